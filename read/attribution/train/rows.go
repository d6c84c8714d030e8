package train

import (
	"cmp"
	"math"
	"slices"

	"hearsay/read/attribution/model"
)

// rows are weights of hashed features, learned by AdaGrad (Duchi, Hazan and Singer
// 2011).
type rows struct {
	width    int
	features []uint32 // by row
	seen     []int32
	weights  []float32
	squares  []float32
	sums     []float64 // of the weights at the end of each pass
	passes   float64
}

// number replaces the hashes of features by numbers of rows, in the order in
// which they come, and drops those seen less often than least.
func number(width int, lists [][]uint32, least int32) *rows {
	count := map[uint32]int32{}
	for _, l := range lists {
		for _, h := range l {
			count[h]++
		}
	}
	r := &rows{width: width}
	row := map[uint32]uint32{}
	for i, l := range lists {
		kept := l[:0]
		for _, h := range l {
			if count[h] < least {
				continue
			}
			n, known := row[h]
			if !known {
				n = uint32(len(r.features))
				row[h] = n
				r.features = append(r.features, h)
				r.seen = append(r.seen, count[h])
			}
			kept = append(kept, n)
		}
		lists[i] = kept
	}
	n := len(r.features) * width
	r.weights, r.squares, r.sums = make([]float32, n), make([]float32, n), make([]float64, n)
	return r
}

// add adds the weights of some rows to a sum.
func (r *rows) add(some []uint32, sum []float64) {
	for _, row := range some {
		for l, w := range r.weights[int(row)*r.width:][:r.width] {
			sum[l] += float64(w)
		}
	}
}

// steps moves a weight of each of some rows along its gradient.
func (r *rows) steps(some []uint32, l int, g, rate float32) {
	for _, row := range some {
		r.step(row, l, g, rate)
	}
}

// step moves a weight along its gradient.
func (r *rows) step(row uint32, l int, g, rate float32) {
	i := int(row)*r.width + l
	r.squares[i] += g * g
	r.weights[i] += rate * g / (float32(math.Sqrt(float64(r.squares[i]))) + 1e-2)
}

// remember adds the weights to their sums.
func (r *rows) remember() {
	for i, w := range r.weights {
		r.sums[i] += float64(w)
	}
	r.passes++
}

// table holds the mean of the weights over the passes (Polyak and Juditsky 1992), of
// the most rows that weigh most.
func (r *rows) table(most int) *model.Table {
	var features []uint32
	var weights []int8
	row := make([]int8, r.width)
	for _, i := range r.strongest(most) {
		some := false
		for l := range row {
			row[l] = quantize(r.sums[i*r.width+l] / r.passes)
			some = some || row[l] != 0
		}
		if some {
			features = append(features, r.features[i])
			weights = append(weights, row...)
		}
	}
	return model.NewTable(r.width, features, weights)
}

// strongest are the rows that decide most, in order: heavy and often seen.
func (r *rows) strongest(most int) []int {
	order := make([]int, len(r.features))
	strength := make([]float64, len(r.features))
	for i := range order {
		order[i] = i
		for _, w := range r.sums[i*r.width:][:r.width] {
			strength[i] += math.Abs(w) * math.Sqrt(float64(r.seen[i]))
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(strength[b], strength[a]) })
	order = order[:min(most, len(order))]
	slices.Sort(order)
	return order
}

func quantize(w float64) int8 {
	return int8(math.Round(min(max(w*model.One, -127), 127)))
}
