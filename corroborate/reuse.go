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
		if h%sampled != 0 || !plate(fingerprint(h>>32)) {
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

// tie is a record of shared text with the documents as indices, a before b: two
// numbers where [hearsay.Reuse] has names, and its pieces among those of all ties.
type tie struct {
	a, b                  int32
	own, quoted           int32
	first, pieces         int32 // its pieces: where they begin, and how many they are
	coverA, coverB, score float64
}

// compare orders ties as the collection has their documents.
func (t tie) compare(o tie) int { return cmp.Or(cmp.Compare(t.a, o.a), cmp.Compare(t.b, o.b)) }

// piece is a [hearsay.ReusePiece] in as few bytes as it needs.
type piece struct{ aStart, aEnd, bStart, bEnd, own int32 }

// sharedText is what was found out about shared text: the ties that are new or other
// than before, and the pairs whose old tie no longer holds.
type sharedText struct {
	ties   []tie
	pieces []piece
	gone   [][2]int32
	docs   []bool // those with such a tie or pair
	// others are, for each document that was there before, those that were there too
	// and with which it shares other text than before.
	others map[int][]int
}

// shareText compares the added documents with all that they meet, and those others
// whose pairs they change. Ties are in the order of the documents.
func (c *collection) shareText(ctx context.Context) (*sharedText, error) {
	x, wanted := c.newIndex(c.added), c.added
	if slices.Contains(c.added, false) {
		wanted = slices.Clone(c.added)
		if x.unsettle(wanted); !slices.Equal(wanted, c.added) {
			x = c.newIndex(wanted)
		}
	}
	w := textComparison{c: c, plates: x.plates(), found: &sharedText{docs: make([]bool, len(c.sketches)), others: map[int][]int{}}}
	m := newMeetings(len(c.sketches))
	for d := range int32(len(c.sketches)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if wanted[d] {
			x.meet(d, m)
			if err := w.hold(d, m, wanted); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(w.found.ties, tie.compare)
	return w.found, nil
}

// textComparison is the work on the texts of all documents.
type textComparison struct {
	c      *collection
	plates map[fingerprint]bool
	found  *sharedText
}

// hold compares one document with others, as far as that was not done before.
func (w *textComparison) hold(d int32, m *meetings, wanted []bool) error {
	var in *places
	for _, o := range m.others {
		if o < d && wanted[o] || !wanted[o] && !w.c.added[d] {
			continue // done with the other; as before
		}
		now, before, replated := m.now[o] == d+1, m.before[o] == d+1, m.replated[o] == d+1
		if before && (!now || replated) {
			w.found.gone = append(w.found.gone, [2]int32{min(d, o), max(d, o)})
			w.found.touch(d, o, true)
		}
		if !now || before && !replated {
			continue
		}
		x, err := w.c.words(int(min(d, o)))
		if err != nil {
			return err
		}
		y, err := w.c.words(int(max(d, o)))
		if err != nil {
			return err
		}
		if in == nil || o < d {
			in = placesOf(x)
		}
		w.compare(min(d, o), max(d, o), x, y, in)
		if o < d {
			in = nil
		}
	}
	return nil
}

func (w *textComparison) compare(a, b int32, x, y *words, in *places) {
	u, ok := compare(x, y, in, func(p fingerprint) bool { return w.plates[p] })
	if !ok {
		return
	}
	f := w.found
	f.touch(a, b, !w.c.added[a] && !w.c.added[b])
	t := tie{
		a: a, b: b, own: int32(u.Own), quoted: int32(u.Quoted), first: int32(len(f.pieces)), pieces: int32(len(u.Pieces)),
		coverA: u.CoverA, coverB: u.CoverB, score: u.Score,
	}
	f.ties = append(f.ties, t)
	for _, p := range u.Pieces {
		f.pieces = append(f.pieces, piece{int32(p.A.Start), int32(p.A.End), int32(p.B.Start), int32(p.B.End), int32(p.Own)})
	}
}

// touch notes that two documents share other text than before; old is true when both
// were there before.
func (f *sharedText) touch(a, b int32, old bool) {
	f.docs[a], f.docs[b] = true, true
	if old {
		f.others[int(a)] = append(f.others[int(a)], int(b))
		f.others[int(b)] = append(f.others[int(b)], int(a))
	}
}

// isOther reports that two of some documents, which were there before and are in
// ascending order, share other text with each other than before.
func (f *sharedText) isOther(docs []int) bool {
	return slices.ContainsFunc(docs, func(d int) bool {
		return slices.ContainsFunc(f.others[d], func(o int) bool {
			_, in := slices.BinarySearch(docs, o)
			return in
		})
	})
}

// reuse writes a tie out.
func (c *collection) reuse(f *sharedText, t *tie) hearsay.Reuse {
	x, y := &c.sketches[t.a], &c.sketches[t.b]
	u := hearsay.Reuse{
		A: x.id, B: y.id, Directed: earlier(x.date, y.date), Own: int(t.own), Quoted: int(t.quoted),
		CoverA: t.coverA, CoverB: t.coverB, Score: t.score,
	}
	for _, p := range f.pieces[t.first : t.first+t.pieces] {
		u.Pieces = append(u.Pieces, hearsay.ReusePiece{
			A: hearsay.Span{Start: int(p.aStart), End: int(p.aEnd)}, B: hearsay.Span{Start: int(p.bStart), End: int(p.bEnd)}, Own: int(p.own),
		})
	}
	return u
}
