package corroborate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// voice says whose words a word of a document belongs to.
type voice uint8

const (
	own    voice = iota // the author's
	quoted              // inside quotation marks, or a text that is given as another's
	aside               // a caption, which comes with a picture
)

// voices gives each stretch of the body that is not the author's own, in order.
// What is quoted without marks is known by the line that announces it: "Here is
// the statement in full:".
func voices(d *hearsay.Document) []spoken {
	var out []spoken
	given := notGiven
	for i, b := range d.Body {
		s := b.Of(d.Text)
		if given == toTheEnd || given == oneBlock || b.Kind == hearsay.Quotation {
			out = append(out, spoken{b.Span, quoted})
		} else if isCaption(s) {
			out = append(out, spoken{b.Span, aside})
		} else {
			for _, q := range quotations(s) {
				out = append(out, spoken{hearsay.Span{Start: b.Start + q.Start, End: b.Start + q.End}, quoted})
			}
		}
		if given != toTheEnd {
			given = announced(s, i+1 < len(d.Blocks))
		}
	}
	return out
}

// spoken is a stretch of text in another voice than the author's.
type spoken struct {
	hearsay.Span
	voice voice
}

// reach says how far a text goes that is given without quotation marks.
type reach int

const (
	notGiven reach = iota
	oneBlock       // it ends with the next block as far as one can tell
	toTheEnd
)

// announced tells what a block that ends with a colon announces.
func announced(s string, more bool) reach {
	if !more || !strings.HasSuffix(s, ":") {
		return notGiven
	}
	last := s
	if i := strings.LastIndexAny(s[:len(s)-1], ".!?\n"); i >= 0 {
		last = s[i+1:]
	}
	last = " " + strings.ToLower(last)
	has := func(w string) bool { return strings.Contains(last, w) }
	if slices.ContainsFunc(wholeTexts, has) && slices.ContainsFunc([]string{" read", " full", " below", " follow", " in its entirety"}, has) {
		return toTheEnd
	}
	if slices.ContainsFunc([]string{" said", " says", " read", " wrote", " writes", " added", " follows", " following", " posted", " tweeted", " explained"}, has) {
		return oneBlock
	}
	return notGiven
}

// wholeTexts are the sorts of texts that are printed whole.
var wholeTexts = []string{" article", " story", " statement", " release", " transcript", " report", " text", " post "}

// captionMarks are words by which a caption is known.
var captionMarks = []string{
	"file photo", "file image", "file picture", "handout photo", "getty images", "photo by", "photo:", "image:", "picture:", "(photo", " photo/",
}

const captionBytes = 400

func isCaption(s string) bool {
	if len(s) > captionBytes {
		return false
	}
	low := strings.ToLower(s)
	return slices.ContainsFunc(captionMarks, func(m string) bool { return strings.Contains(low, m) })
}

// quotations pairs the quotation marks of one block. A mark that is never closed
// goes to the end of the block when the block begins with it, or when a colon or
// comma leads to it: so do speeches of several paragraphs. Elsewhere it goes to
// the end of its sentence.
func quotations(s string) []hearsay.Span {
	var out []hearsay.Span
	open := map[rune]bool{} // marks that nothing closes any more
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !isOpening(r, s[:at], s[at+size:]) {
			at += size
			continue
		}
		end := -1
		if !open[r] {
			end = closing(s, at+size, r)
		}
		if open[r] = end < 0; end < 0 {
			end = unclosed(s, at, r)
		}
		if end > at {
			out = append(out, hearsay.Span{Start: at, End: end})
		}
		at = max(end, at+size)
	}
	return out
}

// isOpening tells an opening mark; typewriter marks and apostrophes open after
// nothing, a space or an opening bracket.
func isOpening(r rune, before, after string) bool {
	switch r {
	case '“', '„', '«', '「':
		return true
	case '"', '\'', '‘', '”':
		b, _ := utf8.DecodeLastRuneInString(before)
		a, size := utf8.DecodeRuneInString(after)
		year := isSingle(r) && unicode.IsDigit(a) // "the '90s"
		return (before == "" || unicode.IsSpace(b) || strings.ContainsRune("([—–-:", b)) && size > 0 && !unicode.IsSpace(a) && !year
	}
	return false
}

// closing finds the end of a quotation whose text begins at from, -1 when it has
// none.
func closing(s string, from int, open rune) int {
	single := isSingle(open)
	weak := -1 // after a letter: an apostrophe or the end
	for at := from; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		end := at + size
		switch {
		case !single && isClosing(r, open, s[:at], s[end:]):
			return end
		case single && (r == '\'' || r == '’'):
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			after, n := utf8.DecodeRuneInString(s[end:])
			if n > 0 && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
				break
			}
			if strings.ContainsRune(".,!?…", before) || before != 's' && n > 0 && !unicode.IsSpace(after) {
				return end
			}
			if weak < 0 || before != 's' {
				weak = end
			}
		case single && weak >= 0 && (r == '\'' || r == '‘') && isOpening(r, s[:at], s[end:]):
			return weak
		}
		at = end
	}
	return weak
}

func isClosing(r, open rune, before, after string) bool {
	switch r {
	case '”', '»', '」':
		return true
	case '“':
		return open == '„'
	case '"':
		return open == '“' || open == '”' || !isOpening(r, before, after)
	}
	return false
}

// unclosed gives where a quotation ends whose closing mark is missing. An
// apostrophe needs a sign that it was meant to open one.
func unclosed(s string, at int, open rune) int {
	before := strings.TrimRight(s[:at], " \n\t")
	led := before == "" || strings.HasSuffix(before, ":")
	switch {
	case led || !isSingle(open) && strings.HasSuffix(before, ","):
		return len(s)
	case isSingle(open):
		return at
	}
	if i := strings.IndexAny(s[at+1:], ".!?"); i >= 0 {
		return at + 1 + i
	}
	return len(s)
}

func isSingle(r rune) bool { return r == '\'' || r == '‘' }
