package eval

import (
	"fmt"
	"unicode"
)

// ScoreColumns compares documents in columns. Documents go together by their
// names; one that the system has not counts as one without entities, and one
// that the gold has not is an error. The tokens of both sides may differ as long
// as the text without its white space is the same.
func ScoreColumns(gold, system []CorefDocument) (Coref, error) {
	byName := map[string]*CorefDocument{}
	for i := range system {
		byName[system[i].Name] = &system[i]
	}
	var sum Coref
	for i := range gold {
		var found []Entity
		if s := byName[gold[i].Name]; s != nil {
			var err error
			if found, err = Align(&gold[i], s); err != nil {
				return sum, fmt.Errorf("document %s: %w", gold[i].Name, err)
			}
			delete(byName, gold[i].Name)
		}
		sum.Add(ScoreCoref(gold[i].Entities, found))
	}
	for i := range system {
		if byName[system[i].Name] != nil {
			return sum, fmt.Errorf("document %s is not in the gold", system[i].Name)
		}
	}
	return sum, nil
}

// Align gives the entities of the system in the tokens of the gold: a mention
// becomes the gold tokens that hold its first and last characters. It is an
// error when the texts differ in more than white space, but for single characters
// (see [Match]).
func Align(gold, system *CorefDocument) ([]Entity, error) {
	owner, text := letters(gold.Tokens)
	_, other := letters(system.Tokens)
	partner, err := Match(other, text)
	if err != nil {
		return nil, err
	}
	starts := startsOf(system.Tokens)
	out := make([]Entity, 0, len(system.Entities))
	for _, e := range system.Entities {
		var moved Entity
		for _, m := range e {
			if from, to := partner[starts[m.First]], partner[starts[m.Last]]; from < to {
				moved = append(moved, Mention{owner[from], owner[to-1] + 1})
			}
		}
		out = append(out, moved)
	}
	return out, nil
}

// Match gives for each character of one text, and for its end, the place of the
// same character in another. Single characters may be missing on one side or be
// another character there, as long as they are fewer than one in a hundred (gold
// files leave out or replace marks that mean something in their format); such a
// character has the place of the next one that both have.
func Match(text, other []rune) ([]int, error) {
	partner := make([]int, 0, len(text)+1)
	at, strange := 0, 0
	for i := range text {
		switch {
		case at < len(other) && text[i] == other[at]:
			partner = append(partner, at)
			at++
			continue
		case at+1 < len(other) && text[i] == other[at+1]:
			partner = append(partner, at+1)
			at += 2
		case i+1 < len(text) && at < len(other) && text[i+1] == other[at]:
			partner = append(partner, at)
		default:
			partner = append(partner, min(at, len(other)))
			at++
		}
		if strange++; strange > 2+len(text)/100 {
			return nil, fmt.Errorf("the texts differ at character %d (white space not counted): %q and %q", i, snippet(text, i), snippet(other, at))
		}
	}
	if diff := len(other) - at; diff > 2 || diff < -2 {
		return nil, fmt.Errorf("one text has %d characters without white space, the other %d", len(text), len(other))
	}
	return append(partner, len(other)), nil
}

// letters is the text of tokens without white space, and which token each
// character belongs to.
func letters(tokens []string) (owner []int, text []rune) {
	for i, t := range tokens {
		for _, r := range t {
			if !unicode.IsSpace(r) {
				owner, text = append(owner, i), append(text, r)
			}
		}
	}
	return owner, text
}

// startsOf counts the characters before each token, and before the end.
func startsOf(tokens []string) []int {
	out, n := make([]int, 0, len(tokens)+1), 0
	for _, t := range tokens {
		out = append(out, n)
		for _, r := range t {
			if !unicode.IsSpace(r) {
				n++
			}
		}
	}
	return append(out, n)
}

func snippet(text []rune, at int) string {
	at = min(at, len(text))
	return string(text[at:min(at+20, len(text))])
}
