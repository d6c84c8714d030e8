package train

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/conllu"
	"hearsay/syntax/names"
)

// Corpus is one source of examples.
type Corpus struct {
	// Types maps the corpus's types (of BIO columns) to PER, ORG, LOC or MISC. A
	// type that leads to "" is no name, and one that is not listed may be MISC.
	Types map[string]string
	// Open is true when names of type MISC are not annotated.
	Open bool
	// Hyphens is set when the columns cut hyphens from the words that they join.
	Hyphens bool
	// Document is how many sentences in a row are taken for one document; 0 for
	// one, unless the file says where documents begin.
	Document int
	// Treebank is set when types are not annotated at all.
	Treebank  bool
	Documents []Document
}

// Document is a text with what is known of the names in it.
type Document struct {
	Analysis *syntax.Analysis
	// Known are the annotated names and the stretches that may hold names, in order.
	Known []Stretch
	// Open is what words outside all stretches may be.
	Open names.LabelSet
	// Treebank is set when types are not annotated.
	Treebank bool
}

// Stretch is a part of the text about whose words something is known.
type Stretch struct {
	hearsay.Span
	// Name is true when the stretch is a whole name of the type.
	Name bool
	Type names.Type
	// Allowed is what each of its words may be, when it is no name.
	Allowed names.LabelSet
}

const (
	outsideOnly = names.LabelSet(1) << names.Outside
	properNoun  = names.AllLabels &^ outsideOnly
)

// setOf is the set of the labels of a type.
func setOf(t names.Type) names.LabelSet { return 0b1111 << names.LabelOf(t, names.Begin) }

// builder lays sentences of tokens out as running text.
type builder struct {
	text   strings.Builder
	blocks []hearsay.Block
	known  []Stretch
	open   names.LabelSet
	tight  bool // no space before the next token
	quoted bool // inside straight quotation marks
	last   string
	hyphen bool   // hyphens are cut from the words that they join
	layout string // what is left of the sentence as it was printed, if known
}

// sentence begins a block of its own.
func (b *builder) sentence() {
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	b.blocks = append(b.blocks, hearsay.Block{Span: hearsay.Span{Start: b.text.Len(), End: b.text.Len()}, Kind: hearsay.Paragraph})
	b.tight, b.quoted, b.last = true, false, ""
}

// token appends a token and returns its place.
func (b *builder) token(form string) hearsay.Span {
	if b.spaced(form) {
		b.text.WriteByte(' ')
	}
	span := hearsay.Span{Start: b.text.Len(), End: b.text.Len() + len(form)}
	b.text.WriteString(form)
	b.tight = opens(form)
	if b.hyphen && form == "-" && b.last != "" {
		b.tight = true
	}
	b.last = form
	if form == `"` {
		b.quoted = !b.quoted
		b.tight = b.quoted
	}
	b.blocks[len(b.blocks)-1].End = span.End
	return span
}

