package citation

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// numbered are the kinds of documents that are cited by a number.
var numbered = map[string]string{
	"resolution": "resolution", "resolutions": "resolution", "decree": "decree", "decision": "decision",
	"law": "law", "act": "act", "order": "order", "directive": "directive", "regulation": "regulation",
	"cable": "cable", "circular": "circular", "fatwa": "fatwa", "ordinance": "ordinance", "bill": "bill",
}

// document reads "UN Security Council Resolution 1267", "S/RES/1267 (1999)",
// "Executive Order 13769", "Law No. 12 of 2019".
func (f *finder) document(i int) int {
	if next := f.symbol(i); next > i {
		return next
	}
	kind := numbered[strings.ToLower(f.word(i))]
	if kind == "" || !f.capital(i) && kind != "resolution" {
		return i
	}
	j := i + 1
	for f.is(j, "no", "no.", "number", "nr", "nr.", "№") || f.word(j) == "." && f.is(j-1, "no") {
		j++
	}
	number := f.word(j)
	if f.kind(j) != syntax.Number || strings.ContainsAny(number, ",") || j == i+1 && len(number) < 2 {
		return i
	}
	if (kind == "order" || kind == "act" || kind == "law") && j == i+1 && !f.is(i-1, "executive", "presidential", "public") {
		return i
	}
	first := f.body(i)
	last := f.ofYear(j + 1)
	if f.is(i-1, "executive", "presidential", "public") {
		kind = strings.ToLower(f.word(i-1)) + " " + kind
	}
	ref := kind + " " + number
	if last > j+1 {
		ref += " (" + strings.Trim(f.word(last-1)+f.word(last-2), "()of/") + ")"
	}
	f.add(first, last, hearsay.Citation{Kind: hearsay.CiteDocument, Ref: ref}, "document", 0.85, false)
	for f.is(i, "resolutions") && f.is(last, "and", ",") && f.kind(last+1) == syntax.Number {
		ref := kind + " " + f.word(last+1)
		f.add(last+1, last+2, hearsay.Citation{Kind: hearsay.CiteDocument, Ref: ref}, "document", 0.8, false)
		last += 2
	}
	return last
}

// body takes in the names before the document's kind: "UN Security Council".
func (f *finder) body(i int) int {
	first := i
	for first > f.begin && first > i-6 && f.kind(first-1) == syntax.Word && f.capital(first-1) && !f.is(first-1, "the", "a") {
		first--
	}
	return first
}

// ofYear takes in "of 2019", "(1999)", "/2019" and the date after a number.
func (f *finder) ofYear(i int) int {
	switch {
	case f.word(i) == "(" && f.word(i+2) == ")" && len(f.word(i+1)) == 4 && f.kind(i+1) == syntax.Number:
		return i + 3
	case (f.is(i, "of") || f.word(i) == "/") && f.kind(i+1) == syntax.Number && len(f.word(i+1)) == 4:
		return i + 2
	}
	return i
}

// symbol reads the symbol of a document of the United Nations: "S/RES/1267
// (1999)", "A/HRC/40/52".
func (f *finder) symbol(i int) int {
	if w := f.word(i); w != "S" && w != "A" && w != "E" {
		return i
	}
	j := i + 1
	for f.word(j) == "/" && f.word(j+1) != "" && !f.an.Tokens[j].Space && !f.an.Tokens[j+1].Space {
		j += 2
	}
	if j < i+5 || f.kind(j-1) != syntax.Number {
		return i
	}
	last := f.ofYear(j)
	ref := f.text[f.an.Tokens[i].Start:f.an.Tokens[j-1].End]
	f.add(i, last, hearsay.Citation{Kind: hearsay.CiteDocument, Ref: ref}, "document-symbol", 0.95, false)
	return last
}
