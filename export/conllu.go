package export

import (
	"fmt"
	"strings"

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

// conllu writes Universal Dependencies' CoNLL-U.
type conllu struct{ parser *english.Parser }

func (c *conllu) write(out *lines, a anchors) error {
	an := syntax.Analyze(a.Document)
	if _, err := fmt.Fprintf(out, "# newdoc id = %s\n", line(docName(a.Document))); err != nil {
		return err
	}
	block := -1
	for i, s := range an.Sentences {
		if s.Block != block {
			block = s.Block
			fmt.Fprintln(out, "# newpar")
		}
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", line(docName(a.Document)), i+1, line(an.Span(s.First, s.Last).Of(a.text)))
		c.sentence(out, a, an, s)
	}
	return nil // the lines go to a buffer, which never fails
}

// line makes one line of a text.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c *conllu) sentence(out *lines, a anchors, an *syntax.Analysis, s syntax.Sentence) {
	words := c.parser.Parse(an, s)
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
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, line(form), c.place(a, words[i].Start, words[end-1].End, space))
		}
		for ; i < end; i++ {
			w := &words[i]
			misc := "_"
			if !w.Joined && (i+1 == end) {
				misc = c.place(a, w.Start, w.End, space)
			}
			form := line(a.text[w.Start:w.End])
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t%s\n", i+1, form, line(w.Lemma), w.UPOS, w.Feats, w.Head, w.Rel, misc)
		}
	}
	fmt.Fprintln(out)
}

// place is the MISC column of a token: its code points in the text, and that no
// space follows it.
func (c *conllu) place(a anchors, start, end int, space bool) string {
	r := a.points.Range(hearsay.Span{Start: start, End: end})
	misc := fmt.Sprintf("TokenRange=%d:%d", r[0], r[1])
	if !space {
		misc = "SpaceAfter=No|" + misc
	}
	return misc
}
