package export

import (
	"fmt"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/coref"
)

// corefWriter makes the encoder of "coref", which finds mentions and their
// entities itself: a reading holds none.
func corefWriter() (encoder, error) {
	analyst, err := coref.NewAnalyst()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "a built-in model of syntax or names is broken", Err: err}
	}
	model, err := coref.Load()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in coreference model is broken", Err: err}
	}
	c := corefColumns{analyst: analyst, resolver: model.NewResolver()}
	return ofReading(c.write), nil
}

// corefColumns writes the columns of OntoGUM: the number of a token, the token, and
// brackets where mentions begin and end.
type corefColumns struct {
	analyst  *coref.Analyst
	resolver *coref.Resolver
	begins   [][]int // by word: entities whose mention begins here, the longest first
	ends     [][]int // by word: entities whose mention of several words ends here, the shortest first
	alone    [][]int // by word: entities whose mention is this word
	row      []byte
}

func (c *corefColumns) write(out *lines, a anchors) error {
	page := c.analyst.Analyse(syntax.Analyze(a.Document))
	c.bracket(len(page.Words), repeated(c.resolver.Resolve(page)))
	fmt.Fprintf(out, "# begin document %s\n", line(docName(a.Document)))
	at, n := 0, int64(0)
	row := func(token, brackets string) {
		c.row = append(strconv.AppendInt(c.row[:0], n, 10), '\t')
		c.row = append(append(append(c.row, token...), '\t'), brackets...)
		_, _ = out.Write(append(c.row, '\n'))
		n++
	}
	for k, w := range page.Words {
		for _, part := range strings.Fields(a.text[at:w.Start]) {
			row(part, "_")
		}
		row(line(a.text[w.Start:w.End]), c.brackets(k))
		at = w.End
	}
	for _, part := range strings.Fields(a.text[at:]) {
		row(part, "_")
	}
	fmt.Fprintln(out)
	return nil // the lines go to a buffer, which never fails
}

// repeated keeps the mentions of entities that are mentioned more than once, and
// numbers those entities from 1.
func repeated(found []coref.Mention) []coref.Mention {
	times, numbers := map[int]int{}, map[int]int{}
	for _, m := range found {
		times[m.Entity]++
	}
	var out []coref.Mention
	for _, m := range found {
		if times[m.Entity] < 2 {
			continue
		}
		if numbers[m.Entity] == 0 {
			numbers[m.Entity] = len(numbers) + 1
		}
		m.Entity = numbers[m.Entity]
		out = append(out, m)
	}
	return out
}

// bracket sorts mentions, which come in the order of their beginnings, the longer
// first, to the words where they begin and end.
func (c *corefColumns) bracket(words int, mentions []coref.Mention) {
	c.begins, c.ends, c.alone = make([][]int, words), make([][]int, words), make([][]int, words)
	for _, m := range mentions {
		if m.Last-m.First == 1 {
			c.alone[m.First] = append(c.alone[m.First], m.Entity)
			continue
		}
		c.begins[m.First] = append(c.begins[m.First], m.Entity)
		c.ends[m.Last-1] = append(c.ends[m.Last-1], m.Entity)
	}
}

// brackets is the last column of a word.
func (c *corefColumns) brackets(k int) string {
	var parts []string
	for _, e := range c.begins[k] {
		parts = append(parts, fmt.Sprintf("(%d", e))
	}
	for _, e := range c.alone[k] {
		parts = append(parts, fmt.Sprintf("(%d)", e))
	}
	for i := len(c.ends[k]) - 1; i >= 0; i-- {
		parts = append(parts, fmt.Sprintf("%d)", c.ends[k][i]))
	}
	if len(parts) == 0 {
		return "_"
	}
	return strings.Join(parts, "|")
}
