package server

import (
	"reflect"
	"testing"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"a day", dateText("2019-01-14"), "14 Jan 2019"},
		{"a month", dateText("2019-01"), "Jan 2019"},
		{"a year", dateText("2019"), "2019"},
		{"not a date", dateText("PAST_REF"), "PAST_REF"},
		{"no date", dateText(""), ""},
		{"an evening", momentText("2019-03-03TEV"), "3 Mar 2019, evening"},
		{"an hour", momentText("2019-03-03T14:30"), "3 Mar 2019, 14:30"},
		{"an evening of no known day", momentText("XXXX-XX-XXTEV"), "XXXX-XX-XXTEV"},
		{"no time of day", momentText("2019-03"), "Mar 2019"},
		{"a duration", momentText("PT10M"), "PT10M"},
		{"one day", intervalText("2019-01-14", "2019-01-14"), "14 Jan 2019"},
		{"two days", intervalText("2019-01-14", "2019-01-15"), "14 Jan 2019 to 15 Jan 2019"},
		{"open end", intervalText("2019-01-14", ""), "from 14 Jan 2019"},
		{"open start", intervalText("", "2019-01-14"), "until 14 Jan 2019"},
		{"days", durationText("P3D"), "3 days"},
		{"one month", durationText("P1M"), "1 month"},
		{"minutes", durationText("PT10M"), "10 minutes"},
		{"mixed duration", durationText("P1Y2M"), "P1Y2M"},
		{"vague duration", durationText("PXD"), "PXD"},
		{"just P", durationText("P"), "P"},
		{"one", count(1, "file", "files"), "1 file"},
		{"none", count(0, "file", "files"), "0 files"},
		{"many", grouped(1234567), "1\u202f234\u202f567"},
		{"hundreds", grouped(123), "123"},
		{"negative", grouped(-1234), "-1\u202f234"},
		{"bytes", sizeText(999), "999 bytes"},
		{"megabytes", sizeText(1_250_000), "1.2 MB"},
		{"a message", sentence("there is no such page"), "There is no such page"},
		{"a message on a file", sentence("papers/a.pdf: is empty"), "papers/a.pdf: is empty"},
		{"no message", sentence(""), ""},
		{"short", shorten("the quay", 20), "the quay"},
		{"cut after a word", shorten("the quay is open, they say", 17), "the quay is open …"},
		{"cut inside a long word", shorten("ميناءميناءميناء", 5), "ميناء …"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestHits(t *testing.T) {
	for _, c := range []struct {
		snippet string
		want    []hit
	}{
		{"", nil},
		{"no hit", []hit{{"no hit", false}}},
		{"a \uE000ferry\uE001 sails", []hit{{"a ", false}, {"ferry", true}, {" sails", false}}},
		{"\uE000one\uE001\uE000two\uE001", []hit{{"one", true}, {"two", true}}},
		{"broken \uE000off", []hit{{"broken ", false}, {"off", false}}},
		{"stray \uE001 mark", []hit{{"stray  mark", false}}},
	} {
		if got := hits(c.snippet); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v, want %v", c.snippet, got, c.want)
		}
	}
}

func TestDaysOf(t *testing.T) {
	for _, c := range []struct{ in, first, last string }{
		{"2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2024-02-03", "2024-02-03", "2024-02-03"},
	} {
		if first, last, ok := daysOf(c.in); !ok || first != c.first || last != c.last {
			t.Errorf("%s: %s to %s, %v", c.in, first, last, ok)
		}
	}
	for _, bad := range []string{"", "24", "2024-13", "2024-02-30", "2024-2-3", "soon"} {
		if _, _, ok := daysOf(bad); ok {
			t.Errorf("%q is taken for a date", bad)
		}
	}
}
