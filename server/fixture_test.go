package server_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ledger"
)

// The documents below are fictional. Their readings are written down here by
// hand, so that the pages are tested on known records.

// draft is a document with its reading in the making.
type draft struct {
	t    testing.TB
	text block.Builder
	*hearsay.Reading
}

func newDraft(t testing.TB, path string, format hearsay.Format) *draft {
	return &draft{t: t, Reading: &hearsay.Reading{Document: &hearsay.Document{Path: path, Name: path, Format: format}}}
}

func (d *draft) add(kind hearsay.BlockKind, text string) { d.text.Add(kind, 0, text) }

// done closes the text; records are added after it.
func (d *draft) done(lang string) {
	d.text.Build(d.Document)
	d.Document.Lang = lang
	for i := range d.Document.Blocks {
		d.Document.Blocks[i].Lang = lang
	}
	sum := sha256.Sum256([]byte(d.Document.Path + d.Document.Text))
	d.Document.SHA256 = hex.EncodeToString(sum[:])
	d.Document.ID = hearsay.NewDocumentID(d.Document.SHA256)
}

// at is the first place of the words behind the place before, if one is given.
func (d *draft) at(words string, after ...hearsay.Span) hearsay.Span {
	d.t.Helper()
	from := 0
	if len(after) > 0 {
		from = after[0].Start
	}
	i := strings.Index(d.Document.Text[from:], words)
	if i < 0 {
		d.t.Fatalf("%s does not hold %q", d.Document.Path, words)
	}
	return hearsay.Span{Start: from + i, End: from + i + len(words)}
}

func by(rule string, confidence float64) hearsay.Provenance {
	return hearsay.Provenance{By: rule, Confidence: confidence}
}

func (d *draft) actor(name string, kind hearsay.ActorType, anonymous bool, mentions ...hearsay.Span) string {
	id := fmt.Sprintf("x%d", len(d.Actors)+1)
	d.Actors = append(d.Actors, hearsay.Actor{ID: id, Name: name, Type: kind, Anonymous: anonymous, Provenance: by("actor/named", .9)})
	for _, m := range mentions {
		d.Mentions = append(d.Mentions, hearsay.Mention{
			ID: fmt.Sprintf("m%d", len(d.Mentions)+1), Span: m, Kind: hearsay.Named, Actor: id, Provenance: by("actor/named", .9),
		})
	}
	return id
}

func (d *draft) time(span hearsay.Span, iso string) string {
	id := fmt.Sprintf("t%d", len(d.Times)+1)
	d.Times = append(d.Times, hearsay.Time{
		ID: id, Span: span, Type: hearsay.Date, Value: iso, Calendar: hearsay.Gregorian, From: iso, To: iso,
		Order: "day-first", Evidence: "26/1/2031 in the same document", Provenance: by("timex/numeric-date", .98),
	})
	return id
}

