package corroborate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// creditLine names the carriers that a document has its whole text from.
type creditLine struct {
	kind  string // "dateline", "byline", "credit line"
	names []span
	// inTurn is true when each has it from the next: "A, quoting B, had the report
	// first"; else they are side by side: "Sources: A, B".
	inTurn bool
}

// span is a stretch of text with its place.
type span struct {
	text string
	at   hearsay.Span
}

// creditLineBytes is the length of the longest block that can be a credit line.
const creditLineBytes = 200

// creditStarts begin a line that says where the whole text comes from, in small
// letters.
var creditStarts = []string{
	"source:", "sources:", "via ", "with material from ", "with reporting by ", "additional reporting by ", "reporting by ",
	"reprinted from ", "distributed by ", "from our partner ", "copyright ", "©",
	"originally published by ", "originally published in ", "first published by ", "first published in ",
	"this article was first published by ", "this article was first published in ", "this article first appeared in ",
	"this story was first published by ", "this story was first published in ", "this story first appeared in ",
}

// creditEnds end such a line.
var creditEnds = []string{" contributed to this report", " contributed reporting", " contributed to this story"}

// creditLineOf reads the brackets of a dateline, brackets that are a block of
// their own, a line that begins or ends as credits do, or a byline. The names of
// a byline are mostly people's.
func creditLineOf(b hearsay.Block, text string) creditLine {
	s := b.Of(text)
	if b.Kind == hearsay.Dateline {
		if open := strings.LastIndexByte(s, '('); open >= 0 && strings.Contains(s[open:], ")") {
			return creditLine{kind: "dateline", names: properNames(b.Start+open+1, s[open+1:])}
		}
		return creditLine{}
	}
	if len(s) > creditLineBytes {
		return creditLine{}
	}
	if s[0] == '(' && strings.HasSuffix(s, ")") {
		names := properNames(b.Start+1, s[1:])
		if n := len(names); n > 0 && !hasSmallWord(text[names[n-1].at.End:b.End]) {
			return creditLine{kind: "credit line", names: names}
		}
	}
	if rest, ok := cutFold(s, "by "); ok {
		return creditLine{kind: "byline", names: properNames(b.End-len(rest), rest)}
	}
	for _, start := range creditStarts {
		if rest, ok := cutFold(s, start); ok {
			return creditLine{kind: "credit line", names: properNames(b.End-len(rest), rest)}
		}
	}
	for _, end := range creditEnds {
		if i := strings.Index(s, end); i > 0 {
			return creditLine{kind: "credit line", names: properNames(b.Start, s[:i])}
		}
	}
	return creditLine{}
}

func cutFold(s, start string) (string, bool) {
	if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
		return s[len(start):], true
	}
	return s, false
}

func hasSmallWord(s string) bool {
	for _, w := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// saysWhoHadIt are the words of a sentence that says who had a report and nothing
// else: "Tarnwick was first with the report."
const saysWhoHadIt = " the this that it a report reports story news dispatch article account item was were is had has have been first " +
	"originally carried published reported printed broadcast by with in to and on quoting citing "

func isCrediting(word string) bool {
	return word != "" && strings.Contains(saysWhoHadIt, " "+strings.ToLower(word)+" ")
}

// creditSentences finds the sentences of a block that say nothing but who had
// the report.
func creditSentences(b hearsay.Block, text string) (out []creditLine) {
	s := b.Of(text)
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexAny(s[at:], ".!?"); i >= 0 {
			end = at + i
		}
		if c := creditSentence(b.Start+at, s[at:end]); len(c.names) > 0 {
			out = append(out, c)
		}
		at = end + 1
	}
	return out
}

const creditSentenceBytes = 120

func creditSentence(start int, s string) creditLine {
	if len(s) > creditSentenceBytes || !strings.Contains(s, "report") && !strings.Contains(s, "first") {
		return creditLine{}
	}
	c := creditLine{kind: "text", inTurn: true}
	for at := 0; at < len(s); {
		rest := strings.TrimLeft(s[at:], " \n\t,")
		at = len(s) - len(rest)
		if rest == "" {
			break
		}
		word := rest[:wordLen(rest)]
		if isCrediting(strings.Trim(word, ",;:")) {
			at += len(word)
			continue
		}
		name, ok := properName(start+at, rest)
		if !ok {
			return creditLine{}
		}
		c.names = append(c.names, name)
		at = name.at.End - start
	}
	return c
}

// properNames reads names that commas or "and" part.
func properNames(start int, s string) (out []span) {
	for {
		name, ok := properName(start, s)
		if !ok {
			return out
		}
		out = append(out, name)
		rest := s[name.at.End-start:]
		cut := strings.TrimLeft(rest, " \n\t,")
		if after, ok := strings.CutPrefix(cut, "and "); ok {
			cut = after
		} else if len(cut) == len(rest) {
			return out
		}
		start, s = start+len(s)-len(cut), cut
	}
}

// nameWords is the most words of an outlet's name.
const nameWords = 5

// properName is the run of words in capitals with which s begins, with small
// words between them.
func properName(start int, s string) (span, bool) {
	from := len(s) - len(strings.TrimLeft(s, " \n\t:"))
	end := from
	for at, words := from, 0; at < len(s) && words < nameWords; words++ {
		word := s[at : at+wordLen(s[at:])]
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(first) || unicode.Is(unicode.Lo, first) {
			end = at + len(strings.TrimRight(word, ".,;:)"))
		} else if !strings.Contains(" of the for al el de la ", " "+word+" ") {
			break
		}
		if strings.ContainsAny(word[len(word)-1:], ".,;:)") {
			break
		}
		at += len(word)
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \n\t"))
	}
	return span{s[from:end], hearsay.Span{Start: start + from, End: start + end}}, end > from
}

// wordLen is the length of s up to the next space, at least 1.
func wordLen(s string) int {
	if i := strings.IndexAny(s[1:], " \n\t"); i >= 0 {
		return i + 1
	}
	return len(s)
}
