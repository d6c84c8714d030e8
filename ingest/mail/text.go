package mail

import (
	"bytes"
	netmail "net/mail"
	"strings"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/html"
	"hearsay/ingest/plain"
	"hearsay/ingest/pubdate"
)

// document builds the mail's own document: the subject as its title, then the
// texts in their order.
func (r *reader) document(h header) *hearsay.Document {
	var b block.Builder
	d := &hearsay.Document{Format: hearsay.FormatMail}
	label := newPart(h, nil, "").charset
	if subject := unstructured(h.get("subject"), label); subject != "" {
		subject = block.Clean(subject)
		d.Title = hearsay.Field{Value: subject, How: hearsay.HowHeader}
		d.Title.At = b.Add(hearsay.Title, 0, subject)
	}
	for _, author := range senders(h.get("from"), label) {
		d.Authors = append(d.Authors, hearsay.Field{Value: author, How: hearsay.HowHeader})
	}
	if day := sent(h); day != "" {
		d.Published = hearsay.Field{Value: day, How: hearsay.HowHeader}
	}
	for _, t := range r.texts {
		r.add(&b, t)
	}
	b.Build(d)
	r.message.TooLong = r.message.TooLong || len(d.Blocks) > plain.MaxBlocks
	d.Notes = r.notes
	return d
}

// senders are the names, or else the addresses, in a From field.
func senders(from []byte, label string) []string {
	var list []string
	for len(from) > 0 && len(list) < 20 {
		end := nextComma(from)
		if one := sender(unstructured(from[:end], label)); one != "" {
			list = append(list, one)
		}
		from = from[min(end+1, len(from)):]
	}
	return list
}

// nextComma finds the comma that ends an address: none in quotes, brackets or
// before the address itself, as in "Lee, Ann <ann@example.org>".
func nextComma(from []byte) int {
	quoted, address := false, false
	for i, c := range from {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '@':
			address = true
		case c == ',' && address:
			return i
		}
	}
	return len(from)
}

// sender is the name in "Name <address>" or "address (Name)", or the address.
func sender(from string) string {
	from = strings.TrimSpace(from)
	if open := strings.LastIndexByte(from, '<'); open >= 0 {
		if name := strings.Trim(strings.TrimSpace(from[:open]), `"'`); name != "" {
			return strings.ReplaceAll(name, `\"`, `"`)
		}
		from, _, _ = strings.Cut(from[open+1:], ">")
	}
	if address, rest, ok := strings.Cut(from, "("); ok && strings.Contains(address, "@") {
		name, _, _ := strings.Cut(rest, ")")
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
		from = address
	}
	return strings.TrimSpace(from)
}

// sent is the day that the sender's clock showed, or else the day that the last
// server gives.
func sent(h header) string {
	if day := dayOf(string(h.get("date"))); day != "" {
		return day
	}
	for _, name := range []string{"resent-date", "delivery-date", "received"} {
		value := h.get(name)
		if semi := bytes.LastIndexByte(value, ';'); semi >= 0 {
			value = value[semi+1:]
		}
		if day := dayOf(string(value)); day != "" {
			return day
		}
	}
	return ""
}

func dayOf(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 200 {
		return ""
	}
	if t, err := netmail.ParseDate(s); err == nil && t.Year() > 0 && t.Year() < 10000 {
		return t.Format("2006-01-02")
	}
	day, _ := pubdate.Parse(s)
	return day
}

// add lays the blocks of one part into the document.
func (r *reader) add(b *block.Builder, t bodyText) {
	switch {
	case t.furniture:
		b.Add(hearsay.Furniture, 0, t.text)
	case t.html != nil:
		r.message.TooLong = r.message.TooLong || html.Append(b, t.html, t.charset) != nil
	default:
		r.addPlain(b, block.Clean(t.text))
	}
}

// addPlain adds the paragraphs of a plain text. The foot of a mailing list is
// furniture; a signature is not, since it says who writes.
func (r *reader) addPlain(b *block.Builder, text string) {
	foot := footAt(text)
	blocks := plain.Blocks(text)
	if len(blocks) > plain.MaxBlocks || strings.Count(text, "\n>") > plain.MaxBlocks {
		r.message.TooLong = true
		return
	}
	for _, x := range blocks {
		s := x.Of(text)
		switch {
		case x.Start >= foot:
			b.Add(hearsay.Furniture, 0, s)
		case x.Kind == hearsay.Quotation:
			addQuoted(b, s)
		case isUnsubscribe(s) || isArmour(s):
			b.Add(hearsay.Furniture, 0, s)
		default:
			b.Add(x.Kind, 0, s)
		}
	}
}

// addQuoted takes the ">" away and makes a block of each paragraph.
func addQuoted(b *block.Builder, s string) {
	var para strings.Builder
	flush := func() {
		b.Add(hearsay.Quotation, 0, para.String())
		para.Reset()
	}
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(strings.TrimLeft(line, "> \t"))
		if line == "" {
			flush()
			continue
		}
		para.WriteString(line + "\n")
	}
	flush()
}

// footAt is the offset of the foot that a mailing list adds, with little after
// it, or of a PGP signature; the length of the text when there is neither.
func footAt(text string) int {
	const longest = 1200 // bytes
	tail := max(0, len(text)-longest)
	foot := len(text)
	if i := strings.LastIndex(text[tail:], "\n_____________________________________"); i >= 0 {
		if strings.Contains(strings.ToLower(text[tail+i:]), "mailing list") {
			foot = tail + i
		}
	}
	if i := strings.LastIndex(text[:foot], "\n-----BEGIN PGP SIGNATURE-----"); i >= 0 {
		foot = i
	}
	return foot
}

// isUnsubscribe takes the short lines that tell how to leave a list.
func isUnsubscribe(s string) bool {
	low := strings.ToLower(s)
	return len(s) < 200 && (strings.HasPrefix(low, "to unsubscribe") || strings.HasPrefix(low, "unsubscribe"))
}

// isArmour takes what PGP puts around a signed text.
func isArmour(s string) bool {
	return strings.HasPrefix(s, "-----BEGIN PGP SIGN") || strings.HasPrefix(s, "-----END PGP SIG")
}
