package corroborate_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/corroborate"
)

// pressed are three papers with one quote, and one with another.
func pressed() []*hearsay.Reading {
	const said = "“The prisoners come home before anything else is signed this winter,”"
	return []*hearsay.Reading{
		reading("a", "2031-03-01", "Iva Dorn", "At the gate she was brief. "+said+" Iva Dorn said."),
		reading("b", "2031-03-02", "Iva Dorn", said+" was all that was heard from Dorn."),
		reading("c", "2031-03-03", "Iva Dorn", "Dorn spoke for an hour. "+said+" she said twice."),
		reading("d", "2031-03-04", "Pavel Orsk", "“The bridge stays closed until the very last lorry has left the valley,” Orsk said."),
	}
}

// decide names the quote of a document in a decision.
func decide(rs []*hearsay.Reading, action hearsay.GroupAction, docs ...string) hearsay.GroupReview {
	r := hearsay.GroupReview{Of: hearsay.QuoteGroups, Action: action}
	for _, x := range rs {
		if slices.Contains(docs, x.Document.ID) {
			r.Places = append(r.Places, hearsay.ReviewedPlace{Passage: hearsay.Passage{Doc: x.Document.ID, Span: x.Attributions[0].Content[0]}})
		}
	}
	return r
}

func TestReviewsOfGroups(t *testing.T) {
	rs := pressed()
	join, split, lock, free := hearsay.JoinPlaces, hearsay.SplitPlaces, hearsay.LockPlaces, hearsay.FreePlaces
	for _, tt := range []struct {
		name string
		log  []hearsay.GroupReview
		want string
	}{
		{"nothing decided", nil, "abc"},
		{"one taken out", []hearsay.GroupReview{decide(rs, split, "b")}, "ac"},
		{"two taken out together", []hearsay.GroupReview{decide(rs, split, "b", "c")}, "bc"},
		{"joined", []hearsay.GroupReview{decide(rs, join, "a", "d")}, "abcd"},
		{"joined and taken out again", []hearsay.GroupReview{decide(rs, join, "a", "d"), decide(rs, split, "d")}, "abc"},
		{"locked", []hearsay.GroupReview{decide(rs, lock, "a", "b")}, "ab"},
		{"locked and freed", []hearsay.GroupReview{decide(rs, lock, "a", "b"), decide(rs, free, "a", "b")}, "abc"},
		{"locked after a join", []hearsay.GroupReview{decide(rs, join, "a", "d"), decide(rs, lock, "a", "d")}, "ad bc"},
		{"of another kind", []hearsay.GroupReview{{Of: hearsay.ClaimGroups, Action: split, Places: decide(rs, split, "b").Places}}, "abc"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := groupsIn(corroborate.Find(rs, tt.log...)); got != tt.want {
				t.Errorf("groups %q, want %q", got, tt.want)
			}
			slices.Reverse(rs)
			if got := groupsIn(corroborate.Find(rs, tt.log...)); got != tt.want {
				t.Errorf("in another order %q, want %q", got, tt.want)
			}
		})
	}
}

// groupsIn writes each quote group as the documents of its members.
func groupsIn(res corroborate.Result) string {
	var out []string
	for _, q := range res.Quotes {
		var docs strings.Builder
		for _, m := range q.Members {
			docs.WriteString(m.Passage.Doc)
		}
		out = append(out, docs.String())
	}
	return strings.Join(out, " ")
}

// A decision names a place in the text: a new reading may number its records anew
// and draw the place a little otherwise.
func TestAReviewHoldsForANewReading(t *testing.T) {
	rs := pressed()
	log := decide(rs, hearsay.SplitPlaces, "b")
	again := pressed()
	for _, r := range again {
		a := &r.Attributions[0]
		a.ID = "a7"
		a.Content[0].End -= len(",”")
	}
	if got := groupsIn(corroborate.Find(again, log)); got != "ac" {
		t.Errorf("groups %q", got)
	}
	elsewhere := log
	elsewhere.Places[0].Span = hearsay.Span{Start: 0, End: 3}
	if got := groupsIn(corroborate.Find(rs, elsewhere)); got != "abc" {
		t.Errorf("a decision on a place without a quote changed the groups to %q", got)
	}
}

func TestAMemberThatAPersonPutThereSaysSo(t *testing.T) {
	rs := pressed()
	res := corroborate.Find(rs, decide(rs, hearsay.JoinPlaces, "a", "d"))
	for _, m := range res.Quotes[0].Members {
		if m.Passage.Doc == "d" && !strings.Contains(m.Why, "a person") {
			t.Errorf("why: %q", m.Why)
		}
	}
}
