package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/ingest/archive"
)

// pack writes an archive of name and content in turn and opens it.
func pack(t testing.TB, files ...string) *archive.Zip {
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
	z, err := archive.Open(b.Bytes(), 1000, archive.NewBudget(int64(b.Len()), 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docx makes a document of the content of w:body and of other parts.
func docx(t testing.TB, body string, parts ...string) *archive.Zip {
	t.Helper()
	return pack(t, append([]string{"word/document.xml", `<w:document ` + w + `><w:body>` + body + `</w:body></w:document>`}, parts...)...)
}

func p(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// draw shows a document as one block a line.
func draw(t *testing.T, d *hearsay.Document, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Error(err)
	}
	var b strings.Builder
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", x.Kind, strings.ReplaceAll(strings.ReplaceAll(x.Of(d.Text), "\n", "⏎"), "\t", "⇥"))
	}
	return b.String()
}

func equal(t *testing.T, want, got string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), got); diff != "" {
		t.Error(diff)
	}
}

const styles = `<w:styles ` + w + `>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="mine"><w:name w:val="My head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style>
</w:styles>`

func TestWordKinds(t *testing.T) {
	d, err := DOCX(docx(t,
		styled("T", "The ferry")+styled("berschrift1", "Background")+styled("mine", "More")+styled("q", "We will not guess.")+
			styled("toc1", "Background 2")+styled("secret", "not for print")+styled("loop", "Plain.")+
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>an item</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>no item</w:t></w:r></w:p>`,
		"word/styles.xml", styles,
		"word/header2.xml", `<w:hdr `+w+`>`+p("Harbour office")+`</w:hdr>`,
		"word/header1.xml", `<w:hdr `+w+`>`+p("Harbour office")+`</w:hdr>`,
		"word/footer1.xml", `<w:ftr `+w+`>`+p("page 1")+`</w:ftr>`,
		"word/footnotes.xml", `<w:footnotes `+w+`><w:footnote w:type="separator" w:id="0">`+p("x")+`</w:footnote><w:footnote w:id="2">`+p("A note.")+`</w:footnote></w:footnotes>`,
	))
	equal(t, `
furniture: Harbour office
title: The ferry
heading: Background
heading: More
quotation: We will not guess.
furniture: Background 2
paragraph: Plain.
list-item: an item
paragraph: no item
paragraph: A note.
furniture: page 1
`, draw(t, d, err))
	if d.Title.Value != "The ferry" || d.Title.At.Of(d.Text) != "The ferry" {
		t.Errorf("title %+v", d.Title)
	}
	if diff := cmp.Diff([]string{"left out: 1 hidden passages"}, d.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestWordRuns(t *testing.T) {
	for in, want := range map[string]string{
		`<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>`:                                                          "paragraph: a⇥b⏎c\n",
		`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`:                                            "paragraph: a\n",
		`<w:p><w:r><w:t>co` + "\u00ad" + `op</w:t><w:softHyphen/><w:t>erate</w:t><w:noBreakHyphen/></w:r></w:p>`:                             "paragraph: cooperate\u2011\n",
		`<w:p><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`: "paragraph: kept new\n",
		`<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>`:                      "paragraph: here\n",
		`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r></w:p>`:    "paragraph: open\n",
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>` + p("two"):                                             "paragraph: one two\n",
		`<w:p><w:r><w:fldChar/><w:instrText>HYPERLINK</w:instrText><w:t>link</w:t></w:r></w:p>`:                                              "paragraph: link\n",
		`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="20AC"/><w:t>5</w:t></w:r></w:p>`:                                  "paragraph: €5\n",
		p("a &amp; b &nbsp; &mine;"): "paragraph: a & b &nbsp; &mine;\n",
	} {
		d, err := DOCX(docx(t, in))
		equal(t, want, draw(t, d, err))
	}
}

func TestBoldLines(t *testing.T) {
	bold := func(s string) string {
		return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>`
	}
	d, err := DOCX(docx(t, bold("The ferry")+bold("It runs again.")+bold("2019")+`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Teslin</w:t></w:r><w:r><w:t> is the capital</w:t></w:r></w:p>`+
		`<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>No head</w:t></w:r></w:p><w:tbl>`+tr(bold("Town"), bold("Killed"))+"</w:tbl>"))
	equal(t, "heading: The ferry\nparagraph: It runs again.\nparagraph: 2019\nparagraph: Teslin is the capital\nparagraph: No head\nparagraph: Town⇥Killed\n", draw(t, d, err))
	d, err = ODT(odt(t, `<text:p text:style-name="B">The ferry</text:p><text:p><text:span text:style-name="B">Back</text:span>ground</text:p>`+
		`<text:p><text:span text:style-name="B">Background</text:span></text:p><text:p text:style-name="P3">Light</text:p>`))
	equal(t, "heading: The ferry\nparagraph: Background\nheading: Background\nparagraph: Light\n", draw(t, d, err))
}

func TestWordTextBoxes(t *testing.T) {
	box := `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:txbxContent>` +
		p("In the box.") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("In the box.") + `</w:txbxContent></mc:Fallback></mc:AlternateContent>`
	d, err := DOCX(docx(t, `<w:p><w:r><w:t>Before </w:t>`+box+`<w:t>and after.</w:t></w:r></w:p>`+p("Next.")))
	equal(t, "paragraph: Before and after.\nparagraph: In the box.\nparagraph: Next.\n", draw(t, d, err))
}

func tr(cells ...string) string {
	return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
}

func TestWordTables(t *testing.T) {
	long := strings.Repeat("A sentence in a column. ", 10)
	d, err := DOCX(docx(t, "<w:tbl>"+tr(p("Town"), p("Killed"))+tr(p("Teslin"), p("3"))+tr(p("one")+p("two"), p("three"))+
		tr(p(long), p(long))+tr("<w:tbl>"+tr(p("inner"), p("5"))+"</w:tbl>"+p("after"))+"</w:tbl>"+p("End.")))
	long = strings.TrimSpace(long)
	equal(t, "paragraph: Town⇥Killed\nparagraph: Teslin⇥3\nparagraph: one\nparagraph: two\nparagraph: three\n"+
		"paragraph: "+long+"\nparagraph: "+long+"\nparagraph: inner⇥5\nparagraph: after\nparagraph: End.\n", draw(t, d, err))
}

func TestDeepTables(t *testing.T) {
	const n = 30_000
	d, err := DOCX(docx(t, strings.Repeat("<w:tbl><w:tr><w:tc>", n)+p("The bottom.")+strings.Repeat("</w:tc></w:tr></w:tbl>", n)))
	equal(t, "paragraph: The bottom.\n", draw(t, d, err))
}

func TestWordDamage(t *testing.T) {
	for name, c := range map[string]struct {
		zip  *archive.Zip
		want hearsay.Code
	}{
		"no document": {pack(t, "[Content_Types].xml", ""), hearsay.Damaged},
		"no text":     {docx(t, "<w:p/>"), hearsay.Empty},
		"not XML":     {pack(t, "word/document.xml", "<w:document <<<"), hearsay.Damaged},
	} {
		if _, err := DOCX(c.zip); hearsay.ErrorCode(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	d, err := DOCX(pack(t, "word/document.xml", `<w:document `+w+`><w:body>`+p("Saved.")+`<w:p><w:r><w:t>cut <!`))
	equal(t, "paragraph: Saved.\nparagraph: cut\n", draw(t, d, err))
	if len(d.Notes) != 1 {
		t.Errorf("notes %q", d.Notes)
	}
}

func TestEntitiesAreNotExpanded(t *testing.T) {
	doc := `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]><w:document ` + w + `><w:body>` +
		p("&b;|&x;|done") + `</w:body></w:document>`
	d, err := DOCX(pack(t, "word/document.xml", doc))
	equal(t, "paragraph: &b;|&x;|done\n", draw(t, d, err))
}

func TestMainPartByRelationship(t *testing.T) {
	d, err := DOCX(pack(t, "_rels/.rels", `<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml", `<w:document `+w+`><w:body>`+p("Here.")+`</w:body></w:document>`))
	equal(t, "paragraph: Here.\n", draw(t, d, err))
}

func TestUTF16Part(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("\xff\xfe")
	for _, r := range `<?xml version="1.0" encoding="UTF-16"?><w:document ` + w + `><w:body>` + p("Wide é.") + `</w:body></w:document>` {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	d, err := DOCX(pack(t, "word/document.xml", b.String()))
	equal(t, "paragraph: Wide é.\n", draw(t, d, err))
}

const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>%s</dc:title><dc:creator>%s</dc:creator>` +
	`<cp:lastModifiedBy>Someone Else</cp:lastModifiedBy><dcterms:created>%s</dcterms:created></cp:coreProperties>`

func TestProperties(t *testing.T) {
	for _, c := range []struct{ title, author, created, want string }{
		{"The ferry", "Ana Rull", "2019-03-02T10:00:00Z", "The ferry|Ana Rull|2019-03-02"},
		{"Microsoft Word - ferry.doc", "Windows User", "1601-01-01T00:00:00Z", "||"},
		{" ", "user", "yesterday", "||"},
		{"report_final.docx", "Administrator", "2019-13-02T10:00:00Z", "||"},
	} {
		d, err := DOCX(docx(t, p("Text."), "docProps/core.xml", fmt.Sprintf(core, c.title, c.author, c.created)))
		if err != nil {
			t.Fatal(err)
		}
		author := ""
		if len(d.Authors) > 0 {
			author = d.Authors[0].Value
		}
		if got := d.Title.Value + "|" + author + "|" + d.Published.Value; got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

const odf = `xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:draw="d" xmlns:svg="urn:svg-compatible" xmlns:fo="f"`

func odt(t testing.TB, body string, parts ...string) *archive.Zip {
	t.Helper()
	return pack(t, append([]string{
		"mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content ` + odf + `><office:automatic-styles>` +
			`<style:style style:name="P1" style:parent-style-name="Heading_20_2"/><style:style style:name="P2" style:parent-style-name="Title"/>` +
			`<style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="L" style:parent-style-name="L"/>` +
			`<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P3"/>` +
			`<text:list-style><text:list-level-style-number><style:text-properties fo:font-weight="bold"/></text:list-level-style-number></text:list-style>` +
			`</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
	}, parts...)...)
}

func TestWriterKinds(t *testing.T) {
	d, err := ODT(odt(t,
		`<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>`+
			`<text:p text:style-name="P2">The ferry</text:p><text:p text:style-name="P1">Background</text:p><text:h>More</text:h>`+
			`<text:p text:style-name="Quotations">We will not guess.</text:p><text:p text:style-name="H">hidden</text:p><text:p text:style-name="L">Loop.</text:p>`+
			`<text:list><text:list-item><text:p>an item</text:p><text:p>its second paragraph</text:p></text:list-item></text:list>`+
			`<text:table-of-content><text:table-of-content-source>x</text:table-of-content-source><text:index-body><text:p>Background 2</text:p></text:index-body></text:table-of-content>`+
			`<text:p>One`+"\n   "+`two<text:s text:c="2"/>three<text:tab/>four<text:line-break/>five<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> six<office:annotation><text:p>a comment</text:p></office:annotation>.</text:p>`+
			`<text:p>Picture <draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box><svg:title>alt text</svg:title></draw:frame>ends.</text:p>`+
			`<table:table><table:table-row><table:table-cell><text:p>Town</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>`,
		"styles.xml", `<office:document-styles `+odf+`><office:master-styles><style:master-page><style:header><text:p>Harbour office</text:p></style:header><style:footer><text:p>page</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`,
		"meta.xml", `<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><meta:initial-creator>Ana Rull</meta:initial-creator><dc:creator>Someone Else</dc:creator><meta:creation-date>2019-03-02T10:00:00</meta:creation-date></office:document-meta>`,
	))
	equal(t, `
furniture: Harbour office
title: The ferry
heading: Background
heading: More
quotation: We will not guess.
paragraph: Loop.
list-item: an item
paragraph: its second paragraph
furniture: Background 2
paragraph: One two  three⇥four⏎five six.
paragraph: Picture ends.
paragraph: in a box
paragraph: Town⇥3
paragraph: A note.
furniture: page
`, draw(t, d, err))
	if d.Authors[0].Value != "Ana Rull" || d.Published.Value != "2019-03-02" || d.Published.How != hearsay.HowProperties {
		t.Errorf("%+v %+v", d.Authors, d.Published)
	}
	if diff := cmp.Diff([]string{"left out: 1 comments", "left out: 1 deletions by tracked changes", "left out: 1 hidden passages"}, d.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestWriterEncrypted(t *testing.T) {
	z := odt(t, "<text:p>x</text:p>", "META-INF/manifest.xml", `<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>`)
	if _, err := ODT(z); hearsay.ErrorCode(err) != hearsay.Encrypted {
		t.Error(err)
	}
}

func TestWriterDamage(t *testing.T) {
	if _, err := ODT(pack(t, "mimetype", "x")); hearsay.ErrorCode(err) != hearsay.Damaged {
		t.Error(err)
	}
	d, err := ODT(pack(t, "content.xml", `<office:document-content `+odf+`><office:body><office:text><text:p>Saved.</text:p><text:p>cut <!`))
	equal(t, "paragraph: Saved.\nparagraph: cut\n", draw(t, d, err))
	if len(d.Notes) != 1 {
		t.Errorf("notes %q", d.Notes)
	}
}

func FuzzXML(f *testing.F) {
	f.Add(p("text"), true)
	f.Add(`<text:p>text<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>`, false)
	f.Add("<w:tbl><w:tr><w:tc><w:p><w:r><w:tbl><w:tr>"+p("x"), true)
	f.Fuzz(func(t *testing.T, body string, word bool) {
		var d *hearsay.Document
		var err error
		if word {
			d, err = DOCX(docx(t, body, "word/footnotes.xml", body, "word/header1.xml", body))
		} else {
			d, err = ODT(odt(t, body, "styles.xml", body))
		}
		if err == nil {
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
		}
	})
}
