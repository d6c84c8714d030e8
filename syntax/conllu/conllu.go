// Package conllu reads and writes treebanks in the CoNLL-U format of Universal
// Dependencies (https://universaldependencies.org/format.html).
//
// It keeps what the syntax engine needs: words, their text, lemma, tags, heads
// and relations, multi-word tokens and the space after a token. Enhanced
// dependencies, empty nodes and the other MISC values are left out.
//
// Invariant: in every sentence that [Reader] yields, heads point inside the
// sentence and exactly one word is the root.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// Word is a syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	// Head counts words of the sentence from 1; 0 is the root.
	Head int
	Rel  string
	// Joined is true for the second and later words of a multi-word token.
	Joined bool
	// Token is the text of the whole token, on the first of its words.
	Token string
	// SpaceAfter is false when the next token follows without white space.
	SpaceAfter bool
}

// Sentence is a sentence of a treebank.
type Sentence struct {
	Words []Word
	// NewDoc and NewPar are true when a document or paragraph begins here.
	NewDoc, NewPar bool
	// Doc is the name of the document that begins here, if it has one.
	Doc string
}

// Read yields the sentences of a treebank, or an error that names the line.
func Read(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		p := parser{scanner: bufio.NewScanner(r)}
		p.scanner.Buffer(nil, 1<<20)
		for {
			s, err := p.sentence()
			if err == io.EOF {
				return
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

type parser struct {
	scanner *bufio.Scanner
	line    int
	until   int // the last word of the current multi-word token
	token   string
	tight   bool
}

func (p *parser) sentence() (Sentence, error) {
	var s Sentence
	p.until = 0
	for p.scanner.Scan() {
		p.line++
		line := p.scanner.Text()
		switch {
		case line == "" && len(s.Words) > 0:
			return s, p.check(&s)
		case strings.HasPrefix(line, "# newdoc"):
			s.NewDoc = true
			_, s.Doc, _ = strings.Cut(line, "= ")
		case strings.HasPrefix(line, "# newpar"):
			s.NewPar = true
		case line == "" || line[0] == '#':
		default:
			if err := p.word(&s, line); err != nil {
				return s, err
			}
		}
	}
	if err := p.scanner.Err(); err != nil {
		return s, err
	}
	if len(s.Words) > 0 {
		return s, p.check(&s)
	}
	return s, io.EOF
}

func (p *parser) word(s *Sentence, line string) error {
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("line %d has %d columns, not 10", p.line, len(c))
	}
	tight := strings.Contains(c[9], "SpaceAfter=No")
	if _, last, ok := strings.Cut(c[0], "-"); ok {
		n, err := strconv.Atoi(last)
		p.until, p.token, p.tight = n, c[1], tight
		return err
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return fmt.Errorf("line %d: head %q is not a number", p.line, c[6])
	}
	w := Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: head, Rel: c[7], Token: c[1], SpaceAfter: !tight}
	n := len(s.Words) + 1
	if n <= p.until {
		w.Joined = p.token == ""
		w.Token, p.token = p.token, ""
		w.SpaceAfter = n == p.until && !p.tight
	}
	s.Words = append(s.Words, w)
	return nil
}

func (p *parser) check(s *Sentence) error {
	roots := 0
	for _, w := range s.Words {
		if w.Head < 0 || w.Head > len(s.Words) {
			return fmt.Errorf("the sentence before line %d has a head outside it", p.line)
		}
		if w.Head == 0 {
			roots++
		}
	}
	if roots != 1 {
		return fmt.Errorf("the sentence before line %d has %d roots", p.line, roots)
	}
	return nil
}
