package main

import (
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

func newClaims(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "list claims that stand in several documents",
		Long: `List what several documents put forward, with all the places that do, or deny it:
those in most documents first. hearsay never says whether a claim is true.

  denies     the place denies the claim, or tells it only to refute it
  documents  in how many documents it stands
  carriers   how many of them report it independently of each other: two that print
             one agency's story are one carrier; "2 to 3" where the documents do not
             decide it
  words      on how many speakers' word it rests: ten reports of what one spokesman
             said are one word

--limit counts claims, not places. A filter leaves the claims of which at least
one place is in such a document. "hearsay why ID" shows who has a claim from whom.
"hearsay read" compares the documents at its end.
` + exitCodes,
		Example: `  hearsay claims
  hearsay claims --doc papers/statement.pdf
  hearsay claims --format csv > claims.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := recordList(cmd.Context(), o, std, "claim", claimsListing(), (*ledger.Ledger).Claims, claimPlaces)
			if err != nil {
				return err
			}
			return o.ledger.with(cmd.Context(), func(l *ledger.Ledger) error { return tellAge(cmd.Context(), l, std) })
		},
	}
	o.flags(cmd, "in a document published")
	return cmd
}

func claimsListing() listing {
	return listing{columns: export.ClaimColumns(), shown: []shown{
		{"ID", "id", 24},
		{"DENIES", "denied", 6},
		{"SPEAKER", "speaker", 20},
		{"CLAIM", "quote", 0},
		{"PATH", "path", 30},
	}, group: "group", above: aboveClaim}
}

// aboveClaim counts documents, carriers and words.
func aboveClaim(cell func(string) any) string {
	return fmt.Sprintf("%s, %s, %s", numbered(cell("documents"), "document"),
		numbered(cell("carriers"), "independent carrier"), numbered(cell("words"), "word"))
}

// numbered writes a cell with a number or a range before its noun.
func numbered(cell any, noun string) string {
	n := fmt.Sprint(cell)
	if n != "1" {
		noun += "s"
	}
	return strings.ReplaceAll(n, "-", " to ") + " " + noun
}

// claimPlaces makes a row of each place of each claim.
func claimPlaces(list []ledger.ClaimRow) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for i := range list {
			for n := range list[i].Members {
				if !yield(export.ClaimCells(&list[i], n), nil) {
					return
				}
			}
		}
	}
}

// claim writes the places of a claim and who has it from whom.
func (w *explainer) claim(g *ledger.ClaimRow) {
	what := fmt.Sprintf("in %s, by %s, on %s", count(g.Documents, "document"),
		several(g.Graph.Carriers, "independent carrier"), several(g.Graph.Words, "word"))
	if g.Denials > 0 {
		what += ", " + count(g.Denials, "denial")
	}
	w.fact("claimed", what)
	for i, m := range g.Members {
		p := &g.Places[i]
		verb := "puts forward"
		if m.Denied {
			verb = "denies"
		}
		w.fact("", fmt.Sprintf("%s: %s  %s  %s  [%d, %d)", verb, p.Text, m.ID, p.Doc.Path, p.At[0], p.At[1]))
		w.fact("", "    "+m.Why)
	}
	w.origins(&g.Graph)
}

// origins writes who has a claim or quote from whom.
func (w *explainer) origins(g *hearsay.OriginGraph) {
	label := "origins"
	for _, e := range g.Edges {
		arrow := " > "
		if !e.Directed {
			arrow = " <> "
		}
		w.fact(label, g.Nodes[e.From].Name+arrow+g.Nodes[e.To].Name+": "+e.Why)
		label = ""
	}
	for _, ring := range g.Circular {
		names := ""
		for _, n := range ring {
			names += g.Nodes[n].Name + " > "
		}
		w.fact("circular", names+g.Nodes[ring[0]].Name)
	}
}

// several writes a range for people: "2 to 3 words".
func several(r hearsay.Range, noun string) string {
	if r.Low == r.High {
		return count(r.Low, noun)
	}
	return fmt.Sprintf("%d to %s", r.Low, count(r.High, noun))
}
