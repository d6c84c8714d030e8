package main

import (
	"hearsay"
	"hearsay/corroborate/generate"
	"hearsay/position"
)

// story is a line of truth.jsonl.
type story struct {
	ID        string     `json:"id"`
	Event     string     `json:"event"`
	Origins   interval   `json:"origins"`
	Documents []document `json:"documents"`
	Quotes    []quote    `json:"quotes"`
	Claims    []claim    `json:"claims"`
	Differs   []differs  `json:"differs"`
}

type interval struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

type document struct {
	File      string       `json:"file"`
	Outlet    string       `json:"outlet"`
	Published string       `json:"published"`
	Accounts  []int        `json:"accounts"`
	Copies    []copiedFrom `json:"copies,omitempty"`
}

type copiedFrom struct {
	From      string  `json:"from,omitempty"` // file; "" for a text that is not here
	Cut       string  `json:"cut"`
	Rewritten float64 `json:"rewritten"`
	Credit    string  `json:"credit"`
	Named     string  `json:"named,omitempty"`
}

// place is a stretch of a document in Unicode code points.
type place struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type quote struct {
	Speaker string       `json:"speaker"`
	Places  []quotePlace `json:"places"`
}

type quotePlace struct {
	place
	Variant string `json:"variant"`
}

type claim struct {
	Key    string       `json:"key"`
	Places []claimPlace `json:"places"`
}

type claimPlace struct {
	place
	Speaker string  `json:"speaker,omitempty"`
	Denied  bool    `json:"denied,omitempty"`
	Value   float64 `json:"value,omitempty"`
	Bound   string  `json:"bound,omitempty"`
	Date    string  `json:"date,omitempty"`
}

type differs struct {
	Kind  string    `json:"kind"`
	Sides [][]place `json:"sides"`
}

// placer turns places of a story into those of its files.
type placer struct {
	docs []generate.Doc
	maps []*position.Map
}

func storyOf(s *generate.Story) story {
	p := placer{docs: s.Docs}
	out := story{ID: s.ID, Event: s.Event, Origins: interval(s.Truth.Origins)}
	for _, d := range s.Docs {
		p.maps = append(p.maps, position.NewMap(d.Text))
		out.Documents = append(out.Documents, p.document(d))
	}
	for _, q := range s.Truth.Quotes {
		x := quote{Speaker: q.Speaker}
		for _, at := range q.Places {
			x.Places = append(x.Places, quotePlace{p.place(at.Doc, at.Span), string(at.Variant)})
		}
		out.Quotes = append(out.Quotes, x)
	}
	for _, c := range s.Truth.Claims {
		x := claim{Key: c.Key}
		for _, at := range c.Places {
			x.Places = append(x.Places, claimPlace{p.place(at.Doc, at.Span), at.Speaker, at.Denied, at.Value, string(at.Bound), at.AsOf})
		}
		out.Claims = append(out.Claims, x)
	}
	for _, d := range s.Truth.Planted {
		out.Differs = append(out.Differs, p.differs(d))
	}
	return out
}

func (p *placer) document(d generate.Doc) document {
	out := document{File: d.Name, Outlet: d.Outlet, Published: d.Published, Accounts: d.Accounts}
	for _, c := range d.Copies {
		x := copiedFrom{Cut: string(c.Cut), Rewritten: c.Rewritten, Credit: string(c.Credit), Named: c.Named}
		if c.From >= 0 {
			x.From = p.docs[c.From].Name
		}
		out.Copies = append(out.Copies, x)
	}
	return out
}

func (p *placer) place(doc int, span hearsay.Span) place {
	at := p.maps[doc].Range(span)
	return place{p.docs[doc].Name, at[0], at[1], span.Of(p.docs[doc].Text)}
}

func (p *placer) differs(d generate.Planted) differs {
	out := differs{Kind: string(d.Kind)}
	for _, side := range d.Sides {
		var places []place
		for _, at := range side {
			places = append(places, p.place(at.Doc, at.Span))
		}
		out.Sides = append(out.Sides, places)
	}
	return out
}
