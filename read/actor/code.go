package actor

import (
	"strings"

	"hearsay/lexicon"
)

// code is what the loaded dictionaries call an actor on the day of the document:
// the code of its name, or that of a state and an institution in it, "Marovian
// police". The packs of the program have no codes.
func (s *scene) code(a *someone) string {
	if s.lex.Version() == "" || a.Anonymous {
		return ""
	}
	day := s.an.Doc.Published.Value
	if code := lexicon.CodeOn(s.lex.Codes(a.Name), day); code != "" {
		return code
	}
	words := strings.Fields(a.Name)
	for i := range words {
		for last := len(words); last > i; last-- {
			state := lexicon.CodeOn(s.lex.Codes(strings.Join(words[i:last], " ")), day)
			if state == "" {
				continue
			}
			if body := s.institution(words, i, last); body != nil {
				return state + lexicon.CodeOn(body, day)
			}
		}
	}
	return ""
}

// institution are the codes of the institution that the words of a name but those
// at [first, last) tell, nil for none: "police" of "the Marovian police".
func (s *scene) institution(words []string, first, last int) []lexicon.Code {
	for _, rest := range [][]string{words[last:], words[:first]} {
		for len(rest) > 0 && (rest[0] == "the" || rest[0] == "The" || rest[0] == "of") {
			rest = rest[1:]
		}
		for len(rest) > 0 && (rest[len(rest)-1] == "of" || rest[len(rest)-1] == "the") {
			rest = rest[:len(rest)-1]
		}
		if codes := s.lex.InstitutionCodes(strings.Join(rest, " ")); codes != nil {
			return codes
		}
	}
	return nil
}
