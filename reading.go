package hearsay

import (
	"errors"
	"fmt"
)

// Reading is every record of one document. Each list is in the order of the
// text ([Span.Compare] of the records' extents), and IDs are unique in it: a
// letter for the kind and a number that counts from 1 ("a12" is the twelfth
// attribution). Written as "DOCUMENT:RECORD" they name a record in a ledger.
type Reading struct {
	Document     *Document
	Times        []Time
	Quantities   []Quantity
	Citations    []Citation
	Actors       []Actor
	Mentions     []Mention
	Attributions []Attribution
	Findings     []Finding
}

// Provenance says what made a record, so that "why is this here?" has an
// answer.
type Provenance struct {
	// By is "pass/rule", such as "attribution/according-to".
	By string
	// Confidence is the share of records of this rule that are expected to be
	// right, above 0 and at most 1.
	Confidence float64
}

// TimeType is a type of TIMEX3.
type TimeType string

// The types of TIMEX3 (ISO 24617-1).
const (
	Date      TimeType = "DATE"
	TimeOfDay TimeType = "TIME"
	Duration  TimeType = "DURATION"
	Set       TimeType = "SET"
)

// Calendar names the calendar that a date was written in.
type Calendar string

// The calendars that dates are written in.
const (
	Gregorian  Calendar = "gregorian"
	Hijri      Calendar = "hijri"       // lunar, Umm al-Qura
	SolarHijri Calendar = "solar-hijri" // Iranian and Afghan
)

// Time is a time expression: TIMEX3 with the calendar it was written in and
// the Gregorian interval that it covers.
type Time struct {
	ID    string
	Span  Span
	Type  TimeType
	Value string // TIMEX3 value, Gregorian
	Mod   string // TIMEX3 mod: APPROX, START, MORE_THAN ...
	// Anchor is the ID of the time that this one is counted from, "dct" for
	// the document's own date, or "".
	Anchor   string
	Calendar Calendar
	// From and To are the first day and the last day covered, YYYY-MM-DD, or
	// "" where no interval is known.
	From, To string
	// Order is "day-first" or "month-first" for an all-numeric date, with what
	// decided it in Evidence.
	Order    string
	Evidence string
	Provenance
}

// QuantityKind says what sort of figure a quantity is.
type QuantityKind string

// The kinds of quantities.
const (
	Count    QuantityKind = "count"    // of things or people
	Money    QuantityKind = "money"    // Unit is the currency's ISO 4217 code, or "" for an unknown one
	Percent  QuantityKind = "percent"  // Value 5 for "5 percent"; Unit is "pp" for percentage points
	Measure  QuantityKind = "measure"  // Unit is a symbol: "km", "t"
	Ratio    QuantityKind = "ratio"    // Value 7 for "seven times"
	Fraction QuantityKind = "fraction" // Value 0.5 for "half of"
	Rank     QuantityKind = "rank"     // Value 3 for "third-largest"
)

// Bound says on which side of its value a quantity may lie.
type Bound string

// The bounds of quantities; "" is exact.
const (
	AtLeast  Bound = "at-least"
	AtMost   Bound = "at-most"
	About    Bound = "about"
	MoreThan Bound = "more-than"
	LessThan Bound = "less-than"
)

// Change says how a figure moves: "fell by a third".
type Change string

// The changes; "" for a figure that does not move.
const (
	Up   Change = "up"
	Down Change = "down"
)

// Quantity is a number with what it counts.
type Quantity struct {
	ID   string
	Span Span // from the bound to the unit: "more than $ 70 billion"
	Kind QuantityKind
	// Value is the number, or the lower end of a range whose upper end is High;
	// High is 0 for a single number.
	Value, High float64
	Unit        string
	// Counted is where the things counted are named: "US troops". The zero span
	// when they are not named beside the number.
	Counted Span
	Bound   Bound
	Change  Change
	// Time is the ID of the time that the figure is for, "" when not told.
	Time string
	Provenance
}

// CitationKind says what sort of thing a citation points to.
type CitationKind string

// The kinds of citations.
const (
	CiteOutlet    CitationKind = "outlet"
	CiteDocument  CitationKind = "document"
	CiteScripture CitationKind = "scripture"
	CiteSelf      CitationKind = "self"
	CiteURL       CitationKind = "url"
)

// Citation points to where something was published.
type Citation struct {
	ID   string
	Span Span
	Kind CitationKind
	// Outlet is the normal name, whatever the spelling at OutletSpan.
	Outlet     string
	OutletSpan Span
	// Ref is the place in the thing cited: "18:20" of a scripture, a URL.
	Ref string
	// Time is the ID of the time that dates it, "" when none is given.
	Time string
	// Covers is the stretch of text that the citation supports.
	Covers []Span
	// Missing lists what a complete citation would have: "date", "outlet".
	Missing []string
	Provenance
}

// ActorType says what an actor is.
type ActorType string

