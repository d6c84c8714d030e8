// Package pubdate reads dates of publication: in the metadata of files and in
// bylines and datelines, in the languages and digits that pages use.
//
// It is for dates that say when a document was published. It is not for the
// times that a text speaks of, nor for relative dates ("yesterday"): it knows no
// clock and no document.
//
// Invariant: a result is a day, month or year that exists in the Gregorian
// calendar, as exact as the text tells it and never more: YYYY, YYYY-MM or
// YYYY-MM-DD. The day is the one written, in the zone it was written for.
package pubdate
