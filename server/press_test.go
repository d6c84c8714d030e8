package server_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
)

// reprint is a later story with a paragraph of [courier], its quote in other
// words, figures, and two dates that differ.
func reprint(t testing.TB) *draft {
	d := newDraft(t, "press/evening-quay.txt", hearsay.FormatText)
	d.add(hearsay.Title, "A quiet quay, and 7,423 crossings")
	d.add(hearsay.Paragraph, "On Friday, 15 March 2031, the port counted at least 7,000 ferries, up from 5,200 in the month before.")
	d.add(hearsay.Paragraph, "“We have counted 7,432 crossings,” said Oda Renn, the Marovian envoy. “The minister told me that the ceasefire holds.”")
	d.add(hearsay.Paragraph, strings.Repeat("The quay was quiet in the morning, and the ferries lay at their moorings while the crews waited for word from the capital. ", 14))
	d.done("en")
	d.Document.Title = hearsay.Field{Value: "A quiet quay, and 7,423 crossings", How: hearsay.HowHeading, At: d.at("A quiet quay, and 7,423 crossings")}
	d.Document.Publisher = hearsay.Field{Value: "Teslin Evening", How: hearsay.HowFoot}
	d.Document.Published = hearsay.Field{Value: "2031-03-16", How: hearsay.HowURL}
	envoy := d.actor("Oda Renn", hearsay.Person, false, d.at("Oda Renn"))
	day := d.time(d.at("Friday, 15 March 2031"), "2031-03-15")
	d.time(d.at("the month before"), "2031-02-01")
	d.Quantities = []hearsay.Quantity{
		{ID: "q1", Span: d.at("at least 7,000"), Kind: hearsay.Count, Value: 7000, Bound: hearsay.AtLeast, Counted: d.at("ferries"), Time: day, Change: hearsay.Up, Provenance: by("quantity/count", .9)},
		{ID: "q2", Span: d.at("5,200"), Kind: hearsay.Count, Value: 5200, Counted: d.at("ferries"), Time: "t2", Provenance: by("quantity/count", .9)},
	}
	d.Findings = []hearsay.Finding{
		{ID: "f1", Kind: hearsay.WeekdayDiffers, Passages: []hearsay.Span{d.at("Friday, 15 March 2031")}, Text: "15 March 2031 was a Saturday.", Provenance: by("check/weekday", .95)},
		{
			ID: "f2", Kind: hearsay.ArithmeticDiffers, Passages: []hearsay.Span{d.at("7,423"), d.at("7,432")},
			Text: "7,423 crossings in one place, 7,432 in the other.", Provenance: by("check/figure", .8),
		},
	}
	d.Attributions = []hearsay.Attribution{{
		ID: "a1", Source: []hearsay.Span{d.at("Oda Renn, the Marovian envoy")}, Cue: []hearsay.Span{d.at("said", d.at("crossings,”"))},
		Content: []hearsay.Span{d.at("“We have counted 7,432 crossings,”"), d.at("“The minister told me that the ceasefire holds.”")},
		Kind:    hearsay.Direct, Polarity: hearsay.Affirmed, Speaker: envoy,
		Chain: []hearsay.Link{{Actor: envoy, Span: d.at("Oda Renn")}}, Provenance: by("attribution/quote-cue-source", .95),
	}}
	return d
}

// press is a ledger whose documents were compared.
func press(t testing.TB) (l *ledger.Ledger, first, second *draft) {
	t.Helper()
	first, second = courier(t), reprint(t)
	l = openLedger(t, first, second)
	if err := corroborate.Update(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	return l, first, second
}

func TestBrowserPress(t *testing.T) {
	l, first, second := press(t)
	w := start(t, l)
	browser := openBrowser(t)
	for _, c := range []struct {
		name string
		test func(*tab)
	}{
		{"figures", func(b *tab) { testFigures(b, second.Document.ID) }},
		{"shared", func(b *tab) { testShared(b, first.Document.ID, second.Document.ID) }},
		{"quotes", testQuotes},
		{"findings", testFindings},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := newTab(t, browser, w)
			c.test(tab)
			tab.checkConsole()
		})
	}
}

func testFigures(b *tab, doc string) {
	b.open("/doc/" + doc)
	b.is("a figure has its line above the letters", `parseFloat(getComputedStyle(document.querySelector(".text .quantity[data-r=q1]")).textUnderlineOffset) < 0`)
	b.is("its card says what it counts", `document.querySelector("#card-q1").textContent.includes("at least 7")`)
	b.is("a finding is framed", `getComputedStyle(document.querySelector(".text .finding")).outlineStyle === "dashed"`)
	b.is("the legend knows both", `document.querySelector(".legend").innerText.includes("figure") && document.querySelector(".legend").innerText.includes("differs")`)
	b.do(chromedp.Click(css("#card-f2")))
	b.is("a finding lights up all its passages", `document.querySelectorAll(".text .sel.finding[data-r=f2]").length === 2`)
	b.shoot("figures")
	b.do(chromedp.Click(css("#show-finding")))
	b.is("the legend hides the frames and cards", `getComputedStyle(document.querySelector(".text .finding")).outlineStyle === "none" && document.querySelector("#card-f1").offsetParent === null`)
	b.do(chromedp.Click(css("#show-finding")))
	b.do(chromedp.Click(css("details:has(.timeline) summary")), chromedp.WaitVisible(css(".timeline a")))
	b.shoot("timeline")
	b.do(chromedp.Click(css(".timeline a")), chromedp.WaitReady(css(".card.sel")))
	b.is("the timeline begins with the first date", `location.search === "?record=t2"`)
	b.open("/record/" + doc + ":f2")
	b.is("the record shows the passages that differ", `document.querySelectorAll(".links .passage .finding").length >= 2`)
	b.shoot("finding-record")
}

