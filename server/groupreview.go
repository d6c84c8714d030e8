package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
	"hearsay/review"
)

// reviewView is the form for what a person decides about one group, and what was
// decided before.
type reviewView struct {
	Action string // address of the form
	Locked bool
	Log    []decisionView
}

// decisionView is one line of the log.
type decisionView struct {
	N          int
	When, What string
	Note       string
	Places     []decidedPlace
	More       int
}

// decidedPlace is a place that a decision names.
type decidedPlace struct{ Text, Doc string }

// shownDecided is how many places of a decision are shown.
const shownDecided = 4

// review prepares the form of a group.
func (s *Server) review(ctx context.Context, address string, g *review.Group) (v reviewView, err error) {
	v.Action = address + "/review"
	log, err := s.ledger.GroupReviews(ctx)
	if err != nil {
		return v, err
	}
	v.Locked = len(g.Locks(log)) > 0
	for _, r := range g.Log(log) {
		v.Log = append(v.Log, newDecisionView(r))
	}
	return v, nil
}

func newDecisionView(r hearsay.GroupReview) decisionView {
	day, _, _ := strings.Cut(r.At, "T")
	v := decisionView{N: r.N, When: dateText(day), What: decisionText(r), Note: r.Note, More: max(0, len(r.Places)-shownDecided)}
	for _, p := range r.Places[:min(len(r.Places), shownDecided)] {
		v.Places = append(v.Places, decidedPlace{shorten(oneLine(p.Quote), 120), p.Doc})
	}
	return v
}

func decisionText(r hearsay.GroupReview) string {
	n := count(len(r.Places), "place", "places")
	switch r.Action {
	case hearsay.JoinPlaces:
		return "joined the groups of " + n
	case hearsay.SplitPlaces:
		return "took out " + n
	case hearsay.LockPlaces:
		return "locked a group of " + n
	case hearsay.FreePlaces:
		return "unlocked a group of " + n
	}
	return string(r.Action)
}

func (s *Server) reviewClaim(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, hearsay.ClaimGroups)
}

func (s *Server) reviewQuote(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, hearsay.QuoteGroups)
}

func noGroup(kind hearsay.GroupKind) error {
	return &hearsay.Error{
		Code: hearsay.NotFound, Msg: "there is no such " + string(kind),
		Hint: "start from the list of " + string(kind) + "s; comparing documents again may have changed it",
	}
}

// longestForm bounds what a form may send, in bytes: the boxes of the places on
// one page and a note.
const longestForm = 64 << 10

// decide keeps what a form says about a group, has it applied, and leads back to
// what is left of the group.
func (s *Server) decide(w http.ResponseWriter, r *http.Request, of hearsay.GroupKind) error {
	g, err := review.GroupOf(r.Context(), s.ledger, of, r.PathValue("id"))
	if err != nil {
		return err
	}
	if g == nil {
		return noGroup(of)
	}
	r.Body = http.MaxBytesReader(w, r.Body, longestForm)
	if err := r.ParseForm(); err != nil {
		return &hearsay.Error{Code: hearsay.Invalid, Msg: "the form cannot be read", Err: err}
	}
	decision, left, err := s.decision(r.Context(), r.PostForm, g)
	if err != nil {
		return err
	}
	before, err := s.ledger.Compared(r.Context())
	if err != nil {
		return err
	}
	if err := review.Keep(r.Context(), s.ledger, decision); err != nil {
		return err
	}
	if err := s.compare(r.Context(), before.Fresh); err != nil {
		return err
	}
	http.Redirect(w, r, "/"+string(of)+"/"+url.PathEscape(left), http.StatusSeeOther)
	return nil
}

// decision reads a form. left is the ID of a record that stays in the group.
func (s *Server) decision(ctx context.Context, form url.Values, g *review.Group) (r hearsay.GroupReview, left string, err error) {
	left = g.Members[0].ID
	switch hearsay.GroupAction(form.Get("action")) {
	case hearsay.SplitPlaces:
		r, left, err = g.Split(form["place"])
	case hearsay.JoinPlaces:
		r, err = s.join(ctx, g, form.Get("with"))
	case hearsay.LockPlaces:
		r = g.Lock()
	case hearsay.FreePlaces:
		r, err = g.Free(ctx, s.ledger)
	default:
		err = &hearsay.Error{
			Code: hearsay.Invalid, Msg: "the form says neither take out, join, lock nor unlock", Hint: "go back and try again",
		}
	}
	r.Note = strings.TrimSpace(form.Get("note"))
	return r, left, err
}

// join joins a group with the one whose address or record a person gave.
func (s *Server) join(ctx context.Context, g *review.Group, given string) (hearsay.GroupReview, error) {
	id := strings.TrimSpace(given)
	if at := strings.LastIndexByte(id, '/'); at >= 0 {
		id = id[at+1:]
	}
	id, err := url.PathUnescape(id)
	if err != nil {
		id = given
	}
	other, err := review.GroupOf(ctx, s.ledger, g.Of, id)
	if err == nil && other == nil {
		err = &hearsay.Error{
			Code: hearsay.Invalid, Msg: "there is no group " + quoted(given), Hint: "give the address of its page, or the ID of one of its records",
		}
	}
	if err != nil {
		return hearsay.GroupReview{}, err
	}
	return review.Join(ctx, s.ledger, g.Of, []review.Member{g.Members[0], other.Members[0]})
}

// comparedAtOnce is how many documents are compared anew while a person waits. In a
// larger ledger whose documents have changed since, a decision is kept, and applied
// when they are compared next.
const comparedAtOnce = 1000

// compare applies what was decided: at once when only that is new, since comparing
// touches then no more than the groups that it names.
func (s *Server) compare(ctx context.Context, wasFresh bool) error {
	_, n, err := s.ledger.Documents(ctx, ledger.DocumentFilter{Limit: 1})
	if err != nil || !wasFresh && n > comparedAtOnce {
		return err
	}
	return corroborate.Update(ctx, s.ledger)
}

// reviewsView is the log of all decisions.
type reviewsView struct {
	Log []decisionView
	Age ledger.Comparison
}

func (s *Server) reviewsPage(w http.ResponseWriter, r *http.Request) error {
	p := params{values: r.URL.Query()}
	if err := p.finish(); err != nil {
		return err
	}
	log, err := s.ledger.GroupReviews(r.Context())
	if err != nil {
		return err
	}
	v := reviewsView{}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	for _, x := range slices.Backward(log) {
		v.Log = append(v.Log, newDecisionView(x))
	}
	s.render(w, r, http.StatusOK, "reviews", page{Title: "What persons decided about groups", Body: v})
	return nil
}
