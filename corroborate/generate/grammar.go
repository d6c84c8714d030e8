package generate

import (
	_ "embed"
	"math/rand/v2"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed grammar.txt
var grammarText string

// grammar are the sections of grammar.txt by name.
type grammar map[string][]phrase

// sentences is the parsed grammar.
var sentences = sync.OnceValue(func() grammar { return parseGrammar(grammarText) })

// phrase is a sequence of literal text, choices and names.
type phrase []part

type part struct {
	text    string
	choice  []phrase
	name    string
	capital bool
}

func parseGrammar(text string) grammar {
	g, section := grammar{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			section = line[1:]
		default:
			p, _ := parsePhrase(line, "")
			g[section] = append(g[section], p)
		}
	}
	return g
}

// parsePhrase reads up to one of the bytes in stop and returns what follows.
func parsePhrase(s, stop string) (phrase, string) {
	var p phrase
	for s != "" && !strings.Contains(stop, s[:1]) {
		switch s[0] {
		case '[':
			var c []phrase
			for s[0] != ']' {
				var alternative phrase
				alternative, s = parsePhrase(s[1:], "|]")
				c = append(c, alternative)
			}
			p, s = append(p, part{choice: c}), s[1:]
		case '{':
			name, rest, _ := strings.Cut(s[1:], "}")
			bare, capital := strings.CutPrefix(name, "^")
			p, s = append(p, part{name: bare, capital: capital}), rest
		default:
			n := strings.IndexAny(s, "[]{|")
			if n < 0 {
				n = len(s)
			}
			n = max(n, 1)
			p, s = append(p, part{text: s[:n]}), s[n:]
		}
	}
	return p, s
}

// scope is what the names of a phrase stand for.
type scope interface {
	// word is the text of a name that is no section.
	word(name string) (string, bool)
	// section is the full name of a section: ".np" within the story's event.
	section(name string) string
}

type expander struct {
	rnd *rand.Rand
	in  scope
	out strings.Builder
}

// expand writes one of the alternatives of a section.
func expand(rnd *rand.Rand, section string, in scope) string {
	e := expander{rnd: rnd, in: in}
	e.section(section)
	return e.out.String()
}

// expandLine writes one given alternative.
func expandLine(rnd *rand.Rand, section string, line int, in scope) string {
	e := expander{rnd: rnd, in: in}
	e.phrase(sentences()[section][line])
	return e.out.String()
}

func (e *expander) section(name string) {
	if lines := sentences()[name]; len(lines) > 0 {
		e.phrase(lines[e.rnd.IntN(len(lines))])
	}
}

func (e *expander) phrase(p phrase) {
	for _, x := range p {
		switch {
		case x.choice != nil:
			e.phrase(x.choice[e.rnd.IntN(len(x.choice))])
		case x.name != "":
			e.name(x.name, x.capital)
		default:
			e.out.WriteString(x.text)
		}
	}
}

func (e *expander) name(name string, capital bool) {
	from := e.out.Len()
	if w, ok := e.in.word(name); ok {
		e.out.WriteString(w)
	} else {
		e.section(e.in.section(name))
	}
	if !capital {
		return
	}
	whole := e.out.String()
	e.out.Reset()
	e.out.WriteString(whole[:from] + upperFirst(whole[from:]))
}

// upperFirst makes the first letter a capital; marks before it are skipped, and
// that of a person is made a capital itself.
func upperFirst(s string) string {
	at := 0
	for strings.HasPrefix(s[at:], "<") {
		if strings.HasPrefix(s[at:], "<p:") {
			return s[:at] + "<P:" + s[at+len("<p:"):]
		}
		at += strings.IndexByte(s[at:], '>') + 1
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	return s[:at] + string(unicode.ToUpper(r)) + s[at+size:]
}
