package ledger

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
	"hearsay/syntax/stem"
)

// said and carried give what each actor of a document says, and how often it
// passes on what someone else says.
const (
	said = `SELECT s.name, s.type, s.anonymous, s.key, a.doc, count(*), sum(a.kind != 'indirect'),
		coalesce(min(nullif(a.date, '')), ''), max(a.date)
		FROM attribution a JOIN document d ON d.key = a.doc JOIN actor s ON s.key = a.speaker WHERE d.current GROUP BY s.key`
	carried = `SELECT o.name, o.type, o.anonymous, o.key, a.doc, count(*), coalesce(min(nullif(iif(l.date = '', a.date, l.date), '')), ''),
		max(iif(l.date = '', a.date, l.date))
		FROM link l JOIN attribution a ON a.key = l.attribution JOIN document d ON d.key = a.doc JOIN actor o ON o.key = l.actor
		WHERE d.current AND l.actor IS NOT a.speaker GROUP BY o.key`
)

// Sources lists the actors that say something or pass it on, those with most
// attributions first. Actors of one name are one row, over all documents; an
// anonymous actor is a row of its own in each document, because it is never
// taken for another. The second result counts all that match. The list is kept
// until a document changes.
func (l *Ledger) Sources(ctx context.Context, f SourceFilter) (rows []SourceRow, total int, err error) {
	var all []SourceRow
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		change, err := number(c, "SELECT changes FROM comparison")
		if err != nil {
			return err
		}
		all, err = l.sources.get(struct{}{}, change, func() ([]SourceRow, error) { return sourcesOf(c) })
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	for _, row := range all {
		if f.matches(row) {
			rows = append(rows, row)
		}
	}
	total = len(rows)
	rows = rows[min(max(f.Offset, 0), total):]
	if f.Limit > 0 {
		rows = rows[:min(f.Limit, len(rows))]
	}
	return rows, total, nil
}

// sourcesOf goes through all attributions.
func sourcesOf(c *sqlite.Conn) ([]SourceRow, error) {
	all := sourceTable{}
	err := c.Query(said, func(r *sqlite.Row) error {
		s := all.row(r)
		n := r.Int()
		s.Attributions += n
		s.Direct += r.Int()
		s.types[s.Type] += n
		s.dates(r.Text(), r.Text())
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = c.Query(carried, func(r *sqlite.Row) error {
		s := all.row(r)
		n := r.Int()
		s.Carried += n
		s.types[s.Type] += n
		s.dates(r.Text(), r.Text())
		return nil
	})
	return all.sorted(), err
}

// source is a row in the making.
type source struct {
	SourceRow
	types map[hearsay.ActorType]int
	docs  map[int]bool
}

// sourceID is a name, with the actor's key when it is anonymous.
type sourceID struct {
	name string
	key  int
}

type sourceTable map[sourceID]*source

// row finds the row for an actor, whose name, type, anonymity, key and document
// are the next values. It has that type until the next row.
func (t sourceTable) row(r *sqlite.Row) *source {
	id, kind, anonymous := sourceID{name: r.Text()}, hearsay.ActorType(r.Text()), r.Bool()
	if key := r.Int(); anonymous {
		id.key = key
	}
	s := t[id]
	if s == nil {
		s = &source{SourceRow{Name: id.name, Anonymous: anonymous}, map[hearsay.ActorType]int{}, map[int]bool{}}
		t[id] = s
	}
	s.Type = kind
	s.docs[r.Int()] = true
	return s
}

func (s *source) dates(first, last string) {
	if first != "" && (s.First == "" || first < s.First) {
		s.First = first
	}
	s.Last = max(s.Last, last)
}

// sorted gives the rows in the order of the list.
func (t sourceTable) sorted() []SourceRow {
	ids := slices.SortedFunc(maps.Keys(t), func(a, b sourceID) int {
		x, y := t[a], t[b]
		return cmp.Or(cmp.Compare(y.Attributions, x.Attributions), cmp.Compare(y.Carried, x.Carried),
			cmp.Compare(a.name, b.name), cmp.Compare(a.key, b.key))
	})
	var rows []SourceRow
	for _, id := range ids {
		s := t[id]
		s.Type, s.Documents = s.mostly(), len(s.docs)
		rows = append(rows, s.SourceRow)
	}
	return rows
}

// mostly is the most frequent type that is known, the first in the alphabet of
// equal ones.
func (s *source) mostly() hearsay.ActorType {
	best := hearsay.UnknownType
	for _, kind := range slices.Sorted(maps.Keys(s.types)) {
		if kind != hearsay.UnknownType && (best == hearsay.UnknownType || s.types[kind] > s.types[best]) {
			best = kind
		}
	}
	return best
}

func (f SourceFilter) matches(row SourceRow) bool {
	if f.Type != "" && f.Type != row.Type || f.Anonymous && !row.Anonymous || f.Carriers && row.Carried == 0 {
		return false
	}
	if f.Name == "" {
		return true
	}
	part, whole := named(f.Name)
	if whole != "" {
		return whole == row.Name
	}
	return strings.Contains(" "+stem.Plain(row.Name)+" ", " "+part+" ")
}
