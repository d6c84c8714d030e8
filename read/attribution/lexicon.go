package attribution

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// frame is what a cue takes as its content, a set of bits.
type frame uint8

const (
	thatClause frame = 1 << iota // a clause with or without "that"
	quotation                    // words in quotation marks
	object                       // a noun phrase
	infinitive                   // "to go"
	whether                      // "whether", "if" and other questions
	hearer                       // a person who is told comes first
)

// class says what kind of attribution a cue makes.
type class uint8

const (
	speech   class = iota // says
	thought               // believes, knows
	will                  // wants, plans
	stance                // supports, opposes
	evidence              // what a document or poll does: shows, finds
)

// tone is how the cue's own wording places the writer towards the content.
type tone uint8

const (
	neutral  tone = iota
	factive       // takes it for true: "admitted"
	doubting      // keeps a distance: "claimed"
	loaded        // judges the speaker: "ranted"
)

// cue is an entry of the lexicon.
type cue struct {
	noun     bool
	class    class
	frames   frame
	polarity hearsay.Polarity
	tone     tone
	// rest are the words after the first one of a cue of several.
	rest []string
}

// lexicon finds the cues that can begin with a word form. Of entries that share
// a form the longest come first.
type lexicon struct {
	forms map[string][]sense
	cues  int
}

// sense is a cue in one of its forms.
type sense struct {
	cue  *cue
	form syntax.Form
}

//go:embed cues.txt
var cueList string

var (
	frameNames = map[string]frame{
		"that": thatClause, "quote": quotation, "object": object, "to": infinitive, "whether": whether, "hearer": hearer,
	}
	classNames = map[string]class{"speech": speech, "thought": thought, "will": will, "stance": stance, "evidence": evidence}
	toneNames  = map[string]tone{"neutral": neutral, "factive": factive, "doubting": doubting, "loaded": loaded}
)

// newLexicon reads a list of cues and says what is wrong with it.
func newLexicon(list string) (*lexicon, error) {
	lex := &lexicon{forms: make(map[string][]sense, 4000)}
	var section *cue
	n := 0
	for line := range strings.Lines(list) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			var err error
			if section, err = parseSection(strings.Trim(line, "[]")); err != nil {
				return nil, fmt.Errorf("cue list, line %d: %w", n, err)
			}
			continue
		}
		if section == nil {
			return nil, fmt.Errorf("cue list, line %d: words before the first section", n)
		}
		for word := range strings.FieldsSeq(line) {
			if err := lex.add(*section, word); err != nil {
				return nil, fmt.Errorf("cue list, line %d: %w", n, err)
			}
		}
	}
	return lex, nil
}

// parseSection reads "verb speech that+quote affirmed neutral".
func parseSection(head string) (*cue, error) {
	f := strings.Fields(head)
	if len(f) != 5 || f[0] != "verb" && f[0] != "noun" {
		return nil, fmt.Errorf("section %q is not: verb or noun, class, frames, polarity, tone", head)
	}
	c := &cue{noun: f[0] == "noun", polarity: hearsay.Polarity(f[3])}
	var known bool
	if c.class, known = classNames[f[1]]; !known {
		return nil, fmt.Errorf("unknown class %q", f[1])
	}
	for name := range strings.SplitSeq(f[2], "+") {
		bit, known := frameNames[name]
		if !known {
			return nil, fmt.Errorf("unknown frame %q", name)
		}
		c.frames |= bit
	}
	if c.polarity != hearsay.Affirmed && c.polarity != hearsay.Denied && c.polarity != hearsay.Withheld {
		return nil, fmt.Errorf("unknown polarity %q", f[3])
	}
	if c.tone, known = toneNames[f[4]]; !known {
		return nil, fmt.Errorf("unknown tone %q", f[4])
	}
	return c, nil
}

// add enters one word in all its forms. A word that stands in several sections
// of the same part of speech has the frames of all, and the rest of the first.
func (l *lexicon) add(c cue, word string) error {
	head, irregular, _ := strings.Cut(word, "/")
	parts := strings.Split(head, "_")
	if irregular != "" {
		irregular = "/" + irregular
	}
	c.rest = parts[1:]
	if strings.Trim(head, "abcdefghijklmnopqrstuvwxyz_") != "" || parts[0] == "" {
		return fmt.Errorf("%q is not a word in lower case", word)
	}
	l.cues++
	entry := &c
	if c.noun {
		l.enter(parts[0], sense{entry, syntax.NoForm})
		l.enter(plural(parts[0]), sense{entry, syntax.NoForm})
		return nil
	}
	for form, w := range syntax.Conjugate(parts[0] + irregular) {
		l.enter(w, sense{entry, form})
	}
	return nil
}

func plural(noun string) string {
	for form, w := range syntax.Conjugate(noun) {
		if form == syntax.Third {
			return w
		}
	}
	return noun
}

func (l *lexicon) enter(word string, s sense) {
	list := l.forms[word]
	for i := range list {
		same := list[i].cue.noun == s.cue.noun && strings.Join(list[i].cue.rest, " ") == strings.Join(s.cue.rest, " ")
		if same && list[i].form != s.form && list[i].cue == s.cue {
			list[i].form |= s.form
			return
		}
		if same {
			merged := *list[i].cue
			merged.frames |= s.cue.frames
			list[i].cue = &merged
			list[i].form |= s.form
			return
		}
	}
	at := len(list)
	for at > 0 && len(list[at-1].cue.rest) < len(s.cue.rest) {
		at--
	}
	list = append(list, sense{})
	copy(list[at+1:], list[at:])
	list[at] = s
	l.forms[word] = list
}
