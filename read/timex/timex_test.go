package timex_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/read/timex"
	"hearsay/syntax"
)

func TestIntervals(t *testing.T) {
	for value, want := range map[string][2]string{
		"2019-02-06":            {"2019-02-06", "2019-02-06"},
		"2019-02-06T10:30":      {"2019-02-06", "2019-02-06"},
		"2019-02-06TNI":         {"2019-02-06", "2019-02-06"},
		"2020-02":               {"2020-02-01", "2020-02-29"},
		"2019":                  {"2019-01-01", "2019-12-31"},
		"2019-W01":              {"2018-12-31", "2019-01-06"},
		"2019-W06-WE":           {"2019-02-09", "2019-02-10"},
		"2019-Q4":               {"2019-10-01", "2019-12-31"},
		"2019-H1":               {"2019-01-01", "2019-06-30"},
		"2019-WI":               {"2019-12-01", "2020-02-29"},
		"199":                   {"1990-01-01", "1999-12-31"},
		"19":                    {"1900-01-01", "1999-12-31"},
		"BC0480":                {"-0479-01-01", "-0479-12-31"},
		"BC047":                 {"-0478-01-01", "-0469-12-31"},
		"2018-05-16/2018-06-14": {"2018-05-16", "2018-06-14"},
	} {
		from, to, ok := timex.Interval(value)
		if !ok || from != want[0] || to != want[1] {
			t.Errorf("Interval(%q) = %s, %s, %v; want %v", value, from, to, ok, want)
		}
	}
	for _, value := range []string{
		"", "PAST_REF", "XXXX-05-07", "P3W", "2019-13", "2019-02-30", "2019-W54", "2019-Q5", "2019-", "2019-XX",
		"1", "20199", "2019-02-06/2019-01-01", "-2019", "+201", "2019-W00", "BC", "2019-1-1",
	} {
		if from, to, ok := timex.Interval(value); ok {
			t.Errorf("Interval(%q) = %s, %s", value, from, to)
		}
	}
}

func TestOrderSaysItsEvidence(t *testing.T) {
	d := document("The paper of 26/1/2019 answers that of 4/1/2019.", "2019-02-06", "en")
	times := timex.Tag(syntax.Analyze(d))
	if len(times) != 2 {
		t.Fatalf("found %d times", len(times))
	}
	if got := times[1].Evidence; got != "26 stands first in another date" {
		t.Errorf("evidence: %q", got)
	}
}

// TestTheSameTwice reads one text twice and in parts of memory that were used.
func TestTheSameTwice(t *testing.T) {
	text := strings.Repeat("On 26 January 2019 he left; two days later, on Monday, he was back (Teslin Radio, 28/1/2019). ", 50)
	first := timex.Tag(syntax.Analyze(document(text, "2019-02-06", "en")))
	again := timex.Tag(syntax.Analyze(document(text, "2019-02-06", "en")))
	if len(first) != 200 || len(again) != len(first) {
		t.Fatalf("found %d and %d times, want 200", len(first), len(again))
	}
	for i := range first {
		if first[i] != again[i] {
			t.Fatalf("%+v, then %+v", first[i], again[i])
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{
		"On 26/1/ 2019 and 21 Jumada al-awwal 1440 | 2019/01/27", "two days later, April 5-7, 2018 BC", "الأحد 14 جمادى الأولى 1440 هـ",
		"1397/11/17 (2019-02-06)", "the 99th century of '98 9999s", "the week of Q4 31 February 0000 AD", "last next this mid-early the end of of",
		"30 Safar 1440 AH", "24:00 GMT+99 on Easter 9999", "a few a couple of two and a half hundred thousand years ago", "1500 BC to 1 BC, 0 BC",
	} {
		f.Add(s, "2019-02-06")
	}
	f.Add("yesterday next week in May on Monday", "0001-01-01")
	f.Add("tomorrow next century a thousand years later", "9999-12-31")
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		d := document(text, published, "en")
		times := timex.Tag(syntax.Analyze(d))
		if err := (&hearsay.Reading{Document: d, Times: times}).Validate(); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, x := range times {
			if x.Span.Start < last {
				t.Fatalf("%q overlaps the time before", x.Span.Of(text))
			}
			last = x.Span.End
			checkInterval(t, &x)
		}
	})
}

// checkInterval demands that a value in full gives the interval beside it.
func checkInterval(t *testing.T, x *hearsay.Time) {
	t.Helper()
	from, to, ok := timex.Interval(x.Value)
	if !ok {
		from, to = "", ""
	}
	if x.Type == hearsay.Duration || x.Type == hearsay.Set {
		from, to = "", ""
	}
	if x.From != from || x.To != to {
		t.Fatalf("%s covers %s to %s, but is recorded as %s to %s", x.Value, from, to, x.From, x.To)
	}
	if x.Value == "" {
		t.Fatalf("%+v has no value", x)
	}
	if x.Type == hearsay.Date && !ok && x.Value[0] != 'X' && !strings.HasSuffix(x.Value, "_REF") {
		t.Fatalf("the value %q is not understood", x.Value)
	}
}

func BenchmarkTag(b *testing.B) {
	text := strings.Repeat("The envoy, who left Teslin on 26 January 2019, said that talks with the eleven groups had failed. "+
		"Two weeks later the minister denied it: the road, he told a crowd of 7,423 on Monday, would be open by May. "+
		"\"Nobody will open that road before the harvest,\" a spokesman said (Marovian News Agency, 14/1/2019). "+
		"No one in the market believed him, and the price of bread went on rising as it had done before the flood.\n\n", 500)
	an := syntax.Analyze(document(text, "2019-02-06", "en"))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		timex.Tag(an)
	}
}

// TestDualDates compares a date with the same one in another calendar.
func TestDualDates(t *testing.T) {
	for text, want := range map[string]string{
		"Issued 21 Jumada al-awwal 1440 | 2019/01/27.":                 "the same day as t1",
		"Issued 13 Jumada al-awwal 1440 AH (20/1/2019 CE).":            "only the first number can be a day; a day from t1",
		"Issued 21 Jumada al-awwal 1440, 31 January 2019.":             "4 days from t1",
		"He came on 14 Jumada al-awwal 1440 and left on 2 March 2019.": "",
	} {
		times := timex.Tag(syntax.Analyze(document(text, "2019-02-06", "en")))
		if len(times) != 2 {
			t.Fatalf("%q has %d times", text, len(times))
		}
		if got := times[1].Evidence; got != want {
			t.Errorf("%q: evidence %q, want %q", text, got, want)
		}
	}
}
