package claim

import (
	"context"
	"slices"
	"strings"

	"hearsay/calendar"
)

// sameEvent is the least mean likeness of the documents that report one event.
const sameEvent = .1

// longestEvent is how many days documents on one event are apart at most.
const longestEvent = 45

// Subject is what a document is about, as far as it tells which event it reports.
type Subject struct {
	ID    string
	Names []Slot       // those of the [Document], in ascending order
	Day   calendar.Day // on which it was published
	Dated bool         // that day is known
}

// Subject is what the document is about.
func (d *Document) Subject() Subject {
	at, ok := days(d.Published, d.Published)
	return Subject{ID: d.ID, Names: d.Names, Day: at.First, Dated: ok}
}

// near is true unless both days of publication are known and far from each other.
func (s *Subject) near(o *Subject) bool {
	return !s.Dated || !o.Dated || max(s.Day-o.Day, o.Day-s.Day) <= longestEvent
}

// Partition says which documents are about one event. Those of one event have one
// number, as have those of one chain.
//
// Two documents are linked when the rare names that they share make them alike
// enough. An event lies within a chain of links, so that documents outside of it
// leave it as it is.
type Partition struct{ Event, Chain []int32 } // by document

// Events gives the documents on each event, as indices into docs, in the order of
// their IDs. One of which no other document tells is left out. The error is that of
// ctx.
func Events(ctx context.Context, docs []*Document) ([][]int, error) {
	subjects := make([]Subject, len(docs))
	for i, d := range docs {
		subjects[i] = d.Subject()
	}
	p, _, err := Partition{}.Update(ctx, subjects, nil)
	if err != nil {
		return nil, err
	}
	var out [][]int
	for _, event := range p.events() {
		if len(event) > 1 {
			slices.SortFunc(event, func(a, b int) int { return strings.Compare(docs[a].ID, docs[b].ID) })
			out = append(out, event)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return strings.Compare(docs[a[0]].ID, docs[b[0]].ID) })
	return out, nil
}

// events lists the documents of each event.
func (p Partition) events() [][]int {
	var out [][]int
	at := map[int32]int{}
	for doc, e := range p.Event {
		i, ok := at[e]
		if !ok {
			i = len(out)
			at[e], out = i, append(out, nil)
		}
		out[i] = append(out[i], doc)
	}
	return out
}

// Update takes in the documents that are not known before. subjects are all
// documents; the partition has numbers for all of them, of which those of the added
// ones do not matter, or is empty, when all are added. The result is the same
// however documents were added. Its numbers are the lowest index of a document of
// the event or chain. It also returns, in ascending order, the documents that are
// added or whose event has other documents than before. The error is that of ctx.
func (p Partition) Update(ctx context.Context, subjects []Subject, added []bool) (next Partition, changed []int32, err error) {
	if len(p.Event) == 0 {
		p = Partition{make([]int32, len(subjects)), make([]int32, len(subjects))}
		added = slices.Repeat([]bool{true}, len(subjects))
	}
	m := newMeeting(subjects)
	open, err := m.open(ctx, p.Chain, added)
	if err != nil {
		return Partition{}, nil, err
	}
	next = Partition{numbered(p.Event, added), numbered(p.Chain, added)}
	for _, d := range open {
		next.Event[d], next.Chain[d] = d, d
	}
	m.gather(open)
	for _, chain := range m.chains() {
		if ctx.Err() != nil {
			return Partition{}, nil, ctx.Err()
		}
		number(next.Chain, m.documents(chain))
		for _, event := range m.events(chain) {
			number(next.Event, m.documents(event))
		}
	}
	return next, next.since(p, open, added), nil
}

// numbered puts the lowest index of a document in place of each number but those of
// added documents.
func numbered(of []int32, added []bool) []int32 {
	lowest, out := map[int32]int32{}, make([]int32, len(of))
	for d, n := range of {
		if added[d] {
			continue
		}
		if _, ok := lowest[n]; !ok {
			lowest[n] = int32(d)
		}
		out[d] = lowest[n]
	}
	return out
}

// number gives documents the lowest of their indices.
func number(of, docs []int32) {
	lowest := slices.Min(docs)
	for _, d := range docs {
		of[d] = lowest
	}
}

// since lists those of the open documents that are added, or whose event has other
// documents than in old.
func (p Partition) since(old Partition, open []int32, added []bool) (changed []int32) {
	type event struct {
		before int32
		docs   int
		other  bool // has documents of several events, or added ones
	}
	now, before := map[int32]event{}, map[int32]int{}
	for _, d := range open {
		e, ok := now[p.Event[d]]
		e.other = e.other || added[d] || ok && e.before != old.Event[d]
		e.before = old.Event[d]
		e.docs++
		now[p.Event[d]] = e
		if !added[d] {
			before[old.Event[d]]++
		}
	}
	for _, d := range open {
		if e := now[p.Event[d]]; e.other || e.docs != before[e.before] {
			changed = append(changed, d)
		}
	}
	return changed
}
