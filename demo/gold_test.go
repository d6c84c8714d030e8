package demo_test

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"hearsay"
)

// goldDoc is what a careful reader finds in one document. gold/README.md says
// how the files are written.
type goldDoc struct {
	file     string // the gold file
	path     string // the document
	meta     map[string]string
	passages []passage
}

// passage is a stretch of the document's text with marks, and the lines beneath
// it that say in words what the marks are.
type passage struct {
	line    int
	marked  string
	records []string
}

// The records of a document, placed in its text.
type goldRecords struct {
	attributions []*goldAttribution
	citations    []*goldCitation
	times        []*goldTime
}

type goldAttribution struct {
	label                string
	source, cue, content []hearsay.Span
	chain                []goldLink
	flags                map[string]bool // direct, mixed, denied, withheld, anonymous
	optional             bool
}

type goldLink struct {
	name     string
	optional bool
}

type goldCitation struct {
	label        string
	span         hearsay.Span
	kind, outlet string // outlet: or the reference of a scripture
	time         string // label of a time
	optional     bool
}

type goldTime struct {
	label, value string
	span         hearsay.Span
	optional     bool
}

// readGold parses every file of the folder gold.
func readGold(t *testing.T) []*goldDoc {
	t.Helper()
	var docs []*goldDoc
	names, err := fs.Glob(os.DirFS("gold"), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		doc, err := parseGold("gold/" + name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

func parseGold(path string) (*goldDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d := &goldDoc{file: path, meta: map[string]string{}}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case len(d.passages) == 0 && headLine.MatchString(line):
			m := headLine.FindStringSubmatch(line)
			d.meta[m[1]] = m[2]
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "  "):
			if len(d.passages) == 0 {
				return nil, fmt.Errorf("%s:%d: a record before the first passage", path, n)
			}
			last := &d.passages[len(d.passages)-1]
			last.records = append(last.records, strings.TrimSpace(line))
		default:
			d.passages = append(d.passages, passage{line: n, marked: line})
		}
	}
	d.path = d.meta["document"]
	return d, lines.Err()
}

var headLine = regexp.MustCompile(`^(document|title|author|publisher|published|language): (.*)$`)

// mark is one "{label ...}" of a passage; its ends count the letters of the
// passage, white space left out.
type mark struct {
	label      string
	start, end int
}

