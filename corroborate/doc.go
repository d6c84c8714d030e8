// Package corroborate holds documents against each other: which share running
// text, and so have one origin, and which quote the same utterance.
//
// Two questions stay apart. Narrative reuse (the reporter's own words) shows
// that one text derives from another or from a common source. A shared quote
// shows only that both quote the same utterance: two papers at one press
// conference share the quote, not the copy. Words inside quotation marks are
// therefore masked before narrative reuse is measured.
//
// Candidates come from an inverted index of shingles, never from comparing all
// pairs. The package is not for deciding who is right. [Find] is readings in,
// groups out; [Update] does the same for the documents of a ledger.
//
// Invariant: the result does not depend on the order in which documents are
// given, and every membership carries its reason.
package corroborate
