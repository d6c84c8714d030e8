package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/ledger"
)

func TestAReadingComesBackAsItWasStored(t *testing.T) {
	l := open(t)
	want := statement()
	e := entry("docs/statement.txt", want, "the bytes\x00of the file")
	check(t, want.Validate())
	check(t, l.Store(ctx, e))
	got, err := l.Reading(ctx, want.Document.ID)
	check(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-stored +read:\n%s", diff)
	}
	o, err := l.Original(ctx, want.Document.ID)
	check(t, err)
	if diff := cmp.Diff(e.Original, o); diff != "" {
		t.Errorf("-stored +read:\n%s", diff)
	}
	verified(t, l)
}

// verified fails when the ledger has problems.
func verified(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	checked, err := l.Verify(ctx, func(p ledger.Problem) { t.Errorf("verify: %s: %s", p.Record, p.Msg) })
	check(t, err)
	if checked.Documents == 0 || checked.Anchors == 0 || checked.Files == 0 {
		t.Errorf("verify looked at %+v", checked)
	}
}

func TestSays(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("docs/statement.txt", statement(), "bytes")))
	for name, c := range map[string]struct {
		f    ledger.SaysFilter
		want string
	}{
		"all":                 {ledger.SaysFilter{}, "a1 a2 a3 a4"},
		"speaker":             {ledger.SaysFilter{Speaker: "dorel"}, "a3"},
		"part of a word":      {ledger.SaysFilter{Speaker: "dor"}, ""},
		"whole name":          {ledger.SaysFilter{Speaker: "=Ana Dorel"}, "a3"},
		"not the whole name":  {ledger.SaysFilter{Speaker: "=Dorel"}, ""},
		"arabic speaker":      {ledger.SaysFilter{Speaker: "المبعوث"}, "a4"},
		"about":               {ledger.SaysFilter{About: "bridge burn"}, "a1 a2"},
		"about, phrase":       {ledger.SaysFilter{About: `"we will not"`}, "a3"},
		"about, wrong order":  {ledger.SaysFilter{About: `"not we will"`}, ""},
		"about, without":      {ledger.SaysFilter{About: "-bridges"}, "a3 a4"},
		"about, no word":      {ledger.SaysFilter{About: "***"}, ""},
		"about, arabic":       {ledger.SaysFilter{About: "هدنة"}, "a4"},
		"about, syntax":       {ledger.SaysFilter{About: `bridges" OR (AND * ^ : NEAR`}, ""},
		"outlet as publisher": {ledger.SaysFilter{Outlet: "marovia today"}, "a1 a2 a3 a4"},
		"outlet in the chain": {ledger.SaysFilter{Outlet: "Teslin Post"}, "a3"},
		"carrier, publisher":  {ledger.SaysFilter{Carrier: "marovia"}, "a1 a2 a3 a4"},
		"carrier in a chain":  {ledger.SaysFilter{Carrier: "teslin post"}, "a3"},
		"whole carrier":       {ledger.SaysFilter{Carrier: "=Teslin Post"}, "a3"},
		"part of a carrier":   {ledger.SaysFilter{Carrier: "=Teslin"}, ""},
		"speaker, no carrier": {ledger.SaysFilter{Carrier: "Ana Dorel"}, ""},
		"sign in a carrier":   {ledger.SaysFilter{Carrier: "%"}, ""},
		"kind":                {ledger.SaysFilter{Kind: "direct"}, "a3"},
		"doc path":            {ledger.SaysFilter{Doc: "docs/statement.txt"}, "a1 a2 a3 a4"},
		"no such doc":         {ledger.SaysFilter{Doc: "elsewhere"}, ""},
		"anonymous":           {ledger.SaysFilter{Anonymous: true}, "a2"},
		"depth":               {ledger.SaysFilter{Depth: 2}, "a2 a3"},
		"since":               {ledger.SaysFilter{Since: "2019-01-15"}, "a1 a3 a4"},
		"until":               {ledger.SaysFilter{Until: "2019-01-31"}, "a2"},
		"inside the month":    {ledger.SaysFilter{Since: "2019-02-03", Until: "2019-02-04"}, "a1 a3 a4"},
		"year":                {ledger.SaysFilter{Since: "2019", Until: "2019"}, "a1 a2 a3 a4"},
		"page":                {ledger.SaysFilter{Limit: 2, Offset: 1}, "a2 a3"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, total, err := l.Says(ctx, c.f)
			check(t, err)
			got := ""
			for _, r := range rows {
				if got != "" {
					got += " "
				}
				got += r.Attribution.ID
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if c.f.Limit == 0 && total != len(rows) || c.f.Limit != 0 && total != 4 {
				t.Errorf("total %d of %d rows", total, len(rows))
			}
		})
	}
}
