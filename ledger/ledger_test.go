package ledger_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
)

var ctx = context.Background()

func open(t testing.TB) *ledger.Ledger {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "hearsay.db"))
}

func openAt(t testing.TB, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	l.Now = func() time.Time { return time.Unix(1_600_000_000, 0) }
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const reader = "reader-1"

// entry makes what a run stores for a file that is one document.
func entry(path string, r *hearsay.Reading, data string) ledger.Entry {
	sum := sha256.Sum256([]byte(data))
	d := r.Document
	d.SHA256 = hex.EncodeToString(sum[:])
	d.ID, d.Path = hearsay.NewDocumentID(d.SHA256), path
	if d.Name == "" {
		d.Name = path
	}
	return ledger.Entry{
		File:     ledger.FileRow{Path: path, SHA256: d.SHA256, Bytes: int64(len(data)), Doc: d.ID, Reader: reader},
		Reading:  r,
		Original: ledger.Original{SHA256: d.SHA256, Path: path, Bytes: []byte(data)},
	}
}

// drafts of readings: the text with the words that records are anchored to.
type draft struct{ r *hearsay.Reading }

func newDraft(lang string, paragraphs ...string) draft {
	d := &hearsay.Document{Format: hearsay.FormatText, Lang: lang, Text: strings.Join(paragraphs, "\n\n")}
	at := 0
	for _, p := range paragraphs {
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at + len(p)}, Kind: hearsay.Paragraph, Lang: lang})
		at += len(p) + 2
	}
	return draft{&hearsay.Reading{Document: d}}
}

// at is the span of the words, which stand in the text.
func (d draft) at(words string) hearsay.Span {
	i := strings.Index(d.r.Document.Text, words)
	if i < 0 {
		panic("not in the text: " + words)
	}
	return hearsay.Span{Start: i, End: i + len(words)}
}

func by(rule string) hearsay.Provenance { return hearsay.Provenance{By: rule, Confidence: 0.75} }

