package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
)

// groupedPlaces is a quote or a claim with its places, for what a person decides about
// it.
type groupedPlaces struct {
	of      hearsay.GroupKind
	ids     []string // of the members' records
	members []hearsay.Passage
}

func groupOfClaim(row *ledger.ClaimRow) groupedPlaces {
	g := groupedPlaces{of: hearsay.ClaimGroups}
	for _, m := range row.Members {
		g.ids, g.members = append(g.ids, m.ID), append(g.members, m.Passage)
	}
	return g
}

func groupOfQuote(row *ledger.QuoteRow) groupedPlaces {
	g := groupedPlaces{of: hearsay.QuoteGroups}
	for _, m := range row.Members {
		g.ids, g.members = append(g.ids, m.ID), append(g.members, m.Passage)
	}
	return g
}

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
func (s *Server) review(ctx context.Context, address string, g groupedPlaces) (v reviewView, err error) {
	v.Action = address + "/review"
	log, err := s.ledger.GroupReviews(ctx)
	if err != nil {
		return v, err
	}
	for _, r := range log {
		if r.Of != g.of || !g.has(r) {
			continue
		}
		v.Log = append(v.Log, newDecisionView(r))
		switch r.Action {
		case hearsay.LockPlaces:
			v.Locked = true
		case hearsay.FreePlaces:
			v.Locked = false
		case hearsay.JoinPlaces, hearsay.SplitPlaces:
		}
	}
	return v, nil
}

// has reports whether a decision names a place of the group.
func (g groupedPlaces) has(r hearsay.GroupReview) bool {
	return slices.ContainsFunc(r.Places, func(p hearsay.ReviewedPlace) bool {
		return slices.ContainsFunc(g.members, func(m hearsay.Passage) bool { return m.Doc == p.Doc && m.Span.Overlaps(p.Span) })
	})
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
	row, err := s.ledger.Claim(r.Context(), r.PathValue("id"))
	if err == nil && row == nil {
		err = noGroup("claim")
	}
	if err != nil {
		return err
	}
	return s.decide(w, r, "/claim/", groupOfClaim(row))
}

func (s *Server) reviewQuote(w http.ResponseWriter, r *http.Request) error {
	row, err := s.ledger.Quote(r.Context(), r.PathValue("id"))
	if err == nil && row == nil {
		err = noGroup("quote")
	}
	if err != nil {
		return err
	}
	return s.decide(w, r, "/quote/", groupOfQuote(row))
}

func noGroup(kind string) error {
	return &hearsay.Error{
		Code: hearsay.NotFound, Msg: "there is no such " + kind,
		Hint: "start from the list of " + kind + "s; comparing documents again may have changed it",
	}
}

// longestForm bounds what a form may send, in bytes: the boxes of the places on
// one page and a note.
const longestForm = 64 << 10

// decide keeps what a form says about a group, has it applied, and leads back to
// what is left of the group.
func (s *Server) decide(w http.ResponseWriter, r *http.Request, pages string, g groupedPlaces) error {
	r.Body = http.MaxBytesReader(w, r.Body, longestForm)
	if err := r.ParseForm(); err != nil {
		return &hearsay.Error{Code: hearsay.Invalid, Msg: "the form cannot be read", Err: err}
	}
	review, left, err := s.decision(r.Context(), r.PostForm, g)
	if err != nil {
		return err
	}
	if err := s.ledger.AddGroupReview(r.Context(), review); err != nil {
		return err
	}
	if err := s.compare(r.Context()); err != nil {
		return err
	}
	http.Redirect(w, r, pages+url.PathEscape(left), http.StatusSeeOther)
	return nil
}

// decision reads a form. left is the ID of a record that stays in the group.
func (s *Server) decision(ctx context.Context, form url.Values, g groupedPlaces) (r hearsay.GroupReview, left string, err error) {
	r = hearsay.GroupReview{Of: g.of, Action: hearsay.GroupAction(form.Get("action")), Note: strings.TrimSpace(form.Get("note"))}
	if len(r.Note) > 2000 || !utf8.ValidString(r.Note) {
		return r, "", invalid("the note is too long or no text")
	}
	left = g.ids[0]
	switch r.Action {
	case hearsay.SplitPlaces:
		left, err = g.takeOut(&r, form["place"])
	case hearsay.JoinPlaces:
		var other hearsay.Passage
		if other, err = s.other(ctx, g.of, form.Get("with")); err == nil {
			r.Places = reviewed(g.members[0], other)
		}
	case hearsay.LockPlaces, hearsay.FreePlaces:
		r.Places = reviewed(g.members...)
	default:
		err = invalid("the form says neither take out, join, lock nor unlock")
	}
	return r, left, err
}

func invalid(msg string) error {
	return &hearsay.Error{Code: hearsay.Invalid, Msg: msg, Hint: "go back and try again"}
}

// takeOut names the ticked places; some of the group must stay.
func (g groupedPlaces) takeOut(r *hearsay.GroupReview, ticked []string) (left string, err error) {
	for i, id := range g.ids {
		if slices.Contains(ticked, id) {
			r.Places = append(r.Places, reviewed(g.members[i])...)
		} else if left == "" {
			left = id
		}
	}
	switch {
	case len(r.Places) == 0:
		return "", invalid("no place is ticked")
	case left == "":
		return "", invalid("all places are ticked: that leaves the group as it is")
	}
	return left, nil
}

func reviewed(places ...hearsay.Passage) (out []hearsay.ReviewedPlace) {
	for _, p := range places {
		out = append(out, hearsay.ReviewedPlace{Passage: p})
	}
	return out
}

// other is a place of the group whose address or record a person gave.
func (s *Server) other(ctx context.Context, of hearsay.GroupKind, given string) (p hearsay.Passage, err error) {
	id := strings.TrimSpace(given)
	if at := strings.LastIndexByte(id, '/'); at >= 0 {
		id = id[at+1:]
	}
	if id, err = url.PathUnescape(id); err != nil {
		return p, invalid("the other group is not named by an address or a record")
	}
	if of == hearsay.ClaimGroups {
		row, err := s.ledger.Claim(ctx, id)
		if err == nil && row != nil {
			return row.Members[0].Passage, nil
		}
		return p, orNotFound(err, given)
	}
	row, err := s.ledger.Quote(ctx, id)
	if err == nil && row != nil {
		return row.Members[0].Passage, nil
	}
	return p, orNotFound(err, given)
}

func orNotFound(err error, given string) error {
	if err != nil {
		return err
	}
	return &hearsay.Error{Code: hearsay.Invalid, Msg: "there is no group " + quoted(given), Hint: "give the address of its page, or the ID of one of its records"}
}

// comparedAtOnce is how many documents are compared while a person waits. In a
// larger ledger a decision is kept, and applied when documents are compared next.
const comparedAtOnce = 1000

// compare applies what was decided.
func (s *Server) compare(ctx context.Context) error {
	_, n, err := s.ledger.Documents(ctx, ledger.DocumentFilter{Limit: 1})
	if err != nil || n > comparedAtOnce {
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
