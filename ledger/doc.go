// Package ledger keeps readings in one SQLite file and answers questions about
// them.
package ledger
