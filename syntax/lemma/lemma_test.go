package lemma_test

import (
	"strings"
	"testing"

	"hearsay/syntax/conllu"
	"hearsay/syntax/lemma"
)

// bankOf makes a treebank of "form/TAG/features/lemma".
func bankOf(words ...string) []conllu.Sentence {
	var s conllu.Sentence
	for _, w := range words {
		p := strings.Split(w, "/")
		s.Words = append(s.Words, conllu.Word{Form: p[0], UPOS: p[1], Feats: p[2], Lemma: p[3]})
	}
	return []conllu.Sentence{s}
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
		if got := m.Lemma(c.form, c.tag, c.feats); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.tag, got, c.want)
		}
	}
}

func TestALemmaIsNeverEmpty(t *testing.T) {
	m := lemma.Train(bankOf("s/NOUN/_/x", "as/NOUN/_/a", "es/NOUN/_/e"))
	for _, form := range []string{"s", "S", "ßs", "", "é", "\xff"} {
		if got := m.Lemma(form, "NOUN", "_"); got == "" && form != "" {
			t.Errorf("%q has no lemma", form)
		}
	}
}

func TestRulesRoundTrip(t *testing.T) {
	m := lemma.Train(bankOf("men/NOUN/Number=Plur/man", "talks/NOUN/Number=Plur/talk"))
	again := lemma.NewModel(m.Rules())
	for _, form := range []string{"men", "talks", "walks"} {
		if a, b := m.Lemma(form, "NOUN", "Number=Plur"), again.Lemma(form, "NOUN", "Number=Plur"); a != b {
			t.Errorf("%s: %q and %q", form, a, b)
		}
	}
}
