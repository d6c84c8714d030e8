package main

// The rules of what the program prints:
//
//   - results go to standard output, everything else to standard error;
//   - messages are lower case, without a final stop: "hearsay: FILE: what is
//     wrong", then "hearsay: hint: what to do";
//   - colour and redrawn lines only on a terminal, and not with NO_COLOR;
//   - what comes from documents or file names is shown without control
//     characters and direction overrides: nothing in a document can move the
//     cursor or reorder a line;
//   - machine formats (--format json, jsonl, csv, tsv) never change with the
//     terminal.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/term"
	"golang.org/x/text/width"

	"hearsay"
)

// terminal is an output stream and what it can show.
type terminal struct {
	io.Writer
	interactive bool // a person looks at it, lines can be redrawn
	colour      bool
	columns     int // 0 when not interactive
}

func newTerminal(w io.Writer) terminal {
	t := terminal{Writer: w}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return t
	}
	t.interactive = true
	t.colour = os.Getenv("NO_COLOR") == ""
	t.columns = 80
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		t.columns = w
	}
	return t
}

// printf prints a line of the program's own.
func (t terminal) printf(format string, args ...any) {
	fmt.Fprintf(t, "hearsay: "+format+"\n", args...)
}

// failure shows what is wrong with one file of many, on one line.
func (t terminal) failure(err error) { t.printf("%s", clean(err.Error())) }

// error shows the error that ends the program, with its hint.
func (t terminal) error(err error) { t.failures(err) }

// failures shows what is wrong with each of many files. A hint follows the first
// failure that has it and is not said again.
func (t terminal) failures(errs ...error) {
	said := map[string]bool{"": true}
	for _, err := range errs {
		t.failure(err)
		var known *hearsay.Error
		if errors.As(err, &known) && !said[known.Hint] {
			said[known.Hint] = true
			t.printf("hint: %s", clean(known.Hint))
		}
	}
}

// The styles, as SGR sequences (ECMA-48).
const (
	bold      = "1"
	dim       = "2"
	underline = "4"
	green     = "32"
	yellow    = "33"
	cyan      = "36"
)

// style shows s in a style where the terminal has colour.
func (t terminal) style(sgr, s string) string {
	if !t.colour || sgr == "" || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}

// clean makes one harmless line of a text that may be hostile.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// cellsOf is how many columns of a terminal a text takes.
func cellsOf(s string) int {
	n := 0
	for _, r := range s {
		n += cells(r)
	}
	return n
}

func cells(r rune) int {
	if r < unicode.MaxLatin1 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// fit cuts a text to so many columns, with an ellipsis where it was cut.
func fit(s string, columns int) string {
	if cellsOf(s) <= columns {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cells(r); n > columns-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// pad fills a text with blanks to so many columns.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-cellsOf(s)))
}

// count writes a number with its noun: "1 file", "12,345 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// decimal writes a number as people read it, without an exponent: 12,345.5.
func decimal(x float64) string {
	whole, part, found := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	if n, err := strconv.Atoi(whole); err == nil {
		whole = thousands(n)
	}
	if found {
		whole += "." + part
	}
	return whole
}

// thousands writes a number as people read it: 12,345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
