package syntax_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/syntax"
)

// document lays each paragraph of text (blank lines between) in a block.
func document(text string) *hearsay.Document {
	d := &hearsay.Document{ID: "test", Text: text}
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		if part != "" {
			d.Blocks = append(d.Blocks, hearsay.Block{
				Span: hearsay.Span{Start: at, End: at + len(part)}, Kind: hearsay.Paragraph,
			})
		}
		at += len(part) + 2
	}
	return d
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// TestSentences: the lines of the file are the blocks of one document, which
// tells how its sentences begin.
func TestSentences(t *testing.T) {
	want := lines(t, "testdata/sentences.txt")
	text := strings.ReplaceAll(strings.ReplaceAll(strings.Join(want, "\n\n"), " | ", " "), "¶", "\n")
	a := syntax.Analyze(document(text))
	got := make([][]string, len(want))
	for _, s := range a.Sentences {
		got[s.Block] = append(got[s.Block], a.Span(s.First, s.Last).Of(text))
	}
	for i := range want {
		if line := strings.ReplaceAll(strings.Join(got[i], " | "), "\n", "¶"); line != want[i] {
			t.Errorf("\n got %s\nwant %s", line, want[i])
		}
	}
}

func TestTokens(t *testing.T) {
	for _, line := range lines(t, "testdata/tokens.txt") {
		text, want, _ := strings.Cut(line, " => ")
		a := syntax.Analyze(document(text))
		var got []string
		for i, tok := range a.Tokens {
			got = append(got, fmt.Sprintf("%s/%c", a.Text(i), "wnpshu"[tok.Kind]))
		}
		if line := strings.Join(got, " "); line != want {
			t.Errorf("%s\n got %s\nwant %s", text, line, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, line := range lines(t, "testdata/words.txt") {
		text, want, _ := strings.Cut(line, " => ")
		a := syntax.Analyze(document(text))
		var got []string
		for _, s := range a.Sentences {
			for _, w := range a.Words(nil, s.First, s.Last) {
				word := text[w.Start:w.End]
				if w.Joined {
					got[len(got)-1] += "|" + word
					continue
				}
				got = append(got, word)
			}
		}
		if line := strings.Join(got, " "); line != want {
			t.Errorf("%s\n got %s\nwant %s", text, line, want)
		}
	}
}

func TestFurnitureIsNotRead(t *testing.T) {
	d := document("Menu one two.\n\nThe talks go on.")
	d.Blocks[0].Kind = hearsay.Furniture
	a := syntax.Analyze(d)
	if len(a.Sentences) != 1 || a.Sentences[0].Block != 1 || a.Text(0) != "The" {
		t.Errorf("read %+v", a)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{
		"", "a", "He said, “No.” She left.\n\nDr. X...", "http://a((", "a.b.c.d@", "😀\u200d\u200d😀", "١٬٢٫", "\u200f\u200e", "''''\"",
		"4:30pm 1/2-3 dunno 90’s the guards' '05 :-) US$5 w/o i.e. (1). (a 2) etc.", "a- 'S ½km ſ'ſ don’t-it's ‘’!?.", "mailto:a a@b x.y.z.doc",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			checkInvariants(t, syntax.Analyze(document(text)))
		}
	})
}

// checkInvariants holds an analysis against the package comment.
func checkInvariants(t *testing.T, a *syntax.Analysis) {
	t.Helper()
	next, from := 0, 0
	for _, s := range a.Sentences {
		if s.First != next || s.Last <= s.First {
			t.Fatalf("sentence %+v follows token %d", s, next)
		}
		next = s.Last
		checkWords(t, a, s)
		block := a.Doc.Blocks[s.Block]
		for i := s.First; i < s.Last; i++ {
			tok := hearsay.Span{Start: a.Tokens[i].Start, End: a.Tokens[i].End}
			if err := tok.Check(a.Doc.Text); err != nil {
				t.Fatal(err)
			}
			if tok.Start < from || !block.Contains(tok) {
				t.Fatalf("token %v lies before %d or outside its block %v", tok, from, block.Span)
			}
			if gap := a.Doc.Text[max(from, block.Start):tok.Start]; a.Tokens[i].Space != (strings.TrimFunc(gap, notSpace) != "") {
				t.Fatalf("token %v: Space is %v after %q", tok, a.Tokens[i].Space, gap)
			}
			from = tok.End
		}
	}
	if next != len(a.Tokens) {
		t.Fatalf("%d of %d tokens belong to a sentence", next, len(a.Tokens))
	}
}

// checkWords: the words of a sentence are its tokens, cut on code point borders.
func checkWords(t *testing.T, a *syntax.Analysis, s syntax.Sentence) {
	t.Helper()
	words := a.Words(nil, s.First, s.Last)
	for i := s.First; i < s.Last; i++ {
		at := a.Tokens[i].Start
		for at < a.Tokens[i].End {
			if len(words) == 0 || words[0].Start > at {
				t.Fatalf("no word covers offset %d", at)
			}
			w := hearsay.Span{Start: words[0].Start, End: words[0].End}
			if err := w.Check(a.Doc.Text); err != nil {
				t.Fatal(err)
			}
			if at = w.End; at <= a.Tokens[i].End {
				words = words[1:]
			}
		}
	}
	if len(words) > 0 {
		t.Fatalf("%d words lie outside the sentence", len(words))
	}
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) && !unicode.IsControl(r) }

func BenchmarkAnalyze(b *testing.B) {
	passage := strings.Join([]string{
		`Dr. Karim Dost, who met Sen. J. Doe in the U.S. in Jan. 2019, said the talks “would resume” within 16 days.`,
		`"We won't leave," the envoy told the Teslin Courier; asked why, he said no.`,
	}, " ")
	d := document(strings.Repeat(passage+"\n\n", 5000))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		syntax.Analyze(d)
	}
}

