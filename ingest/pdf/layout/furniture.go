package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// segmentRef names a segment by its page number and its place on the page.
type segmentRef struct{ page, segment int }

const (
	// edgeRows is how many rows from the head and the foot of a page can be
	// furniture; edgeShare the share of the page's height in which they stand.
	edgeRows  = 4
	edgeShare = 0.17
	// wideEdgeShare is that share for what recurs on wideRepeats pages at least:
	// statutes and court papers have high margins.
	wideEdgeShare = 0.3
	wideRepeats   = 4
	// furnitureRunes is how long a piece of furniture can be.
	furnitureRunes = 200
)

// repeated finds running heads and feet: short text near the edge of the page
// that recurs, but for its numbers, on other pages; page numbers; and stamps
// on the margin. A running head that is set larger than the text
// (body, in points) is kept where it first stands: there it is a title.
func repeated(pages []Page, body float32) map[segmentRef]bool {
	type key struct {
		text string
		far  bool
	}
	seen := map[key][]segmentRef{}
	var keys []key
	out := map[segmentRef]bool{}
	for i := range pages {
		p := &pages[i]
		for _, e := range p.edge() {
			ref := segmentRef{p.Number, e.segment}
			k := key{fingerprint(p, &p.Segments[e.segment]), e.far}
			if refs := seen[k]; len(refs) == 0 {
				keys = append(keys, k)
				seen[k] = []segmentRef{ref}
			} else if refs[len(refs)-1].page != p.Number {
				seen[k] = append(refs, ref)
			}
			if p.Segments[e.segment].stamp || e.numbered && isPageNumber(p.Segments[e.segment].Text) {
				out[ref] = true
			}
		}
	}
	for _, k := range keys {
		refs, least := seen[k], leastRepeats(len(pages))
		if k.far {
			least = max(least, wideRepeats)
		}
		heights := heightsOf(pages, refs)
		for i, r := range refs {
			if near(heights, height(pages, r)) >= least && (i > 0 || !isTitle(pages, r, body)) {
				out[r] = true
			}
		}
	}
	for i := range pages {
		keepAttached(&pages[i], out)
	}
	keepOnlyTitle(pages, out, body)
	return out
}

// keepOnlyTitle takes back the head of the first page when nothing else there
// can be its title: a list repeats its title on every page.
func keepOnlyTitle(pages []Page, furniture map[segmentRef]bool, body float32) {
	if len(pages) == 0 {
		return
	}
	p := &pages[0]
	var head []segmentRef
	for i := range p.Segments {
		s, ref := &p.Segments[i], segmentRef{p.Number, i}
		switch {
		case s.Box.midY() > p.Height/2 || s.letters < 5:
		case !furniture[ref] && s.Size >= headingSize*body:
			return
		case furniture[ref] && !s.stamp && !isPageNumber(s.Text):
			head = append(head, ref)
		}
	}
	for _, ref := range head {
		delete(furniture, ref)
	}
}

// apart is the distance between base lines, in font sizes, that sets a running
// head or foot apart from the text.
const apart = 1.5

// keepAttached takes back what stands right above or below text: the head of a
// table is repeated on every page too.
func keepAttached(p *Page, furniture map[segmentRef]bool) {
	rows := p.rows()
	isFurniture := func(row []int) bool {
		return !slices.ContainsFunc(row, func(i int) bool { return !furniture[segmentRef{p.Number, i}] })
	}
	free := func(row []int) {
		for _, i := range row {
			if !isPageNumber(p.Segments[i].Text) {
				delete(furniture, segmentRef{p.Number, i})
			}
		}
	}
	for n := 0; n+1 < len(rows); n++ {
		if isFurniture(rows[n]) && !isFurniture(rows[n+1]) {
			for m := n; m >= 0 && isFurniture(rows[m]) && p.attached(rows[m], rows[m+1]); m-- {
				free(rows[m])
			}
			break
		}
	}
	for n := len(rows) - 1; n > 0; n-- {
		if isFurniture(rows[n]) && !isFurniture(rows[n-1]) {
			for m := n; m < len(rows) && isFurniture(rows[m]) && p.attached(rows[m-1], rows[m]); m++ {
				free(rows[m])
			}
			break
		}
	}
}

// attached tells whether two rows of cells are as close as lines of one text.
func (p *Page) attached(upper, lower []int) bool {
	if len(upper) < 2 || len(lower) < 2 {
		return false
	}
	a, b := &p.Segments[upper[0]], &p.Segments[lower[0]]
	return b.Box.Y1-a.Box.Y1 < apart*max(a.Size, b.Size)
}

// leastRepeats is on how many pages a line must recur.
func leastRepeats(pages int) int { return max(2, min(pages/4, 5)) }

// heightSlack is how far, in points, a running head may stand from its place on
// another page.
const heightSlack = 4

// near counts the heights, in order, that are close to y.
func near(heights []float32, y float32) int {
	from, _ := slices.BinarySearch(heights, y-heightSlack)
	to, _ := slices.BinarySearch(heights, y+heightSlack)
	return to - from
}

