package html

import "strings"

// savedMarks are what programs that save pages write into a comment before the
// page's address: browsers, SingleFile, HTTrack.
var savedMarks = []struct{ before, scheme string }{
	{"saved from url=(", ""},
	{"url: ", ""},
	{"Mirrored from ", "http://"},
}

// savedFrom reads the address that a comment says the page was saved from, ""
// for none.
func savedFrom(comment string) string {
	if len(comment) > maxField {
		return ""
	}
	for _, m := range savedMarks {
		_, rest, found := strings.Cut(comment, m.before)
		if !found {
			continue
		}
		if m.before[len(m.before)-1] == '(' { // the length of the address, in digits
			_, rest, _ = strings.Cut(rest, ")")
		}
		address, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		address, _, _ = strings.Cut(address, "\n")
		address = m.scheme + strings.TrimSpace(address)
		if strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") {
			return address
		}
	}
	return ""
}
