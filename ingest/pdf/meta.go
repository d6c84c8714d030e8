package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/pdf/layout"
	"hearsay/ingest/pubdate"
)

// titleSize is how much larger than the text a title is set at least, wordSize
// one of a single word.
const (
	titleSize = 1.15
	wordSize  = 1.5
)

// setTitle takes the title that the file names, where the first page shows it
// too, in the words of the page; else what is set largest there; else what the
// file names.
func (f *file) setTitle(d *hearsay.Document, blocks []layout.Block, spans []hearsay.Span) {
	named := soundTitle(f.info["Title"])
	from, to, ok := shown(blocks, named)
	if !ok {
		from, to, ok = largest(blocks, layout.BodySize(f.pages))
	}
	if !ok {
		if named != "" {
			d.Title = hearsay.Field{Value: named, How: hearsay.HowProperties}
		}
		return
	}
	s := hearsay.Cover(spans[from:to]...)
	d.Title = hearsay.Field{Value: block.OneLine(s.Of(d.Text)), How: hearsay.HowHeading, At: s}
	for i := from; i < to; i++ {
		d.Blocks[i].Kind = hearsay.Title
	}
}

const (
	titleBlocks = 12 // how many blocks of the first page with text can hold a title
	titleParts  = 3  // how many of them one title takes
	titleBytes  = 400
	// titleAlike is the share of words that the named title and the one on the
	// page have in common at least (Jaccard's index).
	titleAlike = 0.5
)

// shown finds the blocks that are the named title or much like it.
func shown(blocks []layout.Block, named string) (from, to int, ok bool) {
	if named == "" {
		return 0, 0, false
	}
	most := float64(0)
	for i := range min(len(blocks), titleBlocks) {
		text := ""
		for j := i; j < min(len(blocks), i+titleParts) && blocks[j].Kind != hearsay.Furniture; j++ {
			text += " " + blocks[j].Text
			if len(text) > titleBytes {
				break
			}
			alike := likeness(named, text)
			if alike > most && (alike == 1 || alike >= titleAlike && blocks[i].Kind == hearsay.Heading && blocks[j].Kind == hearsay.Heading) {
				from, to, most = i, j+1, alike
			}
		}
	}
	return from, to, most > 0
}

// likeness is the share of words that two titles have in common; 1 when they are
// the same but for space and punctuation.
func likeness(a, b string) float64 {
	if block.Folded(a) == block.Folded(b) {
		return 1
	}
	words := map[string]int{}
	for w := range strings.FieldsSeq(strings.ToLower(a)) {
		words[strings.Trim(w, ".,:;()")] |= 1
	}
	for w := range strings.FieldsSeq(strings.ToLower(b)) {
		words[strings.Trim(w, ".,:;()")] |= 2
	}
	common := 0
	for _, in := range words {
		if in == 3 {
			common++
		}
	}
	return min(float64(common)/float64(len(words)), 0.99)
}

// largest finds the blocks of a title: the first of the largest size on the
// first page, with those of the same size right after it.
func largest(blocks []layout.Block, body float32) (from, to int, ok bool) {
	if len(blocks) == 0 {
		return 0, 0, false
	}
	page, best := blocks[0].Page, -1
	for i, b := range blocks {
		if b.Page != page || i >= 3*titleBlocks {
			break
		}
		if isTitle(b, body) && (best < 0 || b.Size > blocks[best].Size*1.02) {
			best = i
		}
	}
	if best < 0 {
		return 0, 0, false
	}
	to = best + 1
	for to < len(blocks) && to < best+4 && blocks[to].Kind == hearsay.Heading && blocks[to].Page == page && same(blocks[to].Size, blocks[best].Size) {
		to++
	}
	return best, to, true
}

func same(a, b float32) bool { return a <= b*1.02 && b <= a*1.02 }

func isTitle(b layout.Block, body float32) bool {
	n := utf8.RuneCountInString(b.Text)
	least := float32(titleSize)
	if len(strings.Fields(b.Text)) == 1 {
		least = wordSize
	}
	return b.Kind == hearsay.Heading && b.Size >= least*body && n >= 5 && n <= 250 &&
		strings.ContainsFunc(b.Text, unicode.IsLetter)
}

