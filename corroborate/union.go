package corroborate

import "hearsay/corroborate/cluster"

// union is [cluster.Chains] of things that are numbered by int.
type union cluster.Chains

func newUnion(n int) union { return union(cluster.NewChains(n)) }

// root is the lowest member of a set.
func (u union) root(i int) int { return int(cluster.Chains(u).First(int32(i))) }

func (u union) join(i, j int) { cluster.Chains(u).Join(int32(i), int32(j)) }

// groups lists the sets by their lowest member, each in ascending order.
func (u union) groups() [][]int { return cluster.Chains(u).List() }