// courier is a story with a chain of three links, nested and overlapping
// records, a list, a heading and page furniture.
func courier(t testing.TB) *draft {
	d := newDraft(t, "press/courier-harbour.html", hearsay.FormatHTML)
	d.add(hearsay.Furniture, "Home | World | Sport | Sign in")
	d.add(hearsay.Title, "Crossing at Teslin “to stay open”")
	d.add(hearsay.Byline, "By Ilse Marrow")
	d.add(hearsay.Dateline, "TESLIN, 14 March 2031")
	d.add(hearsay.Paragraph, "Northwire, quoting the Harbour Gazette, reported on 12/3/2031 that a commander who asked not to be named said the crossing\nwould stay open “until the last ferry has left”.")
	d.add(hearsay.Paragraph, "“We have counted 7,423 crossings,” said Oda Renn, the Marovian envoy. “The minister told me that the ceasefire holds.”")
	d.add(hearsay.Heading, "What the ministry says")
	d.add(hearsay.ListItem, "The ministry denied that the bridge had been closed (Teslin Evening, 26/1/2031).")
	d.add(hearsay.ListItem, "It declined to say who had paid for the ferries.")
	d.add(hearsay.Paragraph, strings.Repeat("The quay was quiet in the morning, and the ferries lay at their moorings while the crews waited for word from the capital. ", 14))
	d.add(hearsay.Paragraph, "According to Kelmarki customs officers, the queue was four kilometres long.")
	d.add(hearsay.Furniture, "© Teslin Courier. All rights reserved.")
	d.add(hearsay.Furniture, "Leave a comment")
	d.done("en")
	d.Document.Title = hearsay.Field{Value: "Crossing at Teslin “to stay open”", How: hearsay.HowMeta}
	d.Document.Authors = []hearsay.Field{{Value: "Ilse Marrow", How: hearsay.HowByline, At: d.at("Ilse Marrow")}}
	d.Document.Publisher = hearsay.Field{Value: "Teslin Courier", How: hearsay.HowJSONLD}
	d.Document.Published = hearsay.Field{Value: "2031-03-14", How: hearsay.HowDateline, At: d.at("14 March 2031")}
	d.Document.Notes = []string{"two menus were taken for page furniture"}

	northwire := d.actor("Northwire", hearsay.Outlet, false, d.at("Northwire"))
	gazette := d.actor("Harbour Gazette", hearsay.Outlet, false, d.at("Harbour Gazette"))
	commander := d.actor("a commander who asked not to be named", hearsay.Person, true, d.at("a commander who asked not to be named"))
	envoy := d.actor("Oda Renn", hearsay.Person, false, d.at("We"), d.at("Oda Renn"))
	minister := d.actor("the minister", hearsay.Person, false, d.at("The minister"))
	ministry := d.actor("the ministry", hearsay.Body, false, d.at("The ministry"), d.at("It"))
	customs := d.actor("Kelmarki customs officers", hearsay.Group, true, d.at("Kelmarki customs officers"))

	d.time(d.at("14 March 2031"), "2031-03-14")
	reported := d.time(d.at("12/3/2031"), "2031-03-12")
	cited := d.time(d.at("26/1/2031"), "2031-01-26")
	d.Citations = []hearsay.Citation{{
		ID: "c1", Span: d.at("(Teslin Evening, 26/1/2031)"), Kind: hearsay.CiteOutlet, Outlet: "Teslin Evening",
		OutletSpan: d.at("Teslin Evening"), Time: cited, Covers: []hearsay.Span{d.at("The ministry denied that the bridge had been closed")},
		Provenance: by("citation/parenthesis", .97),
	}}
	story := d.at("the crossing\nwould stay open “until the last ferry has left”")
	said := d.at("said the crossing")
	d.Attributions = []hearsay.Attribution{
		{
			ID: "a1", Source: []hearsay.Span{d.at("Northwire")}, Cue: []hearsay.Span{d.at("reported")},
			Content: []hearsay.Span{{Start: d.at("a commander").Start, End: story.End}},
			Kind:    hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: northwire, Time: reported,
			Chain:      []hearsay.Link{{Actor: northwire, Span: d.at("Northwire"), Cue: d.at("reported"), Date: "2031-03-12"}},
			Provenance: by("attribution/subject-cue-that", .88),
		},
		{
			ID: "a2", Source: []hearsay.Span{d.at("a commander who asked not to be named")},
			Cue: []hearsay.Span{{Start: said.Start, End: said.Start + len("said")}}, Content: []hearsay.Span{story},
			Kind: hearsay.Mixed, Polarity: hearsay.Affirmed, Speaker: commander, Parent: "a1",
			Chain: []hearsay.Link{
				{Actor: northwire, Span: d.at("Northwire"), Cue: d.at("quoting"), Date: "2031-03-12"},
				{Actor: gazette, Span: d.at("Harbour Gazette"), Cue: d.at("reported")},
				{Actor: commander, Span: d.at("a commander who asked not to be named"), Cue: hearsay.Span{Start: said.Start, End: said.Start + 4}},
			},
			Provenance: by("attribution/subject-cue-that", .82),
		},
		{
			ID: "a3", Source: []hearsay.Span{d.at("Oda Renn, the Marovian envoy")}, Cue: []hearsay.Span{d.at("said", d.at("crossings,”"))},
			Content: []hearsay.Span{d.at("“We have counted 7,423 crossings,”"), d.at("“The minister told me that the ceasefire holds.”")},
			Kind:    hearsay.Direct, Polarity: hearsay.Affirmed, Speaker: envoy,
			Chain: []hearsay.Link{{Actor: envoy, Span: d.at("Oda Renn")}}, Provenance: by("attribution/quote-cue-source", .95),
		},
		{
			ID: "a4", Source: []hearsay.Span{d.at("The minister")}, Cue: []hearsay.Span{d.at("told")},
			Content: []hearsay.Span{d.at("that the ceasefire holds")}, Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: minister, Parent: "a3",
			Chain:      []hearsay.Link{{Actor: envoy, Span: d.at("Oda Renn")}, {Actor: minister, Span: d.at("The minister")}},
			Provenance: by("attribution/subject-cue-that", .8),
		},
		{
			ID: "a5", Source: []hearsay.Span{d.at("The ministry")}, Cue: []hearsay.Span{d.at("denied")},
			Content: []hearsay.Span{d.at("that the bridge had been closed")}, Kind: hearsay.Indirect, Polarity: hearsay.Denied, Speaker: ministry,
			Chain: []hearsay.Link{
				{Actor: "", Span: d.at("Teslin Evening"), Citation: "c1", Date: "2031-01-26"},
				{Actor: ministry, Span: d.at("The ministry")},
			},
			Provenance: by("attribution/subject-cue-that", .85),
		},
		{
			ID: "a6", Source: []hearsay.Span{d.at("It")}, Cue: []hearsay.Span{d.at("declined to say")},
			Content: []hearsay.Span{d.at("who had paid for the ferries")}, Kind: hearsay.Indirect, Polarity: hearsay.Withheld, Speaker: ministry,
			Chain: []hearsay.Link{{Actor: ministry, Span: d.at("It")}}, Provenance: by("attribution/withheld", .7),
		},
		{
			ID: "a7", Source: []hearsay.Span{d.at("Kelmarki customs officers")}, Cue: []hearsay.Span{d.at("According to")},
			Content: []hearsay.Span{d.at("the queue was four kilometres long")}, Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: customs,
			Chain: []hearsay.Link{{Actor: customs, Span: d.at("Kelmarki customs officers")}}, Provenance: by("attribution/according-to", .96),
		},
	}
	return d
}

