package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

// name is a run of capitalised words that names someone or something.
type name struct {
	first, last int // tokens, titles left out
	lead        int // first token with its titles
	kind        hearsay.ActorType
	gender      trait // woman, man or 0, from a title or a first name
	told        bool  // from a title
	thing       bool  // of a place, an event or a thing
	sentence    int
}

// names lists the names of a document in order. Headlines, where every word is
// capitalised, have none.
func (f *Finder) names(an *syntax.Analysis, tags []syntax.Tag) []name {
	var out []name
	for i, s := range an.Sentences {
		if tags[s.First].Headline {
			continue
		}
		for t := s.First; t < s.Last; {
			end := f.runEnd(an, tags, t, s.Last)
			if end == t {
				t++
				continue
			}
			if n, ok := f.name(an, t, end, s); ok && !f.isPlace(an, &n) && an.Text(t) != "THE" {
				n.sentence = i
				out = append(out, n)
			}
			t = end
		}
	}
	return slices.DeleteFunc(out, doubtful(an, tags, out))
}

// isPlace reports whether the seat of a government is the place of something:
// "in Teslin".
func (f *Finder) isPlace(an *syntax.Analysis, n *name) bool {
	if n.lead == 0 || n.kind == hearsay.Person || n.kind == hearsay.UnknownType || n.last-n.lead > 3 {
		return false
	}
	switch an.Text(n.lead - 1) {
	case "in", "In", "at", "At", "near", "across", "outside", "inside", "throughout":
		a, ok := f.lex.Actor(spell(an, n.first, n.last))
		return ok && (a.Role == lexicon.ByCapital || a.Role == lexicon.ByMetonym)
	}
	return false
}

// doubtful tells the single words that open a sentence, so that a capital tells
// nothing, and neither act there nor stand as a name elsewhere.
func doubtful(an *syntax.Analysis, tags []syntax.Tag, names []name) func(name) bool {
	sure := map[string]bool{}
	opens := func(n *name) bool {
		return n.last == n.lead+1 && n.kind == hearsay.UnknownType && n.gender == 0 && afterMarks(an, n.lead, an.Sentences[n.sentence].First)
	}
	for i := range names {
		if n := &names[i]; !opens(n) {
			for t := n.first; t < n.last; t++ {
				sure[bare(an.Text(t))] = true
			}
		}
	}
	return func(n name) bool {
		if !opens(&n) || sure[bare(an.Text(n.first))] {
			return false
		}
		if n.last >= len(tags) || isPossessive(an.Text(n.first)) {
			return false
		}
		part := tags[n.last].Part
		return part != syntax.Verb && part != syntax.Auxiliary && part != syntax.Adverb || strings.HasSuffix(an.Text(n.first), "ly") || strings.HasSuffix(an.Text(n.first), "ed")
	}
}

// afterMarks reports whether only marks stand between the tokens.
func afterMarks(an *syntax.Analysis, t, first int) bool {
	for t--; t >= first; t-- {
		if an.Tokens[t].Kind != syntax.Punct {
			return false
		}
	}
	return true
}

// runEnd returns the end of the run of name words that begins at token t.
func (f *Finder) runEnd(an *syntax.Analysis, tags []syntax.Tag, t, last int) int {
	end := t
	for end < last {
		switch {
		case tags[end].Part == syntax.ProperNoun && !tags[end].Time && an.Tokens[end].Kind == syntax.Word:
			end++
			if isPossessive(an.Text(end-1)) && !f.isOfMany(an, tags, end, last) {
				return end
			}
		case end > t && (f.joinsName(an, tags, end, last) || isApostrophe(an, end) && f.isOfMany(an, tags, end+1, last)):
			end++
		default:
			return end
		}
	}
	return end
}

