package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"hearsay"
)

// maxTitle bounds a title, in bytes.
const maxTitle = 600

// minPart is the length, in bytes, from which a title is looked for inside a
// heading.
const minPart = 15

// findTitle is the unit that shows the title: the best heading that the head of
// the page names too, else the only heading of the first rank; -1 for none. What
// most of the prose stands before is more likely a link to the page.
func (w *weights) findTitle(m *metadata) int {
	best, late, h1 := candidate{at: -1}, candidate{at: -1}, candidate{at: -1}
	total := w.sum[len(w.sum)-1]
	for i := range w.p.units {
		u := &w.p.units[i]
		if len(u.text) > maxTitle {
			continue
		}
		rank := headingRank(w.p, u.element)
		if rank == 1 && int(u.links)*2 < len(u.text) {
			h1 = candidate{at: i, score: h1.score + 1}
		}
		if rank == 0 && (u.links > 0 || u.flags&(inNav|inFooter|inAside) != 0) {
			continue
		}
		c := candidate{at: i, score: m.titleScore(u.text, rank)}
		switch {
		case w.sum[i]*2 > total && c.score > late.score:
			late = c
		case w.sum[i]*2 <= total && c.score > best.score:
			best = c
		}
	}
	switch {
	case best.score > 0:
		return best.at
	case late.score > 0:
		return late.at
	case h1.score == 1:
		return h1.at
	}
	return -1
}

// candidate is a unit that may be the title; for headings of the first rank the
// score is how many there are.
type candidate struct{ at, score int }

// titleScore says how well a text is a title of the head: 0 for not at all, more
// for the whole title than for a part, more for a heading than for any part, more
// for a higher rank.
func (m *metadata) titleScore(text string, rank int) int {
	k := key(text)
	if k == "" {
		return 0
	}
	score := 0
	for i, t := range m.titleKeys {
		switch {
		case t == k:
			score = 3
		case sameKey(k, t) && !m.isSite(text), rank > 0 && len(m.titles[i].value) >= minPart && strings.Contains(k, t):
			score = max(score, 2)
		}
	}
	if score > 0 && rank > 0 {
		score += 10 - rank
	}
	return score
}

// isSite reports that a text is the name of the site.
func (m *metadata) isSite(s string) bool {
	k := key(s)
	for _, p := range m.publishers {
		if key(p.value) == k {
			return true
		}
	}
	return m.address != nil && key(siteOf(m.address.Hostname())) == k
}

// siteOf is a host name without "www." and the like.
func siteOf(host string) string {
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

// headingRank is 1 to 6 inside <h1> to <h6>, else 0.
func headingRank(p *page, e int32) int {
	for range 4 {
		switch p.elements[e].tag {
		case atom.H1:
			return 1
		case atom.H2:
			return 2
		case atom.H3:
			return 3
		case atom.H4, atom.H5, atom.H6:
			return 4
		}
		e = p.elements[e].parent
	}
	return 0
}

// title is the title as the text shows it, else as the head states it, without
// the name of the site.
func (m *metadata) title(w *weights) statement {
	if w.title >= 0 {
		return m.shownTitle(w)
	}
	for _, t := range m.titles {
		if v := m.withoutSite(t.value); v != "" && !m.isSite(v) {
			t.value = v
			return t
		}
	}
	return statement{}
}

// shownTitle is the unit of the title, or the part of it that the head states
// when the unit holds more: a kicker, a subtitle.
func (m *metadata) shownTitle(w *weights) statement {
	text := w.p.units[w.title].text
	s := statement{value: collapse(text), how: hearsay.HowHeading, from: place{int32(w.title), 0}, to: place{int32(w.title), int32(len(text))}}
	for _, t := range m.titles {
		v := m.withoutSite(t.value)
		if at := strings.Index(text, v); at >= 0 && len(v) >= minPart && len(v) < len(text) {
			s.value, s.from.offset, s.to.offset = v, int32(at), int32(at+len(v))
			break
		}
	}
	return s
}

// separators stand between a title and the name of its site.
const separators = "|»«·•–—-:/"

// withoutSite cuts the name of the site off a title; the parts are separated by
// a mark between spaces, or a colon.
func (m *metadata) withoutSite(title string) string {
	parts := titleParts(title)
	if len(parts) == 1 {
		return title
	}
	switch {
	case m.isSite(parts[len(parts)-1]):
		return strings.TrimRight(title[:strings.LastIndex(title, parts[len(parts)-1])], separators+" ")
	case m.isSite(parts[0]):
		return strings.TrimLeft(title[len(parts[0]):], separators+" ")
	}
	return title
}

// titleParts cuts a title at separators that stand between spaces.
func titleParts(title string) []string {
	var parts []string
	start := 0
	words := strings.Fields(title)
	for i, w := range words {
		if i > start && i < len(words)-1 && strings.TrimFunc(w, isSeparator) == "" {
			parts = append(parts, strings.Join(words[start:i], " "))
			start = i + 1
		}
	}
	return append(parts, strings.Join(words[start:], " "))
}

func isSeparator(r rune) bool {
	return strings.ContainsRune(separators, r) || unicode.Is(unicode.Pd, r)
}
