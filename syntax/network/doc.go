// Package network is the neural network of the syntax engine: it tags words and
// finds their heads.
//
// Words enter as sums of feature rows (the word, its beginnings and endings,
// its character sequences) and pass two bidirectional LSTM layers. The first
// gives universal tags and morphological features, the second heads and
// relations, scored by the biaffine classifiers of Dozat and Manning, "Deep
// Biaffine Attention for Neural Dependency Parsing" (ICLR 2017).
//
// Everything is integer arithmetic in fixed point, so that every processor gives
// the same result: weights have 7 bits and a scale a row, what they are
// multiplied with has 8 bits, in a fixed point of its own where its size varies.
// Training, in floats, is package train below this one.
//
// The package is not for finding tokens or sentences. A Model is read-only and
// serves any number of goroutines, each with a Runner of its own.
package network
