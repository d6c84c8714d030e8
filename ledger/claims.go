package ledger

import (
	"context"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// ClaimRow is one claim group. In a list its graph has only the two counts.
type ClaimRow struct {
	hearsay.ClaimGroup
	Documents int // that its members stand in
	Denials   int // members that deny it
	// Places are those of the members, in their order.
	Places []QuotePlace
}

// AddClaim writes the places of one claim and the graph of its origins.
func (w *Regrouping) AddClaim(g *hearsay.ClaimGroup) error {
	docs, denials := map[string]bool{}, 0
	for i := range g.Members {
		docs[g.Members[i].Passage.Doc] = true
		if g.Members[i].Denied {
			denials++
		}
	}
	x := &g.Graph
	err := w.c.Exec(`INSERT INTO claim_group (id, text, members, documents, denials, carriers_low, carriers_high, words_low, words_high)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		g.ID, g.Text, len(g.Members), len(docs), denials, x.Carriers.Low, x.Carriers.High, x.Words.Low, x.Words.High)
	key := w.c.LastKey()
	for n := range g.Members {
		if err == nil {
			err = w.claimMember(key, n+1, &g.Members[n])
		}
	}
	if err != nil {
		return err
	}
	return w.graph(key, x)
}

func (w *Regrouping) claimMember(group, n int, m *hearsay.ClaimMember) error {
	place, err := w.place(m.ID, m.Passage)
	if err != nil {
		return err
	}
	return w.c.Exec(`INSERT INTO claim_member (doc, record, start_byte, end_byte, start_char, end_char, quote,
		claim_group, n, speaker, denied, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(place, group, n, m.Speaker, m.Denied, m.Why)...)
}

// graph writes the origins of a claim.
func (w *Regrouping) graph(group int, g *hearsay.OriginGraph) error {
	for i := range g.Nodes {
		x := &g.Nodes[i]
		var doc any // NULL unless it is a document
		if x.Doc != "" {
			key, err := w.key(x.Doc)
			if err != nil {
				return err
			}
			doc = key
		}
		if err := w.c.Exec(`INSERT INTO origin_node (claim_group, n, kind, doc, name, date, anonymous) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			group, i+1, string(x.Kind), doc, x.Name, x.Date, x.Anonymous); err != nil {
			return err
		}
	}
	for i := range g.Edges {
		if err := w.edge(group, i+1, &g.Edges[i]); err != nil {
			return err
		}
	}
	for i, ring := range g.Circular {
		for n, node := range ring {
			if err := w.c.Exec("INSERT INTO origin_ring (claim_group, ring, n, node) VALUES (?, ?, ?, ?)", group, i+1, n+1, node+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *Regrouping) edge(group, n int, x *hearsay.OriginEdge) error {
	err := w.c.Exec("INSERT INTO origin_edge (claim_group, n, giver, taker, made_by, directed, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
		group, n, x.From+1, x.To+1, string(x.By), x.Directed, x.Why)
	for i, p := range x.Passages {
		if err != nil {
			break
		}
		var d *grouped
		if d, err = w.document(p.Doc); err != nil {
			break
		}
		at := d.at.Range(p.Span)
		err = w.c.Exec(`INSERT INTO origin_passage (claim_group, edge, n, doc, start_byte, end_byte, start_char, end_char)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, group, n, i+1, d.key, p.Span.Start, p.Span.End, at[0], at[1])
	}
	return err
}

// HasClaim reports whether a claim with just these members is known.
func (w *Regrouping) HasClaim(g *hearsay.ClaimGroup) (bool, error) {
	n, same := 0, true
	err := w.c.Query(`SELECT d.id, m.record, m.denied, m.why FROM claim_group g JOIN claim_member m ON m.claim_group = g.key
		JOIN document d ON d.key = m.doc WHERE g.id = ? ORDER BY m.n`, func(r *sqlite.Row) error {
		if n < len(g.Members) {
			m := &g.Members[n]
			same = same && m.ID == r.Text()+":"+r.Text() && m.Denied == r.Bool() && m.Why == r.Text()
		}
		n++
		return nil
	}, g.ID)
	return same && n == len(g.Members), err
}

// ForgetClaims takes away the claims that a document has a place of, with what is
// found about them alone, but for those whose IDs are to be kept.
func (w *Regrouping) ForgetClaims(doc string, keep map[string]bool) error {
	key, err := w.key(doc)
	if err != nil {
		return err
	}
	var groups []int
	var ids []string
	err = w.c.Query("SELECT g.key, g.id FROM claim_group g WHERE g.key IN (SELECT claim_group FROM claim_member WHERE doc = ?)", func(r *sqlite.Row) error {
		if group, id := r.Int(), r.Text(); !keep[id] {
			groups, ids = append(groups, group), append(ids, id)
		}
		return nil
	}, key)
	for i, group := range groups {
		if err == nil {
			err = w.each("SELECT key FROM cross_finding WHERE about = ? AND kind = ?", w.dropFinding, ids[i], string(hearsay.SingleSource))
		}
		if err == nil {
			err = w.drop(group, "claim_member.claim_group", "origin_node.claim_group", "origin_edge.claim_group",
				"origin_passage.claim_group", "origin_ring.claim_group", "claim_group.key")
		}
	}
	return err
}

// ClaimOf is the ID of the claim group of a record, which is named
// "DOCUMENT:RECORD"; "" when it is in none.
func (w *Regrouping) ClaimOf(record string) (group string, err error) {
	doc, record, _ := strings.Cut(record, ":")
	key, err := w.key(doc)
	if err != nil {
		return "", err
	}
	return group, w.c.Query(`SELECT g.id FROM claim_member m JOIN claim_group g ON g.key = m.claim_group
		WHERE m.doc = ? AND m.record = ?`, func(r *sqlite.Row) error {
		group = r.Text()
		return nil
	}, key, record)
}

// Claims lists claims that stand in several places: those in most documents
// first. A filter leaves the groups with a member in such a document, with all
// their members. The second result counts all that match, whatever the limit.
func (l *Ledger) Claims(ctx context.Context, f RecordFilter) (rows []ClaimRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		w, err := groupsWhere(c, f, "claim_group", "claim_member")
		if err != nil {
			return err
		}
		if total, err = number(c, "SELECT count(*) FROM claim_group g"+w.String(), w.args...); err != nil {
			return err
		}
		limit, args := page(f.Limit, f.Offset)
		return c.Query("SELECT "+claimColumns+" FROM claim_group g"+w.String()+
			" ORDER BY g.documents DESC, g.members DESC, g.id"+limit, func(r *sqlite.Row) error {
			_, x, err := scanClaim(c, r)
			rows = append(rows, x)
			return err
		}, append(w.args, args...)...)
	})
	return rows, total, err
}

