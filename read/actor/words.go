package actor

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/syntax"
)

// trait is what a word tells of an actor, a set of bits.
type trait uint32

const (
	title trait = 1 << iota
	role
	woman
	man
	body
	group
	outlet
	document
	femaleName
	maleName
	loaded
	epithet
	thing
	surname
	plural
)

var traitNames = map[string]trait{
	"title": title, "role": role, "woman": woman, "man": man, "body": body, "group": group, "outlet": outlet, "document": document,
	"female-name": femaleName, "male-name": maleName, "loaded": loaded, "epithet": epithet, "thing": thing, "surname": surname,
}

//go:embed words.txt
var wordList string

// words maps lower-case words to their traits.
type words map[string]trait

// readWords reads the list, and of its section of synonyms the first word of
// each line by every other.
func readWords(list string) (w words, synonym map[string]string, err error) {
	w, synonym = make(words, 2000), map[string]string{}
	var section trait
	synonyms := false
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if synonyms = line == "[same]"; synonyms {
				continue
			}
			var known bool
			if section, known = traitNames[strings.Trim(line, "[]")]; !known {
				return nil, nil, fmt.Errorf("actor words: no section %s", line)
			}
		case synonyms:
			all := strings.Fields(line)
			for _, word := range all {
				synonym[word] = all[0]
			}
		default:
			for word := range strings.FieldsSeq(line) {
				w.add(word, section)
			}
		}
	}
	return w, synonym, nil
}

func (w words) add(word string, t trait) {
	w[word] |= t
	named := t&(woman|man) != 0 && w[word]&title != 0 // "Mrs." is not many "Mr."
	if t&(role|body|group|outlet|document|woman|man) != 0 && !named {
		w[pluralOf(word)] |= t | plural
	}
}

func pluralOf(noun string) string {
	if strings.HasSuffix(noun, "man") {
		return noun[:len(noun)-3] + "men"
	}
	for form, w := range syntax.Conjugate(noun) {
		if form == syntax.Third {
			return w
		}
	}
	return noun
}

// of returns the traits of a word, whatever its case; a point or possessive at
// its end does not count.
func (w words) of(word string) trait {
	word = strings.TrimSuffix(bare(word), ".")
	if rest, ok := strings.CutPrefix(word, "ex-"); ok {
		word = rest
	}
	var buf [24]byte
	low := syntax.Lower(buf[:0], word)
	if low == nil {
		return 0
	}
	return w[string(low)]
}

// bare is a word without its possessive.
func bare(word string) string {
	for _, end := range [...]string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(word, end); ok {
			return cut
		}
	}
	return word
}
