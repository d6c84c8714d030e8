package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// shared is used by every test that does not need an engine of its own.
var shared = New()

func TestMain(m *testing.M) {
	code := m.Run()
	if err := shared.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// engine skips the test where PDFium was not fetched; a continuous integration
// run always has it.
func engine(t testing.TB) *Engine {
	t.Helper()
	if _, err := module(blob); err != nil && hearsay.ErrorCode(err) == hearsay.Unsupported {
		if os.Getenv("CI") != "" {
			t.Fatal("PDFium is missing: run scripts/pdfium.sh first")
		}
		t.Skip("PDFium is missing: run scripts/pdfium.sh to test the PDF reader")
	}
	return shared
}

// show draws the document: a line a block, soft line breaks as " / ".
func show(d *hearsay.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%d %s: %s\n", x.Page, x.Kind, strings.ReplaceAll(x.Of(d.Text), "\n", " / "))
	}
	return b.String()
}

func extract(t *testing.T, data []byte) *hearsay.Document {
	t.Helper()
	d, err := engine(t).Extract(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

func want(t *testing.T, d *hearsay.Document, lines string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(lines, "\n"), show(d)); diff != "" {
		t.Error(diff)
	}
}

func TestLeafletWithHardLineBreaks(t *testing.T) {
	var p sheet
	p.text(50, 780, 20, "To the people of the valley")
	y := p.lines(50, 740,
		"On the third day the guns of the capital tore apart the market of Sorrel Ford. You",
		"saw it, and you carried the dead. Today the minister tells the world that nobody fi-",
		"red a shot, and his colonel says that the guns are cold.")
	y = p.lines(50, y-14, "We did not leave Hallorn, and we will not leave it.")
	p.lines(50, y-14, "1. The guns are silent first.", "2. The talks begin on the day after that.")
	d := extract(t, write(nil, &p))
	want(t, d, `
1 title: To the people of the valley
1 paragraph: On the third day the guns of the capital tore apart the market of Sorrel Ford. You / saw it, and you carried the dead. Today the minister tells the world that nobody fired a shot, and his colonel says that the guns are cold.
1 paragraph: We did not leave Hallorn, and we will not leave it.
1 list-item: 1. The guns are silent first.
1 list-item: 2. The talks begin on the day after that.
`)
	if d.Title.Value != "To the people of the valley" || d.Title.How != hearsay.HowHeading || d.Title.At.Of(d.Text) != d.Title.Value {
		t.Errorf("title %+v", d.Title)
	}
}

func TestParagraphRunsOverThePageBreak(t *testing.T) {
	pages := make([]*sheet, 3)
	for i := range pages {
		pages[i] = &sheet{}
		pages[i].text(50, 810, 9, "Upland Monitor, issue 7")
		pages[i].text(290, 30, 9, fmt.Sprint(i+1))
	}
	pages[0].text(50, 740, 18, "What the monitors saw")
	pages[0].lines(50, 700, "The market was full.", "The mill was not.", "The road to the ford lay open.")
	pages[0].lines(50, 106,
		"On the eighth of the month they came back, with more people than the first time, and",
		"found what the monitors had counted between dusk and midnight, and were told by the",
		"hospital that nobody had been hurt, though the market was full when the first of the")
	pages[1].lines(50, 760,
		"shells came down behind the mill, where the elders meet.",
		"They went there again in the morning.")
	pages[2].lines(50, 760, "The third page has a paragraph of its own, and says so.")
	want(t, extract(t, write(nil, pages...)), `
1 furniture: Upland Monitor, issue 7
1 title: What the monitors saw
1 paragraph: The market was full.
1 paragraph: The mill was not.
1 paragraph: The road to the ford lay open.
1 paragraph: On the eighth of the month they came back, with more people than the first time, and / found what the monitors had counted between dusk and midnight, and were told by the / hospital that nobody had been hurt, though the market was full when the first of the / shells came down behind the mill, where the elders meet.
1 furniture: 1
2 furniture: Upland Monitor, issue 7
2 paragraph: They went there again in the morning.
2 furniture: 2
3 furniture: Upland Monitor, issue 7
3 paragraph: The third page has a paragraph of its own, and says so.
3 furniture: 3
`)
}

func TestTwoColumnsAreReadOneAfterTheOther(t *testing.T) {
	var p sheet
	p.text(50, 780, 20, "Two accounts of one night")
	p.lines(50, 740, "The ministry says that the guns", "were cold and that the shells", "came from the other bank, as", "its colonel told reporters.")
	p.lines(320, 740, "The movement says that it has", "no guns of that size, and that", "the colonel knows this better", "than anybody in the capital.")
	want(t, extract(t, write(nil, &p)), `
1 title: Two accounts of one night
1 paragraph: The ministry says that the guns / were cold and that the shells / came from the other bank, as / its colonel told reporters.
1 paragraph: The movement says that it has / no guns of that size, and that / the colonel knows this better / than anybody in the capital.
`)
}

func TestDocumentInformation(t *testing.T) {
	var p sheet
	p.lines(50, 740, "The elders met in 2019 and agreed on nothing at all, as Ana Kolvar saw.")
	for _, c := range []struct{ title, want string }{
		{"The elders of Hallorn: a report", "The elders of Hallorn: a report"},
		{"Microsoft Word - elders_final2.doc", ""},
		{"untitled", ""},
		{"elders.indd", ""},
	} {
		d := extract(t, write(map[string]string{"Title": c.title, "Author": "Ana Kolvar;Clerk Seven", "CreationDate": "D:20190309101500Z"}, &p))
		if d.Title.Value != c.want {
			t.Errorf("title %q of %q, want %q", d.Title.Value, c.title, c.want)
		}
		if len(d.Authors) != 1 || d.Authors[0].Value != "Ana Kolvar" || d.Authors[0].How != hearsay.HowProperties {
			t.Errorf("authors %+v", d.Authors)
		}
		if d.Published.Value != "2019-03-09" || d.Published.How != hearsay.HowProperties {
			t.Errorf("published %+v", d.Published)
		}
	}
}

func TestTitleThatThePageWordsDifferently(t *testing.T) {
	var p sheet
	p.text(50, 780, 12, "Ministry of the Valleys")
	p.text(50, 740, 14, "Rules for the Keeping of Ferries")
	p.text(50, 724, 14, "and Fords in Winter")
	p.lines(50, 690, "Nobody may keep a ferry who does not keep a lamp, and nobody may keep a lamp who", "does not keep a ferry.")
	for named, want := range map[string]string{
		"Rules for Keeping Ferries in Winter (draft of the office)": "Rules for the Keeping of Ferries and Fords in Winter",
		"Rules for the Keeping of Ferries and Fords in Winter":      "Rules for the Keeping of Ferries and Fords in Winter",
	} {
		d := extract(t, write(map[string]string{"Title": named}, &p))
		if d.Title.Value != want || d.Title.At == (hearsay.Span{}) {
			t.Errorf("title %+v, want %q", d.Title, want)
		}
	}
}

func TestAnOldTextThatWasMadeIntoAFileLater(t *testing.T) {
	var p sheet
	p.lines(50, 740, "Treaty of Teslin, signed in 1924 by both sides.")
	d := extract(t, write(map[string]string{"CreationDate": "D:20190309101500Z"}, &p))
	if d.Published.Value != "" {
		t.Errorf("published %+v", d.Published)
	}
}

func TestErrors(t *testing.T) {
	var blank, p sheet
	blank.ops.WriteString("0 0 1 rg 100 100 200 300 re f\n")
	p.lines(50, 740, "The elders met and agreed on nothing at all.")
	whole := write(nil, &p)
	for _, c := range []struct {
		name, msg string
		data      []byte
		code      hearsay.Code
	}{
		{"empty", "the file is empty", nil, hearsay.Empty},
		{"another format", "this is not a PDF", []byte("<html><body>talks</body></html>"), hearsay.Damaged},
		{"password", "needs a password", encrypt("secret", "hidden"), hearsay.Encrypted},
		{"no text layer", "pictures or drawings on 2 pages", write(nil, &blank, &blank), hearsay.Empty},
		{"header only", "damaged", whole[:20], hearsay.Damaged},
		{"page tree that holds itself", "damaged", treeLoop(), hearsay.Damaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := engine(t).Extract(context.Background(), c.data)
			if hearsay.ErrorCode(err) != c.code || !strings.Contains(fmt.Sprint(err), c.msg) {
				t.Errorf("error %v (%v), want %v with %q", err, hearsay.ErrorCode(err), c.code, c.msg)
			}
		})
	}
}

