package server_test

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"hearsay/corroborate"
	"hearsay/corroborate/generate"
	"hearsay/demo"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/read"
)

// TestGroupsInABrowser opens the pages about what documents have in common: on
// the sample collection, and on one story in 500 documents.
func TestGroupsInABrowser(t *testing.T) {
	browser := openBrowser(t)
	sample := start(t, compared(t, nil, sampleFiles(t)))
	for _, c := range []struct {
		name string
		test func(*tab)
	}{
		{"claims", testClaims},
		{"quote", testQuote},
		{"across", testAcross},
		{"decide", testDecide},
		{"shared", testSharedPage},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := newTab(t, browser, sample)
			c.test(tab)
			tab.checkConsole()
		})
	}
	t.Run("large", func(t *testing.T) {
		tab := newTab(t, browser, start(t, compared(t, generate.Lexicon(), largeStory())))
		testLarge(tab)
		tab.checkConsole()
	})
}

// compared reads files into a ledger and holds them against each other.
func compared(t *testing.T, pack []byte, files []ingest.File) *ledger.Ledger {
	t.Helper()
	reader, err := read.New(lexicon.Pack{Path: "names.yaml", Data: pack})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "hearsay.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	in := ingest.New(ingest.DefaultLimits())
	defer in.Close()
	for _, f := range files {
		for d, err := range in.Read(context.Background(), f) {
			if err != nil {
				t.Fatal(err)
			}
			err := l.Store(t.Context(), ledger.Entry{
				File: ledger.FileRow{Path: d.Path, SHA256: d.SHA256, Doc: d.ID}, Reading: reader.Read(d),
				Original: ledger.Original{Path: d.Path, SHA256: d.SHA256, Bytes: []byte(d.Text)},
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := corroborate.Update(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	return l
}

// sampleFiles are those of the built-in collection but for PDF, whose reader may
// not be built in.
func sampleFiles(t *testing.T) (files []ingest.File) {
	t.Helper()
	err := fs.WalkDir(demo.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".pdf" {
			return err
		}
		data, err := fs.ReadFile(demo.Files(), name)
		files = append(files, ingest.File{Path: name, Data: data})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func largeStory() (files []ingest.File) {
	for _, d := range generate.New(3, 0, 500).Docs {
		files = append(files, ingest.File{Path: d.Name, Data: []byte(d.Text)})
	}
	return files
}

func testClaims(b *tab) {
	b.open("/claims")
	b.is("the claims are listed", `document.querySelectorAll("tbody tr[data-item]").length > 3`)
	b.shoot("claims")
	b.press("j")
	b.press("\r")
	b.do(chromedp.WaitReady(css(".origins")))
	b.is("Enter opens a claim", `location.pathname.startsWith("/claim/")`)
	b.open("/claims")
	b.do(chromedp.Click(chromedp.Search(`//th/a[contains(., "no unit had fired")]`)), chromedp.WaitReady(css(".origins")))
	b.is("the number of origins is told", `/\d+ documents, \d+( to \d+)? (independent )?origin/.test(document.querySelector(".origins h2").innerText)`)
	b.is("the picture has its nodes", `document.querySelectorAll("svg.graph rect").length === document.querySelectorAll(".lineage li:not(.why li)").length`)
	b.is("the reprint hangs under the agency", `[...document.querySelectorAll(".lineage li li")].some(li => /Mercury/.test(li.innerText) && /shares \d+ words/.test(li.innerText))`)
	b.is("places stand side by side", `document.querySelectorAll(".places li").length >= 3`)
	b.shoot("claim")
}

func testQuote(b *tab) {
	b.open("/quotes")
	b.do(chromedp.Click(css(".quote-group h2 a")), chromedp.WaitReady(css(".places")))
	b.is("its places stand side by side", `document.querySelectorAll(".places li").length > 1`)
	b.is("its origins are told", `/^\d+ documents, \d+( to \d+)? (independent )?origin/.test(document.querySelector(".origins h2").innerText)`)
	b.is("the reprint hangs under the agency", `[...document.querySelectorAll(".lineage li li")].some(li => /Mercury/.test(li.innerText) && /shares \d+ words/.test(li.innerText))`)
	b.do(chromedp.EmulateViewport(390, 844))
	b.is("it fits on a phone", `document.documentElement.scrollWidth <= innerWidth`)
	b.do(chromedp.EmulateViewport(1440, 900))
	b.shoot("quote")
}

func testAcross(b *tab) {
	b.open("/findings/across")
	b.is("figures differ", `[...document.querySelectorAll(".cross .differs")].some(p => p.innerText.includes("different figures"))`)
	b.is("no side is taken", `!/\b(false|wrong|lie|true)\b/.test(document.querySelector(".cross .differs").innerText)`)
	b.shoot("findings-across")
	b.open("/findings/across?kind=figures")
	b.is("the filter holds", `[...document.querySelectorAll(".cross h3")].every(h => h.innerText === "different figures")`)
}

func testSharedPage(b *tab) {
	b.open("/")
	b.do(chromedp.SendKeys(css("input[name=q]"), "livestock market"), chromedp.Click(css(".filter button")), chromedp.WaitVisible(css("mark")))
	b.do(chromedp.Click(css("tbody th a")), chromedp.WaitReady(css(".shared-with")))
	b.do(chromedp.Click(css(`a[href$="/shared"]`)), chromedp.WaitReady(css(".sides")))
	b.is("both sides are there", `document.querySelectorAll(".sides tbody td").length >= 2`)
	b.shoot("shared")
}

// testDecide takes a place out of a quote as a person does, and looks at the log.
func testDecide(b *tab) {
	b.open("/quotes")
	b.do(chromedp.Click(css(".quote-group:has(li:nth-child(3)) h2 a")), chromedp.WaitReady(css(".review")))
	b.do(chromedp.SendKeys(css("input[name=note]"), "said a day later"))
	b.do(chromedp.Click(css(".places li:last-child input[type=checkbox]")))
	b.shoot("quote-decide")
	b.do(chromedp.Click(css("button[value=split]")))
	b.is("the person is back at the group", `location.pathname.startsWith("/quote/") && document.querySelector("input[name=note]").value === ""`)
	b.open("/reviews")
	b.is("the decision is in the log", `document.querySelector(".decisions").innerText.includes("took out 1 place") && document.querySelector(".decisions").innerText.includes("said a day later")`)
	b.shoot("reviews")
}

func testLarge(b *tab) {
	b.open("/claims")
	b.do(chromedp.Click(css("tbody th a")), chromedp.WaitReady(css(".origins")))
	b.is("the picture stays small", `document.querySelectorAll("svg.graph rect").length <= 120 && document.querySelector("svg.graph").height.baseVal.value < 2200`)
	b.is("boxes stand for many", `document.querySelectorAll("svg.graph .folded rect").length > 0`)
	b.is("the list has them all", `document.querySelectorAll(".lineage li").length > 100`)
	b.is("the list is folded away", `!document.querySelector(".origins details.more").open`)
	b.is("not all places are on one page", `document.querySelectorAll(".places li").length === 60`)
	b.shoot("claim-large")
	b.do(chromedp.Click(css(".pager a[rel=next]")), chromedp.WaitReady(css(".places")))
	b.is("the next ones are on the next page", `document.querySelector("h2").innerText.startsWith("Places 61 to 120 of") && !document.querySelector(".origins")`)
}
