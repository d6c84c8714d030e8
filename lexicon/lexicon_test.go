package lexicon_test

import (
	"strings"
	"testing"

	"hearsay/lexicon"
)

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestSpellingsOfOutlets(t *testing.T) {
	l := load(t)
	for spelling, want := range map[string]string{
		"Reuters": "Reuters", "REUTERS": "Reuters", "Al-Jazeera": "Al Jazeera", "al jazeera": "Al Jazeera",
		"Aljazeera": "Al Jazeera", "A.P.": "Associated Press", "AP": "Associated Press", "Al Sharq Al Awsat": "Asharq Al-Awsat",
		"Hürriyet": "Hürriyet", "Hurriyet": "Hürriyet", "الجزيرة": "Al Jazeera", "the new york times": "The New York Times",
	} {
		if o, ok := l.Outlet(spelling); !ok || o.Name != want {
			t.Errorf("Outlet(%q) = %q, %v; want %q", spelling, o.Name, ok, want)
		}
	}
	if o, ok := l.Outlet("The Teslin Herald"); ok {
		t.Errorf("an invented paper is listed as %q", o.Name)
	}
}

func TestEveryOutletIsReachedByItsOwnName(t *testing.T) {
	l := load(t)
	if n := len(l.Outlets()); n < 150 {
		t.Fatalf("%d outlets are listed", n)
	}
	for _, o := range l.Outlets() {
		got, ok := l.Outlet(o.Name)
		if !ok || got.Name != o.Name {
			t.Errorf("%q leads to %q", o.Name, got.Name)
		}
		if _, ok := l.Actor(o.Country); !ok {
			t.Errorf("%q: the country %q is not in states.yaml", o.Name, o.Country)
		}
		switch o.Kind {
		case "agency", "broadcaster", "newspaper", "magazine", "site":
		default:
			t.Errorf("%q: the kind %q is unknown", o.Name, o.Kind)
		}
	}
}

func TestLongestMatch(t *testing.T) {
	l := load(t)
	for text, want := range map[string]int{
		"Al - Sharq Al - Awsat wrote": 6, "Al-Sharq said": 1, "New York Times reporters": 3, "New roads": 0, "BBC Persian": 2,
	} {
		words := strings.Fields(text)
		_, n := l.MatchOutlet(func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		})
		if n != want {
			t.Errorf("%q: %d words, want %d", text, n, want)
		}
	}
}

func TestStates(t *testing.T) {
	l := load(t)
	for word, want := range map[string]lexicon.Actor{
		"Kenya":     {Name: "Kenya", Type: "state", Role: lexicon.ByName},
		"Kenyan":    {Name: "Kenya", Type: "state", Role: lexicon.ByAdjective},
		"Nairobi":   {Name: "Kenya", Type: "state", Role: lexicon.ByCapital},
		"Djibouti":  {Name: "Djibouti", Type: "state", Role: lexicon.ByName},
		"Luxemburg": {},
	} {
		if got, _ := l.Actor(word); got.Name != want.Name || got.Type != want.Type || got.Role != want.Role {
			t.Errorf("Actor(%q) = %+v, want %+v", word, got, want)
		}
	}
}
