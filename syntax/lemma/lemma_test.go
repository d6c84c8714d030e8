package lemma_test

import (
	"strings"
	"testing"

	"hearsay/syntax/conllu"
	"hearsay/syntax/lemma"
)

// bankOf makes a treebank of sentences of "form/TAG/features/lemma".
func bankOf(sentences ...string) []conllu.Sentence {
	var bank []conllu.Sentence
	for _, text := range sentences {
		var s conllu.Sentence
		for w := range strings.FieldsSeq(text) {
			p := strings.Split(w, "/")
			s.Words = append(s.Words, conllu.Word{Form: p[0], UPOS: p[1], Feats: p[2], Lemma: p[3]})
		}
		bank = append(bank, s)
	}
	return bank
}

func TestLemma(t *testing.T) {
	m := lemma.Train(bankOf(
		"bridges/NOUN/Number=Plur/bridge", "envoys/NOUN/Number=Plur/envoy", "talks/NOUN/Number=Plur/talk", "valleys/NOUN/Number=Plur/valley",
		"parties/NOUN/Number=Plur/party", "cities/NOUN/Number=Plur/city", "men/NOUN/Number=Plur/man",
		"said/VERB/Tense=Past/say", "signed/VERB/Tense=Past/sign", "crossed/VERB/Tense=Past/cross", "Teslin/PROPN/Number=Sing/Teslin",
		"The/DET/_/the", "Signed/VERB/Tense=Past/sign",
	))
	for _, c := range []struct{ form, tag, feats, want string }{
		{"men", "NOUN", "Number=Plur", "man"},
		{"soldiers", "NOUN", "Number=Plur", "soldier"},
		{"ministries", "NOUN", "Number=Plur", "ministry"},
		{"said", "VERB", "Tense=Past", "say"},
		{"claimed", "VERB", "Tense=Past", "claim"},
		{"Varnholt", "PROPN", "Number=Sing", "Varnholt"},
		{"THE", "DET", "_", "the"},
		{"never", "ADV", "_", "never"},
	} {
		if got := m.Lemma(lemma.Word{Form: c.form, UPOS: c.tag, Feats: c.feats}); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.tag, got, c.want)
		}
	}
}

// TestCapitals: a lemma keeps the capitals of names and loses those of
// headlines and of beginnings.
func TestCapitals(t *testing.T) {
	m := lemma.Train(bankOf(
		"i/PRON/Number=Sing/I", "I/PRON/Number=Sing/I", "I/PRON/Number=Sing/I",
		"Teslin/PROPN/Number=Sing/Teslin", "TESLIN/PROPN/Number=Sing/Teslin", "MARKET/PROPN/Number=Sing/Market", "BORDER/PROPN/Number=Sing/Border",
		"MPA/PROPN/Number=Sing/MPA", "ORS/PROPN/Number=Sing/ORS", "Dost/PROPN/Number=Sing/Dost", "umber/PROPN/Number=Sing/Umber", "lund/PROPN/Number=Sing/Lund",
		"New/ADJ/Degree=Pos/New Umber/PROPN/Number=Sing/Umber", "Old/ADJ/Degree=Pos/Old Lund/PROPN/Number=Sing/Lund",
		"new/ADJ/Degree=Pos/new", "talks/NOUN/Number=Plur/talk", "Old/ADJ/Degree=Pos/old", "guards/NOUN/Number=Plur/guard",
	))
	for _, c := range []struct {
		word lemma.Word
		want string
	}{
		{lemma.Word{Form: "i", UPOS: "PRON", Feats: "Number=Sing"}, "I"},
		{lemma.Word{Form: "teslin", UPOS: "PROPN", Feats: "Number=Sing"}, "Teslin"},
		{lemma.Word{Form: "KELMARK", UPOS: "PROPN", Feats: "Number=Sing"}, "Kelmark"},
		{lemma.Word{Form: "kelmark", UPOS: "PROPN", Feats: "Number=Sing"}, "Kelmark"},
		{lemma.Word{Form: "KDF", UPOS: "PROPN", Feats: "Number=Sing"}, "KDF"},
		{lemma.Word{Form: "New", UPOS: "ADJ", Feats: "Degree=Pos", After: "PROPN"}, "New"},
		{lemma.Word{Form: "Great", UPOS: "ADJ", Feats: "Degree=Pos", After: "PROPN"}, "Great"},
		{lemma.Word{Form: "New", UPOS: "ADJ", Feats: "Degree=Pos", After: "NOUN"}, "new"},
	} {
		if got := m.Lemma(c.word); got != c.want {
			t.Errorf("%+v: %q, want %q", c.word, got, c.want)
		}
	}
}

