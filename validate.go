package hearsay

import (
	"errors"
	"fmt"
)

// checker collects every broken invariant of a reading.
type checker struct {
	text string
	ids  map[string]bool
	errs []error
}

func (c *checker) failf(id, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %w", id, fmt.Errorf(format, args...)))
}

func (c *checker) collect(r *Reading) {
	add := func(id string) {
		if id == "" || c.ids[id] {
			c.failf(id, "the ID is empty or used twice")
		}
		c.ids[id] = true
	}
	for i := range r.Times {
		add(r.Times[i].ID)
	}
	for i := range r.Quantities {
		add(r.Quantities[i].ID)
	}
	for i := range r.Citations {
		add(r.Citations[i].ID)
	}
	for i := range r.Actors {
		add(r.Actors[i].ID)
	}
	for i := range r.Mentions {
		add(r.Mentions[i].ID)
	}
	for i := range r.Attributions {
		add(r.Attributions[i].ID)
	}
	for i := range r.Findings {
		add(r.Findings[i].ID)
	}
}

func (c *checker) anchored(id string, spans ...Span) {
	for _, s := range spans {
		if err := s.Check(c.text); err != nil {
			c.failf(id, "%w", err)
		}
	}
}

func (c *checker) optional(id string, s Span) {
	if s != (Span{}) {
		c.anchored(id, s)
	}
}

func (c *checker) refers(id string, refs ...string) {
	for _, ref := range refs {
		if !c.ids[ref] {
			c.failf(id, "refers to %s, which is not in the reading", ref)
		}
	}
}

func (c *checker) made(id string, p Provenance) {
	if p.By == "" || !(p.Confidence > 0 && p.Confidence <= 1) {
		c.failf(id, "does not say what made it or how sure that is (%q, %v)", p.By, p.Confidence)
	}
}

func (c *checker) times(ts []Time) {
	for i := range ts {
		t := &ts[i]
		c.anchored(t.ID, t.Span)
		c.refers(t.ID, t.Anchor)
		c.made(t.ID, t.Provenance)
	}
}

func (c *checker) quantities(qs []Quantity) {
	for i := range qs {
		q := &qs[i]
		c.anchored(q.ID, q.Span)
		c.optional(q.ID, q.Counted)
		c.refers(q.ID, q.Time)
		c.made(q.ID, q.Provenance)
	}
}

func (c *checker) citations(cs []Citation) {
	for i := range cs {
		x := &cs[i]
		c.anchored(x.ID, x.Span)
		c.anchored(x.ID, x.Covers...)
		c.optional(x.ID, x.OutletSpan)
		c.refers(x.ID, x.Time)
		c.made(x.ID, x.Provenance)
	}
}

func (c *checker) mentions(ms []Mention) {
	for i := range ms {
		m := &ms[i]
		c.anchored(m.ID, m.Span)
		c.refers(m.ID, m.Actor)
		c.made(m.ID, m.Provenance)
	}
}

func (c *checker) attributions(as []Attribution) {
	for i := range as {
		a := &as[i]
		if len(a.Content) == 0 {
			c.errs = append(c.errs, errors.New(a.ID+": has no content"))
		}
		for _, spans := range [][]Span{a.Source, a.Cue, a.Content, a.Venue} {
			c.anchored(a.ID, spans...)
		}
		c.refers(a.ID, a.Speaker, a.Parent, a.Time)
		c.made(a.ID, a.Provenance)
		for _, l := range a.Chain {
			c.optional(a.ID, l.Span)
			c.optional(a.ID, l.Cue)
			c.refers(a.ID, l.Actor, l.Citation)
		}
	}
}

func (c *checker) findings(fs []Finding) {
	for i := range fs {
		f := &fs[i]
		if len(f.Passages) == 0 || f.Text == "" {
			c.failf(f.ID, "has no passage or no text")
		}
		c.anchored(f.ID, f.Passages...)
		c.made(f.ID, f.Provenance)
	}
}
