// Package attribution finds who says what in a text: the attribution relations
// of PARC 3.0 (Pareti, 2016) and PolNeAR (Newell, Margolin and Ruths, 2018),
// with source, cue and content, and the chain that a statement took.
//
// It works by rules over guessed parts of speech, in one pass over each
// sentence:
//
//  1. quotation marks are paired over the whole document; a quote counts as one
//     unit of the sentence around it;
//  2. words of the lexicon (cues.txt) that stand as verbs or nouns are cues;
//  3. the source of a cue is the phrase before it, after it when inverted, or
//     that of the cue it is joined to;
//  4. its content is the quote or clause beside it, cut where another cue of
//     the same level or the writer's own voice takes over;
//  5. quotes without a cue go to the speaker before them, and a statement made
//     inside the content of another is nested in it.
//
// Outside of quotes a learned model (package model) then weighs what steps 2 to 4
// propose, finds cues that no list has, and says how far each attribution can be
// trusted. Its features are words and forms beside a cue and the proposals of the
// rules, never names. Without the model file the rules work alone ([Finder.With]).
//
// The lexicon takes part in the rules only by what a cue takes (a clause, a
// quote, an object), never by who uses it. Chains ([Link]) depend on neither.
//
// The package is not for who the sources are (read/actor) nor for what is true.
// It is for English; of other languages it reads quotes after a label only.
//
// Invariant: every statement has a content, its spans lie on token borders
// (a source may be the pronoun of "he's"), and no statement is its own ancestor.
// Time grows with the length of the text alone: each look ahead is bounded.
package attribution
