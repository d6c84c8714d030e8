package corroborate

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
)

const (
	// shingleWords is how many words in a row are looked up together.
	shingleWords = 5
	// sampled: one shingle in so many is kept, chosen by its hash alone, so that a
	// passage leaves the same prints wherever it stands (Manber, "Finding Similar
	// Files in a Large File System", USENIX 1994). A passage of 30 words escapes
	// once in 1,800 times.
	sampled = 4
)

// fingerprint is a kept shingle.
type fingerprint = uint32

// sketch is what is at hand of every document while documents are compared: enough
// to find those that it is to be held against.
type sketch struct {
	id, date string
	outlet   string        // key of the publisher, "" when not known
	prints   []fingerprint // ascending, each once
	quotes   []utterance   // in the order of the digest
	subject  claim.Subject
	edition  uint64   // 0 for none
	cites    []uint64 // editions that are cited for a figure
}

// compare orders documents by date of publication, undated ones last, then by
// ID: the canonical order.
func (s *sketch) compare(o *sketch) int {
	return cmp.Or(cmp.Compare(cmp.Or(s.date, claim.Undated), cmp.Or(o.date, claim.Undated)), cmp.Compare(s.id, o.id))
}

// newSketch samples the shingles of a text. The shingle with the smallest hash
// and the hash of the whole text are always kept, for texts of a few words.
func newSketch(d *hearsay.Document, w *words) sketch {
	s := sketch{id: d.ID, date: d.Published.Value, outlet: foldWords(d.Publisher.Value)}
	least := ^uint64(0)
	for _, h := range shingles(w.id, shingleWords) {
		if h%sampled == 0 {
			s.prints = append(s.prints, fingerprint(h>>32))
		}
		least = min(least, h)
	}
	if w.len() >= shingleWords {
		s.prints = append(s.prints, fingerprint(least>>32), fingerprint(shingles(w.id, w.len())[0]>>32))
	}
	slices.Sort(s.prints)
	s.prints = slices.Compact(s.prints)
	return s
}

// shingles hashes every run of k words; none for a shorter text.
func shingles(ids []uint64, k int) []uint64 {
	if len(ids) < k {
		return nil
	}
	out := make([]uint64, 0, len(ids)-k+1)
	for i := 0; i+k <= len(ids); i++ {
		h := uint64(14695981039346656037)
		for _, id := range ids[i : i+k] {
			h = mix(h ^ id)
		}
		out = append(out, h)
	}
	return out
}

// mix is the finaliser of MurmurHash3, which spreads every input bit over the
// whole word: sampling needs hashes that have nothing to do with the text.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// shared counts the prints of both, up to most.
func (s *sketch) shared(o *sketch, most int) int {
	n := 0
	for i, j := 0, 0; i < len(s.prints) && j < len(o.prints) && n < most; {
		switch x, y := s.prints[i], o.prints[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			i, j, n = i+1, j+1, n+1
		}
	}
	return n
}
