package fnv

import (
	"hash/fnv"
	"testing"
)

func TestTheHashesAreTheStandardOnes(t *testing.T) {
	const text = "Marovia"
	long := fnv.New64a()
	_, _ = long.Write([]byte(text))
	if String(text) != long.Sum64() {
		t.Errorf("%#x, want %#x", String(text), long.Sum64())
	}
	h, want := Seed, fnv.New32a()
	for _, b := range []byte(text) {
		h = Add(h, b)
	}
	_, _ = want.Write([]byte(text))
	if h != want.Sum32() {
		t.Errorf("%#x, want %#x", h, want.Sum32())
	}
}

// Model files hold these numbers.
func TestValuesOfModelsStayAsTheyAre(t *testing.T) {
	if got := Finish(1); got != 0x514E28B7 {
		t.Errorf("Finish(1) = %#x", got)
	}
	if Mix(1, 2, 3) == Mix(1, 3, 2) || Mix(1, 2, 3) == Mix(2, 2, 3) {
		t.Error("order and template must count")
	}
}
