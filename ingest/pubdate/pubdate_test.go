package pubdate_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay/ingest/pubdate"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2018-10-26":                      "2018-10-26",
		"2018-10-26T23:30:00+02:00":       "2018-10-26",
		"2018-10-26 10:00":                "2018-10-26",
		"2018-10":                         "2018-10",
		"2018-10-":                        "",
		"2018":                            "2018",
		"20181026":                        "2018-10-26",
		"20181026T103000Z":                "2018-10-26",
		"20181026103000":                  "2018-10-26",
		"D:20181026103000+02'00'":         "2018-10-26",
		"2018/10/26":                      "2018-10-26",
		"2018.10.26":                      "2018-10-26",
		"Fri, 26 Oct 2018 10:00:00 +0200": "2018-10-26",
		"Friday, 26-Oct-18 10:00:00 GMT":  "2018-10-26",
		"Fri Oct 26 10:00:00 CEST 2018":   "2018-10-26",
		"Fri Oct 26 2018 10:00:00 GMT+0200 (CEST)": "2018-10-26",
		"Oct. 26, 2018":                  "2018-10-26",
		"October 26th, 2018":             "2018-10-26",
		"26th of October, 2018":          "2018-10-26",
		"October 2018":                   "2018-10",
		"26. Oktober 2018":               "2018-10-26",
		"Freitag, den 26.10.2018, 10:00": "2018-10-26",
		"26. 10. 2018":                   "2018-10-26",
		"26.10.18":                       "2018-10-26",
		"1. März 2019":                   "2019-03-01",
		"26 octobre 2018 à 10h00":        "2018-10-26",
		"1er février 2019":               "2019-02-01",
		"26 de octubre de 2018":          "2018-10-26",
		"26 de outubro de 2018":          "2018-10-26",
		"26 ottobre 2018":                "2018-10-26",
		"26 октября 2018 г.":             "2018-10-26",
		"26 Ekim 2018 Cuma":              "2018-10-26",
		"1 KASIM 2018":                   "2018-11-01",
		"26 października 2018":           "2018-10-26",
		"26/10/2018":                     "2018-10-26",
		"5/6/2019":                       "2019-06-05",
		"10/26/2018":                     "2018-10-26",
		"26 / 10 / 2018":                 "2018-10-26",
		"الجمعة 26 أكتوبر 2018":          "2018-10-26",
		"٢٦ أكتوبر/تشرين الأول ٢٠١٨":                      "2018-10-26",
		"26 تشرين الأول 2018":                             "2018-10-26",
		"26 تشرين الأول (أكتوبر) 2018":                    "2018-10-26",
		"٢٦/١٠/٢٠١٨":                                      "2018-10-26",
		"\u200f26\u200f/10\u200f/2018":                    "2018-10-26",
		"۲۶ اکتبر ۲۰۱۸":                                   "2018-10-26",
		"26 اکتوبر 2018ء":                                 "2018-10-26",
		"د ۲۰۱۸ کال د اکتوبر ۲۶":                          "2018-10-26",
		"۱۳۹۷/۰۸/۰۴":                                      "2018-10-26",
		"۴ آبان ۱۳۹۷":                                     "2018-10-26",
		"14 Jumada al-Awwal 1440":                         "2019-01-20",
		"الأحد 15 جمادى الأولى 1440 | 2019/01/20":         "2019-01-20",
		"آبان ۱۳۹۷":                                       "",
		"2018年10月26日":                                     "2018-10-26",
		"2018년 10월 26일":                                   "2018-10-26",
		"Published 26 October 2018 at 10:00 by A. Writer": "2018-10-26",

		"":                     "",
		"no date":              "",
		"29 February 2019":     "",
		"31.04.2018":           "",
		"13/13/2018":           "",
		"version 1.26.10.2018": "",
		"26 October":           "",
		"10:26":                "",
		"99999999999999999999": "",
	} {
		if got, ok := pubdate.Parse(in); got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %t; want %q", in, got, ok, want)
		}
	}
}

func TestFindSaysWhere(t *testing.T) {
	for _, marked := range []string{
		"Teslin, [26 October 2018] (Marovia Wire)",
		"Von Anna Berg | [26. Oktober 2018], 10:00 Uhr",
		"Updated 10:30, Fri [Oct. 26, 2018] and again on 27 October 2018",
		"نشر في [٢٦ أكتوبر/تشرين الأول ٢٠١٨] الساعة ١٠",
		"© 2018 The Teslin Post, [2019-01-02]T10:00",
		"[26.10.2018]",
	} {
		line := strings.NewReplacer("[", "", "]", "").Replace(marked)
		_, start, end, ok := pubdate.Find(line)
		if !ok {
			t.Errorf("no date in %q", line)
			continue
		}
		if got := line[:start] + "[" + line[start:end] + "]" + line[end:]; got != marked {
			t.Errorf("got %s, want %s", got, marked)
		}
	}
}

// TestEveryDayIsReadAsItIsWritten writes a day in many ways and reads it back.
func TestEveryDayIsReadAsItIsWritten(t *testing.T) {
	english := strings.Fields("January February March April May June July August September October November December")
	russian := strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
	arabic := strings.Fields("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(1900, 2100).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		d := rapid.IntRange(1, 28).Draw(t, "day")
		want := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		for _, s := range []string{
			want, want + "T00:00:00Z", fmt.Sprintf("%04d%02d%02d", y, m, d),
			fmt.Sprintf("%d.%d.%d", d, m, y), fmt.Sprintf("%02d/%02d/%d", d, m, y),
			fmt.Sprintf("%d %s %d", d, english[m-1], y), fmt.Sprintf("%s %d, %d", english[m-1], d, y),
			fmt.Sprintf("%s %d, %d", english[m-1][:3], d, y),
			fmt.Sprintf("%d %s %d г.", d, russian[m-1], y), fmt.Sprintf("%d %s %d", d, arabic[m-1], y),
		} {
			if got, _ := pubdate.Parse("  " + s + "\n"); got != want {
				t.Fatalf("Parse(%q) = %q", s, got)
			}
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Oct. 26, 2018", "٢٦/١٠/٢٠١٨", "2018-10-26T", "26 de", "26-Oct-'18", "1.2.3.4", "D:2018", "2018年10月"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iso, start, end, ok := pubdate.Find(s)
		pubdate.Parse(s)
		if !ok {
			return
		}
		if start < 0 || end > len(s) || start >= end {
			t.Fatalf("%q: %d-%d", s, start, end)
		}
		if utf8.ValidString(s) {
			if again, ok := pubdate.Parse(s[start:end]); !ok || again != iso {
				t.Fatalf("%q is %s in its line and %s alone", s[start:end], iso, again)
			}
		}
		if again, ok := pubdate.Parse(iso); !ok || again != iso {
			t.Fatalf("%s is read as %s", iso, again)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	line := "By Anna Berg, Teslin correspondent of the Marovia Wire, updated Friday 26 October 2018 at 10:00"
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		pubdate.Find(line)
	}
}
