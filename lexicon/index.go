package lexicon

import (
	"fmt"
	"strings"
	"unicode"

	"hearsay/calendar"
)

// index finds spellings.
type index struct {
	slots  map[string]slot
	senses []sense
	alike  map[string]int32  // outlets with the Arabic article by their [Key], counted from 1
	agents map[string][]Code // by the folded names of institutions that dictionaries list
}

// slot is what a folded spelling, or the beginning of one, leads to. The numbers
// are positions in the lists counted from 1, 0 for none.
type slot struct {
	outlet, title, institution int32
	actor                      int32 // the first sense, the best first
	more                       bool  // a longer spelling begins like this
}

// sense is one actor that a spelling names.
type sense struct {
	list   list
	at     int32 // position in the list
	role   Role
	shared bool
	caps   bool // the spelling is a short acronym: it counts in capitals alone
	next   int32
}

// list says which list of the content an actor is in.
type list uint8

const (
	states list = iota
	actors
)

// build indexes the content of packs.
func build(c content) *Lexicon {
	l := &Lexicon{content: c}
	l.slots = make(map[string]slot, 16*(len(c.Outlets)+len(c.Actors))+1024)
	l.senses = make([]sense, 1, 8*(len(c.States)+len(c.Actors))+1) // 0 is none
	for i := range c.States {
		l.addState(i)
	}
	for i := range c.Actors {
		e := &c.Actors[i]
		l.addActor(sense{list: actors, at: int32(i), role: ByName}, e.Shared, []string{e.Name}, e.Also, e.Shared)
	}
	for i := range c.Outlets {
		o := &c.Outlets[i]
		l.each(func(s *slot) *int32 { return &s.outlet }, i, []string{o.Name}, o.Also)
		l.addAlike(o, int32(i)+1)
	}
	for i := range c.Titles {
		t := &c.Titles[i]
		l.each(func(s *slot) *int32 { return &s.title }, i, []string{t.Name, t.many()}, t.Also)
	}
	for i := range c.Institutions {
		e := &c.Institutions[i]
		l.each(func(s *slot) *int32 { return &s.institution }, i, []string{e.Name}, e.Also)
		l.addAgent(e)
	}
	l.addMetonyms()
	return l
}

// addAlike enters the names of an outlet that have the Arabic article.
func (l *Lexicon) addAlike(o *Outlet, at int32) {
	if l.alike == nil {
		l.alike = map[string]int32{}
	}
	for _, name := range append([]string{o.Name}, o.Also...) {
		if key := Key(name); hasArticle(name) && l.alike[key] == 0 {
			l.alike[key] = at
		}
	}
}

// addAgent keeps the codes of an institution under each of its names; the first
// dictionary that lists a name decides.
func (l *Lexicon) addAgent(e *Entry) {
	if e.Codes == nil {
		return
	}
	if l.agents == nil {
		l.agents = map[string][]Code{}
	}
	for _, name := range append([]string{e.Name}, e.Also...) {
		if key := calendar.Fold(name); l.agents[key] == nil {
			l.agents[key] = e.Codes
		}
	}
}

func (t *Title) many() string {
	if t.Plural != "" {
		return t.Plural
	}
	return t.Name + "s"
}

// each enters spellings into a list where the first entry keeps its own.
func (l *Lexicon) each(of func(*slot) *int32, i int, spellings ...[]string) {
	for _, names := range spellings {
		for _, name := range names {
			key := calendar.Fold(name)
			s := l.slots[key]
			if p := of(&s); *p == 0 && key != "" {
				*p = int32(i) + 1
				l.slots[key] = s
				l.addPrefixes(name)
			}
		}
	}
}

func (l *Lexicon) addState(i int) {
	s := &l.content.States[i]
	with := func(role Role, names ...string) {
		l.addActor(sense{list: states, at: int32(i), role: role}, s.Shared, names)
	}
	with(ByName, s.Name)
	with(ByName, s.Also...)
	with(ByAdjective, s.Adjectives...)
	with(ByPeople, s.People...)
	with(ByCapital, s.Capitals...)
}

