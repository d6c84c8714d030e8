package ingest

import (
	"bytes"
	"path"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/mail"
	"hearsay/ingest/plain"
)

// probe is how many bytes at the start of a file say what it is.
const probe = 4 << 10

// magic are the first bytes of formats that are not read.
var magic = []struct{ bytes, name string }{
	{"\x89PNG", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"II*\x00", "a TIFF picture"},
	{"MM\x00*", "a TIFF picture"},
	{"\x1f\x8b", "a gzip archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!", "a RAR archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"\x28\xb5\x2f\xfd", "a zstd archive"},
	{"{\\rtf", "an RTF document"},
	{"%!PS", "a PostScript document"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
	{"SQLite format 3", "an SQLite database"},
	{"!BDN", "an Outlook mailbox"},
	{"wOFF", "a font"},
}

// unsupported gives the error for a format that is known and not read, nil for
// any other.
func unsupported(data []byte) error {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.bytes)) {
			return notRead(m.name)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12, len(data) > 12 && string(data[4:8]) == "ftyp":
		return notRead("a sound, picture or video file")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(data)
	}
	return nil
}

// compound tells what an OLE compound file (MS-CFB) is: the wrapper of an
// encrypted docx, or a document of Office 97.
func compound(data []byte) error {
	if bytes.Contains(data, utf16LE("EncryptedPackage")) {
		return &hearsay.Error{
			Code: hearsay.Encrypted, Msg: "is protected with a password", Hint: "open it in its program and save it without the password",
		}
	}
	err := notRead("a document of an old version of Office")
	err.Hint = "save it as docx"
	return err
}

func utf16LE(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

func notRead(what string) *hearsay.Error {
	return &hearsay.Error{
		Code: hearsay.Unsupported, Msg: "is " + what + ", which is not read",
		Hint: "convert it to text, PDF, HTML, docx or odt",
	}
}

// sniff finds the format by the bytes, then by the extension.
func sniff(name string, data []byte) (hearsay.Format, error) {
	ext := strings.ToLower(path.Ext(name))
	head := data[:min(len(data), probe)]
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return hearsay.FormatPDF, nil
	case isZip(head):
		return hearsay.FormatZip, nil
	}
	if err := unsupported(data); err != nil {
		return "", err
	}
	if ext == ".pdf" && bytes.Contains(data, []byte("endobj")) {
		return hearsay.FormatPDF, nil // its header is damaged
	}
	if f := sniffText(ext, data, head); f != "" {
		return f, nil
	}
	if charset.Binary(data) {
		return "", notText(ext)
	}
	return byExtension(ext)
}

// isZip takes the first entry of an archive, an empty one, and one that is
// split.
func isZip(head []byte) bool {
	for _, m := range []string{"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"} {
		if bytes.HasPrefix(head, []byte(m)) {
			return true
		}
	}
	return false
}

// sniffText finds formats that are text by how they begin, "" for none.
func sniffText(ext string, data, head []byte) hearsay.Format {
	switch {
	case mail.IsMailbox(data):
		return hearsay.FormatMbox
	case mail.IsMessage(data, ext == ".eml" || ext == ".mht" || ext == ".mhtml"):
		return hearsay.FormatMail
	case ext != ".md" && ext != ".markdown" && isHTML(head):
		return hearsay.FormatHTML
	case plain.IsJSONL(data):
		return hearsay.FormatJSONL
	}
	return ""
}

// isHTML looks past a byte order mark, white space, comments and an XML
// declaration for the first tag.
func isHTML(head []byte) bool {
	text, _, _ := charset.Decode(head, "")
	for {
		text = strings.TrimLeft(text, " \t\r\n\uFEFF\x00")
		var found bool
		switch {
		case strings.HasPrefix(text, "<!--"):
			_, text, found = strings.Cut(text, "-->")
		case strings.HasPrefix(text, "<?"):
			_, text, found = strings.Cut(text, ">")
		}
		if !found {
			break
		}
	}
	low := strings.ToLower(text[:min(len(text), 64)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div", "<table", "<p>", "<h1", "<article"} {
		if strings.HasPrefix(low, tag) {
			return true
		}
	}
	return false
}

// byExtension decides for text whose content does not.
func byExtension(ext string) (hearsay.Format, error) {
	switch ext {
	case ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx":
		return hearsay.FormatHTML, nil
	case ".md", ".markdown":
		return hearsay.FormatMarkdown, nil
	case ".jsonl", ".ndjson":
		return hearsay.FormatJSONL, nil
	case ".eml":
		return hearsay.FormatMail, nil
	case ".mbox", ".mbx":
		return hearsay.FormatMbox, nil
	case ".pdf", ".zip", ".docx", ".docm", ".dotx", ".odt", ".ott":
		return "", &hearsay.Error{
			Code: hearsay.Damaged, Msg: "is not a " + ext[1:] + " file, whatever its name says",
			Hint: "get the file again from where it came from",
		}
	}
	return hearsay.FormatText, nil
}

// notText is the error for bytes that are no text.
func notText(ext string) error {
	if _, err := byExtension(ext); err != nil {
		return err
	}
	return &hearsay.Error{Code: hearsay.Unsupported, Msg: "is a binary file of an unknown kind, not text"}
}

// isData takes the extensions of text that is written for programs: what lies
// beside saved pages and in folders of annotated texts. Read as prose it would
// yield statements that no one made.
func isData(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".json", ".geojson", ".ann", ".css", ".js", ".mjs", ".svg":
		return true
	}
	return false
}
