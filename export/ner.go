package export

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/names"
)

// nerWriter makes the encoder of "ner", which finds the names of each document
// itself: a reading holds only those that its records speak of.
func nerWriter() (encoder, error) {
	model, err := names.Load()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in names model is broken", Err: err}
	}
	n := ner{tagger: model.NewTagger()}
	return ofReading(n.write), nil
}

// ner writes the columns of CoNLL-2003 in short: a token and its label in IOB2,
// a blank line after each sentence.
type ner struct {
	tagger *names.Tagger
	words  []syntax.UDWord
	row    []byte
}

func (n *ner) write(out *lines, a anchors) error {
	an := syntax.Analyze(a.Document)
	found := n.tagger.Tag(an)
	fmt.Fprint(out, "-DOCSTART-\tO\n\n")
	at := 0
	for _, s := range an.Sentences {
		n.words = an.Words(n.words[:0], s.First, s.Last)
		for _, w := range n.words {
			for len(found) > 0 && found[0].End <= w.Start {
				found = found[1:]
			}
			unread(out, a.text[at:w.Start])
			n.row = append(append(n.row[:0], line(a.text[w.Start:w.End])...), '\t')
			_, _ = out.Write(append(append(n.row, label(w, found)...), '\n'))
			at = w.End
		}
		fmt.Fprintln(out)
	}
	if unread(out, a.text[at:]) {
		fmt.Fprintln(out)
	}
	return nil // the lines go to a buffer, which never fails
}

// unread writes what stands between two words, such as marks of direction and
// blocks that are not read, so that the columns hold the whole text. It reports
// whether there was anything but white space.
func unread(out *lines, gap string) bool {
	parts := strings.Fields(gap)
	for _, part := range parts {
		fmt.Fprintf(out, "%s\tO\n", part)
	}
	return len(parts) > 0
}

// label is that of a word, found being the names that do not end before it.
func label(w syntax.UDWord, found []names.Name) string {
	switch {
	case len(found) == 0 || found[0].Start >= w.End:
		return "O"
	case found[0].Start == w.Start:
		return "B-" + found[0].Type.String()
	}
	return "I-" + found[0].Type.String()
}
