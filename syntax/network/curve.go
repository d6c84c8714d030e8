package network

import "math"

// curves are the tables of the two activations, over inputs in innerQ within
// +-8, in steps of 1/512.
type curves struct {
	sigmoid [1 << 13]int16 // in gateQ
	tanh    [1 << 13]int16 // in stateQ
}

func newCurves() *curves {
	var c curves
	for i := range c.sigmoid {
		x := (float64(i-1<<12) + .5) / 512
		c.sigmoid[i] = int16(min(math.Round(math.Ldexp(1/(1+math.Exp(-x)), gateQ)), math.MaxInt16))
		c.tanh[i] = int16(math.Round(math.Ldexp(math.Tanh(x), stateQ)))
	}
	return &c
}

// at is the place in a table of an input in innerQ.
func at(x int32) int { return int(max(0, min(1<<13-1, x>>(innerQ-9)+1<<12))) }