// addMetonyms enters places for what they stand for.
func (l *Lexicon) addMetonyms() {
	for i := range l.content.Metonyms {
		m := &l.content.Metonyms[i]
		if target := l.slots[calendar.Fold(m.StandsFor)].actor; target != 0 {
			to := sense{list: l.senses[target].list, at: l.senses[target].at, role: ByMetonym}
			l.addActor(to, nil, []string{m.Name}, m.Also)
		}
	}
}

// dangling tells of a metonym of c that stands for nothing that is listed.
func (l *Lexicon) dangling(c content) error {
	for i := range c.Metonyms {
		m := &c.Metonyms[i]
		if l.slots[calendar.Fold(m.StandsFor)].actor == 0 {
			return fmt.Errorf("%q stands for %q, which no pack names", m.Name, m.StandsFor)
		}
	}
	return nil
}

// addActor enters the spellings of one actor.
func (l *Lexicon) addActor(to sense, shared []string, spellings ...[]string) {
	var keys [8]string
	folded := keys[:0]
	for _, s := range shared {
		folded = append(folded, calendar.Fold(s))
	}
	for _, names := range spellings {
		for _, name := range names {
			key := calendar.Fold(name)
			to.caps = isShortAcronym(name)
			to.shared = false
			for _, k := range folded {
				to.shared = to.shared || k == key
			}
			if key != "" && l.enter(key, to) {
				l.addPrefixes(name)
			}
		}
	}
}

// enter puts a sense among those of its key: a name before an adjective, and so
// on, those of one role in the order of the packs.
func (l *Lexicon) enter(key string, to sense) bool {
	s := l.slots[key]
	before := int32(0)
	for at := s.actor; at != 0; at = l.senses[at].next {
		old := &l.senses[at]
		if old.list == to.list && old.at == to.at {
			old.caps = old.caps && to.caps
			return false
		}
		if rank(old.role) <= rank(to.role) {
			before = at
		}
	}
	l.senses = append(l.senses, to)
	now := int32(len(l.senses) - 1)
	if before == 0 {
		l.senses[now].next, s.actor = s.actor, now
		l.slots[key] = s
	} else {
		l.senses[now].next, l.senses[before].next = l.senses[before].next, now
	}
	return true
}

func rank(r Role) int {
	switch r {
	case ByName:
		return 0
	case ByAdjective:
		return 1
	case ByPeople:
		return 2
	case ByCapital:
		return 3
	}
	return 4
}

// shortAcronym is the number of letters up to which an acronym may look like a
// word: "US", "WHO", "AIDS".
const shortAcronym = 4

func isShortAcronym(name string) bool {
	letters := 0
	for _, r := range name {
		switch {
		case unicode.IsLower(r) || unicode.Is(unicode.Lo, r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 0 && letters <= shortAcronym
}

// addPrefixes records each beginning of a name, cut after a word or after a
// hyphen, apostrophe or point, since tokens may be cut there too.
func (l *Lexicon) addPrefixes(name string) {
	var buf [64]byte
	key := buf[:0]
	from := 0
	for i := range len(name) {
		if !isJoint(name[i]) {
			continue
		}
		key = calendar.AppendFold(key, name[from:i])
		from = i
		if len(key) == 0 {
			continue
		}
		if s := l.slots[string(key)]; !s.more {
			s.more = true
			l.slots[string(key)] = s
		}
	}
}

func isJoint(c byte) bool {
	switch c {
	case ' ', '-', '.', '\'', '&', '/', '(', ')', ',':
		return true
	}
	return false
}

// hasLower reports whether a word has a small letter.
func hasLower(word string) bool {
	return strings.IndexFunc(word, unicode.IsLower) >= 0
}

// actor is a sense as others see it.
func (l *Lexicon) actor(s *sense) Actor {
	if s.list == states {
		st := &l.content.States[s.at]
		return Actor{Name: st.Name, Type: Country.Type(), Role: s.role, Kind: Country, Country: st.Name, Shared: s.shared}
	}
	e := &l.content.Actors[s.at]
	return Actor{Name: e.Name, Type: e.Kind.Type(), Role: s.role, Kind: e.Kind, Country: e.Country, Shared: s.shared}
}

// first is the best sense of a slot that a text with or without small letters
// may mean, 0 for none.
func (l *Lexicon) first(at int32, lower bool) int32 {
	for at != 0 && lower && l.senses[at].caps {
		at = l.senses[at].next
	}
	return at
}
