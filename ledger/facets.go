package ledger

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"sync"

	"hearsay/ledger/internal/sqlite"
)

// shownValues is how many values of a facet are listed.
const shownValues = 20

// Facets counts the values that would narrow a list of attributions further.
// The conditions on a facet's own field are left out of its counts. What was
// counted once is kept until a document changes.
func (l *Ledger) Facets(ctx context.Context, f SaysFilter) (out Facets, err error) {
	f.Limit, f.Offset = 0, 0
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		change, err := number(c, "SELECT changes FROM comparison")
		if err != nil {
			return err
		}
		out, err = l.facets.get(f, change, func() (Facets, error) { return facetsOf(c, f) })
		return err
	})
	return out.clone(), err
}

// clone copies the lists, which the caller may change.
func (f Facets) clone() Facets {
	return Facets{
		slices.Clone(f.Speaker), slices.Clone(f.Outlet), slices.Clone(f.Carrier), slices.Clone(f.Kind), slices.Clone(f.Doc), slices.Clone(f.Year),
		slices.Clone(f.Anonymous), slices.Clone(f.Depth),
	}
}

func facetsOf(c *sqlite.Conn, f SaysFilter) (out Facets, err error) {
	x := counter{c: c, filter: f, counted: map[string]*tally{}}
	if x.docs, err = documentNames(c); err != nil {
		return out, err
	}
	for _, o := range []struct {
		facet facet
		dest  *[]Facet
		of    func(*tally) []Facet
	}{
		{speakerFacet, &out.Speaker, func(t *tally) []Facet { return listed(t.speaker, "=") }},
		{kindFacet, &out.Kind, func(t *tally) []Facet { return listed(t.kind, "") }},
		{yearFacet, &out.Year, func(t *tally) []Facet { return listed(t.year, "") }},
		{docFacet, &out.Doc, func(t *tally) []Facet { return t.docs(x.docs) }},
		{anonymousFacet, &out.Anonymous, (*tally).unidentified},
		{depthFacet, &out.Depth, (*tally).depths},
	} {
		t, err := x.without(o.facet)
		if err != nil {
			return out, err
		}
		*o.dest = o.of(t)
	}
	if out.Outlet, err = x.links(outletFacet, "o.type = 'outlet'", ""); err == nil {
		out.Carrier, err = x.links(carrierFacet, "l.actor IS NOT a.speaker", "=")
	}
	return out, err
}

// counter counts the facets of one filter.
type counter struct {
	c       *sqlite.Conn
	filter  SaysFilter
	docs    map[int]documentName
	counted map[string]*tally // by conditions: most facets share theirs
}

// without counts what the filter leaves but for the condition of a facet.
func (x *counter) without(own facet) (*tally, error) {
	w, err := saysWhere(x.c, x.filter, own)
	if err != nil {
		return nil, err
	}
	key := w.String()
	if x.counted[key] == nil {
		x.counted[key], err = count(x.c, w)
	}
	return x.counted[key], err
}

// documentName is what a facet shows of a document.
type documentName struct{ id, label, publisher string }

func documentNames(c *sqlite.Conn) (map[int]documentName, error) {
	out := map[int]documentName{}
	return out, c.Query("SELECT key, id, iif(title = '', path, title), publisher FROM document", func(r *sqlite.Row) error {
		out[r.Int()] = documentName{r.Text(), r.Text(), r.Text()}
		return nil
	})
}

// tally counts attributions by each of their facets in one pass: a query that
// groups for each of them sorts all names every time.
type tally struct {
	speaker, kind, year map[string]int
	doc                 map[int]int
	anonymous           int
	depth               [deepest + 1]int // how many chains have at least so many links
}

// deepest is the largest depth that is counted apart.
const deepest = 4

