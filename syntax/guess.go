package syntax

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part is a coarse part of speech, after the universal ones of Universal
// Dependencies.
type Part uint8

// The parts of speech.
const (
	Unknown Part = iota
	Noun
	ProperNoun
	Pronoun
	Determiner
	Adjective
	Numeral
	Verb
	Auxiliary
	Adverb
	Adposition
	Conjunction
	Subordinator
	Particle // the "to" of an infinitive
	Mark     // punctuation and symbols
)

// Form is the inflection of a verb.
type Form uint8

// The forms of a verb; Past stands for past tense and participle alike where
// they look the same.
const (
	NoForm     Form = 0
	Base       Form = 1 << iota // "say"
	Third                       // "says"
	Past                        // "said"
	Participle                  // "said", "written"
	Gerund                      // "saying"
)

// Tag is what is guessed of one token.
type Tag struct {
	Part Part
	Form Form
	// Time is true for names of days and months and words such as "week".
	Time bool
	// Headline is true in a sentence whose words are all capitalised.
	Headline bool
}

// Guesser guesses parts of speech from closed classes, endings and capital
// letters. It is hand-made and holds only until a trained tagger takes its
// place; it is for English. It is safe for several goroutines.
type Guesser struct {
	words map[string]entry
}

// entry is what the list says of one word.
type entry struct {
	part Part // of a closed class, else Unknown
	form Form // non-zero when it can be a verb
	noun bool // can be a noun as well
	time bool
}

//go:embed words.txt
var wordList string

var sections = map[string]Part{
	"pronoun": Pronoun, "determiner": Determiner, "adposition": Adposition, "conjunction": Conjunction,
	"subordinator": Subordinator, "auxiliary": Auxiliary, "adverb": Adverb, "numeral": Numeral, "particle": Particle,
	"adjective": Adjective, "noun": Noun,
}

// NewGuesser reads the embedded word list.
func NewGuesser() (*Guesser, error) {
	g := &Guesser{words: make(map[string]entry, 6000)}
	section := ""
	for line := range strings.Lines(wordList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			if _, known := sections[section]; !known && section != "verb" && section != "verb-or-noun" && section != "time" {
				return nil, fmt.Errorf("word list: no section %q", section)
			}
		default:
			for word := range strings.FieldsSeq(line) {
				g.add(section, word)
			}
		}
	}
	return g, nil
}

func (g *Guesser) add(section, word string) {
	switch section {
	case "verb", "verb-or-noun":
		for form, w := range Conjugate(word) {
			e := g.words[w]
			e.form |= form
			e.noun = e.noun || section == "verb-or-noun"
			g.words[w] = e
		}
	case "time":
		e := g.words[word]
		e.time = true
		g.words[word] = e
	default:
		if e := g.words[word]; e.part == Unknown {
			e.part = sections[section]
			g.words[word] = e
		}
	}
}

// longestWord is how many bytes of a word are looked up; no word of the list
// is longer.
const longestWord = 24

// lookup finds a word whatever its case and apostrophe, without allocation.
func (g *Guesser) lookup(word string) entry {
	var buf [longestWord]byte
	low := Lower(buf[:0], word)
	if low == nil {
		return entry{}
	}
	return g.words[string(low)]
}

// Lower appends word to buf in lower case with curly apostrophes straightened,
// or returns nil when it does not fit or is not Latin script.
func Lower(buf []byte, word string) []byte {
	if len(word) > cap(buf) {
		return nil
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99:
			c = '\''
			i += 2
		case c >= utf8.RuneSelf:
			return nil
		}
		buf = append(buf, c)
	}
	return buf
}

// Tags guesses a tag for every token.
func (g *Guesser) Tags(a *Analysis) []Tag {
	tags := make([]Tag, len(a.Tokens))
	for _, s := range a.Sentences {
		title := g.isHeadline(a, s)
		for t := s.First; t < s.Last; t++ {
			tags[t] = g.tag(a, tags, s, t, title)
			tags[t].Headline = title
		}
	}
	return tags
}

// isHeadline reports whether the words of a sentence are capitalised as in a
// headline, so that capitals tell nothing. A verb in small letters shows that
// they are not.
func (g *Guesser) isHeadline(a *Analysis, s Sentence) bool {
	words, capitals := 0, 0
	for t := s.First; t < min(s.Last, s.First+40); t++ {
		word := a.Text(t)
		switch {
		case a.Tokens[t].Kind != Word:
		case startsUpper(word):
			words++
			capitals++
		case len(word) > 3:
			words++
		}
		if a.Tokens[t].Kind == Word && !startsUpper(word) {
			if e := g.lookup(word); e.form != 0 && e.part == Unknown || e.part == Auxiliary {
				return false
			}
		}
	}
	return words >= 3 && capitals*10 >= words*8
}

