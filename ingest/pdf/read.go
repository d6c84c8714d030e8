package pdf

import (
	"context"
	"fmt"
	"math"
	"unicode"
	"unicode/utf16"

	"hearsay"
	"hearsay/ingest/pdf/layout"
)

// file is what PDFium tells of one PDF.
type file struct {
	pages []layout.Page
	count int               // pages, as the file says
	read  int               // pages that could be read, with or without text
	info  map[string]string // the document information
	notes []string
}

var infoKeys = []string{"Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate"}

// The errors of FPDF_GetLastError.
const (
	lastErrorFormat   = 3
	lastErrorPassword = 4
	lastErrorSecurity = 5
)

// readFile reads everything that is wanted of the file. An error of PDFium in
// the middle keeps the pages before it.
func (in *instance) readFile(ctx context.Context, data []byte, clock *deadline) (*file, error) {
	at := in.put(ctx, data)
	if at == 0 {
		return nil, &hearsay.Error{Code: hearsay.TooLarge, Msg: "there is no room in memory to read this PDF", Err: in.err}
	}
	defer in.get(fnFree, at)
	doc := in.call(ctx, fnLoadDocument, at, uint64(len(data)), 0)
	if doc == 0 {
		return nil, in.loadError()
	}
	defer in.call(ctx, fnCloseDocument, doc)
	f := &file{info: map[string]string{}}
	for _, key := range infoKeys {
		f.info[key] = in.meta(doc, key)
	}
	f.count = in.getI32(fnPageCount, doc)
	in.readPages(ctx, doc, f, clock)
	return f, nil
}

func (in *instance) loadError() error {
	if in.err != nil {
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "the PDF is damaged: it cannot be read", Err: in.err}
	}
	switch code := in.getI32(fnLastError); code {
	case lastErrorPassword:
		return &hearsay.Error{
			Code: hearsay.Encrypted, Msg: "the PDF needs a password",
			Hint: "save a copy without a password and read that",
		}
	case lastErrorSecurity:
		return &hearsay.Error{
			Code: hearsay.Encrypted, Msg: "the PDF is encrypted in a way that needs a certificate or another program",
			Hint: "save a copy without encryption and read that",
		}
	case lastErrorFormat:
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "the PDF is damaged: no document can be found in it"}
	default:
		return &hearsay.Error{Code: hearsay.Damaged, Msg: fmt.Sprintf("the PDF cannot be opened (PDFium error %d)", code)}
	}
}

// meta reads one entry of the document information.
func (in *instance) meta(doc uint64, key string) string {
	name := append([]byte(key), 0)
	if !in.mod.Memory().Write(in.scratch, name) {
		return ""
	}
	const room = scratchSize - 64
	buffer := in.scratch + 64
	n := in.getI32(fnMetaText, doc, uint64(in.scratch), uint64(buffer), room)
	if n <= 2 || n > room {
		return ""
	}
	return in.utf16Text(buffer, n)
}

func (in *instance) readPages(ctx context.Context, doc uint64, f *file, clock *deadline) {
	broken, glyphs := 0, 0
	for i := range min(f.count, pageLimit) {
		page, n, ok := in.readPage(ctx, doc, i)
		if in.err != nil {
			f.notes = append(f.notes, fmt.Sprintf("page %d and those after it could not be read", i+1))
			return
		}
		if !ok {
			if broken++; broken == brokenPages {
				f.notes = append(f.notes, fmt.Sprintf("the file says it has %d pages; page %d and those after it are missing", f.count, i+2-broken))
				return
			}
			continue
		}
		broken = 0
		f.read++
		page.Number = i + 1
		f.pages = append(f.pages, page)
		if n > 0 {
			clock.extend(pageTime)
		}
		if glyphs += n; glyphs > glyphLimit {
			f.notes = append(f.notes, fmt.Sprintf("the pages after page %d were left out: the file holds more than %d characters", i+1, glyphLimit))
			return
		}
	}
	if f.count > pageLimit {
		f.notes = append(f.notes, fmt.Sprintf("the pages after page %d were left out: the file says it has %d", pageLimit, f.count))
	}
}