// The types of actors.
const (
	Person      ActorType = "person"
	State       ActorType = "state"
	Body        ActorType = "body" // ministry, court, party, international organisation
	Outlet      ActorType = "outlet"
	Group       ActorType = "group" // armed group, crowd, "the protesters"
	UnknownType ActorType = "unknown"
)

// Actor is someone or something that speaks or is spoken of in the document.
type Actor struct {
	ID   string
	Name string
	Type ActorType
	// Anonymous is true when the document does not identify the actor; Name is
	// then the document's description, and the actor is never merged with
	// another.
	Anonymous bool
	// Code is what a loaded actor dictionary calls the actor on the day of the
	// document, a CAMEO code such as "MAVGOV"; "" for none.
	Code string
	Provenance
}

// MentionKind says in which way a mention refers.
type MentionKind string

// The kinds of mentions.
const (
	Named   MentionKind = "named"
	Nominal MentionKind = "nominal"
	Pronoun MentionKind = "pronoun"
)

// Mention is a span that names an actor or refers to one.
type Mention struct {
	ID    string
	Span  Span
	Kind  MentionKind
	Actor string // ID of an [Actor]
	Provenance
}

// AttributionKind says how the content is given.
type AttributionKind string

// The kinds of attributions: all inside quotation marks, none, or some.
const (
	Direct   AttributionKind = "direct"
	Indirect AttributionKind = "indirect"
	Mixed    AttributionKind = "mixed"
)

// Polarity says whether the source makes the statement, denies it or holds it
// back ("declined to say").
type Polarity string

// The polarities of an attribution.
const (
	Affirmed Polarity = "affirmed"
	Denied   Polarity = "denied"
	Withheld Polarity = "withheld"
)

// Attribution is the attribution relation of PARC and PolNeAR: a source, a cue
// and a content, each possibly in several pieces or (source and cue) absent.
type Attribution struct {
	ID       string
	Source   []Span
	Cue      []Span
	Content  []Span
	Kind     AttributionKind
	Polarity Polarity
	// Speaker is the ID of the [Actor] that the source refers to, "" when the
	// text names none.
	Speaker string
	// Parent is the ID of the attribution whose content holds this one, or
	// whose source passes it on; "" for none.
	Parent string
	// Chain is the path of the content through the text: the outermost carrier
	// first, the speaker last. The document's own author and publisher, which
	// head every chain, are not repeated here.
	Chain []Link
	// Time is the ID of the time at which it was said, "" when not told.
	Time string
	// Venue is where it was said: "an interview with Radio Teslin", "Twitter", "a
	// letter to the board". Most statements have none.
	Venue []Span
	Provenance
}

// Link is one step of a chain of attribution.
type Link struct {
	// Actor is an actor's ID; its name is what a person reads.
	Actor string
	// Span is where the link is named.
	Span Span
	// Cue is the word that makes it a link; the zero span when there is none.
	Cue Span
	// Citation is the ID of the citation that gives the link, or "".
	Citation string
	// Date is ISO 8601, "" when not told.
	Date string
}

// FindingKind says what sort of thing does not add up.
type FindingKind string

// The kinds of findings inside one document.
const (
	WeekdayDiffers    FindingKind = "weekday"    // "Monday, 4 March" was a Tuesday
	CalendarsDiffer   FindingKind = "calendars"  // the two dates of a dual date are days apart
	ArithmeticDiffers FindingKind = "arithmetic" // a ratio, sum, difference or share against its figures
	NoSuchDate        FindingKind = "no-such-date"
	CitedLater        FindingKind = "cited-later" // cited, but dated after the document
	EventDiffers      FindingKind = "event"       // one event dated two ways
	DurationDiffers   FindingKind = "duration"    // a duration against its two ends
)

// Finding is something in one document that does not add up. It says that
// passages differ, never which of them is right.
type Finding struct {
	ID   string
	Kind FindingKind
	// Passages are the places that differ, in the order of the text; at least one.
	Passages []Span
	// Text says what differs, with the arithmetic shown, for people.
	Text string
	Provenance
}

// Extent is the smallest span that holds the whole attribution.
func (a *Attribution) Extent() Span {
	all := make([]Span, 0, 8)
	all = append(append(append(all, a.Content...), a.Source...), a.Cue...)
	return Cover(all...)
}

// Validate says which invariant the reading breaks, or nil.
func (r *Reading) Validate() error {
	if err := r.Document.Validate(); err != nil {
		return err
	}
	c := checker{text: r.Document.Text, ids: map[string]bool{"": true, "dct": true}}
	c.collect(r)
	c.times(r.Times)
	c.quantities(r.Quantities)
	c.citations(r.Citations)
	c.mentions(r.Mentions)
	c.attributions(r.Attributions)
	c.findings(r.Findings)
	if err := errors.Join(c.errs...); err != nil {
		return fmt.Errorf("document %s: %w", r.Document.ID, err)
	}
	return nil
}
