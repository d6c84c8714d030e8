package lexicon

import "strings"

// EndsOutlet reports whether a word, whatever its case, is one with which the names
// of papers and stations end, so that a name no pack lists may be that of an outlet:
// "the Teslin Courier".
func EndsOutlet(word string) bool {
	switch strings.ToLower(word) {
	case "advertiser", "argus", "beacon", "broadcasting", "bulletin", "channel", "chronicle", "courier", "daily", "dispatch", "echo", "enquirer",
		"examiner", "express", "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "mail", "mercury", "mirror", "monitor",
		"network", "news", "newspaper", "observer", "post", "press", "radio", "register", "review", "sentinel", "standard", "telegraph",
		"television", "times", "tribune", "tv", "weekly":
		return true
	}
	return false
}
