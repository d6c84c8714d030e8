// Package train fits the model of attributions to a corpus of attribution
// relations in brat standoff, as PolNeAR has them.
//
// Cues and labels are learned first. How far the result can be trusted is learned
// from articles that were kept apart from the first step, in turn, since a model
// is too sure of what it has seen.
//
// It is not for reading documents; only cmd/hearsay-train uses it.
//
// Invariant: the same corpus and settings give the same bytes.
package train
