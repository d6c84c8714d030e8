package lexicon

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"hearsay"
)

// Code is what an actor dictionary says of an actor for a time: a CAMEO code,
// such as a country and a role, from the first day to the last, each YYYY-MM-DD
// or "" for open.
type Code struct {
	Code     string
	From, To string
}

// CodeOn is the code that holds on a day, YYYY-MM-DD: the first whose dates
// hold, or else the first without dates; "" for none.
func CodeOn(codes []Code, day string) string {
	undated := ""
	for _, c := range codes {
		switch {
		case c.From == "" && c.To == "":
			if undated == "" {
				undated = c.Code
			}
		case c.From <= day && (c.To == "" || day <= c.To):
			return c.Code
		}
	}
	return undated
}

// dictionary reads the actors or agents format of TABARI and PETRARCH:
//
//	HEAD_OF_ENTRY_ [CODE <991231]   # a comment
//	+A_SYNONYM_
//		[CODE >000101]
//
// A name is words joined by _ or parted by blanks, both taken as adjacent. An
// agent's code begins or ends with ~: it is an institution, which names an actor
// together with a state.
func (p Pack) dictionary() (content, error) {
	d := dictionary{sets: map[string][]string{}}
	text := strings.ToValidUTF8(string(bytes.TrimPrefix(p.Data, []byte("\xef\xbb\xbf"))), "\uFFFD")
	number := 0
	for line := range strings.Lines(text) {
		number++
		if err := d.line(d.uncomment(line)); err != nil {
			return content{}, p.wrong(hearsay.Invalid, fmt.Sprintf("line %d: %v", number, err), err)
		}
	}
	d.flush()
	if d.codes == 0 {
		return content{}, p.wrong(hearsay.Invalid, "is no actor dictionary: no line has a code in square brackets", nil)
	}
	return content{Actors: d.actors, Institutions: d.agents}, nil
}

// dictionary is the state of reading one.
type dictionary struct {
	actors, agents []Entry
	sets           map[string][]string // words of a "!SET! = A, B" line
	entry          Entry               // the one being read
	dated          bool
	open           bool // an entry has begun
	comment        bool // inside <!-- -->
	codes          int
}

// uncomment cuts the comments of a line and the dirt that such files carry.
func (d *dictionary) uncomment(line string) string {
	var out strings.Builder
	for {
		if d.comment {
			_, after, found := strings.Cut(line, "-->")
			if !found {
				break
			}
			line, d.comment = after, false
		}
		before, after, found := strings.Cut(line, "<!--")
		out.WriteString(before)
		if !found {
			break
		}
		line, d.comment = after, true
	}
	line = strings.ReplaceAll(out.String(), "\x1a", "")
	if i := strings.IndexAny(line, "#;"); i >= 0 {
		line = line[:i]
	}
	return strings.TrimRightFunc(line, unicode.IsSpace)
}

// line reads a line without its comments.
func (d *dictionary) line(line string) error {
	indented := strings.TrimLeftFunc(line, unicode.IsSpace)
	switch {
	case indented == "":
	case indented[0] == '[':
		return d.code(indented)
	case indented[0] == '+':
		if !d.open {
			return fmt.Errorf("a synonym stands before any name")
		}
		d.entry.Also = append(d.entry.Also, phrase(indented[1:]))
	case strings.HasPrefix(indented, "---") || indented[0] == '&' || strings.HasPrefix(indented, "- "):
		return fmt.Errorf("this is a dictionary of verbs, not of actors")
	case strings.HasPrefix(indented, "n:"), strings.HasPrefix(indented, "v:"):
		return fmt.Errorf("this is a dictionary of issues, not of actors")
	case indented[0] == '!' && strings.Contains(indented, "="):
		d.set(indented)
	default:
		return d.head(indented)
	}
	return nil
}

// set reads "!PERSON! = MAN, WOMAN".
func (d *dictionary) set(line string) {
	name, words, _ := strings.Cut(line, "=")
	var list []string
	for w := range strings.SplitSeq(words, ",") {
		list = append(list, strings.TrimSpace(w))
	}
	d.sets[strings.TrimSpace(name)] = list
}

// head begins an entry.
func (d *dictionary) head(line string) error {
	d.flush()
	d.open = true
	name, codes := line, ""
	if i := strings.IndexByte(line, '['); i >= 0 {
		name, codes = line[:i], line[i:]
	}
	name, plural := cutPlural(name)
	names := d.expand(strings.TrimSpace(name))
	d.entry.Name = phrase(names[0])
	for _, n := range names[1:] {
		d.entry.Also = append(d.entry.Also, phrase(n))
	}
	if plural != "" {
		d.entry.Also = append(d.entry.Also, phrase(plural))
	}
	if codes == "" {
		return nil
	}
	return d.code(codes)
}

// cutPlural parts "ATTORNEY_GENERAL {ATTORNEYS_GENERAL}".
func cutPlural(name string) (one, many string) {
	one, rest, found := strings.Cut(name, "{")
	if !found {
		return name, ""
	}
	many, _, _ = strings.Cut(rest, "}")
	return one, strings.TrimSpace(many)
}

// expand multiplies a name out that has the mark of a set, "CONGRESS!PERSON!".
func (d *dictionary) expand(name string) []string {
	before, rest, found := strings.Cut(name, "!")
	if !found {
		return []string{name}
	}
	set, after, found := strings.Cut(rest, "!")
	words := d.sets["!"+set+"!"]
	if !found || len(words) == 0 {
		return []string{name}
	}
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = before + w + after
	}
	return names
}

