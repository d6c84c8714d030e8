package pdf

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
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
	var unread, silent []int
	defer func() { f.noteGaps(unread, silent) }()
	for i := range min(f.count, pageLimit) {
		page, n, ok := in.readPage(ctx, doc, i)
		if in.err != nil {
			f.notes = append(f.notes, fmt.Sprintf("page %d and those after it could not be read", i+1))
			return
		}
		if !ok {
			unread = append(unread, i+1)
			if broken++; broken == brokenPages {
				unread = unread[:len(unread)-broken]
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
		} else {
			silent = append(silent, i+1)
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

// noteGaps says which pages the text lacks.
func (f *file) noteGaps(unread, silent []int) {
	if len(unread) > 0 {
		f.notes = append(f.notes, "damaged and left out: "+listPages(unread))
	}
	if len(silent) > 0 && len(silent) < f.read {
		f.notes = append(f.notes, "blank, or a picture without text: "+listPages(silent))
	}
}

// listPages writes "page 3" or "pages 3-5, 9"; long lists are cut.
func listPages(numbers []int) string {
	const most = 20
	var b strings.Builder
	b.WriteString("page ")
	if len(numbers) > 1 {
		b.Reset()
		b.WriteString("pages ")
	}
	for i, ranges := 0, 0; i < len(numbers); ranges++ {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		if ranges == most {
			fmt.Fprintf(&b, " and %d more", len(numbers)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(numbers[i]))
		if j > i+1 {
			fmt.Fprintf(&b, "-%d", numbers[j-1])
		}
		i = j
	}
	return b.String()
}

// readPage returns the page and its number of characters.
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
	glyphs := in.readGlyphs(ctx, text)
	if in.err != nil {
		return layout.Page{}, 0, false
	}
	return layout.ReadPage(glyphs, width, height), len(glyphs), true
}

// style is what the characters of one text object have in common.
type style struct {
	object uint32
	size   float32
	bold   bool
	angle  float32
	base   [2]float32
}

// record is what the loop writes for one character.
type record []byte

func (r record) u32(at int) uint32  { return binary.LittleEndian.Uint32(r[at:]) }
func (r record) f32(at int) float32 { return math.Float32frombits(r.u32(at)) }
func (r record) f64(at int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(r[at:])) }

func (in *instance) readGlyphs(ctx context.Context, text uint64) []layout.Glyph {
	n := min(in.getI32(fnCountChars, text), pageGlyphLimit)
	if n <= 0 {
		return nil
	}
	glyphs := make([]layout.Glyph, 0, n)
	var s style
	for from := 0; from < n && in.err == nil; from += recordsAtOnce {
		count := min(recordsAtOnce, n-from)
		raw := in.readRecords(ctx, text, from, count, s.object)
		for i := 0; i < len(raw); i += recordSize {
			r := record(raw[i : i+recordSize])
			if object := r.u32(atObject); object != 0 && object != s.object {
				s = r.style()
			}
			glyphs = in.addGlyph(glyphs, r, s, text, uint64(from+i/recordSize))
		}
	}
	return glyphs
}

// readRecords runs the loop. The bytes are good until the next call.
func (in *instance) readRecords(ctx context.Context, text uint64, from, count int, object uint32) []byte {
	stack := []uint64{text, uint64(from), uint64(from + count), uint64(in.records), uint64(object)}
	if err := in.read.CallWithStack(ctx, stack); err != nil {
		in.err = err
		return nil
	}
	raw, ok := in.mod.Memory().Read(in.records, uint32(count*recordSize))
	if !ok {
		return nil
	}
	return raw
}

func (in *instance) addGlyph(glyphs []layout.Glyph, r record, s style, text, index uint64) []layout.Glyph {
	c := rune(r.u32(atRune))
	if c == '\r' || c == '\n' {
		return append(glyphs, layout.Glyph{Rune: '\n'})
	}
	if last := len(glyphs) - 1; utf16.IsSurrogate(c) && last >= 0 && utf16.IsSurrogate(glyphs[last].Rune) {
		glyphs[last].Rune = utf16.DecodeRune(glyphs[last].Rune, c) // the two halves of a character come one by one
		return glyphs
	}
	g := layout.Glyph{Rune: c, Size: s.size, Bold: s.bold, Angle: s.angle, Base: s.base, Object: r.u32(atObject)}
	g.Box = layout.Box{X0: r.f32(atBox), Y1: r.f32(atBox + 4), X1: r.f32(atBox + 8), Y0: r.f32(atBox + 12)}
	switch {
	case unicode.Is(unicode.Mn, c): // its ink tells which letter it belongs to
		g.Box = in.inkBox(text, index, g.Box)
	case c == 0x02 || c == 0xFFFE:
		g.Rune, g.Hyphen = '-', true
	}
	return append(glyphs, g)
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

const (
	boldWeight = 600
	forceBold  = 1 << 18 // of a font descriptor's flags
)

func (r record) style() style {
	var m [4]float64
	for i := range m {
		m[i] = float64(r.f32(atMatrix + 4*i))
	}
	s := style{object: r.u32(atObject)}
	s.size = float32(r.f64(atSize) * math.Hypot(m[2], m[3]))
	s.angle = float32(math.Atan2(m[1], m[0]))
	s.base = [2]float32{float32(r.f64(atOrigin)), float32(r.f64(atOrigin + 8))}
	s.bold = int32(r.u32(atWeight)) >= boldWeight || r.u32(atFlags)&forceBold != 0
	if n := int(r.u32(atLength)); !s.bold && n > 0 && n <= nameSize {
		s.bold = layout.BoldName(string(r[atName : atName+n-1]))
	}
	return s
}
