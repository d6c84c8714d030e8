package differ

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"hearsay"
)

// places finds documents that put an event in another place than most do: a place
// beside their figures that few documents name which name the usual one, which a
// third of the documents name at least.
func (f *Finder) places() {
	told := map[string]side{}
	for d := range f.docs {
		for key, t := range f.eventPlaces(d) {
			told[key] = append(told[key], t)
		}
	}
	named := map[string]int{}
	for place := range told {
		named[place] = f.naming(place)
	}
	order := slices.SortedFunc(maps.Keys(told), func(a, b string) int {
		return cmp.Or(cmp.Compare(named[b], named[a]), cmp.Compare(a, b))
	})
	for i, other := range order {
		usual := slices.IndexFunc(order[:i], func(x string) bool {
			return 3*named[x] >= len(f.docs) && f.isElsewhere(x, other) && f.agree([]side{told[x], told[other]})
		})
		if usual < 0 {
			continue
		}
		sides := []side{told[order[usual]], told[other]}
		f.add(hearsay.CrossFinding{
			Kind: hearsay.PlacesDiffer, Passages: f.passages(sides), About: f.claimOf(sides),
			Text: "Documents on one event put it in different places: " + counted(sides) + ".",
		}, "places", .7)
	}
}

// naming counts the documents that name a place.
func (f *Finder) naming(place string) (n int) {
	for d := range f.docs {
		if f.docs[d].Mentions(place) {
			n++
		}
	}
	return n
}

// isElsewhere reports a place that mostly documents name which put nothing in the
// usual one; one of these names it often. "The people of Teslin" puts nothing there.
func (f *Finder) isElsewhere(usual, place string) bool {
	naming, both, most := 0, 0, 0
	for d := range f.docs {
		doc := f.docs[d]
		if !doc.Mentions(place) {
			continue
		}
		naming++
		if _, ok := doc.Towns[usual]; ok {
			both++
		} else {
			most = max(most, doc.Towns[place])
		}
	}
	return most >= often && 2*both <= naming && !f.areOne(usual, place)
}

// areOne reports two places that some statement names together, as a town and its
// district are.
func (f *Finder) areOne(a, b string) bool {
	for d := range f.docs {
		for i := range f.docs[d].Statements {
			text := strings.ToLower(f.docs[d].Statements[i].Text)
			if strings.Contains(text, a) && strings.Contains(text, b) {
				return true
			}
		}
	}
	return false
}

// often is how many times a document names a place that it is about.
const often = 2

// eventPlaces are the places that a document names in statements with figures,
// by their names in lower case.
func (f *Finder) eventPlaces(doc int) map[string]telling {
	out := map[string]telling{}
	d := f.docs[doc]
	for i := range d.Statements {
		s := &d.Statements[i]
		if !happening(s) {
			continue
		}
		for _, p := range s.Places {
			if key := strings.ToLower(p.Name); out[key].statement == nil {
				out[key] = telling{doc, s, p.Span, p.Name}
			}
		}
	}
	return out
}
