//go:build ignore

// Generate makes the binary files of the sample collection from the texts
// beside it. Run it in the folder demo after a change of a source:
//
//	go run src/generate.go
//
// The PDF needs chromium; the others nothing. The same sources give the same
// bytes as long as chromium stays the same.
package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

func main() {
	log.SetFlags(0)
	for _, step := range []func() error{statement, interview, leaflet, background} {
		if err := step(); err != nil {
			log.Fatal(err)
		}
	}
}

// member is one file of a zip archive.
type member struct{ name, text string }

// pack writes an archive without times, so that its bytes depend on the members
// alone. A member "mimetype" is stored as it is, as OpenDocument wants it.
func pack(path string, members ...member) error {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		method := zip.Deflate
		if m.name == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: method})
		if err != nil {
			return err
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// paragraphs reads a source: paragraphs apart by blank lines, escaped for XML.
func paragraphs(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var escaped bytes.Buffer
	if err := xml.EscapeText(&escaped, bytes.TrimSpace(raw)); err != nil {
		return nil, err
	}
	return strings.Split(escaped.String(), "&#xA;&#xA;"), nil
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func statement() error {
	text, err := paragraphs("src/government-statement.txt")
	if err != nil {
		return err
	}
	var body strings.Builder
	for i, p := range text {
		style := "Normal"
		if i == 0 {
			style = "Title"
		}
		fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, p)
	}
	return pack("collection/government-statement.docx",
		member{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		member{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		member{"word/_rels/document.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		member{"word/styles.xml", xmlHead + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style></w:styles>`},
		member{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + text[0] + `</dc:title><dc:creator>Ministry of Information</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2024-03-02T10:40:00Z</dcterms:created></cp:coreProperties>`},
		member{"word/document.xml", xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	)
}

func interview() error {
	text, err := paragraphs("src/interview-sefti.txt")
	if err != nil {
		return err
	}
	var body strings.Builder
	fmt.Fprintf(&body, `<text:h text:outline-level="1">%s</text:h>`, text[0])
	for _, p := range text[1:] {
		fmt.Fprintf(&body, `<text:p>%s</text:p>`, p)
	}
	const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`
	return pack("collection/interview-sefti.odt",
		member{"mimetype", "application/vnd.oasis.opendocument.text"},
		member{"META-INF/manifest.xml", xmlHead + manifest},
		member{"meta.xml", xmlHead + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta><dc:title>` + text[0] + `</dc:title><meta:initial-creator>Radio Hallorn</meta:initial-creator><meta:creation-date>2024-03-04T20:15:00</meta:creation-date></office:meta></office:document-meta>`},
		member{"content.xml", xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>` + body.String() + `</office:text></office:body></office:document-content>`},
	)
}

// leaflet prints the page to PDF and sets the dates that chromium writes to a
// fixed time of the same length.
func leaflet() error {
	page, err := filepath.Abs("src/movement-leaflet.html")
	if err != nil {
		return err
	}
	const path = "collection/movement-leaflet.pdf"
	out, err := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu",
		"--no-pdf-header-footer", "--print-to-pdf="+path, "file://"+page).CombinedOutput()
	if err != nil {
		return fmt.Errorf("chromium: %w\n%s", err, out)
	}
	pdf, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	stamp := regexp.MustCompile(`\(D:\d{14}[^)]*\)`)
	pdf = stamp.ReplaceAllFunc(pdf, func(old []byte) []byte {
		return append([]byte("(D:20240303190000"), old[len("(D:20240303190000"):]...)
	})
	return os.WriteFile(path, pdf, 0o644)
}

func background() error {
	var members []member
	err := filepath.WalkDir("src/background", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel("src/background", path)
		members = append(members, member{filepath.ToSlash(name), string(text)})
		return err
	})
	if err != nil {
		return err
	}
	return pack("collection/background.zip", members...)
}
