// Package network is the neural network of the syntax engine: it tags words and
// finds their heads.
//
// Words enter as sums of hashed-free feature rows (the word, its beginnings and
// endings, its character sequences), pass two bidirectional LSTM layers, and
// leave as universal tags, morphological features, heads and relations. Heads
// and relations are scored by the biaffine classifiers of Dozat and Manning,
// "Deep Biaffine Attention for Neural Dependency Parsing" (ICLR 2017).
//
// The package is not for finding tokens or sentences.
package network
