package modelfile_test

import (
	"testing"

	"hearsay/syntax/modelfile"
)

func TestDecoder(t *testing.T) {
	d := modelfile.Decoder{Data: []byte{1, 0, 2, 0, 0, 0, 'a', 'b', 'c'}}
	if a, b := d.Uint16(), d.Uint32(); a != 1 || b != 2 {
		t.Errorf("numbers %d and %d", a, b)
	}
	if s := string(d.Bytes(2)); s != "ab" || d.Short {
		t.Errorf("bytes %q, short %v", s, d.Short)
	}
	if n := d.Length(2, 1); n != 0 || !d.Short {
		t.Errorf("two items in one byte: %d, short %v", n, d.Short)
	}
	if v := d.Uint32(); v != 0 || !d.Short {
		t.Errorf("after the end: %d, short %v", v, d.Short)
	}
}