// spaced decides on white space before a token.
func (b *builder) spaced(form string) bool {
	if rest, ok := strings.CutPrefix(b.layout, form); ok {
		b.layout = rest
		return false
	}
	if rest, ok := strings.CutPrefix(strings.TrimLeft(b.layout, " "), form); ok {
		b.layout = rest
		return true
	}
	b.layout = ""
	switch {
	case b.tight || clings(form) || form == `"` && b.quoted:
		return false
	case form == "s" && (b.last == "’" || b.last == "'"):
		return false
	case b.hyphen && form == "-" && b.last != "":
		r, _ := utf8.DecodeLastRuneInString(b.last)
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return true
}

// clings reports whether a token is written without a space before it.
func clings(form string) bool {
	switch form {
	case ".", ",", ";", ":", "!", "?", ")", "]", "%", "’", "”", "...", "n't", "n’t":
		return true
	}
	return len(form) <= 5 && (strings.HasPrefix(form, "'") || strings.HasPrefix(form, "’")) && len(form) > 1
}

// opens reports whether the next token is written without a space before it.
func opens(form string) bool {
	switch form {
	case "(", "[", "“", "‘", "$", "£", "€", "#":
		return true
	}
	return false
}

// document ends the document.
func (b *builder) document() (Document, bool) {
	if len(b.blocks) == 0 {
		return Document{}, false
	}
	d := &hearsay.Document{Text: b.text.String(), Blocks: b.blocks}
	out := Document{Analysis: syntax.Analyze(d), Known: b.known, Open: b.open}
	*b = builder{open: b.open, hyphen: b.hyphen, layout: b.layout}
	return out, true
}

// ReadBIO takes in a file of BIO (IOB2) columns: the token first and the label
// last, or number, token, label as in Universal NER; a blank line ends a sentence.
func (c *Corpus) ReadBIO(r io.Reader) error {
	b := builder{open: outsideOnly, hyphen: c.Hyphens}
	if c.Open {
		b.open |= setOf(names.MISC)
	}
	var rows []column
	line := 0
	in := bufio.NewScanner(r)
	for in.Scan() {
		line++
		text := strings.TrimRight(in.Text(), "\r")
		switch {
		case strings.HasPrefix(text, "# newdoc"):
			c.flush(&b)
		case strings.HasPrefix(text, "# text = "):
			b.layout = text[len("# text = "):]
		case strings.HasPrefix(text, "# "):
		case strings.TrimSpace(text) == "":
			c.addSentence(&b, rows)
			rows = rows[:0]
		default:
			x, ok := parseRow(text)
			if !ok {
				return fmt.Errorf("line %d: a token and its label were expected", line)
			}
			rows = append(rows, x)
		}
	}
	c.addSentence(&b, rows)
	c.flush(&b)
	return in.Err()
}

// flush ends the document at hand, if there is one.
func (c *Corpus) flush(b *builder) {
	if d, ok := b.document(); ok {
		d.Treebank = c.Treebank
		c.Documents = append(c.Documents, d)
	}
}

// column is a token with its label: B, I or O, and a type.
type column struct{ form, part, kind string }

func parseRow(line string) (column, bool) {
	cols := strings.Split(line, "\t")
	if len(cols) < 2 {
		return column{}, false
	}
	form, label := cols[0], cols[len(cols)-1]
	if len(cols) >= 4 && unicode.IsDigit(rune(cols[0][0])) {
		form, label = cols[1], cols[2]
	}
	part, kind, _ := strings.Cut(label, "-")
	return column{form, part, kind}, strings.TrimSpace(form) != ""
}

// addSentence lays out a sentence, in a new document when the one at hand has
// its number.
func (c *Corpus) addSentence(b *builder, rows []column) {
	if len(rows) == 0 {
		return
	}
	if len(b.blocks) >= max(1, c.Document) {
		c.flush(b)
	}
	b.sentence()
	for i := 0; i < len(rows); {
		span := b.token(rows[i].form)
		end := i + 1
		if rows[i].part != "O" {
			for end < len(rows) && rows[end].part == "I" && rows[end].kind == rows[i].kind {
				span.End = b.token(rows[end].form).End
				end++
			}
		}
		if s, ok := c.stretch(span, b.text.String()[span.Start:span.End], rows[i]); ok {
			b.known = append(b.known, s)
		}
		i = end
	}
}

// stretch is what a label says of its tokens.
func (c *Corpus) stretch(span hearsay.Span, text string, r column) (Stretch, bool) {
	if r.part == "O" {
		// A token that we cut may hold a name: "Marovia-led".
		inner := strings.ContainsAny(text[1:], "-/") && unicode.IsUpper(rune(text[0]))
		return Stretch{Span: span, Allowed: names.AllLabels}, inner
	}
	kind, listed := c.Types[r.kind]
	t, ok := names.ParseType(kind)
	switch {
	case listed && !ok:
		return Stretch{}, false
	case text[0] == '@' || text[0] == '#':
		return Stretch{Span: span, Allowed: names.AllLabels}, true
	case !listed:
		return Stretch{Span: span, Allowed: outsideOnly | setOf(names.MISC)}, hasCapital(text)
	}
	return Stretch{Span: span, Name: true, Type: t}, true
}

func hasCapital(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// ReadTreebank takes in a treebank in CoNLL-U, which tells proper nouns from
// other words but not of what type the names are.
func (c *Corpus) ReadTreebank(r io.Reader) error {
	c.Treebank = true
	b := builder{open: outsideOnly}
	for s, err := range conllu.Read(r) {
		if err != nil {
			return err
		}
		if s.NewDoc || len(b.blocks) >= max(1, c.Document) {
			c.flush(&b)
		}
		b.sentence()
		for i := range s.Words {
			b.word(&s.Words[i])
		}
	}
	c.flush(&b)
	return nil
}

// word appends a word of a treebank.
func (b *builder) word(w *conllu.Word) {
	if w.Joined {
		return
	}
	form := w.Form
	if w.Token != "" {
		form = w.Token
	}
	if !b.tight {
		b.text.WriteByte(' ')
	}
	b.tight = true
	span := b.token(form)
	b.tight = !w.SpaceAfter
	first, _ := utf8.DecodeRuneInString(form)
	allowed := outsideOnly
	switch {
	case w.UPOS == "PROPN":
		allowed = properNoun
	case unicode.IsUpper(first):
		allowed = names.AllLabels
	case w.UPOS == "ADP" || w.UPOS == "DET" || w.UPOS == "PUNCT" || w.UPOS == "PART" || w.UPOS == "CCONJ" || w.UPOS == "NUM":
		for t := range names.MISC + 1 {
			allowed |= 1 << names.LabelOf(t, names.Inside)
			allowed |= 1 << names.LabelOf(t, names.Last)
		}
	}
	if allowed != outsideOnly {
		b.known = append(b.known, Stretch{Span: span, Allowed: allowed})
	}
}
