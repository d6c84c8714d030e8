// Package vector has the inner loops of the neural network: products of
// matrices of float32 for training, of bytes and of 16-bit integers for
// reading.
//
// Every loop exists in portable Go and in AVX2 assembly for amd64, the products
// of integers in NEON assembly for arm64 as well; products of floats use AVX-512
// where it is. The build tag purego leaves assembly out. The integer loops agree
// bit for bit; the float loops differ in the last bits, which matters to nobody
// in training.
//
// Invariant: no function reads or writes beyond the lengths it is given.
package vector
