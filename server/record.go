package server

import (
	"net/http"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// The amounts of text around a record on its own page, in bytes on each side.
const (
	contextBytes = 500
	linkBytes    = 140
)

// recordView answers "why is this here?" for one record.
type recordView struct {
	Row     ledger.DocumentRow
	Card    card
	Passage passageView
	Chain   []linkView
	// Within are the records that this one rests on or belongs to, Holds those
	// that rest on it.
	Within, Holds []card
	// Differs are the passages of a finding.
	Differs []passageView
	// Mentions are the places where an actor is named.
	Mentions []placeView
	// Quote and Claim are the groups that have it among their places, nil for none.
	Quote *ledger.QuoteRow
	Claim *ledger.ClaimRow
	// MoreHolds and MoreMentions count those that are left out.
	MoreHolds, MoreMentions int
}

// linkView is one step of a chain with the passage that gives it.
type linkView struct {
	ledger.ChainLink
	// How says where a step of the document itself was found.
	How     string
	Cue     string
	Passage *passageView
	// Citation is the ID of the citation that gives the step.
	Citation string
}

// placeView is one place in the text.
type placeView struct {
	ID      string
	Passage passageView
}

func (s *Server) recordPage(w http.ResponseWriter, r *http.Request) error {
	doc, id, ok := strings.Cut(r.PathValue("id"), ":")
	if !ok {
		return &hearsay.Error{
			Code: hearsay.NotFound, Msg: "a record is named as DOCUMENT:RECORD, such as 0f3a9c51d2e4b867:a12",
		}
	}
	p := params{values: r.URL.Query()}
	if err := p.finish(); err != nil {
		return err
	}
	row, err := s.ledger.Document(r.Context(), doc)
	if err != nil {
		return err
	}
	reading, err := s.ledger.Reading(r.Context(), doc)
	if err != nil {
		return err
	}
	view, err := newRecordView(row, reading, id)
	if err != nil {
		return err
	}
	if view.Quote, err = s.ledger.Quote(r.Context(), doc+":"+id); err != nil {
		return err
	}
	if view.Claim, err = s.ledger.Claim(r.Context(), doc+":"+id); err != nil {
		return err
	}
	title := view.Card.Label + " " + view.Card.ID + ", " + titleOf(row)
	s.render(w, r, http.StatusOK, "record", page{Title: title, Section: "", Body: view})
	return nil
}

func newRecordView(row ledger.DocumentRow, r *hearsay.Reading, id string) (*recordView, error) {
	id, _, err := find(r, id)
	if err != nil {
		return nil, err
	}
	b := recordBuilder{dealer: newDealer(r, id), view: &recordView{Row: row}}
	b.build(id)
	return b.view, nil
}

// recordBuilder fills a recordView.
type recordBuilder struct {
	*dealer
	view *recordView
}

func (b recordBuilder) build(id string) {
	for i := range b.Attributions {
		if a := &b.Attributions[i]; a.ID == id {
			b.attribution(a)
		}
	}
	for i := range b.Citations {
		if c := &b.Citations[i]; c.ID == id {
			b.citation(c)
		}
	}
	if t := b.times[id]; t != nil {
		b.view.Card = b.time(t)
		b.view.Passage = b.around(id, t.Span, contextBytes)
		b.rests(func(a *hearsay.Attribution) bool { return a.Time == id })
	}
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.ID == id {
			b.view.Card = b.quantity(q)
			b.view.Passage = b.around(id, q.Span, contextBytes)
		}
	}
	for i := range b.Findings {
		if f := &b.Findings[i]; f.ID == id {
			b.finding(f)
		}
	}
	if x := b.actors[id]; x != nil {
		b.actorPlaces(x)
	}
}

// around sets a passage with the strokes of one record alone.
func (b recordBuilder) around(id string, s hearsay.Span, radius int) passageView {
	return b.set(ownStrokes(b.Reading, s, id), s, radius)
}

func (b recordBuilder) set(strokes []stroke, s hearsay.Span, radius int) passageView {
	return newTypesetter(b.Document, strokes, "").passage(s, radius)
}

func ownStrokes(r *hearsay.Reading, s hearsay.Span, id string) []stroke {
	var own []stroke
	for _, k := range strokesOf(r, s) {
		if k.Record == id {
			own = append(own, k)
		}
	}
	return own
}

