package train

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/eval"
	"hearsay/position"
	"hearsay/syntax/conllu"
)

// Corpus is one source of examples.
type Corpus struct {
	// Partial is set when only some sorts of things are annotated: of what has no
	// annotation nothing is known then.
	Partial   bool
	Documents []Document
}

// Document is a text with what is known of its entities.
type Document struct {
	Name string
	Text *hearsay.Document
	// Gold leads from the place of a mention, in bytes, to its entity.
	Gold map[hearsay.Span]int
	// Entities are those of Gold in the tokens of the gold file.
	Columns *eval.CorefDocument
	// Choice is the one question of a document whose other mentions are not known.
	Choice *Choice
}

// Choice asks which of two names, if any, a pronoun stands for; places in bytes.
type Choice struct {
	*eval.GAPCase // places in code points
	Pronoun, A, B hearsay.Span
}

// layout is the text of a document with its paragraphs.
type layout struct {
	text   strings.Builder
	blocks []hearsay.Block
}

func (l *layout) paragraph() {
	if l.text.Len() > 0 {
		l.text.WriteString("\n\n")
	}
	at := l.text.Len()
	l.blocks = append(l.blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at}, Kind: hearsay.Paragraph})
}

func (l *layout) token(form string, space bool) {
	block := &l.blocks[len(l.blocks)-1]
	if space && l.text.Len() > block.Start {
		l.text.WriteByte(' ')
	}
	l.text.WriteString(form)
	block.End = l.text.Len()
}

func (l *layout) document() *hearsay.Document {
	return &hearsay.Document{Text: l.text.String(), Blocks: l.blocks}
}

// ReadTexts lays out the documents of a treebank in CoNLL-U as they were printed:
// spaces and paragraphs are given there. They are listed by their names.
func ReadTexts(r io.Reader) (map[string]*hearsay.Document, error) {
	layouts := map[string]*layout{}
	now := &layout{}
	space := false
	for s, err := range conllu.Read(r) {
		if err != nil {
			return nil, err
		}
		if s.NewDoc {
			now = &layout{}
			layouts[s.Doc] = now
		}
		if s.NewPar || len(now.blocks) == 0 {
			now.paragraph()
		}
		for _, w := range s.Words {
			if !w.Joined {
				now.token(w.Token, space)
			}
			space = w.SpaceAfter
		}
	}
	out := map[string]*hearsay.Document{}
	for name, l := range layouts {
		out[name] = l.document()
	}
	return out, nil
}

// LayOut makes running text of tokens whose spacing is not known.
func LayOut(tokens []string) *hearsay.Document {
	var l layout
	l.paragraph()
	space := false
	quoted := false
	for _, t := range tokens {
		closes := strings.ContainsAny(t[:1], ".,;:!?)]%") || strings.HasPrefix(t, "’") || strings.HasPrefix(t, "'") && len(t) > 1 ||
			t == "”" || t == "n't" || t == "n’t" || t == "''" || t == `"` && quoted
		l.token(t, space && !closes)
		if t == `"` {
			quoted = !quoted
		}
		space = !(t == "(" || t == "[" || t == "“" || t == "‘" || t == "$" || t == "``" || t == `"` && quoted)
	}
	return l.document()
}

// AddColumns takes in documents in columns. Their texts are those of texts, by
// name, or are laid out from the tokens when texts is nil.
func (c *Corpus) AddColumns(documents []eval.CorefDocument, texts map[string]*hearsay.Document) error {
	for i := range documents {
		d := &documents[i]
		text := texts[d.Name]
		if texts == nil {
			text = LayOut(d.Tokens)
		}
		if text == nil {
			return fmt.Errorf("document %s has no text", d.Name)
		}
		gold, err := places(d, text.Text)
		if err != nil {
			return fmt.Errorf("document %s: %w", d.Name, err)
		}
		c.Documents = append(c.Documents, Document{Name: d.Name, Text: text, Gold: gold, Columns: d})
	}
	return nil
}

// places finds the mentions of a document in its text.
func places(d *eval.CorefDocument, text string) (map[hearsay.Span]int, error) {
	var letters, tokens []rune
	var offsets []int // of the letters, in bytes
	for at, r := range text {
		if !unicode.IsSpace(r) {
			letters, offsets = append(letters, r), append(offsets, at)
		}
	}
	starts := []int{0} // of the tokens, in letters
	for _, t := range d.Tokens {
		for _, r := range t {
			if !unicode.IsSpace(r) {
				tokens = append(tokens, r)
			}
		}
		starts = append(starts, len(tokens))
	}
	partner, err := eval.Match(tokens, letters)
	if err != nil {
		return nil, err
	}
	out := map[hearsay.Span]int{}
	for n, e := range d.Entities {
		for _, m := range e {
			from, to := partner[starts[m.First]], partner[starts[m.Last]]
			if from < to {
				out[hearsay.Span{Start: offsets[from], End: offsets[to-1] + utf8.RuneLen(letters[to-1])}] = n
			}
		}
	}
	return out, nil
}

// AddGAP takes in cases of GAP, each a document of its own.
func (c *Corpus) AddGAP(cases []eval.GAPCase) {
	for i := range cases {
		x := &cases[i]
		points := position.NewMap(x.Text)
		place := func(p eval.Place) hearsay.Span { return points.Span([2]int{p.Start, p.End}) }
		text := &hearsay.Document{Text: x.Text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(x.Text)}, Kind: hearsay.Paragraph}}}
		c.Documents = append(c.Documents, Document{
			Name: x.ID, Text: text,
			Choice: &Choice{x, place(x.Pronoun), place(x.A), place(x.B)},
		})
	}
}
