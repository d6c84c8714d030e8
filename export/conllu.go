package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/english"
)

// conlluWriter makes the encoder of "conllu", which analyses the syntax of each
// document itself: a reading holds no tree.
func conlluWriter() (encoder, error) {
	model, err := english.Load()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in syntax model is broken", Err: err}
	}
	p := conllu{parser: model.NewParser()}
	return ofReading(p.write), nil
}

// conllu writes Universal Dependencies' CoNLL-U: without white space its forms
// are the text.
type conllu struct {
	parser *english.Parser
	at     int // the end of what was written of the text, in bytes
	row    []byte
}

// readWhole is the document with its furniture taken for paragraphs.
func readWhole(d *hearsay.Document) *hearsay.Document {
	whole := *d
	whole.Blocks = slices.Clone(d.Blocks)
	for i := range whole.Blocks {
		if whole.Blocks[i].Kind == hearsay.Furniture {
			whole.Blocks[i].Kind = hearsay.Paragraph
		}
	}
	return &whole
}

func (c *conllu) write(out *lines, a anchors) error {
	an := syntax.Analyze(readWhole(a.Document))
	if _, err := fmt.Fprintf(out, "# newdoc id = %s\n", line(docName(a.Document))); err != nil {
		return err
	}
	block := -1
	c.at = 0
	for i, s := range an.Sentences {
		if s.Block != block {
			block = s.Block
			fmt.Fprintf(out, "# newpar\n# block = %s\n", a.Document.Blocks[block].Kind)
		}
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", line(docName(a.Document)), i+1, line(an.Span(s.First, s.Last).Of(a.text)))
		c.sentence(out, a, an, s)
	}
	return nil // the lines go to a buffer, which never fails
}

// line makes one line of a text.
func line(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s // as nearly every word is
	}
	return strings.Join(strings.Fields(s), " ")
}

func (c *conllu) sentence(out *lines, a anchors, an *syntax.Analysis, s syntax.Sentence) {
	words := c.parser.Parse(an, s)
	c.takeMarks(a.text, words, s.Last == len(an.Tokens))
	for i := 0; i < len(words); {
		end := i + 1
		for end < len(words) && words[end].Joined {
			end++
		}
		space := s.Last == len(an.Tokens) || an.Tokens[s.Last].Space || an.Tokens[s.Last].Start > words[end-1].End
		if end < len(words) {
			space = words[end].Space
		}
		if end > i+1 {
			form := a.text[words[i].Start:words[end-1].End]
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, line(form), c.place(nil, a, words[i].Start, words[end-1].End, space))
		}
		for ; i < end; i++ {
			w := &words[i]
			c.row = strconv.AppendInt(c.row[:0], int64(i+1), 10)
			c.fields(line(a.text[w.Start:w.End]), line(w.Lemma), w.UPOS, "_", w.Feats)
			c.row = strconv.AppendInt(append(c.row, '\t'), int64(w.Head), 10)
			c.fields(w.Rel, "_", "")
			if w.Joined || i+1 < end {
				c.row = append(c.row, '_')
			} else {
				c.row = c.place(c.row, a, w.Start, w.End, space)
			}
			_, _ = out.Write(append(c.row, '\n'))
		}
	}
	fmt.Fprintln(out)
}

// takeMarks moves the borders of words over the marks of direction and the like
// that stand between them and belong to no token: a word takes those before it,
// the last one of the document those after it too.
func (c *conllu) takeMarks(text string, words []english.Word, last bool) {
	for i := range words {
		w := &words[i]
		marks := strings.TrimLeftFunc(text[c.at:w.Start], unicode.IsSpace)
		w.Start -= len(marks)
		c.at = w.End
	}
	if last {
		words[len(words)-1].End += len(strings.TrimRightFunc(text[c.at:], unicode.IsSpace))
	}
}

// fields appends columns to the row, a tab before each.
func (c *conllu) fields(columns ...string) {
	for _, f := range columns {
		c.row = append(append(c.row, '\t'), f...)
	}
}

// place appends the MISC column of a token: its code points in the text, and that
// no space follows it.
func (c *conllu) place(row []byte, a anchors, start, end int, space bool) []byte {
	if !space {
		row = append(row, "SpaceAfter=No|"...)
	}
	r := a.points.Range(hearsay.Span{Start: start, End: end})
	row = strconv.AppendInt(append(row, "TokenRange="...), int64(r[0]), 10)
	return strconv.AppendInt(append(row, ':'), int64(r[1]), 10)
}
