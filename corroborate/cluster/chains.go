package cluster

// Chains joins things along pairs, whatever lies between: single link. Each thing
// has the number of another one of its chain, or its own if that is the lowest.
type Chains []int32

// NewChains returns chains of one thing each.
func NewChains(n int) Chains {
	c := make(Chains, n)
	for i := range c {
		c[i] = int32(i)
	}
	return c
}

// Join makes one chain of those of a and b.
func (c Chains) Join(a, b int32) {
	a, b = c.First(a), c.First(b)
	c[max(a, b)] = min(a, b)
}

// First is the lowest thing of a chain.
func (c Chains) First(i int32) int32 {
	for c[i] != i {
		c[i] = c[c[i]]
		i = c[i]
	}
	return i
}

// List lists the things of each chain, in ascending order; the chains are in the
// order of their first things.
func (c Chains) List() (out [][]int) {
	at := make([]int, len(c)) // of the chain that begins with each thing
	for i := range c {
		first := c.First(int32(i))
		if first == int32(i) {
			at[i] = len(out)
			out = append(out, nil)
		}
		out[at[first]] = append(out[at[first]], i)
	}
	return out
}
