package corroborate

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// Place is one place of a quote or claim, with what its document says of where
// it has it from. It keeps no text but names.
type Place struct {
	Passage hearsay.Passage
	doc     carrier
	near    hearsay.Span // its paragraph, with the one before and the one after
	path    []credit     // who it has it from, the nearest first, the speaker last
	told    bool         // it was said to this outlet
	words   []uint64     // of a direct quote
}

// carrier is a document as the graph shows it.
type carrier struct {
	id, name, date string
	outlet         outletKey
}

// credit is one step on the way from a document to the first speaker.
type credit struct {
	who    speaker
	key    outletKey // of the name, were it an outlet's
	outlet bool      // it is one
	vague  bool      // "local media": a carrier that is not named
	beside bool      // one of several sources of the document
	date   string    // ISO 8601, "" when not told
	at     hearsay.Span
	why    string
}

// PlaceOf takes from a reading what it says of the origin of the passage at
// span. attribution is the ID of the attribution that holds it, "" for words in
// the author's own voice. The lexicon tells outlets by their names.
func PlaceOf(lex *lexicon.Lexicon, r *hearsay.Reading, attribution string, span hearsay.Span) Place {
	return newSource(lex, r).place(attribution, span)
}

// source is a document of which places are taken.
type source struct {
	lex          *lexicon.Lexicon
	r            *hearsay.Reading
	words        *words
	doc          carrier
	path         []credit // what it says of its whole text
	attributions map[string]*hearsay.Attribution
	actors       map[string]*hearsay.Actor
}

func newSource(lex *lexicon.Lexicon, r *hearsay.Reading) *source {
	d := r.Document
	s := &source{
		lex: lex, r: r, words: wordsOf(d),
		doc: carrier{
			id: d.ID, date: d.Published.Value, outlet: keyOfOutlet(lex, cmp.Or(d.Publisher.Value, masthead(d.Title.Value))),
			name: cmp.Or(d.Publisher.Value, d.Title.Value, d.Name, d.Path),
		},
		attributions: map[string]*hearsay.Attribution{}, actors: map[string]*hearsay.Actor{},
	}
	for i := range r.Attributions {
		s.attributions[r.Attributions[i].ID] = &r.Attributions[i]
	}
	for i := range r.Actors {
		s.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	p := Place{doc: s.doc}
	(&tracing{s, &p}).document()
	s.path = p.path
	return s
}

// masthead is what stands before the dash of a title like "Marovia One - Evening
// bulletin", "" for a longer beginning or a title without one.
func masthead(title string) string {
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		if before, _, ok := strings.Cut(title, dash); ok && len(strings.Fields(before)) <= nameWords {
			return before
		}
	}
	return ""
}

func (s *source) place(attribution string, span hearsay.Span) Place {
	p := Place{
		Passage: hearsay.Passage{Doc: s.doc.id, Span: span}, doc: s.doc, near: around(s.r.Document, span), path: slices.Clone(s.path),
	}
	x := tracing{s, &p}
	if a := s.attributions[attribution]; a != nil {
		x.attribution(a)
	}
	if !slices.ContainsFunc(p.path, func(c credit) bool { return c.outlet }) {
		x.citations()
	}
	return p
}

// around is the block of a span with its neighbours.
func around(d *hearsay.Document, span hearsay.Span) hearsay.Span {
	first, _ := slices.BinarySearchFunc(d.Blocks, span.Start, func(b hearsay.Block, at int) int { return cmp.Compare(b.End, at+1) })
	last := first
	for last < len(d.Blocks) && d.Blocks[last].Start < span.End {
		last++
	}
	if first == last {
		return span
	}
	return hearsay.Cover(span, d.Blocks[max(first-1, 0)].Span, d.Blocks[min(last, len(d.Blocks)-1)].Span)
}

// tracing reads the credits of one place.
type tracing struct {
	*source
	place *Place
}

// add appends a step unless it is the document's own outlet or was there before.
func (x *tracing) add(c credit) {
	same := func(o credit) bool { return c.key.shortFor(o.key) }
	if c.who.name != "" && !c.key.shortFor(x.place.doc.outlet) && !slices.ContainsFunc(x.place.path, same) {
		x.place.path = append(x.place.path, c)
	}
}

