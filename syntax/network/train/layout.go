package train

// layout places the words of several sentences, the longest first: row
// first[t]+s is word t of sentence s, so that the t-th words of all sentences
// are neighbours and a recurrent layer takes them in one step.
type layout struct {
	length []int // of the sentences
	first  []int // of the words at a place; the last is the number of words
	base   []int // rows when sentences follow each other, each after its root
}

func newLayout(length []int) layout {
	l := layout{length: length, first: []int{0}}
	for t := range length[0] {
		n := 0
		for n < len(length) && length[n] > t {
			n++
		}
		l.first = append(l.first, l.first[t]+n)
	}
	at := 0
	for _, n := range length {
		l.base = append(l.base, at)
		at += n + 1
	}
	return l
}

// words is the number of words.
func (l *layout) words() int { return l.first[len(l.first)-1] }

// rooted is the number of words and roots.
func (l *layout) rooted() int { return l.words() + len(l.length) }

// at is how many sentences have a word at place t.
func (l *layout) at(t int) int {
	if t < 0 || t+1 >= len(l.first) {
		return 0
	}
	return l.first[t+1] - l.first[t]
}

// row is the place of word t of sentence s.
func (l *layout) row(s, t int) int { return l.first[t] + s }
