package lexicon

import (
	"strings"
	"testing"
)

func BenchmarkReadEmbedded(b *testing.B) {
	for b.Loop() {
		c, err := readEmbedded()
		if err != nil {
			b.Fatal(err)
		}
		build(c)
	}
}

const passage = `The Marovian Foreign Ministry told the United Nations High Commissioner for Refugees on Monday that the talks in Teslin
would go on. A spokesman for the White House declined to comment, Reuters reported, and the African Union Peace and Security Council
asked both sides to hold their fire. Villagers who had fled to Kelmark said that nobody had asked them anything since the spring. `

func BenchmarkMatchActor(b *testing.B) {
	l, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(passage, 100)
	words := strings.Fields(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for i := 0; i < len(words); i++ {
			if _, n := l.MatchActor(func(k int) string { return words[min(i+k, len(words)-1)] }); n > 1 {
				i += n - 1
			}
		}
	}
}