// isOfMany reports whether the possessive before a token stands inside the name of
// a body: "the Marovian Workers' Congress", "the People's Party".
func (f *Finder) isOfMany(an *syntax.Analysis, tags []syntax.Tag, end, last int) bool {
	if end >= last || tags[end].Part != syntax.ProperNoun {
		return false
	}
	owner := bare(an.Text(end - 1))
	if owner == "" {
		owner = an.Text(end - 2) // the apostrophe is a token
	}
	if f.words.of(owner)&(group|role) == 0 && !isWordForMany(owner) {
		return false
	}
	for t := end; t < last && tags[t].Part == syntax.ProperNoun; t++ {
		if f.words.of(an.Text(t))&(body|group) != 0 || lexicon.EndsOutlet(an.Text(t)) {
			return true
		}
	}
	return false
}

// isApostrophe reports whether a token is an apostrophe at the end of a plural,
// which a text with curly marks writes like one that closes a quote.
func isApostrophe(an *syntax.Analysis, t int) bool {
	return an.Text(t) == "’" && !an.Tokens[t].Space && strings.HasSuffix(an.Text(t-1), "s")
}

// isWordForMany reports whether a word is the plural of a common noun.
func isWordForMany(word string) bool {
	switch word {
	case "People", "Women", "Men", "Children", "Youth", "Nation", "Minister":
		return true
	}
	return strings.HasSuffix(word, "ers") || strings.HasSuffix(word, "ents") || strings.HasSuffix(word, "ists")
}

// joinsName reports whether token t joins two parts of one name: "bin", "de",
// or "of" and "for" after the word for a body.
func (f *Finder) joinsName(an *syntax.Analysis, tags []syntax.Tag, t, last int) bool {
	if t+1 >= last {
		return false
	}
	next := tags[t+1].Part == syntax.ProperNoun && !tags[t+1].Time
	switch an.Text(t) {
	case "bin", "ibn", "al", "el", "de", "del", "van", "von", "der", "du", "la", "ul", "ur":
		return next
	case "of", "for":
		head := f.words.of(an.Text(t - 1))
		if next && f.insideBody(an, t-1) {
			return true // "the Front for the Liberation of Kelmark"
		}
		return head&(body|role|group) != 0 && head&(plural|role) != plural|role && (next || an.Text(t+1) == "the" && t+2 < last && tags[t+2].Part == syntax.ProperNoun)
	case "the":
		return next && (an.Text(t-1) == "of" || an.Text(t-1) == "for")
	}
	return false
}

// insideBody reports whether token t goes on from the name of a body: "Front for the
// Liberation".
func (f *Finder) insideBody(an *syntax.Analysis, t int) bool {
	for u := t; u >= max(0, t-longestOffice); u-- {
		w := an.Text(u)
		if f.words.of(w)&(body|group) != 0 && startsUpper(w) && u < t {
			return isJoint(an.Text(u + 1))
		}
		if !startsUpper(w) && !isJoint(w) {
			return false
		}
	}
	return false
}

// name makes a name of the run of tokens [first, last), less its titles, or
// reports false when nothing but titles and common words is there.
func (f *Finder) name(an *syntax.Analysis, first, last int, s syntax.Sentence) (name, bool) {
	n := name{first: first, last: last, lead: first, kind: hearsay.UnknownType}
	if last == first+1 && (first == s.First || first > 0 && an.Tokens[first-1].Kind == syntax.Punct) && f.isNoun(an.Text(first)) {
		return n, false // "Officials said", "Police said"
	}
	first = f.withoutCountry(an, first, last)
	n.first = first
	n.kind = f.kindOfRun(an, first, last)
	if n.kind == hearsay.Body && first == s.First && last == first+1 && last < s.Last && an.Text(last) == ":" {
		n.kind = hearsay.UnknownType // "DOST:" in a transcript
	}
	if n.kind != hearsay.UnknownType {
		return n, true
	}
	if last == first+1 && f.isAdjective(an.Text(first)) {
		return n, false // "Marovian"
	}
	f.dropTitles(an, &n)
	if n.first >= last {
		return n, false
	}
	if n.first > first && n.first < last && isJoint(an.Text(n.first-1)) {
		n.lead = n.first // "Governor of Teslin" names the town alone
		n.kind = f.kindOfRun(an, n.first, last)
		n.gender = 0
		return n, true
	}
	f.sort(an, &n)
	return n, n.first < n.last
}

