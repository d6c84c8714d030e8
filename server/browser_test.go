package server_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screenshots names a folder; when it is set, every page is also pictured
// there: in light and dark, on a desk and on a phone.
const screenshots = "HEARSAY_SCREENSHOTS"

// TestBrowser opens every page in a real browser, over a real server and a real
// ledger. Without chromium it is skipped on a person's machine and fails in CI.
func TestBrowser(t *testing.T) {
	browser := openBrowser(t)
	l := openLedger(t, courier(t), arabic(t), hostile(t))
	failed(t, l)
	w := start(t, l)
	minutes := long(t)
	archive := start(t, openLedger(t, minutes))
	t.Run("long", func(t *testing.T) {
		tab := newTab(t, browser, archive)
		testLong(tab, minutes.Document.ID)
		tab.checkConsole()
	})
	for _, c := range []struct {
		name string
		test func(*tab)
	}{
		{"documents", testDocuments},
		{"reader", testReader},
		{"reader-without-script", testReaderWithoutScript},
		{"arabic", testArabic},
		{"hostile", testHostile},
		{"says", testSays},
		{"sources", testSources},
		{"record", testRecord},
		{"sentence", testSentence},
		{"messages", testMessages},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := newTab(t, browser, w)
			c.test(tab)
			tab.checkConsole()
		})
	}
}

func openBrowser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed, and CI needs it for the browser tests")
		}
		t.Skip("chromium is not installed")
	}
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir())}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-sync", "hide-scrollbars",
	} {
		opts = append(opts, chromedp.Flag(flag, true))
	}
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log(err)
		}
	})
	return ctx
}

// css selects by CSS alone: a plain string would also match text.
type css = chromedp.CSS

// tab is a browser tab that has made its first visit.
type tab struct {
	*testing.T
	ctx  context.Context
	url  string
	mu   sync.Mutex
	said []string // errors and warnings of the console
}

func newTab(t *testing.T, browser context.Context, w *workbench) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx, url: w.URL}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.hear(m)
		}
	}()
	b.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(w.URL+"/?token="+token))
	return b
}

func (b *tab) hear(m chromedp.ConsoleMessage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch m.Type {
	case chromedp.ConsoleError, chromedp.ConsoleException, chromedp.ConsoleWarning:
		b.said = append(b.said, m.String()+" "+m.URL)
	}
}

// checkConsole fails for anything that the browser complains about: a breach of
// the Content-Security-Policy, a script error, a missing file.
func (b *tab) checkConsole() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.said {
		b.Errorf("console: %s", m)
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *tab) open(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.url+path), chromedp.WaitReady(css("footer")))
}

// is fails unless the JavaScript expression becomes true.
func (b *tab) is(what, expression string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(20*time.Millisecond)))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			break
		}
		time.Sleep(20 * time.Millisecond) // the page was left while it was asked
	}
	var is any
	is, _ = chromedp.Run(b.ctx, chromedp.Evaluate[any](expression))
	b.Errorf("%s: %s is %v", what, expression, is)
}

func (b *tab) press(keys string) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// shoot pictures the page as it is, and then on a phone and in the dark.
func (b *tab) shoot(name string) {
	b.Helper()
	folder := os.Getenv(screenshots)
	if folder == "" {
		return
	}
	for _, look := range []struct {
		name          string
		width, height int64
		scheme        string
	}{
		{"desk-light", 1440, 900, "light"},
		{"desk-dark", 1440, 900, "dark"},
		{"window-light", 1100, 800, "light"},
		{"phone-light", 390, 844, "light"},
		{"phone-dark", 390, 844, "dark"},
	} {
		b.media("", look.scheme)
		b.do(chromedp.EmulateViewport(look.width, look.height))
		time.Sleep(100 * time.Millisecond)
		b.save(name+"-"+look.name, folder)
	}
	b.media("print", "light")
	b.do(chromedp.EmulateViewport(800, 1100))
	b.save(name+"-print", folder)
	b.media("", "light")
	b.do(chromedp.EmulateViewport(1440, 900))
}

func (b *tab) media(media, scheme string) {
	b.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		b.Fatal(err)
	}
}

