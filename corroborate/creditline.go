package corroborate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// creditLineBytes is the length of the longest block that can be a credit line.
const creditLineBytes = 200

// creditStarts begin a line that says where the whole text comes from, in small
// letters.
var creditStarts = []string{
	"source:", "via ", "with material from ", "with reporting by ", "additional reporting by ", "reporting by ",
	"reprinted from ", "distributed by ", "from our partner ", "copyright ", "©",
	"originally published by ", "originally published in ", "first published by ", "first published in ",
	"this article was first published by ", "this article was first published in ", "this article first appeared in ",
	"this story was first published by ", "this story was first published in ", "this story first appeared in ",
}

// creditEnds end such a line.
var creditEnds = []string{" contributed to this report", " contributed reporting", " contributed to this story"}

// creditLine gives the name in the brackets of a dateline, in brackets that are
// a block of their own, or in a credit line; "" when the block is none of these.
func creditLine(b hearsay.Block, text string) (name string, at hearsay.Span) {
	s := b.Of(text)
	if b.Kind == hearsay.Dateline {
		if open := strings.LastIndexByte(s, '('); open >= 0 && strings.Contains(s[open:], ")") {
			return properName(b.Start+open+1, s[open+1:])
		}
		return "", hearsay.Span{}
	}
	if len(s) > creditLineBytes {
		return "", hearsay.Span{}
	}
	if s[0] == '(' && strings.HasSuffix(s, ")") {
		if name, at = properName(b.Start+1, s[1:]); len(name) == len(s)-2 {
			return name, at
		}
	}
	for _, start := range creditStarts {
		if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
			return properName(b.Start+len(start), s[len(start):])
		}
	}
	for _, end := range creditEnds {
		if i := strings.Index(s, end); i > 0 {
			if name, at = properName(b.Start, s[:i]); len(name) == i {
				return name, at
			}
		}
	}
	return "", hearsay.Span{}
}

// nameWords is the most words of an outlet's name.
const nameWords = 5

// properName is the run of words in capitals with which s begins, small words
// between them allowed. start is the place of s in the text.
func properName(start int, s string) (string, hearsay.Span) {
	from := len(s) - len(strings.TrimLeft(s, " \n\t:"))
	end, words := from, 0
	for at := from; at < len(s) && words < nameWords; words++ {
		word := s[at : at+wordLen(s[at:])]
		first, _ := utf8.DecodeRuneInString(word)
		if capital := unicode.IsUpper(first) || unicode.Is(unicode.Lo, first); capital {
			end = at + len(strings.TrimRight(word, ".,;:)"))
		} else if !strings.Contains(" of the and for al el de la ", " "+word+" ") {
			break
		}
		if strings.ContainsAny(word[len(word)-1:], ".,;:)") {
			break
		}
		at += len(word)
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \n\t"))
	}
	return s[from:end], hearsay.Span{Start: start + from, End: start + end}
}

// wordLen is the length of s up to the next space, at least 1.
func wordLen(s string) int {
	if i := strings.IndexAny(s[1:], " \n\t"); i >= 0 {
		return i + 1
	}
	return len(s)
}
