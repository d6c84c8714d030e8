package server_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// maxPage is what one page may weigh, whatever the document's size.
const maxPage = 3_000_000

func TestLongDocumentComesInParts(t *testing.T) {
	d := long(t)
	w := start(t, openLedger(t, d))
	path := "/doc/" + d.Document.ID
	text, cards := 0, 0
	for part := 1; ; part++ {
		response, body := w.get(fmt.Sprintf("%s?part=%d", path, part))
		if response.StatusCode != 200 {
			t.Fatalf("part %d: %s", part, response.Status)
		}
		if len(body) > maxPage {
			t.Errorf("part %d weighs %d bytes", part, len(body))
		}
		cards += strings.Count(body, `class="card attribution`)
		text += strings.Count(body, "nobody in the hall")
		if !strings.Contains(body, fmt.Sprintf(">Part %d →", part+1)) {
			break
		}
	}
	if text != 5000 || cards != 5000 {
		t.Errorf("all parts together hold %d sentences and %d cards, want 5000 of each", text, cards)
	}
	response, body := w.get(path + "?record=a4321")
	if response.StatusCode != 200 || !strings.Contains(body, `id="a4321"`) {
		t.Error("a record does not open its part")
	}
}

func testLong(b *tab, doc string) {
	begin := time.Now()
	b.open("/doc/" + doc + "?record=a4321#a4321")
	b.is("the record is selected", `document.querySelector(".card.sel").id === "card-a4321"`)
	b.is("its passage is in view", `(() => { const r = document.querySelector(".text .sel").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
	b.Logf("a part of a document of 1.2 MB and 5,000 records is shown after %v", time.Since(begin).Round(time.Millisecond))
	took, err := chromedp.Run(b.ctx, chromedp.Evaluate[float64](`(() => {
		const begin = performance.now();
		for (let i = 0; i < 20; i++) {
			document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
			document.body.offsetHeight;
		}
		return (performance.now() - begin) / 20;
	})()`))
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("j takes %.1f ms", took)
	b.is("j went on", `document.querySelector(".card.sel").id === "card-a4341"`)
	b.shoot("long")
}

// BenchmarkReader builds the page of a part of a document of 1.2 MB and 5,000
// records, from the ledger's file to the last byte.
func BenchmarkReader(b *testing.B) {
	d := long(b)
	w := start(b, openLedger(b, d))
	for b.Loop() {
		if response, body := w.get("/doc/" + d.Document.ID + "?record=a4321"); response.StatusCode != 200 || len(body) < 1000 {
			b.Fatal(response.Status)
		}
	}
}