func count(c *sqlite.Conn, w where) (*tally, error) {
	t := &tally{speaker: map[string]int{}, kind: map[string]int{}, year: map[string]int{}, doc: map[int]int{}}
	return t, c.Query("SELECT a.key, a.kind, a.date, a.depth, coalesce(s.anonymous, 0), s.name"+saysFrom+w.String(), func(r *sqlite.Row) error {
		t.doc[r.Int()>>keyBits]++
		t.kind[r.Text()]++
		if date := r.Text(); date != "" {
			t.year[date[:min(4, len(date))]]++
		}
		for d := min(r.Int(), deepest); d > 0; d-- {
			t.depth[d]++
		}
		if r.Bool() {
			t.anonymous++
		}
		if !r.Null() {
			t.speaker[r.Text()]++
		}
		return nil
	}, w.args...)
}

// unidentified is the value for the speakers who are not identified, if any.
func (t *tally) unidentified() []Facet {
	if t.anonymous == 0 {
		return nil
	}
	return []Facet{{Value: "1", Count: t.anonymous}}
}

// depths counts the chains of at least two, three and four links.
func (t *tally) depths() []Facet {
	var out []Facet
	for d := 2; d <= deepest && t.depth[d] > 0; d++ {
		out = append(out, Facet{Value: strconv.Itoa(d), Count: t.depth[d]})
	}
	return out
}

// listed gives the most frequent values; a filter wants the mark before them.
func listed(counts map[string]int, mark string) []Facet {
	out := make([]Facet, 0, len(counts))
	for value, n := range counts {
		out = append(out, Facet{Value: mark + value, Label: value, Count: n})
	}
	return mostFrequent(out)
}

func (t *tally) docs(names map[int]documentName) []Facet {
	out := make([]Facet, 0, len(t.doc))
	for key, n := range t.doc {
		out = append(out, Facet{Value: names[key].id, Label: names[key].label, Count: n})
	}
	return mostFrequent(out)
}

func mostFrequent(all []Facet) []Facet {
	slices.SortFunc(all, func(a, b Facet) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	if len(all) == 0 {
		return nil
	}
	return slices.Clone(all[:min(len(all), shownValues)])
}

// links counts an actor once for each attribution, as publisher or as a link that
// meets the condition; a filter wants the mark before the name.
func (x *counter) links(own facet, only, mark string) ([]Facet, error) {
	t, err := x.without(own)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for doc, n := range t.doc {
		if p := x.docs[doc].publisher; p != "" {
			counts[p] += n
		}
	}
	w, err := saysWhere(x.c, x.filter, own)
	if err != nil {
		return nil, err
	}
	w.add(only)
	at, seen := 0, map[string]bool{}
	// CROSS JOIN keeps the order of the tables, so that the links of one
	// attribution come one after another.
	err = x.c.Query("SELECT a.key, o.name"+saysFrom+" CROSS JOIN link l ON l.attribution = a.key CROSS JOIN actor o ON o.key = l.actor"+w.String()+" ORDER BY a.key", func(r *sqlite.Row) error {
		key, name := r.Int(), r.Text()
		if key != at {
			at = key
			clear(seen)
			seen[x.docs[key>>keyBits].publisher] = true
		}
		if !seen[name] {
			seen[name] = true
			counts[name]++
		}
		return nil
	}, w.args...)
	return listed(counts, mark), err
}

// keptCounts is how many results of counting are kept at hand.
const keptCounts = 64

// kept holds results that are right until a document changes.
type kept[K comparable, V any] struct {
	lock   sync.Mutex // held by the one who counts: nobody counts the same twice
	change int
	values map[K]V
}

// get is the result for the key, which is made when it is not there. change is
// the number of the last change that is seen.
func (k *kept[K, V]) get(key K, change int, find func() (V, error)) (V, error) {
	k.lock.Lock()
	defer k.lock.Unlock()
	if change != k.change || len(k.values) >= keptCounts {
		k.values = nil
	}
	if v, ok := k.values[key]; ok {
		return v, nil
	}
	v, err := find()
	if err == nil {
		if k.values == nil {
			k.values, k.change = map[K]V{}, change
		}
		k.values[key] = v
	}
	return v, err
}
