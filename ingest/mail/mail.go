// Package mail reads electronic mail: messages (RFC 5322) with MIME parts (RFC
// 2045 to 2049) and mailboxes of them (RFC 4155).
//
// It is for what a person who opens the mail reads, and for handing out what is
// attached. It is not for reading attachments: those are files, and the caller
// finds out what they are. It repairs what mail programs in the wild get wrong
// (boundaries that do not come, encodings that are cut, charsets that lie) and
// never refuses a mail for its form.
//
// The work is linear in the bytes of a message for each level of parts inside
// parts, of which there are at most 50, and no part is copied before it is
// decoded.
package mail

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
)

// Message is one mail.
type Message struct {
	// Document is the mail without its attachments, nil when it has neither a
	// subject nor a text.
	Document *hearsay.Document
	// Attached is what the mail holds beside its text, in order.
	Attached []Attachment
	// Dropped is true when the mail has more parts than were allowed: the
	// others are not in Document and Attached.
	Dropped bool
	// TooLong is true when the mail has more text than was allowed, or text in
	// more pieces than a document may have. Document is then nil.
	TooLong bool
}

// Attachment is a file in a mail, still encoded.
type Attachment struct {
	// Name is its file name, without folders, or one made from its type.
	Name string
	// IsMail is true for a message inside the message.
	IsMail   bool
	raw      []byte
	encoding string
}

// Data decodes the bytes of the file.
func (a Attachment) Data() []byte { return transferDecode(a.raw, a.encoding) }

// Extract reads a message of at most maxParts MIME parts and maxText bytes of
// text before decoding.
func Extract(data []byte, maxParts int, maxText int64) (*Message, error) {
	h, body := splitHeader(data)
	r := reader{left: maxParts, room: maxText, message: &Message{}}
	r.part(h, body, "text/plain", 0)
	r.message.Dropped = r.left < 0
	if r.room < 0 {
		r.message.TooLong = true
		return r.message, nil
	}
	d := r.document(h)
	if r.message.TooLong {
		return r.message, nil
	}
	if len(d.Blocks) > 0 {
		r.message.Document = d
	} else if len(r.message.Attached) == 0 {
		return nil, r.nothing()
	}
	return r.message, nil
}

func (r *reader) nothing() error {
	if r.encrypted {
		return &hearsay.Error{Code: hearsay.Encrypted, Msg: "is an encrypted mail", Hint: "decrypt it in a mail program and save it"}
	}
	return &hearsay.Error{Code: hearsay.Empty, Msg: "is a mail without text"}
}

// reader collects what one message holds.
type reader struct {
	left      int   // parts that may still be read, negative when there were more
	room      int64 // bytes of text that may still be read, negative when there were more
	message   *Message
	texts     []bodyText
	notes     []string
	encrypted bool
}

// bodyText is one part that belongs to the text of the mail.
type bodyText struct {
	text      string // decoded, of a plain part
	html      []byte // of an HTML part, in the charset that is declared
	charset   string
	furniture bool // made by a mail server for another
}

// maxLevels is how deep parts may lie in parts.
const maxLevels = 50

// part reads one MIME part. kind is its type where its header names none.
func (r *reader) part(h header, body []byte, kind string, level int) {
	if r.left--; r.left < 0 {
		return
	}
	p := newPart(h, body, kind)
	switch {
	case level >= maxLevels:
		r.note("what is nested more than %d parts deep", maxLevels)
	case p.kind == "multipart/alternative":
		r.alternative(p, level)
	case p.kind == "multipart/encrypted":
		r.encrypted = true
		r.note("the encrypted text")
	case strings.HasPrefix(p.kind, "multipart/"):
		r.multipart(p, level)
	default:
		r.leaf(p)
	}
}

func (r *reader) multipart(p part, level int) {
	kind := "text/plain"
	if p.kind == "multipart/digest" {
		kind = "message/rfc822"
	}
	found := false
	for h, body := range p.children() {
		found = true
		if r.left < 0 {
			return
		}
		r.part(h, body, kind, level+1)
	}
	if !found {
		r.leaf(part{kind: "text/plain", raw: p.raw, encoding: p.encoding})
	}
}

// alternative reads the plainest of several forms of one text, unless that only
// says that there is a better one.
func (r *reader) alternative(p part, level int) {
	var best []bodyText
	length, found := 0, false
	for h, body := range p.children() {
		one := reader{left: r.left, room: r.room, message: r.message}
		one.part(h, body, "text/plain", level+1)
		r.left, r.room, r.encrypted = one.left, one.room, r.encrypted || one.encrypted
		r.notes = append(r.notes, one.notes...)
		if n := one.length(); !found || isBetter(n, length) {
			best, length, found = one.texts, n, true
		}
	}
	if !found {
		r.leaf(part{kind: "text/plain", raw: p.raw, encoding: p.encoding})
	}
	r.texts = append(r.texts, best...)
}

// isBetter prefers the form that came first, which is the plainest (RFC 2046,
// 5.1.4), to a later one of not more than eight times its length.
func isBetter(later, first int) bool {
	return first == 0 && later > 0 || later > 8*first+200
}

