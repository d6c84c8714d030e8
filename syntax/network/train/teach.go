package train

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"hearsay/syntax/conllu"
	"hearsay/syntax/network"
)

// trainTeachers trains the teachers, as many side by side as there are workers,
// each with a seed of its own.
func trainTeachers(ctx context.Context, bank []conllu.Sentence, set Settings) ([]*Model, error) {
	teachers, errs := make([]*Model, set.Teachers.Count), make([]error, set.Teachers.Count)
	turns := make(chan struct{}, set.Workers)
	var wg sync.WaitGroup
	for i := range teachers {
		own := set
		own.Sizes, own.Epochs, own.Dropout = set.Teachers.Sizes, set.Teachers.Epochs, set.Teachers.Dropout
		own.Workers, own.Seed = 1, set.Seed+2*uint64(i+1)
		own.Log = func(s string) { set.Log(fmt.Sprintf("teacher %d, %s", i+1, s)) }
		wg.Go(func() {
			turns <- struct{}{}
			teachers[i], errs[i] = train(ctx, bank, nil, own, nil, nil)
			<-turns
		})
	}
	wg.Wait()
	return teachers, errors.Join(errs...)
}

// class is what one worker teaches with.
type class struct {
	teachers []*Model
	arena    arena
	trees    network.Memory
}

// teach gives the samples the mean probabilities of the teachers.
func teach(samples []sample, teachers []*Model, workers int) {
	if len(teachers) == 0 {
		return
	}
	pupils := make([]*sample, 0, len(samples))
	for i := range samples {
		if n := len(samples[i].words); n > 0 && n <= longest {
			pupils = append(pupils, &samples[i])
		}
	}
	slices.SortStableFunc(pupils, func(a, b *sample) int { return len(b.words) - len(a.words) })
	groups := slices.Collect(slices.Chunk(pupils, together))
	var wg sync.WaitGroup
	for k := range workers {
		wg.Go(func() {
			c := class{teachers: teachers}
			for i := k; i < len(groups); i += workers {
				c.teach(groups[i])
			}
		})
	}
	wg.Wait()
}

// teach takes samples with the longest first. Relations are taught last, since
// they are those to a head: the treebank's, or the one that the teachers find.
func (c *class) teach(pupils []*sample) {
	c.arena.reset()
	in := make([][]rows, len(pupils))
	for i, x := range pupils {
		in[i] = x.words
	}
	share := 1 / float32(len(c.teachers))
	passes := make([]*pass, len(c.teachers))
	for k, m := range c.teachers {
		passes[k] = m.run(&c.arena, in, nil)
		for i, x := range pupils {
			passes[k].teachWords(i, &x.gold, share)
		}
	}
	for _, x := range pupils {
		if x.gold.guessed {
			x.gold.guessHeads(&c.trees)
		}
	}
	for _, p := range passes {
		for i, x := range pupils {
			p.teachRelations(i, &x.gold, share)
		}
	}
	for _, x := range pupils {
		x.gold.settle()
	}
}

// teachWords adds share of the probabilities of the i-th sentence's tags and
// heads to what is taught; of features only where nothing is annotated.
func (p *pass) teachWords(i int, y *gold, share float32) {
	n := p.lay.length[i]
	for t := range n {
		row := p.lay.row(i, t)
		y.tags.learn(t, p.tags.row(row)[:len(p.m.tags.Names)], share)
		y.heads.learn(t, p.arcs[i].row(t)[:n+1], share)
		if y.guessed {
			y.feats.learn(t, p.feats.row(row)[:len(p.m.feats.Names)], share)
		}
	}
}

func (p *pass) teachRelations(i int, y *gold, share float32) {
	scores, _, _ := p.relations(i, y.heads.want)
	for t := range p.lay.length[i] {
		y.rels.learn(t, scores.row(t)[:len(p.m.rels.Names)], share)
	}
}

// guessHeads takes the best tree of what is taught.
func (y *gold) guessHeads(trees *network.Memory) {
	scores := make([]float32, len(y.heads.taught))
	for i, p := range y.heads.taught {
		scores[i] = float32(math.Log(float64(p) + 1e-9))
	}
	copy(y.heads.want, network.Tree(trees, scores, len(y.heads.want)))
}

// settle ends the teaching of a sentence. The probabilities of guessed features,
// of which there are many, are given up for the likeliest.
func (y *gold) settle() {
	if !y.guessed {
		y.tags.weigh()
		y.heads.weigh()
		y.rels.weigh()
		return
	}
	y.tags.guess()
	y.rels.guess()
	y.feats.guess()
	y.feats.taught = nil
}