// TestWordsOutweighFeatures: a word that has been seen with other features is
// better than its end.
func TestWordsOutweighFeatures(t *testing.T) {
	m := lemma.Train(bankOf(
		"guards/NOUN/Number=Plur/guard", "talks/NOUN/Number=Plur/talk", "walls/NOUN/Number=Plur/wall", "troops/NOUN/Number=Ptan/troops",
	))
	if got := m.Lemma(lemma.Word{Form: "troops", UPOS: "NOUN", Feats: "Number=Plur"}); got != "troops" {
		t.Errorf("lemma %q", got)
	}
	if got := m.Lemma(lemma.Word{Form: "loops", UPOS: "NOUN", Feats: "Number=Plur"}); got != "loop" {
		t.Errorf("lemma %q", got)
	}
}

func TestALemmaIsNeverEmpty(t *testing.T) {
	m := lemma.Train(bankOf("s/NOUN/_/x", "as/NOUN/_/a", "es/NOUN/_/e"))
	for _, form := range []string{"s", "S", "ßs", "", "é", "\xff"} {
		if got := m.Lemma(lemma.Word{Form: form, UPOS: "NOUN", Feats: "_"}); got == "" && form != "" {
			t.Errorf("%q has no lemma", form)
		}
	}
}

func TestRulesRoundTrip(t *testing.T) {
	m := lemma.Train(bankOf("men/NOUN/Number=Plur/man", "talks/NOUN/Number=Plur/talk"))
	again := lemma.NewModel(m.Rules())
	for _, form := range []string{"men", "talks", "walks"} {
		w := lemma.Word{Form: form, UPOS: "NOUN", Feats: "Number=Plur"}
		if a, b := m.Lemma(w), again.Lemma(w); a != b {
			t.Errorf("%s: %q and %q", form, a, b)
		}
	}
}

func FuzzLemma(f *testing.F) {
	m := lemma.Train(bankOf("men/NOUN/Number=Plur/man", "talks/NOUN/Number=Plur/talk", "ÉLAN/PROPN/_/Élan", "as/NOUN/_/a", "es/NOUN/_/e"))
	f.Add("men", "NOUN", "Number=Plur", "PROPN")
	f.Add("É\xff", "PROPN", "|=|", "")
	f.Fuzz(func(t *testing.T, form, tag, feats, before string) {
		if m.Lemma(lemma.Word{Form: form, UPOS: tag, Feats: feats, Before: before}) == "" && form != "" {
			t.Errorf("%q has no lemma", form)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	m := lemma.Train(bankOf("men/NOUN/Number=Plur/man", "talks/NOUN/Number=Plur/talk"))
	words := []lemma.Word{
		{Form: "Teslin", UPOS: "PROPN", Feats: "Number=Sing"},
		{Form: "ministries", UPOS: "NOUN", Feats: "Number=Plur"},
		{Form: "claimed", UPOS: "VERB", Feats: "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"},
		{Form: ",", UPOS: "PUNCT", Feats: "_"},
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Lemma(words[i%len(words)])
	}
}

// TestMemory: what is remembered is what is found, whatever came before, and costs
// no memory once it is known.
func TestMemory(t *testing.T) {
	m := lemma.Train(bankOf("cities/NOUN/Number=Plur/city", "parties/NOUN/Number=Plur/party", "said/VERB/Tense=Past/say", "men/NOUN/Number=Plur/man", "men/NOUN/Number=Plur/man"))
	memory := m.NewMemory()
	words := []lemma.Word{
		{Form: "cities", UPOS: "NOUN", Feats: "Number=Plur"},
		{Form: "cities", UPOS: "VERB", Feats: "_"},
		{Form: "men", UPOS: "NOUN", Feats: "Number=Plur"},
		{Form: "New", UPOS: "ADJ", Feats: "_"},
		{Form: "New", UPOS: "ADJ", Feats: "_", After: "PROPN"},
		{Form: "walks", UPOS: "NOUN", Feats: "_"},
		{Form: strings.Repeat("cities", 8), UPOS: "NOUN", Feats: "Number=Plur"},
		{Form: "é", UPOS: "X", Feats: "_"},
		{UPOS: "X"},
	}
	for range 3 {
		for _, w := range words {
			if got, want := memory.Lemma(w), m.Lemma(w); got != want {
				t.Errorf("%+v: %q is remembered, not %q", w, got, want)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { memory.Lemma(words[0]) }); n != 0 {
		t.Errorf("%v allocations for a word that is known", n)
	}
}
