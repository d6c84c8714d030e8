package citation

import (
	"strconv"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// writings are what people and bodies publish under a date or a title.
var writings = set(`statement report letter memo memorandum communiqué communique release decree leaflet article tweet
post speech testimony cable book memoir essay study paper novel documentary film poem editorial column interview
pamphlet brochure manifesto declaration protocol lecture sermon bulletin review survey analysis commentary`)

// dated reads "the ministry's statement of 4 May 2019", "a letter dated 4/5/2019";
// a weekday or a relative date is too little for a reader to find it.
func (f *finder) dated(i int) int {
	if !writings[strings.ToLower(f.word(i))] {
		return i
	}
	last := f.sentenceEnd(i)
	j := i + 1
	for j < last && f.is(j, "of", "dated", "issued", "published", "released", "on", "from", "posted") {
		j++
	}
	t := f.timeAtToken(j)
	if j == i+1 || t == nil || t.From == "" || t.From != t.To || t.Anchor != "" {
		return i
	}
	after := f.tokenAfter(j, last, t.Span.End)
	c := hearsay.Citation{Kind: hearsay.CiteDocument, Ref: strings.ToLower(f.word(i)), Time: t.ID}
	f.add(i, after, c, "dated-document", 0.7, false)
	return after
}

// longestTitle is the number of tokens of a title in quotation marks.
const longestTitle = 24

// closingQuote is the mark that ends what a quotation mark begins, "" for another
// token.
func closingQuote(mark string) string {
	switch mark {
	case "“":
		return "”"
	case "\"":
		return "\""
	case "«":
		return "»"
	case "‘":
		return "’"
	case "„":
		return "“"
	}
	return ""
}

// titled reads "his book “The Salt Road” (2016)", "an article entitled “...”".
func (f *finder) titled(i int) int {
	if !writings[strings.ToLower(f.word(i))] {
		return i
	}
	j := i + 1
	for f.is(j, "entitled", "titled", "called", "named", "under", "the", "title", "headlined") || f.word(j) == "," || f.word(j) == ":" {
		j++
	}
	closer := closingQuote(f.word(j))
	if closer == "" || !f.capital(j+1) && f.kind(j+1) != syntax.Number {
		return i
	}
	end := j + 1
	for end < f.end && end < j+longestTitle && f.word(end) != closer {
		end++
	}
	if f.word(end) != closer || end == j+1 {
		return i
	}
	title := strings.Join(strings.Fields(f.text[f.an.Tokens[j+1].Start:f.an.Tokens[end-1].End]), " ")
	after := end + 1
	t := f.timeAtToken(after + 1)
	if f.word(after) != "(" || t == nil || f.word(f.tokenAfter(after, f.end, t.Span.End)) != ")" {
		t = nil
	} else {
		after = f.tokenAfter(after, f.end, t.Span.End) + 1
	}
	c := hearsay.Citation{Kind: hearsay.CiteDocument, Ref: strings.TrimRight(title, ".,"), Time: idOf(t)}
	f.add(i, after, c, "titled-document", 0.7, false)
	return after
}

// isGenitive reports "May's", which is no name of a law.
func isGenitive(s string) bool {
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s")
}

// article reads "Article 51 of the Charter", "section 2 of the Marovian Press Act".
func (f *finder) article(i int) int {
	if !f.is(i, "article", "section", "chapter", "paragraph", "clause") || f.kind(i+1) != syntax.Number || !f.is(i+2, "of") {
		return i
	}
	if _, err := strconv.Atoi(f.word(i + 1)); err != nil {
		return i
	}
	j := i + 3
	if f.is(j, "the") {
		j++
	}
	last := j
	for last < j+7 && last < f.end && (f.capital(last) || last > j && f.is(last, "of", "on", "the", "and", "for") && f.capital(last+1)) {
		last++
	}
	if last == j || f.timeAtToken(j) != nil || last == j+1 && isGenitive(f.word(j)) {
		return i
	}
	ref := strings.ToLower(f.word(i)) + " " + f.word(i+1) + " of " + f.nameOf(j, last)
	f.add(i, f.ofYear(last), hearsay.Citation{Kind: hearsay.CiteDocument, Ref: ref}, "article-of", 0.85, false)
	return f.ofYear(last)
}
