package layout

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// direction is the way in which text runs; numbers run to the right inside both.
type direction int8

const (
	neutral direction = iota
	toRight
	toLeft
)

// run is a stretch of glyphs that stand side by side and run in one direction.
type run struct {
	text    []rune
	glyphs  []Glyph
	box     Box // from the top of the letters to the base line
	size    float32
	dir     direction
	bold    bool
	hyphen  bool
	space   bool // a space before it
	letters int
}

// Sizes that stand for no size: Type 3 fonts may scale in the glyphs.
const (
	leastSize = 1
	mostSize  = 400
)

// coreHeight is the height of a line that counts when lines are told apart, as a
// share of the font size: less than the letters have, so that tight lines do not
// touch.
const coreHeight = 0.7

// makeRuns cuts the glyphs where they jump, turn or leave a wide gap.
func makeRuns(glyphs []Glyph) []run {
	var runs []run
	var cur run
	var last Glyph
	space := false
	flush := func() {
		if len(cur.text) > 0 {
			runs = append(runs, cur)
		}
		cur = run{}
	}
	glyphs = orderLigatures(glyphs)
	for i, g := range glyphs {
		if g.Rune == '\n' || g.Rune == 0 {
			if g.Rune == '\n' {
				flush()
				space = true
			}
			continue
		}
		if isSpace(g.Rune) {
			space = true
			continue
		}
		g = soundSize(g)
		if len(cur.text) > 0 && !follows(&cur, last, g) {
			flush()
		}
		g.order, g.spaced = int32(i), space
		cur.add(g, last, space)
		last, space = g, false
	}
	flush()
	return runs
}

func isSpace(r rune) bool {
	return r != '\u200c' && r != '\u200d' && (unicode.IsSpace(r) || r == '\u00a0' || unicode.IsControl(r) || r == '\ufeff')
}

// soundSize replaces a size that cannot be one by the height of the box.
func soundSize(g Glyph) Glyph {
	if g.Size < leastSize || g.Size > mostSize {
		g.Size = max(g.Box.height()*0.8, leastSize)
	}
	return g
}

// wideGap is the gap that ends a run, in font sizes.
const wideGap = 1.0

func follows(r *run, last, g Glyph) bool {
	core := coreBox(g)
	if core.overlapY(r.box) < 0.4*min(core.height(), r.box.height()) {
		return false
	}
	em := max(g.Size, last.Size)
	if g.Box.gapX(last.Box) > wideGap*em {
		return false
	}
	d := glyphDirection(g.Rune)
	if d != neutral && r.dir != neutral && d != r.dir {
		return false
	}
	if d == neutral {
		d = r.dir
	}
	slack := 0.5 * em
	switch {
	case isMark(g.Rune):
		return true
	case d == toLeft:
		return g.Box.X1 <= last.Box.X1+slack
	case d == toRight:
		return g.Box.X0 >= last.Box.X0-slack
	}
	return true
}

func isMark(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

func coreBox(g Glyph) Box {
	return Box{g.Box.X0, g.Base[1] - coreHeight*g.Size, g.Box.X1, g.Base[1]}
}

// missedGap is a gap in which a space must stand though the extractor saw none,
// in font sizes.
const missedGap = 0.45

func (r *run) add(g, last Glyph, space bool) {
	if len(r.text) == 0 {
		r.box, r.size, r.bold, r.space = coreBox(g), g.Size, true, space
	} else if space || g.Box.gapX(last.Box) > missedGap*g.Size && !isMark(g.Rune) {
		r.text = append(r.text, ' ')
	}
	r.text = appendRune(r.text, g.Rune)
	r.glyphs = append(r.glyphs, g)
	r.hyphen = g.Hyphen
	if d := glyphDirection(g.Rune); d != neutral {
		r.dir = d
	}
	if unicode.IsLetter(g.Rune) || unicode.IsDigit(g.Rune) {
		r.letters++
		r.bold = r.bold && g.Bold
	}
	r.size = max(r.size, g.Size)
	r.box = r.box.union(coreBox(g))
}

func appendRune(text []rune, r rune) []rune {
	if presentationForm(r) {
		return append(text, []rune(norm.NFKC.String(string(r)))...)
	}
	return append(text, r)
}

// presentationForm tells Arabic letters that are written as a picture of their
// shape.
func presentationForm(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE
}

func glyphDirection(r rune) direction {
	if r < 0x80 {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return toRight
		}
		return neutral
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL:
		return toLeft
	case bidi.L, bidi.EN, bidi.AN:
		return toRight
	}
	return neutral
}

// orderLigatures puts the letters of a ligature into logical order. An extractor
// that turns a line of Arabic round turns the two letters round that one glyph
// (lam-alef) stands for; but one that is written as a presentation form was
// taken apart afterwards and is right. No ligature begins with alef and ends
// with lam, so the pair itself tells.
func orderLigatures(glyphs []Glyph) []Glyph {
	for i := 0; i < len(glyphs); {
		j := i + 1
		for j < len(glyphs) && sameGlyph(glyphs[i], glyphs[j]) {
			j++
		}
		if j-i > 1 && turnedRound(glyphs[i:j]) {
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				glyphs[a].Rune, glyphs[b].Rune = glyphs[b].Rune, glyphs[a].Rune
			}
		}
		i = j
	}
	return glyphs
}

func sameGlyph(a, b Glyph) bool {
	return a.Object != 0 && a.Object == b.Object && abs(a.Box.X0-b.Box.X0) < 0.01 &&
		glyphDirection(a.Rune) == toLeft && (glyphDirection(b.Rune) == toLeft || isMark(b.Rune))
}

func turnedRound(group []Glyph) bool {
	if len(group) == 2 {
		return group[1].Rune == 'ل' && strings.ContainsRune("اأإآٱ", group[0].Rune)
	}
	text := make([]rune, len(group))
	for i, g := range group {
		text[i] = g.Rune
	}
	return !longLigatures[string(text)]
}

// longLigatures are the ligatures of three letters and more that have a code
// point of their own, in logical order.
var longLigatures = ligatures()

func ligatures() map[string]bool {
	m := map[string]bool{}
	for r := rune(0xFB50); r <= 0xFEFC; r++ {
		if s := norm.NFKC.String(string(r)); len([]rune(s)) > 2 {
			m[s] = true
		}
	}
	return m
}
