package server

import (
	"fmt"
	"math"

	"hearsay"
)

// The measures of a drawn graph of origins, in pixels.
const (
	boxWidth, boxHeight    = 200.0, 40.0
	columnWidth, rowHeight = 280.0, 52.0
	pictureRows            = 36
	boxLetters             = 25 // of a name that fits into a box
)

// picture is a graph of origins as it is drawn: what it comes from stands left,
// what has it from there to the right of it.
type picture struct {
	Width, Height float64
	Boxes         []pictureBox
	Lines         []pictureLine
	// Folded is true when some boxes stand for several documents.
	Folded bool
}

// pictureBox is one node, or several in one.
type pictureBox struct {
	branch
	X, Y        float64
	Label, Note string
}

// pictureLine leads from a node to one that has it from there.
type pictureLine struct {
	Path, Class, Why string
	Directed         bool
}

func newPicture(roots []*branch) *picture {
	p := &picture{}
	y := 0.0
	for _, b := range fold(roots, pictureRows) {
		p.draw(b, 0, y)
		y += float64(b.rows()) * rowHeight
	}
	p.Height = max(y-rowHeight+boxHeight, boxHeight) + 2
	p.drawAlso()
	return p
}

// drawAlso adds edges that the tree has no room for, as far as they lead away from
// a box that would stand alone: that of a speaker whom a paper quotes as well. More
// of them would only make the picture harder to read.
func (p *picture) drawAlso() {
	alone := map[int]*pictureBox{}
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.X < columnWidth && b.Folded == 0 && len(b.Below) == 0 {
			alone[b.node] = b
		}
	}
	for i := range p.Boxes {
		to := &p.Boxes[i]
		for _, e := range to.Also {
			if from := alone[e.From]; from != nil && from.X < to.X {
				b := branch{By: e.By, Directed: e.Directed, Why: e.Why}
				p.Lines = append(p.Lines, newLine(&b, from.X+boxWidth, from.Y+boxHeight/2, to.X, to.Y+boxHeight/2))
			}
		}
	}
}

// draw puts a branch at its place, its first child beside it.
func (p *picture) draw(b *branch, x, y float64) {
	p.Boxes = append(p.Boxes, newBox(b, x+1, y+1))
	p.Width = math.Max(p.Width, x+boxWidth+2)
	p.Folded = p.Folded || b.Folded > 0
	at := y
	for _, c := range b.Below {
		p.Lines = append(p.Lines, newLine(c, x+1+boxWidth, y+1+boxHeight/2, x+1+columnWidth, at+1+boxHeight/2))
		p.draw(c, x+columnWidth, at)
		at += float64(c.rows()) * rowHeight
	}
}

func newBox(b *branch, x, y float64) pictureBox {
	box := pictureBox{branch: *b, X: x, Y: y, Label: shorten(oneLine(b.Name), boxLetters), Note: dateText(b.Date)}
	switch {
	case b.Folded > 0:
		box.Label, box.Note = count(b.Folded, "more", "more"), "all are in the list below"
	case b.Kind == hearsay.SpeakerNode && b.Anonymous:
		box.Note = "speaker, not identified"
	case b.Kind == hearsay.SpeakerNode:
		box.Note = "speaker"
	case b.Kind == hearsay.OutletNode:
		box.Note = "credited, not in the collection"
	case box.Note == "":
		box.Note = "no date found"
	}
	return box
}

func newLine(b *branch, x1, y1, x2, y2 float64) pictureLine {
	middle := (x1 + x2) / 2
	l := pictureLine{Why: b.Why, Directed: b.Directed, Class: "line " + string(b.By)}
	if b.Folded > 0 {
		l.Class = "line folded"
	}
	l.Path = fmt.Sprintf("M%g %gC%g %g %g %g %g %g", x1, y1, middle, y1, middle, y2, x2-2, y2)
	return l
}

// Class names the box in the style sheet.
func (b pictureBox) Class() string {
	if b.Folded > 0 {
		return "box folded"
	}
	return "box " + string(b.Kind)
}

// Wide and High are the measures of a box, TextX, LabelY and NoteY the places of
// the text in it.
func (b pictureBox) Wide() float64   { return boxWidth }
func (b pictureBox) High() float64   { return boxHeight }
func (b pictureBox) TextX() float64  { return b.X + 12 }
func (b pictureBox) LabelY() float64 { return b.Y + 17 }
func (b pictureBox) NoteY() float64  { return b.Y + 32 }
