package lexicon_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
)

const ours = `
outlets:
- {name: Valley Lantern, kind: newspaper, country: Marovia, also: [Lantern of the Valley]}
states:
- {name: Marovia, code: MRV, adjectives: [Marovian], people: [Marovian, Marovians], capitals: [Teslin]}
actors:
- {name: Harvest Party, kind: party, country: Marovia, also: [HP, Party of the Harvest]}
- {name: Karim Dost, kind: person, country: Marovia}
institutions:
- {name: council of millers, kind: agency}
titles:
- {name: millwarden, kind: office, also: [warden of the mills]}
metonyms:
- {name: the Hill Palace, stands-for: Marovia, also: [Hill Palace]}
- {name: Granary Street, stands-for: Harvest Party}
`

func TestAddedPacks(t *testing.T) {
	l, err := lexicon.Load(
		lexicon.Pack{Path: "ours.yaml", Data: []byte(ours)},
		lexicon.Pack{Path: "more.txt", Data: []byte("KARIM_DOST_ [MRVGOV]\nRIVER_FRONT_ [MRVREB]\n")},
	)
	if err != nil {
		t.Fatal(err)
	}
	if o, _ := l.Outlet("Lantern of the valley"); o.Name != "Valley Lantern" {
		t.Errorf("Outlet = %+v", o)
	}
	for word, want := range map[string]lexicon.Actor{
		"MAROVIA":        {Name: "Marovia", Type: hearsay.State, Role: lexicon.ByName, Kind: lexicon.Country, Country: "Marovia"},
		"Marovian":       {Name: "Marovia", Type: hearsay.State, Role: lexicon.ByAdjective, Kind: lexicon.Country, Country: "Marovia"},
		"Marovians":      {Name: "Marovia", Type: hearsay.State, Role: lexicon.ByPeople, Kind: lexicon.Country, Country: "Marovia"},
		"Teslin":         {Name: "Marovia", Type: hearsay.State, Role: lexicon.ByCapital, Kind: lexicon.Country, Country: "Marovia"},
		"Hill Palace":    {Name: "Marovia", Type: hearsay.State, Role: lexicon.ByMetonym, Kind: lexicon.Country, Country: "Marovia"},
		"Granary Street": {Name: "Harvest Party", Type: hearsay.Body, Role: lexicon.ByMetonym, Kind: lexicon.Party, Country: "Marovia"},
		"HP":             {Name: "Harvest Party", Type: hearsay.Body, Role: lexicon.ByName, Kind: lexicon.Party, Country: "Marovia"},
		"hp":             {},
		"Karim Dost":     {Name: "Karim Dost", Type: hearsay.Person, Role: lexicon.ByName, Kind: lexicon.Individual, Country: "Marovia"},
		"River Front":    {Name: "River Front", Type: hearsay.Group, Role: lexicon.ByName, Kind: lexicon.ArmedGroup},
		"Kelmark":        {},
	} {
		if got, _ := l.Actor(word); got != want {
			t.Errorf("Actor(%q) = %+v, want %+v", word, got, want)
		}
	}
	if codes := l.Codes("Karim Dost"); lexicon.CodeOn(codes, "2019-01-01") != "MRVGOV" {
		t.Errorf("codes %v", codes)
	}
	if _, n := l.MatchInstitution(words("council of millers said")); n != 3 {
		t.Errorf("the institution takes %d words", n)
	}
	if x, n := l.MatchTitle(words("Millwardens said")); n != 1 || x.Name != "millwarden" {
		t.Errorf("the title is %+v, %d", x, n)
	}
	if _, ok := load(t).Actor("Marovia"); ok {
		t.Error("an added pack is seen by a lexicon without it")
	}
}

func words(text string) func(int) string {
	list := strings.Fields(text)
	return func(i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
}

func TestVersionChangesWithThePacks(t *testing.T) {
	a := lexicon.Pack{Path: "a.yaml", Data: []byte("titles:\n- {name: miller, kind: work}\n")}
	b := lexicon.Pack{Path: "b.yaml", Data: []byte("titles:\n- {name: baker, kind: work}\n")}
	seen := map[string]bool{}
	for _, packs := range [][]lexicon.Pack{nil, {a}, {b}, {a, b}, {b, a}} {
		l, err := lexicon.Load(packs...)
		if err != nil {
			t.Fatal(err)
		}
		if seen[l.Version()] {
			t.Errorf("the version %q comes twice", l.Version())
		}
		seen[l.Version()] = true
		again, err := lexicon.Load(packs...)
		if err != nil || again.Version() != l.Version() {
			t.Errorf("the same packs have the versions %q and %q", l.Version(), again.Version())
		}
	}
	if !seen[""] {
		t.Error("no packs have a version")
	}
}

func TestBadPacks(t *testing.T) {
	for text, want := range map[string]string{
		"actors:\n- {name: River Front, kind: armed-group}\n- {name: Mill, knid: party}": `is no lexicon: line 3: unknown field "knid": - {name: Mill, knid: party}`,
		"parties:\n- {name: Mill}":                          `is no lexicon: line 1: unknown field "parties": parties:`,
		"actors:\n- {name: Mill, kind: gang}":               `is no lexicon: "Mill": the kind "gang" is none of`,
		"actors:\n- {kind: party}":                          `is no lexicon: entry 1 of actors has no name`,
		"outlets:\n- {name: Post, kind: blog}":              `is no lexicon: "Post": the kind "blog" is none of ["agency"`,
		"titles:\n- {name: miller}":                         `is no lexicon: "miller": the kind "" is none of`,
		"metonyms:\n- {name: the Mill, stands-for: Nobody}": `"the Mill" stands for "Nobody", which no pack names`,
		"actors: [": `is no lexicon: line 1: `,
	} {
		_, err := lexicon.Load(lexicon.Pack{Path: "x.yaml", Data: []byte(text)})
		if err == nil || !strings.HasPrefix(err.Error(), "x.yaml: "+want) {
			t.Errorf("%q:\n got %v\nwant x.yaml: %s", text, err, want)
		}
		if hearsay.ErrorCode(err) != hearsay.Invalid {
			t.Errorf("%q: the code is %s", text, hearsay.ErrorCode(err))
		}
	}
}

func TestNamesOfTheWorld(t *testing.T) {
	l := load(t)
	for name, want := range map[string]string{
		"UN": "United Nations", "U.N.": "United Nations", "Unicef": "United Nations Children's Fund", "الأمم المتحدة": "United Nations",
		"WHO": "World Health Organization", "Who": "", "is": "", "us": "", "Us": "", "US": "United States", "U.S.": "United States",
		"the White House": "Presidency of the United States", "Kremlin": "Presidency of Russia", "No. 10": "Prime Minister's Office of the United Kingdom",
		"Poles": "Poland", "Frenchmen": "France", "Taleban": "Taliban", "Médecins sans frontières": "Médecins Sans Frontières",
		"Al Qaida": "Al-Qaeda", "Hizbullah": "Hezbollah", "Peshmerga": "Peshmerga",
	} {
		if got, _ := l.Actor(name); got.Name != want {
			t.Errorf("Actor(%q) = %q, want %q", name, got.Name, want)
		}
	}
	if all := l.Actors("Labour Party"); len(all) < 2 || !all[0].Shared {
		t.Errorf("the Labour Party is %+v", all)
	}
}
