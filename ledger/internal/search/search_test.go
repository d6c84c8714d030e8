package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"hearsay/ledger/internal/search"
	"hearsay/syntax/stem"
)

func TestStems(t *testing.T) {
	x := search.NewIndexer()
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The negotiators were negotiating; don't NEGOTIATE!", "the negoti were negoti dont negoti"},
		{"en", "Hassan’s and Hassan's", "hassan and hassan"},
		{"en", "Al-Hura, naïveté, co\u00adoperate", "al hura naivet cooper"},
		{"de", "Die Häuser großer Städte", "die haus gross stadt"},
		{"", "words stay Whole", "words stay whole"},
		{"fa", "می\u200cگوید كتاب", "میگوید کتاب"},
		{"en", "…—!", ""},
	} {
		got, words := x.Stems(c.lang, c.text)
		if got != c.want || words != len(strings.Fields(c.want)) {
			t.Errorf("%s %q: %q (%d words), want %q", c.lang, c.text, got, words, c.want)
		}
	}
	for _, word := range []string{"هدنة", "الهدنة", "والهدنة", "الهُدْنَة", "بالهدنة"} {
		if got, _ := x.Stems("ar", word); got != "هدن" {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestParse(t *testing.T) {
	for typed, want := range map[string]struct{ want, without int }{
		`bridge`:                 {1, 0},
		`two words`:              {2, 0},
		`"two words"`:            {1, 0},
		`“two words” „drei“ «с»`: {3, 0},
		`bridge -burning`:        {1, 1},
		`-"burning bridges"`:     {0, 1},
		`"not closed`:            {1, 0},
		`- * " ' ( ) : ^`:        {0, 0},
		`AND OR NOT NEAR(a b)`:   {5, 0}, // "NEAR(a" is one phrase of two words
		`self-made`:              {1, 0},
		``:                       {0, 0},
	} {
		q := search.Parse(typed)
		if len(q.Want()) != want.want || len(q.Without()) != want.without || q.Empty() != (want.want+want.without == 0) {
			t.Errorf("%q: %d wanted, %d not", typed, len(q.Want()), len(q.Without()))
		}
	}
}

func TestSnippet(t *testing.T) {
	x := search.NewIndexer()
	long := strings.Repeat("Nothing of note happened here. ", 20) + "Then the bridges burned.\n" + strings.Repeat("And later nothing happened. ", 20)
	for _, c := range []struct{ typed, text, want string }{
		{"bridge", "The bridges of\nTeslin.", "The \uE000bridges\uE001 of Teslin."},
		{`"the bridge"`, "The bridges.", "\uE000The\uE001 \uE000bridges\uE001."},
		{"-bridge", "The roads.", "The roads."},
		{"road", "A \uE000road\uE001.", "A \uE000road\uE001."}, // marks of the text's own are left out
	} {
		if got := x.Snippet(search.Parse(c.typed), "en", c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.typed, c.text, got, c.want)
		}
	}
	got := x.Snippet(search.Parse("bridge"), "en", long)
	if !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") || !strings.Contains(got, "\uE000bridges\uE001") || len(got) > 320 {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

// index is an FTS5 table as the ledger has it.
func index(t testing.TB) *sqlite3.Conn {
	t.Helper()
	c, err := sqlite3.Open(":memory:")
	if err == nil {
		err = fts5.Register(c)
	}
	if err == nil {
		err = c.Exec("CREATE VIRTUAL TABLE f USING fts5 (stems, content = '', contentless_delete = 1, tokenize = 'ascii')")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// found counts the rows that an expression matches.
func found(t *testing.T, c *sqlite3.Conn, expression string) int {
	t.Helper()
	s, _, err := c.Prepare("SELECT count(*) FROM f WHERE f MATCH ?")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.BindText(1, expression); err != nil {
		t.Fatal(err)
	}
	n := 0
	for s.Step() {
		n = s.ColumnInt(0)
	}
	if s.Err() != nil {
		t.Fatalf("%s: %v", expression, s.Err())
	}
	return n
}

// Whatever is typed, FTS5 understands the expressions.
func FuzzQueriesAreNeverMalformed(f *testing.F) {
	for _, s := range []string{"a", `"a b" -c`, `x"y`, "AND", "NEAR(a, 3)", "a* ^b", "col:x", "\x00", "''", "{a}:b", "الهدنة", "\u0301", "a\u0301\u200c", "😀"} {
		f.Add(s)
	}
	c := index(f)
	f.Fuzz(func(t *testing.T, typed string) {
		q := search.Parse(typed)
		for _, e := range slices.Concat(q.Want(), q.Without()) {
			found(t, c, e)
			found(t, c, "stems : "+e)
		}
	})
}

// A passage is found by each of its words, whatever its language, and snippets
// are whole text.
func FuzzAPassageIsFoundByItsWords(f *testing.F) {
	f.Add("en", "The bridges’ naïve keepers, 1,5 km from Al-Hura")
	f.Add("ar", "وقال المبعوث إن الهدنة صامدة")
	f.Add("tr", "İstanbul'da IŞIK ﬁne")
	f.Add("", "ﷺ ½ ĳ \u0301 x\u0301")
	c := index(f)
	f.Fuzz(func(t *testing.T, lang, text string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || len(text) > 2000 {
			t.Skip()
		}
		x := search.NewIndexer()
		stems, n := x.Stems(lang, text)
		if len(strings.Fields(stems)) != n {
			t.Fatalf("%d words, stems %q", n, stems)
		}
		check(t, c.Exec("DELETE FROM f"))
		s, _, err := c.Prepare("INSERT INTO f (rowid, stems) VALUES (1, ?)")
		check(t, err)
		defer s.Close()
		check(t, s.BindText(1, stems))
		check(t, s.Exec())
		for w := range stem.Words(text) {
			q := search.Parse(w.Of(text))
			for _, e := range q.Want() {
				if found(t, c, e) != 1 {
					t.Errorf("%q is not found in %q (%s): %s", w.Of(text), stems, lang, e)
				}
			}
			if snippet := x.Snippet(q, lang, text); !utf8.ValidString(snippet) {
				t.Errorf("snippet %q", snippet)
			}
		}
	})
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func BenchmarkStems(b *testing.B) {
	text := strings.Repeat("The negotiators of Teslin said on Tuesday that the bridges near the old customs post had been burning for two days. ", 100)
	b.SetBytes(int64(len(text)))
	x := search.NewIndexer()
	for b.Loop() {
		x.Stems("en", text)
	}
}
