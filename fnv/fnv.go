// Package fnv has the FNV-1a hashes (Fowler, Noll and Vo) that words are known by:
// 32 bits in trained models, over code points in place of bytes, with a way to
// spread and combine them; 64 bits where documents are compared.
//
// It is not for security, nor where two words must never share a hash.
//
// Invariant: the values never change, since model files and ledgers hold them.
package fnv

// Seed is the hash of nothing.
const Seed uint32 = 2166136261

const prime = 16777619

// Add is the hash h carried on by a code point or another small number.
func Add[T ~rune | ~byte](h uint32, x T) uint32 { return (h ^ uint32(x)) * prime }

// String is the 64-bit hash of a text's bytes.
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// Finish spreads the bits of a hash (the end of Murmur3).
func Finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// Mix combines two numbers under the number of a template.
func Mix(template, a, b uint32) uint32 {
	return Finish(a*0x9E3779B1 ^ (b+template)*0x85EBCA77 ^ template*0xC2B2AE3D)
}
