// Package train makes the models of package names from corpora in BIO columns
// and, for where names begin and end, from treebanks.
//
// It is not needed to find names. Invariant: the same corpora and settings give
// the same bytes on the same kind of processor.
package train
