// Package claim finds what documents put forward and which of them put forward
// the same.
//
// A statement is the content of an attribution, or a sentence in the author's
// own voice that tells a figure or an event. It is taken apart into typed slots:
// names, predicates and things as stems (words for one kind of event count as
// one), figures with what they count and what became of it, dates. Two
// statements are as alike as the rare slots that they share, in documents as
// alike as the rare names that those share; figures of one thing that cannot both
// hold, and dates that exclude each other, keep them apart. Average link then
// groups them.
//
// Who denies a claim puts forward the same claim: the statement is in the group,
// marked as a denial, as is a rumour that is told only to be refuted.
//
// Claims are looked for among the documents on one event, and slots weighed by how
// many of these have them. [Partition] says which documents are on one event.
//
// The package is not for deciding what is true, nor who has a claim from whom.
// Candidates come from an inverted index of rare slots, never from all pairs.
//
// Invariants: the groups do not depend on the order of the documents, nor on when
// each was added, and every membership has its reason. The weight of a slot depends
// only on how many documents have it, in powers of two, so a new document changes
// the events it meets and no others.
package claim
