package actor_test

import (
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/read/actor"
	"hearsay/syntax"
)

func finder(t testing.TB) *actor.Finder {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := actor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// brackets takes the brackets out of a text and returns what stood in them.
func brackets(marked string) (text string, asks []actor.Ask) {
	var b strings.Builder
	start := 0
	for _, r := range marked {
		switch r {
		case '[':
			start = b.Len()
		case ']':
			asks = append(asks, actor.Ask{Span: hearsay.Span{Start: start, End: b.Len()}, Speaker: -1})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), asks
}

func TestActors(t *testing.T) {
	data, err := os.ReadFile("testdata/actors.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := finder(t)
	g, err := syntax.NewGuesser()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		marked, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || line[0] == '#' {
			continue
		}
		text, asks := brackets(marked)
		d := &hearsay.Document{ID: "test", Text: text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}}}
		an := syntax.Analyze(d)
		found := f.Resolve(an, g.Tags(an), func(int) bool { return false }, asks)
		if got := describe(&found); got != want {
			t.Errorf("%s\n got %s\nwant %s", marked, got, want)
		}
		r := hearsay.Reading{Document: d, Actors: found.Actors, Mentions: found.Mentions}
		if err := r.Validate(); err != nil {
			t.Error(err)
		}
	}
}

func describe(found *actor.Found) string {
	var out []string
	for _, id := range found.Of {
		name := "-"
		for _, a := range found.Actors {
			if a.ID == id {
				name = a.Name + " " + string(a.Type)
				if a.Anonymous {
					name += " anonymous"
				}
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

func BenchmarkResolve(b *testing.B) {
	f := finder(b)
	g, err := syntax.NewGuesser()
	if err != nil {
		b.Fatal(err)
	}
	text, asks := brackets(strings.Repeat("[Karim Dost, the envoy,] said no. [Mina Lund] said yes. [She] left. Officials of the board came. ", 3000))
	an := syntax.Analyze(&hearsay.Document{Text: text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}}})
	tags := g.Tags(an)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Resolve(an, tags, func(int) bool { return false }, asks)
	}
}