// readPage returns the page with its lines in reading order and its number of
// characters.
func (in *instance) readPage(ctx context.Context, doc uint64, index int) (layout.Page, int, bool) {
	page := in.call(ctx, fnLoadPage, doc, uint64(index))
	if page == 0 {
		return layout.Page{}, 0, false
	}
	defer in.call(ctx, fnClosePage, page)
	text := in.call(ctx, fnLoadText, page)
	if text == 0 {
		return layout.Page{}, 0, false
	}
	defer in.call(ctx, fnCloseText, text)
	width, height := in.getF32(fnPageWidth, page), in.getF32(fnPageHeight, page)
	glyphs := in.readGlyphs(text)
	if in.err != nil {
		return layout.Page{}, 0, false
	}
	return layout.ReadPage(glyphs, width, height), len(glyphs), true
}

// style is what the characters of one text object have in common.
type style struct {
	object uint64
	size   float32
	bold   bool
	angle  float32
	base   [2]float32
}

func (in *instance) readGlyphs(text uint64) []layout.Glyph {
	n := min(in.getI32(fnCountChars, text), pageGlyphLimit)
	if n <= 0 {
		return nil
	}
	glyphs := make([]layout.Glyph, 0, n)
	var s style
	for i := range uint64(n) {
		r := rune(in.get(fnUnicode, text, i))
		if utf16.IsSurrogate(r) { // the two halves of a character come one by one
			if last := len(glyphs) - 1; last >= 0 && utf16.IsSurrogate(glyphs[last].Rune) {
				glyphs[last].Rune = utf16.DecodeRune(glyphs[last].Rune, r)
				continue
			}
		}
		if r == '\r' || r == '\n' {
			glyphs = append(glyphs, layout.Glyph{Rune: '\n'})
			continue
		}
		object := in.get(fnTextObject, text, i)
		if object != s.object && object != 0 {
			s = in.readStyle(text, i, object)
		}
		g := layout.Glyph{Rune: r, Size: s.size, Bold: s.bold, Angle: s.angle, Base: s.base, Object: uint32(object)}
		if in.get(fnLooseBox, text, i, uint64(in.scratch)) != 0 {
			box := in.floats(4) // left, top, right, bottom
			g.Box = layout.Box{X0: box[0], Y0: box[3], X1: box[2], Y1: box[1]}
		}
		if unicode.Is(unicode.Mn, r) { // its ink tells which letter it belongs to
			g.Box = in.inkBox(text, i, g.Box)
		}
		if r == 0x02 || r == 0xFFFE {
			g.Rune, g.Hyphen = '-', true
		}
		glyphs = append(glyphs, g)
		if in.err != nil {
			return nil
		}
	}
	return glyphs
}

// inkBox is the box of what is painted, or the given one where there is none.
func (in *instance) inkBox(text, i uint64, otherwise layout.Box) layout.Box {
	at := uint64(in.scratch)
	if in.get(fnInkBox, text, i, at, at+8, at+16, at+24) == 0 {
		return otherwise
	}
	d := in.doubles() // left, right, bottom, top
	return layout.Box{X0: float32(d[0]), Y0: float32(d[2]), X1: float32(d[1]), Y1: float32(d[3])}
}

func (in *instance) readStyle(text, i, object uint64) style {
	s := style{object: object}
	in.get(fnMatrix, text, i, uint64(in.scratch))
	m := in.floats(6)
	size := math.Float64frombits(in.get(fnFontSize, text, i))
	s.size = float32(size * math.Hypot(float64(m[2]), float64(m[3])))
	s.angle = float32(math.Atan2(float64(m[1]), float64(m[0])))
	if in.get(fnOrigin, text, i, uint64(in.scratch), uint64(in.scratch)+8) != 0 {
		at := in.doubles()
		s.base = [2]float32{float32(at[0]), float32(at[1])}
	}
	s.bold = in.isBold(text, i)
	return s
}

const (
	boldWeight = 600
	forceBold  = 1 << 18 // of a font descriptor's flags
)

func (in *instance) isBold(text, i uint64) bool {
	if in.getI32(fnFontWeight, text, i) >= boldWeight {
		return true
	}
	flags, room := in.scratch, uint64(256)
	name := in.scratch + 8
	n := in.getI32(fnFontInfo, text, i, uint64(name), room, uint64(flags))
	bits, _ := in.mod.Memory().ReadUint32Le(flags)
	if bits&forceBold != 0 {
		return true
	}
	raw, ok := in.mod.Memory().Read(name, uint32(max(0, min(n-1, 255))))
	return ok && layout.BoldName(string(raw))
}
