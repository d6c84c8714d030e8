package coref

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsFile string

// class is what a word tells by itself, a bit for each.
type class uint16

const (
	maleName class = 1 << iota
	femaleName
	maleNoun
	femaleNoun
	personNoun
	groupNoun
	timeNoun
	speechVerb
	thingNoun
)

// lists names the sections of words.txt.
var lists = map[string]class{
	"masculine names": maleName, "feminine names": femaleName,
	"masculine nouns": maleNoun, "feminine nouns": femaleNoun,
	"person nouns": personNoun, "group nouns": groupNoun,
	"thing nouns": thingNoun, "time nouns": timeNoun, "speech verbs": speechVerb,
}

// wordList leads from the hash of a word to its classes.
type wordList map[uint32]class

func readWords() wordList {
	x := wordList{}
	var now class
	for line := range strings.Lines(wordsFile) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "== "); ok {
			now = lists[name]
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			x[hashWord(w)] |= now
		}
	}
	return x
}
