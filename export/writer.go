package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay"
	"hearsay/position"
)

// Item is one document of a run: its reading, or why there is none.
type Item struct {
	// Reading is nil for a file that failed. For "ingest" it needs no records.
	Reading *hearsay.Reading
	// Path and Err say which file failed and why; read when Reading is nil.
	Path string
	Err  error
	// Seconds and PeakMB are what the document cost: wall time, and the largest
	// resident memory of the process so far in MiB. Only "ingest" shows them; 0
	// means not measured.
	Seconds, PeakMB float64
}

// encoder appends one item to the output of a writer.
type encoder func(*lines, Item) error

// Formats are the names that [NewWriter] knows.
func Formats() []string {
	return []string{"jsonl", "webannotation", "brat", "conllu", "ner", "coref", "timeml", "attribution", "chains", "speakers", "timex", "ingest"}
}

// FromText reports whether a format shows nothing of a reading but its document,
// so that the reading needs no records.
func FromText(format string) bool {
	return slices.Contains([]string{"conllu", "ner", "coref", "ingest"}, format)
}

// encoderFor is nil for an unknown format.
func encoderFor(format string) (encoder, error) {
	switch format {
	case "jsonl":
		return writeReading, nil
	case "webannotation":
		return ofReading(writeWebAnnotations), nil
	case "conllu":
		return conlluWriter()
	case "ner":
		return nerWriter()
	case "coref":
		return corefWriter()
	case "brat":
		return ofReading(writeStandoff), nil
	case "timeml":
		return ofReading(writeTimeML), nil
	case "attribution":
		return ofReading(writeAttributions), nil
	case "chains":
		return ofReading(writeChains), nil
	case "speakers":
		return ofReading(writeSpeakers), nil
	case "timex":
		return ofReading(writeTimex), nil
	case "ingest":
		return writeIngest, nil
	}
	return nil, nil
}

// ofReading makes an encoder for a format that has no place for failures.
func ofReading(write func(*lines, anchors) error) encoder {
	return func(out *lines, item Item) error {
		if item.Reading == nil {
			return nil
		}
		return write(out, anchorsOf(item.Reading))
	}
}

// Writer writes the items of a run one after another. Each item reaches the
// underlying writer whole, in one call, so that a reader of the stream sees
// complete documents. A Writer is for one goroutine.
type Writer struct {
	to     io.Writer
	encode encoder
	buffer bytes.Buffer
	lines  *lines
}

// NewWriter returns a writer of one of the [Formats]. The error for any other
// name is a [hearsay.Error] with code [hearsay.Invalid].
func NewWriter(format string, to io.Writer) (*Writer, error) {
	encode, err := encoderFor(format)
	if err != nil {
		return nil, err
	}
	if encode == nil {
		return nil, unknownFormat(format, Formats())
	}
	w := &Writer{to: to, encode: encode}
	w.lines = newLines(&w.buffer)
	return w, nil
}

// Write writes one item. Formats other than "jsonl" and "ingest" have no place
// for a failed file and write nothing for it.
func (w *Writer) Write(item Item) error {
	w.buffer.Reset()
	if err := w.encode(w.lines, item); err != nil {
		return err
	}
	if w.buffer.Len() == 0 {
		return nil
	}
	_, err := w.to.Write(w.buffer.Bytes())
	return err
}

func unknownFormat(format string, known []string) error {
	return &hearsay.Error{
		Code: hearsay.Invalid,
		Msg:  fmt.Sprintf("%q is not a format", format),
		Hint: "use one of " + strings.Join(known, ", "),
	}
}

// lines writes text and JSON values, one value a line.
type lines struct {
	io.Writer
	json *json.Encoder
}

func newLines(to io.Writer) *lines {
	l := &lines{Writer: to, json: json.NewEncoder(to)}
	l.json.SetEscapeHTML(false) // "<" and "&" are text here, not markup
	return l
}

// anchors turns the byte spans of one reading into code points.
type anchors struct {
	*hearsay.Reading
	text   string
	points *position.Map
	actors map[string]*hearsay.Actor
}

func anchorsOf(r *hearsay.Reading) anchors {
	a := anchors{Reading: r, text: r.Document.Text, points: position.NewMap(r.Document.Text)}
	a.actors = make(map[string]*hearsay.Actor, len(r.Actors))
	for i := range r.Actors {
		a.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	return a
}

// ranges is the plainest form of spans: [[start, end], ...], never null.
func (a anchors) ranges(spans []hearsay.Span) [][2]int {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = a.points.Range(s)
	}
	return out
}

// name is the name of an actor, "" for no actor.
func (a anchors) name(actor string) string {
	if found := a.actors[actor]; found != nil {
		return found.Name
	}
	return ""
}
