package html

import (
	"strings"

	"hearsay"
	"hearsay/ingest/pubdate"
)

// addressDate is the date in the page's address: "/2018/10/26/" with sure, else
// "/2018/10/" or "/20181026", which may be a number.
func (m *metadata) addressDate(sure bool) statement {
	if m.address == nil {
		return statement{}
	}
	parts := strings.FieldsFunc(m.address.Path, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' })
	for i, part := range parts {
		if len(part) == 8 && isDigits(part) {
			if s := addressParts(part); s.value != "" && !sure {
				return s
			}
		}
		if len(part) != 4 || !isDigits(part) || i+1 >= len(parts) || !isDigits(parts[i+1]) || len(parts[i+1]) > 2 {
			continue
		}
		day := i+2 < len(parts) && isDigits(parts[i+2]) && len(parts[i+2]) <= 2
		switch {
		case sure && day:
			return addressParts(part + "-" + two(parts[i+1]) + "-" + two(parts[i+2]))
		case !sure && !day && len(parts[i+1]) == 2:
			return addressParts(part + "-" + parts[i+1])
		}
	}
	return statement{}
}

func addressParts(s string) statement {
	iso, ok := pubdate.Parse(s)
	if !ok || iso < "1990" || iso > "2100" { // no page has an older address
		return statement{}
	}
	return statement{value: iso, how: hearsay.HowURL}
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
