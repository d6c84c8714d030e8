package claim

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay/syntax/stem"
)

var (
	//go:embed classes.txt
	classesText string
	//go:embed counted.txt
	countedText string
	//go:embed stop.txt
	stopText string
	//go:embed refute.txt
	refuteText string
)

// lexicon is the word lists, by stem or by word as it stands.
type lexicon struct {
	class   map[string]string   // stem to class of event
	phrases map[string][]phrase // by their first word
	counted map[string]string   // stem to class of thing
	stop    map[string]bool     // words
	refute  map[string]bool     // words
}

// phrase is a class that is told by several words in a row.
type phrase struct {
	words []string
	class string
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	x := &lexicon{phrases: map[string][]phrase{}, stop: words(stopText), refute: words(refuteText)}
	stems := stem.New()
	x.class = x.classes(classesText, stems)
	x.counted = x.classes(countedText, stems)
	return x
})

// classes reads "name: word word a_phrase". A word that two classes have
// belongs to the first.
func (x *lexicon) classes(text string, stems *stem.Stemmer) map[string]string {
	out := map[string]string{}
	for line := range lines(text) {
		name, list, _ := strings.Cut(line, ":")
		for word := range strings.FieldsSeq(list) {
			if strings.Contains(word, "_") {
				p := phrase{strings.Split(word, "_"), name}
				x.phrases[p.words[0]] = append(x.phrases[p.words[0]], p)
				continue
			}
			if s := stems.Stem("en", word); out[s] == "" {
				out[s] = name
			}
		}
	}
	return out
}

func words(text string) map[string]bool {
	out := map[string]bool{}
	for line := range lines(text) {
		for w := range strings.FieldsSeq(line) {
			out[w] = true
		}
	}
	return out
}

// lines gives the lines of a list that are no remarks.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}
