package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
	"hearsay/position"
)

// Verify checks the whole ledger and tells each problem to report:
//
//   - the SQLite file is sound, its full-text indexes too;
//   - the bytes kept of each file have the hash that names its document;
//   - each reading is valid, and every span in it shows the words that were
//     stored with it, at the stored bytes and code points.
func (l *Ledger) Verify(ctx context.Context, report func(Problem)) (Checked, error) {
	v := verifier{report: report}
	err := l.db.Fresh(ctx, func(c *sqlite.Conn) error {
		v.c = c
		if err := v.file(); err != nil {
			return err
		}
		if err := v.originals(); err != nil {
			return err
		}
		return v.documents(ctx)
	})
	if sqlite.Damaged(err) {
		v.problem("", "the SQLite file is damaged, and the rest of it cannot be checked")
		err = nil
	}
	return v.checked, err
}

type verifier struct {
	c       *sqlite.Conn
	report  func(Problem)
	checked Checked
}

func (v *verifier) problem(record, format string, args ...any) {
	v.checked.Problems++
	v.report(Problem{Record: record, Msg: fmt.Sprintf(format, args...)})
}

// file lets SQLite check the file.
func (v *verifier) file() error {
	err := v.c.Query("PRAGMA integrity_check", func(r *sqlite.Row) error {
		if msg := r.Text(); msg != "ok" {
			v.problem("", "the SQLite file is damaged: %s", msg)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.c.Query("PRAGMA foreign_key_check", func(r *sqlite.Row) error {
		table, row, parent := r.Text(), r.Int64(), r.Text()
		v.problem("", "row %d of table %s refers to a row that is not in %s", row, table, parent)
		return nil
	})
}

// originals checks the bytes of every file.
func (v *verifier) originals() error {
	return v.c.Query("SELECT key, sha256 FROM original", func(r *sqlite.Row) error {
		v.checked.Files++
		key, want := r.Int(), r.Text()
		sum := sha256.New()
		if err := v.c.CopyBlob(sum, "original", "bytes", key); err != nil {
			return err
		}
		if got := hex.EncodeToString(sum.Sum(nil)); got != want {
			v.problem("", "the bytes kept under %s have the hash %s", want, got)
		}
		return nil
	})
}

func (v *verifier) documents(ctx context.Context) error {
	var keys []int
	err := v.c.Query("SELECT key FROM document ORDER BY key", func(r *sqlite.Row) error {
		keys = append(keys, r.Int())
		return nil
	})
	for _, key := range keys {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = v.document(key)
		}
	}
	return err
}

func (v *verifier) document(key int) error {
	v.checked.Documents++
	reading, err := load(v.c, key)
	if reading == nil {
		return err
	}
	d := reading.Document
	if err != nil {
		v.problem(d.ID, "%v", err)
	} else if err := reading.Validate(); err != nil {
		v.problem(d.ID, "the reading is not sound: %v", err)
	}
	if len(d.SHA256) != sha256.Size*2 || hearsay.NewDocumentID(d.SHA256) != d.ID {
		v.problem(d.ID, "the ID is not the one of its bytes")
	}
	return v.anchors(key, d)
}

// anchored are the queries for all spans of a document, whose records have
// keys from ?1 to ?2: a name, both kinds of offsets and the words.
var anchored = [...]string{
	"SELECT name, start_byte, end_byte, start_char, end_char, quote FROM metadata WHERE doc = ?1 >> 24 AND start_byte NOT NULL AND ?2",
	// A block's words are not stored a second time.
	"SELECT 'block', start_byte, end_byte, start_char, end_char, NULL FROM block WHERE key BETWEEN ?1 AND ?2",
	"SELECT id, start_byte, end_byte, start_char, end_char, quote FROM time WHERE key BETWEEN ?1 AND ?2",
	"SELECT id, start_byte, end_byte, start_char, end_char, quote FROM quantity WHERE key BETWEEN ?1 AND ?2",
	`SELECT id, counted_start_byte, counted_end_byte, counted_start_char, counted_end_char, counted
		FROM quantity WHERE key BETWEEN ?1 AND ?2 AND counted_start_byte NOT NULL`,
	"SELECT id, start_byte, end_byte, start_char, end_char, NULL FROM finding WHERE key BETWEEN ?1 AND ?2",
	`SELECT f.id, p.start_byte, p.end_byte, p.start_char, p.end_char, p.quote
		FROM finding_passage p JOIN finding f ON f.key = p.finding WHERE p.finding BETWEEN ?1 AND ?2`,
	"SELECT id, start_byte, end_byte, start_char, end_char, quote FROM citation WHERE key BETWEEN ?1 AND ?2",
	`SELECT c.id, p.start_byte, p.end_byte, p.start_char, p.end_char, p.quote
		FROM citation_piece p JOIN citation c ON c.key = p.citation WHERE p.citation BETWEEN ?1 AND ?2`,
	"SELECT id, start_byte, end_byte, start_char, end_char, quote FROM mention WHERE key BETWEEN ?1 AND ?2",
	// The extent of an attribution is no quotation: other words may lie in it.
	"SELECT id, start_byte, end_byte, start_char, end_char, NULL FROM attribution WHERE key BETWEEN ?1 AND ?2",
	`SELECT a.id, p.start_byte, p.end_byte, p.start_char, p.end_char, p.quote
		FROM attribution_piece p JOIN attribution a ON a.key = p.attribution WHERE p.attribution BETWEEN ?1 AND ?2`,
	`SELECT a.id, l.start_byte, l.end_byte, l.start_char, l.end_char, l.quote
		FROM link l JOIN attribution a ON a.key = l.attribution WHERE l.attribution BETWEEN ?1 AND ?2 AND l.start_byte NOT NULL`,
	`SELECT a.id, l.cue_start_byte, l.cue_end_byte, l.cue_start_char, l.cue_end_char, l.cue
		FROM link l JOIN attribution a ON a.key = l.attribution WHERE l.attribution BETWEEN ?1 AND ?2 AND l.cue_start_byte NOT NULL`,
	// What documents have in common points into their texts too.
	"SELECT attribution, start_byte, end_byte, start_char, end_char, quote FROM quote_member WHERE doc = ?1 >> 24 AND ?2",
	"SELECT record, start_byte, end_byte, start_char, end_char, quote FROM claim_member WHERE doc = ?1 >> 24 AND ?2",
	"SELECT 'what shows an origin', start_byte, end_byte, start_char, end_char, NULL FROM origin_passage WHERE doc = ?1 >> 24 AND ?2",
	"SELECT record, start_byte, end_byte, start_char, end_char, quote FROM cross_passage WHERE doc = ?1 >> 24 AND ?2",
	`SELECT record, at_start_byte, at_end_byte, at_start_char, at_end_char, at
		FROM cross_passage WHERE doc = ?1 >> 24 AND ?2 AND at_start_byte NOT NULL`,
	`SELECT 'text that it shares', p.a_start_byte, p.a_end_byte, p.a_start_char, p.a_end_char, NULL
		FROM reuse u JOIN reuse_piece p ON p.reuse = u.key WHERE u.a = ?1 >> 24 AND ?2`,
	`SELECT 'text that it shares', p.b_start_byte, p.b_end_byte, p.b_start_char, p.b_end_char, NULL
		FROM reuse u JOIN reuse_piece p ON p.reuse = u.key WHERE u.b = ?1 >> 24 AND ?2`,
}

func (v *verifier) anchors(key int, d *hearsay.Document) error {
	at := position.NewMap(d.Text)
	for _, query := range anchored {
		err := v.c.Query(query, func(r *sqlite.Row) error {
			v.checked.Anchors++
			v.anchor(d, at, r)
			return nil
		}, key<<keyBits, key<<keyBits|maxRecords)
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) anchor(d *hearsay.Document, at *position.Map, r *sqlite.Row) {
	id := d.ID + ":" + r.Text()
	s, points := span(r), [2]int{r.Int(), r.Int()}
	if err := s.Check(d.Text); err != nil {
		v.problem(id, "%v", err)
		return
	}
	quoted := !r.Null()
	if quote := r.Text(); quoted && quote != s.Of(d.Text) {
		v.problem(id, "the text at bytes %d-%d is %q, but %q was stored", s.Start, s.End, s.Of(d.Text), quote)
	}
	if want := at.Range(s); points != want {
		v.problem(id, "bytes %d-%d are the code points %d-%d, but %d-%d were stored", s.Start, s.End, want[0], want[1], points[0], points[1])
	}
}
