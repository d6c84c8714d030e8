// Package vector has the inner loops of the neural network: products of rows
// of float32 for training and of int16 for reading.
//
// Each loop exists in portable Go and in AVX2 assembly for amd64 processors that
// have it; the integer loop also in NEON assembly for arm64. The integer loops
// agree bit for bit; the float loops differ in the last bits, which matters to
// nobody in training.
//
// Invariant: no function reads or writes beyond the lengths it is given.
package vector
