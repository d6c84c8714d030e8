package differ

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/claim"
)

// published is where and when a document came out.
type published struct{ outlet, day string }

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
	for i, d := range f.Docs {
		for k := range d.Statements {
			s := &d.Statements[k]
			for n, c := range s.Cites {
				known := slices.ContainsFunc(s.Cites[:n], func(o claim.Cite) bool { return o.Outlet == c.Outlet && o.Date == c.Date })
				if cited := of[published{outletName(c.Outlet), c.Date}]; c.Date != "" && !known {
					f.cited(i, s, c, cited)
				}
			}
		}
	}
}

// outletName is a name as it is compared: "The Teslin Post" is "teslin post".
func outletName(name string) string {
	return strings.TrimPrefix(strings.ToLower(name), "the ")
}

// cited holds a statement against the documents that it cites. Documents that
// tell nothing on the topic say nothing else.
func (f *finder) cited(doc int, s *claim.Statement, c claim.Cite, docs []int) {
	for i := range s.Figures {
		here := &s.Figures[i]
		there, ok := f.otherwise(doc, here, docs)
		if !ok {
			continue
		}
		sides := []side{{telling{doc, s, here.Span, here.Words}}, there}
		f.add(hearsay.CrossFinding{
			Kind: hearsay.CitedDiffers, Passages: f.passages(sides), About: f.claimOf(sides),
			Text: "“" + here.Words + "” is credited to " + c.Outlet + " of " + c.Date + ", which gives “" + there[0].value + "”.",
		}, "cited", .85)
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
