package quantity_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/read/quantity"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// TestPassages reads every annotated passage. At least 19 in 20 must be read as
// a person wrote them; the others are listed, and a passage of that list that is
// read right must leave it.
func TestPassages(t *testing.T) {
	known := map[string]bool{}
	for _, line := range lines(t, "testdata/known_failures.txt") {
		known[line] = true
	}
	passages := lines(t, "testdata/quantities.txt")
	right := 0
	for _, want := range passages {
		got := annotate(t, plain(want))
		switch text := plain(want); {
		case got == want:
			right++
			if known[text] {
				t.Errorf("is read right now: take it from known_failures.txt\n%s", text)
			}
		case !known[text]:
			t.Errorf("\n got: %s\nwant: %s", got, want)
		}
		delete(known, plain(want))
	}
	for text := range known {
		t.Errorf("known_failures.txt has no passage for %q", text)
	}
	t.Logf("%d of %d passages right", right, len(passages))
	if right*100 < len(passages)*95 {
		t.Errorf("only %d of %d passages are read right", right, len(passages))
	}
}

// lines are the lines of a file that are no comments.
func lines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// plain takes the annotations out of a passage.
func plain(line string) string {
	var b strings.Builder
	for line != "" {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			break
		}
		bar := strings.IndexByte(line[open:], '|') + open
		end := strings.IndexByte(line[bar:], ']') + bar
		b.WriteString(line[:open] + line[open+1:bar])
		line = line[end+1:]
	}
	return b.String() + line
}

func read(t testing.TB, text string) ([]hearsay.Quantity, map[string]string) {
	t.Helper()
	guesser, err := syntax.NewGuesser()
	if err != nil {
		t.Fatal(err)
	}
	d := &hearsay.Document{Text: text, Lang: "en", Published: hearsay.Field{Value: "2031-03-04"}}
	if strings.TrimSpace(text) != "" {
		start := strings.Index(text, strings.TrimSpace(text))
		d.Blocks = []hearsay.Block{{Span: hearsay.Span{Start: start, End: start + len(strings.TrimSpace(text))}, Kind: hearsay.Paragraph}}
	}
	an := syntax.Analyze(d)
	times := timex.Tag(an)
	dates := map[string]string{}
	for i := range times {
		dates[times[i].ID] = times[i].Value
	}
	return quantity.Find(an, guesser.Tags(an), times, nil), dates
}

// annotate writes a text with its quantities.
func annotate(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	at := 0
	found, dates := read(t, text)
	for _, q := range found {
		b.WriteString(text[at:q.Span.Start] + "[" + q.Span.Of(text) + "|" + describe(&q, text, dates) + "]")
		at = q.Span.End
	}
	return b.String() + text[at:]
}

func describe(q *hearsay.Quantity, text string, dates map[string]string) string {
	value := strconv.FormatFloat(q.Value, 'f', -1, 64)
	if q.High != 0 {
		value += ".." + strconv.FormatFloat(q.High, 'f', -1, 64)
	}
	words := strings.Fields(fmt.Sprint(q.Kind, " ", value, " ", q.Unit, " ", q.Bound, " ", q.Change))
	if q.Counted.End > 0 {
		words = append(words, "=", q.Counted.Of(text))
	}
	if q.Time != "" {
		words = append(words, "@", dates[q.Time])
	}
	return strings.Join(words, " ")
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"between $ 1.5 million and $ 2 billion", "1,2,3.4.5 ½ ٢٠", "half a dozen or so", "a a half of two-and"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		last := 0
		found, _ := read(t, text)
		for _, q := range found {
			if err := q.Span.Check(text); err != nil || q.Span.Start < last {
				t.Fatalf("span %v after %d: %v", q.Span, last, err)
			}
			if q.Counted.End > 0 && q.Counted.Check(text) != nil {
				t.Fatalf("counted %v", q.Counted)
			}
			last = q.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The guard counted 8,214 lorries in one year, more than $ 70 billion was lost, and two-thirds of the villages fell. ", 200)
	guesser, err := syntax.NewGuesser()
	if err != nil {
		b.Fatal(err)
	}
	d := &hearsay.Document{Text: text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text) - 1}, Kind: hearsay.Paragraph}}}
	an := syntax.Analyze(d)
	tags := guesser.Tags(an)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		quantity.Find(an, tags, nil, nil)
	}
}
