package html_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/htmlindex"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/golden"
	"hearsay/ingest/block"
	"hearsay/ingest/html"
)

// TestPages reads each page of testdata and compares what it says of itself and
// its blocks, one a line, with the file's second part.
func TestPages(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, in []txtar.File) string {
		d, err := html.Extract(in[0].Data, "page.html")
		if err != nil {
			t.Fatal(err)
		}
		return render(t, d)
	})
}

// render writes a document as text: metadata with how it was found and the words
// it was read from, then the blocks.
func render(t *testing.T, d *hearsay.Document) string {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	field := func(name string, f hearsay.Field) {
		if f.Value != "" {
			fmt.Fprintf(&b, "%s: %s (%s) [%s]\n", name, f.Value, f.How, f.At.Of(d.Text))
		}
	}
	field("title", d.Title)
	for _, a := range d.Authors {
		field("author", a)
	}
	field("publisher", d.Publisher)
	field("published", d.Published)
	fmt.Fprintf(&b, "lang: %s\n", d.Lang)
	for _, bl := range d.Blocks {
		fmt.Fprintf(&b, "%-10s %s\n", bl.Kind, strings.ReplaceAll(bl.Of(d.Text), "\n", " / "))
	}
	return b.String()
}

const page = `<html><head>%s<title>t</title></head><body><h1>بيان</h1>` +
	`<p>أعلن المتحدث باسم الحكومة الماروفية أن المحادثات ستستأنف يوم الاثنين في العاصمة تسلين.</p></body></html>`

