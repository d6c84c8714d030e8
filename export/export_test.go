package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/export"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sampleText has a code point outside the basic plane before everything else,
// an Arabic line, curly quotes, a hard line break inside a source, and a tab.
const sampleText = "𐤌 Report from Teslin\n\n" +
	"“We signed nothing,” Ilja Brandt,\nenvoy of Marovia, told Northwire\ton 14/1/2031 — “not one page.” (Northwire, 14/1/2031)\n\n" +
	"قال القائد إن الهدنة انتهت.\n\n" +
	"He denied <that> & more."

// at is the place of the first occurrence of s after the first of after.
func at(after, s string) hearsay.Span {
	from := strings.Index(sampleText, after)
	i := strings.Index(sampleText[from:], s)
	if from < 0 || i < 0 {
		panic("the sample has no " + s)
	}
	return hearsay.Span{Start: from + i, End: from + i + len(s)}
}

func spans(list ...hearsay.Span) []hearsay.Span { return list }

// sample is a reading made by hand, with every field of every record set
// somewhere.
func sample() *hearsay.Reading {
	by := func(rule string) hearsay.Provenance { return hearsay.Provenance{By: rule, Confidence: 0.9} }
	envoy, outlet, arabic := at("", "Ilja Brandt,\nenvoy of Marovia"), at("", "Northwire"), at("", "القائد")
	return &hearsay.Reading{
		Document: &hearsay.Document{
			ID: "9f86d081884c7d65", Path: "mail.eml!/annex/page.html", Name: "mail.eml!/annex/page.html",
			SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
			Format: hearsay.FormatHTML, Text: sampleText, Lang: "en",
			Title:     hearsay.Field{Value: "Report from Teslin", How: hearsay.HowHeading, At: at("", "Report from Teslin")},
			Authors:   []hearsay.Field{{Value: "Mira Osk", How: hearsay.HowMeta}},
			Publisher: hearsay.Field{Value: "Teslin Courier", How: hearsay.HowJSONLD},
			Published: hearsay.Field{Value: "2031-01-15", How: hearsay.HowMarkup},
			Notes:     []string{"2 bytes that are not UTF-8 were replaced"},
			Blocks: []hearsay.Block{
				{Span: at("", "𐤌 Report from Teslin"), Kind: hearsay.Title, Page: 1, Lang: "en"},
				{Span: hearsay.Span{Start: at("", "“We").Start, End: at("", "/2031)").End}, Kind: hearsay.Paragraph, Page: 1},
				{Span: at("", "قال القائد إن الهدنة انتهت."), Kind: hearsay.Paragraph, Lang: "ar"},
				{Span: at("", "He denied <that> & more."), Kind: hearsay.Furniture},
			},
		},
		Times: []hearsay.Time{{
			ID: "t1", Span: at("", "14/1/2031"), Type: hearsay.Date, Value: "2031-01-14", Mod: "APPROX", Anchor: "dct",
			Calendar: hearsay.Gregorian, From: "2031-01-14", To: "2031-01-14", Order: "day-first",
			Evidence: "no month has the number 14", Provenance: by("timex/numeric"),
		}},
		Quantities: []hearsay.Quantity{
			{
				ID: "q1", Span: at("", "14"), Kind: hearsay.Money, Value: 1.5e9, High: 2e9, Unit: "EUR", Counted: at("", "page"),
				Bound: hearsay.AtLeast, Change: hearsay.Up, Time: "t1", Provenance: by("quantity/money"),
			},
			{ID: "q2", Span: at("", "one"), Kind: hearsay.Count, Provenance: by("quantity/count")},
		},
		Findings: []hearsay.Finding{{
			ID: "f1", Kind: hearsay.WeekdayDiffers, Passages: spans(at("", "14/1/2031"), at("(", "14/1/2031")),
			Text: "14 January 2031 was a Tuesday", Provenance: by("check/weekday"),
		}},
		Citations: []hearsay.Citation{{
			ID: "c1", Span: at("", "(Northwire, 14/1/2031)"), Kind: hearsay.CiteOutlet, Outlet: "Northwire",
			OutletSpan: at("(", "Northwire"), Ref: "page 3", Time: "t1", Covers: spans(at("", "“We signed nothing,”")),
			Missing: []string{"title"}, Provenance: by("citation/parenthesis"),
		}},
		Actors: []hearsay.Actor{
			{ID: "s1", Name: "Ilja Brandt", Type: hearsay.Person, Provenance: by("actor/name")},
			{ID: "s2", Name: "Northwire", Type: hearsay.Outlet, Provenance: by("actor/name")},
			{ID: "s3", Name: "القائد", Type: hearsay.UnknownType, Anonymous: true, Provenance: by("actor/description")},
		},
		Mentions: []hearsay.Mention{
			{ID: "m1", Span: at("", "Ilja Brandt"), Kind: hearsay.Named, Actor: "s1", Provenance: by("actor/name")},
			{ID: "m2", Span: outlet, Kind: hearsay.Named, Actor: "s2", Provenance: by("actor/name")},
			{ID: "m3", Span: arabic, Kind: hearsay.Nominal, Actor: "s3", Provenance: by("actor/description")},
			{ID: "m4", Span: at("", "He"), Kind: hearsay.Pronoun, Actor: "s1", Provenance: by("actor/pronoun")},
		},
		Attributions: []hearsay.Attribution{
			{
				ID: "a1", Source: spans(envoy), Cue: spans(at("", "told Northwire")),
				Content: spans(at("", "“We signed nothing,”"), at("", "“not one page.”")),
				Kind:    hearsay.Direct, Polarity: hearsay.Affirmed, Speaker: "s1", Time: "t1",
				Chain: []hearsay.Link{
					{Actor: "s2", Span: outlet, Cue: at("", "told"), Citation: "c1", Date: "2031-01-14"},
					{Actor: "s1", Span: envoy},
				},
				Provenance: by("attribution/told"),
			},
			{
				ID: "a2", Source: spans(arabic), Cue: spans(at("", "قال")), Content: spans(at("", "إن الهدنة انتهت")),
				Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: "s3", Parent: "a1",
				Chain:      []hearsay.Link{{Actor: "s3", Span: arabic}},
				Provenance: by("attribution/verb"),
			},
			{
				ID: "a3", Source: spans(at("", "He")), Cue: spans(at("", "denied")), Content: spans(at("", "<that> & more")),
				Kind: hearsay.Indirect, Polarity: hearsay.Denied, Speaker: "s1", Provenance: by("attribution/verb"),
			},
			{ID: "a4", Content: spans(at("", "more")), Kind: hearsay.Mixed, Polarity: hearsay.Withheld, Provenance: by("attribution/bare")},
		},
	}
}

