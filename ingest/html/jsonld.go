package html

import (
	"encoding/json"
	"strings"

	xhtml "golang.org/x/net/html"
)

// maxObjects bounds the JSON-LD objects of a page that are looked at.
const maxObjects = 5000

// linked is the JSON-LD of a page (schema.org).
type linked struct {
	objects []map[string]any // in document order, without those in lists of other things
	byID    map[string]map[string]any
}

// readLinked parses the scripts; one that is not JSON is skipped.
func readLinked(scripts []string) *linked {
	l := &linked{byID: map[string]map[string]any{}}
	for _, s := range scripts {
		var v any
		if err := json.NewDecoder(strings.NewReader(cleanJSON(s))).Decode(&v); err == nil {
			l.collect(v)
		}
	}
	return l
}

// cleanJSON takes out what pages wrap around JSON and the raw line breaks that
// they leave inside its strings.
func cleanJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, wrapper := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, wrapper))
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// ownParts are the properties whose objects are about this page; others list
// other pages.
var ownParts = []string{"mainEntity", "mainEntityOfPage", "publisher", "isPartOf", "@graph"}

// collect walks a value without recursion, each object before its parts.
func (l *linked) collect(v any) {
	stack := []any{v}
	for len(stack) > 0 && len(l.objects) < maxObjects {
		v, stack = stack[len(stack)-1], stack[:len(stack)-1]
		switch v := v.(type) {
		case []any:
			for i := len(v) - 1; i >= 0; i-- {
				stack = append(stack, v[i])
			}
		case map[string]any:
			l.add(v)
			for _, key := range ownParts {
				if part, ok := v[key]; ok {
					stack = append(stack, part)
				}
			}
		}
	}
}

func (l *linked) add(object map[string]any) {
	l.objects = append(l.objects, object)
	if id, ok := object["@id"].(string); ok && len(object) > len(l.byID[id]) {
		l.byID[id] = object
	}
}

// rankOf says how surely a type is the article of a page, 0 for not.
func rankOf(object map[string]any) int {
	rank := 0
	for _, t := range stringsOf(object["@type"]) {
		t = t[strings.LastIndexAny(t, "/:")+1:]
		switch {
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report", t == "LiveBlogPosting":
			rank = max(rank, 3)
		case t == "ClaimReview", t == "CreativeWork", t == "BlogPost":
			rank = max(rank, 2)
		case t == "WebPage", t == "ItemPage":
			rank = max(rank, 1)
		}
	}
	return rank
}

// article is the object of the highest rank; of several articles the one whose
// headline is a title of the page, or none when that cannot be told.
func (l *linked) article(isTitle func(string) bool) map[string]any {
	var best map[string]any
	bestRank, rivals := 0, 0
	for _, o := range l.objects {
		rank := rankOf(o) * 2
		if rank > 0 && isTitle(l.text(o["headline"])+l.textIf(o, "headline", "name")) {
			rank++
		}
		switch {
		case rank > bestRank:
			best, bestRank, rivals = o, rank, 0
		case rank == bestRank && rank > 0 && l.text(o["headline"]) != l.text(best["headline"]):
			rivals++
		}
	}
	if rivals > 0 && bestRank%2 == 0 {
		return nil
	}
	return best
}

// textIf is the text of the other property where the object lacks the first.
func (l *linked) textIf(o map[string]any, lacks, other string) string {
	if _, ok := o[lacks]; ok {
		return ""
	}
	return l.text(o[other])
}

// text is the first plain value: a string, or the name of an object.
func (l *linked) text(v any) string {
	if all := l.texts(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

// texts are the plain values of a property, objects by their names.
func (l *linked) texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{collapse(xhtml.UnescapeString(v))}
	case []any:
		var all []string
		for _, x := range v[:min(len(v), 20)] {
			if _, nested := x.([]any); !nested {
				all = append(all, l.texts(x)...)
			}
		}
		return all
	case map[string]any:
		return l.names(v)
	}
	return nil
}

func (l *linked) names(o map[string]any) []string {
	if name, ok := o["name"]; ok {
		return stringsOf(name)
	}
	if value, ok := o["@value"].(string); ok {
		return []string{collapse(value)}
	}
	if id, ok := o["@id"].(string); ok {
		return stringsOf(l.byID[id]["name"])
	}
	return nil
}

// stringsOf reads a string or a list of strings.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{collapse(xhtml.UnescapeString(v))}
	case []any:
		var all []string
		for _, x := range v[:min(len(v), 20)] {
			if s, ok := x.(string); ok {
				all = append(all, collapse(xhtml.UnescapeString(s)))
			}
		}
		return all
	}
	return nil
}
