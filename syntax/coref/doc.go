// Package coref finds out which stretches of a document speak of the same thing:
// names, pronouns and descriptions are its mentions, and what they refer to its
// entities.
//
// Mentions are taken from the trees of package english and the names of package
// names by rule. Then, from the beginning of the document to its end, each one is
// given the antecedent that a linear model ranks highest, or none (mention ranking:
// Denis and Baldridge 2008, with the latent antecedents and the costs of Durrett
// and Klein 2013); what is known of the entity so far takes part in the ranking.
// Pronouns before the subject of their sentence may point forward to it: they are
// decided after it.
// Package train fits the model. The model file holds 8-bit weights of hashed
// features, no words. Identity alone counts: an apposition, a predicate or a part
// is another entity (the rules of OntoNotes). It is not for who somebody is in the
// world.
//
// Invariant: every mention lies in one sentence and no two have the same extent;
// every mention belongs to exactly one entity. All arithmetic is on integers, so
// that the same text gives the same entities on every processor. Work grows with
// the length of the text alone: a mention looks at a bounded number of others.
package coref
