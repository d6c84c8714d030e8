package claim

import (
	"math/bits"
	"slices"
)

// Weights say how much each slot tells.
type Weights struct {
	slots map[Slot]int32 // in how many documents each stands in a statement
	names map[Slot]int32 // in how many documents each is among the names
}

// WeightsOf counts the slots of the documents.
func WeightsOf(docs []*Document) *Weights {
	w := &Weights{map[Slot]int32{}, map[Slot]int32{}}
	for _, d := range docs {
		w.add(d)
	}
	return w
}

func (w *Weights) add(d *Document) {
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

func weight(docs int32) float64 {
	return float64(max(least, rarest-bits.Len32(uint32(docs))))
}

// of is the weight of a slot in a statement. Names tell more than other words.
func (w *Weights) of(s Slot) float64 {
	x := weight(w.slots[s])
	if s.kind() == nameSlot {
		x *= nameFactor
	}
	return x
}

// nameFactor is how much more a name tells than another word as rare.
const nameFactor = 1.5

// Alike is how alike two documents are in the names that they are about, from 0
// to 1: the share of the weight of the one with less that both have.
func (w *Weights) Alike(a, b *Document) float64 {
	if a == b {
		return 1
	}
	shared := 0.0
	for i, j := 0, 0; i < len(a.Names) && j < len(b.Names); {
		switch {
		case a.Names[i] == b.Names[j]:
			shared += weight(w.names[a.Names[i]])
			i++
			j++
		case a.Names[i] < b.Names[j]:
			i++
		default:
			j++
		}
	}
	return min(1, shared/max(fewestNames*rarest, min(w.total(a), w.total(b))))
}

// fewestNames is how many rare names two documents share at least to be taken
// for alike altogether.
const fewestNames = 4

func (w *Weights) total(d *Document) (sum float64) {
	for _, s := range d.Names {
		sum += weight(w.names[s])
	}
	return sum
}