// length is the text of all parts in bytes, an estimate for HTML.
func (r *reader) length() int {
	n := 0
	for _, t := range r.texts {
		n += len(strings.TrimSpace(t.text)) + visible(t.html)
	}
	return n
}

// visible counts the bytes outside tags, styles and scripts, roughly.
func visible(html []byte) int {
	n := 0
	for len(html) > 0 {
		text, tag, _ := bytes.Cut(html, []byte{'<'})
		n += len(bytes.TrimSpace(text))
		for _, name := range []string{"style", "script", "head"} {
			if len(tag) > len(name) && strings.EqualFold(string(tag[:len(name)]), name) {
				_, tag, _ = bytes.Cut(tag, []byte("</"+string(tag[:len(name)])))
			}
		}
		_, html, _ = bytes.Cut(tag, []byte{'>'})
	}
	return n
}

func (r *reader) note(format string, args ...any) {
	r.notes = append(r.notes, "left out: "+fmt.Sprintf(format, args...))
}

// leaf puts a part that holds no others where it belongs.
func (r *reader) leaf(p part) {
	major, minor, _ := strings.Cut(p.kind, "/")
	switch {
	case p.kind == "message/rfc822" || p.kind == "message/global" || p.kind == "message/news":
		r.attach(p, true)
	case r.isFull(p):
	case p.kind == "message/delivery-status", p.kind == "text/rfc822-headers", p.kind == "message/disposition-notification":
		r.texts = append(r.texts, bodyText{text: r.decode(p), furniture: true})
	case strings.HasSuffix(minor, "signature"), p.kind == "application/pgp-keys", p.kind == "text/calendar", strings.HasSuffix(minor, "vcard"):
		r.note("%s (%s)", p.nameOr("a part"), p.kind)
	case major == "text" && !p.attached && (p.name == "" || !r.hasText()):
		r.body(p, minor)
	case (major == "image" || major == "audio" || major == "video") && !p.attached:
		r.note("%s (%s)", p.nameOr("a picture"), p.kind)
	case p.kind == "application/pkcs7-mime" || p.kind == "application/x-pkcs7-mime":
		r.encrypted = true
		r.note("%s, which is encrypted or signed as a whole", p.nameOr("a part"))
	default:
		r.attach(p, false)
	}
}

// isFull charges a part that may be text. Beyond the room there is, no text is
// decoded any more.
func (r *reader) isFull(p part) bool {
	if !strings.HasPrefix(p.kind, "text/") && !strings.HasPrefix(p.kind, "message/") || p.attached {
		return false
	}
	r.room -= int64(len(p.raw))
	return r.room < 0
}

func (r *reader) hasText() bool {
	for _, t := range r.texts {
		if !t.furniture && (strings.TrimSpace(t.text) != "" || len(t.html) > 0) {
			return true
		}
	}
	return false
}

func (r *reader) body(p part, minor string) {
	switch minor {
	case "html", "xhtml":
		r.texts = append(r.texts, bodyText{html: transferDecode(p.raw, p.encoding), charset: p.charset})
	case "enriched", "richtext":
		r.texts = append(r.texts, bodyText{text: plainOfEnriched(r.decode(p))})
	default:
		text, files := takeUUEncoded(r.decode(p))
		r.message.Attached = append(r.message.Attached, files...)
		r.texts = append(r.texts, bodyText{text: text})
	}
}

// decode gives the text of a part.
func (r *reader) decode(p part) string {
	text, name, repaired := charset.Decode(transferDecode(p.raw, p.encoding), p.charset)
	if repaired > 0 {
		r.notes = append(r.notes, fmt.Sprintf("%d characters were not valid %s and stand as U+FFFD", repaired, name))
	}
	return text
}

func (r *reader) attach(p part, isMail bool) {
	name := p.name
	if name == "" {
		name = fmt.Sprintf("part-%d%s", len(r.message.Attached)+1, extensionOf(p.kind))
	}
	r.message.Attached = append(r.message.Attached, Attachment{Name: name, IsMail: isMail, raw: p.raw, encoding: p.encoding})
}

// extensionOf makes a name for an attachment without one.
func extensionOf(kind string) string {
	switch kind {
	case "message/rfc822", "message/global", "message/news":
		return ".eml"
	case "text/html":
		return ".html"
	case "application/pdf":
		return ".pdf"
	case "application/zip":
		return ".zip"
	}
	if strings.HasPrefix(kind, "text/") {
		return ".txt"
	}
	return ""
}

// plainOfEnriched drops the commands of text/enriched (RFC 1896).
func plainOfEnriched(s string) string {
	var b strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 || open+1 == len(s) {
			break
		}
		b.WriteString(s[:open])
		if s[open+1] == '<' {
			b.WriteByte('<')
			s = s[open+2:]
			continue
		}
		_, s, _ = strings.Cut(s[open:], ">")
	}
	b.WriteString(s)
	return b.String()
}

// Messages yields the messages of a mailbox, each without its "From " line. A
// line of a message that begins with "From " has ">" before it there; that one
// ">" is taken away.
func Messages(data []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(data) > 0 {
			end := nextMessage(data)
			if !yield(unquoteFrom(withoutFromLine(data[:end]))) {
				return
			}
			data = data[end:]
		}
	}
}
