package train

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"hearsay/lexicon"
	"hearsay/syntax/names"
)

//go:embed lists/*.txt
var listFiles embed.FS

// lists are our own; those of names hold a name between commas or on a line,
// those of words are cut at blanks.
var lists = []struct {
	file  string
	list  names.List
	words bool
}{
	{"given", names.GivenNames, true},
	{"family", names.FamilyNames, true},
	{"places", names.Places, false},
	{"bodies", names.Bodies, false},
	{"peoples", names.Demonyms, true},
	{"titles", names.Titles, true},
	{"bodywords", names.BodyWords, true},
	{"placewords", names.PlaceWords, true},
	{"workwords", names.WorkWords, true},
	{"times", names.TimeWords, true},
}

// Lexicon holds the states and outlets of package lexicon and the lists beside
// this file.
func Lexicon() (*names.Lexicon, error) {
	x := names.NewLexicon()
	for _, l := range lists {
		data, err := listFiles.ReadFile("lists/" + l.file + ".txt")
		if err != nil {
			return nil, fmt.Errorf("the list %s: %w", l.file, err)
		}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			entries := strings.Split(line, ",")
			if l.words {
				entries = strings.Fields(line)
			}
			for _, e := range entries {
				x.Add(l.list, strings.TrimSpace(e))
			}
		}
	}
	return x, addLexicon(x)
}

func addLexicon(x *names.Lexicon) error {
	l, err := lexicon.Load()
	if err != nil {
		return err
	}
	for _, o := range l.Outlets() {
		for _, n := range append([]string{o.Name}, o.Also...) {
			x.Add(names.Outlets, n)
		}
	}
	for _, s := range l.States() {
		for _, n := range append([]string{s.Name}, s.Also...) {
			x.Add(names.States, n)
		}
		for _, n := range slices.Concat(s.Adjectives, s.People) {
			x.Add(names.Demonyms, n)
		}
		for _, n := range s.Capitals {
			x.Add(names.Capitals, n)
		}
	}
	for _, e := range l.Entries() {
		for _, n := range append([]string{e.Name}, e.Also...) {
			x.Add(names.Bodies, n)
		}
	}
	for _, t := range l.Titles() {
		for _, n := range append([]string{t.Name}, t.Also...) {
			x.Add(names.Titles, n)
		}
	}
	return nil
}
