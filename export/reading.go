package export

import (
	"errors"
	"strings"

	"hearsay"
)

// ReadingFormat names the form of a line of "jsonl" and its version. The number
// changes when a field changes its meaning or goes; new fields do not change it.
const ReadingFormat = "hearsay.reading/1"

// The types below are the reading as JSON, in the order of its fields. The
// names start and end are those of W3C's TextPositionSelector, exact is that of
// TextQuoteSelector.

type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

type made struct {
	By         string  `json:"by"`
	Confidence float64 `json:"confidence"`
}

type readingLine struct {
	Format       string        `json:"format"`
	Document     document      `json:"document"`
	Times        []timex       `json:"times"`
	Citations    []citation    `json:"citations"`
	Actors       []actor       `json:"actors"`
	Mentions     []mention     `json:"mentions"`
	Attributions []attribution `json:"attributions"`
	Quantities   []quantity    `json:"quantities"`
	Findings     []finding     `json:"findings"`
}

type errorLine struct {
	Format string  `json:"format"`
	Error  failure `json:"error"`
}

type failure struct {
	Code    hearsay.Code `json:"code"`
	Path    string       `json:"path"`
	Message string       `json:"message"`
	Hint    string       `json:"hint,omitempty"`
}

type document struct {
	ID        string         `json:"id"`
	Path      string         `json:"path"`
	Name      string         `json:"name"`
	SHA256    string         `json:"sha256"`
	Format    hearsay.Format `json:"format"`
	Lang      string         `json:"lang,omitempty"`
	Title     *field         `json:"title,omitempty"`
	Authors   []*field       `json:"authors"`
	Publisher *field         `json:"publisher,omitempty"`
	Published *field         `json:"published,omitempty"`
	Notes     []string       `json:"notes"`
	Text      string         `json:"text"`
	Blocks    []block        `json:"blocks"`
}

type field struct {
	Value string      `json:"value"`
	How   hearsay.How `json:"how"`
	At    *span       `json:"at,omitempty"`
}

type block struct {
	Kind  hearsay.BlockKind `json:"kind"`
	Start int               `json:"start"`
	End   int               `json:"end"`
	Page  int               `json:"page,omitempty"`
	Lang  string            `json:"lang,omitempty"`
}

type timex struct {
	ID       string           `json:"id"`
	Span     span             `json:"span"`
	Type     hearsay.TimeType `json:"type"`
	Value    string           `json:"value"`
	Mod      string           `json:"mod,omitempty"`
	Anchor   string           `json:"anchor,omitempty"`
	Calendar hearsay.Calendar `json:"calendar,omitempty"`
	From     string           `json:"from,omitempty"`
	To       string           `json:"to,omitempty"`
	Order    string           `json:"order,omitempty"`
	Evidence string           `json:"evidence,omitempty"`
	made
}

type citation struct {
	ID         string               `json:"id"`
	Span       span                 `json:"span"`
	Kind       hearsay.CitationKind `json:"kind"`
	Outlet     string               `json:"outlet,omitempty"`
	OutletSpan *span                `json:"outlet_span,omitempty"`
	Ref        string               `json:"ref,omitempty"`
	Time       string               `json:"time,omitempty"`
	Covers     []span               `json:"covers"`
	Missing    []string             `json:"missing"`
	made
}

type actor struct {
	ID        string            `json:"id"`
	Name      string            `json:"name"`
	Type      hearsay.ActorType `json:"type"`
	Anonymous bool              `json:"anonymous"`
	Code      string            `json:"code,omitempty"`
	made
}

type mention struct {
	ID    string              `json:"id"`
	Span  span                `json:"span"`
	Kind  hearsay.MentionKind `json:"kind"`
	Actor string              `json:"actor"`
	made
}

type attribution struct {
	ID       string                  `json:"id"`
	Source   []span                  `json:"source"`
	Cue      []span                  `json:"cue"`
	Content  []span                  `json:"content"`
	Kind     hearsay.AttributionKind `json:"kind"`
	Polarity hearsay.Polarity        `json:"polarity"`
	Speaker  string                  `json:"speaker,omitempty"`
	Parent   string                  `json:"parent,omitempty"`
	Chain    []link                  `json:"chain"`
	Time     string                  `json:"time,omitempty"`
	Venue    []span                  `json:"venue,omitempty"`
	made
}

type link struct {
	Actor    string `json:"actor,omitempty"`
	Name     string `json:"name,omitempty"`
	Span     *span  `json:"span,omitempty"`
	Cue      *span  `json:"cue,omitempty"`
	Citation string `json:"citation,omitempty"`
	Date     string `json:"date,omitempty"`
}

type quantity struct {
	ID      string               `json:"id"`
	Span    span                 `json:"span"`
	Kind    hearsay.QuantityKind `json:"kind"`
	Value   float64              `json:"value"`
	High    float64              `json:"high,omitempty"`
	Unit    string               `json:"unit,omitempty"`
	Counted *span                `json:"counted,omitempty"`
	Bound   hearsay.Bound        `json:"bound,omitempty"`
	Change  hearsay.Change       `json:"change,omitempty"`
	Time    string               `json:"time,omitempty"`
	made
}

type finding struct {
	ID       string              `json:"id"`
	Kind     hearsay.FindingKind `json:"kind"`
	Passages []span              `json:"passages"`
	Text     string              `json:"text"`
	made
}