// arabic is a story that is written from right to left, with Latin names and
// figures in it.
func arabic(t testing.TB) *draft {
	d := newDraft(t, "bayan/بيان-المعبر.txt", hearsay.FormatText)
	d.add(hearsay.Title, "المعبر في تسلين يبقى مفتوحا")
	d.add(hearsay.Paragraph, "قال المتحدث باسم وزارة النقل الماروفية إن المعبر “سيبقى مفتوحا حتى تغادر آخر عبارة” يوم 12/3/2031، وأضاف أن وكالة Northwire نقلت الخبر دون ذكر المصدر.")
	d.add(hearsay.Paragraph, "ونفت السلطات في كلمارك إغلاق الجسر.")
	d.done("ar")
	d.Document.Title = hearsay.Field{Value: "المعبر في تسلين يبقى مفتوحا", How: hearsay.HowHeading}
	d.Document.Publisher = hearsay.Field{Value: "صحيفة الميناء", How: hearsay.HowFoot}
	d.Document.Published = hearsay.Field{Value: "2031-03", How: hearsay.HowURL}
	speaker := d.actor("المتحدث باسم وزارة النقل الماروفية", hearsay.Person, false, d.at("المتحدث باسم وزارة النقل الماروفية"))
	northwire := d.actor("Northwire", hearsay.Outlet, false, d.at("Northwire"))
	kelmark := d.actor("السلطات في كلمارك", hearsay.Body, false, d.at("السلطات في كلمارك"))
	when := d.time(d.at("12/3/2031"), "2031-03-12")
	d.Attributions = []hearsay.Attribution{
		{
			ID: "a1", Source: []hearsay.Span{d.at("المتحدث باسم وزارة النقل الماروفية")}, Cue: []hearsay.Span{d.at("قال")},
			Content: []hearsay.Span{d.at("المعبر “سيبقى مفتوحا حتى تغادر آخر عبارة”")}, Kind: hearsay.Mixed, Polarity: hearsay.Affirmed,
			Speaker: speaker, Time: when, Chain: []hearsay.Link{{Actor: speaker, Span: d.at("المتحدث باسم وزارة النقل الماروفية")}},
			Provenance: by("attribution/cue-subject-inna", .9),
		},
		{
			ID: "a2", Cue: []hearsay.Span{d.at("نقلت")}, Source: []hearsay.Span{d.at("Northwire")}, Content: []hearsay.Span{d.at("الخبر دون ذكر المصدر")},
			Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: northwire, Parent: "",
			Chain: []hearsay.Link{
				{Actor: speaker, Span: d.at("المتحدث باسم وزارة النقل الماروفية")},
				{Actor: northwire, Span: d.at("Northwire")},
			},
			Provenance: by("attribution/cue-subject", .6),
		},
		{
			ID: "a3", Source: []hearsay.Span{d.at("السلطات في كلمارك")}, Cue: []hearsay.Span{d.at("نفت")}, Content: []hearsay.Span{d.at("إغلاق الجسر")},
			Kind: hearsay.Indirect, Polarity: hearsay.Denied, Speaker: kelmark, Chain: []hearsay.Link{{Actor: kelmark, Span: d.at("السلطات في كلمارك")}},
			Provenance: by("attribution/cue-subject", .8),
		},
	}
	return d
}

