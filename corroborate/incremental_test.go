package corroborate_test

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/corroborate/generate"
	"hearsay/ingest/front"
	"hearsay/ingest/plain"
	"hearsay/ledger"
	"hearsay/read"
)

// found are queries for all that comparing finds, without the keys of rows.
var found = []string{
	`SELECT a.id, b.id, u.directed, u.own, u.quoted, u.cover_a, u.cover_b, u.score FROM reuse u JOIN document a ON a.key = u.a JOIN document b ON b.key = u.b`,
	`SELECT a.id, b.id, p.n, p.own, a_start_byte, a_end_byte, a_start_char, a_end_char, b_start_byte, b_end_byte, b_start_char, b_end_char
		FROM reuse_piece p JOIN reuse u ON u.key = p.reuse JOIN document a ON a.key = u.a JOIN document b ON b.key = u.b`,
	`SELECT group_concat(n || d || why || documents, '|') FROM (SELECT o.key, m.n, d.id d, m.why, o.documents
		FROM origin o JOIN origin_member m ON m.origin = o.key JOIN document d ON d.key = m.doc ORDER BY o.key, m.n) GROUP BY key`,
	`SELECT id, members, documents, origins, differs FROM quote_group`,
	`SELECT g.id, m.n, d.id, m.attribution, m.speaker, m.wording, m.why, m.start_byte, m.end_byte, m.quote
		FROM quote_member m LEFT JOIN quote_group g ON g.key = m.quote_group JOIN document d ON d.key = m.doc`,
	`SELECT id, text, members, documents, denials, carriers_low, carriers_high, words_low, words_high FROM claim_group`,
	`SELECT g.id, m.n, d.id, m.record, m.speaker, m.denied, m.why, m.start_byte, m.end_byte, m.quote
		FROM claim_member m LEFT JOIN claim_group g ON g.key = m.claim_group JOIN document d ON d.key = m.doc`,
	`SELECT g.id, n.n, n.kind, d.id, n.name, n.date, n.anonymous
		FROM origin_node n LEFT JOIN claim_group g ON g.key = n.claim_group LEFT JOIN document d ON d.key = n.doc`,
	`SELECT g.id, e.n, e.giver, e.taker, e.made_by, e.directed, e.why FROM origin_edge e LEFT JOIN claim_group g ON g.key = e.claim_group`,
	`SELECT g.id, p.edge, p.n, d.id, p.start_byte, p.end_byte
		FROM origin_passage p LEFT JOIN claim_group g ON g.key = p.claim_group JOIN document d ON d.key = p.doc`,
	`SELECT g.id, r.ring, r.n, r.node FROM origin_ring r LEFT JOIN claim_group g ON g.key = r.claim_group`,
	`SELECT id, kind, text, about, passages, documents, made_by, confidence, edition FROM cross_finding`,
	`SELECT g.id, p.n, d.id, p.record, p.value, p.date, p.start_byte, p.end_byte, p.quote, p.at_start_byte, p.at
		FROM cross_passage p LEFT JOIN cross_finding g ON g.key = p.finding JOIN document d ON d.key = p.doc`,
}

