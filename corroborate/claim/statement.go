package claim

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/calendar"
	"hearsay/fnv"
	"hearsay/syntax"
	"hearsay/syntax/stem"
)

// Document is what comparing needs of one document.
type Document struct {
	ID        string
	Published string // ISO 8601, as exact as it is known; "" when not known
	Outlet    string // its publisher, "" when not known
	// Names are the rare names that tell what it is about, in ascending order.
	Names []Slot
	// Named are the words of all its names, in ascending order.
	Named []Slot
	// Towns counts how often it names each place that stands behind "in", "at" or
	// "near" somewhere, by the name in lower case.
	Towns      map[string]int
	Statements []Statement
}

// Undated sorts behind every date.
const Undated = "9999"

// Compare is the canonical order: by date of publication, undated ones last, then by
// ID.
func (d *Document) Compare(o *Document) int {
	return cmp.Or(cmp.Compare(cmp.Or(d.Published, Undated), cmp.Or(o.Published, Undated)), cmp.Compare(d.ID, o.ID))
}

// Knows reports a document that may speak of the same as a statement: it has one of
// its names, and one of its places, if there are any.
func (d *Document) Knows(s *Statement) bool {
	named, known := false, false
	for _, x := range s.Slots {
		if x.kind() == nameSlot {
			_, ok := slices.BinarySearch(d.Named, x)
			named, known = true, known || ok
		}
	}
	return named == known && (len(s.Places) == 0 || slices.ContainsFunc(s.Places, func(p Place) bool { return d.Mentions(p.Name) }))
}

// Mentions reports whether a document has all words of a name.
func (d *Document) Mentions(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if _, ok := slices.BinarySearch(d.Named, newSlot(nameSlot, w)); !ok {
			return false
		}
	}
	return true
}

// Statement is one thing that a document puts forward.
type Statement struct {
	// ID is "DOCUMENT:RECORD": an attribution's, or "v12" for the twelfth sentence,
	// in the author's own voice.
	ID          string
	Attribution string // ID of the attribution in the reading, "" for a sentence
	Span        hearsay.Span
	Text        string // of the span
	Speaker     string // name of the actor, "" for the author's own voice
	Title       bool   // it stands in the title
	Quoted      bool   // all of it stands inside quotation marks
	// Slots are its names, predicates and things, in ascending order, each once.
	Slots   []Slot
	Figures []Figure
	Dates   []Dated
	Places  []Place
	Cites   []Cite
	// Longer is true of a statement on a longer time or another one than the
	// news of the day: "in 2010", "for five years".
	Longer bool
	// negated is true of an odd number of negations and words of refutation.
	negated bool
}

// Slot is a name, a class of events or a stem: a hash whose two low bits say
// which.
type Slot uint64

// kind is what a slot is.
type kind uint64

const (
	stemSlot kind = iota
	nameSlot
	classSlot
)

func newSlot(k kind, text string) Slot { return Slot(fnv.String(text)<<2 | uint64(k)) }

func (s Slot) kind() kind { return kind(s & 3) }

// Days is a stretch of days, both ends included.
type Days struct{ First, Last calendar.Day }

// Meets reports whether a day belongs to both.
func (d Days) Meets(o Days) bool { return d.First <= o.Last && o.First <= d.Last }

// Dated is a time that a statement names.
type Dated struct {
	Days
	Span hearsay.Span
	// Reported is true when it is rather the time of saying: "on Monday that ...".
	Reported bool
}

// Place is a name that stands behind "in", "at" or "near".
type Place struct {
	Name string
	Span hearsay.Span
}

// Cite is an outlet that a statement is credited to.
type Cite struct {
	Record string // ID of the citation or attribution in the reading
	Outlet string // its normal name
	Date   string // ISO 8601, "" when not told
}

// Reader takes documents apart. It is for one goroutine.
type Reader struct {
	lexicon *lexicon
	stems   *stem.Stemmer
}

// NewReader returns a reader.
func NewReader() *Reader { return &Reader{loadLexicon(), stem.New()} }

// Read lists what a document puts forward, in the order of its text.
func (x *Reader) Read(r *hearsay.Reading) *Document {
	p := newPage(x, r)
	d := &Document{ID: r.Document.ID, Published: r.Document.Published.Value, Outlet: r.Document.Publisher.Value, Names: p.about()}
	d.Named, d.Towns = p.named()
	for i := range r.Attributions {
		if a := &r.Attributions[i]; a.Polarity != hearsay.Withheld {
			d.add(p.attribution(a))
		}
	}
	for i := range p.an.Sentences {
		if !p.isSaid(i) {
			d.add(p.sentence(i))
		}
	}
	slices.SortStableFunc(d.Statements, func(a, b Statement) int { return a.Span.Compare(b.Span) })
	d.denyInner()
	d.Statements = slices.Clone(d.Statements) // many documents are held: no room to grow
	return d
}

