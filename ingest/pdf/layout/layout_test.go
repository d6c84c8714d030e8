package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// board is a page on which tests write glyphs of half an em, as an extractor
// gives them.
type board struct {
	glyphs []Glyph
	object uint32
}

const boardHeight = 842

// write puts a line of text at x, y points from the upper left corner.
func (b *board) write(x, y, size float32, text string) *board {
	b.object++
	for _, r := range text {
		b.put(r, x, y, size)
		x += size / 2
	}
	b.glyphs = append(b.glyphs, Glyph{Rune: '\n'})
	return b
}

// writeLeft puts text that is read from the right; x is its right end. The text
// is given as it is seen, from left to right, and extracted from the right.
func (b *board) writeLeft(x, y, size float32, seen string) *board {
	b.object++
	rs := []rune(seen)
	slices.Reverse(rs)
	for _, r := range rs {
		x -= size / 2
		b.put(r, x, y, size)
	}
	b.glyphs = append(b.glyphs, Glyph{Rune: '\n'})
	return b
}

func (b *board) put(r rune, x, y, size float32) {
	base := boardHeight - y
	b.glyphs = append(b.glyphs, Glyph{
		Rune: r, Size: size, Object: b.object, Base: [2]float32{x, base},
		Box: Box{X0: x, Y0: base - 0.2*size, X1: x + size/2, Y1: base + 0.9*size},
	})
}

func (b *board) page(n int) Page {
	p := ReadPage(b.glyphs, 595, boardHeight)
	p.Number = n
	return p
}

// draw shows the blocks: a line each, soft line breaks as " / ".
func draw(blocks []Block) string {
	var out strings.Builder
	for _, b := range blocks {
		fmt.Fprintf(&out, "%d %s: %s\n", b.Page, b.Kind, strings.NewReplacer("\n", " / ", "\t", " | ").Replace(b.Text))
	}
	return out.String()
}

func check(t *testing.T, want string, pages ...Page) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), draw(Compose(pages))); diff != "" {
		t.Error(diff)
	}
}

