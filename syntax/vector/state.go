package vector

import "math"

// Fixed point: a number of q bits stands for its value divided by 1<<q.
const (
	InputQ = 10 // inputs of gates
	StateQ = 7  // states of an LSTM, within +-1

	gateQ   = 15 // what gates let through
	curveQ  = 14 // the hyperbolic tangent
	memoryQ = 13 // memory cells
)

// memoryTop bounds a memory cell, at +-8, so that its product with a gate fits
// into 32 bits.
const memoryTop = 8<<memoryQ - 1

// curveSteps is the length of the tables, of inputs within +-8.
const curveSteps = 1 << 13

// Curves are the tables of the two activations of an LSTM. The assembly reads
// two numbers at once, hence one more at the end.
type Curves struct {
	sigmoid [curveSteps + 1]int16 // in gateQ
	tanh    [curveSteps + 1]int16 // in curveQ
}

// NewCurves makes the tables.
func NewCurves() *Curves {
	var c Curves
	for i := range curveSteps {
		x := (float64(i-curveSteps/2) + .5) * 16 / curveSteps
		c.sigmoid[i] = int16(min(math.Round(math.Ldexp(1/(1+math.Exp(-x)), gateQ)), math.MaxInt16))
		c.tanh[i] = int16(math.Round(math.Ldexp(math.Tanh(x), curveQ)))
	}
	return &c
}

// place is that of an input of q bits in a table.
func place(x int32, q int) int {
	const tableQ = 9 // 16 by curveSteps
	return int(max(0, min(curveSteps-1, x>>(q-tableQ)+curveSteps/2)))
}

// Next is one step of an LSTM (Hochreiter and Schmidhuber 1997): z has the
// inputs of the input, forget, candidate and output gates in InputQ, memory that
// of the step before, which is moved on; the state goes to out in StateQ.
func (c *Curves) Next(z, memory []int32, out []int8) {
	h := len(out)
	if avx2 && h > 0 && h%8 == 0 {
		c.next(z[:4*h], memory[:h], out)
		return
	}
	c.nextPortable(z, memory, out)
}

func (c *Curves) nextPortable(z, memory []int32, out []int8) {
	h := len(out)
	in, forget, candidate, open := z[:h], z[h:2*h], z[2*h:3*h], z[3*h:4*h]
	memory = memory[:h]
	for k := range out {
		i, f := int32(c.sigmoid[place(in[k], InputQ)]), int32(c.sigmoid[place(forget[k], InputQ)])
		g, o := int32(c.tanh[place(candidate[k], InputQ)]), int32(c.sigmoid[place(open[k], InputQ)])
		v := shifted(f*memory[k], gateQ) + shifted(i*g, gateQ+curveQ-memoryQ)
		v = max(-memoryTop, min(memoryTop, v))
		memory[k] = v
		out[k] = int8(min(math.MaxInt8, shifted(o*int32(c.tanh[place(v, memoryQ)]), gateQ+curveQ-StateQ)))
	}
}

// shifted is x divided by 1<<n and rounded.
func shifted(x int32, n int) int32 { return (x + 1<<(n-1)) >> n }