func (g *Guesser) tag(a *Analysis, tags []Tag, s Sentence, t int, title bool) Tag {
	switch a.Tokens[t].Kind {
	case Punct, Symbol:
		return Tag{Part: Mark}
	case Number:
		return Tag{Part: Numeral}
	case URL, Handle:
		return Tag{Part: ProperNoun}
	}
	word := a.Text(t)
	e := g.lookup(word)
	capital := startsUpper(word)
	before := Tag{Part: Mark}
	if t > s.First {
		before = tags[t-1]
	}
	switch {
	case e.time && capital && !isUpper(word):
		return Tag{Part: ProperNoun, Time: true}
	case capital && e.part == Auxiliary && (word == "Will" || word == "May") && t > s.First && !afterOpening(a, s, t) && !title:
		return Tag{Part: ProperNoun} // "Will", a man's name
	case e.part == Adjective && e.form != 0 && (before.Part == Noun || before.Part == ProperNoun || before.Part == Pronoun || before.Part == Particle) && !capital && !g.nounFollows(a, s, t):
		return Tag{Part: Verb, Form: e.form} // "she left", "to open"
	case capital && len(word) > 1 && isUpper(word) && !title:
		return Tag{Part: ProperNoun} // "US", "WHO", "IT"
	case e.part != Unknown && !(capital && opensName(e.part) && inName(a, s, t)):
		return g.closed(a, s, t, e)
	case capital && title && e.form != 0:
		return g.verbOrNoun(a, s, t, e, before)
	case capital && (t > s.First && !afterOpening(a, s, t) || e.form == 0):
		return Tag{Part: ProperNoun}
	case e.form != 0:
		return g.verbOrNoun(a, s, t, e, before)
	}
	part := byEnding(word)
	if part == Adverb && (before.Part == Determiner || t > s.First && isOwner(a.Text(t-1))) && !g.nounFollows(a, s, t) {
		part = Noun // "the foundation's tally"
	}
	if part == Verb && (before.Part == Determiner || before.Part == Adjective) {
		part = Adjective
	}
	return Tag{Part: part, Time: e.time, Form: endingForm(word)}
}

// opensName reports whether a word of the part can be part of a name when it is
// capitalised: "New", "First", "Two", "Young".
func opensName(p Part) bool { return p == Adjective || p == Numeral }

// inName reports whether a capitalised word stands beside another one.
func inName(a *Analysis, s Sentence, t int) bool {
	return t+1 < s.Last && a.Tokens[t+1].Kind == Word && startsUpper(a.Text(t+1)) ||
		t > s.First && a.Tokens[t-1].Kind == Word && startsUpper(a.Text(t-1))
}

// afterOpening reports whether only opening marks stand between the beginning
// of the sentence and token t.
func afterOpening(a *Analysis, s Sentence, t int) bool {
	for t--; t >= s.First; t-- {
		if a.Tokens[t].Kind != Punct {
			return a.Text(t) == ":"
		}
	}
	return true
}

// closed decides among the uses of closed-class words.
func (g *Guesser) closed(a *Analysis, s Sentence, t int, e entry) Tag {
	next := entry{}
	if t+1 < s.Last {
		next = g.lookup(a.Text(t + 1))
	}
	part := e.part
	switch word := a.Text(t); {
	case EqualFold(word, "to") && next.form&Base != 0 && !(t > s.First && (EqualFold(a.Text(t-1), "according") || EqualFold(a.Text(t-1), "due"))):
		part = Particle
	case EqualFold(word, "her") && (next.part != Unknown && next.part != Adjective && next.part != Numeral || next == (entry{}) && t+1 >= s.Last):
		part = Pronoun
	case (EqualFold(word, "have") || EqualFold(word, "had") || EqualFold(word, "has") || EqualFold(word, "did")) && (next.part == Determiner):
		return Tag{Part: Verb, Form: e.form}
	}
	return Tag{Part: part, Form: e.form, Time: e.time}
}

