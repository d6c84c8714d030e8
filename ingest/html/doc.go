// Package html reads saved web pages: their text as blocks, the main text told
// from the furniture around it, and title, authors, publisher and date of
// publication.
//
// It is not for fetching anything, running scripts or showing a page, and it
// does not guess the language of a text.
//
// A page goes through four steps. [parse] reads it once into flat lists of
// elements and units, a unit being what a browser would set as one paragraph.
// [weigh] gives each unit a value by its length, its links and the names of the
// elements around it; the main text lies in the element whose units have the
// greatest sum. [metadata] collects what the page says of itself, each statement
// with its place. [compose] writes the blocks.
//
// Invariant: every character that a reader of the page could see, form controls
// aside, is in the text once and in the page's order; what is not main text is
// of kind [hearsay.Furniture].
package html