func writeReading(out *lines, item Item) error {
	if item.Reading == nil {
		return out.json.Encode(errorLine{ReadingFormat, failureOf(item)})
	}
	a := anchorsOf(item.Reading)
	return out.json.Encode(readingLine{
		Format:       ReadingFormat,
		Document:     a.document(),
		Times:        each(a.Times, a.timex),
		Citations:    each(a.Citations, a.citation),
		Actors:       each(a.Actors, a.actor),
		Mentions:     each(a.Mentions, a.mention),
		Attributions: each(a.Attributions, a.attribution),
		Quantities:   each(a.Quantities, a.quantity),
		Findings:     each(a.Findings, a.finding),
	})
}

// failureOf takes the path out of the message: it has a field of its own.
func failureOf(item Item) failure {
	f := failure{Code: hearsay.ErrorCode(item.Err), Path: item.Path, Message: "cannot be read"}
	var known *hearsay.Error
	switch {
	case errors.As(item.Err, &known):
		f.Message, f.Hint = known.Msg, known.Hint
		if f.Path == "" {
			f.Path = known.Path
		}
	case item.Err != nil:
		f.Message = item.Err.Error()
	default:
		f.Code = hearsay.Internal
	}
	return f
}

// each turns records into their JSON form; no records make [], never null.
func each[In, Out any](in []In, convert func(*In) Out) []Out {
	out := make([]Out, len(in))
	for i := range in {
		out[i] = convert(&in[i])
	}
	return out
}

func (a anchors) span(s *hearsay.Span) span {
	r := a.points.Range(*s)
	return span{r[0], r[1], s.Of(a.text)}
}

// optional is nil for the zero span, which stands for "none".
func (a anchors) optional(s hearsay.Span) *span {
	if s == (hearsay.Span{}) {
		return nil
	}
	out := a.span(&s)
	return &out
}

func (a anchors) document() document {
	d := a.Reading.Document
	return document{
		ID: d.ID, Path: d.Path, Name: d.Name, SHA256: d.SHA256, Format: d.Format, Lang: d.Lang,
		Title: a.field(&d.Title), Authors: each(d.Authors, a.field),
		Publisher: a.field(&d.Publisher), Published: a.field(&d.Published),
		Notes: append([]string{}, d.Notes...), Text: d.Text, Blocks: each(d.Blocks, a.block),
	}
}

func (a anchors) field(f *hearsay.Field) *field {
	if f.Value == "" {
		return nil
	}
	return &field{Value: f.Value, How: f.How, At: a.optional(f.At)}
}

func (a anchors) block(b *hearsay.Block) block {
	r := a.points.Range(b.Span)
	return block{Kind: b.Kind, Start: r[0], End: r[1], Page: b.Page, Lang: b.Lang}
}

func (a anchors) timex(t *hearsay.Time) timex {
	return timex{
		ID: t.ID, Span: a.span(&t.Span), Type: t.Type, Value: t.Value, Mod: t.Mod, Anchor: t.Anchor,
		Calendar: t.Calendar, From: t.From, To: t.To, Order: t.Order, Evidence: t.Evidence, made: made(t.Provenance),
	}
}

func (a anchors) citation(c *hearsay.Citation) citation {
	return citation{
		ID: c.ID, Span: a.span(&c.Span), Kind: c.Kind, Outlet: c.Outlet, OutletSpan: a.optional(c.OutletSpan),
		Ref: c.Ref, Time: c.Time, Covers: each(c.Covers, a.span), Missing: append([]string{}, c.Missing...),
		made: made(c.Provenance),
	}
}

func (a anchors) actor(x *hearsay.Actor) actor {
	return actor{ID: x.ID, Name: x.Name, Type: x.Type, Anonymous: x.Anonymous, Code: x.Code, made: made(x.Provenance)}
}

func (a anchors) mention(m *hearsay.Mention) mention {
	return mention{ID: m.ID, Span: a.span(&m.Span), Kind: m.Kind, Actor: m.Actor, made: made(m.Provenance)}
}

func (a anchors) attribution(x *hearsay.Attribution) attribution {
	return attribution{
		ID: x.ID, Source: each(x.Source, a.span), Cue: each(x.Cue, a.span), Content: each(x.Content, a.span),
		Kind: x.Kind, Polarity: x.Polarity, Speaker: x.Speaker, Parent: x.Parent,
		Chain: each(x.Chain, a.link), Time: x.Time, Venue: each(x.Venue, a.span), made: made(x.Provenance),
	}
}

func (a anchors) link(l *hearsay.Link) link {
	return link{
		Actor: l.Actor, Name: a.linkName(l), Span: a.optional(l.Span), Cue: a.optional(l.Cue),
		Citation: l.Citation, Date: l.Date,
	}
}

// linkName is the name of the actor, or the words that name one who is not known.
func (a anchors) linkName(l *hearsay.Link) string {
	if name := a.name(l.Actor); name != "" {
		return name
	}
	return strings.Join(strings.Fields(l.Span.Of(a.text)), " ")
}

func (a anchors) quantity(q *hearsay.Quantity) quantity {
	return quantity{
		ID: q.ID, Span: a.span(&q.Span), Kind: q.Kind, Value: q.Value, High: q.High, Unit: q.Unit,
		Counted: a.optional(q.Counted), Bound: q.Bound, Change: q.Change, Time: q.Time, made: made(q.Provenance),
	}
}

func (a anchors) finding(f *hearsay.Finding) finding {
	return finding{ID: f.ID, Kind: f.Kind, Passages: each(f.Passages, a.span), Text: f.Text, made: made(f.Provenance)}
}
