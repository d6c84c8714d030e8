package read

import (
	"strings"

	"hearsay"
	"hearsay/read/actor"
	"hearsay/read/attribution"
)

// questions are the spans of which the actor pass is asked who they are.
type questions struct {
	out    *hearsay.Reading
	asks   []actor.Ask
	source []int   // by statement: its ask, -1 for none
	venues [][]int // by statement and venue
	cited  []int   // by citation
}

// ask collects the sources and venues of the statements and the outlets of the
// citations.
func (q *questions) ask(statements []attribution.Statement) {
	for i := range statements {
		s := &statements[i]
		q.source = append(q.source, -1)
		if len(s.Source) > 0 {
			q.source[i] = q.add(actor.Ask{Span: plainly(s.Source[0], q.out.Document.Text), Antecedent: s.Antecedent, Speaker: -1, Words: words(s)})
		}
		var venues []int
		for _, v := range s.Venues {
			venues = append(venues, q.add(actor.Ask{Span: v, Speaker: -1, Outlet: true, Name: paperTold(v, q.out.Document.Text)}))
		}
		q.venues = append(q.venues, venues)
	}
	for i := range q.out.Citations {
		q.cited = append(q.cited, -1)
		if c := &q.out.Citations[i]; c.Kind == hearsay.CiteOutlet && c.OutletSpan != (hearsay.Span{}) {
			q.cited[i] = q.add(actor.Ask{Span: c.OutletSpan, Name: c.Outlet, Speaker: -1, Outlet: true})
		}
	}
	for i, around := range attribution.Around(statements) {
		if k := q.source[i]; k >= 0 && around >= 0 && isFirstPerson(q.asks[k].Span.Of(q.out.Document.Text)) {
			q.asks[k].Speaker = q.source[around]
		}
	}
}

func (q *questions) add(a actor.Ask) int {
	q.asks = append(q.asks, a)
	return len(q.asks) - 1
}

// paperTold is the name of a paper that is told something and that no list
// has, "told The Tarn": the article has a capital as part of a title.
func paperTold(s hearsay.Span, text string) string {
	name := strings.Join(strings.Fields(s.Of(text)), " ")
	if strings.HasSuffix(text[:s.Start], "told ") && isStation(name) {
		return name
	}
	if !strings.HasSuffix(text[:s.Start], "told ") || !strings.HasPrefix(name, "The ") || strings.HasSuffix(name, "s") && strings.ContainsAny(name, "'’") {
		return ""
	}
	return name[len("The "):]
}

// isStation reports whether a name is written as stations write theirs: "KLND",
// "Lund-TV".
func isStation(name string) bool {
	if strings.HasSuffix(name, "-TV") || strings.HasSuffix(name, "TV") && len(name) > len("TV") {
		return true
	}
	return len(name) == 4 && (name[0] == 'K' || name[0] == 'W') && name == strings.ToUpper(name)
}

// plainly is the span of a source less "itself" and all after it: "the Courier
// itself, which prints lies".
func plainly(s hearsay.Span, text string) hearsay.Span {
	for _, word := range [...]string{" itself", " himself", " herself", " themselves"} {
		if at := strings.Index(s.Of(text), word); at > 0 {
			s.End = s.Start + at
		}
	}
	return s
}

// words are the pieces of a statement's content when they are told as they were
// said.
func words(s *attribution.Statement) []hearsay.Span {
	if s.Kind != hearsay.Direct {
		return nil
	}
	return s.Content
}

func isFirstPerson(word string) bool {
	switch strings.ToLower(word) {
	case "i", "my", "me", "myself":
		return true
	}
	return false
}

// answers sorts what the actor pass found by statement and citation.
func (q *questions) answers(found *actor.Found) attribution.Cast {
	of := func(ask int) string {
		if ask < 0 {
			return ""
		}
		return found.Of[ask]
	}
	c := attribution.Cast{Outlets: map[string]bool{}}
	for i := range found.Actors {
		if found.Actors[i].Type == hearsay.Outlet {
			c.Outlets[found.Actors[i].ID] = true
		}
	}
	for _, k := range q.source {
		c.Speaker = append(c.Speaker, of(k))
	}
	for _, venues := range q.venues {
		var who []string
		for _, k := range venues {
			who = append(who, of(k))
		}
		c.Venue = append(c.Venue, who)
	}
	for _, k := range q.cited {
		c.Cited = append(c.Cited, of(k))
	}
	return c
}
