// Package hearsay holds the words of the domain: documents, spans and the
// records that a reading is made of.
//
// A [Document] is one file as it came: its text, extracted once and never
// altered afterwards, and the [Block]s that structure it. A [Reading] is all
// that one pass over a document wrote down: times, citations, actors,
// mentions, attributions. Every record is anchored by [Span]s, half-open
// ranges of UTF-8 bytes in the text of its document, and says by which rule it
// was made and how sure that rule is ([Provenance]).
//
// The package is not for reading files, finding records, storing or showing
// them; the packages below do that, and none of them is imported here.
//
// Invariant: [Reading.Validate] is nil for every reading that leaves the
// program. Then every span lies inside the text, begins and ends between two
// code points and is not empty, and every reference to another record resolves.
package hearsay
