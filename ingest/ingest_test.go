package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// pack writes an archive of name and content in turn.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sentence = "The ferry between Teslin and the northern shore will not run before May."

func docx(t testing.TB, text string) []byte {
	t.Helper()
	return pack(t, "[Content_Types].xml", "<Types/>", "word/document.xml",
		`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>`+text+`</w:t></w:r></w:p></w:body></w:document>`)
}

func odt(t testing.TB, text string) []byte {
	t.Helper()
	return pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>`+text+`</text:p></office:text></office:body></office:document-content>`)
}

const letter = "From: Ana Rull <ana@example.org>\nTo: b@example.org\nSubject: The ferry\nDate: Sat, 2 Mar 2019 11:00:00 +0000\n\n" + sentence + "\n"

// draw reads a file and shows a line for each document ("path format: the last
// block that is read") or error ("path: code: message").
func draw(t *testing.T, l Limits, path string, data []byte) []string {
	t.Helper()
	r := New(l)
	defer r.Close()
	var out []string
	for d, err := range r.Read(t.Context(), File{Path: path, Data: data}) {
		if err != nil {
			var e *hearsay.Error
			if !errors.As(err, &e) || d != nil || e.Path == "" {
				t.Fatalf("%v with %v", err, d)
			}
			out = append(out, fmt.Sprintf("%s: %s: %s", e.Path, e.Code, e.Msg))
			continue
		}
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
		last := ""
		for _, b := range d.Body {
			last = b.Of(d.Text)
		}
		out = append(out, fmt.Sprintf("%s %s: %s", d.Path, d.Format, last))
	}
	return out
}

func check(t *testing.T, l Limits, path string, data []byte, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, draw(t, l, path, data)); diff != "" {
		t.Error(diff)
	}
}

func TestContentDecides(t *testing.T) {
	html := "<!-- saved --><!DOCTYPE html><html><body><p>" + sentence + "</p></body></html>"
	for _, c := range []struct {
		path   string
		data   []byte
		format hearsay.Format
	}{
		{"a.txt", []byte(sentence), hearsay.FormatText},
		{"a", []byte(sentence), hearsay.FormatText},
		{"a.log", []byte(sentence), hearsay.FormatText},
		{"a.md", []byte(sentence), hearsay.FormatMarkdown},
		{"a.htm", []byte(sentence), hearsay.FormatHTML},
		{"a.html", []byte(html), hearsay.FormatHTML},
		{"a.pdf", []byte(html), hearsay.FormatHTML},
		{"a.txt", []byte("\xff\xfe" + wide(html)), hearsay.FormatHTML},
		{"a.md", []byte("<p>" + sentence), hearsay.FormatMarkdown},
		{"a.html", docx(t, sentence), hearsay.FormatDOCX},
		{"a.zip", docx(t, sentence), hearsay.FormatDOCX},
		{"a.docx", odt(t, sentence), hearsay.FormatODT},
		{"a.eml", []byte(letter), hearsay.FormatMail},
		{"a.txt", []byte(letter), hearsay.FormatMail},
		{"a.txt", []byte("From a@example.org Sat Mar 2 2019\n" + letter), hearsay.FormatMail},
		{"a.eml", []byte("X-Own: x\n\n" + sentence), hearsay.FormatMail},
		{"a.txt", []byte("Subject: the ferry\n\n" + sentence), hearsay.FormatText},
		{"a.txt", []byte("Note: one thing.\nSecond: " + sentence), hearsay.FormatText},
		{"a.txt", []byte("\n" + `{"doc": "x", "text": "` + sentence + `"}`), hearsay.FormatJSONL},
	} {
		got := draw(t, DefaultLimits(), c.path, c.data)
		if len(got) != 1 || !strings.Contains(got[0], " "+string(c.format)+": ") || !strings.Contains(got[0], "northern shore") {
			t.Errorf("%s %.30q: %q, want %s", c.path, c.data, got, c.format)
		}
	}
}

// Text for programs is kept, but no one says anything in it.
func TestDataIsNotRead(t *testing.T) {
	r := New(DefaultLimits())
	defer r.Close()
	for path, text := range map[string]string{
		"one.ann":              "T1\tSource 21 32\tIlja Brandt\nT2\tCue 33 37\ttold\n",
		"one.JSON":             "{\n  \"note\": \"" + sentence + "\"\n}\n",
		"page_files/style.css": "/* " + sentence + " */\n\nbody { margin: 0 }\n",
		"page_files/map.svg":   "<svg><text>" + sentence + "</text></svg>\n",
		"page_files/script.js": "alert(\"" + sentence + "\")\n",
	} {
		for d, err := range r.Read(t.Context(), File{Path: path, Data: []byte(text)}) {
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range d.Body {
				t.Errorf("%s: %q is read", path, b.Of(d.Text))
			}
			if d.Text != text || d.Title.Value != "" || len(d.Notes) != 1 {
				t.Errorf("%s: %q, title %q, notes %q", path, d.Text, d.Title.Value, d.Notes)
			}
		}
	}
}

func wide(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.Write([]byte{c, 0})
	}
	return b.String()
}

func TestIdentity(t *testing.T) {
	r := New(DefaultLimits())
	defer r.Close()
	for d, err := range r.Read(t.Context(), File{Path: "dir/a.txt", Data: []byte(sentence)}) {
		if err != nil {
			t.Fatal(err)
		}
		// printf 'The ferry ... May.' | sha256sum
		if d.ID != d.SHA256[:16] || len(d.SHA256) != 64 || d.Path != "dir/a.txt" || d.Name != "dir/a.txt" {
			t.Errorf("%+v", d)
		}
		if d.Text != sentence || d.Lang != "en" || d.Blocks[0].Lang != "en" {
			t.Errorf("%+v", d)
		}
	}
}

func TestJSONL(t *testing.T) {
	in := `{"doc": "one", "text": " ` + sentence + `\r\n", "dct": "2019-03-02"}` + "\n" + "broken\n" +
		`{"doc": "one", "text": "Again."}` + "\n" + `{"text": "No name."}`
	check(t, DefaultLimits(), "a.jsonl", []byte(in),
		"a.jsonl!/one jsonl: "+sentence,
		"a.jsonl!/line-2: invalid: line 2 is not a JSON object with the fields doc, text, dct",
		"a.jsonl!/one (3) jsonl: Again.",
		"a.jsonl!/line-4 jsonl: No name.",
	)
	r := New(DefaultLimits())
	defer r.Close()
	for d := range r.Read(t.Context(), File{Path: "a.jsonl", Data: []byte(in)}) {
		if d.Text != " "+sentence+"\r\n" || d.Name != "one" || d.Published != (hearsay.Field{Value: "2019-03-02", How: hearsay.HowGiven}) {
			t.Errorf("%+v", d)
		}
		break
	}
}

func TestLinesOfAStream(t *testing.T) {
	l := DefaultLimits()
	l.TextBytes = 20
	r := New(l)
	defer r.Close()
	in := "\xef\xbb\xbf" + `{"doc": "a", "text": "One."}` + "\n\n" + `{"doc": "b", "text": "` + strings.Repeat("x", 60) + `"}` + "\n" +
		`{"doc": "c", "text": "` + strings.Repeat("x", 21) + `"}` + "\n" + `{"doc": "a", "text": "Last."}`
	var got []string
	for d, err := range r.Lines(t.Context(), "stdin", strings.NewReader(in)) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, d.Path+": "+d.Text)
		}
	}
	if diff := cmp.Diff([]string{
		"stdin!/a: One.", "stdin!/line-3: the line has 85 bytes, the limit is 60 bytes",
		"stdin!/c: its text has 21 bytes, the limit is 20 bytes", "stdin!/a: Last.",
	}, got); diff != "" {
		t.Error(diff)
	}
	for _, err := range r.Lines(t.Context(), "stdin", strings.NewReader("\n \n")) {
		if hearsay.ErrorCode(err) != hearsay.Empty {
			t.Error(err)
		}
	}
}

// TestBadInput is the list of what people and enemies feed a reader. Each ends in
// one line that says what is wrong, and everything else is read.
func TestBadInput(t *testing.T) {
	small := DefaultLimits()
	small.TextBytes, small.ArchiveDepth, small.Parts = 1000, 3, 5
	random := make([]byte, 5000)
	for i, x := 0, uint32(1); i < len(random); i++ {
		x = x*1664525 + 1013904223
		random[i] = byte(x >> 24)
	}
	ole := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
	parts := "Subject: many\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nA part.\n", 1000)
	for _, c := range []struct {
		name, path string
		data       []byte
		want       []string
	}{
		{"empty", "a.docx", nil, []string{"a.docx: empty: is empty"}},
		{"white space", "a.txt", []byte(" \n"), []string{"a.txt: empty: holds no text"}},
		{"binary", "a.txt", random, []string{"a.txt: unsupported: is a binary file of an unknown kind, not text"}},
		{"picture", "a.pdf", []byte("\x89PNG\r\n\x1a\n...."), []string{"a.pdf: unsupported: is a PNG picture, which is not read"}},
		{"text as PDF", "a.pdf", []byte(sentence), []string{"a.pdf: damaged: is not a pdf file, whatever its name says"}},
		{"binary as PDF", "a.pdf", random, []string{"a.pdf: damaged: is not a pdf file, whatever its name says"}},
		{"old Office", "a.doc", ole, []string{"a.doc: unsupported: is a document of an old version of Office, which is not read"}},
		{"encrypted docx", "a.docx", append(bytes.Clone(ole), wide("EncryptedPackage")...), []string{"a.docx: encrypted: is protected with a password"}},
		{"cut zip", "a.zip", pack(t, "a.txt", sentence)[:60], []string{"a.zip: damaged: the zip archive is cut off or damaged"}},
		{"cut docx", "a.docx", docx(t, sentence)[:90], []string{"a.docx: damaged: the zip archive is cut off or damaged"}},
		{"workbook", "a.xlsx", pack(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), []string{"a.xlsx: unsupported: is an Excel workbook, which is not read"}},
		{"empty zip", "a.zip", pack(t), []string{"a.zip: empty: the archive holds no files"}},
		{"long line", "a.txt", []byte(strings.Repeat("on and ", 150)), []string{"a.txt: too-large: the text has 1050 bytes, the limit is 1000 bytes"}},
		{"long text in an archive", "a.zip", pack(t, "a.txt", strings.Repeat("on and ", 150), "b.txt", sentence), []string{
			"a.zip!/a.txt: too-large: the text has 1050 bytes, the limit is 1000 bytes", "a.zip!/b.txt txt: " + sentence,
		}},
		{"long text in a docx", "a.docx", docx(t, strings.Repeat("on and ", 150)), []string{"a.docx: too-large: its text has 1049 bytes, the limit is 1000 bytes"}},
		{"one bad file of three", "a.zip", pack(t, "a.txt", sentence, "b.png", "\x89PNG", "__MACOSX/c.txt", "x", "../../d.txt", sentence), []string{
			"a.zip!/a.txt txt: " + sentence, "a.zip!/b.png: unsupported: is a PNG picture, which is not read", "a.zip!/d.txt txt: " + sentence,
		}},
		{"twice the same name", "a.zip", pack(t, "a.txt", "One.", "a.txt", "Two."), []string{"a.zip!/a.txt txt: One.", "a.zip!/a.txt (2) txt: Two."}},
		{"archive in archive", "a.zip", pack(t, "b.zip", string(pack(t, "c.zip", string(pack(t, "d.txt", sentence)), "e.txt", sentence))), []string{
			"a.zip!/b.zip!/c.zip: too-large: holds files more than 3 deep; what is inside was left out", "a.zip!/b.zip!/e.txt txt: " + sentence,
		}},
		{"too many entries", "a.zip", pack(t, "1", "", "2", "", "3", "", "4", "", "5", "", "6", ""), []string{"a.zip: too-large: the archive has more than 5 entries"}},
		{"bomb", "a.zip", pack(t, "a.txt", strings.Repeat("0", 1<<20), "b.txt", sentence), []string{
			"a.zip!/a.txt: too-large: unpacks to more than 200 times its size, as archive bombs do", "a.zip!/b.txt txt: " + sentence,
		}},
		{"mail of 1,000 parts", "a.eml", []byte(parts), []string{"a.eml eml: A part.", "a.eml: too-large: has more than 5 parts; the rest was left out"}},
		{"mail without text", "a.eml", []byte("From: a@example.org\nTo: b@example.org\n\n"), []string{"a.eml: empty: is a mail without text"}},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, small, c.path, c.data, c.want...) })
	}
}

func TestMailWithAttachments(t *testing.T) {
	zipped := pack(t, "c.txt", "In the archive.")
	in := "Subject: three\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe mail.\n" +
		"--b\nContent-Type: message/rfc822\n\nX: no known field\n\nForwarded.\n" +
		"--b\nContent-Disposition: attachment; filename=a.zip\nContent-Transfer-Encoding: 8bit\n\n" + string(zipped) +
		"\n--b\nContent-Disposition: attachment; filename=a.png\n\n\x89PNG\n--b--\n"
	check(t, DefaultLimits(), "a.eml", []byte(in),
		"a.eml eml: The mail.", "a.eml!/part-1.eml eml: Forwarded.", "a.eml!/a.zip!/c.txt txt: In the archive.",
		"a.eml!/a.png: unsupported: is a PNG picture, which is not read",
	)
}

func TestPageSavedAsMail(t *testing.T) {
	in := "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example.org/ferry\nSubject: x\nContent-Type: multipart/related; boundary=b\n\n" +
		"--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><title>The ferry</title></head><body><p>" + sentence + "</p></body></html>\n" +
		"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw==\n--b\nContent-Type: text/html\n\n<p>A frame.</p>\n--b--\n"
	check(t, DefaultLimits(), "a.mhtml", []byte(in), "a.mhtml html: "+sentence)
}

func TestArchiveBytes(t *testing.T) {
	l := DefaultLimits()
	l.ArchiveBytes = 100
	check(t, l, "a.zip", pack(t, "1.txt", sentence, "2.txt", sentence, "3.txt", "Short."),
		"a.zip!/1.txt txt: "+sentence, "a.zip!/2.txt: too-large: unpacks to more than 28 bytes", "a.zip!/3.txt txt: Short.")
}

func TestMailsInMails(t *testing.T) {
	in := letter
	for range 300 {
		in = "From: a@example.org\nTo: b@example.org\nContent-Type: message/rfc822\n\n" + in
	}
	got := draw(t, DefaultLimits(), "a.eml", []byte(in))
	if len(got) != 1 || !strings.Contains(got[0], "too-large: holds files more than 8 deep") {
		t.Errorf("%q", got)
	}
}

func TestMailbox(t *testing.T) {
	check(t, DefaultLimits(), "a.mbox", []byte(strings.Repeat("From a@example.org Sat Mar  2 11:00:00 2019\n"+letter+"\n", 2)),
		"a.mbox!/1.eml eml: "+sentence, "a.mbox!/2.eml eml: "+sentence)
}

// TestArchiveOfArchives unpacks 10 archives of 10 archives and so on, a million
// small bombs in all.
func TestArchiveOfArchives(t *testing.T) {
	level := pack(t, "0.txt", strings.Repeat("0", 1_000_000))
	for range 5 {
		var files []string
		for i := range 10 {
			files = append(files, fmt.Sprintf("%d.zip", i), string(level))
		}
		level = pack(t, files...)
	}
	got := draw(t, DefaultLimits(), "a.zip", level)
	if n := len(got); n == 0 || n > 200 {
		t.Errorf("%d lines", n)
	}
	if last := got[len(got)-1]; !strings.Contains(last, "too-large") {
		t.Error(last)
	}
}

func TestSlowPDF(t *testing.T) {
	l := DefaultLimits()
	l.Time = 1
	in := "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer<</Root 1 0 R>>\n"
	r := New(l)
	defer r.Close()
	for _, err := range r.Read(t.Context(), File{Path: "a.pdf", Data: []byte(in)}) {
		if code := hearsay.ErrorCode(err); code == hearsay.Unsupported {
			t.Skip(err)
		} else if code != hearsay.TooLarge {
			t.Error(err)
		}
	}
}

func TestDeepHTML(t *testing.T) {
	in := "<html><body>" + strings.Repeat("<div>", 100_000) + sentence + strings.Repeat("</div>", 100_000)
	check(t, DefaultLimits(), "a.html", []byte(in), "a.html html: "+sentence)
}

func TestTheConsumerStops(t *testing.T) {
	r := New(DefaultLimits())
	defer r.Close()
	for path, data := range map[string][]byte{
		"a.zip": pack(t, "a.txt", "One.", "b.png", "\x89PNG", "c.txt", "Three."), "a.mbox": []byte(strings.Repeat("From a\n"+letter+"\n", 3)),
		"a.jsonl": []byte(strings.Repeat(`{"text": "x"}`+"\n", 3)), "b.zip": pack(t, "a.zip", string(pack(t, "a.txt", "x", "b.txt", "y"))),
	} {
		n := 0
		for range r.Read(t.Context(), File{Path: path, Data: data}) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%s: %d", path, n)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r := New(DefaultLimits())
	defer r.Close()
	n := 0
	for d, err := range r.Read(ctx, File{Path: "a.jsonl", Data: []byte(strings.Repeat(`{"text": "x"}`+"\n", 5))}) {
		n++
		if n == 2 && (d != nil || !errors.Is(err, context.Canceled)) {
			t.Errorf("%v, %v", d, err)
		}
		cancel()
	}
	if n != 2 {
		t.Errorf("%d", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte(sentence))
	f.Add("a.eml", []byte(letter))
	f.Add("a.mbox", []byte("From a\n"+letter))
	f.Add("a.zip", pack(f, "a.txt", sentence, "b.zip", string(pack(f, "c.md", "# x"))))
	f.Add("a.docx", docx(f, sentence))
	f.Add("a.odt", odt(f, sentence))
	f.Add("a.jsonl", []byte(`{"doc": "a", "text": "b"}`))
	f.Add("a.html", []byte("<p>x<li>y"))
	l := DefaultLimits()
	l.TextBytes, l.ArchiveBytes, l.Parts = 1<<20, 1<<22, 50
	r := New(l)
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
			return // fuzzed in its own package
		}
		n := 0
		for d, err := range r.Read(t.Context(), File{Path: path, Data: data}) {
			n++
			switch code := hearsay.ErrorCode(err); {
			case err == nil:
				if err := d.Validate(); err != nil {
					t.Error(err)
				}
			case code == hearsay.Internal:
				t.Errorf("%v: %v", err, errors.Unwrap(err))
			}
		}
		if n == 0 {
			t.Error("nothing came out, no error either")
		}
	})
}

// TestOneReaderForAll reads the same files from several goroutines: the same
// documents come out.
func TestOneReaderForAll(t *testing.T) {
	r := New(DefaultLimits())
	defer r.Close()
	files := []File{
		{"a.txt", []byte(sentence)},
		{"a.eml", []byte(letter)},
		{"a.docx", docx(t, sentence)},
		{"a.odt", odt(t, sentence)},
		{"a.html", []byte("<p>" + sentence)},
		{"a.zip", pack(t, "a.txt", sentence, "b.md", "# x")},
	}
	read := func() []*hearsay.Document {
		var all []*hearsay.Document
		for _, f := range files {
			for d, err := range r.Read(t.Context(), f) {
				if err != nil {
					t.Error(err)
				}
				all = append(all, d)
			}
		}
		return all
	}
	want := read()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if diff := cmp.Diff(want, read()); diff != "" {
				t.Error(diff)
			}
		})
	}
	wait.Wait()
}
