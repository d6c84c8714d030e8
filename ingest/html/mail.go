package html

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/charset"
)

// Append adds the text of an HTML mail body to b, without looking for a main
// text: every unit is read, and what a mail program marks as a quoted reply is
// of kind [hearsay.Quotation]. The charset is the one that the mail declares, ""
// for none. It fails with [hearsay.TooLarge] as [Extract] does; the text before
// the limit is then in b.
func Append(b *block.Builder, data []byte, declared string) error {
	if declared == "" {
		declared = Charset(data)
	}
	text, _, _ := charset.Decode(data, declared)
	p, full := parse(text, false)
	quoted := quotedReplies(p)
	for i := range p.units {
		kind := plainKind(&p.units[i])
		if i < len(quoted) && quoted[i] {
			kind = hearsay.Quotation
		}
		b.Add(kind, 0, p.units[i].text)
	}
	if full {
		return &hearsay.Error{Code: hearsay.TooLarge, Msg: fmt.Sprintf("the mail's page has more than %d elements", maxElements)}
	}
	return nil
}

// replyNames are the names that mail programs give to the element around the
// mail that is answered.
var replyNames = []string{"gmail_quote", "yahoo_quoted", "moz-cite", "protonmail_quote", "zmail_extra", "divrplyfwdmsg", "outlookmessageheader", "mail-editor-reference-message"}

// quotedReplies marks the units inside such elements.
func quotedReplies(p *page) []bool {
	quoted := make([]bool, len(p.units))
	until := 0
	for e := range p.elements {
		names := strings.ToLower(p.attr(int32(e), "class") + " " + p.attr(int32(e), "id"))
		if !namesReply(names) {
			continue
		}
		first, last := p.unitsOf(int32(e))
		for i := max(first, until); i < last; i++ {
			quoted[i] = true
		}
		until = max(until, last)
	}
	return quoted
}

func namesReply(names string) bool {
	for _, n := range replyNames {
		if strings.Contains(names, n) {
			return true
		}
	}
	return false
}
