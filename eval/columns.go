package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// CorefDocument is a document in columns: its tokens and its entities.
type CorefDocument struct {
	Name     string
	Tokens   []string
	Entities []Entity
}

// ReadCoref reads documents in columns, an entity being written as brackets in
// the last one: "(3" where a mention of entity 3 begins, "3)" where it ends, "(3)"
// for both, joined by "|", "_" or "-" for none. It takes the columns of
// CoNLL-2012 (the token in the fourth of many) and those of OntoGUM (a number,
// the token, the brackets); each document begins with "# begin document NAME".
// Parts of one document (CoNLL-2012) are documents of their own. An error says
// which line is wrong.
func ReadCoref(r io.Reader) ([]CorefDocument, error) {
	p := columns{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		p.line++
		if err := p.take(strings.TrimRight(in.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("line %d: %w", p.line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	if err := p.end(); err != nil {
		return nil, fmt.Errorf("line %d: %w", p.line, err)
	}
	return p.documents, nil
}

// columns is a reader of columns in the middle of a document.
type columns struct {
	line      int
	documents []CorefDocument
	open      map[string][]int // entity: the first tokens of its open mentions
	entities  map[string]int   // entity: its place in the document
}

func (p *columns) take(line string) error {
	if name, ok := documentName(line); ok {
		if err := p.end(); err != nil {
			return err
		}
		p.documents = append(p.documents, CorefDocument{Name: name})
		p.open, p.entities = map[string][]int{}, map[string]int{}
		return nil
	}
	if strings.TrimSpace(line) == "" || isRemark(line) {
		return nil
	}
	if len(p.documents) == 0 {
		return fmt.Errorf("a token stands before the first line \"# begin document NAME\"")
	}
	return p.token(line)
}

// isRemark tells remarks from a token "#", which has other columns behind it.
func isRemark(line string) bool { return line[0] == '#' && !strings.Contains(line, "\t") }

// documentName is what stands behind "# begin document", without the brackets of
// CoNLL-2012.
func documentName(line string) (string, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, "# "), "begin document")
	if !ok || line[0] != '#' {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if name, part, ok := strings.Cut(strings.TrimPrefix(rest, "("), "); part "); ok {
		if n, err := strconv.Atoi(part); err == nil && n == 0 {
			return name, true
		}
		return name + " part " + part, true
	}
	return rest, true
}

func (p *columns) token(line string) error {
	cells := strings.Split(line, "\t")
	if len(cells) < 3 {
		cells = strings.Fields(line)
	}
	at := 1
	if len(cells) >= 5 {
		at = 3
	}
	if len(cells) < 3 {
		return fmt.Errorf("a token and its brackets were expected")
	}
	d := &p.documents[len(p.documents)-1]
	d.Tokens = append(d.Tokens, cells[at])
	brackets := strings.TrimSpace(cells[len(cells)-1])
	if brackets == "_" || brackets == "-" || brackets == "*" {
		return nil
	}
	for _, b := range splitBrackets(brackets) {
		if err := p.bracket(d, b); err != nil {
			return err
		}
	}
	return nil
}

// splitBrackets parts "(1|(2)3)" into "(1", "(2)" and "3)"; "|" is optional, for
// OntoGUM leaves it out.
func splitBrackets(s string) []string {
	var out []string
	from := 0
	cut := func(at int) {
		if at > from {
			out = append(out, s[from:at])
		}
		from = at
	}
	for i := range len(s) {
		switch s[i] {
		case '|':
			cut(i)
			from = i + 1
		case '(':
			cut(i)
		case ')':
			cut(i + 1)
		}
	}
	cut(len(s))
	return out
}

func (p *columns) bracket(d *CorefDocument, b string) error {
	id := strings.Trim(b, "()")
	if id == "" || b == id || strings.ContainsAny(id, "()") {
		return fmt.Errorf("%q opens and closes no mention", b)
	}
	here := len(d.Tokens) - 1
	if b[0] == '(' {
		p.open[id] = append(p.open[id], here)
	}
	if b[len(b)-1] != ')' {
		return nil
	}
	open := p.open[id]
	if len(open) == 0 {
		return fmt.Errorf("%q closes a mention that was not opened", b)
	}
	m := Mention{open[len(open)-1], here + 1}
	p.open[id] = open[:len(open)-1]
	n, ok := p.entities[id]
	if !ok {
		n = len(d.Entities)
		p.entities[id] = n
		d.Entities = append(d.Entities, nil)
	}
	d.Entities[n] = append(d.Entities[n], m)
	return nil
}

// end checks that every mention of the document at hand was closed, and puts the
// mentions of each entity in order.
func (p *columns) end() error {
	for id, open := range p.open {
		if len(open) > 0 {
			return fmt.Errorf("a mention of entity %s is not closed where the document ends", id)
		}
	}
	p.open = nil
	if len(p.documents) > 0 {
		for _, e := range p.documents[len(p.documents)-1].Entities {
			slices.SortFunc(e, func(a, b Mention) int { return a.First - b.First })
		}
	}
	return nil
}
