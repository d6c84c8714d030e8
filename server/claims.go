package server

import (
	"net/http"
	"net/url"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/review"
)

// claimsView lists the claims that stand in several documents.
type claimsView struct {
	Rows  []claimRow
	Total int
	Query url.Values
	Pager pager
	Age   ledger.Comparison
}

// claimRow is one line of the list.
type claimRow struct {
	ledger.ClaimRow
	Origins, Words string
	Speakers       []string
}

func (s *Server) claimsPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	filter, number, err := recordFilter(query, pageRows)
	if err != nil {
		return err
	}
	v := claimsView{Query: query}
	rows, total, err := s.ledger.Claims(r.Context(), filter)
	if err != nil {
		return err
	}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	v.Total, v.Pager = total, newPager(query, number, len(rows), total)
	for _, row := range rows {
		v.Rows = append(v.Rows, claimRow{
			ClaimRow: row, Origins: rangeText(row.Graph.Carriers), Words: rangeText(row.Graph.Words), Speakers: speakersOf(row.Members),
		})
	}
	s.render(w, r, http.StatusOK, "claims", page{Title: "Claims", Section: "claims", Body: v})
	return nil
}

const shownSpeakers = 3

// speakersOf are the first few names of those who say it.
func speakersOf(members []hearsay.ClaimMember) (names []string) {
	seen := map[string]bool{"": true}
	for _, m := range members {
		if len(names) < shownSpeakers && !seen[m.Speaker] {
			seen[m.Speaker] = true
			names = append(names, m.Speaker)
		}
	}
	return names
}

// claimView is the page of one claim.
type claimView struct {
	ledger.ClaimRow
	Origins  originsView
	Shown    []memberView
	Pager    pager
	Findings []crossView
	Review   reviewView
	Age      ledger.Comparison
}

// memberView is one place of a group, side by side with the others.
type memberView struct {
	Member  string // ID in its group
	ID      string // of its record; "" for a sentence in the author's own voice
	Speaker string
	Denied  bool
	Wording int // 0 where wordings are not told apart
	Doc     ledger.DocumentRow
	Href    string // of the place in its document
	Pieces  []wordPiece
	Why     string
}

func newMemberView(id string, p ledger.QuotePlace) memberView {
	v := memberView{Member: id, ID: id, Doc: p.Doc, Href: passageLink(p.Doc.ID, p.At), Pieces: plainPieces(shorten(oneLine(p.Text), quoteCodeLimit))}
	_, record, _ := strings.Cut(id, ":")
	if strings.HasPrefix(record, "v") {
		v.ID = ""
	} else {
		v.Href = "/doc/" + p.Doc.ID + "?record=" + record + "#" + record
	}
	return v
}

// placesOnPage bounds the places that are shown side by side.
const placesOnPage = 60

func (s *Server) claimPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	first, err := placesFrom(query)
	if err != nil {
		return err
	}
	row, err := s.ledger.Claim(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if row == nil {
		return noGroup(hearsay.ClaimGroups)
	}
	v := claimView{ClaimRow: *row, Origins: newOriginsView(&row.Graph, row.Documents, row.Denials)}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	found, _, err := s.ledger.CrossFindings(r.Context(), ledger.CrossFilter{About: row.ID})
	if err != nil {
		return err
	}
	v.Findings = ofThisPage(found)
	if v.Review, err = s.review(r.Context(), "/claim/"+row.ID, review.ClaimGroup(row)); err != nil {
		return err
	}
	v.Shown = claimPlaces(row, first)
	v.Pager = newPagerOf(query, first/placesOnPage+1, len(v.Shown), len(row.Members), placesOnPage)
	s.render(w, r, http.StatusOK, "claim", page{Title: shorten(oneLine(row.Text), 60), Section: "claims", Body: v})
	return nil
}

// placesFrom reads from which place on a page shows those of a group.
func placesFrom(query url.Values) (int, error) {
	p := params{values: query}
	number := p.number("page", 1, 1_000_000)
	return (number - 1) * placesOnPage, p.finish()
}

// claimPlaces marks in the places of one page the words that the group's first
// place has not, as far as the two are alike.
func claimPlaces(row *ledger.ClaimRow, from int) (out []memberView) {
	first := oneLine(row.Places[0].Text)
	for i := from; i < min(len(row.Members), from+placesOnPage); i++ {
		m := &row.Members[i]
		p := newMemberView(m.ID, row.Places[i])
		p.Speaker, p.Denied, p.Why = m.Speaker, m.Denied, m.Why
		if pieces, _ := differences(p.Pieces[0].Text, first); i > 0 && alike(pieces) {
			p.Pieces = pieces
		}
		out = append(out, p)
	}
	return out
}

// alike reports whether most of a text is not marked as different: marks on
// nearly every word tell nothing.
func alike(pieces []wordPiece) bool {
	marked, all := 0, 0
	for _, p := range pieces {
		all += len(p.Text)
		if p.Differs {
			marked += len(p.Text)
		}
	}
	return marked*3 < all
}
