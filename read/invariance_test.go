package read_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/read"
)

// people of the passages, and others of as many words whose first names tell
// the same.
var (
	women = []string{"Mina Lund", "Vera Berg", "Olga Stahl", "Leila Nord", "Irina Falk"}
	men   = []string{"Karim Dost", "Omar Holm", "Pavel Hale", "Igor Wend", "Tariq Aran"}
)

// swap exchanges two names, and their last words, in a text.
func swap(text, a, b string) string {
	lastA, lastB := a[strings.IndexByte(a, ' ')+1:], b[strings.IndexByte(b, ' ')+1:]
	return strings.NewReplacer(a, b, b, a, lastA, lastB, lastB, lastA,
		strings.ToUpper(lastA), strings.ToUpper(lastB), strings.ToUpper(lastB), strings.ToUpper(lastA)).Replace(text)
}

// TestSwappedNames reads passages with two names exchanged, 500 times: what is
// found must be the same with the names exchanged.
func TestSwappedNames(t *testing.T) {
	r := reader(t)
	all := allPassages(t)
	rng := rand.New(rand.NewPCG(7, 7))
	for range 500 {
		pool := women
		if rng.IntN(2) == 0 {
			pool = men
		}
		a, b := pool[0], pool[1+rng.IntN(len(pool)-1)]
		p := all[rng.IntN(len(all))]
		got := marked(r.Read(document(swap(plain(p), a, b))))
		if want := swap(p, a, b); got != want {
			t.Fatalf("%s for %s:\n got %s\nwant %s", b, a, got, want)
		}
	}
}

// TestSwappedActors exchanges the names of two actors of one type and as many
// words throughout a text, 500 times: every record must be the same with the names
// exchanged.
func TestSwappedActors(t *testing.T) {
	r := reader(t)
	pairs := swappable(t, r)
	t.Logf("%d pairs", len(pairs))
	rng := rand.New(rand.NewPCG(11, 11))
	for range 500 {
		p := pairs[rng.IntN(len(pairs))]
		replacer := p.replacer()
		got := told(r.Read(document(replacer.Replace(p.text))))
		want := told(r.Read(document(p.text)))
		for i := range want {
			want[i] = replacer.Replace(want[i])
		}
		slices.Sort(want) // names decide the order of equal records
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s for %s in %q:\n%s", p.b, p.a, p.text, diff)
		}
	}
}

// pair is two names of a text.
type pair struct {
	text, a, b string
	persons    bool
}

// replacer exchanges two names, and the last words of those of persons.
func (p pair) replacer() *strings.Replacer {
	words := []string{p.a, p.b, p.b, p.a}
	if i, k := strings.LastIndexByte(p.a, ' '), strings.LastIndexByte(p.b, ' '); p.persons && i > 0 && k > 0 {
		words = append(words, p.a[i+1:], p.b[k+1:], p.b[k+1:], p.a[i+1:])
	}
	return strings.NewReplacer(words...)
}

// swappable lists the pairs of actors in our passages whose names can change
// places: of one type, with as many words, persons of one gender as their first
// names tell it.
func swappable(t *testing.T, r *read.Reader) []pair {
	t.Helper()
	var all []pair
	for _, text := range allTexts(t) {
		actors := r.Read(document(text)).Actors
		for i := range actors {
			for k := range i {
				if p := (pair{text, actors[k].Name, actors[i].Name, actors[i].Type == hearsay.Person}); canSwap(&actors[k], &actors[i], text) {
					all = append(all, p)
				}
			}
		}
	}
	if len(all) < 50 {
		t.Fatalf("%d pairs", len(all))
	}
	return all
}

func canSwap(a, b *hearsay.Actor, text string) bool {
	if a.Type != b.Type || a.By != "actor/name" || b.By != "actor/name" || strings.Count(a.Name, " ") != strings.Count(b.Name, " ") {
		return false
	}
	first, _, _ := strings.Cut(a.Name, " ")
	other, _, _ := strings.Cut(b.Name, " ")
	alike := slices.Contains(women, a.Name) && slices.Contains(women, b.Name) || slices.Contains(men, a.Name) && slices.Contains(men, b.Name)
	if first == other || a.Type != hearsay.Body && !alike && gendered.MatchString(text) {
		return false
	}
	if strings.Contains(text, "he "+a.Name) != strings.Contains(text, "he "+b.Name) {
		return false // one has an article, the other none
	}
	for _, name := range []string{a.Name, b.Name} {
		last := name[strings.LastIndexByte(name, ' ')+1:]
		if acronym := capitals(name); len(acronym) > 1 && strings.Contains(text, acronym) {
			return false // which would stay
		}
		for word := range strings.FieldsSeq(strings.ToLower(name)) {
			if strings.Contains(text, word) {
				return false // "the party" would stay
			}
		}
		if !strings.Contains(text, name) || strings.Contains(text, last+"i") || strings.Contains(text, strings.ToUpper(last)) {
			return false
		}
	}
	return !strings.Contains(a.Name, b.Name) && !strings.Contains(b.Name, a.Name)
}

