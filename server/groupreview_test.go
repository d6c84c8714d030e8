package server_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
)

// TestAPersonDecidesAboutGroups sends the forms of the pages of claims and quotes.
func TestAPersonDecidesAboutGroups(t *testing.T) {
	l := compared(t, nil, sampleFiles(t))
	w := start(t, l)
	quotes, _, err := l.Quotes(t.Context(), ledger.RecordFilter{})
	if err != nil || len(quotes) < 2 {
		t.Fatal(len(quotes), err)
	}
	i := slices.IndexFunc(quotes, func(q ledger.QuoteRow) bool { return len(q.Members) > 2 })
	first, out := quotes[i], quotes[i].Members[1].ID

	w.sends(t, "/quote/"+first.ID+"/review", url.Values{"action": {"split"}, "place": {out}, "note": {"another speech"}}, http.StatusSeeOther)
	if q, err := l.Quote(t.Context(), first.ID); err != nil || q == nil || len(q.Members) != len(first.Members)-1 {
		t.Errorf("after taking one place out: %+v, %v", q, err)
	}
	w.sends(t, "/quote/"+first.ID+"/review", url.Values{"action": {"lock"}}, http.StatusSeeOther)
	if _, body := w.get("/quote/" + first.ID); !strings.Contains(body, "Unlock this group") || !strings.Contains(body, "locked a group") {
		t.Error("the page does not tell of the lock")
	}
	if _, body := w.get("/reviews"); !strings.Contains(body, "another speech") || !strings.Contains(body, "took out 1 place") || !strings.Contains(body, "locked a group") {
		t.Error("the log is not whole")
	}
	other := quotes[(i+1)%len(quotes)]
	w.sends(t, "/quote/"+first.ID+"/review", url.Values{"action": {"join"}, "with": {w.URL + "/quote/" + other.ID}}, http.StatusSeeOther)
	if q, err := l.Quote(t.Context(), other.ID); err != nil || !slices.ContainsFunc(q.Members, func(m hearsay.QuoteMember) bool { return m.ID == first.ID }) {
		t.Errorf("after a join: %+v, %v", q, err)
	}
	if state, err := l.Compared(t.Context()); err != nil || !state.Fresh {
		t.Errorf("a decision was not applied: %+v, %v", state, err)
	}
}

// TestAPersonDecidesAboutAClaim: who is taken out is no origin any more, and a
// decision outlives the next comparison.
func TestAPersonDecidesAboutAClaim(t *testing.T) {
	l := compared(t, nil, sampleFiles(t))
	w := start(t, l)
	claims, _, err := l.Claims(t.Context(), ledger.RecordFilter{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(claims, func(c ledger.ClaimRow) bool { return strings.Contains(c.Text, "no unit had fired") })
	if i < 0 || len(claims[i].Members) < 3 {
		t.Fatalf("no claim of several places: %d", i)
	}
	before := claims[i]
	out := before.Members[len(before.Members)-1]
	w.sends(t, "/claim/"+before.ID+"/review", url.Values{"action": {"split"}, "place": {out.ID}}, http.StatusSeeOther)
	for range 2 {
		after, err := l.Claim(t.Context(), before.ID)
		if err != nil || after == nil || len(after.Members) != len(before.Members)-1 {
			t.Fatalf("%+v, %v", after, err)
		}
		for _, n := range after.Graph.Nodes {
			if n.Doc == out.Passage.Doc {
				t.Error("the document that was taken out still counts as an origin")
			}
		}
		if err := corroborate.Update(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFormsThatSayNothingAreRefused(t *testing.T) {
	l := compared(t, nil, sampleFiles(t))
	w := start(t, l)
	_, body := w.get("/claims")
	id := regexp.MustCompile(`/claim/([0-9a-f]+:\w+)`).FindStringSubmatch(body)[1]
	row, err := l.Claim(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	all := url.Values{"action": {"split"}}
	for _, m := range row.Members {
		all.Add("place", m.ID)
	}
	for name, form := range map[string]url.Values{
		"no action": {}, "nothing ticked": {"action": {"split"}}, "everything ticked": all,
		"no other group": {"action": {"join"}}, "no such group": {"action": {"join"}, "with": {"0123456789abcdef:a1"}},
		"a long note": {"action": {"lock"}, "note": {strings.Repeat("x", 3000)}}, "unknown": {"action": {"burn"}},
	} {
		t.Run(name, func(t *testing.T) {
			w.sends(t, "/claim/"+id+"/review", form, http.StatusBadRequest)
		})
	}
	w.sends(t, "/claim/0123456789abcdef:a1/review", url.Values{"action": {"lock"}}, http.StatusNotFound)
	if log, err := l.GroupReviews(t.Context()); err != nil || len(log) > 0 {
		t.Errorf("kept %+v, %v", log, err)
	}
}

// A form on another site must not reach the log.
func TestAFormOfAnotherSiteIsTurnedAway(t *testing.T) {
	w := start(t, compared(t, nil, sampleFiles(t)))
	_, body := w.get("/claims")
	id := regexp.MustCompile(`/claim/([0-9a-f]+:\w+)`).FindStringSubmatch(body)[1]
	r := w.form(t, "/claim/"+id+"/review", url.Values{"action": {"lock"}})
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	response, err := w.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("status %d", response.StatusCode)
	}
}

func (w *workbench) form(t *testing.T, path string, form url.Values) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	_, port, _ := strings.Cut(r.Host, ":")
	r.AddCookie(&http.Cookie{Name: "hearsay-" + port, Value: token})
	return r
}

func (w *workbench) sends(t *testing.T, path string, form url.Values, status int) {
	t.Helper()
	response, err := w.Client().Do(w.form(t, path, form))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != status {
		t.Errorf("%s: status %d, want %d", path, response.StatusCode, status)
	}
}
