package server

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// Each case is a text, its strokes drawn below it, and the lanes wanted: one
// line a lane, the upper one next to the letters.
var drawings = []struct{ name, strokes, lanes string }{
	{
		"side by side",
		`
Oda Renn said the quay is open
sssssss
         uuuu
              cccccccccccccccc
`, `
sssssss  uuuu cccccccccccccccc
`,
	},
	{
		"what encloses others is drawn below them",
		`
Northwire reported that Renn said the quay is open
                   ccccccccccccccccccccccccccccccc
                        ssss
                             uuuu
                                  cccccccccccccccc
`, `
                        ssss uuuu cccccccccccccccc
                   ccccccccccccccccccccccccccccccc
`,
	},
	{
		"strokes that cross keep their lanes",
		`
the quay is open and the ferries sail
cccccccccccccccccccc
            ttttttttttttttttttttttttt
`, `
cccccccccccccccccccc
            ttttttttttttttttttttttttt
`,
	},
	{
		"the same words three times",
		`
Renn
ssss
mmmm
cccc
`, `
mmmm
ssss
cccc
`,
	},
}

var roleOf = map[byte]role{'c': roleContent, 's': roleSource, 'u': roleCue, 't': roleTime, 'm': roleMention}

func TestLanes(t *testing.T) {
	for _, d := range drawings {
		t.Run(d.name, func(t *testing.T) {
			lines := strings.Split(strings.Trim(d.strokes, "\n"), "\n")
			width := len(lines[0])
			var strokes []stroke
			for i, line := range lines[1:] {
				letter := strings.TrimSpace(line)[0]
				span := hearsay.Span{Start: strings.IndexByte(line, letter), End: min(len(line), width)}
				strokes = append(strokes, stroke{Span: span, Role: roleOf[letter], Record: fmt.Sprint("a", i)})
			}
			if got := draw(segments(hearsay.Span{End: width}, strokes), width); got != strings.Trim(d.lanes, "\n") {
				t.Errorf("drawn as\n%s\nwant\n%s", got, d.lanes)
			}
		})
	}
}

// draw is the picture of the lanes of segments.
func draw(all []segment, width int) string {
	var picture [lanes][]byte
	deepest := 0
	for i := range picture {
		picture[i] = []byte(strings.Repeat(" ", width))
	}
	for _, s := range all {
		for _, k := range s.Strokes {
			deepest = max(deepest, k.Lane)
			for at := s.Start; at < s.End; at++ {
				for letter, r := range roleOf {
					if r == k.Role {
						picture[k.Lane][at] = letter
					}
				}
			}
		}
	}
	var lines []string
	for _, line := range picture[:deepest+1] {
		lines = append(lines, strings.TrimRight(string(line), " "))
	}
	return strings.Join(lines, "\n")
}

func TestSegmentsCoverTheSpanAndKeepEveryStroke(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.IntRange(0, 20).Draw(t, "start")
		span := hearsay.Span{Start: start, End: start + rapid.IntRange(1, 40).Draw(t, "length")}
		var strokes []stroke
		for i := range rapid.IntRange(0, 12).Draw(t, "strokes") {
			from := rapid.IntRange(0, 60).Draw(t, "from")
			s := stroke{Span: hearsay.Span{Start: from, End: from + rapid.IntRange(1, 30).Draw(t, "long")}, Record: fmt.Sprint("a", i)}
			s.Role = rapid.SampledFrom([]role{roleContent, roleSource, roleCue, roleCitation, roleTime, roleMention, roleCovers}).Draw(t, "role")
			strokes = append(strokes, s)
		}
		at := span.Start
		covered := map[string]int{}
		lane := map[string]int{}
		for _, s := range segments(span, strokes) {
			if s.Start != at || s.Len() == 0 {
				t.Fatalf("segment %v begins elsewhere than at %d", s.Span, at)
			}
			at = s.End
			var taken [lanes]bool
			for _, k := range s.Strokes {
				covered[k.Record] += s.Len()
				if known, seen := lane[k.Record]; seen && known != k.Lane {
					t.Fatalf("%s changes from lane %d to %d", k.Record, known, k.Lane)
				}
				lane[k.Record] = k.Lane
				if k.Role != roleCovers && k.Lane < lanes-1 && taken[k.Lane] {
					t.Fatalf("two strokes in lane %d at %v", k.Lane, s.Span)
				}
				taken[k.Lane] = taken[k.Lane] || k.Role != roleCovers
			}
		}
		if at != span.End {
			t.Fatalf("segments end at %d, not at %d", at, span.End)
		}
		for _, s := range strokes {
			want := max(0, min(s.End, span.End)-max(s.Start, span.Start))
			if covered[s.Record] != want {
				t.Fatalf("%s covers %d bytes, want %d", s.Record, covered[s.Record], want)
			}
		}
	})
}

func TestPartsHoldTheWholeText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &hearsay.Document{}
		var text strings.Builder
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			unit := rapid.SampledFrom([]string{"quay ", "é", "ميناء ", "😀"}).Draw(t, "unit")
			block := strings.TrimSpace(strings.Repeat(unit, rapid.IntRange(1, 30_000).Draw(t, "repeat")))
			begin := text.Len()
			text.WriteString(block)
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: begin, End: text.Len()}, Kind: hearsay.Paragraph})
			text.WriteString("\n\n")
		}
		d.Text = text.String()
		var joined strings.Builder
		for _, part := range parts(d, nil) {
			size := 0
			for _, p := range part {
				if err := p.Check(d.Text); err != nil {
					t.Fatal(err)
				}
				if !p.Continued && joined.Len() > 0 {
					joined.WriteString("\n\n")
				}
				joined.WriteString(p.Of(d.Text))
				size += p.Len()
			}
			if size > partBytes {
				t.Fatalf("a part of %d bytes", size)
			}
		}
		if joined.String() != strings.TrimSuffix(d.Text, "\n\n") {
			t.Fatal("the parts do not hold the text")
		}
	})
}
