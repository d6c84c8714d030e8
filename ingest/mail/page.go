package mail

import (
	"bytes"
	"strings"
)

// Page gives the HTML of a web page that a browser saved as one file (MHTML,
// RFC 2557), in the charset that the page declares; ok is false for a mail.
func Page(data []byte) (html []byte, ok bool) {
	h, body := splitHeader(data)
	savedBy := bytes.Contains(bytes.ToLower(h.get("from")), []byte("saved by"))
	if !savedBy && h.get("snapshot-content-location") == nil {
		return nil, false
	}
	return firstPage(newPart(h, body, "text/plain"), 0)
}

// firstPage finds the first part that is HTML: the page itself, before what is
// framed in it.
func firstPage(p part, level int) ([]byte, bool) {
	if p.kind == "text/html" {
		return transferDecode(p.raw, p.encoding), true
	}
	if level >= maxLevels || !strings.HasPrefix(p.kind, "multipart/") {
		return nil, false
	}
	for h, body := range p.children() {
		if page, ok := firstPage(newPart(h, body, "text/plain"), level+1); ok {
			return page, true
		}
	}
	return nil, false
}