func (b recordBuilder) attribution(a *hearsay.Attribution) {
	v := b.view
	v.Card = b.dealer.attribution(a)
	v.Passage = b.around(a.ID, a.Extent(), contextBytes)
	v.Chain = b.links(a)
	for i := range b.Attributions {
		if other := &b.Attributions[i]; other.ID == a.Parent {
			v.Within = append(v.Within, b.dealer.attribution(other))
		}
	}
	for i := range b.Citations {
		if c := &b.Citations[i]; b.supports(c, a) {
			v.Within = append(v.Within, b.dealer.citation(c))
		}
	}
	b.rests(func(other *hearsay.Attribution) bool { return other.Parent == a.ID })
}

// supports reports whether the citation gives a link of the attribution's chain
// or covers its content.
func (b recordBuilder) supports(c *hearsay.Citation, a *hearsay.Attribution) bool {
	for _, l := range a.Chain {
		if l.Citation == c.ID {
			return true
		}
	}
	for _, covered := range c.Covers {
		for _, content := range a.Content {
			if covered.Contains(content) {
				return true
			}
		}
	}
	return false
}

// rests adds the attributions that rest on the record.
func (b recordBuilder) rests(does func(*hearsay.Attribution) bool) {
	for i := range b.Attributions {
		a := &b.Attributions[i]
		switch {
		case !does(a):
		case len(b.view.Holds) < maxPlaces:
			b.view.Holds = append(b.view.Holds, b.dealer.attribution(a))
		default:
			b.view.MoreHolds++
		}
	}
}

// links are the steps of a chain: those of the document with how they were
// found, those of the text with their passages.
func (b recordBuilder) links(a *hearsay.Attribution) []linkView {
	chain := b.chain(a)
	heads := len(chain) - len(a.Chain)
	out := make([]linkView, len(chain))
	for i, link := range chain {
		out[i].ChainLink = link
		switch {
		case i < len(b.Document.Authors):
			out[i].How = "author of the document, " + howText(b.Document.Authors[i].How)
		case i < heads:
			out[i].How = "publisher of the document, " + howText(b.Document.Publisher.How)
		default:
			b.link(&out[i], a.Chain[i-heads])
		}
	}
	return out
}

func (b recordBuilder) link(v *linkView, l hearsay.Link) {
	v.Citation = l.Citation
	var strokes []stroke
	at := make([]hearsay.Span, 0, 2)
	for _, k := range []stroke{{Span: l.Span, Role: roleSource}, {Span: l.Cue, Role: roleCue}} {
		if k.Span != (hearsay.Span{}) {
			strokes, at = append(strokes, k), append(at, k.Span)
		}
	}
	if l.Cue != (hearsay.Span{}) {
		v.Cue = l.Cue.Of(b.Document.Text)
	}
	if len(at) == 0 {
		return
	}
	place := hearsay.Cover(at...)
	if place.Len() > contextBytes {
		place = at[0] // the cue stands elsewhere
	}
	p := b.set(strokes, place, linkBytes)
	v.Passage = &p
}

func (b recordBuilder) citation(c *hearsay.Citation) {
	v := b.view
	v.Card = b.dealer.citation(c)
	v.Passage = b.around(c.ID, hearsay.Cover(append([]hearsay.Span{c.Span}, c.Covers...)...), contextBytes)
	b.rests(func(a *hearsay.Attribution) bool { return b.supports(c, a) })
}

func (b recordBuilder) finding(f *hearsay.Finding) {
	b.view.Card = b.dealer.finding(f)
	b.view.Card.Facts = nil // the passages stand below
	for _, p := range f.Passages {
		b.view.Differs = append(b.view.Differs, b.around(f.ID, p, contextBytes))
	}
}

// maxPlaces is how many mentions, and how many attributions that rest on a
// record, its page lists.
const maxPlaces = 50

func (b recordBuilder) actorPlaces(x *hearsay.Actor) {
	v := b.view
	b.rests(func(a *hearsay.Attribution) bool { return a.Speaker == x.ID })
	speaks := len(v.Holds) + v.MoreHolds
	var at hearsay.Span
	mentions := 0
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if m.Actor != x.ID {
			continue
		}
		if mentions++; mentions == 1 {
			at = m.Span
		}
		if mentions <= maxPlaces {
			v.Mentions = append(v.Mentions, placeView{m.ID, b.around(x.ID, m.Span, linkBytes)})
		}
	}
	v.MoreMentions = max(0, mentions-maxPlaces)
	v.Card = b.actor(x, at, mentions, speaks)
}
