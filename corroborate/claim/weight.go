package claim

import (
	"math/bits"
	"slices"
)

// weights say how much each slot tells.
type weights struct {
	slots map[Slot]int32 // in how many documents each stands in a statement
	names map[Slot]int32 // in how many documents each is among the names
}

// weightsOf counts the slots of the documents.
func weightsOf(docs []*Document) *weights {
	w := &weights{map[Slot]int32{}, map[Slot]int32{}}
	for _, d := range docs {
		w.add(d)
	}
	return w
}

func (w *weights) add(d *Document) {
	var all []Slot
	for i := range d.Statements {
		all = append(all, d.Statements[i].Slots...)
	}
	slices.Sort(all)
	for _, s := range slices.Compact(all) {
		w.slots[s]++
	}
	for _, s := range d.Names {
		w.names[s]++
	}
}

// rarest is the weight of a slot that one document has; each doubling of the
// documents takes one away, down to least.
const (
	rarest = 14
	least  = 2
)

func weight(docs int32) float64 { return float64(max(least, rarest-rarity(docs))) }

// rarity is the number of doublings, which is all that counts of the documents.
func rarity(docs int32) int { return bits.Len32(uint32(docs)) }

// nameFactor is how much more a name tells than another word as rare.
const nameFactor = 1.5

// weighted is a list of slots with what each tells.
type weighted struct {
	slots   []Slot // in ascending order
	weight  []float64
	total   float64
	telling int // how many tell anything
}

// statement weighs the slots of a statement. Names tell more than other words.
func (w *weights) statement(slots []Slot) weighted {
	x := weighted{slots: slots, weight: make([]float64, 0, len(slots))}
	for _, s := range slots {
		if s.kind() == nameSlot {
			x.add(nameFactor * weight(w.slots[s]))
		} else {
			x.add(weight(w.slots[s]))
		}
	}
	return x
}

// about weighs the names of a document. One that no other document has tells
// nothing of what they have in common.
func (w *weights) about(names []Slot) weighted {
	x := weighted{slots: names, weight: make([]float64, 0, len(names))}
	for _, s := range names {
		x.add(commonWeight(w.names[s]))
	}
	return x
}

// commonWeight is the weight of a name in what documents have in common.
func commonWeight(docs int32) float64 {
	if docs < 2 {
		return 0
	}
	return weight(docs)
}

// add takes in the weight of the next slot.
func (x *weighted) add(weight float64) {
	x.weight = append(x.weight, weight)
	x.total += weight
	if weight > 0 {
		x.telling++
	}
}

// mean is what one slot tells that tells anything.
func (x *weighted) mean() float64 { return x.total / float64(max(x.telling, 1)) }

// shared is the number and the weight of the slots that both have.
func (x *weighted) shared(o *weighted) (n int, sum float64) {
	for i, j := 0, 0; i < len(x.slots) && j < len(o.slots); {
		switch {
		case x.slots[i] == o.slots[j]:
			sum += x.weight[i]
			n, i, j = n+1, i+1, j+1
		case x.slots[i] < o.slots[j]:
			i++
		default:
			j++
		}
	}
	return n, sum
}

// alike is how alike two documents are in the names that they are about, from 0
// to 1: the share of the weight of the one with less that both have; and the number
// of names that both have.
func (x *weighted) alike(o *weighted) (likeness float64, shared int) {
	if x == o {
		return 1, len(x.slots)
	}
	shared, sum := x.shared(o)
	if sum == 0 {
		return 0, shared
	}
	return min(1, sum/max(fewestNames*max(x.mean(), o.mean()), min(x.total, o.total))), shared
}

// fewestNames is how many names two documents share at least to be taken for alike
// altogether.
const fewestNames = 4
