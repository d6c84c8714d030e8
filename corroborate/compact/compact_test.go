package compact_test

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate/compact"
)

// record has a part of each kind.
type record struct {
	Name    string
	Tags    []string
	Prints  []uint64
	Day     int32
	Low     float64
	Span    hearsay.Span
	New, Of bool
}

func (r *record) parts(c *compact.Coder) {
	compact.Text(c, &r.Name)
	compact.List(c, &r.Tags, compact.Text)
	compact.List(c, &r.Prints, compact.Hash)
	compact.Int(c, &r.Day)
	c.Float(&r.Low)
	c.Span(&r.Span)
	c.Flags(&r.New, &r.Of)
}

var records = rapid.Custom(func(t *rapid.T) record {
	r := record{Name: rapid.String().Draw(t, "name"), Day: rapid.Int32().Draw(t, "day")}
	if tags := rapid.SliceOf(rapid.SampledFrom([]string{"", "north", "south"})).Draw(t, "tags"); len(tags) > 0 {
		r.Tags = tags
	}
	if prints := rapid.SliceOf(rapid.Uint64()).Draw(t, "prints"); len(prints) > 0 {
		r.Prints = prints
	}
	r.Low = rapid.SampledFrom([]float64{0, -1.5, math.Inf(1), math.Inf(-1)}).Draw(t, "low")
	r.Span.Start = rapid.IntRange(0, 1<<40).Draw(t, "start")
	r.Span.End = r.Span.Start + rapid.IntRange(0, 1<<20).Draw(t, "length")
	r.New, r.Of = rapid.Bool().Draw(t, "new"), rapid.Bool().Draw(t, "of")
	return r
})

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := records.Draw(rt, "record")
		data := compact.Append(nil, 1, want.parts)
		var got record
		if err := compact.Read(data, 1, got.parts); err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Error(diff)
		}
		if err := compact.Read(data, 2, got.parts); !errors.Is(err, compact.ErrDamaged) {
			rt.Errorf("another version: %v", err)
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(rt, "cut")
		if err := compact.Read(data[:cut], 1, got.parts); !errors.Is(err, compact.ErrDamaged) {
			rt.Errorf("cut at %d of %d: %v", cut, len(data), err)
		}
	})
}

func FuzzRead(f *testing.F) {
	r := record{Name: "Umber", Tags: []string{"a", "b"}, Prints: []uint64{7, 7}, Span: hearsay.Span{Start: 3, End: 9}}
	f.Add(compact.Append(nil, 1, r.parts))
	f.Add([]byte{1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		var got record
		if err := compact.Read(data, 1, got.parts); err != nil {
			return
		}
		var again record
		if err := compact.Read(compact.Append(nil, 1, got.parts), 1, again.parts); err != nil {
			t.Error(err)
		}
	})
}
