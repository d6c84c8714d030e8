package generate

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// truthOf gathers what the marks of all documents say.
func truthOf(t *teller, docs []*draft, sheets []*sheet) Truth {
	truth := Truth{Quotes: quotesOf(t, sheets), Claims: claimsOf(sheets), Trails: trails(t.press, docs)}
	truth.Accounts, truth.Origins = countOrigins(docs, truth.Trails)
	for i := range truth.Claims {
		truth.Planted = append(truth.Planted, figuresOf(&truth.Claims[i], sheets)...)
	}
	for i, q := range truth.Quotes {
		truth.Planted = append(truth.Planted, wordingsOf(q, t.said[i].text, sheets)...)
	}
	truth.Quotes = slices.DeleteFunc(truth.Quotes, func(q Quote) bool { return len(q.Places) == 0 })
	truth.Planted = append(truth.Planted, valuesOf(sheets, "d", hearsay.DatesDiffer)...)
	truth.Planted = append(truth.Planted, valuesOf(sheets, "w", hearsay.PlacesDiffer)...)
	truth.Planted = append(truth.Planted, citationOf(t, sheets, truth.Claims)...)
	truth.Planted = append(truth.Planted, ringOf(truth.Claims)...)
	return truth
}

func (m *mark) place(doc int) Place { return Place{doc, m.span, m.account} }

func quotesOf(t *teller, sheets []*sheet) []Quote {
	all := make([]Quote, len(t.said))
	for i, u := range t.said {
		all[i].Speaker = u.speaker.name
	}
	for doc, s := range sheets {
		for i := range s.marks {
			if m := &s.marks[i]; m.name == "q" {
				n, _ := strconv.Atoi(m.fields[0])
				all[n].Places = append(all[n].Places, QuotePlace{m.place(doc), Variant(m.fields[1])})
			}
		}
	}
	return all
}

// claimsOf are the claims in the order of their keys.
func claimsOf(sheets []*sheet) []Claim {
	all := map[string][]ClaimPlace{}
	for doc, s := range sheets {
		for i := range s.marks {
			if m := &s.marks[i]; m.name == "c" {
				all[m.fields[0]] = append(all[m.fields[0]], s.claim(doc, i))
			}
		}
	}
	var out []Claim
	for _, key := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Claim{key, all[key]})
	}
	return out
}

func (s *sheet) claim(doc, i int) ClaimPlace {
	m := &s.marks[i]
	c := ClaimPlace{Place: m.place(doc), Speaker: m.fields[1], Denied: m.fields[2] != ""}
	for _, f := range s.marks {
		if f.name == "f" && slices.Contains(f.within, i) {
			c.Value, _ = strconv.ParseFloat(f.fields[0], 64)
			c.Bound, c.AsOf = hearsay.Bound(f.fields[1]), f.fields[2]
		}
	}
	return c
}

// figuresOf are the differences between figures told for one day, in the words of
// those who tell them: that an outlet is cited for another figure is a difference
// of its own.
func figuresOf(c *Claim, sheets []*sheet) (out []Planted) {
	days := map[string][]ClaimPlace{}
	for _, p := range c.Places {
		if p.Value != 0 && !sheets[p.Doc].inside("x", "citation", p.Span) {
			days[p.AsOf] = append(days[p.AsOf], p)
		}
	}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		of := days[day]
		if slices.ContainsFunc(of, func(p ClaimPlace) bool { return p.Differ(&of[0]) }) {
			out = append(out, Planted{hearsay.FiguresDiffer, sides(of, func(p ClaimPlace) string {
				return strconv.FormatFloat(p.Value, 'g', -1, 64) + string(p.Bound)
			}, func(p ClaimPlace) Place { return p.Place })})
		}
	}
	return out
}

