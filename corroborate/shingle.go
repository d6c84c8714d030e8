package corroborate

import "slices"

// Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for
// Document Fingerprinting", SIGMOD 2003): of every window of consecutive
// shingles the one with the smallest hash is kept, so that two texts which
// share shingleWords+window-1 words in a row are sure to share a fingerprint.
const (
	shingleWords = 8
	window       = 5
)

// fingerprint is a kept shingle of one text.
type fingerprint struct {
	hash uint64
	doc  int32
	at   int32 // index of its first word
}

// winnow appends the fingerprints of a text of hashed words.
func winnow(out []fingerprint, doc int, ids []uint64) []fingerprint {
	hashes := shingles(ids, shingleWords)
	last := -1
	for start := 0; start < len(hashes); start++ {
		end := min(start+window, len(hashes))
		if start > 0 && end-start < window {
			break
		}
		best := start
		for i := start + 1; i < end; i++ {
			if hashes[i] <= hashes[best] {
				best = i
			}
		}
		if best != last {
			out = append(out, fingerprint{hashes[best], int32(doc), int32(best)})
			last = best
		}
	}
	return out
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
// whole word: winnowing needs an order that has nothing to do with the text.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// byHash sorts fingerprints into the lists of an inverted index.
func byHash(f []fingerprint) {
	slices.SortFunc(f, func(a, b fingerprint) int {
		switch {
		case a.hash != b.hash:
			return sign(a.hash > b.hash)
		case a.doc != b.doc:
			return int(a.doc - b.doc)
		}
		return int(a.at - b.at)
	})
}

func sign(positive bool) int {
	if positive {
		return 1
	}
	return -1
}
