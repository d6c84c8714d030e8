package mail

import "bytes"

// sniffed is how many bytes of a file are looked at.
const sniffed = 64 << 10

// IsMessage looks for a header at the start. A file that its name calls a mail
// needs one field, any other two different ones that mails have.
func IsMessage(data []byte, named bool) bool {
	h, _ := splitHeader(data[:min(len(data), sniffed)])
	known := map[string]bool{}
	for _, f := range h {
		if mailFields[f.name] {
			known[f.name] = true
		}
	}
	return len(known) >= 2 || named && len(h) > 0
}

// mailFields are the header fields that tell a mail from other texts with
// colons.
var mailFields = map[string]bool{
	"from": true, "to": true, "subject": true, "date": true, "received": true, "return-path": true, "message-id": true,
	"mime-version": true, "content-type": true, "content-transfer-encoding": true, "delivered-to": true, "reply-to": true,
	"sender": true, "cc": true, "in-reply-to": true, "references": true, "dkim-signature": true, "x-mailer": true,
	"resent-from": true, "resent-date": true, "envelope-to": true, "authentication-results": true, "user-agent": true,
	"x-received": true, "arc-seal": true, "list-unsubscribe": true, "x-originating-ip": true, "content-disposition": true,
}

// IsMailbox looks for the "From " line of RFC 4155 and a header after it.
func IsMailbox(data []byte) bool {
	return bytes.HasPrefix(data, []byte("From ")) && beforeField(data[:min(len(data), sniffed)])
}
