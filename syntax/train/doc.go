// Package train learns where English sentences end.
//
// The text of treebanks is written out as it stood, with its paragraphs, and the
// places that [syntax.AnalyzeWith] asks about are the examples of a logistic
// regression over hashed features (McCullagh and Nelder, "Generalized linear
// models"; step sizes after Duchi, Hazan and Singer, "Adaptive subgradient
// methods", 2011; dropout of features after Srivastava and others, 2014).
//
// It is not for analysing text; only cmd/hearsay-train uses it. Invariant: the
// same treebanks, settings and kind of processor give the same weights.
package train