func (b *tab) save(name, folder string) {
	b.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func testDocuments(b *tab) {
	b.is("the token leaves the address", `location.search === ""`)
	b.is("all documents are listed", `document.querySelectorAll("tbody tr[data-item]").length === 3`)
	b.is("the failed file is seen", `document.querySelector(".failures").open && document.body.innerText.includes("asks for a password")`)
	b.shoot("documents")
	b.press("j")
	b.is("j selects the first row", `document.querySelector("tr.sel") === document.querySelectorAll("tr[data-item]")[0]`)
	b.press("j")
	b.press("k")
	b.is("k goes back", `document.querySelector("tr.sel") === document.querySelectorAll("tr[data-item]")[0]`)
	b.do(chromedp.SendKeys(css("input[name=q]"), "ferries"), chromedp.Click(css(".filter button")), chromedp.WaitVisible(css("mark")))
	b.is("hits are marked", `document.querySelector("mark").textContent.includes("ferr")`)
	b.is("one document matches", `document.querySelectorAll("tr[data-item]").length === 1`)
	b.shoot("documents-search")
	b.do(chromedp.Blur(css("input[name=q]")))
	b.press("j")
	b.press("\r")
	b.do(chromedp.WaitReady(css(".reader")))
	b.is("Enter opens the document", `location.pathname.startsWith("/doc/")`)
}

func testReader(b *tab) {
	d := courier(b)
	b.open("/doc/" + d.Document.ID)
	b.is("the text is whole", fmt.Sprintf(`document.querySelector(".text h2").textContent === %q`, "Crossing at Teslin “to stay open”"))
	b.is("how metadata was found is told", `document.querySelector(".about").innerText.includes("from the dateline")`)
	b.is("furniture is folded but there", `!document.querySelector(".furniture").open && document.querySelector(".furniture").textContent.includes("Sign in")`)
	b.is("underlines of one place differ in depth", `(() => {
		const all = [...document.querySelectorAll('.text [data-r=a2].content')][0];
		return all && all.parentElement.closest("[data-r=a1].content") && getComputedStyle(all).textUnderlineOffset !== getComputedStyle(all.parentElement.closest("[data-r=a1]")).textUnderlineOffset;
	})()`)
	b.shoot("reader")

	b.do(chromedp.Click(css(".text .cue[data-r=a3]")))
	b.is("a click on a passage selects its card", `document.querySelector("#card-a3").matches(".sel")`)
	b.is("and lights up its passage", `[...document.querySelectorAll(".text .sel")].every((s) => s.dataset.r === "a3") &&
		getComputedStyle(document.querySelector(".text .sel")).backgroundColor === "rgb(255, 240, 184)"`)
	b.is("and the address keeps it", `location.search === "?record=a3" && location.hash === "#a3"`)
	b.shoot("reader-selected")
	b.do(chromedp.Click(css("#card-a7")))
	b.is("a click on a card lights up its passage", `document.querySelectorAll(".text .sel[data-r=a7]").length === 3`)
	b.is("and scrolls to it", `document.querySelector(".text .sel").getBoundingClientRect().top < innerHeight`)
	b.press("k")
	b.is("k selects the record before", `document.querySelector(".card.sel").id === "card-a6"`)
	b.press("j")
	b.is("j selects the next", `document.querySelector(".card.sel").id === "card-a7"`)
	b.is("the card is in view", `(() => { const r = document.querySelector(".card.sel").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
	b.do(chromedp.Click(css("#show-time")))
	b.is("the legend hides lines and cards", `getComputedStyle(document.querySelector(".text .time")).textDecorationLine === "none" && document.querySelector(".card.time").offsetParent === null`)
	b.do(chromedp.Click(css("#show-time")))
	b.do(chromedp.Click(css("#card-a2 summary")))
	b.is("why tells the rule", `document.querySelector("#card-a2 .why").innerText.includes("subject cue that")`)
	b.press("\x1b")
	b.is("Escape lets go", `document.querySelectorAll(".sel").length === 0 && location.search === ""`)
	b.do(chromedp.Click(css(".text .cue[data-r=a5]")), chromedp.Blur(css("body")))
	b.press("\r")
	b.do(chromedp.WaitReady(css(".record")))
	b.is("Enter opens the record", `location.pathname.endsWith(":a5")`)
}

func testReaderWithoutScript(b *tab) {
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.Fatal(err)
	}
	d := courier(b)
	b.open("/doc/" + d.Document.ID)
	b.do(chromedp.Click(css(".text .cue[data-r=a7] a")), chromedp.WaitReady(css(".pinned")))
	class, err := chromedp.Run(b.ctx, chromedp.AttributeValue(css(".text [data-r=a7].content"), "class"))
	if err != nil || !strings.Contains(class.Value, "sel") {
		b.Errorf("the passage is not lit: %v %v", class, err)
	}
	text, err := chromedp.Run(b.ctx, chromedp.TextContent(css(".pinned .what")))
	if err != nil || !strings.Contains(text, "four kilometres") {
		b.Errorf("the card is not pinned: %q %v", text, err)
	}
	b.shoot("reader-without-script")
}

func testArabic(b *tab) {
	d := arabic(b)
	b.open("/doc/" + d.Document.ID)
	b.is("the text runs from right to left", `getComputedStyle(document.querySelector(".text .block")).direction === "rtl" && document.querySelector(".text .block").lang === "ar"`)
	b.do(chromedp.Click(css(".text .cue[data-r=a1]")))
	b.is("a click selects", `document.querySelector("#card-a1").matches(".sel")`)
	b.shoot("arabic")
}

func testHostile(b *tab) {
	d := hostile(b)
	b.open("/doc/" + d.Document.ID + "?record=a1#a1")
	b.is("markup is text", `document.querySelector(".text").textContent.includes("<script>") && !document.querySelector(".text script, .text img, .text b, .text style")`)
	b.is("nothing ran", `!document.title.startsWith("owned")`)
	b.shoot("hostile")
}

func testSays(b *tab) {
	b.open("/says")
	b.is("all attributions are there", `document.querySelectorAll("tr[data-item]").length === 11`)
	b.shoot("says")
	b.do(chromedp.Click(css(`.facets a[href*="kind=direct"]`)), chromedp.WaitReady(css(".chosen")))
	b.is("a facet narrows the table", `document.querySelectorAll("tr[data-item]").length === 1 && location.search === "?kind=direct"`)
	b.is("the export is what is filtered", `document.querySelector(".export a").getAttribute("href").includes("kind=direct")`)
	b.shoot("says-filtered")
	b.press("j")
	b.press("\r")
	b.do(chromedp.WaitReady(css(".reader")))
	b.is("a row leads to its place", `document.querySelector(".card.sel").id === "card-a3" && document.querySelector(".text .sel") !== null`)
}

func testSources(b *tab) {
	b.open("/sources")
	b.is("anonymous sources stand apart", `document.querySelectorAll("main section").length === 2 &&
		document.querySelectorAll("main section")[1].innerText.includes("a commander who asked not to be named")`)
	b.shoot("sources")
	b.do(chromedp.Click(css(`th[scope=row] a[href*="Oda"]`)), chromedp.WaitReady(css(".says")))
	b.is("a source leads to what it says", `document.querySelectorAll("tr[data-item]").length === 1`)
}

func testRecord(b *tab) {
	d := courier(b)
	b.open("/record/" + d.Document.ID + ":a2")
	b.is("the chain has every link", `[...document.querySelectorAll(".link-head bdi")].map((e) => e.textContent).join(" > ") ===
		"Ilse Marrow > Teslin Courier > Northwire > Harbour Gazette > a commander who asked not to be named"`)
	b.is("each link of the text shows its passage", `document.querySelectorAll(".links .passage").length === 3`)
	b.is("the rule is named", `document.body.innerText.includes("attribution/subject-cue-that")`)
	b.shoot("record")
	b.do(chromedp.Click(css(".crumb a")), chromedp.WaitReady(css(".reader")))
	b.is("it leads back to the passage", `document.querySelector(".card.sel").id === "card-a2"`)
}

func testSentence(b *tab) {
	b.open("/record/" + courier(b).Document.ID + ":a2")
	b.do(chromedp.Click(css(`a[href*="/sentence"]`)), chromedp.WaitReady(css("svg.tree")))
	b.is("every word has an arc", `document.querySelectorAll(".tree .form").length === document.querySelectorAll(".tree .arc").length &&
		document.querySelectorAll(".tree .arc").length > 5`)
	b.is("letters and labels stay inside the picture", `(() => {
		const box = document.querySelector(".tree").getBoundingClientRect();
		return [...document.querySelectorAll(".tree text")].every((t) => {
			const r = t.getBoundingClientRect();
			return r.left >= box.left - 1 && r.right <= box.right + 1 && r.top >= box.top - 1 && r.bottom <= box.bottom + 1;
		});
	})()`)
	b.is("words do not touch", `(() => {
		const forms = [...document.querySelectorAll(".tree .form")].map((t) => t.getBoundingClientRect());
		return forms.every((r, i) => i === 0 || forms[i - 1].right < r.left);
	})()`)
	b.is("the table has the same words", `document.querySelectorAll(".sentence tbody tr").length === document.querySelectorAll(".tree .form").length`)
	b.shoot("sentence")
	b.do(chromedp.Click(css(`a[rel="next"]`)), chromedp.WaitReady(css(".sentence")))
	b.is("the next sentence follows", `/^Sentence \d+ of/.test(document.querySelector("h1").textContent)`)
}

func testMessages(b *tab) {
	// A missing page is told to the console too; that one is expected.
	b.open("/doc/none")
	b.is("it says what is wrong", `document.querySelector("h1").textContent === "Not found"`)
	b.shoot("error")
	b.mu.Lock()
	b.said = nil
	b.mu.Unlock()
}
