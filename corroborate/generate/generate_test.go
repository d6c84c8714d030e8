package generate_test

import (
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"hearsay"
	"hearsay/corroborate/generate"
)

var options = generate.Options{Seed: 11, Docs: 600}

func stories(o generate.Options) []*generate.Story {
	return slices.Collect(generate.Collection(o))
}

func TestTheSameSeedGivesTheSameCollection(t *testing.T) {
	first, again := stories(options), stories(options)
	if !reflect.DeepEqual(first, again) {
		t.Error("two runs differ")
	}
	last := first[len(first)-2] // the very last one is cut to the number of documents
	alone := generate.New(options.Seed, len(first)-2, len(last.Docs))
	if !reflect.DeepEqual(last, alone) {
		t.Error("a story depends on those before it")
	}
}

func TestACollectionHasTheSizeAskedFor(t *testing.T) {
	names := map[string]bool{}
	for _, s := range stories(options) {
		for _, d := range s.Docs {
			names[d.Name] = true
		}
	}
	if len(names) != options.Docs {
		t.Errorf("%d documents, want %d", len(names), options.Docs)
	}
	for _, s := range stories(generate.Options{Seed: 3, Docs: 200, Fewest: 4, Most: 6}) {
		if n := len(s.Docs); n > 6 {
			t.Errorf("%s has %d documents", s.ID, n)
		}
	}
}

// TestAccountsShareNoRunOfWords: what accounts of one event share is quotations,
// names and single facts. Accounts of different events may share an idiom or two.
func TestAccountsShareNoRunOfWords(t *testing.T) {
	const run, idioms = 8, 20
	type account struct {
		story string
		n     int
	}
	seen, shared := map[string]account{}, map[[2]account]int{}
	for _, s := range stories(generate.Options{Seed: 5, Docs: 1500, Most: 20}) {
		for i := range s.Docs {
			d := &s.Docs[i]
			if len(d.Copies) > 0 {
				continue
			}
			by := account{s.ID, d.Accounts[0]}
			for text := range runs(ownText(s, i), run) {
				other, ok := seen[text]
				if ok && other.story == s.ID && other != by {
					t.Errorf("%s: accounts %d and %d share %q", s.ID, other.n, by.n, text)
				}
				if ok && other != by {
					shared[[2]account{other, by}]++
				}
				seen[text] = by
			}
		}
	}
	for pair, n := range shared {
		if n > idioms {
			t.Errorf("%v and %v share %d runs of %d words", pair[0], pair[1], n, run)
		}
	}
}

// runs are the runs of n words within sentences.
func runs(text string, n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '.' || r == 0 }) {
			words := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			for k := 0; k+n <= len(words); k++ {
				if !yield(strings.Join(words[k:k+n], " ")) {
					return
				}
			}
		}
	}
}

// ownText is the text of the paragraphs of a document; quotations are a zero.
func ownText(s *generate.Story, doc int) string {
	text := []byte(s.Docs[doc].Text)
	for _, q := range s.Truth.Quotes {
		for _, p := range q.Places {
			if p.Doc == doc && p.Variant != generate.Indirect {
				blank(text, p.Span)
			}
		}
	}
	paragraphs := strings.Split(string(text), "\n\n")
	const head, foot = 4, 2
	return strings.Join(paragraphs[min(head, len(paragraphs)-foot):len(paragraphs)-foot], ". ")
}

func blank(text []byte, span hearsay.Span) {
	for i := span.Start; i < span.End; i++ {
		text[i] = ' '
	}
	text[span.Start] = 0
}

func TestSpansStandWhereTheySay(t *testing.T) {
	for _, s := range stories(options) {
		for _, c := range s.Truth.Claims {
			for _, p := range c.Places {
				text := s.Docs[p.Doc].Text
				if err := p.Span.Check(text); err != nil {
					t.Fatal(err)
				}
				got, after := p.Span.Of(text), text[p.Span.End:]
				if !strings.HasSuffix(got, ".") && !strings.HasPrefix(after, "\n\n") || strings.ContainsAny(got, "<>[]{|") {
					t.Errorf("claim %s of %s: %q", c.Key, s.Docs[p.Doc].Name, got)
				}
			}
		}
		for _, q := range s.Truth.Quotes {
			for _, p := range q.Places {
				text := s.Docs[p.Doc].Text
				open := strings.HasSuffix(text[:p.Span.Start], "“") || strings.HasSuffix(text[:p.Span.Start], `"`)
				if open == (p.Variant == generate.Indirect) {
					t.Errorf("%s quote %q stands outside its marks", p.Variant, p.Span.Of(text))
				}
			}
		}
	}
}

// TestEverythingIsPlanted makes sure that a collection holds each thing that it is
// meant to hold.
func TestEverythingIsPlanted(t *testing.T) {
	found := map[any]int{}
	for _, s := range stories(generate.Options{Seed: 2, Docs: 4000}) {
		for _, p := range s.Truth.Planted {
			found[p.Kind]++
		}
		for _, q := range s.Truth.Quotes {
			for _, p := range q.Places {
				found[p.Variant]++
			}
		}
		for _, d := range s.Docs {
			for _, c := range d.Copies {
				found[c.Cut]++
				found[c.Credit]++
			}
			if len(d.Copies) > 1 {
				found["merged"]++
			}
		}
		if s.Truth.Origins.High > s.Truth.Accounts {
			found["undecided"]++
		}
		if s.Truth.Origins.Low > s.Truth.Accounts || s.Truth.Accounts > s.Truth.Origins.High {
			t.Errorf("%s: %d accounts outside %v", s.ID, s.Truth.Accounts, s.Truth.Origins)
		}
	}
	for _, want := range []any{
		hearsay.FiguresDiffer, hearsay.DatesDiffer, hearsay.PlacesDiffer, hearsay.WordingDiffers, hearsay.CitedDiffers, generate.Circular,
		generate.Full, generate.Part, generate.Ellipsis, generate.Bracket, generate.Indirect, generate.Inserted, generate.Translated,
		generate.Negation, generate.Number, generate.Name, generate.Whole, generate.Head, generate.Middle, generate.Tail,
		generate.CreditGiven, generate.CreditHidden, generate.CreditFalse, "merged", "undecided",
	} {
		if found[want] == 0 {
			t.Errorf("nothing of kind %v", want)
		}
	}
}

func BenchmarkCollection(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		bytes := 0
		for s := range generate.Collection(generate.Options{Seed: 1, Docs: 1000}) {
			for _, d := range s.Docs {
				bytes += len(d.Text)
			}
		}
		b.SetBytes(int64(bytes))
	}
}
