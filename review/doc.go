// Package review turns what a person decides about groups of quotes and claims
// into an entry of the ledger's log, and has it applied.
//
// It checks that a decision says something: that its places are there, that some
// of the group is left when places are taken out, that there is a lock to take
// off. It is not for applying decisions to what is found ([corroborate] does that)
// and keeps nothing itself.
//
// Invariant: a decision names places in texts, never records or groups, so that
// it holds whatever is found later.
package review
