package hearsay

// Passage is a place in one of several documents.
type Passage struct {
	Doc  string // document ID
	Span Span
}

// Reuse says that two documents share running text, and where.
type Reuse struct {
	// A and B are document IDs. When Directed, A was published first.
	A, B     string
	Directed bool
	// Pieces are the aligned passages, A's and B's, in A's order.
	Pieces []ReusePiece
	// Own counts the shared words outside quotation marks, Quoted those inside.
	Own, Quoted int
	// CoverA and CoverB are the shares (0 to 1) of each document's words outside
	// quotation marks that the other has too.
	CoverA, CoverB float64
	// Score says how surely one text derives from the other or both from a third
	// (0 to 1); words inside quotation marks do not count for it.
	Score float64
}

// ReusePiece is one stretch of text that stands in both documents.
type ReusePiece struct {
	A, B Span
	// Own counts its shared words outside quotation marks.
	Own int
}

// Origin is a set of documents whose own words come from one text. A document
// that shares its words with no other is not listed: it is its own origin.
type Origin struct {
	// Docs are document IDs, the earliest published first.
	Docs []string
	// Why has one sentence for each document: with which other it shares what.
	Why []string
}

// QuoteGroup is one utterance in the places where it is quoted.
type QuoteGroup struct {
	// ID is the ID of the first member: "DOCUMENT:RECORD".
	ID      string
	Members []QuoteMember
	// Origins counts the members' documents, with documents of one [Origin]
	// counted once.
	Origins int
	// Differs is true when the members have more than one wording. A part of a
	// longer quote has the same wording.
	Differs bool
}

// QuoteMember is one place of a quote group.
type QuoteMember struct {
	ID      string // "DOCUMENT:RECORD" of the attribution
	Passage Passage
	Speaker string // the actor's name, "" when the text names none
	// Wording numbers the different wordings from 1.
	Wording int
	// Why says which member it was joined to and on what evidence.
	Why string
}

// Range is a number that may be undecided: at least Low and at most High.
type Range struct{ Low, High int }

// NodeKind says what a node of an [OriginGraph] is.
type NodeKind string

// The kinds of nodes.
const (
	DocumentNode NodeKind = "document" // a document of the collection
	OutletNode   NodeKind = "outlet"   // a carrier that is credited and not in the collection
	SpeakerNode  NodeKind = "speaker"  // the first speaker, on whose word it rests
)

// OriginNode is one carrier or speaker.
type OriginNode struct {
	Kind NodeKind
	Doc  string // document ID of a DocumentNode, else ""
	Name string // title, outlet or speaker, for people
	Date string // ISO 8601, "" when not known
	// Anonymous is true for a speaker whom the documents do not identify.
	Anonymous bool
}

// Evidence says what an edge of an [OriginGraph] rests on.
type Evidence string

// The sorts of evidence, the strongest first.
const (
	Credited    Evidence = "credit" // a chain, citation, credit line or dateline names it
	SharedText  Evidence = "reuse"  // running text outside quotation marks is shared
	SharedQuote Evidence = "quote"  // an exclusive quotation is shared
)

// OriginEdge says that one node has something from another.
type OriginEdge struct {
	// From and To index the nodes of the graph: To has it from From. When not
	// Directed, it may be the other way round.
	From, To int
	By       Evidence
	Directed bool
	Why      string // one sentence for people
	// Passages are the places that show it.
	Passages []Passage
}

// OriginGraph says who has a claim or quote from whom.
type OriginGraph struct {
	Nodes []OriginNode
	Edges []OriginEdge
	// Carriers counts the independent carriers that report that it was said;
	// Words counts the speakers on whose word it rests. Ten carriers of one
	// spokesman are ten carriers and one word.
	Carriers, Words Range
	// Circular lists rings of nodes that credit each other.
	Circular [][]int
}

// OneAnonymous reports whether every path of the graph leads back to one
// speaker whom no document identifies.
func (g *OriginGraph) OneAnonymous() bool {
	speakers, anonymous := 0, 0
	for i := range g.Nodes {
		if g.Nodes[i].Kind == SpeakerNode {
			speakers++
		}
		if g.Nodes[i].Anonymous {
			anonymous++
		}
	}
	return speakers == 1 && anonymous == 1 && g.Words == Range{1, 1}
}

// ClaimGroup is one claim in the places that put it forward or deny it.
type ClaimGroup struct {
	// ID is the ID of the first member: "DOCUMENT:RECORD".
	ID string
	// Text is the wording of the first member.
	Text    string
	Members []ClaimMember
	Graph   OriginGraph
}

// ClaimMember is one place of a claim group.
type ClaimMember struct {
	ID      string // "DOCUMENT:RECORD"
	Passage Passage
	Speaker string // the actor's name; "" for the author's own voice
	// Denied is true when the member denies the claim, or reports it only to
	// deny it. Such a member is in the group and no supporter.
	Denied bool
	// Why says on what evidence it was joined.
	Why string
}