var (
	fileName   = regexp.MustCompile(`(?i)^[^ ]+$|\.(docx?|pdf|indd|qxd|qxp|pub|pptx?|xlsx?|tex|dvi|rtf|odt|txt|html?|pmd|p65|wpd|ps|eps|cdr|ai)\b`)
	setPhrases = regexp.MustCompile(`(?i)^(microsoft (word|powerpoint|excel|office)|untitled|no title|document ?\d*|dokument ?\d*|documento ?\d*|slide ?\d+|powerpoint[- ]|presentation ?\d*$|title$|full page|print|layout ?\d+|scan|template|blank|new |page ?\d+|table of contents)`)
)

// soundTitle is the title of the document information, or "" when a program
// wrote it that knew none.
func soundTitle(s string) string {
	s = block.OneLine(s)
	n := utf8.RuneCountInString(s)
	if n < 6 || n > 300 || fileName.MatchString(s) || setPhrases.MatchString(s) || strings.Count(s, "_") > 1 {
		return ""
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
		if r == utf8.RuneError || unicode.IsControl(r) {
			return ""
		}
	}
	if letters*2 < n {
		return ""
	}
	return s
}

var (
	personName = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]*( (de|da|van|von|der|den|bin|al|el|la|le|\p{Lu}[\p{L}'’.-]*))* \p{Lu}[\p{L}'’-]+$`)
	notPerson  = regexp.MustCompile(`(?i)\b(user|admin|owner|unknown|author|default|microsoft|adobe|office|department|company|corporation|inc|ltd|gmbh|university|service|staff|computer|system)\b`)
)

// authorWindow is how many bytes at each end of the text are searched for an
// author.
const authorWindow = 3000

// setAuthors takes the author that the file names, where that is a person's name
// which the text shows near its start or end: what a file names otherwise is
// often whoever typed or saved it.
func (f *file) setAuthors(d *hearsay.Document) {
	for name := range strings.FieldsFuncSeq(f.info["Author"], func(r rune) bool { return r == ';' || r == '\n' || r == '&' }) {
		name = block.OneLine(name)
		if n := utf8.RuneCountInString(name); n < 5 || n > 60 || notPerson.MatchString(name) {
			continue
		}
		if !personName.MatchString(name) && !isOtherScript(name) {
			continue
		}
		if at, ok := near(d.Text, name); ok {
			d.Authors = append(d.Authors, hearsay.Field{Value: name, How: hearsay.HowProperties, At: at})
		}
	}
}

// near finds a name in the first or the last bytes of a text.
func near(text, name string) (hearsay.Span, bool) {
	if i := strings.Index(text, name); i >= 0 && i <= authorWindow {
		return hearsay.Span{Start: i, End: i + len(name)}, true
	}
	if i := strings.LastIndex(text, name); i >= 0 && i >= len(text)-authorWindow {
		return hearsay.Span{Start: i, End: i + len(name)}, true
	}
	return hearsay.Span{}, false
}

// isOtherScript tells two or more words in a script without capitals.
func isOtherScript(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\u200c' && !unicode.Is(unicode.Lo, r) && !unicode.Is(unicode.Mn, r) {
			return false
		}
	}
	return strings.Contains(s, " ")
}

// setPublished takes the day on which the file was made, unless the text speaks
// of other years only: then an old text was made into a file later.
func (f *file) setPublished(d *hearsay.Document) {
	iso, ok := pubdate.Parse(f.info["CreationDate"])
	if !ok || len(iso) < len("2019-01-14") {
		return
	}
	if years := yearsIn(d.Text[:min(len(d.Text), 4000)]); len(years) > 0 && !years[iso[:4]] {
		return
	}
	d.Published = hearsay.Field{Value: iso, How: hearsay.HowProperties}
}

var yearPattern = regexp.MustCompile(`\b(19|20)\d\d\b`)

func yearsIn(text string) map[string]bool {
	years := map[string]bool{}
	for _, y := range yearPattern.FindAllString(text, -1) {
		years[y] = true
	}
	return years
}
