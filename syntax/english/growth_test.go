package english_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"hearsay/syntax"
	"hearsay/syntax/english"
)

var long = flag.Bool("long", false, "let benchmarks grow to 100 MB, which takes many minutes")

// BenchmarkGrowth analyses texts of growing length: the time of a byte must not
// grow with them. "sentences" is tokens, sentences and words, "trees" all.
func BenchmarkGrowth(b *testing.B) {
	parser := load(b).NewParser()
	for _, size := range []int{1e3, 1e4, 1e5, 1e6, 1e7, 1e8} {
		if size > 1e6 && !*long {
			break
		}
		d := document(prose(size))
		b.Run(fmt.Sprintf("sentences/%dkB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(size))
			var words []syntax.UDWord
			for b.Loop() {
				a := syntax.Analyze(d)
				for _, s := range a.Sentences {
					words = a.Words(words[:0], s.First, s.Last)
				}
			}
		})
		b.Run(fmt.Sprintf("trees/%dkB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				a := syntax.Analyze(d)
				for _, s := range a.Sentences {
					parser.Parse(a, s)
				}
			}
		})
	}
}

// prose is a text of paragraphs that differ, size bytes long.
func prose(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "Dr. Karim Dost-%d, who met the %dth envoy in Teslin, didn't say when the talks “would resume”. ", n, n%97)
		fmt.Fprintf(&b, "The Marovian guards' report of %d/%d/2031 (Teslin Courier) says that %d soldiers crossed the border!\n\n", 1+n%28, 1+n%12, n)
	}
	return b.String()[:size]
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := english.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
