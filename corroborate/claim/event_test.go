package claim_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hearsay/calendar"
	"hearsay/corroborate/claim"
)

// drawSubjects makes subjects of few names, of which the first are much commoner
// than the last, so that some name crosses a power of two every time that one is
// added.
func drawSubjects(t *rapid.T, most int) []claim.Subject {
	out := make([]claim.Subject, rapid.IntRange(1, most).Draw(t, "subjects"))
	pool := rapid.IntRange(2, 60).Draw(t, "names in all")
	for i := range out {
		names := map[claim.Slot]bool{}
		for range rapid.IntRange(0, 7).Draw(t, "names") {
			n := rapid.IntRange(1, pool).Draw(t, "name")
			names[claim.Slot(4*(1+n*rapid.IntRange(1, n).Draw(t, "skew")/pool)+1)] = true
		}
		s := claim.Subject{ID: fmt.Sprintf("%016x", i*7919%10007)}
		for n := range names {
			s.Names = append(s.Names, n)
		}
		slices.Sort(s.Names)
		if s.Dated = rapid.IntRange(0, 9).Draw(t, "dated") > 0; s.Dated {
			s.Day = calendar.Day(20 * rapid.IntRange(0, 6).Draw(t, "day"))
		}
		out[i] = s
	}
	return out
}

// stage is a partition of the subjects that were added so far.
type stage struct {
	subjects  []claim.Subject
	partition claim.Partition
}

// add puts subjects at places drawn by chance between those that are there.
func (s *stage) add(t *rapid.T, more []claim.Subject) (changed []int32) {
	subjects, added := slices.Clone(s.subjects), make([]bool, len(s.subjects))
	old := claim.Partition{Event: slices.Clone(s.partition.Event), Chain: slices.Clone(s.partition.Chain), Held: slices.Clone(s.partition.Held)}
	for _, x := range more {
		at := rapid.IntRange(0, len(subjects)).Draw(t, "place")
		subjects, added = slices.Insert(subjects, at, x), slices.Insert(added, at, true)
		old.Event, old.Chain, old.Held = slices.Insert(old.Event, at, 0), slices.Insert(old.Chain, at, 0), slices.Insert(old.Held, at, 0)
	}
	next, changed, err := old.Update(context.Background(), subjects, added)
	if err != nil {
		t.Fatal(err)
	}
	s.subjects, s.partition = subjects, next
	return changed
}

// eventOf is the IDs of the documents on the event of each document.
func (s *stage) eventOf() map[string]string {
	members := map[int32][]string{}
	for i, e := range s.partition.Event {
		members[e] = append(members[e], s.subjects[i].ID)
	}
	out := map[string]string{}
	for i, e := range s.partition.Event {
		slices.Sort(members[e])
		out[s.subjects[i].ID] = fmt.Sprint(members[e])
	}
	return out
}

// Subjects that are added bit by bit, at any places, are partitioned as if all had
// been there from the beginning, and every document whose event is another one is
// told.
func TestAddingBitByBitIsAddingAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var s stage
		before := map[string]string{}
		for _, rest := 0, drawSubjects(rt, 60); len(rest) > 0; {
			n := min(len(rest), rapid.SampledFrom([]int{1, 1, 1, 2, 5, 30}).Draw(rt, "batch"))
			changed := s.add(rt, rest[:n])
			rest = rest[n:]
			after := s.eventOf()
			for i, x := range s.subjects {
				if told := slices.Contains(changed, int32(i)); told != (before[x.ID] != after[x.ID]) {
					rt.Fatalf("document %s: told to be changed: %v; from %s to %s", x.ID, told, before[x.ID], after[x.ID])
				}
			}
			before = after
		}
		whole, _, err := claim.Partition{}.Update(context.Background(), s.subjects, nil)
		if err != nil {
			rt.Fatal(err)
		}
		if !samePartition(whole, s.partition) {
			rt.Errorf("events %v and chains %v, all at once %v and %v", s.partition.Event, s.partition.Chain, whole.Event, whole.Chain)
		}
	})
}

// The same where a name becomes too common to find documents: stories of two names,
// and one name that all 520 documents have.
func TestANameThatBecomesCommon(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	all := make([]claim.Subject, 520)
	for i := range all {
		story := 2 + i%90
		names := []claim.Slot{1 + 4, claim.Slot(4*story + 1), claim.Slot(4*(100+story+random.IntN(3)) + 1), claim.Slot(4*(300+random.IntN(150)) + 1)}
		slices.Sort(names)
		all[i] = claim.Subject{ID: fmt.Sprintf("%016x", random.Uint64()), Names: slices.Compact(names)}
	}
	update := func(p claim.Partition, n, added int) claim.Partition {
		isNew := slices.Concat(make([]bool, n-added), slices.Repeat([]bool{true}, added))
		more := claim.NewPartition(added)
		p = claim.Partition{Event: append(p.Event, more.Event...), Chain: append(p.Chain, more.Chain...), Held: append(p.Held, more.Held...)}
		p, _, err := p.Update(t.Context(), all[:n], isNew)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := update(claim.Partition{}, 510, 510)
	for n := 511; n <= 513; n++ {
		p = update(p, n, 1)
	}
	p = update(p, len(all), len(all)-513)
	if whole := update(claim.Partition{}, len(all), len(all)); !samePartition(whole, p) {
		t.Error("other events than all at once")
	}
}

func samePartition(a, b claim.Partition) bool {
	return slices.Equal(a.Event, b.Event) && slices.Equal(a.Chain, b.Chain) && slices.Equal(a.Held, b.Held)
}

// A report that is printed again after months, with all the same names, is of the
// event that it was of, and so are reports near it; one that has only some of the
// names is not.
func TestWhatIsPrintedAgainAfterMonths(t *testing.T) {
	names := []claim.Slot{5, 9, 13, 17, 21, 25}
	subject := func(id string, day calendar.Day, names []claim.Slot) claim.Subject {
		return claim.Subject{ID: id, Names: names, Day: day, Dated: true}
	}
	subjects := []claim.Subject{
		subject("first", 10, names), subject("second", 11, names[:5]), subject("again", 200, names), subject("later", 201, append(slices.Clone(names[2:]), 29, 33)),
	}
	p, _, err := claim.Partition{}.Update(t.Context(), subjects, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := []int32{0, 0, 0, 0}; !slices.Equal(p.Event, want) {
		t.Errorf("events %v", p.Event) // "later" is near the reprint
	}
	p, _, err = claim.Partition{}.Update(t.Context(), append(subjects[:2:2], subjects[3]), nil)
	if want := []int32{0, 0, 2}; err != nil || !slices.Equal(p.Event, want) {
		t.Errorf("without the reprint: events %v (%v)", p.Event, err)
	}
}
