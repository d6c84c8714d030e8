package ledger

import (
	"context"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/search"
	"hearsay/ledger/internal/sqlite"
)

// sourceRows makes one row of each actor with a name, over all documents, and
// one of each anonymous actor: those are never taken for one another. An actor
// that has several types has the most frequent one that is known.
const sourceRows = `
WITH act AS (
	SELECT s.name, s.type, s.anonymous, iif(s.anonymous, s.key, 0) AS apart, a.doc, nullif(a.date, '') AS date,
		1 AS says, a.kind != 'indirect' AS direct, 0 AS carries
	FROM attribution a JOIN document d ON d.key = a.doc JOIN actor s ON s.key = a.speaker WHERE d.current
	UNION ALL
	SELECT o.name, o.type, o.anonymous, iif(o.anonymous, o.key, 0), a.doc, nullif(iif(l.date = '', a.date, l.date), ''), 0, 0, 1
	FROM link l JOIN attribution a ON a.key = l.attribution JOIN document d ON d.key = a.doc JOIN actor o ON o.key = l.actor
	WHERE d.current AND l.actor IS NOT a.speaker
), kind AS (
	SELECT name, apart, type, max(n) FROM (
		SELECT name, apart, type, iif(type = 'unknown', 0, count(*)) AS n FROM act GROUP BY name, apart, type ORDER BY type)
	GROUP BY name, apart
), source AS (
	SELECT act.name, kind.type, act.anonymous, sum(says) AS says, count(DISTINCT doc) AS docs, sum(direct) AS direct,
		sum(carries) AS carries, coalesce(min(date), '') AS first, coalesce(max(date), '') AS last, act.apart
	FROM act JOIN kind USING (name, apart) GROUP BY act.name, act.apart
)
SELECT name, type, anonymous, says, docs, direct, carries, first, last FROM source`

// Sources lists the actors that say something or pass it on, those with most
// attributions first. The second result counts all that match.
func (l *Ledger) Sources(ctx context.Context, f SourceFilter) (rows []SourceRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query(sourceRows+" ORDER BY says DESC, carries DESC, name, apart", func(r *sqlite.Row) error {
			row := SourceRow{
				Name: r.Text(), Type: hearsay.ActorType(r.Text()), Anonymous: r.Bool(),
				Attributions: r.Int(), Documents: r.Int(), Direct: r.Int(), Carried: r.Int(), First: r.Text(), Last: r.Text(),
			}
			if !f.matches(row) {
				return nil
			}
			if total++; total > f.Offset && (f.Limit <= 0 || len(rows) < f.Limit) {
				rows = append(rows, row)
			}
			return nil
		})
	})
	return rows, total, err
}

func (f SourceFilter) matches(row SourceRow) bool {
	if f.Type != "" && f.Type != row.Type {
		return false
	}
	if f.Name == "" {
		return true
	}
	part, whole := named(f.Name)
	if whole != "" {
		return whole == row.Name
	}
	return strings.Contains(" "+search.Plain(row.Name)+" ", " "+part+" ")
}