func seen(s string) string {
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

func TestArabicComesOutInLogicalOrder(t *testing.T) {
	lines := []struct{ name, visual, want string }{
		{"words only", seen("قال المتحدث إن المحادثات انتهت"), "قال المتحدث إن المحادثات انتهت"},
		{"number inside", seen("عضوا من كل جانب") + " 12 " + seen("شارك في اللقاء"), "شارك في اللقاء 12 عضوا من كل جانب"},
		{"date with slashes", seen("انتهت المحادثات") + " 9/5/2019 " + seen("في يوم"), "في يوم 9/5/2019 انتهت المحادثات"},
		{"latin words", seen("قالت ذلك") + " Upland Monitor " + seen("صحيفة"), "صحيفة Upland Monitor قالت ذلك"},
		{"brackets as seen", seen("شارك الوفد") + " (" + seen("الجزيرة") + ") " + seen("في اللقاء"), "في اللقاء (الجزيرة) شارك الوفد"},
		{"brackets as meant", seen("شارك الوفد") + " )" + seen("الجزيرة") + "( " + seen("في اللقاء"), "في اللقاء (الجزيرة) شارك الوفد"},
		{"two numbers", seen("كان عددهم") + " 12 2019 " + seen("في عام"), "في عام 2019 12 كان عددهم"},
	}
	for _, c := range lines {
		t.Run(c.name, func(t *testing.T) {
			var b board
			b.writeLeft(550, 100, 12, seen("بيان حول جولة المحادثات."))
			b.writeLeft(550, 130, 12, c.visual)
			check(t, "1 paragraph: بيان حول جولة المحادثات.\n1 paragraph: "+c.want+"\n", b.page(1))
		})
	}
}

func TestLamAlef(t *testing.T) {
	for name, pair := range map[string]string{"turned round by the extractor": "ال", "in order": "لا"} {
		t.Run(name, func(t *testing.T) {
			var b board
			b.object = 1
			b.put('س', 110, 100, 12)
			for _, r := range pair { // one glyph that stands for two letters
				b.put(r, 104, 100, 12)
			}
			b.put('م', 98, 100, 12)
			check(t, "1 paragraph: سلام\n", b.page(1))
		})
	}
}

func TestMarksStayOnTheirLetters(t *testing.T) {
	var b board
	b.write(0, 0, 12, "")
	b.object = 1
	b.put('ا', 98, 100, 12)
	b.object = 2
	b.put('\u064b', 99, 97, 12) // painted last, over the alef, a little higher
	b.object = 3
	b.put('ف', 104, 100, 12)
	b.put('ق', 110, 100, 12)
	b.put('و', 116, 100, 12)
	got := draw(Compose([]Page{b.page(1)}))
	if want := "1 paragraph: وقفا\u064b\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColumns(t *testing.T) {
	left := []string{"The ministry says that the", "guns were cold and that no", "shell came from this bank."}
	right := []string{"The movement says that the", "colonel knows better than", "anybody in the capital."}
	var b board
	b.write(50, 80, 12, "Both of them have said something about the night of the shells at the ford.")
	for i := range left {
		y := float32(140 + 14*i)
		b.write(50, y, 12, left[i]).write(320, y+3, 12, right[i])
	}
	check(t, `
1 paragraph: Both of them have said something about the night of the shells at the ford.
1 paragraph: The ministry says that the / guns were cold and that no / shell came from this bank.
1 paragraph: The movement says that the / colonel knows better than / anybody in the capital.
`, b.page(1))
}

func TestColumnsReadFromTheRight(t *testing.T) {
	var b board
	for i, l := range []string{"قالت الوزارة إن المدافع", "كانت صامتة تلك الليلة", "وإن القذائف جاءت من هناك."} {
		b.writeLeft(550, float32(100+14*i), 12, seen(l))
	}
	for i, l := range []string{"وقالت الحركة إن العقيد", "يعرف ذلك أكثر من غيره", "في العاصمة وفي الوادي"} {
		b.writeLeft(270, float32(103+14*i), 12, seen(l))
	}
	check(t, `
1 paragraph: قالت الوزارة إن المدافع / كانت صامتة تلك الليلة / وإن القذائف جاءت من هناك.
1 paragraph: وقالت الحركة إن العقيد / يعرف ذلك أكثر من غيره / في العاصمة وفي الوادي
`, b.page(1))
}

func TestTableIsReadRowByRow(t *testing.T) {
	var b board
	for i, row := range [][3]string{{"Place", "Impacts", "Hurt"}, {"Hallorn", "11", "0"}, {"Sorrel Ford", "7", "2"}, {"Teslin", "0", "0"}} {
		for j, cell := range row {
			b.write(float32(50+180*j), float32(100+16*i), 12, cell)
		}
	}
	check(t, `
1 paragraph: Place | Impacts | Hurt
1 paragraph: Hallorn | 11 | 0
1 paragraph: Sorrel Ford | 7 | 2
1 paragraph: Teslin | 0 | 0
`, b.page(1))
}

func TestBrokenWords(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"and then the wit-", "nesses came back", "and then the witnesses came back"},
		{"the self-", "appointed envoy", "the self-appointed envoy"},
		{"the Mid-", "Valley road was", "the Mid-Valley road was"},
		{"from 2012 -", "so they say", "from 2012 - / so they say"},
		{"a cease-fire, then no cease-", "fire at all in", "a cease-fire, then no cease-fire at all in"},
		{"the wit\u00ad", "nesses came back", "the witnesses came back"},
	} {
		var b board
		b.write(50, 100, 12, c.first).write(50, 114, 12, c.second)
		check(t, "1 paragraph: "+c.want+"\n", b.page(1))
	}
}

func TestSpacesAndJustifiedLines(t *testing.T) {
	var b board
	b.object = 1
	for i, r := range "twowords" { // no space in the file, only a gap
		x := float32(50 + 6*i)
		if i >= 3 {
			x += 7
		}
		b.put(r, x, 100, 12)
	}
	check(t, "1 paragraph: two words\n", b.page(1))
}

func TestParagraphsByIndentAndByShortLine(t *testing.T) {
	var b board
	for i, l := range []struct {
		x    float32
		text string
	}{
		{70, "The first paragraph begins with an indent and it is"},
		{50, "as long as two lines and a half of this page, which"},
		{50, "is enough."},
		{70, "The second one is as long as that, but it ends near"},
		{50, "the edge of the page, so that only the next indents."},
		{70, "The third."},
	} {
		b.write(l.x, float32(100+14*i), 12, l.text)
	}
	check(t, `
1 paragraph: The first paragraph begins with an indent and it is / as long as two lines and a half of this page, which / is enough.
1 paragraph: The second one is as long as that, but it ends near / the edge of the page, so that only the next indents.
1 paragraph: The third.
`, b.page(1))
}

