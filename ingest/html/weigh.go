package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// weights is what the units of a page are worth as main text.
type weights struct {
	p *page
	// size is the length of a unit in letters, ideographs counted twice.
	size []int
	// prose is the size of a unit that reads like a paragraph, else 0.
	prose []int
	// sum has the prose before each unit, for the share of an element;
	// before counts the rest.
	sum    []int
	before []tally
	// junk is true for the units that the page's own markup sets apart.
	junk []bool
	// aside is junk before the container was trimmed.
	aside []bool
	// title is the unit that holds the title, -1 for none.
	title int
	// best is the element that holds the main text.
	best int32
	// hints has those of the names seen so far: pages repeat theirs.
	hints map[string]hint
}

// tally counts paragraphs of prose and bytes of text and of links.
type tally struct{ paragraphs, text, links int }

// weigh finds the main text.
func weigh(p *page, m *metadata) *weights {
	n := len(p.units)
	w := &weights{p: p, size: make([]int, n), prose: make([]int, n), sum: make([]int, n+1), junk: make([]bool, n), aside: make([]bool, n), hints: map[string]hint{}, before: make([]tally, n+1)}
	for i := range p.units {
		w.size[i] = letters(p.units[i].text)
		w.prose[i] = prose(&p.units[i], w.size[i])
		w.sum[i+1] = w.sum[i] + w.prose[i]
		w.before[i+1] = w.before[i].plus(&p.units[i], w.prose[i] > 0)
	}
	w.title = w.findTitle(m)
	w.markJunk()
	w.markBoxes()
	w.best = w.container()
	if w.title < 0 {
		w.title = w.headingBefore()
	}
	w.trim()
	return w
}

func (t tally) plus(u *unit, paragraph bool) tally {
	if paragraph {
		t.paragraphs++
	}
	return tally{t.paragraphs, t.text + len(u.text), t.links + int(u.links)}
}

// letters counts letters and digits, ideographs and kana twice.
func letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r > ' ' {
				n++
			}
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n += 2
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n
}