// code reads the codes in square brackets of a line.
func (d *dictionary) code(line string) error {
	if !d.open {
		return fmt.Errorf("a code stands before any name")
	}
	for line != "" {
		end := strings.IndexAny(line, "]}") // "[~ENV}" is met
		if end < 0 {
			return fmt.Errorf("the code %q has no closing bracket", line)
		}
		inside, rest := line[1:end], line[end+1:]
		d.add(inside)
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			return nil
		}
		line = rest[i:]
	}
	return nil
}

// add takes what stands between brackets: "AFGGOV 011222-040101".
func (d *dictionary) add(inside string) {
	fields := strings.Fields(inside)
	if len(fields) == 0 || strings.Trim(fields[0], "-") == "" {
		return // "---": no code
	}
	d.codes++
	c := Code{Code: strings.ToUpper(fields[0])}
	if dates := strings.Join(fields[1:], ""); dates != "" {
		d.dated = true
		c.From, c.To = readDates(dates)
	}
	d.entry.Codes = append(d.entry.Codes, c)
}

// flush ends an entry.
func (d *dictionary) flush() {
	if !d.open {
		return
	}
	e := d.entry
	agent := false
	for i, c := range e.Codes {
		if t := strings.Trim(c.Code, "~"); t != c.Code {
			agent = true
			e.Codes[i].Code = t
		}
	}
	e.Kind = kindOf(e.Codes, d.dated, agent)
	if e.Kind == Individual { // "LEE" is no acronym
		e.Name = capitalised(e.Name)
		for i := range e.Also {
			e.Also[i] = capitalised(e.Also[i])
		}
	}
	if agent {
		d.agents = append(d.agents, e)
	} else {
		d.actors = append(d.actors, e)
	}
	d.entry, d.dated, d.open = Entry{}, false, false
}

// roles are the parts of a CAMEO code that tell what an actor is, the telling
// ones first. A dictionary does not say whether a name is that of a person;
// roles with dates and members of an elite are.
var roles = []struct {
	code string
	kind Kind
}{
	{"ELI", Individual},
	{"REB", ArmedGroup},
	{"INS", ArmedGroup},
	{"SEP", ArmedGroup},
	{"UAF", ArmedGroup},
	{"MED", Media},
	{"MIL", ArmedForces},
	{"COP", Police},
	{"JUD", Court},
	{"LEG", Parliament},
	{"SPY", Agency},
	{"PTY", Party},
	{"OPP", Party},
	{"GOV", Government},
	{"IGO", International},
	{"NGO", NGO},
	{"NGM", NGO},
	{"MNC", Company},
	{"BUS", Company},
	{"RAD", Movement},
	{"MOD", Movement},
	{"CVL", Community},
	{"REF", Community},
	{"LAB", Community},
	{"AGR", Community},
	{"EDU", Community},
	{"HLH", Community},
	{"ENV", Movement},
	{"HRI", Movement},
	{"CRM", Community},
	{"SOC", Community},
	{"IMG", ArmedGroup},
}

// kindOf tells a kind from codes, which are words of three letters: a country or
// IGO and its like first, then roles.
func kindOf(codes []Code, dated, agent bool) Kind {
	parts := map[string]bool{}
	for _, c := range codes {
		for i := 0; i+3 <= len(c.Code); i += 3 {
			parts[c.Code[i:i+3]] = true
		}
	}
	switch {
	case len(codes) == 0:
		return Unknown
	case dated && !agent:
		return Individual
	case !agent && len(parts) == 1 && isPlain(codes[0].Code):
		return Country
	}
	for _, r := range roles {
		if parts[r.code] {
			return r.kind
		}
	}
	return Unknown
}

// isPlain reports whether a code is that of a country and nothing else.
func isPlain(code string) bool {
	if len(code) != 3 {
		return false
	}
	for _, r := range roles {
		if r.code == code {
			return false
		}
	}
	return code != "INT"
}

// phrase writes the name of a dictionary as text does: words with blanks, and in
// capitals and small letters where it has one of them alone.
func phrase(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' || unicode.IsSpace(r) })
	text := strings.Join(words, " ")
	upper := strings.IndexFunc(text, unicode.IsUpper) >= 0
	if upper && (len(words) < 2 && len(text) < shortAcronym || hasLower(text)) {
		return text // "UN"; or as it is written
	}
	for i, w := range words {
		words[i] = lowered(w, i > 0)
	}
	return strings.Join(words, " ")
}

// capitalised writes a word of capitals as a name.
func capitalised(word string) string {
	if hasLower(word) || strings.ContainsAny(word, ". ") {
		return word
	}
	return lowered(word, false)
}

// lowered is a word in small letters but the first of each part, unless it is a
// small word inside a name.
func lowered(word string, inside bool) string {
	low := strings.ToLower(word)
	if inside {
		switch low {
		case "of", "the", "and", "for", "in", "on", "to", "de", "la", "bin", "al":
			return low
		}
	}
	var b strings.Builder
	start := true
	for _, r := range low {
		if start {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		start = !unicode.IsLetter(r) && r != '\''
	}
	return b.String()
}

// A date of a dictionary is YYMMDD or YYYYMMDD.
var dates = regexp.MustCompile(`^(?:([<>])(\d+)|(\d+)-(\d+))$`)

// readDates reads "<d" (before a day), ">d" (from it) and "a-b" (within). What
// cannot be read is open.
func readDates(s string) (from, to string) {
	m := dates.FindStringSubmatch(s)
	switch {
	case m == nil:
		return "", ""
	case m[1] == "<":
		return "", dayBefore(m[2])
	case m[1] == ">":
		first, _ := readDay(m[2])
		return first, ""
	}
	from, _ = readDay(m[3])
	_, to = readDay(m[4])
	return from, to
}
