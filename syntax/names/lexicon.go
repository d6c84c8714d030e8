package names

import (
	"encoding/binary"
	"slices"

	"hearsay"
	"hearsay/fnv"
	"hearsay/syntax"
)

// List is a class of words and names that the features know.
type List uint8

// The lists. Those from Titles on hold common words too.
const (
	States List = iota
	Demonyms
	Capitals
	Outlets
	GivenNames
	Places
	Bodies
	FamilyNames
	Titles     // "president", "Mr"
	BodyWords  // "ministry", "party"
	PlaceWords // "river", "province"
	WorkWords  // "award", "treaty"
	TimeWords  // months and days
	Lists
)

// maxEntry is the number of words of the longest entry.
const maxEntry = 8

// Lexicon holds lists of names by the hashes of their words, so that a file of
// them gives no list away.
type Lexicon struct {
	entries map[uint32]uint16 // hash of the words so far: lists in the low bits
}

const goesOn = 1 << 15 // some entry continues after these words

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon { return &Lexicon{entries: map[uint32]uint16{}} }

// Add enters a name, written as in running text.
func (x *Lexicon) Add(list List, name string) {
	text := name + " x" // a word after the name, so that a point at its end is no full stop
	a := syntax.Analyze(&hearsay.Document{Text: text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}}})
	words := a.Words(nil, 0, len(a.Tokens))
	words = words[:len(words)-1]
	if len(words) == 0 || len(words) > maxEntry {
		return
	}
	var key uint32
	for i, u := range words {
		var w word
		w.read(a, u)
		key = fnv.Mix(1, key, w.hash)
		if i+1 < len(words) {
			x.entries[key] |= goesOn
		}
	}
	x.entries[key] |= 1 << list
}

// Len is the number of entries and beginnings of entries.
func (x *Lexicon) Len() int { return len(x.entries) }

// caseless lists match whatever the case: common words, and names of places,
// which many people write small.
const caseless = 1<<Titles | 1<<BodyWords | 1<<PlaceWords | 1<<WorkWords | 1<<States | 1<<Capitals | 1<<Places

// mark notes in every word of a sentence which lists hold it, alone or as a part
// of a longer entry. Names count only with a capital, unless the sentence has no
// case to go by.
func (x *Lexicon) mark(words []word, anyCase bool) {
	for i := range words {
		var key uint32
		for n := range min(maxEntry, len(words)-i) {
			key = fnv.Mix(1, key, words[i+n].hash)
			found := x.entries[key]
			if found == 0 {
				break
			}
			if lists := found &^ goesOn; lists != 0 {
				if !anyCase && !words[i].isCapital() {
					lists &= caseless
				}
				for j := range n + 1 {
					words[i+j].lists |= lists
				}
			}
			if found&goesOn == 0 {
				break
			}
		}
	}
}

// append writes the entries in the order of their hashes.
func (x *Lexicon) append(b []byte) []byte {
	keys := make([]uint32, 0, len(x.entries))
	for k := range x.entries {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
		b = binary.LittleEndian.AppendUint16(b, x.entries[k])
	}
	return b
}
