package html

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// statement is one thing that a page says of itself.
type statement struct {
	value string
	how   hearsay.How
	// from and to are where it stands in the text, equal for nowhere.
	from, to place
}

// metadata is what a page says of itself in the head and in JSON-LD. Each list
// begins with what deserves most belief.
type metadata struct {
	p          *page
	titles     []statement
	titleKeys  []string      // of titles
	authors    [][]statement // one list a place: authors of two places are not added up
	publishers []statement
	dates      []statement
	weakDates  []statement // by tags that some pages set to the day of the request
	lang       string
	address    *url.URL // of the page, nil when it does not tell
}

func readMetadata(p *page) *metadata {
	m := &metadata{p: p}
	m.readAddress()
	m.readTitles()
	m.keepTitles()
	l := readLinked(p.ld)
	m.readArticle(l)
	m.readTags()
	m.readSite(l)
	m.keepTitles()
	m.lang = pageLanguage(p)
	return m
}

// tags returns the contents of the <meta> elements of a name, in order.
func (m *metadata) tags(names ...string) []string {
	var all []string
	for _, name := range names {
		for _, x := range m.p.metas {
			if x.name == name {
				all = append(all, collapse(x.content))
			}
		}
	}
	return all
}

func state(how hearsay.How, values ...string) []statement {
	var all []statement
	for _, v := range values {
		if v != "" && len(v) <= maxField {
			all = append(all, statement{value: v, how: how})
		}
	}
	return all
}

func (m *metadata) readAddress() {
	candidates := append([]string{m.p.base}, m.tags("og:url", "twitter:url", "al:web:url", "dc.identifier", "parsely-link")...)
	candidates = append(candidates, m.p.saved)
	for _, c := range candidates {
		if u, err := url.Parse(c); err == nil && u.Host != "" {
			m.address = u
			return
		}
	}
}

func (m *metadata) readTitles() {
	m.titles = append(m.titles, state(hearsay.HowMeta, m.tags("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title")...)...)
	m.titles = append(m.titles, state(hearsay.HowMeta, m.p.title)...)
}

// maxTitles and maxPublishers bound what each line of a page is compared with.
const maxTitles, maxPublishers = 8, 20

// keepTitles drops titles that say the same.
func (m *metadata) keepTitles() {
	kept := m.titles[:0]
	m.titleKeys = nil
	for _, t := range m.titles {
		if k := key(t.value); k != "" && !slices.Contains(m.titleKeys, k) && len(kept) < maxTitles {
			kept, m.titleKeys = append(kept, t), append(m.titleKeys, k)
		}
	}
	m.titles = kept
}

// readArticle takes what JSON-LD says of the article.
func (m *metadata) readArticle(l *linked) {
	a := l.article(func(s string) bool { return m.isTitle(s) })
	if a == nil {
		return
	}
	m.dates = append(m.dates, state(hearsay.HowJSONLD, l.text(a["datePublished"]))...)
	if rankOf(a) > 1 {
		m.titles = append(state(hearsay.HowJSONLD, l.text(a["headline"])), m.titles...)
		m.dates = append(m.dates, state(hearsay.HowJSONLD, l.text(a["dateCreated"]))...)
		m.authors = append(m.authors, state(hearsay.HowJSONLD, l.texts(a["author"])...))
		if len(m.authors[0]) == 0 {
			m.authors[0] = state(hearsay.HowJSONLD, l.texts(a["creator"])...)
		}
	}
	m.publishers = append(m.publishers, state(hearsay.HowJSONLD, l.text(a["publisher"]))...)
}

// readTags takes what <meta> says of the article.
func (m *metadata) readTags() {
	for _, names := range [][]string{
		{"article:author", "og:article:author"},
		{"author", "authors"},
		{"dc.creator", "dcterms.creator", "dc.contributor"},
		{"citation_author"},
		{"parsely-author"},
		{"sailthru.author"},
		{"byl", "byline"},
	} {
		m.authors = append(m.authors, state(hearsay.HowMeta, m.tags(names...)...))
	}
	m.dates = append(m.dates, state(hearsay.HowMeta, m.tags(
		"article:published_time", "article:published", "og:published_time", "og:article:published_time", "published_time", "datepublished",
		"citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
		"parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date", "publication_date", "pubdate",
		"cxenseparse:recs:publishtime", "originalpublicationdate",
	)...)...)
	m.weakDates = state(hearsay.HowMeta, m.tags("dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "datecreated", "date")...)
}

// readSite takes the names of the site.
func (m *metadata) readSite(l *linked) {
	m.publishers = append(m.publishers, state(hearsay.HowMeta, m.tags("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title", "al:android:app_name")...)...)
	for _, o := range l.objects {
		for _, t := range stringsOf(o["@type"]) {
			if strings.HasSuffix(t, "Organization") || t == "WebSite" {
				m.publishers = append(m.publishers, state(hearsay.HowJSONLD, l.text(o["name"]))...)
			}
		}
	}
	m.publishers = append(m.publishers, state(hearsay.HowMeta, m.tags("application-name", "apple-mobile-web-app-title")...)...)
	for _, c := range m.tags("copyright") {
		_, behind, found := strings.Cut(c, "©")
		if !found {
			behind = strings.TrimPrefix(c, "Copyright")
		}
		name, _ := holder(behind)
		m.publishers = append(m.publishers, state(hearsay.HowMeta, name)...)
	}
	m.publishers = m.publishers[:min(len(m.publishers), maxPublishers)]
}

// isTitle reports that the page's head calls it s, with the site's name or
// without.
func (m *metadata) isTitle(s string) bool {
	for _, t := range m.titles {
		if sameTitle(s, t.value) {
			return true
		}
	}
	return false
}

// sameTitle compares letters and digits: equal, or the first the beginning or
// the end of the second and a good part of it.
func sameTitle(shown, stated string) bool {
	return sameKey(key(shown), key(stated))
}

// sameKey is sameTitle for keys.
func sameKey(a, b string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if a == b {
		return true
	}
	long := len(a)*3 >= len(b) && len(a) >= 12
	return long && (strings.HasPrefix(b, a) || strings.HasSuffix(b, a)) ||
		len(b)*5 >= len(a)*4 && (strings.HasPrefix(a, b) || strings.HasSuffix(a, b))
}

// key keeps the letters and digits of a string in lower case.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// pageLanguage is the language of <html lang>, when it looks like a code of two
// letters.
func pageLanguage(p *page) string {
	for e := range p.elements[:min(len(p.elements), 3)] {
		lang, _, _ := strings.Cut(strings.ToLower(p.attr(int32(e), "lang")), "-")
		lang, _, _ = strings.Cut(lang, "_")
		if len(lang) == 2 && lang[0] >= 'a' && lang[0] <= 'z' && lang[1] >= 'a' && lang[1] <= 'z' {
			return lang
		}
	}
	return ""
}
