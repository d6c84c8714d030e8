package html_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/ingest/html"
)

// prose is what follows the part of a page that a test is about.
const prose = `<p>The delegation of Kelmark left the hall in Teslin at noon without signing the agreement, two diplomats told reporters.</p>
<p>Nobody knows when the next round begins, and the ministry of Marovia did not answer the question of this newspaper.</p>`

func extract(t *testing.T, page string) *hearsay.Document {
	t.Helper()
	d, err := html.Extract([]byte(page), "page.html")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateOfPublication(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a line below the title", `<h1>Talks end</h1><div>26 October 2018</div>` + prose, "2018-10-26 dateline"},
		{"a line above the title", `<div id="a"><div>26.10.2018</div><h1>Talks end</h1>` + prose + `</div>`, "2018-10-26 dateline"},
		{"the header's date", `<div class="header">20.11.2026</div><div><h1>Talks end</h1>` + prose + `</div>`, ""},
		{"the header's date beside the title", `<div id="a"><div class="top">20.11.2026</div><h1>Talks end</h1>` + prose + `</div>`, ""},
		{"today in <time>", `<header><time datetime="2026-11-20">today</time></header><h1>Talks end</h1>` + prose, ""},
		{"<time>", `<h1>Talks end</h1><time datetime="2018-10-26T10:00Z">yesterday</time>` + prose, "2018-10-26 markup"},
		{"<time> of a change", `<h1>Talks end</h1><p>Updated: <time datetime="2019-01-02">2 January 2019</time></p>` + prose, ""},
		{"label of a change", `<h1>Talks end</h1><div>Last update</div><div>2 January 2019</div>` + prose, ""},
		{"published, then changed", `<h1>Talks end</h1><p>Published 26 October 2018, updated 2 January 2019</p>` + prose, "2018-10-26 dateline"},
		{"one class for both", `<h1>Talks end</h1><span class="entry-date published updated">26 October 2018</span>` + prose, "2018-10-26 markup"},
		{"the date of an event", `<h1>Talks end</h1><span class="event-date">26 October 2018</span><p></p>` + strings.Repeat("<p>x</p>", 20) + prose, "2018-10-26 dateline"},
		{"a dateline", `<h1>Talks end</h1><p>TESLIN, 26 October 2018 (Marovia Wire) - The delegation left the hall without signing the agreement, two diplomats said.</p>` + prose, "2018-10-26 dateline"},
		{"a sentence with a date", `<h1>Talks end</h1><p>On 2 May 2011, the governor promised that the river would be free for everybody who lives beside it.</p>` + prose, ""},
		{"a short sentence with a date", `<h1>Talks end</h1><p>It began on 2 May 2011, as all of us know.</p>` + prose, ""},
		{"a heading with a date", `<h1>Talks end</h1><h3>The night of 2 May 2011</h3>` + prose, ""},
		{"a title with a date", `<h1>Statement of 14 January 2019</h1>` + prose, "2019-01-14 heading"},
		{"the foot", `<h1>Talks end</h1>` + prose + `<p>Teslin, 26 October 2018</p>`, "2018-10-26 foot"},
		{"the copyright year", `<h1>Talks end</h1>` + prose + `<footer>© 1 January 2026 The Teslin Post</footer>`, ""},
		{"the address", `<link rel="canonical" href="https://p.example/2018/10/26/talks"><h1>Talks end</h1>` + prose, "2018-10-26 url"},
		{"the month in the address", `<link rel="canonical" href="https://p.example/2018/10/talks"><h1>Talks end</h1>` + prose, "2018-10 url"},
		{"a number in the address", `<link rel="canonical" href="https://p.example/20111231.html"><h1>Talks end</h1><div>26 October 2018</div>` + prose, "2018-10-26 dateline"},
		{"a weak tag against the address", `<meta name="date" content="2026-11-20"><link rel="canonical" href="https://p.example/2018/10/26/talks"><h1>Talks end</h1>` + prose, "2018-10-26 url"},
		{"a table of facts", `<h1>Kelmark</h1><table><tr><th>Founded</th><td>2 May 1811</td></tr></table>` + prose, ""},
		{"Arabic", `<h1>انتهاء المحادثات</h1><div>نشر في ٢٦ أكتوبر ٢٠١٨</div>` + prose, "2018-10-26 dateline"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := extract(t, c.page).Published
			if s := strings.TrimSpace(got.Value + " " + string(got.How)); s != c.want {
				t.Errorf("%q, want %q", s, c.want)
			}
		})
	}
}

