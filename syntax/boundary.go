package syntax

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// Boundaries is a model of where sentences end: a file of one 8-bit weight for
// each value of BoundaryBits bits, which hashed features share. A sentence ends
// where the weights of the features add up to more than a threshold.
//
// The file is a line that names the format, the length of the model card and
// the card (JSON), the threshold, the weights; numbers are little-endian, 32
// bits. It is used as it lies: nothing is parsed before the first sentence.
type Boundaries string

// BoundaryBits says how many weights a model has: 1 << BoundaryBits.
const BoundaryBits = 17

const boundariesMagic = "hearsay-sentences-1\n"

//go:embed sentences.model
var shipped Boundaries

// ShippedBoundaries is the built-in model.
func ShippedBoundaries() Boundaries { return shipped }

// NewBoundaries makes a model file; weights must be 1 << BoundaryBits.
func NewBoundaries(card json.RawMessage, threshold int32, weights []int8) Boundaries {
	b := append([]byte(boundariesMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(b[len(boundariesMagic):], uint32(len(card)))
	b = append(b, card...)
	b = binary.LittleEndian.AppendUint32(b, uint32(threshold))
	for _, w := range weights {
		b = append(b, byte(w))
	}
	return Boundaries(b)
}

// Card is the model card, or says what is wrong with the file.
func (m Boundaries) Card() (json.RawMessage, error) {
	const head = len(boundariesMagic) + 4
	if len(m) < head || m[:len(boundariesMagic)] != boundariesMagic {
		return nil, fmt.Errorf("this is no sentence model of version 1")
	}
	n := uint64(binary.LittleEndian.Uint32([]byte(m[len(boundariesMagic):head])))
	if uint64(len(m)) != uint64(head)+n+4+1<<BoundaryBits {
		return nil, fmt.Errorf("the sentence model is cut off")
	}
	card := json.RawMessage(m[head : uint64(head)+n])
	if !json.Valid(card) {
		return nil, fmt.Errorf("the card of the sentence model is damaged")
	}
	return card, nil
}

// Ends is a [Judge]. The file must be whole.
func (m Boundaries) Ends(_ int, features []uint32) bool {
	weights := m[len(m)-1<<BoundaryBits:]
	t := m[len(m)-1<<BoundaryBits-4:]
	sum := -int32(uint32(t[0]) | uint32(t[1])<<8 | uint32(t[2])<<16 | uint32(t[3])<<24)
	for _, f := range features {
		sum += int32(int8(weights[f>>(32-BoundaryBits)]))
	}
	return sum > 0
}

// boundaryFeatures is how many features a gap has.
const boundaryFeatures = 36

// features are hashes of what surrounds a gap.
type features struct {
	list [boundaryFeatures]uint32
	n    int
}

// add hashes up to three values with the number of the feature.
func (f *features) add(x, y, z uint32) {
	h := uint32(f.n+1) * 0x9E3779B1
	h = (h ^ x) * 0x85EBCA6B
	h = (h ^ h>>15 ^ y) * 0xC2B2AE35
	h = (h ^ h>>13 ^ z) * 0x27D4EB2F
	f.list[f.n] = h ^ h>>16
	f.n++
}

// collect fills in the features of a gap: the words on both sides, their ends
// and shapes, what the rules say, how the sentence began and how long it is,
// what is left of the block, open brackets and quotes, how the sentence before
// ended, and whether this document writes the next word small elsewhere.
func (f *features) collect(g *gap, p *page) {
	f.n = 0
	f.sides(g, p)
	f.way(g)
}

// sides adds what stands on both sides of the gap.
func (f *features) sides(g *gap, page *page) {
	p, q, o := &g.before[0], &g.before[1], &g.before[2] // o q p | n m k
	n, m, k := &g.after[0], &g.after[1], &g.after[2]
	if g.at-g.from < 2 {
		q = &look{}
	}
	if g.at-g.from < 3 {
		o = &look{}
	}
	v := uint32(g.verdict)
	vs := v | bit(n.spaced)<<4
	known := bit(n.upper && page.isSmall(n))
	f.add(vs, 0, 0)
	f.add(p.word, vs, 0)
	f.add(n.word, vs, 0)
	f.add(p.shape, n.shape, vs)
	f.add(q.word, p.word, 0)
	f.add(n.word, m.word, 0)
	f.add(p.shape, n.shape, m.shape)
	f.add(q.shape, p.shape, n.shape)
	f.add(q.shape^p.shape*31, n.shape, m.shape)
	f.add(p.word, n.shape, v)
	f.add(p.shape, n.word, v)
	f.add(p.suffix, n.shape, v)
	f.add(n.shape, p.shape, known|v<<4)
	f.add(n.word, known, v)
	f.add(o.shape, q.shape, p.shape)
	f.add(n.shape, m.shape, k.shape)
	f.add(o.word, n.shape, 0)
	f.add(k.word, p.shape, 0)
	f.add(m.word, p.shape, v)
	f.add(q.word, n.shape, v)
	f.add(q.shape, n.word, p.shape)
	f.add(p.word, m.shape, n.shape)
	f.add(page.style, v, n.shape)
	f.add(page.style, p.word, bit(n.lower))
}

// way adds what is known of the way to the gap and after it.
func (f *features) way(g *gap) {
	p, n, m := &g.before[0], &g.after[0], &g.after[1]
	one, two := &g.opening[0], &g.opening[1]
	v := uint32(g.verdict)
	length, done, left := scale(g.at-g.from), scale(g.at-g.first), scale(g.last-g.at)
	open := uint32(min(max(g.brackets, 0), 2)) | uint32(g.quotes&1)<<2
	ended := uint32(g.lastVerdict) | bit(g.from > g.first)<<2
	f.add(length, v, n.shape)
	f.add(length, p.shape, n.shape)
	f.add(one.word, length, p.shape)
	f.add(bit(one.shape == n.shape), bit(two.shape == m.shape), n.shape)
	f.add(bit(one.word == n.word), n.shape, v)
	f.add(open, v, 0)
	f.add(open, p.word, 0)
	f.add(left, p.shape, n.shape)
	f.add(done, v, 0)
	f.add(done, p.shape, n.shape)
	f.add(ended, v, p.shape)
	f.add(ended, scale(g.lastLength), length)
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// scale sorts lengths in tokens, the longer the coarser.
func scale(n int) uint32 {
	for i, limit := range [...]int{1, 2, 3, 4, 5, 7, 10, 15, 25, 40} {
		if n < limit {
			return uint32(i)
		}
	}
	return 10
}
