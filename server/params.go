package server

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/ledger"
)

// pageRows is how many rows a page of a table shows.
const pageRows = 100

// params reads the query of an address and keeps the first thing wrong with it.
// A parameter that is not known is an error: a filter that is silently ignored
// would show more than was asked for.
type params struct {
	values url.Values
	known  []string
	err    error
}

func (p *params) failf(format string, args ...any) {
	if p.err == nil {
		p.err = &hearsay.Error{
			Code: hearsay.Invalid, Msg: fmt.Sprintf(format, args...),
			Hint: "correct the address, or start again from the unfiltered list",
		}
	}
}

func (p *params) text(name string) string {
	p.known = append(p.known, name)
	values := p.values[name]
	if len(values) > 1 {
		p.failf("%s is given %d times", name, len(values))
	}
	v := strings.TrimSpace(p.values.Get(name))
	if !utf8.ValidString(v) || strings.ContainsRune(v, 0) || len(v) > 1000 {
		p.failf("%s is not a text to search for", name)
	}
	return v
}

// oneOf is "" or one of the allowed words.
func (p *params) oneOf(name string, allowed ...string) string {
	v := p.text(name)
	if v != "" && !slices.Contains(allowed, v) {
		p.failf("%s is %q, but must be one of: %s", name, v, strings.Join(allowed, ", "))
	}
	return v
}

// flag is true for "1".
func (p *params) flag(name string) bool { return p.oneOf(name, "0", "1") == "1" }

func (p *params) number(name string, low, high int) int {
	v := p.text(name)
	if v == "" {
		return low
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < low || n > high {
		p.failf("%s is %q, but must be a number from %d to %d", name, v, low, high)
		return low
	}
	return n
}

// since is the first day of a date given as YYYY, YYYY-MM or YYYY-MM-DD.
func (p *params) since(name string) string {
	first, _ := p.days(name)
	return first
}

// until is the last day of such a date.
func (p *params) until(name string) string {
	_, last := p.days(name)
	return last
}

func (p *params) days(name string) (first, last string) {
	v := p.text(name)
	if v == "" {
		return "", ""
	}
	first, last, ok := daysOf(v)
	if !ok {
		p.failf("%s is %q, but must be a date written as 2019, 2019-01 or 2019-01-14", name, v)
	}
	return first, last
}

// daysOf gives the first and the last day of a year, a month or a day.
func daysOf(iso string) (first, last string, ok bool) {
	for _, span := range []struct {
		layout       string
		years, month int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}} {
		if t, err := time.Parse(span.layout, iso); err == nil {
			end := t.AddDate(span.years, span.month, -1)
			return t.Format(time.DateOnly), end.Format(time.DateOnly), true
		}
	}
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format(time.DateOnly), t.Format(time.DateOnly), true
	}
	return "", "", false
}

// finish reports what is wrong, unknown parameters included.
func (p *params) finish() error {
	names := make([]string, 0, len(p.values))
	for name := range p.values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(p.known, name) {
			p.failf("%q is not a parameter of this page; it knows: %s", name, strings.Join(p.known, ", "))
		}
	}
	return p.err
}

// languages are those that ingest tells apart, with the names that people read.
var languages = []choice{
	{"ar", "Arabic"},
	{"de", "German"},
	{"en", "English"},
	{"es", "Spanish"},
	{"fa", "Persian"},
	{"fr", "French"},
	{"ps", "Pashto"},
	{"pt", "Portuguese"},
	{"ru", "Russian"},
	{"tr", "Turkish"},
	{"uk", "Ukrainian"},
	{"ur", "Urdu"},
}

var formats = []choice{
	{string(hearsay.FormatText), "text"},
	{string(hearsay.FormatMarkdown), "Markdown"},
	{string(hearsay.FormatHTML), "HTML"},
	{string(hearsay.FormatPDF), "PDF"},
	{string(hearsay.FormatDOCX), "DOCX"},
	{string(hearsay.FormatODT), "ODT"},
	{string(hearsay.FormatMail), "mail"},
	{string(hearsay.FormatJSONL), "JSONL"},
}

// choice is one entry of a menu.
type choice struct{ Value, Label string }

func valuesOf(cs []choice) []string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = c.Value
	}
	return out
}

// documentFilter reads the filter of a list of documents; number is the page.
func documentFilter(values url.Values) (f ledger.DocumentFilter, number int, err error) {
	p := params{values: values}
	f = ledger.DocumentFilter{
		Search: p.text("q"),
		Outlet: p.text("outlet"),
		Lang:   p.text("lang"),
		Format: hearsay.Format(p.oneOf("format", valuesOf(formats)...)),
		Since:  p.since("since"),
		Until:  p.until("until"),
		All:    p.flag("all"),
	}
	number = p.number("page", 1, 1_000_000)
	f.Limit, f.Offset = pageRows, (number-1)*pageRows
	return f, number, p.finish()
}

// saysFilter reads the filter of a list of attributions. extra names parameters
// that the caller reads itself.
func saysFilter(values url.Values, extra ...string) (f ledger.SaysFilter, number int, err error) {
	p := params{values: values, known: extra}
	f = ledger.SaysFilter{
		About:     p.text("about"),
		Speaker:   p.text("speaker"),
		Outlet:    p.text("outlet"),
		Carrier:   p.text("carrier"),
		Kind:      hearsay.AttributionKind(p.oneOf("kind", "direct", "indirect", "mixed")),
		Doc:       p.text("doc"),
		Since:     p.since("since"),
		Until:     p.until("until"),
		Anonymous: p.flag("anonymous"),
		Depth:     p.number("depth", 0, 100),
	}
	first, last := p.days("year")
	f.Since = max(f.Since, first)
	if last != "" && (f.Until == "" || last < f.Until) {
		f.Until = last
	}
	number = p.number("page", 1, 1_000_000)
	f.Limit, f.Offset = pageRows, (number-1)*pageRows
	return f, number, p.finish()
}

// with is the query with some parameters changed ("" removes one), always from
// its first page.
func with(values url.Values, pairs ...string) string {
	next := url.Values{}
	for name, vs := range values {
		if name != "page" && len(vs) > 0 && vs[0] != "" {
			next.Set(name, vs[0])
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if next.Del(pairs[i]); pairs[i+1] != "" {
			next.Set(pairs[i], pairs[i+1])
		}
	}
	if len(next) == 0 {
		return "?"
	}
	return "?" + next.Encode()
}
