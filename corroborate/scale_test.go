package corroborate_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"hearsay/corroborate"
	"hearsay/ledger"
)

// BenchmarkUpdate compares generated documents in a ledger: all of them, for the
// first time, and one more in each round. Larger ones are measured with whole
// commands, since reading them takes minutes.
func BenchmarkUpdate(b *testing.B) {
	more := generatedEntries(b, 8, 400, 100)
	for _, n := range []int{300, 1000} {
		entries := generatedEntries(b, 7, n, 100)
		b.Run(fmt.Sprintf("all/%d", n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				l := filled(b, entries)
				b.StartTimer()
				check(b, corroborate.Update(b.Context(), l))
			}
		})
		b.Run(fmt.Sprintf("one/%d", n), func(b *testing.B) {
			l := filled(b, entries)
			check(b, corroborate.Update(b.Context(), l))
			next := 0
			for b.Loop() {
				b.StopTimer()
				check(b, l.Store(b.Context(), more[next%len(more)]))
				next++
				b.StartTimer()
				check(b, corroborate.Update(b.Context(), l))
			}
		})
	}
}

func filled(b *testing.B, entries []ledger.Entry) *ledger.Ledger {
	l, err := ledger.Open(b.Context(), filepath.Join(b.TempDir(), "hearsay.db"))
	check(b, err)
	b.Cleanup(func() { l.Close() })
	for part := range slices.Chunk(entries, 200) {
		check(b, l.Store(b.Context(), part...))
	}
	return l
}
