package differ

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/claim"
)

// published is where and when a document came out.
type published struct{ outlet, day string }

// miscited is what documents tell that cite another one for it.
type miscited struct {
	published
	topic, value string
}

// citations finds documents of the collection that are cited for a figure and
// give another one.
func (f *finder) citations() {
	of := map[published][]int{}
	for i, d := range f.Docs {
		if d.Outlet != "" && len(d.Published) == len("2006-01-02") {
			k := published{outletName(d.Outlet), d.Published}
			of[k] = append(of[k], i)
		}
	}
	here, there := map[miscited]side{}, map[miscited]side{}
	for i, d := range f.Docs {
		for k := range d.Statements {
			for _, c := range d.Statements[k].Cites {
				at := published{outletName(c.Outlet), c.Date}
				f.cited(telling{doc: i, statement: &d.Statements[k]}, at, of[at], here, there)
			}
		}
	}
	for k, s := range here {
		slices.SortFunc(s, func(a, b telling) int { return cmp.Or(f.compareDocs(a.doc, b.doc), a.at.Compare(b.at)) })
		x := there[k][0]
		f.add(hearsay.CrossFinding{
			Kind: hearsay.CitedDiffers, Passages: f.passages([]side{s, there[k]}), About: f.claimOf([]side{s, there[k]}),
			Text: "“" + s[0].value + "” is credited to " + f.Docs[x.doc].Outlet + " of " + k.day + ", which gives “" + x.value + "”.",
		}, "cited", .85)
	}
}

// outletName is a name as it is compared: "The Teslin Post" is "teslin post".
func outletName(name string) string {
	return strings.TrimPrefix(strings.ToLower(name), "the ")
}

// cited holds the figures of a statement against the documents that it cites.
func (f *finder) cited(t telling, at published, docs []int, here, there map[miscited]side) {
	for i := range t.statement.Figures {
		x := &t.statement.Figures[i]
		k := miscited{at, x.Topic(), x.Value}
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
func (f *finder) otherwise(doc int, here *claim.Figure, docs []int) (out side, ok bool) {
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