// rows lists all that comparing has found in a ledger.
func rows(t testing.TB, path string) (out []string) {
	t.Helper()
	c, err := sqlite3.Open(path)
	check(t, err)
	defer c.Close()
	check(t, fts5.Register(c))
	for i, query := range found {
		s, _, err := c.Prepare(query)
		check(t, err)
		for s.Step() {
			row := []string{fmt.Sprintf("%02d", i)}
			for k := range s.ColumnCount() {
				row = append(row, s.ColumnText(k))
			}
			out = append(out, strings.Join(row, " · "))
		}
		check(t, s.Close())
	}
	slices.Sort(out)
	return out
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var wholeReader = sync.OnceValues(func() (*read.Reader, error) { return read.New() })

// stored is what a run stores for a text.
func stored(t testing.TB, name, published, outlet, text string) ledger.Entry {
	t.Helper()
	reader, err := wholeReader()
	check(t, err)
	d, err := plain.FromText(text)
	check(t, err)
	front.Fill(d)
	d.ID, d.Published.Value, d.Publisher.Value = name, cmp.Or(published, d.Published.Value), cmp.Or(outlet, d.Publisher.Value)
	e := entry(&hearsay.Reading{Document: d})
	e.Reading = reader.Read(d)
	return e
}

// generatedEntries are the documents of a generated collection with stories of at
// most so many.
func generatedEntries(t testing.TB, seed uint64, docs, most int) (out []ledger.Entry) {
	for s := range generate.Collection(generate.Options{Seed: seed, Docs: docs, Most: most}) {
		for _, d := range s.Docs {
			out = append(out, stored(t, d.Name, "", "", d.Text))
		}
	}
	return out
}

// shapes are texts that make a rule of comparing change its mind when there are more
// of them: copies that become a crowd, a passage that becomes boilerplate, and a
// phrase that becomes common.
func shapes(t testing.TB) [][]ledger.Entry {
	var copies, plates, phrases []ledger.Entry
	for i := range 20 {
		text := fmt.Sprintf("%s\n\nCopy %d was printed at mill %d on paper %d of the ford.", wire, i, i*17, i*31)
		copies = append(copies, stored(t, fmt.Sprintf("copy%d", i), fmt.Sprintf("2031-03-%02d", 20-i), "", text))
	}
	const plate = "Write to our letters desk at the old mill beside the ford and tell us what you saw, heard or were told about it by people whom you trust."
	for i := range 9 {
		text := fmt.Sprintf("Nobody in village %d of valley %d knew who had opened gate %d or paid guard %d. They asked %d men.\n\n%s", i, i*7, i*11, i*13, i*3, plate)
		plates = append(plates, stored(t, fmt.Sprintf("plate%d", i), fmt.Sprintf("2031-04-%02d", i+1), []string{"Teslin Post", "Umber Register"}[i%2], text))
	}
	for i := range 8 {
		var b strings.Builder
		for k := range 11 {
			n := i*11 + k
			fmt.Fprintf(&b, "“We stand beside you %d villages of valley %d until road %d opens,” Iva Dorn said on market day %d.\n\n", n, n*7, n*13, n)
		}
		phrases = append(phrases, stored(t, fmt.Sprintf("phrase%d", i), fmt.Sprintf("2031-05-%02d", i+1), "", b.String()))
	}
	return [][]ledger.Entry{copies, plates, phrases}
}

// decision is what a person decides about some of the places that were found.
func decision(rt *rapid.T, l *ledger.Ledger) (hearsay.GroupReview, bool) {
	r := hearsay.GroupReview{
		Of:     rapid.SampledFrom([]hearsay.GroupKind{hearsay.QuoteGroups, hearsay.ClaimGroups}).Draw(rt, "of"),
		Action: rapid.SampledFrom([]hearsay.GroupAction{hearsay.JoinPlaces, hearsay.SplitPlaces, hearsay.LockPlaces}).Draw(rt, "action"),
	}
	var places []hearsay.Passage
	if quotes, _, err := l.Quotes(rt.Context(), ledger.RecordFilter{}); err == nil && r.Of == hearsay.QuoteGroups {
		for _, g := range quotes {
			for _, m := range g.Members {
				places = append(places, m.Passage)
			}
		}
	}
	if claims, _, err := l.Claims(rt.Context(), ledger.RecordFilter{}); err == nil && r.Of == hearsay.ClaimGroups {
		for _, g := range claims {
			for _, m := range g.Members {
				places = append(places, m.Passage)
			}
		}
	}
	if len(places) == 0 {
		return r, false
	}
	for range rapid.IntRange(1, 3).Draw(rt, "places") {
		r.Places = append(r.Places, hearsay.ReviewedPlace{Passage: rapid.SampledFrom(places).Draw(rt, "place")})
	}
	return r, true
}

// addedBitByBit stores documents in any order, some at a time, with decisions of
// persons in between, and compares them each time.
func addedBitByBit(t *testing.T, rt *rapid.T, entries []ledger.Entry) {
	path, whole := filepath.Join(t.TempDir(), "parts.db"), filepath.Join(t.TempDir(), "whole.db")
	l, all := openLedger(t, path), openLedger(t, whole)
	order := rapid.Permutation(entries).Draw(rt, "order")
	decisions := rapid.Bool().Draw(rt, "with decisions")
	var reviews []hearsay.GroupReview
	for len(order) > 0 {
		n := min(len(order), rapid.SampledFrom([]int{1, 1, 1, 2, 5, 20}).Draw(rt, "documents"))
		check(t, l.Store(t.Context(), order[:n]...))
		check(t, corroborate.Update(t.Context(), l))
		order = order[n:]
		if r, ok := decision(rt, l); decisions && ok {
			reviews = append(reviews, r)
			check(t, l.AddGroupReview(t.Context(), r))
		}
	}
	check(t, corroborate.Update(t.Context(), l))
	check(t, all.Store(t.Context(), entries...))
	for _, r := range reviews {
		check(t, all.AddGroupReview(t.Context(), r))
	}
	check(t, corroborate.Update(t.Context(), all))
	if diff := gocmp.Diff(rows(t, whole), rows(t, path)); diff != "" {
		rt.Fatalf("-all at once +bit by bit:\n%s", diff)
	}
}

func openLedger(t *testing.T, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	check(t, err)
	t.Cleanup(func() { l.Close() })
	l.Now = func() time.Time { return time.Unix(1_600_000_000, 0) }
	return l
}

// What is found does not depend on when and in which order documents are added.
func TestAddingDocumentsFindsWhatAllTogetherHave(t *testing.T) {
	cases := shapes(t)
	for seed := range uint64(3) {
		cases = append(cases, generatedEntries(t, 500+seed, 24, 12))
	}
	rapid.Check(t, func(rt *rapid.T) { addedBitByBit(t, rt, rapid.SampledFrom(cases).Draw(rt, "case")) })
}

// A document that another one takes the place of, and one that is read again, leave
// nothing behind.
func TestDocumentsThatChange(t *testing.T) {
	dir := t.TempDir()
	paths := []string{filepath.Join(dir, "often.db"), filepath.Join(dir, "once.db")}
	for often, path := range paths {
		l := openLedger(t, path)
		copied := stored(t, "copy", "2031-03-05", "", wire+"\n\nPrinted at Teslin.")
		other := stored(t, "copy", "2031-03-05", "", "Nothing in these lines was printed before. “The prisoners come home before anything else,” Iva Dorn said.")
		again := stored(t, "wire", "2031-03-04", "", wire)
		again.Reading.Attributions = nil
		for _, e := range []ledger.Entry{stored(t, "wire", "2031-03-04", "", wire), copied, stored(t, "part", "2031-03-06", "", wire), other, again} {
			check(t, l.Store(t.Context(), e))
			if often == 0 {
				check(t, corroborate.Update(t.Context(), l))
			}
		}
		check(t, corroborate.Update(t.Context(), l))
	}
	want := rows(t, paths[1])
	if diff := gocmp.Diff(want, rows(t, paths[0])); diff != "" || len(want) == 0 {
		t.Errorf("-compared once +each time:\n%s", diff)
	}
}

// What is kept between comparisons is made anew when it is damaged.
func TestWhatIsKeptIsDamaged(t *testing.T) {
	for _, damage := range []string{
		"UPDATE digest_segment SET data = substr(data, 1, length(data) / 2)",
		"UPDATE digest SET data = x'00'",
		"DELETE FROM digest",
		"UPDATE comparison SET partition = x''",
		"DELETE FROM digest_segment",
	} {
		path := filepath.Join(t.TempDir(), "hearsay.db")
		l := openLedger(t, path)
		add := func(e ledger.Entry) {
			check(t, l.Store(t.Context(), e))
			check(t, corroborate.Update(t.Context(), l))
		}
		add(stored(t, "wire", "2031-03-04", "", wire))
		add(stored(t, "copy", "2031-03-05", "", wire+"\n\nPrinted at Teslin."))
		c, err := sqlite3.Open(path)
		check(t, err)
		check(t, c.Exec(damage))
		check(t, c.Close())
		add(stored(t, "part", "2031-03-06", "", wire+"\n\nPrinted at the ford."))
		if reuse := slices.DeleteFunc(rows(t, path), func(row string) bool { return !strings.HasPrefix(row, "00") }); len(reuse) != 3 {
			t.Errorf("%s: %d pairs", damage, len(reuse))
		}
	}
}
