package quantity_test

import (
	"flag"
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

var update = flag.Bool("update", false, "write what is found into the annotated passages")

func TestPassages(t *testing.T) {
	const file = "testdata/quantities.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for i, line := range lines {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		got := annotate(t, plain(line))
		if *update {
			lines[i] = got
		} else if got != line {
			t.Errorf("line %d\n got: %s\nwant: %s", i+1, got, line)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
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

func read(t testing.TB, text string) []hearsay.Quantity {
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
	return quantity.Find(an, guesser.Tags(an), timex.Tag(an), nil)
}

// annotate writes a text with its quantities.
func annotate(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	at := 0
	for _, q := range read(t, text) {
		b.WriteString(text[at:q.Span.Start] + "[" + q.Span.Of(text) + "|" + describe(&q, text) + "]")
		at = q.Span.End
	}
	return b.String() + text[at:]
}

func describe(q *hearsay.Quantity, text string) string {
	value := strconv.FormatFloat(q.Value, 'f', -1, 64)
	if q.High != 0 {
		value += ".." + strconv.FormatFloat(q.High, 'f', -1, 64)
	}
	words := strings.Fields(fmt.Sprint(q.Kind, " ", value, " ", q.Unit, " ", q.Bound, " ", q.Change))
	if q.Counted.End > 0 {
		words = append(words, "=", q.Counted.Of(text))
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
		for _, q := range read(t, text) {
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
	text := strings.Repeat("The army counted 7,423 bombs in one year, more than $ 70 billion was lost, and two-thirds of the villages fell. ", 200)
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
