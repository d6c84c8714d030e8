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
}

// ReusePiece is one stretch of text that stands in both documents.
type ReusePiece struct{ A, B Span }

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
