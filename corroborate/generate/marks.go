package generate

import (
	"iter"
	"strings"
)

// piece is text between two marks, with the marks that are open around it.
type piece struct {
	text string
	open []string // "q:3|full", "c:killed|Pell Harrick|"
}

// field is the nth field of the innermost open mark of that name.
func (p piece) field(name string, n int) string {
	for i := len(p.open) - 1; i >= 0; i-- {
		if inside, ok := strings.CutPrefix(p.open[i], name+":"); ok {
			fields := strings.Split(inside, "|")
			return fields[min(n, len(fields)-1)]
		}
	}
	return ""
}

// tag reports whether a mark of that name is open.
func (p piece) tag(name string) bool {
	for _, o := range p.open {
		if o == name || strings.HasPrefix(o, name+":") {
			return true
		}
	}
	return false
}

// pieces walks over the text between marks. A person's mark is a piece with title
// and name.
func pieces(marked string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		var open []string
		for marked != "" {
			text, rest, found := strings.Cut(marked, "<")
			if text != "" && !yield(piece{text, open}) {
				return
			}
			if !found {
				return
			}
			mark, after, _ := strings.Cut(rest, ">")
			marked = after
			switch {
			case mark[0] == '/':
				open = open[:len(open)-1]
			case mark[0] == 'p' || mark[0] == 'P':
				if !yield(piece{strings.Replace(mark[2:], "|", " ", 1), open}) {
					return
				}
			default:
				open = append(open, mark)
			}
		}
	}
}

func familyName(mark string) string { return mark[strings.LastIndexByte(mark, ' ')+1:] }

// named puts names, in <n> marks, in the place of the marks for people: title and name for
// those not known yet, who are known from then on. A nil map knows everybody.
func named(marked string, known map[string]bool) string {
	var b strings.Builder
	for {
		i := strings.Index(strings.ToLower(marked), "<p:")
		if i < 0 {
			return b.String() + marked
		}
		n := i + strings.IndexByte(marked[i:], '>')
		b.WriteString(marked[:i])
		b.WriteString(called(marked[i+1:n], known))
		marked = marked[n+1:]
	}
}

func called(mark string, known map[string]bool) string {
	title, name, _ := strings.Cut(mark[2:], "|")
	if known == nil || known[name] {
		return familyName(mark)
	}
	known[name] = true
	if mark[0] == 'P' {
		title = upperFirst(title)
	}
	return "<n>" + title + " " + name + "</n>"
}
