package lexicon

import (
	"reflect"
	"strings"
	"testing"

	"hearsay/calendar"
)

// The fast reader of the embedded packs and the reader of YAML agree.
func TestEmbeddedPacksAreYAML(t *testing.T) {
	files, err := packs.ReadDir("packs")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := packs.ReadFile("packs/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		fast, err := readLines(data)
		if err != nil {
			t.Fatal(f.Name(), err)
		}
		full, err := decode(data)
		if err != nil {
			t.Fatal(f.Name(), err)
		}
		if !reflect.DeepEqual(fast, full) {
			t.Errorf("%s: the two readers differ", f.Name())
		}
	}
}

func TestPacksHoldEnough(t *testing.T) {
	c, err := readEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		what      string
		got, want int
	}{
		{"outlets", len(c.Outlets), 419},
		{"states", len(c.States), 197},
		{"actors", len(c.Actors), 800},
		{"institutions", len(c.Institutions), 60},
		{"titles", len(c.Titles), 270},
		{"metonyms", len(c.Metonyms), 80},
	} {
		if x.got < x.want {
			t.Errorf("%d %s, want at least %d", x.got, x.what, x.want)
		}
	}
	byKind := map[Kind]int{}
	for _, e := range c.Actors {
		byKind[e.Kind]++
	}
	for kind, want := range map[Kind]int{International: 140, NGO: 30, Government: 25, Ministry: 20, Parliament: 35, Court: 12, ArmedForces: 30, Agency: 35, Party: 190, ArmedGroup: 120, Movement: 30} {
		if byKind[kind] < want {
			t.Errorf("%d entries of kind %s, want at least %d", byKind[kind], kind, want)
		}
	}
}

func TestEveryStateHasItsForms(t *testing.T) {
	c, err := readEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	for _, s := range c.States {
		if len(s.Code) != 3 || codes[s.Code] != "" {
			t.Errorf("%s: the code %q is no code or that of %s", s.Name, s.Code, codes[s.Code])
		}
		codes[s.Code] = s.Name
		if len(s.Adjectives) == 0 || len(s.Capitals) == 0 {
			t.Errorf("%s has no adjective or no capital", s.Name)
		}
	}
}

// bearer is an entry that has a spelling.
type bearer struct {
	name   string
	marked bool // says itself that the spelling names something else as well
}

// No two entries have a spelling in common unless both say so.
func TestNoSpellingClashesWithoutAMark(t *testing.T) {
	c, err := readEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	bearers := map[string]map[string]bearer{}
	add := func(section, name string, marked bool, shared []string, lists ...[]string) {
		isShared := map[string]bool{}
		for _, s := range shared {
			isShared[calendar.Fold(s)] = true
		}
		for _, list := range lists {
			for _, s := range list {
				key := calendar.Fold(s)
				if bearers[key] == nil {
					bearers[key] = map[string]bearer{}
				}
				id := section + " " + name
				bearers[key][id] = bearer{id, marked || isShared[key] || bearers[key][id].marked}
			}
		}
	}
	for _, o := range c.Outlets {
		add("outlet", o.Name, o.Word, o.Shared, []string{o.Name}, o.Also)
	}
	for _, s := range c.States {
		add("state", s.Name, false, s.Shared, []string{s.Name}, s.Also, s.Adjectives, s.People, s.Capitals)
	}
	for _, e := range c.Actors {
		add("actor", e.Name+" of "+e.Country, false, e.Shared, []string{e.Name}, e.Also, e.Shared)
	}
	for _, m := range c.Metonyms {
		add("metonym", m.Name, false, nil, []string{m.Name}, m.Also)
	}
	for key, of := range bearers {
		if len(of) < 2 {
			continue
		}
		for _, b := range of {
			if !b.marked {
				t.Errorf("%q is a spelling of %d entries, but %s does not say so", key, len(of), b.name)
			}
		}
	}
}

func TestNamesAreUniqueAndCountriesKnown(t *testing.T) {
	c, err := readEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]bool{"": true}
	for _, s := range c.States {
		if states[s.Name] {
			t.Errorf("the state %s stands twice", s.Name)
		}
		states[s.Name] = true
	}
	seen := map[string]bool{}
	for _, e := range c.Actors {
		if seen[calendar.Fold(e.Name)] {
			t.Errorf("the actor %s stands twice", e.Name)
		}
		seen[calendar.Fold(e.Name)] = true
		if !states[e.Country] {
			t.Errorf("%s: the country %q is not in states.yaml", e.Name, e.Country)
		}
	}
	titles := map[string]string{}
	for i := range c.Titles {
		for _, name := range append([]string{c.Titles[i].Name}, c.Titles[i].Also...) {
			key := calendar.Fold(name)
			if titles[key] != "" {
				t.Errorf("the title %q stands twice: %s, %s", name, titles[key], c.Titles[i].Name)
			}
			titles[key] = c.Titles[i].Name
		}
	}
}

// Judgement has no place in a list of names.
func TestNamesDoNotJudge(t *testing.T) {
	c, err := readEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Actors {
		for _, name := range append([]string{e.Name}, e.Also...) {
			for w := range strings.FieldsSeq(strings.ToLower(name)) {
				switch w {
				case "terrorist", "terrorists", "puppet", "so-called", "illegal", "extremist", "radical", "fascist", "infidel", "occupier", "traitor", "mercenary", "regime", "entity", "criminal":
					if name != "International Criminal Court" && !strings.Contains(name, "Criminal Tribunal") && !strings.Contains(name, "Criminal Police") && !strings.Contains(name, "Central Criminal Court") {
						t.Errorf("%q of %q judges", w, name)
					}
				}
			}
		}
	}
}
