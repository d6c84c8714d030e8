// Package vector has the inner loops of the neural network: products of
// float32 rows for training.
//
// Each loop exists twice: in AVX2 assembly for amd64 processors that have it,
// and in portable Go. They are for training only, where a last bit does not
// matter; what the reader runs is integer arithmetic, which agrees everywhere.
//
// Invariant: no function reads or writes beyond the lengths it is given.
package vector
