package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// GAPCase asks whether a pronoun means one of two people (Webster, Recasens,
// Axelrod and Baldridge, "Mind the GAP", TACL 2018).
type GAPCase struct {
	ID, Text      string
	Pronoun, A, B Place
	// IsA and IsB are the gold: at most one of them is true.
	IsA, IsB bool
}

// Place is a stretch of the text of a case, in code points.
type Place struct{ Start, End int }

// Answer is what a system says of a case.
type Answer struct{ IsA, IsB bool }

// GAP is how well pronouns were resolved, each of the two names a decision.
type GAP struct{ Overall, Masculine, Feminine Score }

// Bias is the F1 of feminine pronouns by that of masculine ones; 0 when there
// is no masculine one.
func (g GAP) Bias() float64 {
	if m := g.Masculine.F1(); m > 0 {
		return g.Feminine.F1() / m
	}
	return 0
}

// isFeminine reports the gender of the case's pronoun.
func (c *GAPCase) isFeminine() bool {
	runes := []rune(c.Text)
	switch strings.ToLower(string(runes[c.Pronoun.Start:c.Pronoun.End])) {
	case "she", "her", "hers":
		return true
	}
	return false
}

// ScoreGAP compares answers with the gold; a case without an answer counts as
// two times no.
func ScoreGAP(cases []GAPCase, answers map[string]Answer) GAP {
	var g GAP
	for i := range cases {
		c := &cases[i]
		a := answers[c.ID]
		var s Score
		s.add(decision(c.IsA, a.IsA))
		s.add(decision(c.IsB, a.IsB))
		g.Overall.add(s)
		if c.isFeminine() {
			g.Feminine.add(s)
		} else {
			g.Masculine.add(s)
		}
	}
	return g
}

func decision(gold, said bool) Score {
	var s Score
	if gold {
		s.Recall.Whole = 1
	}
	if said {
		s.Precision.Whole = 1
	}
	if gold && said {
		s.Recall.Part, s.Precision.Part = 1, 1
	}
	return s
}

// ReadGAP reads the cases of GAP: a line of names of columns, then tab-separated
// ID, text, pronoun and its offset in code points, A, its offset and whether it
// is meant, the same of B, and more columns that are passed over.
func ReadGAP(r io.Reader) ([]GAPCase, error) {
	var out []GAPCase
	err := rows(r, func(cells []string) error {
		if cells[0] == "ID" {
			return nil
		}
		c, err := gapCase(cells)
		out = append(out, c)
		return err
	})
	return out, err
}

func gapCase(cells []string) (GAPCase, error) {
	if len(cells) < 10 {
		return GAPCase{}, fmt.Errorf("10 columns were expected, there are %d", len(cells))
	}
	c := GAPCase{ID: cells[0], Text: cells[1]}
	for i, p := range []*Place{&c.Pronoun, &c.A, &c.B} {
		column := [...]int{2, 4, 7}[i]
		start, err := strconv.Atoi(cells[column+1])
		end := start + utf8.RuneCountInString(cells[column])
		if err != nil || start < 0 || end > utf8.RuneCountInString(c.Text) {
			return c, fmt.Errorf("the offset %q of %q is none in the text", cells[column+1], cells[column])
		}
		*p = Place{start, end}
	}
	var okA, okB bool
	c.IsA, okA = truth(cells[6])
	c.IsB, okB = truth(cells[9])
	if !okA || !okB {
		return c, fmt.Errorf("TRUE or FALSE was expected")
	}
	return c, nil
}

// ReadGAPAnswers reads the answers of a system: tab-separated ID, and TRUE or
// FALSE for A and for B.
func ReadGAPAnswers(r io.Reader) (map[string]Answer, error) {
	out := map[string]Answer{}
	err := rows(r, func(cells []string) error {
		if len(cells) < 3 {
			return fmt.Errorf("3 columns were expected, there are %d", len(cells))
		}
		a, okA := truth(cells[1])
		b, okB := truth(cells[2])
		if !okA || !okB {
			return fmt.Errorf("TRUE or FALSE was expected")
		}
		out[cells[0]] = Answer{a, b}
		return nil
	})
	return out, err
}

func truth(cell string) (value, ok bool) {
	switch strings.ToUpper(strings.TrimSpace(cell)) {
	case "TRUE":
		return true, true
	case "FALSE":
		return false, true
	}
	return false, false
}

// rows calls take with the cells of each line that is not empty.
func rows(r io.Reader, take func([]string) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<22)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimRight(in.Text(), "\r")
		if text == "" {
			continue
		}
		if err := take(strings.Split(text, "\t")); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
	return in.Err()
}
