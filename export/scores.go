package export

import (
	"path"
	"strings"

	"hearsay"
)

// The short forms: one task each, nothing beside it, one JSON object a line.

type attributionLine struct {
	Doc     string   `json:"doc"`
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

type chainsLine struct {
	ID     string      `json:"id"`
	Chains []chainForm `json:"chains"`
}

type chainForm struct {
	Content [][2]int    `json:"content"`
	Links   []chainLink `json:"links"`
}

type chainLink struct {
	Actor string  `json:"actor"`
	Span  *[2]int `json:"span,omitempty"`
}

type speakerLine struct {
	Doc        string  `json:"doc"`
	Source     [2]int  `json:"source"`
	Speaker    *string `json:"speaker"`
	Antecedent *[2]int `json:"antecedent"`
}

type timexLine struct {
	Doc   string      `json:"doc"`
	Spans []timexSpan `json:"spans"`
}

type timexSpan struct {
	Start int              `json:"start"`
	End   int              `json:"end"`
	Type  hearsay.TimeType `json:"type"`
	Value string           `json:"value"`
}

// docName is how gold names a document: the name that a JSONL line gave, else
// the base name of the file without ".txt".
func docName(d *hearsay.Document) string {
	if d.Name != d.Path && d.Name != "" {
		return d.Name
	}
	return strings.TrimSuffix(path.Base(d.Path), ".txt")
}

func writeAttributions(out *lines, a anchors) error {
	doc := docName(a.Document)
	for i := range a.Attributions {
		x := &a.Attributions[i]
		line := attributionLine{doc, a.ranges(x.Source), a.ranges(x.Cue), a.ranges(x.Content)}
		if err := out.json.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func writeChains(out *lines, a anchors) error {
	return out.json.Encode(chainsLine{docName(a.Document), each(a.Attributions, a.chain)})
}

// chain falls back on the source where an attribution has no links.
func (a anchors) chain(x *hearsay.Attribution) chainForm {
	links := each(x.Chain, a.chainLink)
	if len(links) == 0 && len(x.Source) > 0 {
		source := hearsay.Cover(x.Source...)
		links = append(links, a.chainLink(&hearsay.Link{Actor: x.Speaker, Span: source}))
	}
	return chainForm{a.ranges(x.Content), links}
}

func (a anchors) chainLink(l *hearsay.Link) chainLink {
	out := chainLink{Actor: a.name(l.Actor)}
	if l.Span != (hearsay.Span{}) {
		r := a.points.Range(l.Span)
		out.Span = &r
		if out.Actor == "" {
			out.Actor = l.Span.Of(a.text)
		}
	}
	return out
}

// writeSpeakers writes a line for each source, and for each pronoun and noun
// phrase that refers to someone and is no source.
func writeSpeakers(out *lines, a anchors) error {
	doc := docName(a.Document)
	of := a.mentionsOf()
	known := make(map[hearsay.Span]bool, len(a.Attributions))
	write := func(actor string, span hearsay.Span) error {
		known[span] = true
		line := speakerLine{Doc: doc, Source: a.points.Range(span)}
		if name := a.name(actor); name != "" {
			line.Speaker = &name
		}
		if m := antecedent(of[actor], span); m != nil {
			r := a.points.Range(m.Span)
			line.Antecedent = &r
		}
		return out.json.Encode(line)
	}
	for i := range a.Attributions {
		if x := &a.Attributions[i]; len(x.Source) > 0 {
			if err := write(x.Speaker, hearsay.Cover(x.Source...)); err != nil {
				return err
			}
		}
	}
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Kind != hearsay.Named && !known[m.Span] {
			if err := write(m.Actor, m.Span); err != nil {
				return err
			}
		}
	}
	return nil
}

// mentionsOf are the mentions of each actor, in order of the text.
func (a anchors) mentionsOf() map[string][]*hearsay.Mention {
	of := make(map[string][]*hearsay.Mention, len(a.Actors))
	for i := range a.Mentions {
		m := &a.Mentions[i]
		of[m.Actor] = append(of[m.Actor], m)
	}
	return of
}

// antecedent is the mention that tells who the source is: the last one by name
// that begins before the source ends, else the first by name, else the first.
func antecedent(mentions []*hearsay.Mention, source hearsay.Span) *hearsay.Mention {
	var best *hearsay.Mention
	for _, m := range mentions {
		if m.Kind != hearsay.Named {
			continue
		}
		if best != nil && m.Span.Start >= source.End {
			break
		}
		best = m
	}
	if best == nil && len(mentions) > 0 {
		return mentions[0]
	}
	return best
}

func writeTimex(out *lines, a anchors) error {
	return out.json.Encode(timexLine{docName(a.Document), each(a.Times, a.timexSpan)})
}

func (a anchors) timexSpan(t *hearsay.Time) timexSpan {
	r := a.points.Range(t.Span)
	return timexSpan{r[0], r[1], t.Type, t.Value}
}