// items are a run: a document, a file that failed, a JSONL line that named
// itself and holds nothing.
func items() []export.Item {
	empty := &hearsay.Reading{Document: &hearsay.Document{
		ID: "60303ae22b998861", Path: "docs.jsonl!/2", Name: "teslin/two.txt", Format: hearsay.FormatJSONL,
		SHA256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", Text: "Nothing.",
		Blocks: []hearsay.Block{{Span: hearsay.Span{End: 8}, Kind: hearsay.Paragraph}},
	}}
	return []export.Item{
		{Reading: sample(), Seconds: 0.25, PeakMB: 31.5},
		{Path: "cut.pdf", Err: &hearsay.Error{
			Code: hearsay.Damaged, Path: "cut.pdf", Msg: "the file is cut off", Hint: "get it again",
			Err: errors.New("unexpected EOF"),
		}},
		{Reading: empty},
		{Path: "odd.txt", Err: errors.New("surprise")},
	}
}

func written(t *testing.T, format string, items ...export.Item) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := export.NewWriter(format, &b)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if err := w.Write(item); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestSampleBreaksNoInvariant(t *testing.T) {
	if err := sample().Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestEveryFormatMatchesItsGoldenFile(t *testing.T) {
	for _, format := range export.Formats() {
		t.Run(format, func(t *testing.T) {
			golden(t, "formats.txtar", format, written(t, format, items()...))
		})
	}
}

// golden compares with one member of a txtar file, or rewrites it.
func golden(t *testing.T, file, member string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", file)
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got = protected(got)
	for i, f := range archive.Files {
		if f.Name != member {
			continue
		}
		if *update {
			archive.Files[i].Data = got
			if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(string(f.Data), string(got)); diff != "" {
			t.Errorf("%s differs from %s (-want +got):\n%s", member, path, diff)
		}
		return
	}
	t.Fatalf("%s has no member %s", path, member)
}

// protected keeps the archive headers of brat apart from those of the golden
// file, as txtar has no escapes.
func protected(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte("-- "), []byte("__ "))
}

func TestAnUnknownFormatIsAnErrorForPeople(t *testing.T) {
	_, err := export.NewWriter("xml", &bytes.Buffer{})
	var known *hearsay.Error
	if !errors.As(err, &known) || known.Code != hearsay.Invalid || !strings.Contains(known.Hint, "brat") {
		t.Errorf("got %#v", err)
	}
}

// walk calls visit for every JSON object that has an "exact".
func walk(value any, visit func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		if _, ok := v["exact"]; ok {
			visit(v)
		}
		for _, inner := range v {
			walk(inner, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, visit)
		}
	}
}

// quotedAsPlaced checks every span of a line of jsonl against the line's own
// text, counted in code points, and returns how many there are.
func quotedAsPlaced(t *testing.T, line []byte) int {
	t.Helper()
	var object map[string]any
	if err := json.Unmarshal(line, &object); err != nil {
		t.Fatal(err)
	}
	doc, ok := object["document"].(map[string]any)
	if !ok {
		return 0
	}
	points, seen := []rune(doc["text"].(string)), 0
	walk(object, func(o map[string]any) {
		start, end := int(o["start"].(float64)), int(o["end"].(float64))
		if got := string(points[start:end]); got != o["exact"] {
			t.Errorf("[%d, %d) is %q, not %q", start, end, got, o["exact"])
		}
		seen++
	})
	return seen
}

func TestOffsetsAreCodePointsOfTheQuotedText(t *testing.T) {
	if seen := quotedAsPlaced(t, written(t, "jsonl", items()[0])); seen < 20 {
		t.Errorf("only %d quoted spans in the sample", seen)
	}
}

func TestAWholeItemReachesTheWriterInOneCall(t *testing.T) {
	var calls counter
	w, err := export.NewWriter("attribution", &calls)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items() {
		if err := w.Write(item); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 1 {
		t.Errorf("%d calls for one document with attributions", calls)
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c++
	return len(p), nil
}