// Claim gives the claim group with the ID, or the one that has the member
// "DOCUMENT:RECORD", with the graph of its origins; nil when there is none.
func (l *Ledger) Claim(ctx context.Context, id string) (row *ClaimRow, err error) {
	doc, record, _ := strings.Cut(id, ":")
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT "+claimColumns+` FROM claim_group g WHERE g.key = (SELECT m.claim_group
			FROM claim_member m JOIN document d ON d.key = m.doc WHERE d.id = ? AND m.record = ?)`, func(r *sqlite.Row) error {
			key, x, err := scanClaim(c, r)
			if err == nil {
				err = loadGraph(c, key, &x.Graph)
			}
			row = &x
			return err
		}, doc, record)
	})
	return row, err
}

const claimColumns = "g.key, g.id, g.text, g.documents, g.denials, g.carriers_low, g.carriers_high, g.words_low, g.words_high"

func scanClaim(c *sqlite.Conn, r *sqlite.Row) (key int, x ClaimRow, err error) {
	key, x.ID, x.Text, x.Documents, x.Denials = r.Int(), r.Text(), r.Text(), r.Int(), r.Int()
	x.Graph.Carriers, x.Graph.Words = hearsay.Range{Low: r.Int(), High: r.Int()}, hearsay.Range{Low: r.Int(), High: r.Int()}
	return key, x, c.Query(`SELECT m.record, m.start_byte, m.end_byte, m.speaker, m.denied, m.why, m.start_char, m.end_char, m.quote, `+
		documentColumns+` FROM claim_member m JOIN document d ON d.key = m.doc WHERE m.claim_group = ? ORDER BY m.n`, func(r *sqlite.Row) error {
		record := r.Text()
		m := hearsay.ClaimMember{Passage: hearsay.Passage{Span: span(r)}, Speaker: r.Text(), Denied: r.Bool(), Why: r.Text()}
		place := scanPlace(r)
		d, err := scanDocument(r)
		m.ID, m.Passage.Doc = d.ID+":"+record, d.ID
		x.Members, x.Places = append(x.Members, m), append(x.Places, QuotePlace{d, place})
		return err
	}, key)
}

func loadGraph(c *sqlite.Conn, group int, g *hearsay.OriginGraph) error {
	err := c.Query(`SELECT n.kind, coalesce(d.id, ''), n.name, n.date, n.anonymous FROM origin_node n LEFT JOIN document d ON d.key = n.doc
		WHERE n.claim_group = ? ORDER BY n.n`, func(r *sqlite.Row) error {
		g.Nodes = append(g.Nodes, hearsay.OriginNode{
			Kind: hearsay.NodeKind(r.Text()), Doc: r.Text(), Name: r.Text(), Date: r.Text(), Anonymous: r.Bool(),
		})
		return nil
	}, group)
	if err != nil {
		return err
	}
	err = c.Query("SELECT n, giver, taker, made_by, directed, why FROM origin_edge WHERE claim_group = ? ORDER BY n", func(r *sqlite.Row) error {
		n := r.Int()
		x := hearsay.OriginEdge{From: r.Int() - 1, To: r.Int() - 1, By: hearsay.Evidence(r.Text()), Directed: r.Bool(), Why: r.Text()}
		err := c.Query(`SELECT d.id, p.start_byte, p.end_byte FROM origin_passage p JOIN document d ON d.key = p.doc
			WHERE p.claim_group = ? AND p.edge = ? ORDER BY p.n`, func(r *sqlite.Row) error {
			x.Passages = append(x.Passages, hearsay.Passage{Doc: r.Text(), Span: span(r)})
			return nil
		}, group, n)
		g.Edges = append(g.Edges, x)
		return err
	}, group)
	if err != nil {
		return err
	}
	return c.Query("SELECT ring, node FROM origin_ring WHERE claim_group = ? ORDER BY ring, n", func(r *sqlite.Row) error {
		ring, node := r.Int()-1, r.Int()-1
		if ring == len(g.Circular) {
			g.Circular = append(g.Circular, nil)
		}
		g.Circular[ring] = append(g.Circular[ring], node)
		return nil
	}, group)
}