// dropTitles moves the beginning of a name after the titles before it, which may
// tell a gender.
func (f *Finder) dropTitles(an *syntax.Analysis, n *name) {
	first, last := n.first, n.last
	for t := first; t < last; t++ {
		tr := f.words.of(an.Text(t))
		n.gender |= genderOf(tr &^ (femaleName | maleName))
		ofName := t > first && isInitialed(an.Text(t)) || t == last-1 && f.isSurname(an, first, t)
		if tr&(title|role) != 0 && !ofName || t > first && (an.Text(t) == "of" || an.Text(t) == "for") {
			n.first = t + 1
		}
	}
	if n.first < last && an.Text(n.first) == "the" {
		n.first++
	}
}

// sort tells a person from a place or a thing, as far as the words of a name do.
func (f *Finder) sort(an *syntax.Analysis, n *name) {
	last := n.last
	n.told = n.gender != 0
	n.thing = f.words.of(an.Text(last-1))&thing != 0 && last-n.first > 1
	if n.thing || f.words.of(an.Text(last-1))&document != 0 || n.gender == 0 && last-n.first > 1 && opensPlace(an.Text(n.first)) {
		return // "the Teslin Poll"
	}
	if n.last-n.first >= 2 || n.first > n.lead && !isAcronym(an.Text(n.first)) {
		n.kind = hearsay.Person
	}
	if n.gender == 0 && n.last-n.first >= 2 {
		n.gender = genderOf(f.words.of(an.Text(n.first)))
	}
}

// withoutCountry is where the name of an outlet begins that an adjective leads in,
// "Kelmarki Radio Lund", "the US Forbes Magazine"; first for every other name.
func (f *Finder) withoutCountry(an *syntax.Analysis, first, last int) int {
	if last-first < 2 || f.kindOfRun(an, first, last) == hearsay.Outlet && !f.isAdjective(an.Text(first)) {
		return first
	}
	if !f.isAdjective(an.Text(first)) && !endsAsAdjective(an.Text(first)) {
		return first
	}
	if _, n := f.lex.MatchOutlet(func(i int) string {
		if first+i >= last {
			return ""
		}
		return bare(an.Text(first + i))
	}); n == last-first {
		return first // "American Interest"
	}
	if f.kindOfRun(an, first+1, last) == hearsay.Outlet && (last-first > 2 || f.isOutlet(an, first+1)) {
		return first + 1
	}
	return first
}

// isOutlet reports whether a word alone names a listed outlet.
func (f *Finder) isOutlet(an *syntax.Analysis, t int) bool {
	o, ok := f.lex.Outlet(bare(an.Text(t)))
	return ok && !o.Word
}