// gendered are the words that fit one of two names alone.
var gendered = regexp.MustCompile(`(?i)\b(he|she|his|hers?|him|mrs?|husband|wife|brother|sister|spokes(wo)?man|sheikh|mullah|lord)\b`)

// capitals are the capital letters of a name.
func capitals(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, name)
}

// allTexts are the passages of all tests without their marks, each with the one
// after it, and those of chains and speakers.
func allTexts(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, p := range allPassages(t) {
		all = append(all, plain(p))
	}
	for _, folder := range []string{"chains", "speakers"} {
		files, err := filepath.Glob("testdata/" + folder + "/*.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			_, list := passages(t, file)
			for _, p := range list {
				if folder == "chains" {
					text, _ := claims(t, p)
					all = append(all, text)
				} else {
					text, _, _ := askedFor(p)
					all = append(all, text)
				}
			}
		}
	}
	for i := range len(all) - 1 {
		all[i] += "\n\n" + all[i+1]
	}
	return all
}

// told writes down every record of a reading with the words of its spans in place
// of offsets.
func told(r *hearsay.Reading) []string {
	of := func(spans ...hearsay.Span) string {
		var words []string
		for _, s := range spans {
			words = append(words, s.Of(r.Document.Text))
		}
		return strings.Join(words, "|")
	}
	var out []string
	for i := range r.Actors {
		a := &r.Actors[i]
		out = append(out, fmt.Sprint("actor ", a.Name, " ", a.Type, " ", a.Anonymous, " ", a.By))
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		out = append(out, fmt.Sprint("mention ", of(m.Span), " ", m.Kind, " ", actorName(r, m.Actor), " ", m.By))
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		out = append(out, fmt.Sprint("attribution ", of(a.Source...), " ", of(a.Cue...), " ", of(a.Content...), " ", a.Kind, details(r, a), " ", a.By))
	}
	for i := range r.Citations {
		c := &r.Citations[i]
		out = append(out, fmt.Sprint("citation ", of(c.Span), " ", of(c.Covers...), " ", c.Kind))
	}
	for i := range r.Times {
		out = append(out, fmt.Sprint("time ", of(r.Times[i].Span), " ", r.Times[i].Value))
	}
	for i := range r.Quantities {
		out = append(out, fmt.Sprint("quantity ", of(r.Quantities[i].Span), " ", r.Quantities[i].Value))
	}
	for i := range r.Findings {
		out = append(out, fmt.Sprint("finding ", r.Findings[i].Kind, " ", of(r.Findings[i].Passages...)))
	}
	return out
}

func allPassages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/passages/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		_, list := passages(t, file)
		all = append(all, list...)
	}
	return all
}

// TestSameBytes reads a collection in a random order by many goroutines at
// once: each reading is the same as alone.
func TestSameBytes(t *testing.T) {
	r := reader(t)
	list := allPassages(t)
	list = append(list, news)
	want := make([]string, len(list))
	for i, p := range list {
		want[i] = encode(t, r.Read(document(plain(p))))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(list)) {
				if got := encode(t, r.Read(document(plain(list[i])))); got != want[i] {
					t.Errorf("another reading of %q", list[i])
				}
			}
		})
	}
	wg.Wait()
}

func encode(t *testing.T, r *hearsay.Reading) string {
	data, err := json.Marshal(r)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

// TestPassagesAreValid holds every reading of the passages, joined into one
// document too, against the invariants.
func TestPassagesAreValid(t *testing.T) {
	r := reader(t)
	var all strings.Builder
	for _, p := range allPassages(t) {
		all.WriteString(plain(p) + "\n\n")
		if err := r.Read(document(plain(p))).Validate(); err != nil {
			t.Error(err)
		}
	}
	if err := r.Read(document(all.String())).Validate(); err != nil {
		t.Error(err)
	}
}