// hostile is a document that is full of markup and script, in every field.
func hostile(t testing.TB) *draft {
	const attack = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`
	d := newDraft(t, `leaks/"><script>alert(1)</script>.txt`, hearsay.FormatText)
	d.add(hearsay.Title, attack)
	d.add(hearsay.Paragraph, `He said </p></article><script>document.title="owned"</script> “<b onmouseover=alert(1)>stay</b>” {{.}} ${x} javascript:alert(1) &lt;i&gt;.`)
	d.add(hearsay.Furniture, `<style>body{display:none}</style>`)
	d.done("en")
	d.Document.Title = hearsay.Field{Value: attack, How: hearsay.HowHeading}
	d.Document.Publisher = hearsay.Field{Value: `"><svg onload=alert(1)>`, How: hearsay.HowMeta}
	d.Document.Authors = []hearsay.Field{{Value: `' onclick='alert(1)`, How: hearsay.HowMeta}}
	d.Document.Notes = []string{`<iframe src="javascript:alert(1)"></iframe>`}
	he := d.actor(`<img src=x onerror=alert(1)>`, hearsay.Person, true, d.at("He"))
	d.Attributions = []hearsay.Attribution{{
		ID: "a1", Source: []hearsay.Span{d.at("He")}, Cue: []hearsay.Span{d.at("said")},
		Content: []hearsay.Span{d.at(`</p></article><script>document.title="owned"</script> “<b onmouseover=alert(1)>stay</b>”`)},
		Kind:    hearsay.Mixed, Polarity: hearsay.Affirmed, Speaker: he, Chain: []hearsay.Link{{Actor: he, Span: d.at("He")}},
		Provenance: by(`attribution/<script>alert(1)</script>`, .5),
	}}
	return d
}

// long is a document of a million bytes with 5,000 attributions.
func long(t testing.TB) *draft {
	d := newDraft(t, "archive/minutes.txt", hearsay.FormatText)
	d.add(hearsay.Title, "Minutes of the ferry commission")
	for i := range 1250 {
		var p strings.Builder
		for j := range 4 {
			fmt.Fprintf(&p, "Delegate %04d of the commission said that ferry %d would leave the quay at Teslin before the tide had turned, and the minutes of that day add that nobody in the hall spoke against it, nor asked for a second count of the ropes. ", i, j)
		}
		d.add(hearsay.Paragraph, p.String())
	}
	d.done("en")
	d.Document.Title = hearsay.Field{Value: "Minutes of the ferry commission", How: hearsay.HowHeading}
	at := hearsay.Span{}
	for i := range 1250 {
		for j := range 4 {
			source := d.at(fmt.Sprintf("Delegate %04d", i), at)
			cue := d.at("said", source)
			content := d.at(fmt.Sprintf("ferry %d would leave the quay at Teslin before the tide had turned", j), cue)
			at = content
			name := fmt.Sprintf("Delegate %04d", i)
			var speaker string
			if j == 0 {
				speaker = d.actor(name, hearsay.Person, false, source)
			} else {
				speaker = fmt.Sprintf("x%d", len(d.Actors))
			}
			d.Attributions = append(d.Attributions, hearsay.Attribution{
				ID: fmt.Sprintf("a%d", len(d.Attributions)+1), Source: []hearsay.Span{source}, Cue: []hearsay.Span{cue}, Content: []hearsay.Span{content},
				Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: speaker, Chain: []hearsay.Link{{Actor: speaker, Span: source}},
				Provenance: by("attribution/subject-cue-that", .9),
			})
		}
	}
	return d
}

// openLedger makes a ledger in a folder of its own and stores the documents.
func openLedger(t testing.TB, drafts ...*draft) *ledger.Ledger {
	t.Helper()
	return openLedgerAt(t, filepath.Join(t.TempDir(), "hearsay.db"), drafts...)
}

func openLedgerAt(t testing.TB, path string, drafts ...*draft) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	l.Now = func() time.Time { return time.Date(2031, 4, 1, 9, 0, 0, 0, time.UTC) }
	storeDrafts(t, l, drafts...)
	return l
}

// storeDrafts stores documents.
func storeDrafts(t testing.TB, l *ledger.Ledger, drafts ...*draft) {
	t.Helper()
	for _, d := range drafts {
		row := ledger.FileRow{Path: d.Document.Path, SHA256: d.Document.SHA256, Bytes: int64(len(d.Document.Text)), Doc: d.Document.ID}
		original := ledger.Original{SHA256: d.Document.SHA256, Path: d.Document.Path, Bytes: []byte(d.Document.Text)}
		entry := ledger.Entry{File: row, Reading: d.Reading, Original: original}
		if err := l.Store(context.Background(), entry); err != nil {
			t.Fatal(err)
		}
	}
}

// failed records a file that could not be read.
func failed(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	err := l.Fail(context.Background(), ledger.FileRow{
		Path: "annexes/map <1>.pdf", SHA256: strings.Repeat("0", 64), Bytes: 1200, Code: hearsay.Encrypted,
		Error: "the file asks for a password", Hint: "save a copy without password and read that",
	})
	if err != nil {
		t.Fatal(err)
	}
}