// verbOrNoun decides on a word of the verb lists by what stands around it.
func (g *Guesser) verbOrNoun(a *Analysis, s Sentence, t int, e entry, before Tag) Tag {
	noun := before.Part == Determiner || before.Part == Adjective || before.Part == Numeral || before.Part != Auxiliary && t > s.First && isOwner(a.Text(t-1))
	if e.form&(Base|Third) == 0 {
		if noun && e.form&Gerund != 0 {
			return Tag{Part: Noun, Form: e.form}
		}
		participle := strings.HasSuffix(a.Text(t), "ed") || e.form&Past == 0 // "wounded", "written", but not "told"
		if noun && participle && g.nounFollows(a, s, t) {
			return Tag{Part: Adjective, Form: e.form}
		}
		return Tag{Part: Verb, Form: e.form}
	}
	switch {
	case e.noun && (noun || before.Part == Adposition), before.Part == Determiner:
		return Tag{Part: Noun, Form: e.form}
	case !e.noun, before.Part == Particle, before.Part == Auxiliary, before.Part == Pronoun:
		return Tag{Part: Verb, Form: e.form}
	case t+1 >= s.Last:
		return Tag{Part: Noun, Form: e.form}
	}
	return g.agree(a, s, t, e, before)
}

// nounFollows reports whether a word of no closed class stands after token t,
// as in "the wounded soldier".
func (g *Guesser) nounFollows(a *Analysis, s Sentence, t int) bool {
	if t+1 >= s.Last || a.Tokens[t+1].Kind != Word {
		return false
	}
	next := g.lookup(a.Text(t + 1))
	return next.part == Unknown || next.part == Adjective || next.part == Numeral
}

// agree decides by number and by what follows: "officials say", "the envoy
// claims that", but "war crimes", "swing states in".
func (g *Guesser) agree(a *Analysis, s Sentence, t int, e entry, before Tag) Tag {
	noun, verb := Tag{Part: Noun, Form: e.form}, Tag{Part: Verb, Form: e.form}
	if e.form&Past != 0 && before.Part != Mark {
		return verb
	}
	switch before.Part {
	case Noun, ProperNoun, Adverb, Conjunction:
	default:
		return noun
	}
	next := g.lookup(a.Text(t + 1))
	if e.form&Third != 0 && before.Part == ProperNoun && a.Text(t+1) == "," && t+2 < s.Last && g.lookup(a.Text(t+2)).form&Gerund != 0 {
		return verb // "Radio Teslin reports, citing two officials, that"
	}
	led := next.part == Determiner || next.part == Pronoun || next.part == Subordinator || isOpening(a.Text(t+1)) ||
		EqualFold(a.Text(t+1), "to") || startsUpper(a.Text(t+1)) && (before.Part == ProperNoun || before.Part == Noun)
	if before.Part == Adverb && t > s.First+1 && !led {
		before = Tag{Part: ProperNoun} // "Dost also claims": as without the adverb
		led = e.form&Third != 0
	}
	if before.Part == Adverb || before.Part == Conjunction {
		return pick(led, verb, noun)
	}
	plural := strings.HasSuffix(a.Text(t-1), "s") && before.Part == Noun
	return pick(led && plural == (e.form&Base != 0), verb, noun)
}

func pick(first bool, a, b Tag) Tag {
	if first {
		return a
	}
	return b
}

// isOwner reports whether a word ends in a possessive.
func isOwner(word string) bool {
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s")
}

func isOpening(mark string) bool {
	switch mark {
	case "“", "‘", "«", `"`, "``", "''", "'":
		return true
	}
	return false
}

// EqualFold compares a word with a lower-case ASCII one, ignoring case.
func EqualFold(word, low string) bool {
	return len(word) == len(low) && strings.EqualFold(word, low)
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isUpper(word string) bool {
	for i := range len(word) {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	return true
}

// endings tell the part of speech of words that no list has.
var endings = [...]struct {
	end  string
	part Part
}{
	{"ly", Adverb},
	{"ous", Adjective},
	{"ful", Adjective},
	{"less", Adjective},
	{"able", Adjective},
	{"ible", Adjective},
	{"ish", Adjective},
	{"ive", Adjective},
	{"ical", Adjective},
	{"ing", Verb},
	{"ed", Verb},
}

func byEnding(word string) Part {
	if len(word) > 4 {
		for _, e := range endings {
			if strings.HasSuffix(word, e.end) {
				return e.part
			}
		}
	}
	return Noun
}

func endingForm(word string) Form {
	switch {
	case len(word) > 4 && strings.HasSuffix(word, "ing"):
		return Gerund
	case len(word) > 4 && strings.HasSuffix(word, "ed"):
		return Past | Participle
	}
	return NoForm
}
