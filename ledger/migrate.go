package ledger

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks an SQLite file as a ledger: "hrsy" in ASCII.
const applicationID = 0x68727379

// upToDate checks the tables of a ledger that cannot be written.
func upToDate(c *sqlite.Conn) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	done, err := known(c, names)
	if err == nil && done < len(names) {
		err = &hearsay.Error{
			Code: hearsay.Unsupported,
			Msg:  "was written by an older version of hearsay, and cannot be brought up to date because it cannot be written",
			Hint: "copy it to a folder where you may write, and name the copy with --ledger",
		}
	}
	return err
}

// known is the number of the last migration, which this program must know.
func known(c *sqlite.Conn, names []string) (int, error) {
	done, err := version(c)
	if err == nil && done > len(names) {
		err = &hearsay.Error{
			Code: hearsay.Unsupported,
			Msg:  fmt.Sprintf("was written by a newer version of hearsay (tables of version %d, this program knows %d)", done, len(names)),
			Hint: "use the newer program, or read the files into another ledger",
		}
	}
	return done, err
}

// migrate brings the tables to the state that this program knows. It runs in
// one transaction, so that a ledger is never between two states.
func migrate(c *sqlite.Conn) error {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted by their number
	if err != nil {
		return err
	}
	done, err := known(c, names)
	if err != nil {
		return err
	}
	for _, name := range names[done:] {
		if err := apply(c, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// version is the number of the last migration, 0 for an empty file.
func version(c *sqlite.Conn) (int, error) {
	id, err := number(c, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	if id != applicationID {
		tables, err := number(c, "SELECT count(*) FROM sqlite_schema")
		if err == nil && tables > 0 {
			err = &hearsay.Error{
				Code: hearsay.Invalid,
				Msg:  "is a database of another program, not a ledger",
				Hint: "name another file with --ledger",
			}
		}
		return 0, err
	}
	return number(c, "SELECT max(version) FROM migration")
}

// apply runs "migrations/NUMBER_NAME.sql" and records it.
func apply(c *sqlite.Conn, path string) error {
	script, err := migrations.ReadFile(path)
	if err != nil {
		return err
	}
	num, name, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(path, "migrations/"), ".sql"), "_")
	n, err := strconv.Atoi(num)
	if err != nil {
		return err
	}
	if err := c.Script(string(script)); err != nil {
		return err
	}
	if err := c.Script(fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	return c.Exec("INSERT INTO migration (version, name) VALUES (?, ?)", n, name)
}

// number is the one number that a query gives, 0 for none.
func number(c *sqlite.Conn, query string, args ...any) (n int, err error) {
	err = c.Query(query, func(r *sqlite.Row) error {
		n = r.Int()
		return nil
	}, args...)
	return n, err
}