func TestCharsets(t *testing.T) {
	for _, c := range []struct{ charset, declaration string }{
		{"utf-8", ""},
		{"utf-8", `<meta charset="utf-8">`},
		{"utf-8", `<meta charset="iso-8859-1">`},
		{"windows-1256", ""},
		{"windows-1256", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">`},
		{"windows-1256", `<meta charset=windows-1252>`},
		{"utf-16le", ""},
		{"utf-16be", `<meta charset="utf-16">`},
	} {
		t.Run(c.charset+c.declaration, func(t *testing.T) {
			enc, err := htmlindex.Get(c.charset)
			if err != nil {
				t.Fatal(err)
			}
			data, err := enc.NewEncoder().String(fmt.Sprintf(page, c.declaration))
			if err != nil {
				t.Fatal(err)
			}
			d, err := html.Extract([]byte(data), "page.html")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(d.Text, "أعلن المتحدث باسم الحكومة") || d.Title.Value != "بيان" {
				t.Errorf("title %q, text %q", d.Title.Value, d.Text)
			}
		})
	}
}

func TestDeclaredCharset(t *testing.T) {
	for in, want := range map[string]string{
		`<meta charset="Windows-1256">`:                                           "Windows-1256",
		`<META HTTP-EQUIV=Content-Type CONTENT="text/html;charset=koi8-r">`:       "koi8-r",
		`<?xml version="1.0" encoding='iso-8859-6'?><html>`:                       "iso-8859-6",
		`<meta name="description" content="a charset is not declared here">`:      "",
		`<html><body><meta charset="utf-8">`:                                      "",
		strings.Repeat(`<script>x</script>`, 300) + `<meta charset="iso-8859-9">`: "iso-8859-9",
		"": "",
	} {
		if got := html.Charset([]byte(in)); got != want {
			t.Errorf("%.60q: %q, want %q", in, got, want)
		}
	}
}

// TestHostilePages must end, in text or in an error of ours.
func TestHostilePages(t *testing.T) {
	const words = "The delegation left the hall at noon without signing the agreement."
	var attrs strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&attrs, " a%d=1", i)
	}
	for name, in := range map[string]string{
		"deep":            strings.Repeat("<div>", 100_000) + words + strings.Repeat("</div>", 100_000),
		"deep lists":      strings.Repeat("<ul><li>", 50_000) + words + strings.Repeat("<li>x", 50_000),
		"deep tables":     strings.Repeat("<table><tr><td>", 50_000) + words,
		"deep inline":     strings.Repeat("<b>", 100_000) + words + strings.Repeat("</i>", 100_000),
		"attributes":      "<p" + attrs.String() + ">" + words,
		"end tags":        strings.Repeat("</p></div>", 100_000) + words,
		"titles":          strings.Repeat(`<meta property="og:title" content="The delegation left the hall">`, 3000) + strings.Repeat("<h2>The delegation left</h2>", 3000) + words,
		"nested JSON":     `<script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script>" + words,
		"cut":             "<html><body><p>" + words + "</p><div class=\"x",
		"no tags at all":  words,
		"unclosed script": "<p>" + words + "</p><script>var x = 1;",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := html.Extract([]byte(in), name)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Validate(); err != nil || !strings.Contains(d.Text, words) {
				t.Errorf("%v, %.100q", err, d.Text)
			}
		})
	}
}

func TestPageThatHidesItself(t *testing.T) {
	const sentence = "<p>The delegation of Kelmark left the hall at noon without signing the agreement.</p>"
	d, err := html.Extract([]byte(`<a href="/">Home</a><div style="display: none">`+strings.Repeat(sentence, 10)+"</div>"), "page.html")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(d.Text, "left the hall") != 10 || len(d.Notes) != 1 {
		t.Errorf("notes %q, text %q", d.Notes, d.Text)
	}
}

func TestAddressOfASavedPage(t *testing.T) {
	for _, comment := range []string{
		"<!-- saved from url=(0046)https://www.teslinpost.example/2018/10/26/talks.html -->",
		"<!--\n Page saved with SingleFile \n url: https://www.teslinpost.example/2018/10/26/talks.html \n saved date: Fri Nov 20 2026 -->",
		"<!-- Mirrored from www.teslinpost.example/2018/10/26/talks.html by HTTrack Website Copier/3.x -->",
	} {
		d, err := html.Extract([]byte(comment+"<p>The delegation left the hall at noon without signing the agreement.</p>"), "page.html")
		if err != nil {
			t.Fatal(err)
		}
		if d.Published.Value != "2018-10-26" || d.Published.How != hearsay.HowURL || d.Publisher.Value != "teslinpost.example" {
			t.Errorf("%s\npublished %v, publisher %v", comment, d.Published, d.Publisher)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, in := range []string{"", "   ", "<html><script>x</script></html>", "<p hidden>x</p>", "<!-- only a comment -->"} {
		if _, err := html.Extract([]byte(in), "page.html"); hearsay.ErrorCode(err) != hearsay.Empty {
			t.Errorf("%q: %v", in, err)
		}
	}
	many := strings.Repeat("<p>", 1<<20) + "x"
	if _, err := html.Extract([]byte(many), "page.html"); hearsay.ErrorCode(err) != hearsay.TooLarge {
		t.Errorf("a million elements: %v", err)
	}
}

func TestMailBody(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"short lines are text", "<div>Dear all,</div><div>we meet on Monday.</div><div><br></div><div>Ivo</div>",
			"paragraph Dear all,|paragraph we meet on Monday.|paragraph Ivo",
		},
		{
			"a reply", `<p>I agree.</p><div class="gmail_quote"><div>On Monday Lena Dale wrote:</div><blockquote><p>Do you agree?</p></blockquote></div><p>Ivo</p>`,
			"paragraph I agree.|quotation On Monday Lena Dale wrote:|quotation Do you agree?|paragraph Ivo",
		},
		{"a preheader", `<div style="display:none">Open this mail</div><p>Text.</p>`, "paragraph Text."},
		{"lines", "<p>one<br>two<br><br>three</p>", "paragraph one/two|paragraph three"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b block.Builder
			if err := html.Append(&b, []byte(c.in), "utf-8"); err != nil {
				t.Fatal(err)
			}
			var d hearsay.Document
			b.Build(&d)
			var got []string
			for _, bl := range d.Blocks {
				got = append(got, string(bl.Kind)+" "+strings.ReplaceAll(bl.Of(d.Text), "\n", "/"))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNothingIsLost builds pages of numbered words in random elements: each word
// must be in the text once, in order.
func TestNothingIsLost(t *testing.T) {
	tags := []string{"div", "p", "li", "ul", "nav", "aside", "footer", "section", "article", "h1", "h2", "b", "a href=x", "span class=share", "td", "table", "tr", "blockquote", "x-y", "form", "label"}
	rapid.Check(t, func(t *rapid.T) {
		var in strings.Builder
		words := 0
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			tag := rapid.SampledFrom(tags).Draw(t, "tag")
			name, _, _ := strings.Cut(tag, " ")
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				in.WriteString("<" + tag + ">")
			case 1:
				in.WriteString("</" + name + ">")
			}
			for range rapid.IntRange(0, 12).Draw(t, "words") {
				fmt.Fprintf(&in, " w%d", words)
				words++
			}
		}
		d, err := html.Extract([]byte(in.String()), "page.html")
		if err != nil {
			if words > 0 {
				t.Fatalf("%v\n%s", err, in.String())
			}
			return
		}
		for i, got := range strings.Fields(d.Text) {
			if want := fmt.Sprintf("w%d", i); got != want {
				t.Fatalf("word %d is %s\n%s", i, got, in.String())
			}
		}
		if got := len(strings.Fields(d.Text)); got != words {
			t.Fatalf("%d words of %d\n%s", got, words, in.String())
		}
	})
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(a.Files[0].Data)
		}
	}
	f.Add([]byte("<p>By A B and C D</p><h1>x<p>y</h1><time>2018-10-26<td>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := html.Extract(data, "page.html")
		if err != nil {
			if c := hearsay.ErrorCode(err); c != hearsay.Empty && c != hearsay.TooLarge {
				t.Fatal(err)
			}
			return
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, field := range append(d.Authors, d.Title, d.Publisher, d.Published) {
			if field.At != (hearsay.Span{}) && field.At.Check(d.Text) != nil {
				t.Fatalf("%v: %v", field, field.At.Check(d.Text))
			}
		}
		var b block.Builder
		_ = html.Append(&b, data, "")
	})
}

func BenchmarkExtract(b *testing.B) {
	a, err := txtar.ParseFile("testdata/navigation.txtar")
	if err != nil {
		b.Fatal(err)
	}
	in := string(a.Files[0].Data)
	paragraph := "<p class=\"text\">The delegation of Kelmark left the hall at noon without <a href=\"/x\">signing</a> the agreement, two diplomats said.</p>\n"
	data := []byte(strings.Replace(in, "<h2>", strings.Repeat(paragraph, 500)+"<h2>", 1))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Extract(data, "page.html"); err != nil {
			b.Fatal(err)
		}
	}
}
