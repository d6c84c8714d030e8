package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// quote is a stretch of text in quotation marks. One that is opened again at
// the beginning of each paragraph and closed once is one quote in pieces.
type quote struct {
	pieces []run // marks included
	parent int   // the quote around it, or none
	words  int   // words and numbers inside
	stop   bool  // a sentence ends inside
	closed bool
}

// run is a half-open range of tokens.
type run struct{ first, last int }

func (r run) span(an *syntax.Analysis) hearsay.Span { return an.Span(r.first, r.last) }

func (q *quote) first() int { return q.pieces[0].first }
func (q *quote) last() int  { return q.pieces[len(q.pieces)-1].last }

// none stands for no quote.
const none = -1

// deepest is how many quotes may be open inside each other; marks beyond that
// are plain punctuation.
const deepest = 4

// marks pairs opening marks with what closes them. The typewriter marks open
// and close alike.
var marks = map[string]string{
	"“": "”", "„": "“", "‟": "”", "‘": "’", "«": "»", "‹": "›", "「": "」", "『": "』", "``": "''", `"`: `"`, "''": "''", "'": "'",
}

// closes reports whether a quote that one mark opened can end with another.
// Typewriter and curly double marks are mixed in edited text.
func closes(open, mark string) bool {
	return marks[open] == mark || open == `"` && mark == "”" || open == "“" && mark == `"`
}

// quoteFinder pairs the quotation marks of a document, block by block.
type quoteFinder struct {
	an     *syntax.Analysis
	quotes []quote
	in     []int32 // by token: the innermost quote, or none
	open   []opened
	pos    int // first token of the block
	end    int
}

// opened is a quote that is not closed yet.
type opened struct {
	token int
	mark  string
	quote int // index of the quote that it continues, or none
}

// findQuotes returns the quotes in order of their ends and, by token, the
// innermost quote that holds it.
func findQuotes(an *syntax.Analysis) ([]quote, []int32) {
	f := quoteFinder{an: an, in: make([]int32, len(an.Tokens))}
	for i := range f.in {
		f.in[i] = none
	}
	for s := 0; s < len(an.Sentences); {
		block := an.Sentences[s].Block
		f.pos = an.Sentences[s].First
		for s < len(an.Sentences) && an.Sentences[s].Block == block {
			f.end = an.Sentences[s].Last
			s++
		}
		f.block(s < len(an.Sentences))
	}
	return f.quotes, f.in
}

// block pairs the marks of the tokens [pos, end); more is true when another
// block follows.
func (f *quoteFinder) block(more bool) {
	carried := f.open
	f.open = f.open[:0]
	if len(carried) > 0 && f.an.Text(f.pos) == carried[0].mark {
		f.open = append(f.open, opened{f.pos, carried[0].mark, carried[0].quote})
	}
	for t := f.pos + len(f.open); t < f.end; t++ {
		if f.an.Tokens[t].Kind == syntax.Punct {
			f.mark(t, f.an.Text(t))
		}
	}
	f.leave(more)
}

// mark opens or closes a quote with a mark, or leaves it as it is.
func (f *quoteFinder) mark(t int, mark string) {
	for i := len(f.open) - 1; i >= 0; i-- {
		if closes(f.open[i].mark, mark) && f.canClose(t, mark, i) {
			f.close(i, t+1, true)
			f.open = f.open[:i]
			return
		}
	}
	if marks[mark] == "" || len(f.open) == deepest || !f.canOpen(t, mark) {
		return
	}
	for i, o := range f.open {
		if o.mark == mark && mark != "'" { // the one before was never closed
			f.open = f.open[:i]
			break
		}
	}
	f.open = append(f.open, opened{t, mark, none})
}

// spaced reports whether white space or the border of the block stands before
// and after token t.
func (f *quoteFinder) spaced(t int) (before, after bool) {
	return t == f.pos || f.an.Tokens[t].Space, t+1 >= f.end || f.an.Tokens[t+1].Space
}

// canOpen keeps apostrophes and closing typewriter marks from opening.
func (f *quoteFinder) canOpen(t int, mark string) bool {
	before, after := f.spaced(t)
	switch mark {
	case "'":
		return (before || f.an.Tokens[t-1].Kind == syntax.Punct) && !after && f.an.Tokens[t+1].Kind != syntax.Number
	case "''":
		return before && !after || t > f.pos && f.an.Tokens[t-1].Kind == syntax.Punct && !after
	case `"`:
		return t+1 < f.end && (before || !after)
	}
	return t+1 < f.end
}

// canClose keeps opening typewriter marks and the apostrophes of plural
// owners from closing the open quote i.
func (f *quoteFinder) canClose(t int, mark string, i int) bool {
	before, after := f.spaced(t)
	switch mark {
	case "'", "’":
		owner := !before && after && t > f.pos && f.an.Tokens[t-1].Kind == syntax.Word && f.an.Doc.Text[f.an.Tokens[t-1].End-1] == 's' &&
			t+1 < f.end && f.an.Tokens[t+1].Kind == syntax.Word
		return !before && !(owner && f.closesLater(t, mark))
	case `"`, "''":
		return !before || after
	}
	return true
}

// closesLater reports whether the same mark stands again soon after token t.
func (f *quoteFinder) closesLater(t int, mark string) bool {
	for i := t + 1; i < min(f.end, t+40); i++ {
		if f.an.Tokens[i].Kind == syntax.Punct && !f.an.Tokens[i].Space && f.an.Text(i) == mark {
			return true
		}
	}
	return false
}

// close makes a quote of the open one i that ends before token last, or adds a
// piece to the quote that it continues.
func (f *quoteFinder) close(i, last int, closed bool) {
	o := f.open[i]
	at := o.quote
	if at == none {
		at = len(f.quotes)
		f.quotes = append(f.quotes, quote{parent: none})
	}
	q := &f.quotes[at]
	q.pieces = append(q.pieces, run{o.token, last})
	q.closed = closed
	for t := o.token; t < last; t++ {
		f.settle(t, at, q)
	}
}

// settle enters token t into quote at, or the quote around t into it.
func (f *quoteFinder) settle(t, at int, q *quote) {
	if in := int(f.in[t]); in != none {
		for f.quotes[in].parent != none && f.quotes[in].parent != at {
			in = f.quotes[in].parent
		}
		if in != at {
			f.quotes[in].parent = at
		}
	} else {
		f.in[t] = int32(at)
	}
	tok := f.an.Tokens[t]
	switch {
	case tok.Kind != syntax.Punct:
		q.words++
	case t+1 < q.pieces[len(q.pieces)-1].last:
		switch f.an.Text(t) {
		case ".", "!", "?", "…", "...", "؟", "。":
			q.stop = true
		}
	}
}

// leave decides on the quotes that are open at the end of a block: one that
// began the block or follows a colon or comma goes on to its end, and into the
// next block when that begins with the same mark. Any other mark was a slip.
func (f *quoteFinder) leave(more bool) {
	if len(f.open) == 0 {
		return
	}
	o := f.open[0]
	f.open = f.open[:0]
	double := o.mark != "'" && o.mark != "‘"
	led := o.token == f.pos
	if !led {
		before := f.an.Text(o.token - 1)
		led = before == ":" || before == "," || before == "that"
	}
	goesOn := more && double && f.end < len(f.an.Tokens) && f.an.Text(f.end) == o.mark
	if !double || !led && !goesOn {
		return
	}
	f.open = append(f.open, o)
	f.close(0, f.end, false)
	if o.quote == none {
		o.quote = int(f.in[o.token])
	}
	f.open = f.open[:0]
	if goesOn {
		f.open = append(f.open, o)
	}
}
