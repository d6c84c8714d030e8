package train

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"hearsay/syntax/conllu"
)

// trainTeachers trains the teachers side by side, each with a seed and one
// worker of its own.
func trainTeachers(ctx context.Context, bank []conllu.Sentence, set Settings) ([]*Model, error) {
	teachers, errs := make([]*Model, set.Teachers), make([]error, set.Teachers)
	var wg sync.WaitGroup
	for i := range teachers {
		own := set
		own.Workers, own.Epochs, own.Seed = 1, set.TeacherEpochs, set.Seed+uint64(i)+1
		own.Log = func(s string) { set.Log(fmt.Sprintf("teacher %d, %s", i+1, s)) }
		wg.Go(func() { teachers[i], errs[i] = train(ctx, bank, own, nil, nil) })
	}
	wg.Wait()
	return teachers, errors.Join(errs...)
}

// teach gives the samples the mean probabilities of the teachers.
func teach(samples []sample, teachers []*Model, workers int) {
	if len(teachers) == 0 {
		return
	}
	order := make([]int, 0, len(samples))
	for i := range samples {
		if n := len(samples[i].words); n > 0 && n <= longest {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(samples[b].words) - len(samples[a].words) })
	groups := slices.Collect(slices.Chunk(order, together))
	var wg sync.WaitGroup
	for k := range workers {
		wg.Go(func() {
			var a arena
			for i := k; i < len(groups); i += workers {
				for _, m := range teachers {
					a.reset()
					m.teach(&a, samples, groups[i], 1/float32(len(teachers)))
				}
			}
		})
	}
	wg.Wait()
}

// teach adds share of a model's probabilities to what some samples are taught,
// the longest of which come first.
func (m *Model) teach(a *arena, samples []sample, some []int, share float32) {
	in := make([][]rows, len(some))
	for i, s := range some {
		in[i] = samples[s].words
	}
	p := m.run(a, in, nil)
	for s, at := range some {
		y := &samples[at].gold
		scores, _, _ := p.relations(s, y.heads.want)
		n := p.lay.length[s]
		for i := range n {
			y.tags.learn(i, p.tags.row(p.lay.row(s, i))[:len(m.tags.Names)], share)
			y.heads.learn(i, p.arcs[s].row(i)[:n+1], share)
			y.rels.learn(i, scores.row(i)[:len(m.rels.Names)], share)
		}
	}
}
