package train

import (
	"context"
	"math"
	"slices"
	"testing"
)

func TestTeachersSayWhatTextsAre(t *testing.T) {
	set := smallSettings()
	teachers, err := trainTeachers(context.Background(), smallBank(), set)
	if err != nil {
		t.Fatal(err)
	}
	bank := smallBank()
	samples := append(teachers[0].samples(bank), teachers[0].textSamples(smallTexts())...)
	teach(samples, teachers, set.Workers)
	for i := range samples {
		y := &samples[i].gold
		for _, l := range []*labelling{&y.tags, &y.heads, &y.rels} {
			for word, want := range l.want {
				row, sum := l.row(word), float32(0)
				for _, p := range row {
					sum += p
				}
				if math.Abs(float64(sum-1)) > 1e-4 {
					t.Errorf("sentence %d: the probabilities of word %d sum to %v", i, word, sum)
				}
				if !y.guessed && row[want] < 1-trust {
					t.Errorf("sentence %d: what is annotated of word %d has only %v", i, word, row[want])
				}
			}
		}
	}
	guards := samples[len(bank)].gold // "The guards signed ."
	if want := []int{2, 3, 0, 3}; !slices.Equal(guards.heads.want, want) {
		t.Errorf("heads %v, want %v", guards.heads.want, want)
	}
	if want := samples[0].gold.rels.want; !slices.Equal(guards.rels.want, want) { // a sentence of the same shape
		t.Errorf("relations %v, want %v", guards.rels.want, want)
	}
}

func TestEpochsTakeTextsInTurn(t *testing.T) {
	all := make([]sample, 5)
	seen := 0
	for epoch := range 3 {
		seen += len(part(all, epoch, 3))
	}
	if seen != len(all) {
		t.Errorf("three epochs see %d of %d texts", seen, len(all))
	}
	if n := len(part(all, 7, 0)); n != len(all) {
		t.Errorf("an epoch sees %d of %d texts where they are not divided", n, len(all))
	}
}
