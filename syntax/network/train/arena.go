package train

// arena hands out scratch memory that is given back all at once.
type arena struct {
	block []float32
	used  int
}

// zero returns n zeroed floats, valid until reset.
func (a *arena) zero(n int) []float32 {
	if a.used+n > len(a.block) {
		a.block = make([]float32, max(2*len(a.block), n, 1<<16))
		a.used = 0
	}
	s := a.block[a.used : a.used+n : a.used+n]
	a.used += n
	clear(s)
	return s
}

func (a *arena) reset() { a.used = 0 }

// grads are one worker's gradients, one slice a matrix, by its id.
type grads [][]float32
