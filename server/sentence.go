package server

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"hearsay"
	"hearsay/ledger"
	"hearsay/position"
	"hearsay/syntax"
)

// sentenceView is one sentence with its dependency tree.
type sentenceView struct {
	Row     ledger.DocumentRow
	Passage passageView
	// Tree is nil where there is no model for the sentence's language.
	Tree           *treeView
	Lang           string
	Number, Total  int
	Previous, Next string // addresses, "" for none
	InDocument     string
}

// sentencePage shows the sentence that holds a place of the text, given in code
// points, or in which a record begins.
func (s *Server) sentencePage(w http.ResponseWriter, r *http.Request) error {
	p := params{values: r.URL.Query()}
	at, record := p.number("at", 0, 1<<40), p.text("record")
	if err := p.finish(); err != nil {
		return err
	}
	row, reading, err := s.document(r)
	if err != nil {
		return err
	}
	points := position.NewMap(reading.Document.Text)
	start := points.Bytes(min(at, points.Len()))
	if record != "" {
		if _, start, err = find(reading, record); err != nil {
			return err
		}
	}
	view, err := s.newSentenceView(row, reading.Document, points, start)
	if err != nil {
		return err
	}
	s.render(w, r, http.StatusOK, "sentence", page{Title: "A sentence of " + titleOf(row), Section: "documents", Body: view})
	return nil
}

func (s *Server) newSentenceView(row ledger.DocumentRow, d *hearsay.Document, points *position.Map, start int) (*sentenceView, error) {
	a := syntax.Analyze(d)
	n := sentenceAt(a, start)
	if n < 0 {
		return nil, &hearsay.Error{Code: hearsay.NotFound, Msg: "the document holds no sentence", Hint: "page furniture is not read"}
	}
	sent := a.Sentences[n]
	span := a.Span(sent.First, sent.Last)
	v := &sentenceView{
		Row: row, Number: n + 1, Total: len(a.Sentences), Lang: d.Blocks[sent.Block].Lang,
		Passage:    newTypesetter(d, nil, "").passage(span, 0),
		InDocument: passageLink(row.ID, points.Range(span)),
	}
	if v.Lang == "" {
		v.Lang = d.Lang
	}
	link := func(n int) string {
		return fmt.Sprintf("/doc/%s/sentence?at=%d", url.PathEscape(row.ID), points.Points(a.Tokens[a.Sentences[n].First].Start))
	}
	if n > 0 {
		v.Previous = link(n - 1)
	}
	if n+1 < len(a.Sentences) {
		v.Next = link(n + 1)
	}
	if v.Lang != "en" {
		return v, nil
	}
	model, err := s.english()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in syntax model is broken", Err: err}
	}
	v.Tree = newTreeView(d.Text, model.NewParser().Parse(a, sent))
	return v, nil
}

// sentenceAt is the index of the sentence that holds a byte of the text, or of
// the last one before it, -1 when there is none.
func sentenceAt(a *syntax.Analysis, start int) int {
	if len(a.Sentences) == 0 {
		return -1
	}
	after, _ := slices.BinarySearchFunc(a.Sentences, start+1, func(s syntax.Sentence, at int) int {
		return cmp.Compare(a.Tokens[s.First].Start, at)
	})
	return max(after-1, 0)
}
