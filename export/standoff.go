package export

import (
	"fmt"
	"strings"

	"hearsay"
)

// writeStandoff writes one document as a member of a txtar archive: a line with
// its name, then its brat annotations. No annotation begins with "-- ", so the
// documents of a stream can always be told apart.
func writeStandoff(out *lines, a anchors) error {
	_, err := fmt.Fprintf(out, "-- %s.ann --\n", oneLine(docName(a.Document)))
	if err != nil {
		return err
	}
	s := standoff{anchors: a}
	for i := range a.Attributions {
		s.attribution(&a.Attributions[i])
	}
	_, err = out.Write([]byte(s.ann.String()))
	return err
}

// standoff builds an .ann file in the manner of PolNeAR: a text-bound line (T)
// for each role and one event line (E) for each attribution, whose trigger
// repeats the cue.
type standoff struct {
	anchors
	ann    strings.Builder
	bound  int // T lines so far
	events int // E lines so far
}

func (s *standoff) attribution(x *hearsay.Attribution) {
	trigger := x.Cue
	if len(trigger) == 0 {
		trigger = x.Content // brat has no events without a trigger
	}
	source, cue := s.textBound("Source", x.Source), s.textBound("Cue", x.Cue)
	content, at := s.textBound("Content", x.Content), s.textBound("Attribution", trigger)
	s.events++
	fmt.Fprintf(&s.ann, "E%d\tAttribution:%s", s.events, at)
	for _, role := range []struct{ name, id string }{{"Source", source}, {"Cue", cue}, {"Content", content}} {
		if role.id != "" {
			fmt.Fprintf(&s.ann, " %s:%s", role.name, role.id)
		}
	}
	s.ann.WriteByte('\n')
}

// textBound writes a T line and returns its ID, "" for a role that is absent.
func (s *standoff) textBound(label string, spans []hearsay.Span) string {
	if len(spans) == 0 {
		return ""
	}
	s.bound++
	id := fmt.Sprintf("T%d", s.bound)
	offsets, texts := make([]string, len(spans)), make([]string, len(spans))
	for i, span := range spans {
		r := s.points.Range(span)
		offsets[i] = fmt.Sprintf("%d %d", r[0], r[1])
		texts[i] = oneLine(span.Of(s.text))
	}
	fmt.Fprintf(&s.ann, "%s\t%s %s\t%s\n", id, label, strings.Join(offsets, ";"), strings.Join(texts, " "))
	return id
}

// oneLine makes every line break and tab one blank: brat's lines are tables,
// and its text column is a reminder, the offsets count.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}
