package lexicon

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/calendar"
)

func describe(c content) string {
	var b strings.Builder
	for i, list := range [][]Entry{c.Actors, c.Institutions} {
		for _, e := range list {
			if i == 1 {
				b.WriteString("institution ")
			}
			fmt.Fprintf(&b, "%s: %s\n", e.Kind, strings.Join(append([]string{e.Name}, e.Also...), ", "))
			for _, code := range e.Codes {
				days := ""
				if code.From+code.To != "" {
					days = " " + orDash(code.From) + " " + orDash(code.To)
				}
				fmt.Fprintf(&b, "  %s%s\n", code.Code, days)
			}
		}
	}
	return b.String()
}

func orDash(day string) string {
	if day == "" {
		return "-"
	}
	return day
}

func TestDictionaries(t *testing.T) {
	samples, err := txtar.ParseFile("testdata/dictionaries.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(samples.Files); i += 2 {
		f, want := samples.Files[i], string(samples.Files[i+1].Data)
		for dirt, data := range map[string]string{
			"as it is":   string(f.Data),
			"CRLF":       strings.ReplaceAll(string(f.Data), "\n", "\r\n"),
			"BOM and 1A": "\ufeff" + string(f.Data) + "\x1a",
		} {
			c, err := Pack{f.Name, []byte(data)}.parse()
			if err != nil {
				t.Errorf("%s, %s: %v", f.Name, dirt, err)
			}
			if diff := cmp.Diff(want, describe(c)); diff != "" {
				t.Errorf("%s, %s:\n%s", f.Name, dirt, diff)
			}
		}
	}
}

func TestWhatIsNoActorDictionary(t *testing.T) {
	for text, want := range map[string]string{
		"+SYNONYM\n":                           "line 1: a synonym stands before any name",
		"\n\t[MRVGOV]\n":                       "line 2: a code stands before any name",
		"MAROVIA [MRV\n":                       "line 1: the code \"[MRV\" has no closing bracket",
		"---  GO [040]  ---\n":                 "line 1: this is a dictionary of verbs, not of actors",
		"n:crime [ID_CRIME]\n":                 "line 1: this is a dictionary of issues, not of actors",
		"MONTHS LATER\nYEARS LATER\n":          "is no actor dictionary: no line has a code in square brackets",
		"":                                     "is no actor dictionary: no line has a code in square brackets",
		"Dear reader, this is a letter [1].\n": "",
	} {
		_, err := Load(Pack{"x.txt", []byte(text)})
		switch {
		case want == "" && err == nil:
		case err == nil || err.Error() != "x.txt: "+want:
			t.Errorf("%q: %v, want %s", text, err, want)
		case hearsay.ErrorCode(err) != hearsay.Invalid:
			t.Errorf("%q: the code is %s", text, hearsay.ErrorCode(err))
		}
	}
}

func TestCodeOn(t *testing.T) {
	codes := []Code{{"A", "2001-01-01", "2002-01-01"}, {"B", "2001-06-01", ""}, {"C", "", "1990-01-01"}, {"D", "", ""}}
	for day, want := range map[string]string{"2001-01-01": "A", "2002-01-01": "A", "2002-01-02": "B", "1989-05-05": "C", "1995-05-05": "D"} {
		if got := CodeOn(codes, day); got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}
	if got := CodeOn(nil, "2001-01-01"); got != "" {
		t.Errorf("no codes give %q", got)
	}
}

func FuzzPack(f *testing.F) {
	samples, err := txtar.ParseFile("testdata/dictionaries.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range samples.Files {
		f.Add(string(s.Data), s.Name)
	}
	f.Add("actors:\n- {name: River Front, kind: armed-group, also: [RF]}\n", "a.yaml")
	f.Add("metonyms:\n- {name: a, stands-for: b}\n", "")
	f.Fuzz(func(t *testing.T, data, path string) {
		c, err := Pack{path, []byte(data)}.parse()
		if err != nil {
			if hearsay.ErrorCode(err) == hearsay.Internal {
				t.Errorf("no error for people: %v", err)
			}
			return
		}
		l := build(c)
		for _, e := range l.Entries() {
			if all := l.Actors(strings.ToUpper(e.Name)); len(all) == 0 && calendar.Fold(strings.ToUpper(e.Name)) == calendar.Fold(e.Name) && calendar.Fold(e.Name) != "" {
				t.Errorf("%q is listed and not found", e.Name)
			}
		}
	})
}
