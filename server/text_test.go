package server

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/ingest/block"
)

func TestGroupsMarkEveryPage(t *testing.T) {
	var b block.Builder
	for _, x := range []struct {
		kind hearsay.BlockKind
		page int
	}{
		{hearsay.Paragraph, 1},
		{hearsay.ListItem, 1},
		{hearsay.ListItem, 1},
		{hearsay.ListItem, 2},
		{hearsay.Furniture, 2},
		{hearsay.Furniture, 3},
		{hearsay.Paragraph, 3},
	} {
		b.Add(x.kind, x.page, "quay")
	}
	d := &hearsay.Document{}
	b.Build(d)
	var got []string
	for _, g := range newTypesetter(d, nil, "").groups(parts(d, nil)[0]) {
		got = append(got, fmt.Sprintf("%d:%s*%d", g.Page, g.Kind, len(g.Blocks)))
	}
	want := "1:paragraph*1 0:list-item*2 2:list-item*1 0:furniture*1 3:furniture*1 0:paragraph*1"
	if strings.Join(got, " ") != want {
		t.Errorf("groups are %v, want %s", got, want)
	}
}

// The marks of Markdown are no page furniture to a person who reads, and a list
// shows one bullet, not two.
func TestMarksAreNotFolded(t *testing.T) {
	d := &hearsay.Document{}
	var b block.Builder
	for _, text := range []string{"#", "***", "Home | News", "##"} {
		b.Add(hearsay.Furniture, 0, text)
		b.Add(hearsay.Paragraph, 0, "quay")
	}
	for _, text := range []string{"- one", "• one", "1. one", "(b) one", "12) one", "one", "A ferry", "Mr. Renn", "یک"} {
		b.Add(hearsay.ListItem, 0, text)
	}
	b.Build(d)
	var got []string
	for _, g := range newTypesetter(d, nil, "").groups(parts(d, nil)[0]) {
		if g.Kind == hearsay.Furniture {
			got = append(got, fmt.Sprint(g.Bare))
		}
		for _, item := range g.Blocks {
			if item.Marked {
				got = append(got, item.Segments[0].Text)
			}
		}
	}
	want := "true true false true - one • one 1. one (b) one 12) one"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
}

func TestPassageCutsAtWords(t *testing.T) {
	d := &hearsay.Document{}
	var b block.Builder
	b.Add(hearsay.Paragraph, 0, "another block")
	b.Add(hearsay.Paragraph, 0, "The ferries lay at the quay, said Renn, until the tide had turned.")
	b.Build(d)
	at := strings.Index(d.Text, "said Renn")
	place := hearsay.Span{Start: at, End: at + len("said Renn")}
	for radius, want := range map[int]string{
		0:   "… said Renn …",
		8:   "… quay, said Renn, until …",
		500: "The ferries lay at the quay, said Renn, until the tide had turned.",
	} {
		p := newTypesetter(d, []stroke{{Span: place, Role: roleCue, Record: "a1"}}, "").passage(place, radius)
		var text strings.Builder
		for _, s := range p.Segments {
			text.WriteString(s.Text)
		}
		got := text.String()
		if p.Before {
			got = "… " + got
		}
		if p.After {
			got += " …"
		}
		if got != want {
			t.Errorf("radius %d: %q, want %q", radius, got, want)
		}
	}
}
