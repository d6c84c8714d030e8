package claim

import (
	"maps"
	"slices"
	"strings"

	"hearsay/corroborate/compact"
)

// Version changes with the form that [Document.AppendBinary] writes.
const Version = 2

// AppendBinary appends a compact form of the document, for [Decode]. The error is
// nil.
func (d *Document) AppendBinary(dst []byte) ([]byte, error) {
	return compact.Append(dst, Version, d.code), nil
}

// Decode reads what [Document.AppendBinary] wrote. The error is
// [compact.ErrDamaged].
func Decode(data []byte) (*Document, error) {
	d := &Document{}
	if err := compact.Read(data, Version, d.code); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *Document) code(c *compact.Coder) {
	compact.Text(c, &d.ID)
	compact.Text(c, &d.Published)
	compact.Text(c, &d.Outlet)
	compact.List(c, &d.Names, compact.Hash)
	compact.List(c, &d.Named, compact.Hash)
	d.codeTowns(c)
	compact.List(c, &d.Statements, func(c *compact.Coder, s *Statement) { s.code(c, d.ID) })
}

func (d *Document) codeTowns(c *compact.Coder) {
	names := slices.Sorted(maps.Keys(d.Towns))
	compact.List(c, &names, compact.Text)
	towns := make(map[string]int, len(names))
	for _, name := range names {
		n := d.Towns[name]
		compact.Int(c, &n)
		towns[name] = n
	}
	d.Towns = towns
}

func (s *Statement) code(c *compact.Coder, doc string) {
	record, isAttribution := strings.TrimPrefix(s.ID, doc+":"), s.Attribution != ""
	compact.Text(c, &record)
	c.Flags(&isAttribution, &s.Title, &s.Quoted, &s.Longer, &s.negated)
	s.ID = doc + ":" + record
	if isAttribution {
		s.Attribution = record
	}
	c.Span(&s.Span)
	compact.Text(c, &s.Text)
	compact.Text(c, &s.Speaker)
	compact.List(c, &s.Slots, compact.Hash)
	compact.List(c, &s.Figures, func(c *compact.Coder, f *Figure) { f.code(c) })
	compact.List(c, &s.Dates, func(c *compact.Coder, x *Dated) {
		compact.Int(c, &x.First)
		compact.Int(c, &x.Last)
		c.Span(&x.Span)
		c.Flags(&x.Reported)
	})
	compact.List(c, &s.Places, func(c *compact.Coder, p *Place) {
		compact.Text(c, &p.Name)
		c.Span(&p.Span)
	})
	compact.List(c, &s.Cites, func(c *compact.Coder, x *Cite) {
		compact.Text(c, &x.Record)
		compact.Text(c, &x.Outlet)
		compact.Text(c, &x.Date)
	})
}

func (f *Figure) code(c *compact.Coder) {
	compact.Text(c, &f.Quantity)
	c.Span(&f.Span)
	compact.Text(c, &f.Kind)
	compact.Text(c, &f.Unit)
	compact.Text(c, &f.Words)
	c.Float(&f.Low)
	c.Float(&f.High)
	compact.Text(c, &f.Value)
	compact.Text(c, &f.Effect)
	compact.Text(c, &f.Counted)
	compact.Text(c, &f.Noun)
	c.Flags(&f.New, &f.Total, &f.Vague)
}
