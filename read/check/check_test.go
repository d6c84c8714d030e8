package check_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/read/check"
	"hearsay/read/citation"
	"hearsay/read/quantity"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// reader makes readings that hold times, quantities, citations and findings.
type reader struct {
	guesser *syntax.Guesser
	lex     *lexicon.Lexicon
}

func newReader(t testing.TB) *reader {
	t.Helper()
	guesser, err := syntax.NewGuesser()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &reader{guesser, lex}
}

// read reads a text of 4 March 2031.
func (r *reader) read(text string) *hearsay.Reading {
	return r.readOf(text, hearsay.Field{Value: "2031-03-04", How: hearsay.HowMeta})
}

// readOf reads a text whose paragraphs are parted by empty lines.
func (r *reader) readOf(text string, published hearsay.Field) *hearsay.Reading {
	d := &hearsay.Document{ID: "d", Text: text, Lang: "en", Published: published}
	at := 0
	for _, part := range strings.SplitAfter(text, "\n\n") {
		if body := strings.TrimSpace(part); body != "" {
			start := at + strings.Index(part, body)
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: start + len(body)}, Kind: hearsay.Paragraph})
		}
		at += len(part)
	}
	an := syntax.Analyze(d)
	out := &hearsay.Reading{Document: d, Times: timex.Tag(an)}
	out.Citations = citation.Find(an, out.Times, r.lex)
	out.Quantities = quantity.Find(an, r.guesser.Tags(an), out.Times, out.Citations)
	out.Findings = check.Find(out, an)
	return out
}

// noted is what a careful reader notices in a passage.
type noted struct {
	kind   hearsay.FindingKind
	places []string
}

type passage struct {
	text  string
	noted []noted
}

func passages(t testing.TB) []passage {
	t.Helper()
	data, err := os.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		rest, note := strings.CutPrefix(line, "=> ")
		switch {
		case line == "" || line[0] == '#':
		case note:
			kind, places, ok := strings.Cut(rest, ": ")
			if !ok || len(out) == 0 {
				t.Fatalf("not a note: %s", line)
			}
			p := &out[len(out)-1]
			p.noted = append(p.noted, noted{hearsay.FindingKind(kind), strings.Split(places, " | ")})
		default:
			out = append(out, passage{text: strings.ReplaceAll(line, " ¶ ", "\n\n")})
		}
	}
	return out
}

// isFound reports whether a finding is the noted one: of its kind, with a passage
// at every place and no other.
func (n *noted) isFound(f *hearsay.Finding, text string) bool {
	at := func(s hearsay.Span, place string) bool {
		return strings.Contains(s.Of(text), place) || strings.Contains(place, s.Of(text))
	}
	for _, place := range n.places {
		if !slices.ContainsFunc(f.Passages, func(s hearsay.Span) bool { return at(s, place) }) {
			return false
		}
	}
	return f.Kind == n.kind && !slices.ContainsFunc(f.Passages, func(s hearsay.Span) bool {
		return !slices.ContainsFunc(n.places, func(place string) bool { return at(s, place) })
	})
}

func TestPassages(t *testing.T) {
	r := newReader(t)
	all := passages(t)
	clean, wanted, right, wrong := 0, 0, 0, 0
	for i := range all {
		p := &all[i]
		got := r.read(p.text)
		if err := got.Validate(); err != nil && !strings.Contains(err.Error(), "white space") {
			t.Error(err)
		}
		wanted += len(p.noted)
		if len(p.noted) == 0 {
			clean++
		}
		open := slices.Clone(p.noted)
		for k := range got.Findings {
			f := &got.Findings[k]
			j := slices.IndexFunc(open, func(n noted) bool { return n.isFound(f, p.text) })
			if j < 0 {
				wrong++
				t.Logf("not noted: %s\n\t%s (%s)", p.text, f.Text, f.By)
				continue
			}
			right++
			open = slices.Delete(open, j, j+1)
		}
		for _, n := range open {
			t.Logf("not found: %s\n\t%s: %v", p.text, n.kind, n.places)
		}
	}
	precision, recall := float64(right)/float64(max(right+wrong, 1)), float64(right)/float64(wanted)
	t.Logf("%d passages, %d of them clean: precision %.3f (%d of %d), recall %.3f (%d of %d)",
		len(all), clean, precision, right, right+wrong, recall, right, wanted)
	if len(all) < 120 || clean*2 < len(all) {
		t.Errorf("the passages must be at least 120, half of them clean")
	}
	if precision < .95 || recall < .85 {
		t.Errorf("precision must be at least 0.95 and recall 0.85")
	}
}

// TestDocumentDates: a date that was taken from the text dates the document only as
// long as the text tells of nothing later.
func TestDocumentDates(t *testing.T) {
	const late = "The camp is empty (Teslin Post, 28/5/2031)."
	tests := []struct {
		text, date string
		how        hearsay.How
		findings   int
	}{
		{late, "2031-03-04", hearsay.HowMeta, 1},
		{late, "2031-03-04", hearsay.HowDateline, 1},
		{late + " On 24 October 2031 it burnt.", "2031-03-04", hearsay.HowDateline, 0},
		{late + " On 24 October 2031 it burnt.", "2031-03-04", hearsay.HowMeta, 1},
		{late, "2031-05", hearsay.HowMeta, 0},
		{late, "2031", hearsay.HowMeta, 0},
		{late, "2030", hearsay.HowMeta, 1},
		{late, "", "", 0},
	}
	r := newReader(t)
	for _, test := range tests {
		got := r.readOf(test.text, hearsay.Field{Value: test.date, How: test.how}).Findings
		if len(got) != test.findings {
			t.Errorf("%q of %s (%s): %d findings, want %d", test.text, test.date, test.how, len(got), test.findings)
		}
	}
}

// TestWording keeps the text of findings from taking sides.
func TestWording(t *testing.T) {
	r := newReader(t)
	for _, p := range passages(t) {
		for _, f := range r.read(p.text).Findings {
			for _, word := range []string{"wrong", "false", "error", "incorrect", "mistake", "lie", "actually", "should"} {
				if slices.Contains(strings.Fields(strings.ToLower(f.Text)), word) {
					t.Errorf("%q says %q", f.Text, word)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	r := newReader(f)
	for _, p := range passages(f) {
		f.Add(p.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := r.read(strings.ToValidUTF8(text, "?"))
		for i := range got.Findings {
			x := &got.Findings[i]
			if len(x.Passages) == 0 || x.Text == "" || x.By == "" || !(x.Confidence > 0 && x.Confidence <= 1) {
				t.Fatalf("incomplete: %+v", x)
			}
			for _, s := range x.Passages {
				if err := s.Check(got.Document.Text); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	var text strings.Builder
	for _, p := range passages(b) {
		text.WriteString(p.text + "\n\n")
	}
	got := r.read(text.String())
	an := syntax.Analyze(got.Document)
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		check.Find(got, an)
	}
}
