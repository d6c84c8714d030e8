// Package layout makes text of the characters of a page: runs, lines, columns,
// paragraphs, headings, and what is repeated on every page.
//
// It works on boxes alone and knows nothing of PDF. It is not for tables as
// such (a row becomes a line), nor for pictures.
//
// Invariant: every visible character of a page comes out once; only hyphens
// that break a word at the end of a line, and leaders of dots, may go.
package layout

import (
	"math"
	"slices"
	"strings"
)

// Box is a rectangle in points. In a [Glyph] y grows upwards, as in PDF;
// everywhere else it grows downwards, as one reads.
type Box struct{ X0, Y0, X1, Y1 float32 }

func (b Box) width() float32  { return b.X1 - b.X0 }
func (b Box) height() float32 { return b.Y1 - b.Y0 }
func (b Box) midY() float32   { return (b.Y0 + b.Y1) / 2 }

func (b Box) union(o Box) Box {
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// gapX is the distance between the two boxes in x, 0 when they overlap.
func (b Box) gapX(o Box) float32 { return max(0, max(b.X0, o.X0)-min(b.X1, o.X1)) }

// overlapY is the height that the two boxes share.
func (b Box) overlapY(o Box) float32 { return max(0, min(b.Y1, o.Y1)-max(b.Y0, o.Y0)) }

// Glyph is one character with its place. Glyphs come in the order of a text
// extractor: in logical order inside a line, '\n' between its lines, and ' '
// where it sees a space.
type Glyph struct {
	Rune   rune
	Box    Box
	Base   [2]float32 // a point on the base line
	Size   float32    // of the font, in points
	Angle  float32    // of the base line, in radians
	Bold   bool
	Hyphen bool   // a hyphen that breaks a word at the end of a line
	Object uint32 // glyphs with one number were painted by one operation
	order  int32  // place in the order of the extractor, without spaces
	spaced bool   // the extractor saw a space before it
}

// Page is a page with what stands on it.
type Page struct {
	Number        int // from 1
	Width, Height float32
	Segments      []Segment
}

// askew stands in the place of a quarter for text that runs across the page.
const askew = 4

// ReadPage puts the glyphs of a page together.
func ReadPage(glyphs []Glyph, width, height float32) Page {
	p := Page{Width: width, Height: height}
	main := mainQuarter(glyphs)
	var turned [askew + 1][]Glyph // by quarter
	for _, g := range glyphs {
		q, straight := quarter(g)
		switch {
		case g.Rune == '\n':
			for i := range turned {
				turned[i] = append(turned[i], g)
			}
		case straight:
			turned[q] = append(turned[q], turn(g, q, main, height))
		default:
			turned[askew] = append(turned[askew], turn(g, q, main, height))
		}
	}
	for q := range turned {
		segments := makeSegments(makeRuns(turned[q]))
		for i := range segments {
			segments[i].Aside = q != main
			segments[i].stamp = q != main && isStamp(&segments[i], q, width)
		}
		p.Segments = append(p.Segments, segments...)
	}
	return p
}

// stampMargin is the share of the page's width in which turned text is a stamp of
// the archive or the printer, and stampSize the size, in points, of text across
// the page that is a water mark.
const (
	stampMargin = 0.09
	stampSize   = 24
)

// isStamp tells turned text that does not belong to what the page says.
func isStamp(s *Segment, q int, width float32) bool {
	x := s.Box.midY() // turned by one quarter or three, x of the page is y of the text
	switch q {
	case 1:
	case 3:
		x = -x
	case askew:
		return s.Size >= stampSize
	default:
		return false
	}
	return x < stampMargin*width || x > (1-stampMargin)*width
}

// quarter is the number of right angles that a glyph is turned by; straight is
// false for text that runs across the page, as a water mark does.
func quarter(g Glyph) (q int, straight bool) {
	turns := float64(g.Angle) / (math.Pi / 2)
	near := math.Round(turns)
	return (int(near)%4 + 4) % 4, math.Abs(turns-near) < 0.17
}

// mainQuarter is the direction of most letters.
func mainQuarter(glyphs []Glyph) int {
	var n [4]int
	for _, g := range glyphs {
		if q, straight := quarter(g); straight && g.Rune > ' ' {
			n[q]++
		}
	}
	best := 0
	for q := range n {
		if n[q] > n[best] {
			best = q
		}
	}
	return best
}

// turn turns the glyph so that its base line is horizontal and y grows
// downwards. Where the page itself is upright, the origin is its upper left
// corner.
func turn(g Glyph, q, main int, height float32) Glyph {
	point := func(x, y float32) (float32, float32) {
		switch q {
		case 1:
			x, y = y, -x
		case 2:
			x, y = -x, -y
		case 3:
			x, y = -y, x
		}
		if q == 0 && main == 0 {
			return x, height - y
		}
		return x, -y
	}
	x0, y0 := point(g.Box.X0, g.Box.Y0)
	x1, y1 := point(g.Box.X1, g.Box.Y1)
	g.Box = Box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	g.Base[0], g.Base[1] = point(g.Base[0], g.Base[1])
	return g
}

// BoldName tells whether the name of a font says that it is bold.
func BoldName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"bold", "black", "heavy", "demi"}, func(s string) bool {
		return strings.Contains(name, s)
	})
}
