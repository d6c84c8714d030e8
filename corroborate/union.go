package corroborate

// union is a disjoint-set forest whose roots are the lowest members, so that
// its groups do not depend on the order of joins.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) root(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	i, j = u.root(i), u.root(j)
	u[max(i, j)] = min(i, j)
}

// groups lists the sets by their lowest member, each in ascending order.
func (u union) groups() [][]int {
	place := map[int]int{}
	var out [][]int
	for i := range u {
		r := u.root(i)
		if r == i {
			place[i] = len(out)
			out = append(out, nil)
		}
		out[place[r]] = append(out[place[r]], i)
	}
	return out
}