// addOutlet appends a step that is an outlet.
func (x *tracing) addOutlet(name, date, why string, at hearsay.Span) {
	x.add(credit{who: speaker{name, named}, key: keyOfOutlet(x.lex, name), outlet: true, date: date, at: at, why: why + " " + name + dated(date)})
}

// attribution follows a chain from its outermost carrier to the speaker.
func (x *tracing) attribution(a *hearsay.Attribution) {
	chain := a.Chain
	if len(chain) == 0 && a.Speaker != "" {
		chain = []hearsay.Link{{Actor: a.Speaker, Span: a.Extent()}}
	}
	for _, link := range chain {
		actor := x.actor(link.Actor)
		c := credit{who: newSpeaker(actor.Name, actor.Anonymous), key: keyOfOutlet(x.lex, actor.Name), date: link.Date, at: link.Span}
		c.vague = isCollective(actor.Name) || actor.Type == hearsay.Outlet && actor.Anonymous
		c.outlet = !c.vague && (actor.Type == hearsay.Outlet || c.key.listed)
		c.why = "credits " + actor.Name + dated(link.Date)
		x.add(c)
	}
	x.place.told = x.saidToUs(a)
	if a.Kind != hearsay.Indirect {
		x.place.words = saidIn(x.r.Document.Text, x.words, a.Content, false).id
	}
}

func dated(date string) string {
	if date == "" {
		return ""
	}
	return " (" + date + ")"
}

func (x *tracing) actor(id string) hearsay.Actor {
	if a := x.actors[id]; a != nil {
		return *a
	}
	return hearsay.Actor{}
}

// tellWords is how far behind the cue the one who was told stands.
const tellWords = 8

// saidToUs is true when the text says that the speaker told it to this outlet:
// "told the Courier", "in an interview with this newspaper".
func (x *tracing) saidToUs(a *hearsay.Attribution) bool {
	if len(a.Cue) == 0 {
		return false
	}
	text := x.r.Document.Text
	from := hearsay.Cover(a.Cue...)
	after := strings.Fields(text[from.Start:min(len(text), from.End+100)])
	after = after[:min(len(after), tellWords)]
	for i, w := range after {
		after[i] = foldWords(w)
	}
	if !slices.Contains(after, "told") && !slices.Contains(after, "interview") {
		return false
	}
	own := strings.Fields(x.place.doc.outlet.words)
	if len(own) > 0 && slices.Contains(after, own[len(own)-1]) {
		return true
	}
	i := slices.Index(after, "this")
	return i >= 0 && i+1 < len(after) && slices.Contains([]string{"newspaper", "paper", "reporter", "magazine", "station", "website"}, after[i+1])
}

// document reads the credit that a document gives for its whole text.
func (x *tracing) document() {
	d := x.r.Document
	for _, b := range d.Body {
		lines := append(creditSentences(b, d.Text), creditLineOf(b, d.Text))
		for _, line := range lines {
			x.line(line)
		}
	}
	for _, author := range d.Authors {
		x.line(creditLine{kind: "byline", names: []span{{author.Value, author.At}}})
	}
}

// line enters a credit line. What a byline names must be known for an outlet.
func (x *tracing) line(line creditLine) {
	for _, name := range line.names {
		if line.kind != "byline" || keyOfOutlet(x.lex, name.text).listed {
			x.addOutlet(name.text, "", "its "+line.kind+" names", name.at)
			if n := len(x.place.path); n > 0 && !line.inTurn && len(line.names) > 1 {
				x.place.path[n-1].beside = true
			}
		}
	}
}

// citations reads the outlets that are cited for the passage.
func (x *tracing) citations() {
	for i := range x.r.Citations {
		c := &x.r.Citations[i]
		if c.Kind != hearsay.CiteOutlet || c.Outlet == "" || !x.covers(c) {
			continue
		}
		x.addOutlet(c.Outlet, x.date(c.Time), "cites", c.Span)
		return
	}
}

func (x *tracing) covers(c *hearsay.Citation) bool {
	return slices.ContainsFunc(c.Covers, x.place.Passage.Span.Overlaps)
}

func (x *tracing) date(time string) string {
	for i := range x.r.Times {
		if t := &x.r.Times[i]; t.ID == time && t.From == t.To {
			return t.From
		}
	}
	return ""
}
