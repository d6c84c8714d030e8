package export

import (
	"encoding/base64"
	"encoding/hex"

	"hearsay"
)

// quoteContext is the number of code points given before and after a quote: the
// W3C model asks for enough to find it again, and leaves the length open.
const quoteContext = 32

// webAnnotation is one attribution in the W3C Web Annotation Data Model: the
// content is the target, source and cue are bodies with a place of their own.
type webAnnotation struct {
	Context    string     `json:"@context"`
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Motivation string     `json:"motivation"`
	Generator  generator  `json:"generator"`
	Body       []any      `json:"body"`
	Target     []resource `json:"target"`
}

type generator struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type textualBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

// resource is a SpecificResource: a piece of the document's text.
type resource struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose,omitempty"`
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

func writeWebAnnotations(out *lines, a anchors) error {
	for i := range a.Attributions {
		if err := out.json.Encode(a.webAnnotation(&a.Attributions[i])); err != nil {
			return err
		}
	}
	return nil
}

func (a anchors) webAnnotation(x *hearsay.Attribution) webAnnotation {
	bodies := make([]any, 0, len(x.Source)+len(x.Cue)+3)
	for _, s := range x.Source {
		bodies = append(bodies, a.resource(s, "identifying"))
	}
	for _, s := range x.Cue {
		bodies = append(bodies, a.resource(s, "describing"))
	}
	if name := a.name(x.Speaker); name != "" {
		bodies = append(bodies, textualBody{"TextualBody", "identifying", name})
	}
	for _, class := range []string{string(x.Kind), string(x.Polarity)} {
		bodies = append(bodies, textualBody{"TextualBody", "classifying", class})
	}
	return webAnnotation{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:hearsay:" + a.Document.ID + ":" + x.ID,
		Type: "Annotation", Motivation: "identifying", Generator: generator{"Software", "hearsay " + x.By},
		Body: bodies, Target: each(x.Content, func(s *hearsay.Span) resource { return a.resource(*s, "") }),
	}
}

func (a anchors) resource(s hearsay.Span, purpose string) resource {
	r := a.points.Range(s)
	before := hearsay.Span{Start: a.points.Bytes(max(r[0]-quoteContext, 0)), End: s.Start}
	after := hearsay.Span{Start: s.End, End: a.points.Bytes(r[1] + quoteContext)}
	return resource{
		Type: "SpecificResource", Purpose: purpose, Source: namedInformation(a.Document.SHA256),
		Selector: []any{
			positionSelector{"TextPositionSelector", r[0], r[1]},
			quoteSelector{"TextQuoteSelector", s.Of(a.text), before.Of(a.text), after.Of(a.text)},
		},
	}
}

// namedInformation names a file by its hash as RFC 6920 has it: an address that
// needs no server.
func namedInformation(sha256 string) string {
	raw, err := hex.DecodeString(sha256)
	if err != nil {
		return "urn:hearsay:" + sha256
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(raw)
}