func testShared(b *tab, first, second string) {
	b.open("/doc/" + second)
	b.is("the other document is named", `document.querySelector(".shared-with").innerText.includes("Crossing at Teslin")`)
	b.is("with what the two share", `/shares [\d\s\u202f]+ words of its own/.test(document.querySelector(".shared-with").textContent) &&
		document.querySelector(".shared-with").innerText.includes("Published first: the other one.")`)
	b.is("and that one text is behind both", `document.querySelector(".shared-with").innerText.includes("likely one origin")`)
	b.shoot("shared")
	b.do(chromedp.Click(css(".shared-with ol .rid")), chromedp.WaitReady(css(".text .shared")))
	b.is("a passage leads to its place there", fmt.Sprintf(`location.pathname === "/doc/%s" && document.querySelector(".text .shared").getBoundingClientRect().top < innerHeight`, first))
	b.shoot("shared-passage")
}

func testQuotes(b *tab) {
	b.open("/quotes")
	b.is("the quote stands in both documents", `document.querySelectorAll(".quote-group .places li").length === 2`)
	b.is("the count keeps documents and texts apart", `document.querySelector(".quote-group .sum").innerText.includes("2 documents, 1 text")`)
	b.is("the words that differ are marked", `[...document.querySelectorAll(".places mark")].map((m) => m.textContent).sort().join() === "7,423,7,432"`)
	b.is("nothing is old", `document.querySelector(".stale") === null`)
	b.shoot("quotes")
	b.do(chromedp.Click(css(".places .what a")), chromedp.WaitReady(css(".reader")))
	b.is("a place leads to the text", `document.querySelector(".card.sel") !== null`)
}

func testFindings(b *tab) {
	b.open("/findings")
	b.is("both findings are there", `document.querySelectorAll("tr[data-item]").length === 2`)
	b.shoot("findings")
	b.open("/findings?kind=weekday")
	b.is("one kind alone", `[...document.querySelectorAll("tr .label")].every(l => l.innerText === "day of the week and date") && document.querySelector("select[name=kind]").value === "weekday"`)
	b.open("/findings")
	b.press("j")
	b.press("\r")
	b.do(chromedp.WaitReady(css(".reader")))
	b.is("a row leads to its place", `document.querySelector(".card.sel").id === "card-f1"`)
}

// A ledger whose documents have changed since they were compared says so.
func TestOldComparisonsAreToldApart(t *testing.T) {
	l, _, second := press(t)
	w := start(t, l)
	const old = "Documents have changed since they were compared"
	for _, path := range []string{"/quotes", "/doc/" + second.Document.ID} {
		if _, body := w.get(path); strings.Contains(body, old) {
			t.Errorf("%s: nothing has changed yet", path)
		}
	}
	storeDrafts(t, l, arabic(t))
	for _, path := range []string{"/quotes", "/doc/" + second.Document.ID} {
		if _, body := w.get(path); !strings.Contains(body, old) {
			t.Errorf("%s does not say that documents have changed", path)
		}
	}
	never := start(t, openLedger(t, courier(t)))
	if _, body := never.get("/quotes"); !strings.Contains(body, "have not been compared yet") {
		t.Error("a ledger that was never compared does not say so")
	}
}

func TestPassageLinks(t *testing.T) {
	l, first, _ := press(t)
	w := start(t, l)
	points := utf8.RuneCountInString(first.Document.Text)
	for at, status := range map[string]int{
		"0-5": 200, fmt.Sprintf("0-%d", points): 200, "": 200,
		"5-5": 400, "-1-4": 400, "9": 400, "a-b": 400, fmt.Sprintf("0-%d", points+1): 400,
	} {
		response, body := w.get("/doc/" + first.Document.ID + "?at=" + at)
		if response.StatusCode != status || status == 200 && at != "" && !strings.Contains(body, `class="shared"`) {
			t.Errorf("at=%q: %d", at, response.StatusCode)
		}
	}
	for path, status := range map[string]int{
		"/quotes?page=0": 400, "/findings?since=soon": 400, "/findings?speaker=x": 400, "/findings?doc=nowhere": 200,
		"/findings?kind=weekday": 200, "/findings?kind=figures": 400, "/findings/across?kind=figures": 200, "/findings/across?kind=weekday": 400,
		"/findings/across?since=soon": 400, "/findings/across?speaker=x": 400,
	} {
		if response, _ := w.get(path); response.StatusCode != status {
			t.Errorf("%s: %d", path, response.StatusCode)
		}
	}
}
