// Package lexicon knows names: of news outlets, of states, their people and
// capitals, of international bodies, ministries, courts, parties and armed
// groups, of titles and offices, and of places that stand for a government.
//
// The lists are packs of readable YAML in packs/; docs/lexicon.md describes
// their form. They say how things are called and nothing else: the same rules
// hold for every side. Users add packs of their own, or actor dictionaries in
// the format of PETRARCH ([Load]). The package is not for finding names that no
// pack lists, and not for telling which of two bearers of one name is meant.
//
// Invariant: every spelling in the packs leads to its entry whatever its case,
// accents, hyphens, points and spaces ([calendar.Fold]); only short acronyms
// ("WHO") must stand in capitals.
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"hearsay"
)

// Outlet is a news outlet.
type Outlet struct {
	Name    string   `yaml:"name"`
	Kind    string   `yaml:"kind"` // agency, broadcaster, newspaper, magazine, site
	Country string   `yaml:"country"`
	Also    []string `yaml:"also"`
	// Word is true when a spelling is also a common word, or the name of something
	// else: it is an outlet only where a citation stands.
	Word bool `yaml:"word"`
	// Shared are the spellings that name something else as well, where not all do.
	Shared []string `yaml:"shared"`
}

// State is a state or another country that texts speak of as an actor.
type State struct {
	Name       string   `yaml:"name"`
	Code       string   `yaml:"code"` // ISO 3166-1 alpha-3
	Also       []string `yaml:"also"`
	Adjectives []string `yaml:"adjectives"`
	People     []string `yaml:"people"` // nouns for its people, one and many
	Capitals   []string `yaml:"capitals"`
	Shared     []string `yaml:"shared"` // words that name something else as well
}

// Kind says what sort of actor an [Entry] is.
type Kind string

// The kinds of entries.
const (
	International Kind = "international" // organisation of states, or its court, fund, mission
	NGO           Kind = "ngo"
	Government    Kind = "government"
	Ministry      Kind = "ministry"
	Parliament    Kind = "parliament"
	Court         Kind = "court"
	ArmedForces   Kind = "armed-forces"
	Police        Kind = "police"
	Agency        Kind = "agency" // other bodies of a state
	Company       Kind = "company"
	Media         Kind = "media"
	Party         Kind = "party"
	ArmedGroup    Kind = "armed-group"
	Movement      Kind = "movement"
	Community     Kind = "community" // people who have something in common
	Individual    Kind = "person"
	Country       Kind = "state"
	Unknown       Kind = "unknown"
)

// Type is the actor type of a kind.
func (k Kind) Type() hearsay.ActorType {
	switch k {
	case Individual:
		return hearsay.Person
	case Country:
		return hearsay.State
	case Media:
		return hearsay.Outlet
	case ArmedGroup, Movement, Community:
		return hearsay.Group
	case Unknown, "":
		return hearsay.UnknownType
	}
	return hearsay.Body
}

// Entry is an actor that a pack names.
type Entry struct {
	Name string `yaml:"name"`
	Kind Kind   `yaml:"kind"`
	// Country is the name of a state: where the actor belongs or is mainly active;
	// "" for none or many.
	Country string   `yaml:"country"`
	Also    []string `yaml:"also"`
	// Shared are the spellings that name something else as well.
	Shared []string `yaml:"shared"`
	// Codes are what an actor dictionary says of it, nil for a pack in YAML.
	Codes []Code `yaml:"-" json:"-"`
}

// Title is a title, an office or an occupation.
type Title struct {
	Name   string   `yaml:"name"`
	Kind   string   `yaml:"kind"`   // office, rank, clergy, noble, address, work
	Gender string   `yaml:"gender"` // man, woman or ""
	Plural string   `yaml:"plural"` // "" for Name with s
	Also   []string `yaml:"also"`
}

// metonym is a place that stands for a state or an [Entry].
type metonym struct {
	Name      string   `yaml:"name"`
	StandsFor string   `yaml:"stands-for" json:"stands-for"`
	Also      []string `yaml:"also"`
}

// Role says in which way a word names an actor.
type Role string

