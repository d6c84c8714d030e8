// Package train fits the model of package coref to corpora.
//
// Invariant: the same corpora, settings and seed give the same model.
package train
