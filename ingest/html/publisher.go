package html

import (
	"strings"
	"unicode"

	"hearsay"
)

// publisher is the name that the page gives its site, else the part of its
// title that is not the article's, else the holder of the copyright, else the
// host of its address.
func (m *metadata) publisher(w *weights) statement {
	for _, s := range m.publishers {
		if isSiteName(s.value) && !sameTitle(s.value, m.title(w).value) {
			return s
		}
	}
	if s := m.titleRest(w); s.value != "" {
		return s
	}
	if s := copyrightHolder(w); s.value != "" {
		return s
	}
	if m.address != nil {
		return statement{value: siteOf(m.address.Hostname()), how: hearsay.HowURL}
	}
	return statement{}
}

func isSiteName(s string) bool {
	return s != "" && len(s) <= 100 && !strings.Contains(s, "://") && !strings.HasPrefix(s, "@") && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// titleRest is the last part of the head's title, when the part before it is the
// title that the page shows.
func (m *metadata) titleRest(w *weights) statement {
	parts := titleParts(m.p.title)
	if len(parts) < 2 || w.title < 0 {
		return statement{}
	}
	shown := w.p.units[w.title].text
	first, last := parts[0], parts[len(parts)-1]
	switch {
	case sameTitle(first, shown) && !sameTitle(last, shown) && len(strings.Fields(last)) <= 8:
		return statement{value: last, how: hearsay.HowMeta}
	case sameTitle(last, shown) && !sameTitle(first, shown) && len(strings.Fields(first)) <= 8:
		return statement{value: first, how: hearsay.HowMeta}
	}
	return statement{}
}

// copyrightHolder reads "© 2019 The Teslin Post" in the last lines of the page.
func copyrightHolder(w *weights) statement {
	n := len(w.p.units)
	for i := n - 1; i >= max(0, n-30); i-- {
		text := w.p.units[i].text
		at := strings.Index(text, "©")
		if at < 0 || len(text) > 200 {
			continue
		}
		at += len("©")
		name, lead := holder(text[at:])
		if isSiteName(name) && len(strings.Fields(name)) <= 6 {
			from := int32(at + lead)
			return statement{value: name, how: hearsay.HowFoot, from: place{int32(i), from}, to: place{int32(i), from + int32(len(name))}}
		}
	}
	return statement{}
}

// holder is the name behind a copyright mark, and how many bytes stand before
// it: years, marks, "by".
func holder(text string) (name string, lead int) {
	name = strings.TrimLeft(text, " 0123456789-–,")
	if rest, ok := strings.CutPrefix(name, "by "); ok {
		name = rest
	}
	lead = len(text) - len(name)
	if stop := strings.IndexAny(name, "|.,;\n•·"); stop > 0 {
		name = name[:stop]
	}
	name, more := trimName(name)
	return strings.TrimRight(name, "0123456789 -–"), lead + more
}