// The ways to name an actor.
const (
	ByName      Role = "name"
	ByAdjective Role = "adjective" // "the Marovian"
	ByPeople    Role = "people"    // "Marovians"
	ByCapital   Role = "capital"   // the seat of government stands for it
	ByMetonym   Role = "metonym"   // another place or building stands for it
)

// Actor is an actor as a word of the text names it. A capital or a metonym
// names it only where the place speaks or acts.
type Actor struct {
	Name    string // of the entry, whatever the spelling
	Type    hearsay.ActorType
	Role    Role
	Kind    Kind
	Country string
	// Shared is true when the spelling names something else as well.
	Shared bool
}

// Lexicon holds the packs by their folded spellings. It is not changed after
// [Load] and may be used by many goroutines.
type Lexicon struct {
	content
	index
	version string
}

// Pack is a file that users add: YAML, or an actor dictionary in the format of
// PETRARCH.
type Pack struct {
	Path string // for messages; its extension may tell the format
	Data []byte
}

// Load gives the embedded packs with users' own packs added. Where both have a
// spelling, the users' YAML comes first, then the embedded packs, then
// dictionaries, each in the order given. An error is a [hearsay.Error] that
// says which pack is wrong and where.
func Load(packs ...Pack) (*Lexicon, error) {
	if len(packs) == 0 {
		return embedded()
	}
	base, err := builtIn()
	if err != nil {
		return nil, err
	}
	var first, last content
	parsed := make([]content, len(packs))
	sum := sha256.New()
	for i, p := range packs {
		if parsed[i], err = p.parse(); err != nil {
			return nil, err
		}
		of := &first
		if p.isDictionary() {
			of = &last
		}
		of.add(parsed[i])
		hash := sha256.Sum256(p.Data)
		fmt.Fprintf(sum, "%t %x\n", p.isDictionary(), hash)
	}
	first.add(base)
	first.add(last)
	l := build(first)
	for i, p := range packs {
		if err := l.dangling(parsed[i]); err != nil {
			return nil, p.wrong(hearsay.Invalid, err.Error(), err)
		}
	}
	l.version = hex.EncodeToString(sum.Sum(nil)[:6])
	return l, nil
}

// builtIn reads the embedded packs and embedded indexes them, each once.
var (
	builtIn  = sync.OnceValues(readEmbedded)
	embedded = sync.OnceValues(func() (*Lexicon, error) {
		c, err := builtIn()
		if err != nil {
			return nil, err
		}
		l := build(c)
		return l, l.dangling(c)
	})
)

// Version changes with the packs that were added; it is "" for none. The
// embedded packs are part of the program and of its version.
func (l *Lexicon) Version() string { return l.version }

// Outlets returns all outlets. The caller must not change them.
func (l *Lexicon) Outlets() []Outlet { return l.content.Outlets }

// States returns all states. The caller must not change them.
func (l *Lexicon) States() []State { return l.content.States }

// Entries returns all entries but states and outlets. The caller must not change
// them.
func (l *Lexicon) Entries() []Entry { return l.content.Actors }

// Titles returns all titles. The caller must not change them.
func (l *Lexicon) Titles() []Title { return l.content.Titles }

// content is what packs hold, and the sections of a pack.
type content struct {
	Outlets      []Outlet  `yaml:"outlets"`
	States       []State   `yaml:"states"`
	Actors       []Entry   `yaml:"actors"`
	Institutions []Entry   `yaml:"institutions"`
	Titles       []Title   `yaml:"titles"`
	Metonyms     []metonym `yaml:"metonyms"`
}

// add puts the entries of d after those of c.
func (c *content) add(d content) {
	c.Outlets = slices.Concat(c.Outlets, d.Outlets)
	c.States = slices.Concat(c.States, d.States)
	c.Actors = slices.Concat(c.Actors, d.Actors)
	c.Institutions = slices.Concat(c.Institutions, d.Institutions)
	c.Titles = slices.Concat(c.Titles, d.Titles)
	c.Metonyms = slices.Concat(c.Metonyms, d.Metonyms)
}
