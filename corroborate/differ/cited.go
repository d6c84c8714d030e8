package differ

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/fnv"
)

// Editions gives what [Finder.Citations] is to be asked for: the number of the
// outlet and day on which a document came out, 0 when they are not known, and
// those of the documents that it cites for a figure.
func Editions(d *claim.Document) (own uint64, cites []uint64) {
	own = editionOf(d.Outlet, d.Published)
	for i := range d.Statements {
		s := &d.Statements[i]
		if !s.IsTally() {
			continue
		}
		for _, c := range s.Cites {
			if e := editionOf(c.Outlet, c.Date); e != 0 {
				cites = append(cites, e)
			}
		}
	}
	slices.Sort(cites)
	return own, slices.Compact(cites)
}

func editionOf(outlet, day string) uint64 {
	if outlet == "" || len(day) != len("2006-01-02") {
		return 0
	}
	return fnv.String(outletName(outlet) + " " + day)
}

// miscited is what documents tell that cite another one for it.
type miscited struct{ topic, value string }

// Citations finds figures for which a document cites one of an edition that gives
// another one. The documents are to be those of that edition and those that cite
// it.
func (f *Finder) Citations(edition uint64) []hearsay.CrossFinding {
	var of []int
	for i, d := range f.docs {
		if editionOf(d.Outlet, d.Published) == edition {
			of = append(of, i)
		}
	}
	here, there := map[miscited]side{}, map[miscited]side{}
	for i, d := range f.docs {
		for k := range d.Statements {
			s := &d.Statements[k]
			if slices.ContainsFunc(s.Cites, func(c claim.Cite) bool { return editionOf(c.Outlet, c.Date) == edition }) {
				f.cited(telling{doc: i, statement: s}, of, here, there)
			}
		}
	}
	for k, s := range here {
		slices.SortFunc(s, func(a, b telling) int { return cmp.Or(cmp.Compare(a.doc, b.doc), a.at.Compare(b.at)) })
		x := there[k][0]
		f.add(hearsay.CrossFinding{
			Kind: hearsay.CitedDiffers, Passages: f.passages([]side{s, there[k]}), About: f.claimOf([]side{s, there[k]}),
			Text: "“" + s[0].value + "” is credited to " + f.docs[x.doc].Outlet + " of " + f.docs[x.doc].Published + ", which gives “" + x.value + "”.",
		}, "cited", .85)
	}
	return f.found()
}

// outletName is a name as it is compared: "The Teslin Post" is "teslin post".
func outletName(name string) string {
	return strings.TrimPrefix(strings.ToLower(name), "the ")
}

// cited holds the figures of a statement against documents that it cites.
func (f *Finder) cited(t telling, docs []int, here, there map[miscited]side) {
	for i := range t.statement.Figures {
		x := &t.statement.Figures[i]
		k := miscited{x.Topic(), x.Value}
		found, ok := f.otherwise(t.doc, x, docs)
		if !ok {
			continue
		}
		t.at, t.value = x.Span, x.Words
		if !slices.ContainsFunc(here[k], func(o telling) bool { return o.doc == t.doc }) {
			here[k], there[k] = append(here[k], t), found
		}
	}
}

// otherwise lists what documents tell on the topic of a figure, when none of it
// agrees.
func (f *Finder) otherwise(doc int, here *claim.Figure, docs []int) (out side, ok bool) {
	topic := here.Topic()
	if topic == "" {
		return nil, false
	}
	for _, d := range docs {
		if d == doc {
			continue
		}
		for _, x := range f.figuresOf(d)[topic] {
			if x.Allows(here) {
				return nil, false
			}
			out = append(out, x.telling)
		}
	}
	return out, len(out) > 0
}
