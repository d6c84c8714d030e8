// Package corroborate holds documents against each other: which share running
// text, which quote the same utterance, which put forward the same claim, and who
// has it from whom.
//
// Two questions stay apart. Narrative reuse (the reporter's own words) shows
// that one text derives from another or from a common source. A shared quote
// shows only that both quote the same utterance: two papers at one press
// conference share the quote, not the copy. Words inside quotation marks are
// therefore masked before narrative reuse is measured, as are captions, texts that
// are given as another's, and what an outlet prints under unrelated texts.
//
// Documents meet through a sample of their shingles, chosen by hash alone, never
// by comparing all pairs; those that meet are aligned word by word. Quotes meet
// through shingles of three words. [Graph] follows a quote or claim back to its
// origins: by what the documents say themselves, by the text around each place,
// and by quotes that one of them says it was told.
//
// The package is not for deciding who is right. [Find] is readings in, groups
// out; [Update] does the same for the documents of a ledger, of which it keeps a
// sketch and a digest each: documents that are added later are held against these,
// and only what they meet is found anew.
//
// Invariant: the result does not depend on the order in which documents are
// given, nor on whether they are added together or one by one, and every membership
// carries its reason.
package corroborate