// sides groups places by what they say, the first told first.
func sides[T any](all []T, says func(T) string, at func(T) Place) (out [][]Place) {
	number := map[string]int{}
	for _, x := range all {
		n, ok := number[says(x)]
		if !ok {
			n = len(out)
			number[says(x)] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], at(x))
	}
	return out
}

// wordingsOf is the difference between a quote as it was made, or a part of it, and
// each wording that says something else, as far as some place gives the words that
// were changed.
func wordingsOf(q Quote, said string, sheets []*sheet) []Planted {
	var direct []QuotePlace
	for _, p := range q.Places {
		switch {
		case p.Variant.Faithful():
			direct = append(direct, p)
		case p.Variant.Changed():
			original := changedWords(said, wordsAt(sheets, p))
			if slices.ContainsFunc(q.Places, func(o QuotePlace) bool {
				return o.Variant.Faithful() && strings.Contains(wordsAt(sheets, o), original)
			}) {
				direct = append(direct, p)
			}
		}
	}
	s := sides(direct, func(p QuotePlace) string {
		if p.Variant.Changed() {
			return string(p.Variant) + strconv.Itoa(p.Account)
		}
		return ""
	}, func(p QuotePlace) Place { return p.Place })
	if len(s) < 2 {
		return nil
	}
	return []Planted{{hearsay.WordingDiffers, s}}
}

func wordsAt(sheets []*sheet, p QuotePlace) string {
	return strings.Join(strings.Fields(p.Span.Of(sheets[p.Doc].String())), " ")
}

// changedWords are the words that were said where a quote first departs from them,
// with one before and one after.
func changedWords(said, given string) string {
	a, b := strings.Fields(said), strings.Fields(given)
	k := 0
	for k < len(a)-1 && k < len(b) && a[k] == b[k] {
		k++
	}
	return strings.Join(a[max(k-1, 0):min(k+2, len(a))], " ")
}

// valuesOf is the difference between the values of one kind of mark.
func valuesOf(sheets []*sheet, name string, kind hearsay.FindingKind) []Planted {
	type valued struct {
		value string
		place Place
	}
	var all []valued
	for doc, s := range sheets {
		for i := range s.marks {
			if m := &s.marks[i]; m.name == name {
				all = append(all, valued{m.fields[0], m.place(doc)})
			}
		}
	}
	s := sides(all, func(v valued) string { return v.value }, func(v valued) Place { return v.place })
	if len(s) < 2 {
		return nil
	}
	return []Planted{{kind, s}}
}

// citationOf is a citation of account 0 against what account 0 says.
func citationOf(t *teller, sheets []*sheet, claims []Claim) []Planted {
	var citing, cited []Place
	for _, c := range claims {
		if c.Key != t.facts[0].key {
			continue
		}
		for i := range c.Places {
			p := &c.Places[i]
			switch {
			case sheets[p.Doc].inside("x", "citation", p.Span):
				citing = append(citing, p.Place)
			case p.Account == 0 && sheets[p.Doc].outlet == t.press[0].name:
				cited = append(cited, p.Place)
			}
		}
	}
	if len(citing) == 0 || len(cited) == 0 || !t.misquoted {
		return nil
	}
	return []Planted{{hearsay.CitedDiffers, [][]Place{citing, cited}}}
}

// inside reports whether a mark of that name and value covers the place.
func (s *sheet) inside(name, value string, at hearsay.Span) bool {
	return slices.ContainsFunc(s.marks, func(m mark) bool {
		return m.name == name && m.fields[0] == value && m.span.Contains(at)
	})
}

// ringOf is the claim for which two accounts credit each other.
func ringOf(claims []Claim) []Planted {
	for _, c := range claims {
		if c.Key != "ring" {
			continue
		}
		s := sides(c.Places, func(p ClaimPlace) string { return strconv.Itoa(p.Account) }, func(p ClaimPlace) Place { return p.Place })
		if len(s) > 1 {
			return []Planted{{Circular, s}}
		}
	}
	return nil
}

