package corroborate

import (
	"encoding/binary"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/compact"
	"hearsay/corroborate/differ"
)

// digestVersion changes with what digests and segments hold, and with every rule of
// comparing: what was kept by another version is made anew, and all documents are
// compared. The version of what a claim.Document holds is its own.
const digestVersion = 2

// digest is what comparing needs of a document beside its sketch.
type digest struct {
	quotes []quote
	claims *claim.Document
}

// digester reads documents. It is for one goroutine.
type digester struct{ claims *claim.Reader }

func newDigester() *digester { return &digester{claim.NewReader()} }

// digest reads a document.
func (x *digester) digest(r *hearsay.Reading) (sketch, *digest) {
	w := wordsOf(r.Document)
	d := &digest{quotesOf(r, w), x.claims.Read(r)}
	s := newSketch(r.Document, w)
	s.subject = d.claims.Subject()
	s.edition, s.cites = differ.Editions(d.claims)
	for i := range d.quotes {
		s.quotes = append(s.quotes, newUtterance(&d.quotes[i]))
	}
	return s, d
}

// encode writes a digest: the length of the part on quotes, that part, and claims.
func (d *digest) encode() ([]byte, error) {
	quotes := compact.Append(nil, digestVersion, func(c *compact.Coder) { codeQuotes(c, &d.quotes) })
	return d.claims.AppendBinary(append(binary.AppendUvarint(nil, uint64(len(quotes))), quotes...))
}

// split gives the two parts of an encoded digest.
func split(data []byte) (quotes, claims []byte, err error) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, nil, compact.ErrDamaged
	}
	return data[n : n+int(length)], data[n+int(length):], nil
}

func decodeQuotes(data []byte) (quotes []quote, err error) {
	part, _, err := split(data)
	if err != nil {
		return nil, err
	}
	return quotes, compact.Read(part, digestVersion, func(c *compact.Coder) { codeQuotes(c, &quotes) })
}

func decodeClaims(data []byte) (*claim.Document, error) {
	_, part, err := split(data)
	if err != nil {
		return nil, err
	}
	return claim.Decode(part)
}

func codeQuotes(c *compact.Coder, quotes *[]quote) {
	compact.List(c, quotes, func(c *compact.Coder, q *quote) {
		compact.Text(c, &q.name)
		compact.List(c, &q.content, (*compact.Coder).Span)
		compact.Text(c, &q.speaker)
		compact.Text(c, &q.date)
		compact.List(c, &q.id, compact.Hash)
		compact.List(c, &q.cuts, compact.Int)
		c.Flags(&q.indirect)
	})
}

func codeSketches(c *compact.Coder, all *[]sketch) {
	compact.List(c, all, func(c *compact.Coder, s *sketch) {
		compact.Text(c, &s.id)
		compact.Text(c, &s.date)
		compact.Text(c, &s.outlet)
		c.Numbers(&s.prints)
		compact.List(c, &s.quotes, func(c *compact.Coder, u *utterance) {
			compact.Hash(c, &u.kind)
			c.Numbers(&u.prints)
		})
		s.subject.ID = s.id
		compact.List(c, &s.subject.Names, compact.Hash)
		compact.Int(c, &s.subject.Day)
		c.Flags(&s.subject.Dated)
		compact.Hash(c, &s.edition)
		compact.List(c, &s.cites, compact.Hash)
	})
}

// mostInSegment is how many documents a segment holds at most when it is joined with
// the next one.
const mostInSegment = 4096

// segments are the sketches of all documents in the order in which they were
// compared first, as the ledger keeps them.
type segments struct {
	sketches []sketch
	sizes    []int // documents of each segment
}

// readSegments reads them.
func readSegments(data [][]byte) (*segments, error) {
	s, parts := &segments{}, make([][]sketch, len(data))
	for i, d := range data {
		if err := compact.Read(d, digestVersion, func(c *compact.Coder) { codeSketches(c, &parts[i]) }); err != nil {
			return nil, err
		}
		s.sizes = append(s.sizes, len(parts[i]))
	}
	s.sketches = slices.Concat(parts...)
	return s, nil
}

// add puts sketches behind the others. It gives the segments to be written in place
// of those from the given one on. A segment is joined with the one before as long as
// that is not much larger, so that there are few, and each document is written few
// times.
func (s *segments) add(all []sketch) (from int, data [][]byte) {
	s.sketches = append(s.sketches, all...)
	first := len(s.sketches) - len(all)
	for len(all) > 0 && len(s.sizes) > 0 {
		last := s.sizes[len(s.sizes)-1]
		if n := len(s.sketches) - first; last > 2*n || last+n > mostInSegment {
			break
		}
		first -= last
		s.sizes = s.sizes[:len(s.sizes)-1]
	}
	from = len(s.sizes)
	for first < len(s.sketches) {
		part := s.sketches[first:min(first+mostInSegment, len(s.sketches))]
		data = append(data, compact.Append(nil, digestVersion, func(c *compact.Coder) { codeSketches(c, &part) }))
		s.sizes = append(s.sizes, len(part))
		first += len(part)
	}
	return from, data
}
