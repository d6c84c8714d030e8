package corroborate

import (
	"cmp"
	"context"
	"slices"

	"hearsay"
)

// gapWords is how many words may differ between two runs of one piece: a copy
// that was lightly edited reads as one passage.
const gapWords = 5

// crowd is the length of an index list from which on its documents are joined
// in a row instead of each with each. The row keeps them connected, and ten
// thousand copies of one text cost ten thousand comparisons.
const crowd = 24

// run is a stretch of words that two texts share word by word.
type run struct{ a, b, n int }

// pair names two texts by index, a below b.
type pair struct{ a, b int32 }

// findReuse compares every two texts that share a fingerprint. The texts must
// be in their canonical order.
func findReuse(ctx context.Context, texts []*words) (map[pair][]run, error) {
	var index []fingerprint
	for i, w := range texts {
		index = winnow(index, i, w.id)
	}
	byHash(index)
	found := map[pair][]run{}
	for len(index) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := 1
		for n < len(index) && index[n].hash == index[0].hash {
			n++
		}
		joinList(index[:n], texts, found)
		index = index[n:]
	}
	return found, nil
}

// joinList meets the documents of one list of the index, each at the first
// place where it has the shingle.
func joinList(list []fingerprint, texts []*words, found map[pair][]run) {
	list = slices.CompactFunc(list, func(x, y fingerprint) bool { return x.doc == y.doc })
	for i := range list {
		last := len(list)
		if len(list) > crowd {
			last = min(i+2, len(list))
		}
		for j := i + 1; j < last; j++ {
			meet(list[i], list[j], texts, found)
		}
	}
}

// meet grows a shared shingle to the longest run around it, unless a run that
// is known already holds it.
func meet(x, y fingerprint, texts []*words, found map[pair][]run) {
	p := pair{x.doc, y.doc}
	runs := found[p]
	a, b := int(x.at), int(y.at)
	for _, r := range runs {
		if a-b == r.a-r.b && r.a <= a && a < r.a+r.n {
			return
		}
	}
	if r, ok := grow(texts[x.doc], texts[y.doc], a, b); ok {
		found[p] = append(runs, r)
	}
}

// grow extends equality to both sides; false when the hashes only collided.
func grow(x, y *words, a, b int) (run, bool) {
	n := 0
	for a > 0 && b > 0 && x.id[a-1] == y.id[b-1] {
		a, b = a-1, b-1
	}
	for a+n < x.len() && b+n < y.len() && x.id[a+n] == y.id[b+n] {
		n++
	}
	return run{a, b, n}, n >= shingleWords
}

// reuseOf turns the runs of one pair into a record.
func reuseOf(x, y *words, runs []run) hearsay.Reuse {
	slices.SortFunc(runs, func(r, s run) int { return cmp.Or(cmp.Compare(r.a, s.a), cmp.Compare(r.b, s.b)) })
	inA, inB := make([]bool, x.len()), make([]bool, y.len())
	var u hearsay.Reuse
	for _, r := range runs {
		for i := range r.n {
			inA[r.a+i], inB[r.b+i] = true, true
		}
	}
	var sharedA, ownA, sharedB, ownB int
	sharedA, u.Quoted, ownA = count(x, inA)
	sharedB, _, ownB = count(y, inB)
	u.Own = min(sharedA, sharedB)
	u.CoverA, u.CoverB = share(sharedA, ownA), share(sharedB, ownB)
	u.Pieces = pieces(x, y, runs, inA)
	return u
}

// count gives the shared words outside and inside quotation marks, and all
// words outside.
func count(w *words, in []bool) (own, quoted, allOwn int) {
	for i, q := range w.quoted {
		switch {
		case q && in[i]:
			quoted++
		case !q && in[i]:
			own++
			allOwn++
		case !q:
			allOwn++
		}
	}
	return own, quoted, allOwn
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// pieces joins runs that follow each other in both texts with few words
// between.
func pieces(x, y *words, runs []run, inA []bool) []hearsay.ReusePiece {
	var out []hearsay.ReusePiece
	for i := 0; i < len(runs); {
		first, last := runs[i], runs[i]
		for i++; i < len(runs) && follows(last, runs[i]); i++ {
			last = runs[i]
		}
		own := 0
		for k := first.a; k < last.a+last.n; k++ {
			if inA[k] && !x.quoted[k] {
				own++
			}
		}
		out = append(out, hearsay.ReusePiece{
			A:   hearsay.Span{Start: x.span[first.a].Start, End: x.span[last.a+last.n-1].End},
			B:   hearsay.Span{Start: y.span[first.b].Start, End: y.span[last.b+last.n-1].End},
			Own: own,
		})
	}
	return out
}

func follows(r, s run) bool {
	da, db := s.a-(r.a+r.n), s.b-(r.b+r.n)
	return 0 <= da && da <= gapWords && 0 <= db && db <= gapWords
}
