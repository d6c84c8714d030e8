package corroborate

import (
	"math/bits"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/calendar"
	"hearsay/corroborate/claim"
)

var someSketch = rapid.Custom(func(t *rapid.T) sketch {
	s := sketch{
		id: rapid.StringMatching("[0-9a-f]{16}").Draw(t, "id"), date: rapid.SampledFrom([]string{"", "2031", "2031-03-04"}).Draw(t, "date"),
		outlet: rapid.SampledFrom([]string{"", "teslin post"}).Draw(t, "outlet"), prints: numbers(t, "prints"), edition: rapid.Uint64().Draw(t, "edition"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "quotes") {
		s.quotes = append(s.quotes, utterance{rapid.Uint64().Draw(t, "kind"), numbers(t, "shingles")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		s.subject.Names = append(s.subject.Names, claim.Slot(rapid.Uint64().Draw(t, "name")))
	}
	s.subject.ID, s.subject.Dated, s.subject.Day = s.id, s.date != "", calendar.Day(rapid.IntRange(-1e6, 1e6).Draw(t, "day"))
	return s
})

// numbers is nil rather than empty, as what is read back.
func numbers(t *rapid.T, name string) []fingerprint {
	list := rapid.SliceOfN(rapid.Uint32(), 0, 6).Draw(t, name)
	if len(list) == 0 {
		return nil
	}
	return list
}

// However documents are added, their sketches come back in the same order, from few
// segments.
func TestSegments(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var kept [][]byte
		var want []sketch
		for range rapid.IntRange(1, 20).Draw(rt, "runs") {
			news := rapid.SliceOfN(someSketch, 0, 4).Draw(rt, "new")
			s, err := readSegments(kept)
			if err != nil {
				rt.Fatal(err)
			}
			from, data := s.add(news)
			kept, want = append(kept[:from], data...), append(want, news...)
		}
		got, err := readSegments(kept)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := gocmp.Diff(want, got.sketches, gocmp.AllowUnexported(sketch{}, utterance{})); diff != "" {
			rt.Errorf("-added +read:\n%s", diff)
		}
		if most := 2 * (1 + bits.Len(uint(len(want)))); len(kept) > most {
			rt.Errorf("%d segments for %d documents", len(kept), len(want))
		}
	})
}

// Bytes that are no segment, digest or partition are an error, not a panic.
func FuzzKept(f *testing.F) {
	_, data := (&segments{}).add([]sketch{{id: "0123456789abcdef", prints: []fingerprint{1, 2}}})
	f.Add(data[0])
	f.Add(encodePartition(claim.NewPartition(1), []int32{0}))
	if digest, err := (&digest{quotes: []quote{{name: "0123456789abcdef:a1"}}, claims: &claim.Document{}}).encode(); err == nil {
		f.Add(digest)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := readSegments([][]byte{data}); err == nil && len(s.sketches) > len(data) {
			t.Errorf("%d documents in %d bytes", len(s.sketches), len(data))
		}
		if p, err := decodePartition(data); err == nil && len(p.Event) > len(data) {
			t.Errorf("%d events in %d bytes", len(p.Event), len(data))
		}
		if q, err := decodeQuotes(data); err == nil && len(q) > len(data) {
			t.Errorf("%d quotes in %d bytes", len(q), len(data))
		}
		_, _ = decodeClaims(data)
	})
}