// tieWords are the shared runs of words that tie a copy to what it was copied
// from: about twice as many words.
const (
	tieRun  = 6
	tieRuns = 15
)

// trails ties the documents of each account together.
func trails(press []outlet, docs []*draft) [][]int {
	out := make([][]int, len(docs))
	for i, d := range docs {
		out[i] = make([]int, len(d.accounts))
	}
	for account := range maxAccount(docs) + 1 {
		of := trail(docs, account, press[account].name)
		for i, d := range docs {
			if k := slices.Index(d.accounts, account); k >= 0 {
				out[i][k] = of[i]
			}
		}
	}
	return out
}

func maxAccount(docs []*draft) (m int) {
	for _, d := range docs {
		m = max(m, slices.Max(d.accounts))
	}
	return m
}

// trail gives each document of an account the number of the first document that
// it can be tied to: by shared text, by a credit that is right, or because one
// outlet printed both as its own. author is the outlet that the account is from.
func trail(docs []*draft, account int, author string) []int {
	t := newTied(len(docs))
	credited, printed, runs := map[string]int{}, map[string]int{}, map[uint64]int{}
	for i, d := range docs {
		if !slices.Contains(d.accounts, account) {
			continue
		}
		for other, n := range sharedRuns(d, account, i, runs) {
			if n >= tieRuns {
				t.join(i, other)
			}
		}
		if !t.credits(docs, i, account, author, credited) {
			t.joinFirst(printed, d.outlet.name, i)
		}
	}
	for name, i := range credited {
		if j, ok := printed[name]; ok {
			t.join(i, j)
		}
	}
	return t
}

// tied numbers documents by the first that each is tied to.
type tied []int

func newTied(n int) tied {
	t := make(tied, n)
	for i := range t {
		t[i] = i
	}
	return t
}

func (t tied) join(i, j int) {
	i, j = t[i], t[j]
	for k := range t {
		if t[k] == max(i, j) {
			t[k] = min(i, j)
		}
	}
}

// joinFirst ties a document to the first one under a name.
func (t tied) joinFirst(first map[string]int, name string, i int) {
	if j, ok := first[name]; ok {
		t.join(i, j)
	} else {
		first[name] = i
	}
}

// credits ties a document to those that it rightly credits, and those that credit
// one that is not here to each other. It reports whether there are any.
func (t tied) credits(docs []*draft, i, account int, author string, absent map[string]int) (any bool) {
	for _, c := range docs[i].copies {
		switch {
		case c.Credit != CreditGiven:
		case c.From < 0 && c.Named == author:
			any = true
			t.joinFirst(absent, author, i)
		case c.From >= 0 && slices.Contains(docs[c.From].accounts, account):
			any = true
			t.join(i, c.From)
		}
	}
	return any
}

// sharedRuns counts the runs of words that were first seen in another document,
// and remembers those that are new.
func sharedRuns(d *draft, account, i int, seen map[uint64]int) map[int]int {
	shared := map[int]int{}
	for _, p := range d.body {
		for _, s := range p {
			if s.account != account || s.guest {
				continue
			}
			for _, words := range ownWords(s.text) {
				for _, run := range shingles(words, tieRun) {
					if other, ok := seen[run]; !ok {
						seen[run] = i
					} else if other != i {
						shared[other]++
					}
				}
			}
		}
	}
	return shared
}

// countOrigins counts accounts, and what might be taken for one more: documents
// of one account that nothing ties to its others.
func countOrigins(docs []*draft, trails [][]int) (int, hearsay.Range) {
	accounts, loose := map[int]bool{}, map[[2]int]bool{}
	for i, d := range docs {
		for k, a := range d.accounts {
			accounts[a] = true
			if len(d.accounts) == 1 {
				loose[[2]int{a, trails[i][k]}] = true
			}
		}
	}
	return len(accounts), hearsay.Range{Low: len(accounts), High: max(len(loose), len(accounts))}
}
