package front

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/ingest/block"
)

// publisherCues stand before the name of the publisher at the end of a text.
var publisherCues = []string{
	"source: ", "published by: ", "published by ", "publisher: ", "quelle: ", "herausgeber: ", "source : ", "éditeur : ", "fuente: ", "источник: ",
	"kaynak: ", "المصدر: ", "المصدر : ", "منبع: ", "سرچینه: ",
}

// publisher takes "© 2019 Outlet" or "Source: Outlet" at the end of the text,
// menus and copyright lines included.
func (f *finder) publisher() {
	if f.d.Publisher.Value != "" && f.d.Publisher.How != hearsay.HowProperties {
		return
	}
	for i := len(f.foot) - 1; i >= 0; i-- {
		l := &f.foot[i]
		if l.used || !l.alone && !l.short || len(l.text) > lineRunes {
			continue
		}
		if p, ok := readPublisher(l.text); ok {
			at := hearsay.Span{Start: l.Start + p.at, End: l.Start + p.at + len(p.text)}
			set(&f.d.Publisher, block.OneLine(p.text), hearsay.HowFoot, at)
			return
		}
	}
}

func readPublisher(s string) (part, bool) {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return part{}, false
	}
	for _, cue := range publisherCues {
		if strings.HasPrefix(low, cue) {
			return trimOutlet(s, len(cue))
		}
	}
	for _, cue := range []string{"©", "(c)", "copyright"} {
		if i := strings.Index(low, cue); i >= 0 && i < 40 {
			return trimOutlet(s, i+len(cue))
		}
	}
	return part{}, false
}

// trimOutlet takes years and set phrases off both sides of a name.
func trimOutlet(s string, from int) (part, bool) {
	rest := s[from:]
	trimmed := strings.TrimLeftFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune("©-–,.()", r)
	})
	for _, p := range []string{"by ", "copyright ", "(c) "} {
		if len(trimmed) > len(p) && strings.EqualFold(trimmed[:len(p)], p) {
			trimmed = strings.TrimSpace(trimmed[len(p):])
		}
	}
	at := len(s) - len(trimmed)
	end := len(trimmed)
	low := strings.ToLower(trimmed)
	for _, stop := range []string{"all rights", ". ", " |", " – ", " — ", " 19", " 20", ",", "(", "alle rechte", "tous droits"} {
		if i := strings.Index(low, stop); i >= 0 && i < end && len(low) == len(trimmed) {
			end = i
		}
	}
	name := strings.TrimRight(trimmed[:end], " .,-–—|")
	return part{name, at}, isOutlet(name)
}
