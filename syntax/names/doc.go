// Package names finds the names in a text and sorts them into persons,
// organisations, places and the rest.
//
// It is a linear-chain conditional random field (Lafferty, McCallum and Pereira
// 2001) over hashed features, with BILOU labels (Ratinov and Roth 2009), and a
// second pass that makes the names of one document agree. Package train fits it. The
// model file holds hashes and 8-bit weights, no words. It is not for times,
// numbers, titles ("President") or for who a name refers to.
//
// Invariant: the names of a text are in order, do not overlap, begin and end with
// a word and never cross the end of a sentence. All arithmetic is on integers, so
// that the same text gives the same names on every processor.
package names
