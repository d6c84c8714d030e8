package server

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast holds the colours of the style sheet to WCAG 2.2 AA: 4.5 to 1
// for text, 3 to 1 for lines and borders that carry meaning.
func TestContrast(t *testing.T) {
	sheet, err := assetFiles.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, _ := strings.Cut(string(sheet), "@media (prefers-color-scheme: dark)")
	for name, part := range map[string]string{"light": light, "dark": dark[:strings.Index(dark, "\n}")]} {
		colours := coloursOf(t, part)
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 4.5},
			{"ink", "sheet", 4.5},
			{"ink", "sel", 4.5},
			{"ink", "sel-strong", 4.5},
			{"ink", "tint", 4.5},
			{"ink", "mark", 4.5},
			{"ink", "covers", 4.5},
			{"soft", "paper", 4.5},
			{"soft", "sheet", 4.5},
			{"soft", "sel", 4.5},
			{"soft", "tint", 4.5},
			{"link", "paper", 4.5},
			{"link", "sheet", 4.5},
			{"link", "sel", 4.5},
			{"warn", "warn-tint", 4.5},
			{"warn", "sheet", 4.5},
			{"warn", "sel", 4.5},
			{"paper", "accent", 4.5},
			{"field", "sheet", 3},
			{"content", "sheet", 3},
			{"source", "sheet", 3},
			{"cue", "sheet", 3},
			{"citation", "sheet", 3},
			{"time", "sheet", 3},
			{"mention", "sheet", 3},
			{"quantity", "sheet", 3},
			{"finding", "sheet", 3},
			{"quantity", "sel", 3},
			{"finding", "sel", 3},
			{"content", "sel", 3},
			{"source", "sel-strong", 3},
			{"cue", "sel-strong", 3},
			{"citation", "sel", 3},
			{"time", "sel", 3},
		} {
			if got := contrast(colours[pair.front], colours[pair.back]); got < pair.least {
				t.Errorf("%s: %s on %s has %.2f to 1, less than %.1f", name, pair.front, pair.back, got, pair.least)
			}
		}
	}
}

func coloursOf(t *testing.T, css string) map[string][3]float64 {
	t.Helper()
	out := map[string][3]float64{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
		var c [3]float64
		for i := range c {
			n, err := strconv.ParseUint(m[2][2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c[i] = linear(float64(n) / 255)
		}
		out[m[1]] = c
	}
	return out
}

// linear undoes the gamma of sRGB (WCAG 2.2, relative luminance).
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func contrast(a, b [3]float64) float64 {
	x := 0.2126*a[0] + 0.7152*a[1] + 0.0722*a[2] + 0.05
	y := 0.2126*b[0] + 0.7152*b[1] + 0.0722*b[2] + 0.05
	return max(x, y) / min(x, y)
}