func heightsOf(pages []Page, refs []segmentRef) []float32 {
	out := make([]float32, len(refs))
	for i, r := range refs {
		out[i] = height(pages, r)
	}
	slices.Sort(out)
	return out
}

// height is where the base line of a segment stands, in points from the head of
// its page.
func height(pages []Page, r segmentRef) float32 {
	i, _ := pageIndex(pages, r.page)
	return pages[i].Segments[r.segment].Box.Y1
}

func pageIndex(pages []Page, number int) (int, bool) {
	return slices.BinarySearchFunc(pages, number, func(p Page, n int) int { return cmp.Compare(p.Number, n) })
}

func isTitle(pages []Page, r segmentRef, body float32) bool {
	i, ok := pageIndex(pages, r.page)
	return ok && i == 0 && pages[i].Segments[r.segment].Size >= headingSize*body
}

// edgeRef is a segment near the edge of a page; numbered tells that its row can
// hold a page number.
type edgeRef struct {
	segment  int
	numbered bool
	far      bool // beyond edgeShare
}

// edge lists the segments near the head and the foot of the page, and stamps on
// its margin.
func (p *Page) edge() []edgeRef {
	var out []edgeRef
	rows := p.rows()
	for n, row := range rows {
		numbered := p.numbered(rows, n)
		for _, i := range row {
			s := &p.Segments[i]
			if len(s.Text) > furnitureRunes {
				continue
			}
			if within(p, rows, n, s, wideEdgeShare) {
				far := !within(p, rows, n, s, edgeShare)
				out = append(out, edgeRef{i, numbered && !far, far})
			}
		}
	}
	for i := range p.Segments {
		if p.Segments[i].stamp {
			out = append(out, edgeRef{segment: i})
		}
	}
	return out
}

// within tells whether a segment of row n stands among the first or last rows and
// in that share of the page.
func within(p *Page, rows [][]int, n int, s *Segment, share float32) bool {
	return n < edgeRows && s.Box.Y1 < share*p.Height || n >= len(rows)-edgeRows && s.Box.Y0 > (1-share)*p.Height
}

// numbered tells whether row n is one of the two outermost, holds one number and
// little else, and stands apart from the text.
func (p *Page) numbered(rows [][]int, n int) bool {
	row, inner := rows[n], n+1
	if n > len(rows)/2 {
		inner = n - 1
	}
	if min(n, len(rows)-1-n) > 1 || len(row) > 3 {
		return false
	}
	numbers := 0
	for _, i := range row {
		if isPageNumber(p.Segments[i].Text) {
			numbers++
		}
	}
	if numbers != 1 || inner < 0 || inner >= len(rows) {
		return numbers == 1
	}
	a, b := &p.Segments[row[0]], &p.Segments[rows[inner][0]]
	return abs(a.Box.Y1-b.Box.Y1) >= apart*max(a.Size, b.Size)
}

// rows lists the upright segments by the row that they stand in, from the head.
func (p *Page) rows() [][]int {
	var order []int
	for i := range p.Segments {
		if !p.Segments[i].Aside {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Segments[a].Box.midY(), p.Segments[b].Box.midY()) })
	var rows [][]int
	last := float32(0)
	for _, i := range order {
		y := p.Segments[i].Box.midY()
		if len(rows) == 0 || y-last > 3 {
			rows = append(rows, nil)
			last = y
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
	}
	return rows
}

// fingerprint is the line without its numbers, with the half of the page that it
// stands in.
func fingerprint(p *Page, l *Segment) string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return unicode.ToLower(r)
	}, l.Text)
	for strings.Contains(text, "##") {
		text = strings.ReplaceAll(text, "##", "#")
	}
	if strings.Trim(text, "# ivx.,/-–|") == "" {
		text = "#"
	}
	if l.Box.midY() < p.Height/2 {
		return "head " + text
	}
	return "foot " + text
}

// isPageNumber knows "7", "- 7 -", "Page 7", "7/12" and "page 7 of 12".
func isPageNumber(text string) bool {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("-–—|/.[]()·•:", r)
	})
	if len(fields) == 0 || len(fields) > 4 {
		return false
	}
	numbers := 0
	for _, f := range fields {
		switch n := number(f); {
		case n >= 0 && n < 2000:
			numbers++
		case !pageWords[f]:
			return false
		}
	}
	switch numbers {
	case 1:
		return true
	case 2:
		return len(fields) > 2 || strings.Contains(text, "/")
	}
	return false
}

var pageWords = map[string]bool{
	"page": true, "of": true, "p": true, "pg": true, "seite": true, "von": true, "de": true, "sur": true,
	"página": true, "страница": true, "из": true, "sayfa": true, "صفحة": true, "صفحه": true, "من": true, "از": true,
}

// number reads decimal digits of any script; -1 for anything else.
func number(s string) int {
	n := 0
	for _, r := range s {
		d := digit(r)
		if d < 0 || n > 100_000 {
			return -1
		}
		n = n*10 + d
	}
	return n
}

func digit(r rune) int {
	for _, zero := range []rune{'0', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}
