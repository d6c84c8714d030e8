package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
)

// listing is a table that a verb prints. Machines get all columns, people those
// that fit on a screen.
type listing struct {
	columns []string // of the machine formats, a promise
	shown   []shown  // for people
	// group is a column: rows with one value of it are shown together, under the line
	// that above makes of the first of them. "" for no groups.
	group string
	above func(cell func(column string) any) string
}

// shown is a column of the table for people.
type shown struct {
	heading string
	column  string // one of the listing's columns
	limit   int    // cells at most on a terminal, 0 for what is left
}

// formats are the values of --format.
func formats() []string { return append([]string{"table"}, export.TableFormats()...) }

// listOptions are the flags that every listing has.
type listOptions struct {
	format        string
	limit, offset int
}

// peopleLimit is how many rows a person gets without asking for more.
const peopleLimit = 50

// noLimitGiven is the value of --limit when the flag is absent.
const noLimitGiven = math.MinInt

// page leaves the rows that are asked for.
func page[T any](o listOptions, rows []T) []T {
	rows = rows[min(o.offset, len(rows)):]
	if o.limit > 0 {
		rows = rows[:min(o.limit, len(rows))]
	}
	return rows
}

func (o *listOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "table", "table, csv, tsv, json or jsonl")
	f.IntVar(&o.limit, "limit", noLimitGiven, "how many rows; 0 for all (a table shows 50, machine formats all)")
	f.Lookup("limit").DefValue = "0" // so that the help does not show it
	f.IntVar(&o.offset, "offset", 0, "how many rows to leave out first")
	complete(cmd, "format", formats()...)
}

func (o *listOptions) check() error {
	if !slices.Contains(formats(), o.format) {
		return badValue("--format", o.format, formats())
	}
	if o.limit == noLimitGiven {
		o.limit = 0
		if o.format == "table" {
			o.limit = peopleLimit
		}
	}
	return errors.Join(notNegative("--limit", o.limit), notNegative("--offset", o.offset))
}

func notNegative(flag string, n int) error {
	if n >= 0 {
		return nil
	}
	return &hearsay.Error{
		Code: hearsay.Invalid, Msg: fmt.Sprintf("%s %d is below 0", flag, n),
		Hint: "use a number from 0 up",
	}
}

// badValue is the error for a flag whose value is not among those allowed.
func badValue(flag, value string, allowed []string) error {
	return &hearsay.Error{
		Code: hearsay.Invalid,
		Msg:  fmt.Sprintf("%s %q is not known", flag, value),
		Hint: "use one of " + strings.Join(allowed, ", "),
	}
}

// complete offers values of a flag to the shell.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// The only error is a flag that does not exist, which every test of the verb
	// would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// write prints the rows, each with a cell for each column.
func (l listing) write(out io.Writer, format string, rows iter.Seq2[[]any, error]) error {
	if format == "table" {
		return l.people(newTerminal(out), rows)
	}
	t, err := export.NewTable(format, out, l.columns)
	if err != nil {
		return err
	}
	for cells, err := range rows {
		if err != nil {
			return err
		}
		if err := t.Row(cells...); err != nil {
			return err
		}
	}
	return t.Close()
}

// measuredRows is how many rows decide how wide the columns are.
const measuredRows = 500

