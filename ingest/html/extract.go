package html

import (
	"bytes"
	"fmt"
	"strings"

	xhtml "golang.org/x/net/html"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/charset"
)

// Extract reads a saved page. The path is for messages only. It fails with
// [hearsay.Empty] for a page without text and [hearsay.TooLarge] for one of more
// than a million elements.
func Extract(data []byte, path string) (*hearsay.Document, error) {
	text, name, repaired := charset.Decode(data, Charset(data))
	p, full := parse(text, false)
	d := &hearsay.Document{Path: path, Format: hearsay.FormatHTML}
	if hidesItself(p) && !full {
		p, full = parse(text, true)
		d.Notes = append(d.Notes, "the page hides nearly all of its text until a script shows it; the hidden text was read")
	}
	if full {
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Path: path, Msg: fmt.Sprintf("the page has more than %d elements", maxElements),
			Hint: "split the page or save its text",
		}
	}
	if repaired > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("%d bytes that are not %s were replaced by U+FFFD", repaired, name))
	}
	m := readMetadata(p)
	w := weigh(p, m)
	f := readFront(m, w)
	kinds := kindsOf(w, f)
	var b block.Builder
	spans := compose(p, &b, kinds)
	b.Build(d)
	if d.Text == "" {
		return nil, &hearsay.Error{Code: hearsay.Empty, Path: path, Msg: "the page holds no text"}
	}
	m.fill(d, w, f, spans)
	return d, nil
}

// hidesItself reports a page that shows hardly anything without its scripts.
func hidesItself(p *page) bool {
	shown := 0
	for i := range p.units {
		shown += len(p.units[i].text) - int(p.units[i].links)
	}
	return p.unseen > 500 && p.unseen > 5*shown
}

// head bounds the bytes in which a page declares its charset; the standard
// says 1,024, pages say more.
const head = 16 << 10

// Charset is the charset that a page declares in its head, "" for none.
func Charset(data []byte) string {
	data = data[:min(len(data), head)]
	if bytes.HasPrefix(data, []byte("<?xml")) {
		if name := label(string(data[:min(len(data), 200)]), "encoding"); name != "" {
			return name
		}
	}
	z := xhtml.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return ""
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) == "body" {
				return ""
			}
			if string(name) != "meta" || !more {
				continue
			}
			if charset := metaCharset(z); charset != "" {
				return charset
			}
		}
	}
}

// metaCharset reads <meta charset=X> and <meta content="text/html; charset=X">.
func metaCharset(z *xhtml.Tokenizer) string {
	for range maxAttrs {
		key, value, more := z.TagAttr()
		switch string(key) {
		case "charset":
			return string(value)
		case "content":
			if name := label(string(value), "charset"); name != "" {
				return name
			}
		}
		if !more {
			break
		}
	}
	return ""
}

// label finds key=value, the value bare or in quotation marks.
func label(s, key string) string {
	_, rest, found := strings.Cut(strings.ToLower(s), key)
	rest = strings.TrimSpace(rest)
	if !found || !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " \"'")
	if end := strings.IndexAny(rest, " ;\"'>?"); end >= 0 {
		rest = rest[:end]
	}
	return rest
}
