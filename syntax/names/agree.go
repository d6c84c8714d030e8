package names

import "hearsay/fnv"

import "slices"

// votes counts how often a document names something as each type.
type votes [types]int32

// best is the type with most votes; the earlier of equals.
func (v *votes) best() Type {
	best := PER
	for t := range types {
		if v[t] > v[best] {
			best = t
		}
	}
	return best
}

// ballot holds the votes by the hash of a name.
type ballot map[uint32]votes

func (b ballot) cast(name uint32, t Type, n int32) {
	v := b[name]
	v[t] += n
	b[name] = v
}

// The weights of votes: a longer name speaks for its last word more than for
// its first.
const (
	whole      = 2
	familyName = 3
	givenName  = 1
)

// agree makes the names of a document consistent, on the ground that one word
// rarely means two things in one document (Gale, Church and Yarowsky 1992): a
// name takes the type that it has most often, a part of a person's name is that
// person, and what is a name in one place is one in the others.
func (t *Tagger) agree() {
	clear(t.ballot)
	for i := range t.found {
		t.found[i].first = t.afterTitle(t.found[i])
		t.vote(t.found[i])
	}
	for i := range t.found {
		f := &t.found[i]
		v := t.ballot[t.key(f.first, f.last)]
		if best := v.best(); v[best] > v[f.kind] {
			f.kind = best
		}
	}
	n := len(t.found)
	for _, s := range t.page.sentences {
		t.addKnown(s, n)
	}
	if len(t.found) > n {
		slices.SortFunc(t.found, func(a, b found) int { return a.first - b.first })
	}
}

// afterTitle is the first word of a person's name behind titles, which stand
// outside of names.
func (t *Tagger) afterTitle(f found) int {
	for f.kind == PER && f.last-f.first > 1 && t.page.words[f.first].isTitle() {
		f.first++
	}
	return f.first
}

// key is the hash of the words [first, last).
func (t *Tagger) key(first, last int) uint32 {
	var key uint32
	for i := first; i < last; i++ {
		key = fnv.Mix(1, key, t.page.words[i].hash)
	}
	return key
}

func (t *Tagger) vote(f found) {
	t.ballot.cast(t.key(f.first, f.last), f.kind, whole)
	if f.kind != PER || f.last-f.first < 2 {
		return
	}
	if w := &t.page.words[f.last-1]; w.stands() {
		t.ballot.cast(fnv.Mix(1, 0, w.hash), PER, familyName)
	}
	if w := &t.page.words[f.first]; w.stands() {
		t.ballot.cast(fnv.Mix(1, 0, w.hash), PER, givenName)
	}
}

// notAlone are the lists of words that do not name by themselves.
const notAlone = 1<<TimeWords | 1<<Titles | 1<<Demonyms

// stands reports whether the word may be a name by itself.
func (w *word) stands() bool {
	return w.hasLetters() && w.spelling != letterUp && w.spelling != lower && w.spelling != numeric && w.lists&notAlone == 0
}

// longestKnown is how many words a name may have that is looked for again.
const longestKnown = 5

// addKnown finds the names of a sentence that the document has elsewhere. The
// first n of the names found are in order.
func (t *Tagger) addKnown(s sentence, n int) {
	at, _ := slices.BinarySearchFunc(t.found[:n], s.first, func(f found, first int) int { return f.last - first - 1 })
	for i := s.first; i < s.last; {
		if at < n && t.found[at].first <= i {
			i = t.found[at].last
			at++
			continue
		}
		end := s.last
		if at < n {
			end = min(end, t.found[at].first)
		}
		length, kind := t.known(s, i, end)
		if length == 0 {
			i++
			continue
		}
		t.found = append(t.found, found{i, i + length, kind})
		i += length
	}
}

// known is the longest name that begins at word i and ends at end or before.
func (t *Tagger) known(s sentence, i, end int) (length int, kind Type) {
	w := &t.page.words[i]
	if !w.stands() && (s.mode != flat || w.lists&notAlone != 0) {
		return 0, 0
	}
	alone := w.seen&seenLower == 0 && s.mode == plain
	var key uint32
	for n := range min(longestKnown, end-i) {
		key = fnv.Mix(1, key, t.page.words[i+n].hash)
		v, ok := t.ballot[key]
		if ok && (n > 0 || alone) {
			length, kind = n+1, v.best()
		}
	}
	return length, kind
}
