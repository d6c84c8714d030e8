package layout

import (
	"strings"
	"unicode"
)

// lineRef names a line by its page number and its place on the page.
type lineRef struct{ page, line int }

// edgeLines is how many lines from the head and the foot of a page can be
// furniture; edgeShare the share of the page's height in which they must stand.
const (
	edgeLines = 4
	edgeShare = 0.14
)

// repeated finds running heads, running feet and page numbers: short lines near
// the edge of the page that recur, but for their numbers, in the same place on
// other pages, and page numbers that count with the pages.
func repeated(pages []Page) map[lineRef]bool {
	seen := map[string][]lineRef{}
	out := map[lineRef]bool{}
	for i := range pages {
		p := &pages[i]
		for _, at := range p.edge() {
			key := fingerprint(p, &p.Lines[at])
			if refs := seen[key]; len(refs) == 0 || refs[len(refs)-1].page != p.Number {
				seen[key] = append(refs, lineRef{p.Number, at})
			}
			if p.Lines[at].Aside || isPageNumber(p.Lines[at].Text, p.Number, len(pages)) {
				out[lineRef{p.Number, at}] = true
			}
		}
	}
	for key, refs := range seen {
		if key != "" && len(refs) >= leastRepeats(len(pages)) {
			for _, r := range refs {
				out[r] = true
			}
		}
	}
	return out
}

// leastRepeats is on how many pages a line must recur.
func leastRepeats(pages int) int { return max(2, min(pages/4, 5)) }

// edge lists the lines near the head and the foot of the page, and those that
// are turned against it.
func (p *Page) edge() []int {
	var out []int
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.Aside:
			out = append(out, i)
		case len(l.Text) > 200:
		case l.Box.Y1 < edgeShare*p.Height && p.linesBeyond(l.Box, -1) < edgeLines:
			out = append(out, i)
		case l.Box.Y0 > (1-edgeShare)*p.Height && p.linesBeyond(l.Box, 1) < edgeLines:
			out = append(out, i)
		}
	}
	return out
}

// linesBeyond counts the rows between a box and the head (-1) or foot (1).
func (p *Page) linesBeyond(b Box, side int) int {
	n, last := 0, float32(-1e9)
	for i := range p.Lines {
		y := p.Lines[i].Box.midY()
		beyond := side < 0 && y < b.Y0 || side > 0 && y > b.Y1
		if beyond && !p.Lines[i].Aside && abs(y-last) > 2 {
			n, last = n+1, y
		}
	}
	return n
}

// fingerprint is the line without its numbers, with the half of the page that it
// stands in.
func fingerprint(p *Page, l *Line) string {
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

// isPageNumber knows "7", "- 7 -", "Page 7", "7/12", "page 7 of 12" where 7 is
// near the number of the page in the file, or a Roman number alone.
func isPageNumber(text string, page, pages int) bool {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("-–—|/.[]()·•", r)
	})
	if len(fields) == 0 || len(fields) > 4 {
		return false
	}
	numbers := 0
	for _, f := range fields {
		switch {
		case number(f) >= 0:
			numbers++
		case !pageWords[f]:
			return false
		}
	}
	return numbers > 0 && (numbers < len(fields) || numbers == 1 && len(text) <= 12 || numbers == 2 && strings.ContainsAny(text, "/"))
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
