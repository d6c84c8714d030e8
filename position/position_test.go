package position_test

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay"
	"hearsay/position"
)

func FuzzMap(f *testing.F) {
	for _, s := range []string{"", "plain", "naïve – “quoted” الرئيس 😀", "😀😀", string(make([]byte, 600))} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		checkEveryBorder(t, text)
	})
}

// checkEveryBorder compares the map with plain counting at every border.
func checkEveryBorder(t *testing.T, text string) {
	t.Helper()
	m := position.NewMap(text)
	points, units := 0, 0
	check := func(at int) {
		if got := m.Points(at); got != points {
			t.Fatalf("Points(%d) = %d, want %d", at, got, points)
		}
		if got := m.UTF16(at); got != units {
			t.Fatalf("UTF16(%d) = %d, want %d", at, got, units)
		}
		if got := m.Bytes(points); got != at {
			t.Fatalf("Bytes(%d) = %d, want %d", points, got, at)
		}
		if got := m.FromUTF16(units); got != at {
			t.Fatalf("FromUTF16(%d) = %d, want %d", units, got, at)
		}
	}
	for at, r := range text {
		check(at)
		points++
		units += utf16.RuneLen(r)
	}
	check(len(text))
	if m.Len() != points {
		t.Fatalf("Len() = %d, want %d", m.Len(), points)
	}
}

func TestMapCrossesStrides(t *testing.T) {
	text := ""
	for range 400 {
		text += "aé漢😀"
	}
	checkEveryBorder(t, text)
}

func TestOffsetsInsideACodePointOrOutsideTheText(t *testing.T) {
	m := position.NewMap("é😀x")
	if got := m.Points(3); got != 1 {
		t.Errorf("inside the second code point: %d, want 1", got)
	}
	if got := m.Points(-1); got != 0 {
		t.Errorf("before the text: %d, want 0", got)
	}
	if got := m.Points(99); got != 3 {
		t.Errorf("after the text: %d, want 3", got)
	}
	if got := m.Span([2]int{1, 2}); got != (hearsay.Span{Start: 2, End: 6}) {
		t.Errorf("Span = %v", got)
	}
}