// denyInner marks what stands inside a denial: who says "the claim that X is a hoax"
// does not say X.
func (d *Document) denyInner() {
	all := d.Statements // in the order of their beginnings
	for i := range all {
		if !all[i].negated || all[i].Attribution == "" {
			continue
		}
		k := i
		for k > 0 && all[k-1].Span.Start == all[i].Span.Start {
			k--
		}
		for ; k < len(all) && all[k].Span.Start < all[i].Span.End; k++ {
			if all[i].Span != all[k].Span && all[i].Span.Contains(all[k].Span) {
				all[k].negated = true
			}
		}
	}
}

// fewest is how many slots and figures a statement needs to be compared.
const fewest = 3

func (d *Document) add(s Statement) {
	if len(s.Slots)+2*len(s.Figures) >= fewest {
		d.Statements = append(d.Statements, s)
	}
}

// page is a document with what is needed to take it apart.
type page struct {
	*Reader
	r     *hearsay.Reading
	an    *syntax.Analysis
	names map[string]bool // words that stand with a capital inside a sentence
	said  []hearsay.Span  // the extents of attributions
}

func newPage(x *Reader, r *hearsay.Reading) *page {
	p := &page{Reader: x, r: r, an: syntax.Analyze(r.Document), names: map[string]bool{}}
	for i := range r.Attributions {
		p.said = append(p.said, r.Attributions[i].Content...)
	}
	for _, s := range p.an.Sentences {
		if p.r.Document.Blocks[s.Block].Kind == hearsay.Title {
			continue
		}
		for t := s.First + 1; t < s.Last; t++ {
			if startsUpper(p.an.Text(t)) && p.an.Tokens[t].Kind == syntax.Word && !opensQuote(p.an.Text(t-1)) {
				p.names[p.an.Text(t)] = true
			}
		}
	}
	return p
}

// opensQuote reports a mark after which a sentence may begin.
func opensQuote(mark string) bool { return strings.ContainsAny(mark, "“\"‘«:") }

// isSaid reports a sentence that an attribution covers for the most part.
func (p *page) isSaid(sentence int) bool {
	s := p.an.Sentences[sentence]
	whole := p.an.Span(s.First, s.Last)
	covered := 0
	for _, c := range p.said {
		if c.Overlaps(whole) {
			covered += min(c.End, whole.End) - max(c.Start, whole.Start)
		}
	}
	return 3*covered > whole.Len()
}

// sentence is a statement in the author's own voice: one that tells a figure or
// an event. Others have no slots.
func (p *page) sentence(i int) Statement {
	s := p.an.Sentences[i]
	out := Statement{ID: p.r.Document.ID + ":v" + strconv.Itoa(i+1), Span: p.an.Span(s.First, s.Last)}
	out.Title = p.r.Document.Blocks[s.Block].Kind == hearsay.Title
	p.fill(&out, p.lang(s.Block), []hearsay.Span{out.Span}, out.Span)
	isEvent := slices.ContainsFunc(out.Slots, func(s Slot) bool { return s.kind() == classSlot })
	if len(out.Figures) == 0 && (!isEvent || p.addressesReader(s.First, s.Last)) {
		out.Slots = nil
	}
	return out
}

// addressesReader reports a sentence without quotation marks in which a paper speaks
// of itself or to its readers: "Write to our letters desk with what we missed".
func (p *page) addressesReader(first, last int) bool {
	found := false
	for t := first; t < last; t++ {
		switch strings.ToLower(p.an.Text(t)) {
		case "“", "”", "\"", "‘", "«", "»":
			return false
		case "we", "us", "our", "ours", "you", "your":
			found = true
		}
	}
	return found
}

func (p *page) lang(block int) string {
	if l := p.r.Document.Blocks[block].Lang; l != "" {
		return l
	}
	return p.r.Document.Lang
}

// attribution is the statement that an attribution passes on. Words between the
// cue and the content belong to it: whom "accused" accuses.
func (p *page) attribution(a *hearsay.Attribution) Statement {
	whole := hearsay.Cover(a.Content...)
	out := Statement{
		ID: p.r.Document.ID + ":" + a.ID, Attribution: a.ID, Span: whole, Speaker: p.actor(a.Speaker),
		Quoted: a.Kind == hearsay.Direct, negated: a.Polarity == hearsay.Denied,
	}
	parts := slices.Clone(a.Content)
	for _, c := range a.Cue {
		if c.End < whole.Start && whole.Start-c.End < longestGap {
			parts = append(parts, hearsay.Span{Start: c.End, End: whole.Start})
		}
	}
	slices.SortFunc(parts, hearsay.Span.Compare)
	p.fill(&out, p.r.Document.Lang, parts, whole)
	out.Cites = append(out.Cites, p.credits(a)...)
	return out
}

// longestGap is how many bytes may stand between a cue and its content.
const longestGap = 80

func (p *page) actor(id string) string {
	for i := range p.r.Actors {
		if p.r.Actors[i].ID == id {
			return p.r.Actors[i].Name
		}
	}
	return ""
}