// people prints an aligned table.
func (l listing) people(t terminal, rows iter.Seq2[[]any, error]) error {
	var waiting []personRow
	var widths []int
	flush := func() error {
		if widths == nil && len(waiting) > 0 {
			widths = l.widths(t, waiting)
			if err := l.head(t, widths); err != nil {
				return err
			}
		}
		for _, row := range waiting {
			if err := row.write(t, widths); err != nil {
				return err
			}
		}
		waiting = waiting[:0]
		return nil
	}
	for row, err := range l.personRows(rows) {
		if err != nil {
			return err
		}
		waiting = append(waiting, row)
		if widths != nil || len(waiting) == measuredRows {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// personRow is what people see of a row.
type personRow struct {
	above string // the line over the group that it begins
	cells []string
}

func (r personRow) write(t terminal, widths []int) error {
	if r.above != "" {
		if _, err := fmt.Fprintf(t, "\n%s\n", t.style(bold, r.above)); err != nil {
			return err
		}
	}
	return line(t, r.cells, widths, "")
}

func (l listing) personRows(rows iter.Seq2[[]any, error]) iter.Seq2[personRow, error] {
	return func(yield func(personRow, error) bool) {
		var group any
		for cells, err := range rows {
			if err != nil {
				yield(personRow{}, err)
				return
			}
			row := personRow{cells: l.row(cells)}
			cell := func(column string) any { return cells[slices.Index(l.columns, column)] }
			if l.group != "" && cell(l.group) != group {
				group, row.above = cell(l.group), clean(l.above(cell))
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// row is what people see of the cells.
func (l listing) row(cells []any) []string {
	out := make([]string, len(l.shown))
	for i, s := range l.shown {
		switch v := cells[slices.Index(l.columns, s.column)].(type) {
		case bool:
			if v {
				out[i] = "yes"
			}
		case int:
			out[i] = thousands(v)
		case float64:
			out[i] = decimal(v)
		case []string:
			out[i] = clean(strings.Join(v, ", "))
		default:
			out[i] = clean(fmt.Sprint(v))
		}
	}
	return out
}

// widths are those of the widest cells; on a terminal the columns share what there
// is, those without a limit get most of it.
func (l listing) widths(t terminal, rows []personRow) []int {
	widths := make([]int, len(l.shown))
	total := 2 * (len(widths) - 1)
	for i, s := range l.shown {
		widths[i] = cellsOf(s.heading)
		for _, row := range rows {
			widths[i] = max(widths[i], cellsOf(row.cells[i]))
		}
		if t.columns > 0 && s.limit > 0 {
			widths[i] = min(widths[i], s.limit)
		}
		total += widths[i]
	}
	for ; t.columns > 0 && total > t.columns; total-- {
		i := l.widest(widths)
		if i < 0 {
			break
		}
		widths[i]--
	}
	return widths
}

// narrowest is how few cells of a column are left on a narrow terminal.
const narrowest = 10

// widest is the column to make narrower, -1 for none. IDs are never cut: people
// copy them. A column without a limit counts half.
func (l listing) widest(widths []int) int {
	best, most := -1, 0
	for i, s := range l.shown {
		width := 2 * widths[i]
		if s.limit == 0 {
			width = widths[i]
		}
		if s.column != "id" && widths[i] > max(narrowest, cellsOf(s.heading)) && width > most {
			best, most = i, width
		}
	}
	return best
}

func (l listing) head(t terminal, widths []int) error {
	headings := make([]string, len(l.shown))
	for i, s := range l.shown {
		headings[i] = s.heading
	}
	return line(t, headings, widths, bold)
}

func line(t terminal, row []string, widths []int, sgr string) error {
	var b strings.Builder
	for i, cell := range row {
		if t.columns > 0 {
			cell = fit(cell, widths[i])
		}
		if i < len(row)-1 {
			cell = pad(cell, widths[i]) + "  "
		}
		b.WriteString(cell)
	}
	_, err := fmt.Fprintln(t, t.style(sgr, strings.TrimRight(b.String(), " ")))
	return err
}

// more tells a person that there are more rows than shown.
func (o listOptions) more(std streams, shown, total int, noun string) {
	if t := newTerminal(std.err); o.format == "table" && total > shown {
		t.printf("%s of %s; --limit 0 shows all", thousands(shown), count(total, noun))
	}
}

// each turns the elements of a list into rows.
func each[T any](list []T, cells func(T) []any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, x := range list {
			if !yield(cells(x), nil) {
				return
			}
		}
	}
}

// joinNames puts a list into one cell.
func joinNames(names []string) string { return strings.Join(names, "; ") }

// oneOf checks the value of a flag.
func oneOf(flag, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return badValue(flag, value, allowed)
}

// checkDate checks a date of any precision; "" is none.
func checkDate(flag, value string) error {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, value); err == nil || value == "" {
			return nil
		}
	}
	return &hearsay.Error{
		Code: hearsay.Invalid, Msg: fmt.Sprintf("%s %q is not a date", flag, value),
		Hint: "write it as YYYY, YYYY-MM or YYYY-MM-DD",
	}
}