// endsAsAdjective reports whether a word ends as adjectives of peoples do.
func endsAsAdjective(word string) bool {
	for _, end := range [...]string{"ian", "ean", "ish", "ese", "ki", "ani", "iri", "qi", "ti"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// isJoint reports whether a word joins an office to what it is for.
func isJoint(word string) bool { return word == "of" || word == "for" || word == "the" }

// opensPlace reports whether a word begins the names of places: "North Wendel".
func opensPlace(word string) bool {
	switch word {
	case "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New", "San", "Santa", "Los", "Las", "Fort", "Mount", "Lake", "Port", "Cape", "Great", "Upper", "Lower":
		return true
	}
	return false
}

// isNoun reports whether a word alone is a common noun of the list rather than a
// name.
func (f *Finder) isNoun(word string) bool {
	tr := f.words.of(word)
	return tr&(title|role|woman|man|body|group|outlet|document) != 0 && tr&(femaleName|maleName|surname) == 0
}

// isSurname reports whether a word for what one does ends a name: after a first
// name, or where it is a usual last name, "Governor Baker".
func (f *Finder) isSurname(an *syntax.Analysis, first, t int) bool {
	known := f.words.of(an.Text(t))&surname != 0
	if t > first {
		return known || f.words.of(an.Text(t-1))&(femaleName|maleName) != 0
	}
	return known && (t == 0 || !strings.EqualFold(an.Text(t-1), "the")) // "the King"
}

func isInitialed(word string) bool { return len(word) == 2 && word[1] == '.' }

func genderOf(t trait) trait {
	var g trait
	if t&(woman|femaleName) != 0 {
		g |= woman
	}
	if t&(man|maleName) != 0 {
		g |= man
	}
	if g == woman|man {
		return 0
	}
	return g
}

// kindOfRun tells outlets, states and bodies from the words alone.
func (f *Finder) kindOfRun(an *syntax.Analysis, first, last int) hearsay.ActorType {
	word := func(i int) string {
		if first+i >= last {
			return ""
		}
		return bare(an.Text(first + i))
	}
	if o, n := f.lex.MatchOutlet(word); n == last-first && !o.IsWord(spell(an, first, last)) {
		return hearsay.Outlet
	}
	if withArticle(word(0)) {
		if _, ok := f.lex.OutletAlike(spell(an, first, last)); ok {
			return hearsay.Outlet
		}
	}
	if a, n := f.lex.MatchActor(word); n == last-first {
		switch {
		case a.Role == lexicon.ByPeople && first > 0 && strings.EqualFold(an.Text(first-1), "the"):
			return hearsay.State // "the Marovians"
		case a.Role == lexicon.ByPeople:
			return hearsay.Group
		case a.Role != lexicon.ByAdjective && (!a.Shared || a.Type != hearsay.Person):
			return a.Type
		}
	}
	end := f.words.of(word(last - first - 1))
	switch {
	case f.words.of(word(0))&outlet != 0 && last-first > 1, end&outlet != 0, last-first > 1 && lexicon.EndsOutlet(word(last-first-1)):
		return hearsay.Outlet
	case last-first == 1 && first > 0 && strings.EqualFold(an.Text(first-1), "the") && isPaper(word(0)):
		return hearsay.Outlet // "told the Courier"
	case end&body != 0, f.isBodyOf(an, first, last):
		return hearsay.Body
	case (end|f.words.of(word(0)))&group != 0 && last-first > 1:
		return hearsay.Group // "Jabhat al-Nahr"
	case f.words.of(word(0))&body != 0 && last-first > 2:
		return hearsay.Body
	case last-first == 1 && isAcronym(word(0)):
		return hearsay.Body
	}
	return hearsay.UnknownType
}

// withArticle reports whether a name begins with the Arabic article.
func withArticle(word string) bool {
	return word == "Al" || word == "El" || strings.HasPrefix(word, "Al-") || strings.HasPrefix(word, "El-")
}

// isPaper reports whether a word alone, after an article, is the short name of a
// paper: "the Courier", but not "the Press".
func isPaper(word string) bool {
	switch word {
	case "Press", "News", "Radio", "Television", "TV", "Daily", "Weekly", "Network", "Channel", "Review", "Express", "Newspaper", "Bulletin":
		return false
	}
	return lexicon.EndsOutlet(word)
}

// isBodyOf reports whether the run is "Party of Marovia".
func (f *Finder) isBodyOf(an *syntax.Analysis, first, last int) bool {
	for t := first + 1; t < last-1; t++ {
		if w := an.Text(t); w == "of" || w == "for" {
			tr := f.words.of(an.Text(t - 1))
			return tr&(body|group) != 0 && tr&role == 0
		}
	}
	return false
}

// isAdjective reports whether a word is the adjective of a state and nothing
// more.
func (f *Finder) isAdjective(word string) bool {
	a, ok := f.lex.Actor(bare(word))
	return ok && a.Role == lexicon.ByAdjective
}

func isAcronym(word string) bool {
	switch word {
	case "TV", "CEO", "GDP", "AIDS", "HIV", "DVD", "PDF", "AM", "PM", "OK":
		return false
	}
	letters := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r != '.' && r != '-' && !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2
}

func isPossessive(word string) bool { return bare(word) != word }

// spell joins tokens with single spaces where white space stood, the last one
// without its possessive.
func spell(an *syntax.Analysis, first, last int) string {
	var b strings.Builder
	for t := first; t < last; t++ {
		if t > first && an.Tokens[t].Space {
			b.WriteByte(' ')
		}
		w := an.Text(t)
		if t == last-1 {
			w = bare(w)
		}
		b.WriteString(w)
	}
	return b.String()
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
