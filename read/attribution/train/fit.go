package train

import (
	"math"
	"math/rand/v2"

	"hearsay/read/attribution/model"
)

// example is a list of features, hashes at first and then rows, with a yes or no.
type example struct {
	rows []uint32
	yes  bool
}

// logistic fits a logistic regression, some features being left out at each look
// (as Hinton and others 2012 leave out units), and keeps the most rows that weigh
// most.
func (s *Settings) logistic(all []example, most int, rng *rand.Rand) *model.Table {
	lists := make([][]uint32, len(all))
	for i := range all {
		lists[i] = all[i].rows
	}
	r := number(1, lists, s.MinSeen)
	order := rng.Perm(len(all))
	var kept []uint32
	for epoch := range s.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			kept = drop(kept[:0], lists[i], s.Drop, rng)
			r.learn(kept, all[i].yes, float32(s.Rate))
		}
		if epoch > 0 || s.Epochs == 1 {
			r.remember()
		}
	}
	return r.table(most)
}

// learn moves the weights of some rows along the gradient of one example.
func (r *rows) learn(kept []uint32, yes bool, rate float32) {
	sum := float32(0)
	for _, f := range kept {
		sum += r.weights[f]
	}
	g := float32(-1 / (1 + math.Exp(-float64(sum))))
	if yes {
		g++
	}
	if g > -negligible && g < negligible {
		return
	}
	for _, f := range kept {
		r.step(f, 0, g, rate)
	}
}

// negligible is a gradient that no weight is moved for.
const negligible = 1e-3

// drop keeps each row with the probability 1-share.
func drop(out, rows []uint32, share float64, rng *rand.Rand) []uint32 {
	for _, f := range rows {
		if share == 0 || rng.Float64() >= share {
			out = append(out, f)
		}
	}
	return out
}

// sequence is a sentence for the random field.
type sequence struct {
	units, pairs [][]uint32
	labels       []model.Label
	head         int
}

// field fits the labels of the sequences and returns the tables of units and
// pairs.
func (s *Settings) field(all []sequence, rng *rand.Rand) (units, pairs *model.Table) {
	var u, p [][]uint32
	for i := range all {
		u, p = append(u, all[i].units...), append(p, all[i].pairs...)
	}
	f := field{Settings: s, units: number(model.Labels, u, s.MinSeen), pairs: number(model.Labels*model.Labels, p, s.MinSeen), rng: rng}
	for i := range all {
		n := copy(all[i].units, u)
		copy(all[i].pairs, p)
		u, p = u[n:], p[n:]
	}
	f.run(all)
	return f.units.table(s.Rows.Units), f.pairs.table(s.Rows.Pairs)
}

// field is a linear-chain conditional random field (Lafferty, McCallum and Pereira
// 2001).
type field struct {
	*Settings
	units, pairs *rows
	rng          *rand.Rand
	keptU, keptP [][]uint32 // rows of the sequence at hand that were not left out
	u            [][model.Labels]float64
	p            [][model.Labels * model.Labels]float64
	a, b         [][model.Labels]float64 // forward and backward
}

func (f *field) run(all []sequence) {
	order := f.rng.Perm(len(all))
	for epoch := range f.Epochs {
		f.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			f.learn(&all[i])
		}
		if epoch > 0 || f.Epochs == 1 {
			f.units.remember()
			f.pairs.remember()
		}
	}
}

const impossible = -1e9

// look scores a sequence with some of its features left out.
func (f *field) look(x *sequence) {
	f.grow(len(x.labels))
	for i := range x.labels {
		f.keptU[i] = drop(f.keptU[i][:0], x.units[i], f.Drop, f.rng)
		f.keptP[i] = drop(f.keptP[i][:0], x.pairs[i], f.Drop, f.rng)
		f.u[i], f.p[i] = [model.Labels]float64{}, [model.Labels * model.Labels]float64{}
		f.units.add(f.keptU[i], f.u[i][:])
		f.pairs.add(f.keptP[i], f.p[i][:])
		if i == x.head {
			f.u[i] = [model.Labels]float64{impossible, impossible, impossible, 0}
		}
	}
}

func (f *field) grow(n int) {
	for len(f.u) < n {
		f.u, f.p = append(f.u, [model.Labels]float64{}), append(f.p, [model.Labels * model.Labels]float64{})
		f.a, f.b = append(f.a, [model.Labels]float64{}), append(f.b, [model.Labels]float64{})
		f.keptU, f.keptP = append(f.keptU, nil), append(f.keptP, nil)
	}
}

// learn moves the weights along the gradient of one sequence.
func (f *field) learn(x *sequence) {
	f.look(x)
	z := f.forwardBackward(len(x.labels))
	rate := float32(f.Rate)
	for i := range x.labels {
		for l := range model.Labels {
			if g := surprise(f.a[i][l]+f.b[i][l]-z, int(x.labels[i]) == l); g != 0 && i != x.head {
				f.units.steps(f.keptU[i], l, g, rate)
			}
		}
		if i > 0 {
			f.learnPair(x, i, z, rate)
		}
	}
}

// learnPair moves the weights of the pair of labels that leads into unit i.
func (f *field) learnPair(x *sequence, i int, z float64, rate float32) {
	for k := range model.Labels {
		for l := range model.Labels {
			kl := k*model.Labels + l
			in := int(x.labels[i-1]) == k && int(x.labels[i]) == l
			if g := surprise(f.a[i-1][k]+f.p[i][kl]+f.u[i][l]+f.b[i][l]-z, in); g != 0 {
				f.pairs.steps(f.keptP[i], kl, g, rate)
			}
		}
	}
}

// surprise is the gradient of what has a logarithm of probability and is so or not;
// 0 when it is negligible.
func surprise(logarithm float64, is bool) float32 {
	g := float32(-math.Exp(logarithm))
	if is {
		g++
	}
	if g > -negligible && g < negligible {
		return 0
	}
	return g
}

// forwardBackward fills a and b and returns the logarithm of the sum over all
// sequences.
func (f *field) forwardBackward(n int) float64 {
	f.a[0] = f.u[0]
	for i := 1; i < n; i++ {
		for l := range model.Labels {
			var t [model.Labels]float64
			for k := range model.Labels {
				t[k] = f.a[i-1][k] + f.p[i][k*model.Labels+l]
			}
			f.a[i][l] = logSum(t) + f.u[i][l]
		}
	}
	f.b[n-1] = [model.Labels]float64{}
	for i := n - 2; i >= 0; i-- {
		for k := range model.Labels {
			var t [model.Labels]float64
			for l := range model.Labels {
				t[l] = f.b[i+1][l] + f.u[i+1][l] + f.p[i+1][k*model.Labels+l]
			}
			f.b[i][k] = logSum(t)
		}
	}
	return logSum(f.a[n-1])
}

func logSum(t [model.Labels]float64) float64 {
	top := max(t[0], t[1], t[2], t[3])
	sum := 0.0
	for _, x := range t {
		if d := x - top; d > -30 {
			sum += math.Exp(d)
		}
	}
	return top + math.Log(sum)
}
