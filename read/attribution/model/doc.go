// Package model holds what was learned about attributions: which words are cues,
// which words around a cue are its source and its content, and how far the
// result can be trusted.
//
// Cues are found by logistic regression, source and content by a linear-chain
// conditional random field (Lafferty, McCallum and Pereira 2001) that labels the
// units of one sentence for one cue, as Pareti (2015) does for contents and
// semantic role labelling does for predicates. Package attribution makes the
// features and decides; package train fits the weights. The model is not for
// words: it knows features by their hashes alone.
//
// Invariant: all arithmetic is on integers, so that the same text gives the same
// attributions on every processor.
package model
