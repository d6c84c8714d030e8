package corroborate

import (
	"cmp"
	"context"
	"slices"

	"hearsay"
)

// gapWords is how many words may differ between two runs of one piece: a copy
// that was lightly edited reads as one passage.
const gapWords = 8

const (
	// reuseWords is the shortest run that makes a record by itself.
	reuseWords = 8
	// idle is how many words of content a run may have that says nothing: "the
	// government of the republic said on Monday".
	idle = 2
	// certain is the weight at which derivation is as likely as not.
	certain = 12.0
	// originScore is the score from which on two texts have one origin, maybeScore
	// from which on they may.
	originScore, maybeScore = 0.5, 0.35
)

// sharing is how words of one text stand in another.
type sharing uint8

const (
	notShared    sharing = iota
	sharedAside          // as a caption or boilerplate
	sharedQuoted         // as someone else's words
	sharedOwn            // as the authors' own
)

// comparison is the work on one pair of texts.
type comparison struct {
	x, y     *words
	runs     []run
	inA, inB []sharing
	long     int // words of content in long runs
	longest  int // words of the longest run
}

// compare measures what two texts share, false when that is nothing to speak of.
// A word counts as the authors' own when it is so in both: one of them may have
// lost a quotation mark. plate tells boilerplate by its print.
func compare(x, y *words, in *places, plate func(fingerprint) bool) (u hearsay.Reuse, ok bool) {
	c := comparison{x: x, y: y, runs: align(x, y, in)}
	if len(c.runs) == 0 {
		return u, false
	}
	c.inA, c.inB = make([]sharing, x.len()), make([]sharing, y.len())
	for _, r := range c.runs {
		c.enter(r, c.voices(r, plate))
		c.longest = max(c.longest, r.n)
	}
	u.Own = min(count(c.inA, sharedOwn), count(c.inB, sharedOwn))
	u.Quoted = count(c.inA, sharedQuoted)
	u.CoverA, u.CoverB = cover(x, c.inA), cover(y, c.inB)
	u.Score = c.score(&u)
	if c.longest < reuseWords && u.Score < maybeScore {
		return u, false
	}
	u.Pieces = c.pieces()
	return u, true
}

// score weighs the words of content in long runs, and all shared words as far as
// they make up much of a text: a rewritten copy has short runs, but many.
func (c *comparison) score(u *hearsay.Reuse) float64 {
	weight := float64(c.long) + float64(u.Own)*max(u.CoverA, u.CoverB)
	return weight / (weight + certain)
}

// voices tells how each word of a run is shared.
func (c *comparison) voices(r run, plate func(fingerprint) bool) []sharing {
	out := make([]sharing, r.n)
	for i := range out {
		a, b := c.x.voice[r.a+i], c.y.voice[r.b+i]
		switch {
		case a == quoted || b == quoted:
			out[i] = sharedQuoted
		case a == aside || b == aside:
			out[i] = sharedAside
		default:
			out[i] = sharedOwn
		}
	}
	for _, s := range platesIn(c.x.id[r.a:r.a+r.n], plate) {
		for i := s.Start; i < s.End; i++ {
			out[i] = min(out[i], sharedAside)
		}
	}
	return out
}

// plateGap is how many words may lie between two prints of one passage of
// boilerplate, or before the first and after the last: not every shingle leaves
// a print.
const plateGap = 12

// platesIn gives the passages of boilerplate among the words of a run.
func platesIn(ids []uint64, plate func(fingerprint) bool) []hearsay.Span {
	var out []hearsay.Span
	for i, h := range shingles(ids, shingleWords) {
		if !plate(fingerprint(h >> 32)) {
			continue
		}
		if n := len(out) - 1; n >= 0 && i-out[n].End <= plateGap {
			out[n].End = i + shingleWords
		} else {
			out = append(out, hearsay.Span{Start: i, End: i + shingleWords})
		}
	}
	if n := len(out) - 1; n >= 0 {
		if out[0].Start <= plateGap {
			out[0].Start = 0
		}
		if len(ids)-out[n].End <= plateGap {
			out[n].End = len(ids)
		}
	}
	return out
}