// statement is a reading with a record of every kind.
func statement() *hearsay.Reading {
	d := newDraft("en",
		"Teslin talks “not dead”",
		"Reuters of Marovia – naïve as ever – quoted a commander as saying on 14/1/2019 that the bridges at Kelmark were burning.",
		"“We never left,” said Ana Dorel, “and we will not leave.” (Teslin Post, 15/1/2019)",
		"وقال المبعوث إن الهدنة صامدة.",
		"Menu Home Contact")
	x, doc := d.r, d.r.Document
	doc.Blocks[0].Kind, doc.Blocks[3].Lang, doc.Blocks[4].Kind = hearsay.Title, "ar", hearsay.Furniture
	doc.Title = hearsay.Field{Value: "Teslin talks “not dead”", How: hearsay.HowHeading, At: d.at("Teslin talks “not dead”")}
	doc.Authors = []hearsay.Field{{Value: "B. Writer", How: hearsay.HowMeta}, {Value: "C. Editor", How: hearsay.HowMeta}}
	doc.Publisher = hearsay.Field{Value: "Marovia Today", How: hearsay.HowMeta}
	doc.Published = hearsay.Field{Value: "2019-02", How: hearsay.HowMeta}
	doc.Notes = []string{"a cut-off tag was left out"}
	x.Times = []hearsay.Time{
		{ID: "t1", Span: d.at("14/1/2019"), Type: hearsay.Date, Value: "2019-01-14", Calendar: hearsay.Gregorian, From: "2019-01-14", To: "2019-01-14", Order: "day-first", Evidence: "14 is no month", Provenance: by("timex/figures")},
		{ID: "t2", Span: d.at("15/1/2019"), Type: hearsay.Date, Value: "2019-01-15", Anchor: "dct", Calendar: hearsay.Gregorian, From: "2019-01-15", To: "2019-01-15", Mod: "APPROX", Provenance: by("timex/figures")},
	}
	x.Quantities = []hearsay.Quantity{
		{ID: "q1", Span: d.at("14"), Kind: hearsay.Money, Value: 14.5, High: 20, Unit: "EUR", Counted: d.at("the bridges"), Bound: hearsay.AtLeast, Change: hearsay.Down, Time: "t1", Provenance: by("quantity/money")},
		{ID: "q2", Span: d.at("15"), Kind: hearsay.Count, Value: 15, Provenance: by("quantity/count")},
	}
	x.Findings = []hearsay.Finding{{
		ID: "f1", Kind: hearsay.EventDiffers, Passages: []hearsay.Span{d.at("14/1/2019"), d.at("15/1/2019")}, Text: "two dates", Provenance: by("check/event"),
	}}
	x.Citations = []hearsay.Citation{{
		ID: "c1", Span: d.at("(Teslin Post, 15/1/2019)"), Kind: hearsay.CiteOutlet, Outlet: "Teslin Post", OutletSpan: d.at("Teslin Post"),
		Ref: "page 3", Time: "t2", Covers: []hearsay.Span{d.at("“We never left,”"), d.at("“and we will not leave.”")}, Missing: []string{"author"}, Provenance: by("citation/brackets"),
	}}
	x.Actors = []hearsay.Actor{
		{ID: "p1", Name: "Reuters of Marovia", Type: hearsay.Outlet, Provenance: by("actor/outlet")},
		{ID: "p2", Name: "a commander", Type: hearsay.Person, Anonymous: true, Provenance: by("actor/nominal")},
		{ID: "p3", Name: "Ana Dorel", Type: hearsay.Person, Provenance: by("actor/name")},
		{ID: "p4", Name: "المبعوث", Type: hearsay.Person, Provenance: by("actor/name")},
		{ID: "p5", Name: "Teslin Post", Type: hearsay.Outlet, Provenance: by("actor/outlet")},
	}
	x.Mentions = []hearsay.Mention{
		{ID: "m1", Span: d.at("Ana Dorel"), Kind: hearsay.Named, Actor: "p3", Provenance: by("actor/name")},
		{ID: "m2", Span: d.at("We"), Kind: hearsay.Pronoun, Provenance: by("actor/name")},
	}
	x.Attributions = []hearsay.Attribution{
		{
			ID: "a1", Source: []hearsay.Span{d.at("Reuters of Marovia")}, Cue: []hearsay.Span{d.at("quoted")},
			Content: []hearsay.Span{d.at("that the bridges at Kelmark were burning")}, Kind: hearsay.Indirect, Polarity: hearsay.Affirmed,
			Speaker: "p1", Provenance: by("attribution/quoted"),
		},
		{
			ID: "a2", Source: []hearsay.Span{d.at("a commander")}, Cue: []hearsay.Span{d.at("as saying")},
			Content: []hearsay.Span{d.at("that the bridges at Kelmark were burning")}, Kind: hearsay.Indirect, Polarity: hearsay.Affirmed,
			Speaker: "p2", Parent: "a1", Time: "t1", Provenance: by("attribution/quoted"),
			Chain: []hearsay.Link{
				{Actor: "p1", Span: d.at("Reuters of Marovia"), Cue: d.at("quoted")},
				{Actor: "p2", Span: d.at("a commander"), Date: "2019-01-14"},
			},
		},
		{
			ID: "a3", Source: []hearsay.Span{d.at("Ana Dorel")}, Cue: []hearsay.Span{d.at("said")},
			Content: []hearsay.Span{d.at("We never left,"), d.at("and we will not leave.")}, Kind: hearsay.Direct, Polarity: hearsay.Denied,
			Speaker: "p3", Provenance: by("attribution/direct"),
			Chain: []hearsay.Link{{Actor: "p5", Citation: "c1", Span: d.at("Teslin Post"), Date: "2019-01-15"}, {Actor: "p3"}},
		},
		{
			ID: "a4", Source: []hearsay.Span{d.at("المبعوث")}, Cue: []hearsay.Span{d.at("قال")},
			Content: []hearsay.Span{d.at("إن الهدنة صامدة")}, Kind: hearsay.Indirect, Polarity: hearsay.Withheld, Speaker: "p4", Provenance: by("attribution/verb"),
		},
	}
	return x
}
