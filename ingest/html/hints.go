package html

import (
	"strings"
	"unicode"
)

// hint is what the names of an element say of its text. The names are those of
// stylesheets, which are English on pages of any language.
type hint uint8

const (
	noHint      hint = iota
	hintByline       // "author", "byline"
	hintDate         // "date", "published"
	hintCaption      // "caption", "photo"
	hintVague        // "more", "hidden": a box of links or the text below a fold
	hintJunk         // "sidebar", "share", "newsletter"
	hintReader       // "comments": what readers wrote, often long
)

// nameHints are single words of class names and ids.
var nameHints = buildHints()

func buildHints() map[string]hint {
	m := map[string]hint{}
	for h, words := range map[hint]string{
		hintCaption: `caption captions captiontext figcaption thumbcaption imagecaption picture photo image img bild bildtext bildunterschrift
			foto fotos legend legende`,
		hintByline: `byline author authors autor autoren auteur autore writer credits`,
		hintDate:   `date dateline datetime datum fecha published pubdate timestamp posted`,
		hintReader: `comment comments commentlist commentarea kommentar kommentare commentaires comentarios disqus respond reactions livefyre leserbriefe leserkommentare`,
		hintVague:  `more readmore hidden`,
		hintJunk: `nav navi navigation navbar menu menus submenu topnav subnav breadcrumb breadcrumbs sidebar footer bottombar share sharing
			shares sharebar sharedaddy social socials socialmedia addthis addtoany follow followus newsletter subscribe subscription
			signup abo abonnement related relatedposts recommend recommended recommendation recommendations recirculation moreon
			morefrom similar teaser teasers promo promos promotion advert advertisement advertising ad ads adv advertorial banner
			sponsor sponsored werbung anzeige publicidad pub publicite cookie cookies consent gdpr popup modal overlay lightbox
			pagination pager paging pagenav prevnext tags taglist tagcloud keywords toolbar login searchform suche masthead copyright
			disclaimer rating ratings vote poll mostread mostpopular trending outbrain taboola authorbox authorbio aboutauthor skip
			skiplink toc metabar dropdown invisible side rail print printpage register search topics categories popular tools widget widgets
			slider carousel ticker screenreader sronly`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = max(m[w], h)
		}
	}
	return m
}

// stateWords begin or end names that tell the state of a page, not what an
// element holds: "has-sidebar", "no-comments", "menu-open".
var stateWords = map[string]bool{
	"has": true, "no": true, "with": true, "without": true, "is": true, "js": true, "not": true, "hide": true, "show": true,
	"open": true, "closed": true, "enabled": true, "disabled": true, "active": true,
}

// hintOf reads the class and id of an element; the strongest hint wins.
func hintOf(names string) hint {
	best := noHint
	for name := range strings.FieldsSeq(names) {
		best = max(best, hintOfName(name))
	}
	return best
}

// hintOfName reads one name: "post-share", "relatedPosts", "entry_content".
func hintOfName(name string) hint {
	if len(name) > 60 {
		return noHint
	}
	words := splitName(name)
	if len(words) == 0 || stateWords[words[0]] || stateWords[words[len(words)-1]] {
		return noHint
	}
	best := nameHints[strings.Join(words, "")]
	for _, w := range words {
		best = max(best, nameHints[w])
	}
	for i := range len(words) - 1 {
		best = max(best, nameHints[words[i]+words[i+1]])
	}
	return best
}

// splitName cuts a name at hyphens, underscores and inner capitals, in lower
// case.
func splitName(name string) []string {
	words := make([]string, 0, 4)
	start, last := 0, rune(0)
	add := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(name[start:end]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			add(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(last):
			add(i)
			start = i
		}
		last = r
	}
	add(len(name))
	return words
}