// prose is the size of a unit that reads like a paragraph: long, or a whole
// sentence, and not made of links.
func prose(u *unit, size int) int {
	links := int(u.links)
	switch {
	case u.flags&inHeading != 0 && size < 300:
		return 0
	case size >= 80 && links*2 < len(u.text), size >= 30 && links*4 < len(u.text) && endsSentence(u.text):
		return size * (len(u.text) - links) / len(u.text)
	}
	return 0
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’“»›)] `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…؟۔。！？:;", r)
}

// headingBefore is the heading right before the first paragraph of the main
// text, -1 for none: the title of a page whose head does not name it.
func (w *weights) headingBefore() int {
	first, last := w.p.unitsOf(w.best)
	for i := first; i < last; i++ {
		if w.prose[i] == 0 || w.junk[i] {
			continue
		}
		for j := i - 1; j >= max(0, i-4); j-- {
			if w.p.units[j].flags&inHeading != 0 && !w.junk[j] && w.size[j] <= 200 {
				return j
			}
		}
		break
	}
	return -1
}

// markJunk finds the units inside elements that say that they are not the
// article. An element that holds the title or most of the prose is believed to
// be a wrapper with a misleading name.
func (w *weights) markJunk() {
	total := w.sum[len(w.sum)-1]
	junkUntil := int32(0) // elements before this one lie inside junk
	inJunk := make([]bool, len(w.p.elements))
	for e := range w.p.elements {
		el := &w.p.elements[e]
		if int32(e) < junkUntil {
			inJunk[e] = true
			continue
		}
		if el.tag != 0 && !isBlock(el.tag) || !w.isJunk(int32(e), total) {
			continue
		}
		inJunk[e], junkUntil = true, el.last
	}
	for i := range w.p.units {
		w.junk[i] = inJunk[w.p.units[i].element]
	}
}

func (w *weights) isJunk(e int32, total int) bool {
	el := &w.p.elements[e]
	if el.tag == atom.Body || el.tag == atom.Html || el.tag == atom.Main || el.tag == atom.Article {
		return false
	}
	first, last := w.p.unitsOf(e)
	h := w.hintOf(e)
	area := areaFlags(el.tag) | roleFlags(w.p.attr(e, "role"))
	holdsTitle := w.title >= first && w.title < last
	share := w.sum[last] - w.sum[first]
	switch {
	case h == hintReader: // unless the page is about nothing else
		return !holdsTitle && total-share >= 100
	case h == hintVague && area == 0:
		return !holdsTitle && share*2 <= total && !w.isSection(first, last, total)
	case area&(inNav|inFooter|inAside|inForm) != 0, h == hintJunk, h == hintVague:
		return !holdsTitle && share*2 <= total
	case area&inHeader != 0:
		return !holdsTitle && share*4 <= total && el.flags&inArticle == 0
	}
	return false
}

// isSection reports a range of units that reads like a part of an article: a
// fifth of the prose in several paragraphs, hardly a link.
func (w *weights) isSection(first, last, total int) bool {
	from, to := w.before[first], w.before[last]
	return (w.sum[last]-w.sum[first])*5 >= total && to.paragraphs-from.paragraphs >= 4 && (to.links-from.links)*10 < to.text-from.text
}

// hintOf is the stronger of the hints of an element's class and id.
func (w *weights) hintOf(e int32) hint {
	best := noHint
	for _, key := range [...]string{"class", "id"} {
		names := w.p.attr(e, key)
		if names == "" {
			continue
		}
		h, seen := w.hints[names]
		if !seen {
			h = hintOf(names)
			w.hints[names] = h
		}
		best = max(best, h)
	}
	return best
}

// markBoxes finds the boxes whose first line says that they are not the article.
// A box is the largest element around that line with little prose in it and no
// more units before it.
func (w *weights) markBoxes() {
	total := w.sum[len(w.sum)-1]
	for i := range w.p.units {
		if text := w.p.units[i].text; w.junk[i] || i == w.title || w.prose[i] > 0 && strings.HasSuffix(text, ".") || !isBoxTitle(text) {
			continue
		}
		first, last := i, i+1
		for e := w.p.units[i].element; e > 0; e = w.p.elements[e].parent {
			f, l := w.p.unitsOf(e)
			if f < i || (w.sum[l]-w.sum[f])*4 > total {
				break
			}
			first, last = f, l
		}
		for j := first; j < last; j++ {
			w.junk[j] = true
		}
	}
}

// titleValue keeps the title in the container, maxLoss bounds what a menu or a
// list of links between two paragraphs costs.
const titleValue, maxLoss = 80, 150

// container is the element whose units have the greatest sum of values; of
// those with the same sum the innermost.
func (w *weights) container() int32 {
	sum := make([]int, len(w.size)+1)
	loss := 0
	for i := range w.size {
		v := w.value(i)
		if v > 0 {
			loss = 0
		} else {
			v = max(v, -maxLoss-loss)
			loss += v
		}
		sum[i+1] = sum[i] + v
	}
	best, bestSum := int32(0), 0
	for e := range w.p.elements {
		first, last := w.p.unitsOf(int32(e))
		if s := sum[last] - sum[first]; s > 0 && s >= bestSum && isContainer(w.p.elements[e].tag) {
			best, bestSum = int32(e), s
		}
	}
	return best
}

func isContainer(tag atom.Atom) bool { return tag == 0 || isBlock(tag) }

// value is what a unit adds to the element that holds it.
func (w *weights) value(i int) int {
	u := &w.p.units[i]
	switch {
	case i == w.title:
		return titleValue
	case w.junk[i]:
		return -10 - min(w.size[i], 100)/4
	case w.prose[i] > 0:
		return w.prose[i]
	case int(u.links)*2 > len(u.text):
		return -10 - min(w.size[i], 100)/4
	case u.flags&inHeading != 0:
		return 5
	}
	return 0
}
