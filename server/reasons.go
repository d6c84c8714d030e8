package server

import (
	"strings"

	"hearsay"
)

// attributionReason says what in the text made an attribution.
func attributionReason(c card, source string) []string {
	var out []string
	switch {
	case c.Cue != "" && source != "":
		out = append(out, quoted(c.Cue)+" reports what "+quoted(source)+" puts forward.")
	case c.Cue != "":
		out = append(out, quoted(c.Cue)+" reports it; no source is named beside it.")
	case source != "":
		out = append(out, quoted(source)+" stands as its source, without a word that reports.")
	}
	switch {
	case c.Unresolved:
		out = append(out, "Who that is was not found.")
	case source != "" && c.Head != "" && !strings.Contains(source, c.Head):
		out = append(out, quoted(source)+" is taken to be "+isolated(c.Head)+".")
	}
	return out
}

// timeReason says what decided the reading of a time.
func timeReason(t *hearsay.Time) []string {
	var out []string
	if t.Order != "" {
		reason := "Read " + strings.ReplaceAll(t.Order, "-", " ")
		if t.Evidence != "" {
			reason += ": " + t.Evidence
		}
		out = append(out, reason+".")
	}
	return out
}

// quoted sets text of a document into a sentence of ours.
func quoted(text string) string { return "“" + isolated(text) + "”" }

// isolated keeps the direction of a piece of text to itself (Unicode first
// strong isolate), as <bdi> does for an element.
func isolated(text string) string { return "\u2068" + text + "\u2069" }
