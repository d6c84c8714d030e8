package train

import (
	"context"
	"fmt"
	"math/rand/v2"

	"hearsay/syntax/names"
)

// Train learns a model from corpora. The card of the file is left to the caller.
func Train(ctx context.Context, corpora []*Corpus, lexicon *names.Lexicon, s Settings) (*names.File, error) {
	rng := rand.New(rand.NewPCG(s.Seed, 0))
	all := gather(corpora, lexicon, s, rng)
	features := count(all, s.MinSeen)
	s.Log(fmt.Sprintf("%d sentences, %d features", len(all), len(features)))
	if s.Rows < len(features) {
		f, err := fit(ctx, all, len(features), 1, s, rng)
		if err != nil {
			return nil, err
		}
		features = keep(all, features, f.strongest(s.Rows))
		s.Log(fmt.Sprintf("again with %d features", len(features)))
	}
	f, err := fit(ctx, all, len(features), s.Runs, s, rng)
	if err != nil {
		return nil, err
	}
	return f.export(features, lexicon), nil
}

// fit is the mean of several fits, each with the samples in another order: of
// weights that are added up, the mean decides as all of them together.
func fit(ctx context.Context, all []sample, rows, runs int, s Settings, rng *rand.Rand) (*field, error) {
	var first *field
	for range runs {
		f := newField(rows, s, rng)
		if err := f.run(ctx, all); err != nil {
			return nil, err
		}
		if first == nil {
			first = f
			continue
		}
		add(first.weights, f.weights)
		add(first.transitions[:], f.transitions[:])
	}
	first.divide(float32(runs))
	return first, nil
}

// gather turns the corpora into samples.
func gather(corpora []*Corpus, lexicon *names.Lexicon, s Settings, rng *rand.Rand) []sample {
	page := names.NewPage(lexicon)
	var all []sample
	for _, c := range corpora {
		from := len(all)
		for i := range c.Documents {
			all = samples(page, &c.Documents[i], all)
		}
		if c.Treebank {
			for i := from; i < len(all); i++ {
				all[i].weak = !all[i].exact
			}
			continue
		}
		other := respelt(c.Documents, s.Respelt, rng)
		for i := range other {
			all = samples(page, &other[i], all)
		}
	}
	return all
}

// count numbers the features that were seen often enough, in the order in which
// they come, and puts the numbers in the place of the hashes.
func count(all []sample, least int) []uint32 {
	seen := map[uint32]int32{}
	for i := range all {
		for _, hashes := range all[i].features {
			for _, h := range hashes {
				seen[h]++
			}
		}
	}
	var features []uint32
	rows := map[uint32]uint32{}
	number := func(h uint32) (uint32, bool) {
		if seen[h] < int32(least) {
			return 0, false
		}
		r, ok := rows[h]
		if !ok {
			r = uint32(len(features))
			rows[h] = r
			features = append(features, h)
		}
		return r, true
	}
	renumber(all, number)
	return features
}

// renumber replaces the features of all samples in place and drops those for
// which to says false.
func renumber(all []sample, to func(uint32) (uint32, bool)) {
	for i := range all {
		for j, old := range all[i].features {
			kept := old[:0]
			for _, f := range old {
				if r, ok := to(f); ok {
					kept = append(kept, r)
				}
			}
			all[i].features[j] = kept
		}
	}
}

// keep reduces the features to those of some rows, which must be in order.
func keep(all []sample, features, rows []uint32) []uint32 {
	place := make([]uint32, len(features))
	kept := make([]uint32, len(rows))
	for i, r := range rows {
		place[r] = uint32(i) + 1
		kept[i] = features[r]
	}
	renumber(all, func(r uint32) (uint32, bool) { return place[r] - 1, place[r] > 0 })
	return kept
}
