// Package lexicon knows names: the news outlets of the world and the states,
// with what their people are called and where their governments sit.
//
// The lists are readable YAML beside this file. They say how things are called
// and nothing else: the same rules hold for every outlet and every state. The
// package is not for finding names that it does not list.
//
// Invariant: every spelling in the lists leads to its entry whatever its case,
// accents, hyphens, points and spaces ([calendar.Fold]).
package lexicon

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"hearsay"
	"hearsay/calendar"
)

//go:embed outlets.yaml
var outletsYAML []byte

//go:embed states.yaml
var statesYAML []byte

// Outlet is a news outlet.
type Outlet struct {
	Name    string   `yaml:"name"`
	Kind    string   `yaml:"kind"` // agency, broadcaster, newspaper, magazine, site
	Country string   `yaml:"country"`
	Also    []string `yaml:"also"`
	// Word is true when a spelling is also a common word, or the name of something
	// else: it is an outlet only where a citation stands.
	Word bool `yaml:"word"`
}

// State is a state or another country that texts speak of as an actor.
type State struct {
	Name       string   `yaml:"name"`
	Also       []string `yaml:"also"`
	Adjectives []string `yaml:"adjectives"`
	Capitals   []string `yaml:"capitals"`
}

// Role says which word for a state was used.
type Role string

// The ways to speak of a state.
const (
	ByName      Role = "name"
	ByAdjective Role = "adjective" // "the Marovian"
	ByCapital   Role = "capital"   // the seat of government stands for it
)

// Actor is a state as a word of the text names it.
type Actor struct {
	Name string // of the state
	Type hearsay.ActorType
	Role Role
}

// Lexicon holds the lists by their folded spellings. It is not changed after
// [Load] and may be used by many goroutines.
type Lexicon struct {
	outlets  []Outlet
	byOutlet map[string]int
	byState  map[string]Actor
	prefixes map[string]bool
}

// Load reads the embedded lists.
func Load() (*Lexicon, error) {
	l := &Lexicon{byOutlet: map[string]int{}, byState: map[string]Actor{}, prefixes: map[string]bool{}}
	var states []State
	if err := yaml.UnmarshalWithOptions(statesYAML, &states, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("lexicon: states.yaml: %w", err)
	}
	if err := yaml.UnmarshalWithOptions(outletsYAML, &l.outlets, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("lexicon: outlets.yaml: %w", err)
	}
	for i := range states {
		l.addState(&states[i])
	}
	for i := range l.outlets {
		l.addOutlet(i)
	}
	return l, nil
}

func (l *Lexicon) addOutlet(i int) {
	o := &l.outlets[i]
	for _, name := range append([]string{o.Name}, o.Also...) {
		key := calendar.Fold(name)
		if _, taken := l.byOutlet[key]; !taken {
			l.byOutlet[key] = i
			l.addPrefixes(name)
		}
	}
}

// addState gives a name precedence over an adjective and an adjective over a
// capital, whichever state comes first.
func (l *Lexicon) addState(s *State) {
	add := func(names []string, role Role) {
		for _, name := range names {
			key := calendar.Fold(name)
			if old, taken := l.byState[key]; !taken || rank(role) < rank(old.Role) {
				l.byState[key] = Actor{Name: s.Name, Type: hearsay.State, Role: role}
				l.addPrefixes(name)
			}
		}
	}
	add([]string{s.Name}, ByName)
	add(s.Also, ByName)
	add(s.Adjectives, ByAdjective)
	add(s.Capitals, ByCapital)
}

func rank(r Role) int {
	switch r {
	case ByName:
		return 0
	case ByAdjective:
		return 1
	}
	return 2
}

// addPrefixes records each beginning of a name, cut after a word or after a
// hyphen, apostrophe or point, since tokens may be cut there too.
func (l *Lexicon) addPrefixes(name string) {
	var key []byte
	from := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && !isJoint(name[i]) {
			continue
		}
		key = calendar.AppendFold(key, name[from:i])
		from = i
		if len(key) > 0 && i < len(name) {
			l.prefixes[string(key)] = true
		}
	}
}

func isJoint(c byte) bool {
	switch c {
	case ' ', '-', '.', '\'', '&', '/':
		return true
	}
	return false
}

// Outlet returns the outlet of a name in any listed spelling.
func (l *Lexicon) Outlet(name string) (Outlet, bool) {
	i, ok := l.byOutlet[calendar.Fold(name)]
	if !ok {
		return Outlet{}, false
	}
	return l.outlets[i], true
}

// Outlets returns all outlets. The caller must not change them.
func (l *Lexicon) Outlets() []Outlet { return l.outlets }

// Actor returns the state that a word names, "Marovia", "Marovian" or its
// capital.
func (l *Lexicon) Actor(name string) (Actor, bool) {
	a, ok := l.byState[calendar.Fold(name)]
	return a, ok
}

// maxWords is the number of tokens of the longest name, marks included.
const maxWords = 12

// MatchOutlet finds the longest outlet that begins with word(0), word(1) and so
// on, and how many words it takes; n is 0 for none. Word returns "" at the end.
func (l *Lexicon) MatchOutlet(word func(i int) string) (o Outlet, n int) {
	at := -1
	l.walk(word, func(key []byte, words int) {
		if i, ok := l.byOutlet[string(key)]; ok {
			at, n = i, words
		}
	})
	if n == 0 {
		return Outlet{}, 0
	}
	return l.outlets[at], n
}

// MatchActor is [Lexicon.MatchOutlet] for states.
func (l *Lexicon) MatchActor(word func(i int) string) (a Actor, n int) {
	l.walk(word, func(key []byte, words int) {
		if found, ok := l.byState[string(key)]; ok {
			a, n = found, words
		}
	})
	return a, n
}

// walk calls found with the folded words as long as they begin some name.
func (l *Lexicon) walk(word func(i int) string, found func(key []byte, words int)) {
	var buf [64]byte
	key := buf[:0]
	for i := range maxWords {
		w := word(i)
		if w == "" {
			return
		}
		before := len(key)
		if key = calendar.AppendFold(key, w); len(key) == 0 {
			return
		}
		if len(key) > before { // marks between words belong to no name's end
			found(key, i+1)
		}
		if !l.prefixes[string(key)] {
			return
		}
	}
}