// tagLetters are the parts of speech as testdata/tags.txt writes them.
const tagLetters = "?nNpda#vxricst."

func TestTags(t *testing.T) {
	g, err := syntax.NewGuesser()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range lines(t, "testdata/tags.txt") {
		var words []string
		for _, w := range strings.Fields(want) {
			words = append(words, w[:strings.LastIndexByte(w, '/')])
		}
		a := syntax.Analyze(document(strings.Join(words, " ")))
		var got []string
		for i, tag := range g.Tags(a) {
			got = append(got, fmt.Sprintf("%s/%c", a.Text(i), tagLetters[tag.Part]))
		}
		if line := strings.Join(got, " "); line != want {
			t.Errorf("\n got %s\nwant %s", line, want)
		}
	}
}

func TestConjugate(t *testing.T) {
	for verb, want := range map[string]string{
		"say/said": "say says said said saying", "write/wrote/written": "write writes wrote written writing",
		"deny": "deny denies denied denied denying", "admit": "admit admits admitted admitted admitting",
		"offer": "offer offers offered offered offering", "lie/lay/lain": "lie lies lay lain lying", "agree": "agree agrees agreed agreed agreeing",
		"press": "press presses pressed pressed pressing", "go/went/gone": "go goes went gone going", "beg": "beg begs begged begged begging",
		"quit/quit": "quit quits quit quit quitting", "vow": "vow vows vowed vowed vowing", "echo": "echo echoes echoed echoed echoing",
	} {
		var got []string
		for _, w := range syntax.Conjugate(verb) {
			got = append(got, w)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", verb, got, want)
		}
	}
}

func BenchmarkTags(b *testing.B) {
	g, err := syntax.NewGuesser()
	if err != nil {
		b.Fatal(err)
	}
	a := syntax.Analyze(document(strings.Repeat("Dr. Karim Dost, who met Sen. Doe, said the talks “would resume” within 16 days.\n\n", 5000)))
	b.SetBytes(int64(len(a.Doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		g.Tags(a)
	}
}
