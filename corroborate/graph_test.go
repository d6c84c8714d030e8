package corroborate_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ingest/front"
	"hearsay/ingest/plain"
	"hearsay/lexicon"
	"hearsay/read"
)

var update = flag.Bool("update", false, "rewrite the expected results")

// Each file of testdata/graph is a small collection: one part a document with
// its publisher and date above a line of dashes, the claim or quote in double
// square brackets, and at the end the graph that is expected.
func TestGraph(t *testing.T) {
	files, err := filepath.Glob("testdata/graph/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(a.Files) - 1
			if a.Files[last].Name != "graph" {
				a.Files = append(a.Files, txtar.File{Name: "graph"})
				last++
			}
			got := draw(graphOf(t, a.Files[:last]))
			switch {
			case *update:
				a.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o600); err != nil {
					t.Fatal(err)
				}
			case got != string(bytes.TrimLeft(a.Files[last].Data, "\n")):
				t.Errorf("got\n%s\nwant\n%s", got, a.Files[last].Data)
			}
		})
	}
}

func graphOf(t *testing.T, files []txtar.File) hearsay.OriginGraph {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	var readings []*hearsay.Reading
	var places []corroborate.Place
	for _, f := range files {
		d, spans := marked(t, f)
		r := reader.Read(d)
		readings = append(readings, r)
		for _, s := range spans {
			places = append(places, corroborate.PlaceOf(lex, r, innermost(r, s), s))
		}
	}
	return corroborate.Graph(places, corroborate.Find(readings).Reuse)
}

// marked reads a document and takes the brackets out of it.
func marked(t *testing.T, f txtar.File) (*hearsay.Document, []hearsay.Span) {
	t.Helper()
	head, text, _ := strings.Cut(string(f.Data), "\n---\n")
	text = strings.TrimSpace(text)
	var spans []hearsay.Span
	for {
		open := strings.Index(text, "[[")
		if open < 0 {
			break
		}
		end := strings.Index(text, "]]")
		text = text[:open] + text[open+2:end] + text[end+2:]
		spans = append(spans, hearsay.Span{Start: open, End: end - 2})
	}
	d, err := plain.FromText(text)
	if err != nil {
		t.Fatal(err)
	}
	front.Fill(d)
	d.ID = f.Name
	publisher, date, _ := strings.Cut(strings.TrimSpace(head), ", ")
	d.Publisher.Value, d.Published.Value = publisher, date
	return d, spans
}

// innermost is the attribution with the longest chain whose content holds the
// middle of a span.
func innermost(r *hearsay.Reading, s hearsay.Span) string {
	id, depth := "", 0
	for i := range r.Attributions {
		a := &r.Attributions[i]
		middle := hearsay.Span{Start: (s.Start + s.End) / 2, End: (s.Start+s.End)/2 + 1}
		if len(a.Chain) > depth && slices.ContainsFunc(a.Content, middle.Overlaps) {
			id, depth = a.ID, len(a.Chain)
		}
	}
	return id
}

func draw(g hearsay.OriginGraph) string {
	var b strings.Builder
	fmt.Fprintf(&b, "carriers %s\nwords %s\n", interval(g.Carriers), interval(g.Words))
	for _, e := range g.Edges {
		arrow := ">"
		if !e.Directed {
			arrow = "-"
		}
		fmt.Fprintf(&b, "%s %s %s: %s: %s\n", label(g.Nodes[e.From]), arrow, label(g.Nodes[e.To]), e.By, e.Why)
	}
	for _, ring := range g.Circular {
		b.WriteString("ring")
		for _, n := range ring {
			b.WriteString(" " + label(g.Nodes[n]))
		}
		b.WriteString("\n")
	}
	if g.OneAnonymous() {
		b.WriteString("one anonymous source\n")
	}
	return b.String()
}

func interval(r hearsay.Range) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d to %d", r.Low, r.High)
}

func label(n hearsay.OriginNode) string {
	switch {
	case n.Kind == hearsay.DocumentNode:
		return n.Doc
	case n.Anonymous:
		return "(" + n.Name + ")"
	case n.Kind == hearsay.SpeakerNode:
		return "“" + n.Name + "”"
	}
	return n.Name
}
