package corroborate

import (
	"os"
	"strings"
	"testing"

	"hearsay"
)

// testdata/voices.txt has passages with what is not the author's own in curly
// brackets: {quoted} and {|a caption}. "¶" parts blocks.
func TestVoices(t *testing.T) {
	data, err := os.ReadFile("testdata/voices.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text := strings.NewReplacer("{|", "", "{", "", "}", "").Replace(line)
		if got := drawVoices(text); got != line {
			t.Errorf("got  %s\nwant %s", got, line)
		}
	}
}

func drawVoices(text string) string {
	d := &hearsay.Document{Text: text}
	at := 0
	for _, block := range strings.SplitAfter(text, "¶") {
		end := at + len(strings.TrimSuffix(block, "¶"))
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: end}, Kind: hearsay.Paragraph})
		at += len(block)
	}
	var b strings.Builder
	at = 0
	for _, s := range voices(d) {
		b.WriteString(text[at:s.Start] + "{")
		if s.voice == aside {
			b.WriteString("|")
		}
		b.WriteString(s.Of(text) + "}")
		at = s.End
	}
	return b.String() + text[at:]
}