// unmark splits a passage into its letters (all but white space) and its marks.
func unmark(marked string) (letters string, marks []mark, err error) {
	var out []rune
	var open []mark
	rest := marked
	for rest != "" {
		if label := opening.FindStringSubmatch(rest); label != nil {
			open = append(open, mark{label: label[1], start: len(out)})
			rest = rest[len(label[0]):]
			continue
		}
		r := []rune(rest[:min(len(rest), 4)])[0]
		rest = rest[len(string(r)):]
		switch {
		case r == '}' && len(open) == 0:
			return "", nil, fmt.Errorf("a } that closes nothing")
		case r == '}':
			m := open[len(open)-1]
			m.end, open = len(out), open[:len(open)-1]
			marks = append(marks, m)
		case isLetter(r):
			out = append(out, r)
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("the mark %s is not closed", open[0].label)
	}
	return string(out), marks, nil
}

var opening = regexp.MustCompile(`^\{([0-9]+[sqc]|[tr][0-9]+) `)

// isLetter leaves out what extraction may change without changing the text:
// white space and direction marks.
func isLetter(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// letters is a text without white space, and where each letter stands in it.
type letters struct {
	runes  []rune
	starts []int // byte offsets
	ends   []int
}

func lettersOf(text string) letters {
	var l letters
	for i, r := range text {
		if isLetter(r) {
			l.runes = append(l.runes, r)
			l.starts = append(l.starts, i)
			l.ends = append(l.ends, i+len(string(r)))
		}
	}
	return l
}

// find is the index of the first occurrence of want from the given one on, -1
// for none.
func (l letters) find(want string, from int) int {
	haystack := string(l.runes[from:])
	i := strings.Index(haystack, want)
	if i < 0 {
		return -1
	}
	return from + len([]rune(haystack[:i]))
}

// place finds the passages in the text of the document, one after the other,
// and returns their records and which letters of the text they cover.
func (g *goldDoc) place(t *testing.T, text string) (goldRecords, []bool, letters) {
	t.Helper()
	l := lettersOf(text)
	covered, from := make([]bool, len(l.runes)), 0
	spans, records := map[string][]hearsay.Span{}, []string(nil)
	for _, p := range g.passages {
		plain, marks, err := unmark(p.marked)
		if err != nil {
			t.Fatalf("%s:%d: %v", g.file, p.line, err)
		}
		at := l.find(plain, from)
		if at < 0 {
			t.Errorf("%s:%d: %s does not have this passage after the one before: %s", g.file, p.line, g.path, p.marked)
			continue
		}
		from = at + len([]rune(plain))
		for i := at; i < from; i++ {
			covered[i] = true
		}
		for _, m := range marks {
			s := hearsay.Span{Start: l.starts[at+m.start], End: l.ends[at+m.end-1]}
			spans[m.label] = append(spans[m.label], s)
		}
		records = append(records, p.records...)
	}
	var all goldRecords
	if err := all.add(records, spans); err != nil {
		t.Fatalf("%s: %v", g.file, err)
	}
	return all, covered, l
}

var recordLine = regexp.MustCompile(`^([0-9]+|[tr][0-9]+)(\?)?\s+(.*)$`)

// add reads the lines beneath the passages. Every mark must have its line and
// every line its mark.
func (all *goldRecords) add(lines []string, spans map[string][]hearsay.Span) error {
	for _, line := range lines {
		m := recordLine.FindStringSubmatch(line)
		if m == nil {
			return fmt.Errorf("cannot read the record %q", line)
		}
		label, optional, words := m[1], m[2] == "?", m[3]
		switch label[0] {
		case 't':
			if len(spans[label]) != 1 {
				return fmt.Errorf("time %s has %d marks", label, len(spans[label]))
			}
			all.times = append(all.times, &goldTime{label, words, spans[label][0], optional})
			delete(spans, label)
		case 'r':
			if len(spans[label]) != 1 {
				return fmt.Errorf("citation %s has %d marks", label, len(spans[label]))
			}
			all.citations = append(all.citations, newGoldCitation(label, words, spans[label][0], optional))
			delete(spans, label)
		default:
			a := newGoldAttribution(label, words, optional)
			a.source, a.cue, a.content = spans[label+"s"], spans[label+"q"], spans[label+"c"]
			if len(a.content) == 0 && !optional {
				return fmt.Errorf("attribution %s has no content", label)
			}
			all.attributions = append(all.attributions, a)
			delete(spans, label+"s")
			delete(spans, label+"q")
			delete(spans, label+"c")
		}
	}
	for label := range spans {
		return fmt.Errorf("the mark %s has no record", label)
	}
	return nil
}

// newGoldAttribution reads "Outlet > (Agency) > Speaker; direct; anonymous". A
// link in brackets may be left out.
func newGoldAttribution(label, words string, optional bool) *goldAttribution {
	parts := strings.Split(words, "; ")
	a := &goldAttribution{label: label, optional: optional, flags: map[string]bool{}}
	for _, flag := range parts[1:] {
		a.flags[flag] = true
	}
	for name := range strings.SplitSeq(parts[0], " > ") {
		bare := strings.TrimSuffix(strings.TrimPrefix(name, "("), ")")
		a.chain = append(a.chain, goldLink{bare, bare != name})
	}
	return a
}

// newGoldCitation reads "outlet Northwire; t3", "scripture 18:20", "self; t4".
func newGoldCitation(label, words string, span hearsay.Span, optional bool) *goldCitation {
	c := &goldCitation{label: label, span: span, optional: optional}
	parts := strings.Split(words, "; ")
	c.kind, c.outlet, _ = strings.Cut(parts[0], " ")
	if len(parts) > 1 {
		c.time = parts[1]
	}
	return c
}
