package server

import (
	"testing"

	"pgregory.net/rapid"

	"hearsay/syntax"
	"hearsay/syntax/english"
)

// drawTree makes any tree of n words, crossing arcs included.
func drawTree(t *rapid.T) []english.Word {
	n := rapid.IntRange(1, 40).Draw(t, "words")
	order := rapid.Permutation(numbers(n)).Draw(t, "order")
	words := make([]english.Word, n)
	for k, i := range order {
		words[i] = english.Word{UDWord: syntax.UDWord{Start: i, End: i + 1}, UPOS: "NOUN", Lemma: "x", Rel: "dep"}
		if k > 0 {
			words[i].Head = 1 + order[rapid.IntRange(0, k-1).Draw(t, "head")]
		}
	}
	return words
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// Horizontal strokes of one level must not run over each other, and nothing may
// leave the picture.
func TestArcsOfATreeDoNotOverlap(t *testing.T) {
	text := string(make([]byte, 40))
	rapid.Check(t, func(t *rapid.T) {
		v := newTreeView(text, drawTree(t))
		for i, a := range v.Arcs {
			if a.X < 0 || a.X > v.Width || a.Y < 0 || a.Y > v.Base {
				t.Fatalf("the label of word %d is at %.1f, %.1f outside %.1f, %.1f", i+1, a.X, a.Y, v.Width, v.Base)
			}
			for j, b := range v.Arcs[:i] {
				if a.left < a.right && b.left < b.right && a.level == b.level && a.left < b.right && b.left < a.right {
					t.Fatalf("the arcs of words %d and %d run over each other", i+1, j+1)
				}
			}
		}
	})
}

func TestTreeNamesHeads(t *testing.T) {
	words := []english.Word{
		{UDWord: syntax.UDWord{Start: 0, End: 4}, UPOS: "PROPN", Rel: "nsubj", Head: 2},
		{UDWord: syntax.UDWord{Start: 5, End: 11}, UPOS: "VERB", Rel: "root"},
	}
	v := newTreeView("Ilse writes", words)
	if w := v.Words[0]; w.HeadForm != "writes" || w.Form != "Ilse" {
		t.Errorf("word 1 is %q under %q", w.Form, w.HeadForm)
	}
	if v.Arcs[0].X <= v.Words[0].X || v.Arcs[0].X >= v.Words[1].X {
		t.Errorf("the label stands at %.1f, not between the words at %.1f and %.1f", v.Arcs[0].X, v.Words[0].X, v.Words[1].X)
	}
}
