package claim

import (
	"cmp"
	"slices"

	"hearsay/calendar"
)

const (
	// bond is how alike two documents are at least that are on one event without
	// doubt, with bondNames names that both have.
	bond, bondNames = .3, 4
	// sameEvent is the least mean likeness of the documents that report one event.
	sameEvent = .1
	// longestEvent is how many days documents on one event are apart at most. Until
	// then their likeness fades day by day.
	longestEvent = 45
)

// meeting holds documents against each other by the names that they are about.
//
// How much a name tells, and whether it finds others, depends only on how many
// documents have it, in powers of two: a document more changes the likeness of few.
type meeting struct {
	*register
	subjects []Subject
	heads    []head
	of       []int32 // head of each document
	met      []int32 // the last round in which each head was met
	round    int32
}

// head is documents with the same names, which are held against others as one.
type head struct {
	id       string // the lowest of its documents
	docs     []int32
	names    []int32 // their numbers
	about    weighted
	from, to calendar.Day
	dated    bool // some of its documents are
}

func newMeeting(subjects []Subject) *meeting {
	m := &meeting{register: newRegister(subjects), subjects: subjects, of: make([]int32, len(subjects))}
	for _, docs := range sameNames(subjects) {
		for _, d := range docs {
			m.of[d] = int32(len(m.heads))
		}
		m.heads = append(m.heads, m.head(docs))
	}
	m.met = make([]int32, len(m.heads))
	m.list(m.heads)
	return m
}

func (m *meeting) head(docs []int32) head {
	first := &m.subjects[docs[0]]
	h := head{id: first.ID, docs: docs, names: m.numbers(first.Names), about: weighted{slots: first.Names}}
	for _, n := range h.names {
		h.about.add(m.weight[n])
	}
	for _, d := range docs {
		s := &m.subjects[d]
		h.id = min(h.id, s.ID)
		switch {
		case s.Dated && h.dated:
			h.from, h.to = min(h.from, s.Day), max(h.to, s.Day)
		case s.Dated:
			h.from, h.to, h.dated = s.Day, s.Day, true
		}
	}
	return h
}

// sameNames puts documents with the same names together: with few names, those that
// are near the earliest of them. Who has no names is alone.
func sameNames(subjects []Subject) (out [][]int32) {
	type document struct {
		hash uint64
		at   int32
	}
	docs := make([]document, len(subjects))
	for i := range docs {
		docs[i] = document{fold(subjects[i].Names), int32(i)}
	}
	slices.SortFunc(docs, func(a, b document) int {
		if a.hash != b.hash {
			return cmp.Compare(a.hash, b.hash)
		}
		x, y := &subjects[a.at], &subjects[b.at]
		return cmp.Or(slices.Compare(x.Names, y.Names), x.compareDay(y), cmp.Compare(x.ID, y.ID))
	})
	for i, d := range docs {
		if i > 0 {
			last := &out[len(out)-1]
			if subjects[d.at].repeats(&subjects[(*last)[0]]) {
				*last = append(*last, d.at)
				continue
			}
		}
		out = append(out, []int32{d.at})
	}
	return out
}

// repeats reports the same names as those of an earlier document that is near, or
// that has as many names as tell an event.
func (s *Subject) repeats(earlier *Subject) bool {
	near := !s.Dated || !earlier.Dated || s.Day-earlier.Day <= longestEvent
	return len(s.Names) > 0 && (near || len(s.Names) >= fewestNames) && slices.Equal(s.Names, earlier.Names)
}

// compareDay orders by day, undated ones last.
func (s *Subject) compareDay(o *Subject) int {
	switch {
	case s.Dated && o.Dated:
		return cmp.Compare(s.Day, o.Day)
	case s.Dated:
		return -1
	case o.Dated:
		return 1
	}
	return 0
}

// others calls met once for each other head that a name finds and that is faintly
// alike at least, with how alike it is and the number of names that both have.
func (m *meeting) others(a int32, met func(b int32, alike float64, shared int)) {
	m.round++
	m.met[a] = m.round
	for _, name := range m.heads[a].names {
		if !m.finds(name) {
			continue
		}
		for _, b := range m.having(name) {
			if m.met[b] == m.round {
				continue
			}
			m.met[b] = m.round
			if alike, shared := m.alike(&m.heads[a], &m.heads[b]); alike >= faint {
				met(b, alike, shared)
			}
		}
	}
}

// alike is how alike two heads are, less for every day between them, and the number
// of names that both have.
func (m *meeting) alike(a, b *head) (likeness float64, shared int) {
	fading := 1.0
	if a.dated && b.dated {
		fading -= float64(max(a.from-b.to, b.from-a.to, 0)) / (longestEvent + 1)
	}
	if fading <= 0 {
		return 0, 0
	}
	likeness, shared = a.about.alike(&b.about)
	return fading * likeness, shared
}

func isBond(alike float64, shared int) bool { return alike >= bond && shared >= bondNames }