func TestAuthors(t *testing.T) {
	const site = `<meta property="og:site_name" content="The Teslin Post">`
	for _, c := range []struct{ name, page, want string }{
		{"by", `<h1>Talks end</h1><p>By Anna Berg</p>` + prose, "Anna Berg"},
		{"by, and", `<h1>Talks end</h1><p>By Anna Berg, Omar Velik and Lena O'Dale</p>` + prose, "Anna Berg|Omar Velik|Lena O'Dale"},
		{"date and von", `<h1>Talks end</h1><p>26. Oktober 2018 | Von Anna Berg, Teslin</p>` + prose, "Anna Berg"},
		{"par", `<h1>Talks end</h1><p>Par Anna Berg le 26 octobre 2018</p>` + prose, "Anna Berg"},
		{"por", `<h1>Talks end</h1><p>Por Anna Berg · 26/10/2018</p>` + prose, "Anna Berg"},
		{"бай", `<h1>Переговоры</h1><p>Автор: Анна Берг</p>` + prose, "Анна Берг"},
		{"yazar", `<h1>Talks end</h1><p>Yazar: Anna Berg</p>` + prose, "Anna Berg"},
		{"نویسنده", `<h1>گفتگوها</h1><p>نویسنده: سامر حلبی</p>` + prose, "سامر حلبی"},
		{"meta", `<meta name="author" content="Anna Berg"><h1>Talks end</h1>` + prose, "Anna Berg"},
		{"the site as author", site + `<meta name="author" content="The Teslin Post"><h1>Talks end</h1><p>By Anna Berg</p>` + prose, "Anna Berg"},
		{"a profile's address", `<meta property="article:author" content="https://p.example/anna"><h1>Talks end</h1>` + prose, ""},
		{"admin", `<h1>Talks end</h1><span class="author">admin</span>` + prose, ""},
		{"itemprop", `<h1>Talks end</h1><span itemprop="author" itemscope><span itemprop="name">Anna Berg</span>, reporter</span>` + prose, "Anna Berg"},
		{"readers", `<h1>Talks end</h1>` + prose + `<div class="comments"><span class="author">Some Reader</span><p>By the way, I was there too.</p></div>`, ""},
		{"a sentence", `<h1>Talks end</h1><p>By noon, everybody had left.</p>` + prose, ""},
		{"none", `<h1>Talks end</h1>` + prose, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := extract(t, c.page)
			var got []string
			for _, a := range d.Authors {
				got = append(got, a.Value)
				if a.At.Len() > 0 && a.At.Of(d.Text) != a.Value {
					t.Errorf("%q stands at %q", a.Value, a.At.Of(d.Text))
				}
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("%q, want %q", s, c.want)
			}
		})
	}
}

func TestTitleAndPublisher(t *testing.T) {
	for _, c := range []struct{ name, page, title, publisher string }{
		{"the site behind the title", `<title>Talks end in Teslin | The Teslin Post</title><h1>Talks end in Teslin</h1>` + prose, "Talks end in Teslin", "The Teslin Post"},
		{"the site before the title", `<title>Marovia Wire: Talks</title><meta property="og:site_name" content="Marovia Wire"><meta property="og:title" content="Marovia Wire - Talks end in Teslin"><p>x</p>` + prose, "Talks end in Teslin", "Marovia Wire"},
		{"the site as first heading", `<title>Talks end in Teslin - Marovia Wire</title><h1>Marovia Wire</h1><h2>Talks end in Teslin</h2>` + prose, "Talks end in Teslin", "Marovia Wire"},
		{"a kicker in the heading", `<title>Talks end in Teslin - Marovia Wire</title><meta property="og:title" content="Talks end in Teslin"><h1><span>War and peace</span> Talks end in Teslin</h1>` + prose, "Talks end in Teslin", "Marovia Wire"},
		{"a hyphen in the title", `<title>Kelmark – a portrait</title><h1>Kelmark – a portrait</h1>` + prose, "Kelmark – a portrait", ""},
		{"a heading alone", `<title>Welcome</title><div><h4>Talks end in Teslin</h4>` + prose + `</div>`, "Talks end in Teslin", ""},
		{"the copyright", `<h1>Talks end</h1>` + prose + `<div>© 2019-2026 Marovia Wire. All rights reserved.</div>`, "Talks end", "Marovia Wire"},
		{"the address", `<link rel="canonical" href="https://www.teslinpost.example/x"><h1>Talks end</h1>` + prose, "Talks end", "teslinpost.example"},
		{"a link to the page behind the text", `<title>Talks end in Teslin</title><div>Talks end in Teslin</div>` + prose + `<h2>Talks end in Teslin</h2>`, "Talks end in Teslin", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := extract(t, c.page)
			if d.Title.Value != c.title || d.Publisher.Value != c.publisher {
				t.Errorf("title %q, publisher %q", d.Title.Value, d.Publisher.Value)
			}
			if d.Title.At.Len() > 0 && d.Title.At.Of(d.Text) != d.Title.Value {
				t.Errorf("the title stands at %q", d.Title.At.Of(d.Text))
			}
		})
	}
}
