// Package generate writes collections of news about a country that never was,
// of which it is known who copied whom, who was quoted how, and what differs.
//
// It is for measuring [hearsay/corroborate] on as many documents as are wanted:
// a [Story] is one event told by several reporters independently (an account
// each), reprinted, cut, rewritten and merged by other outlets with credit that
// is given, hidden or false, with quotes in several wordings and figures that
// agree, differ or grow. [Truth] says what stands behind each. It is not for
// training: its sentences come from one grammar, and what is easy here may be
// hard in the wild.
//
// Invariants: the same [Options] give the same bytes, and a story depends only
// on the seed and its own number. Accounts of one story never share eight words
// in a row outside quotations. Every span of a Truth is a place in its
// document's text.
package generate
