package server

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shown writes pieces with the words that differ in brackets.
func shown(pieces []wordPiece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Differs {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestDifferences(t *testing.T) {
	for _, c := range []struct{ a, b, wantA, wantB string }{
		{"“We will not sign today,”", "“We shall not sign today”", "“We [will] not sign today,”", "“We [shall] not sign today”"},
		{"“We will not sign,”", "“We will sign.”", "“We will [not] sign,”", "“We will sign.”"},
		{"“We will not sign today,”", "“not sign”", "“We will not sign today,”", "“not sign”"},
		{"“We will,” Oda said, “not sign.”", "“We will not sign.”", "“We will,” Oda said, “not sign.”", "“We will not sign.”"},
		{"الهدنة لن تصمد", "الهدنة قد تصمد", "الهدنة [لن] تصمد", "الهدنة [قد] تصمد"},
		{"nothing", "else", "nothing", "else"},
		{"", "“a”", "", "“a”"},
	} {
		a, b := differences(c.a, c.b)
		if shown(a) != c.wantA || shown(b) != c.wantB {
			t.Errorf("got %s\nand %s\nwant %s\nand %s", shown(a), shown(b), c.wantA, c.wantB)
		}
	}
}

// The pieces are the text, whatever it is.
func TestDifferencesKeepTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		inA, inB := differences(a, b)
		for text, pieces := range map[string][]wordPiece{a: inA, b: inB} {
			got := ""
			for _, p := range pieces {
				got += p.Text
			}
			if a != b && got != text {
				t.Fatalf("%q became %q", text, got)
			}
		}
	})
}
