package ledger

import (
	"context"
	"fmt"

	"hearsay/ledger/internal/sqlite"
)

// facets are the queries that count the values of each facet; "%[1]s" stands
// for the tables with the conditions. Each gives value, label and count.
var facets = [...]struct {
	facet facet
	query string
	dest  func(*Facets) *[]Facet
}{
	{
		speakerFacet, `SELECT '=' || s.name AS value, s.name, count(*) %[1]s AND s.key IS NOT NULL GROUP BY value`,
		func(f *Facets) *[]Facet { return &f.Speaker },
	},
	{
		// An outlet counts once for each attribution, as publisher or link.
		outletFacet, `WITH picked AS (SELECT a.key, d.publisher %[1]s)
			SELECT value, value, count(*) FROM (
				SELECT key, publisher AS value FROM picked WHERE publisher != ''
				UNION
				SELECT p.key, o.name FROM picked p JOIN link l ON l.attribution = p.key JOIN actor o ON o.key = l.actor WHERE o.type = 'outlet')
			GROUP BY value`,
		func(f *Facets) *[]Facet { return &f.Outlet },
	},
	{
		kindFacet, `SELECT a.kind AS value, a.kind, count(*) %[1]s GROUP BY value`,
		func(f *Facets) *[]Facet { return &f.Kind },
	},
	{
		docFacet, `SELECT d.id AS value, iif(d.title = '', d.path, d.title), count(*) %[1]s GROUP BY value`,
		func(f *Facets) *[]Facet { return &f.Doc },
	},
	{
		yearFacet, `SELECT substr(a.date, 1, 4) AS value, substr(a.date, 1, 4), count(*) %[1]s AND a.date != '' GROUP BY value`,
		func(f *Facets) *[]Facet { return &f.Year },
	},
}

// shownValues is how many values of a facet are listed.
const shownValues = 20

// Facets counts the values that would narrow a list of attributions further.
// The conditions on a facet's own field are left out of its counts.
func (l *Ledger) Facets(ctx context.Context, f SaysFilter) (out Facets, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		for _, x := range facets {
			if err := count(c, f, x.facet, x.query, x.dest(&out)); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func count(c *sqlite.Conn, f SaysFilter, without facet, query string, dest *[]Facet) error {
	w, err := saysWhere(c, f, without)
	if err != nil {
		return err
	}
	query = fmt.Sprintf(query, saysFrom+w.String()) + " ORDER BY 3 DESC, 2, 1 LIMIT ?"
	return c.Query(query, func(r *sqlite.Row) error {
		*dest = append(*dest, Facet{Value: r.Text(), Label: r.Text(), Count: r.Int()})
		return nil
	}, append(w.args, shownValues)...)
}