func TestDoubleSpacedTextWithCloseNotes(t *testing.T) {
	var b board
	for i, l := range []string{"The monitors were at the ford on the evening of the", "third and saw what they say they saw, and wrote it", "down in the same night, all of them, and when morning", "came they read to each other what they had written, so", "that nothing was left out and nothing was put in."} {
		b.write(50, float32(100+27*i), 12, l)
	}
	for i, l := range []string{"1 Their names are known to the office in Hallorn, and", "to nobody else as far as the office in Hallorn knows,", "which is not very far, as the office says itself, and", "as the monitors say too."} {
		b.write(50, float32(600+11*i), 9, l)
	}
	check(t, `
1 paragraph: The monitors were at the ford on the evening of the / third and saw what they say they saw, and wrote it / down in the same night, all of them, and when morning / came they read to each other what they had written, so / that nothing was left out and nothing was put in.
1 paragraph: 1 Their names are known to the office in Hallorn, and / to nobody else as far as the office in Hallorn knows, / which is not very far, as the office says itself, and / as the monitors say too.
`, b.page(1))
}

func TestRunningHeadThatIsATitleStaysOnce(t *testing.T) {
	pages := make([]Page, 3)
	for i := range pages {
		var b board
		b.write(50, 60, 18, "Upland Monitor").write(290, 800, 9, fmt.Sprintf("Page %d of 3", i+1))
		b.write(50, 120, 12, fmt.Sprintf("Report number %c tells what was seen at the ford on that day.", 'A'+i))
		pages[i] = b.page(i + 1)
	}
	check(t, `
1 heading: Upland Monitor
1 paragraph: Report number A tells what was seen at the ford on that day.
1 furniture: Page 1 of 3
2 furniture: Upland Monitor
2 paragraph: Report number B tells what was seen at the ford on that day.
2 furniture: Page 2 of 3
3 furniture: Upland Monitor
3 paragraph: Report number C tells what was seen at the ford on that day.
3 furniture: Page 3 of 3
`, pages...)
}

func TestHeadOfATableIsNoFurniture(t *testing.T) {
	pages := make([]Page, 2)
	for i := range pages {
		var b board
		b.write(50, 60, 12, "Place").write(230, 60, 12, "Impacts")
		for j, place := range []string{"Hallorn", "Teslin", "Umber", "Sorrel"} {
			b.write(50, float32(74+14*j), 12, fmt.Sprintf("%s %c", place, 'A'+i)).write(230, float32(74+14*j), 12, fmt.Sprint(7*j+i))
		}
		pages[i] = b.page(i + 1)
	}
	got := draw(Compose(pages))
	if strings.Contains(got, "furniture: Place") || strings.Count(got, "Place | Impacts") != 2 {
		t.Error(got)
	}
}

func TestTurnedTextAndStamps(t *testing.T) {
	var b board
	b.write(100, 100, 12, "The elders met in the morning and agreed on nothing.")
	turned := func(x float32, size float32, text string) {
		b.object++
		for i, r := range text {
			y := 200 + float32(i)*size/2
			b.glyphs = append(b.glyphs, Glyph{Rune: r, Size: size, Angle: math.Pi / 2, Object: b.object, Base: [2]float32{x, y}, Box: Box{x - 0.9*size, y, x + 0.2*size, y + size/2}})
		}
	}
	turned(20, 10, "archive 21 June 2021")
	turned(300, 10, "Impacts by day")
	check(t, `
1 furniture: archive 21 June 2021
1 paragraph: The elders met in the morning and agreed on nothing.
1 paragraph: Impacts by day
`, b.page(1))
}

func TestPageNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"7": true, "- 7 -": true, "Page 7": true, "7 / 12": true, "page 7 of 12": true, "صفحة ٧ من ١٢": true,
		"2019": false, "Chapter 7": false, "7 dead": false, "12 7": false, "": false,
	} {
		if got := isPageNumber(text); got != want {
			t.Errorf("isPageNumber(%q) = %v", text, got)
		}
	}
}

// FuzzCompose puts glyphs anywhere: every letter must come out once, but for
// hyphens at the ends of lines.
func FuzzCompose(f *testing.F) {
	f.Add([]byte("The elders met"), uint8(3))
	f.Add([]byte("\x00\xff\x80قال 12 (x)"), uint8(200))
	f.Fuzz(func(t *testing.T, data []byte, spread uint8) {
		if len(data) > 500 {
			return
		}
		var b board
		b.object = 1
		want := 0
		for i, c := range data {
			r := rune('a' + c%26)
			if c > 200 {
				r = rune('ا' + int(c)%20)
			}
			want++
			b.put(r, float32(int(c)*int(spread)%500), float32(i*int(spread)%800), float32(6+c%30))
		}
		n := 0
		for _, block := range Compose([]Page{b.page(1), b.page(2)}) {
			for _, r := range block.Text {
				if r > ' ' {
					n++
				}
			}
		}
		if n < 2*want || n > 4*want { // a ligature has several letters
			t.Errorf("%d of %d letters", n, 2*want)
		}
	})
}
