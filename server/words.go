package server

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
)

// dateText turns an ISO date (YYYY, YYYY-MM, YYYY-MM-DD) into "14 Jan 2019"; any
// other text stays as it is.
func dateText(iso string) string {
	for _, form := range [][2]string{{time.DateOnly, "2 Jan 2006"}, {"2006-01", "Jan 2006"}} {
		if t, err := time.Parse(form[0], iso); err == nil {
			return t.Format(form[1])
		}
	}
	return iso
}

// partsOfDay are the words of TIMEX3 for the time of a day.
var partsOfDay = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}

// momentText turns a TIMEX3 value with a time of day into "3 Mar 2019, evening"
// or "3 Mar 2019, 14:30", and any other as [dateText] does.
func momentText(value string) string {
	day, clock, found := strings.Cut(value, "T")
	date := dateText(day)
	if !found || date == day {
		return dateText(value)
	}
	return date + ", " + cmp.Or(partsOfDay[clock], clock)
}

// howText says where a piece of metadata was found, as the end of a sentence
// that begins with the value.
func howText(h hearsay.How) string {
	switch h {
	case hearsay.HowJSONLD:
		return "from the page’s JSON-LD"
	case hearsay.HowMeta:
		return "from a meta tag"
	case hearsay.HowMarkup:
		return "from the page’s markup"
	case hearsay.HowProperties:
		return "from the file’s properties"
	case hearsay.HowHeader:
		return "from the mail’s header"
	case hearsay.HowURL:
		return "from the page’s address"
	case hearsay.HowHeading:
		return "from the heading"
	case hearsay.HowByline:
		return "from the byline"
	case hearsay.HowDateline:
		return "from the dateline"
	case hearsay.HowPageHeader:
		return "from the head of the page"
	case hearsay.HowFoot:
		return "from the end of the text"
	case hearsay.HowGiven:
		return "as given with the file"
	case "":
		return ""
	}
	return "from " + string(h)
}

func kindText(k hearsay.AttributionKind) string {
	switch k {
	case hearsay.Direct:
		return "direct quote"
	case hearsay.Indirect:
		return "indirect"
	case hearsay.Mixed:
		return "partly quoted"
	}
	return string(k)
}

// polarityText is "" for the ordinary case, in which the source makes the
// statement.
func polarityText(p hearsay.Polarity) string {
	switch p {
	case hearsay.Denied:
		return "the source denies this"
	case hearsay.Withheld:
		return "the source holds this back"
	case hearsay.Affirmed:
	}
	return ""
}

func actorText(t hearsay.ActorType) string {
	switch t {
	case hearsay.UnknownType, "":
		return "actor"
	case hearsay.Person, hearsay.State, hearsay.Body, hearsay.Outlet, hearsay.Group:
	}
	return string(t)
}

func citationText(k hearsay.CitationKind) string {
	switch k {
	case hearsay.CiteOutlet:
		return "outlet cited"
	case hearsay.CiteDocument:
		return "document cited"
	case hearsay.CiteScripture:
		return "scripture cited"
	case hearsay.CiteSelf:
		return "cites itself"
	case hearsay.CiteURL:
		return "address cited"
	}
	return string(k)
}

func timeTypeText(t hearsay.TimeType) string {
	switch t {
	case hearsay.Date:
		return "date"
	case hearsay.TimeOfDay:
		return "time of day"
	case hearsay.Duration:
		return "duration"
	case hearsay.Set:
		return "recurring time"
	}
	return strings.ToLower(string(t))
}

func calendarText(c hearsay.Calendar) string {
	switch c {
	case hearsay.Hijri:
		return "written in the Hijri calendar"
	case hearsay.SolarHijri:
		return "written in the Solar Hijri calendar"
	case hearsay.Gregorian:
	}
	return ""
}

// durationText turns a TIMEX3 duration of one unit ("P3D") into words; any other
// value stays as it is.
func durationText(value string) string {
	rest, ok := strings.CutPrefix(value, "P")
	if !ok || len(rest) < 2 {
		return value
	}
	rest, clock := strings.CutPrefix(rest, "T")
	unit := map[string]string{"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
	key := rest[len(rest)-1:]
	if clock {
		key = "T" + key
	}
	n, err := strconv.Atoi(rest[:len(rest)-1])
	if err != nil || unit[key] == "" {
		return value
	}
	return count(n, unit[key], unit[key]+"s")
}

// intervalText is the days that a time covers: "14 Jan 2019" or
// "1 Jan 2019 to 31 Jan 2019".
func intervalText(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == to:
		return dateText(from)
	case from == "":
		return "until " + dateText(to)
	case to == "":
		return "from " + dateText(from)
	}
	return dateText(from) + " to " + dateText(to)
}

// ruleText says in words what made a record and how sure that is.
func ruleText(p hearsay.Provenance) string {
	pass, rule, ok := strings.Cut(p.By, "/")
	if !ok {
		return fmt.Sprintf("Made by %s.", p.By)
	}
	return fmt.Sprintf("Made by the rule “%s” of the pass that finds %s.", strings.ReplaceAll(rule, "-", " "), passText(pass))
}

func passText(pass string) string {
	switch pass {
	case "attribution":
		return "attributions"
	case "timex", "time":
		return "times"
	case "citation":
		return "citations"
	case "quantity":
		return "figures"
	case "check":
		return "what differs inside a document"
	case "actor", "mention":
		return "actors and their mentions"
	case "differ":
		return "what differs between documents"
	}
	return pass
}

// sureText reads a confidence as the share of records of the rule that are
// expected to be right.
func sureText(confidence float64, what string) string {
	if confidence >= 0.995 {
		return "Nearly all " + what + " are expected to be right."
	}
	return fmt.Sprintf("About %d of 100 %s are expected to be right.", int(confidence*100+0.5), what)
}

// sentence begins a message with a capital, unless it begins with a path or a
// number.
func sentence(message string) string {
	first, _, _ := strings.Cut(message, " ")
	if first == "" || strings.Trim(first, "abcdefghijklmnopqrstuvwxyz") != "" {
		return message
	}
	return strings.ToUpper(message[:1]) + message[1:]
}

// count is a number with thin spaces between thousands and its noun: "1 file",
// "12 000 files".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "\u202f" + digits[i:]
	}
	return digits
}

func sizeText(bytes int64) string {
	switch {
	case bytes >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1000:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d bytes", bytes)
}

// shorten cuts a text after a word so that at most limit code points stay.
func shorten(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	end := 0
	for range limit {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	if space := strings.LastIndexAny(text[:end+1], " \n\t"); space > end/2 {
		end = space
	}
	return strings.TrimRight(text[:end], " \n\t,;:") + " …"
}

// hit is a stretch of a search snippet.
type hit struct {
	Text   string
	Marked bool
}

// hits splits a snippet at the marks U+E000 and U+E001 that the ledger sets
// around hits. Unpaired marks, which a document may hold, are dropped.
func hits(snippet string) []hit {
	var out []hit
	clean := strings.NewReplacer("\uE000", "", "\uE001", "")
	add := func(text string, marked bool) {
		if text = clean.Replace(text); text != "" {
			out = append(out, hit{text, marked})
		}
	}
	for snippet != "" {
		before, rest, found := strings.Cut(snippet, "\uE000")
		add(before, false)
		if !found {
			break
		}
		marked, after, closed := strings.Cut(rest, "\uE001")
		add(marked, closed)
		snippet = after
	}
	return out
}