func treeLoop() []byte {
	var o objects
	o.add("<</Type/Catalog/Pages 2 0 R>>")
	o.add("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
	return o.finish("")
}

func TestPagesWithoutTextAreNamed(t *testing.T) {
	var blank, p sheet
	p.lines(50, 740, "The elders met and agreed on nothing at all.")
	d := extract(t, write(nil, &blank, &p, &blank, &blank))
	if diff := cmp.Diff([]string{"blank, or a picture without text: pages 1, 3-4"}, d.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestNoTextLayerSaysWhatToDo(t *testing.T) {
	var blank sheet
	_, err := engine(t).Extract(context.Background(), write(nil, &blank))
	var e *hearsay.Error
	if !errors.As(err, &e) || !strings.Contains(e.Hint, "OCR") {
		t.Errorf("error %v", err)
	}
}

func TestPasswordIsReallyNeeded(t *testing.T) {
	d := extract(t, encrypt("", "open to everybody"))
	want(t, d, "1 paragraph: open to everybody\n")
}

func TestDamagedFilesAreReadWhereTheyCan(t *testing.T) {
	var p sheet
	p.lines(50, 740, "The elders met and agreed on nothing at all.")
	whole := write(nil, &p)
	xref := bytes.LastIndex(whole, []byte("xref\n0"))
	for name, data := range map[string][]byte{
		"no trailer":       whole[:xref],
		"rubbish at end":   append(bytes.Clone(whole[:xref]), "xref trailer \xff\x00\x80"...),
		"wrong offsets":    bytes.Replace(whole, []byte("%PDF-1.4\n"), []byte("%PDF-1.4\n\n\n\n\n"), 1),
		"no header":        whole[len("%PDF-1.4\n"):],
		"broken header":    bytes.Replace(whole, []byte("%PDF"), []byte("%PFD"), 1),
		"something before": append([]byte("From: a gateway\r\n\r\n"), whole...),
	} {
		t.Run(name, func(t *testing.T) {
			want(t, extract(t, data), "1 paragraph: The elders met and agreed on nothing at all.\n")
		})
	}
}

func TestEveryPrefixEndsInADocumentOrAnError(t *testing.T) {
	e := engine(t)
	var p sheet
	p.lines(50, 740, "The elders met and agreed on nothing at all.")
	whole := write(map[string]string{"Title": "The elders"}, &p)
	for n := 0; n < len(whole); n += 7 {
		d, err := e.Extract(context.Background(), whole[:n])
		if err == nil {
			err = d.Validate()
		} else if hearsay.ErrorCode(err) == hearsay.Internal {
			t.Errorf("%d bytes: %v", n, err)
		}
		if err != nil && err.Error() == "" {
			t.Errorf("%d bytes: an error without a message", n)
		}
	}
}

func TestCountThatLies(t *testing.T) {
	var p sheet
	p.lines(50, 740, "The elders met and agreed on nothing at all.")
	data := bytes.Replace(write(nil, &p), []byte("/Count 1"), []byte("/Count 2147483647"), 1)
	want(t, extract(t, data), "1 paragraph: The elders met and agreed on nothing at all.\n")
}

// bomb is a page of n megabytes of blanks, in a thousandth of it.
func bomb(megabytes int) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	fmt.Fprint(w, "BT /F1 12 Tf 50 700 Td (The elders met.) Tj ET ")
	for range megabytes {
		w.Write(bytes.Repeat([]byte{' '}, 1<<20))
	}
	w.Close()
	var o objects
	o.add("<</Type/Catalog/Pages 2 0 R>>")
	o.add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	o.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
	o.add(stream("/Filter/FlateDecode", z.String()))
	o.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	return o.finish("")
}

func TestBombEndsAtTheLimitOfMemory(t *testing.T) {
	_, err := engine(t).Extract(context.Background(), bomb(220))
	if hearsay.ErrorCode(err) != hearsay.TooLarge {
		t.Errorf("error %v", err)
	}
}

func TestOneEngineServesSeveralGoroutines(t *testing.T) {
	e := engine(t)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for j := range 5 {
				var p sheet
				text := fmt.Sprintf("Page %c of monitor %c says nothing new.", 'A'+i, 'A'+j)
				p.lines(50, 740, text)
				d, err := e.Extract(context.Background(), write(nil, &p))
				if err != nil || d.Text != text {
					t.Errorf("%v, %v", d, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestInstancesAreReplaced(t *testing.T) {
	e := engine(t)
	var p sheet
	p.lines(50, 740, "The elders met.")
	data := write(nil, &p)
	first, err := e.acquire(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	first.files = filesPerInstance - 1
	e.release(first)
	if _, err := e.Extract(context.Background(), data); err != nil {
		t.Fatal(err)
	}
	next, err := e.acquire(context.Background())
	if err != nil || next == first {
		t.Fatalf("the same instance after %d files, %v", first.files, err)
	}
	e.release(next)
}

func TestBinaryWithoutPDFium(t *testing.T) {
	_, err := module(fstest.MapFS{"blob/README": &fstest.MapFile{}})
	var e *hearsay.Error
	if !errors.As(err, &e) || e.Code != hearsay.Unsupported || e.Hint == "" {
		t.Errorf("error %v", err)
	}
}

func TestForeignModuleIsRefused(t *testing.T) {
	_, err := module(fstest.MapFS{
		"blob/pdfium.wasm":        &fstest.MapFile{Data: []byte("\x00asm of another make")},
		"blob/pdfium.wasm.sha256": &fstest.MapFile{Data: []byte(strings.Repeat("0", 64) + "  pdfium.wasm\n")},
	})
	if hearsay.ErrorCode(err) != hearsay.Internal {
		t.Errorf("error %v", err)
	}
}

func TestLicencesAreEmbedded(t *testing.T) {
	for _, name := range []string{"README", "LICENSE.pdfium", "LICENSE.parts"} {
		if data, err := blob.ReadFile("blob/" + name); err != nil || len(data) < 500 {
			t.Errorf("%s: %d bytes, %v", name, len(data), err)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	e := engine(b)
	var p sheet
	for y := 800.0; y > 40; y -= 14 {
		p.text(50, y, 11, "The monitors counted eleven impacts between dusk and midnight, the hospital said.")
	}
	data := write(nil, &p, &p, &p, &p)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := e.Extract(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(4*b.N)/b.Elapsed().Seconds(), "pages/s")
}