// enter notes the words of a run and what they weigh. Stretches of own words
// that are shorter than a shingle are left over from something else.
func (c *comparison) enter(r run, how []sharing) {
	for i := 0; i < r.n; {
		j, content := i, 0
		for j < r.n && how[j] == how[i] {
			if c.x.content[r.a+j] {
				content++
			}
			j++
		}
		s := how[i]
		if s == sharedOwn && j-i < shingleWords {
			s = sharedAside
		}
		if s == sharedOwn {
			if j-i >= reuseWords {
				c.long += max(0, content-idle)
			}
		}
		for ; i < j; i++ {
			c.inA[r.a+i], c.inB[r.b+i] = max(s, c.inA[r.a+i]), max(s, c.inB[r.b+i])
		}
	}
}

func count(in []sharing, how sharing) (n int) {
	for _, s := range in {
		if s == how {
			n++
		}
	}
	return n
}

// cover is the share of a text's own words that the other has too.
func cover(w *words, in []sharing) float64 {
	all := 0
	for _, v := range w.voice {
		if v == own {
			all++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(count(in, sharedOwn)) / float64(all)
}

// pieces joins runs that follow each other in both texts with few words
// between.
func (c *comparison) pieces() []hearsay.ReusePiece {
	var out []hearsay.ReusePiece
	for i := 0; i < len(c.runs); {
		first, last := c.runs[i], c.runs[i]
		for i++; i < len(c.runs) && follows(last, c.runs[i]); i++ {
			last = c.runs[i]
		}
		out = append(out, hearsay.ReusePiece{
			A:   hearsay.Span{Start: c.x.span[first.a].Start, End: c.x.span[last.a+last.n-1].End},
			B:   hearsay.Span{Start: c.y.span[first.b].Start, End: c.y.span[last.b+last.n-1].End},
			Own: count(c.inA[first.a:last.a+last.n], sharedOwn),
		})
	}
	return out
}

func follows(r, s run) bool {
	da, db := s.a-(r.a+r.n), s.b-(r.b+r.n)
	return 0 <= da && da <= gapWords && 0 <= db && db <= gapWords
}

// tie is a record of shared text with the documents as indices, a before b.
type tie struct {
	a, b int
	hearsay.Reuse
}

// ties compares the touched documents with all that they meet, in the order of
// the documents.
func (c *collection) ties(ctx context.Context, touched []bool) ([]tie, error) {
	x := c.newIndex(touched)
	plates := x.plates()
	seen := make([]int32, len(c.sketches))
	var out []tie
	for d := range c.sketches {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !touched[d] {
			continue
		}
		var others []int
		x.others(d, seen, func(o int) {
			if o > d || !touched[o] {
				others = append(others, o)
			}
		})
		found, err := c.meet(d, others, func(p fingerprint) bool { return plates[p] })
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.SortFunc(out, func(s, t tie) int { return cmp.Or(cmp.Compare(s.a, t.a), cmp.Compare(s.b, t.b)) })
	return out, nil
}

// meet compares one document with others.
func (c *collection) meet(d int, others []int, plate func(fingerprint) bool) ([]tie, error) {
	var out []tie
	var in *places
	for _, o := range others {
		a, b := min(d, o), max(d, o)
		x, err := c.words(a)
		if err != nil {
			return nil, err
		}
		y, err := c.words(b)
		if err != nil {
			return nil, err
		}
		if in == nil || a != d {
			in = placesOf(x)
		}
		if u, ok := compare(x, y, in, plate); ok {
			u.A, u.B = c.sketches[a].id, c.sketches[b].id
			u.Directed = earlier(c.sketches[a].date, c.sketches[b].date)
			out = append(out, tie{a, b, u})
		}
		if a != d {
			in = nil
		}
	}
	return out, nil
}
