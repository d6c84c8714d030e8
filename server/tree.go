package server

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"

	"golang.org/x/text/width"

	"hearsay/syntax/english"
)

// The measures of a drawn tree, in pixels. Letters are taken a little wider than
// they are, since the page's font is not known here.
const (
	letterWidth = 8.4
	wordGap     = 22.0
	levelHeight = 26.0
	arcRadius   = 8.0
	portStep    = 5.0  // between the arcs that begin or end at one word
	wordsHeight = 64.0 // of the rows under the arcs: word, tag, lemma
)

// treeView is a dependency tree as it is drawn: arcs over a line of words.
type treeView struct {
	Width, Height, Base float64 // Base is the height at which arcs begin and end
	Words               []treeWord
	Arcs                []treeArc
}

// treeWord is a word with the middle of its column.
type treeWord struct {
	Form, Tag, Lemma, Feats, Rel string
	Number, Head                 int // from 1; head 0 is the root
	HeadForm                     string
	X, Wide                      float64
}

// treeArc leads from a head down to its dependent.
type treeArc struct {
	Label, Path string
	X, Y        float64 // the middle of the label
	left, right int     // words from 0
	level       int     // from 1, the lowest
}

// newTreeView lays a tree out. text is that of the document.
func newTreeView(text string, words []english.Word) *treeView {
	v := &treeView{Words: make([]treeWord, len(words))}
	for i, w := range words {
		form := oneLine(text[w.Start:w.End])
		t := &v.Words[i]
		*t = treeWord{Form: form, Tag: w.UPOS, Lemma: w.Lemma, Feats: w.Feats, Rel: w.Rel, Number: i + 1, Head: w.Head}
		t.Wide = max(textWidth(form), textWidth(t.Tag), textWidth(t.Lemma)) + wordGap
		t.X = v.Width + t.Wide/2
		v.Width += t.Wide
	}
	for i := range v.Words {
		if h := v.Words[i].Head; h > 0 {
			v.Words[i].HeadForm = v.Words[h-1].Form
		}
	}
	levels := v.arcs()
	v.Base = float64(levels+1) * levelHeight
	v.Height = v.Base + wordsHeight
	v.draw()
	return v
}

// arcs lists the arcs and puts shorter ones under longer ones. It returns the
// number of levels.
func (v *treeView) arcs() int {
	for i := range v.Words {
		w := &v.Words[i]
		a := treeArc{Label: w.Rel, left: i, right: i, level: 1}
		if w.Head > 0 {
			a.left, a.right = min(i, w.Head-1), max(i, w.Head-1)
		}
		v.Arcs = append(v.Arcs, a)
	}
	order := make([]int, len(v.Arcs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(v.Arcs[x].right-v.Arcs[x].left, v.Arcs[y].right-v.Arcs[y].left)
	})
	top := 0
	for n, i := range order {
		a := &v.Arcs[i]
		for _, j := range order[:n] {
			if b := &v.Arcs[j]; b.left < b.right && b.left < a.right && a.left < b.right {
				a.level = max(a.level, b.level+1)
			}
		}
		top = max(top, a.level)
	}
	return top
}

// draw gives every arc its path. The arcs of one word leave it side by side:
// those to the left on its left, the highest in the middle.
func (v *treeView) draw() {
	ports := v.ports()
	for i := range v.Arcs {
		a := &v.Arcs[i]
		top := v.Base - float64(a.level)*levelHeight
		to := v.Words[i].X + ports[i].dependent
		if a.left == a.right {
			top = levelHeight / 2
			a.X, a.Y = to, top
			a.Path = fmt.Sprintf("M%.1f %.1fV%.1f", to, top+6, v.Base)
			continue
		}
		from := v.Words[v.Words[i].Head-1].X + ports[i].head
		r := arcRadius
		if from > to {
			r = -r
		}
		a.X, a.Y = (from+to)/2, top
		a.Path = fmt.Sprintf("M%.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1fQ%.1f %.1f %.1f %.1fV%.1f",
			from, v.Base, top+arcRadius, from, top, from+r, top, to-r, to, top, to, top+arcRadius, v.Base)
	}
}

// port is where an arc meets its two words, from the middle of each.
type port struct{ head, dependent float64 }

// end is one end of an arc at a word.
type end struct {
	arc, level int
	head       bool
	side       int // where the other word stands: -1 left, 1 right, 0 for the root
}

// before orders the ends at a word so that no arc crosses another's upright.
func (e end) before(other end) int {
	if e.side != other.side {
		return cmp.Compare(e.side, other.side)
	}
	if e.side < 0 {
		return cmp.Compare(e.level, other.level)
	}
	return cmp.Compare(other.level, e.level)
}

func (v *treeView) ports() []port {
	ends := make([][]end, len(v.Words))
	for i, a := range v.Arcs {
		if h := v.Words[i].Head - 1; h >= 0 {
			ends[h] = append(ends[h], end{i, a.level, true, cmp.Compare(i, h)})
			ends[i] = append(ends[i], end{i, a.level, false, cmp.Compare(h, i)})
		} else {
			ends[i] = append(ends[i], end{arc: i})
		}
	}
	out := make([]port, len(v.Arcs))
	for _, list := range ends {
		slices.SortStableFunc(list, end.before)
		for k, e := range list {
			at := (float64(k) - float64(len(list)-1)/2) * portStep
			if e.head {
				out[e.arc].head = at
			} else {
				out[e.arc].dependent = at
			}
		}
	}
	return out
}

// textWidth guesses the width of a word on the page.
func textWidth(s string) float64 {
	total := 0.0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case width.LookupRune(r).Kind() == width.EastAsianWide:
			total += 2 * letterWidth
		default:
			total += letterWidth
		}
	}
	return total
}
