package train

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ingest"
	"hearsay/lexicon"
	"hearsay/position"
	"hearsay/read/attribution"
	"hearsay/read/citation"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// Article is a text with the attributions that a person marked in it.
type Article struct {
	Analysis  *syntax.Analysis
	Times     []hearsay.Time
	Citations []hearsay.Citation
	Gold      []attribution.Gold // outermost ones
	Hidden    []hearsay.Span     // page furniture, in which nothing was marked
}

// Load reads the articles of a folder: NAME.txt and, in brat standoff whose
// offsets are code points, NAME.ann.
func Load(ctx context.Context, folder string) ([]Article, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	reader := ingest.New(ingest.DefaultLimits())
	defer reader.Close()
	var out []Article
	for _, path := range paths {
		a, err := load(ctx, reader, lex, path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, a)
	}
	return out, nil
}

func load(ctx context.Context, r *ingest.Reader, lex *lexicon.Lexicon, path string) (Article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Article{}, err
	}
	var a Article
	for d, err := range r.Read(ctx, ingest.File{Path: filepath.ToSlash(path), Data: data}) {
		if err != nil {
			return Article{}, err
		}
		if d.Text != string(data) {
			return Article{}, errors.New("the text was changed on reading, so that the offsets of its standoff do not fit")
		}
		a.Analysis = syntax.Analyze(d)
	}
	a.Times = timex.Tag(a.Analysis)
	a.Citations = citation.Find(a.Analysis, a.Times, lex)
	standoff, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".ann")
	if err != nil {
		return Article{}, err
	}
	return a, a.readGold(string(standoff), position.NewMap(string(data)))
}

// readGold takes in brat standoff: T lines with spans, E lines that join a source,
// a cue and a content.
func (a *Article) readGold(standoff string, at *position.Map) error {
	spans := map[string][]hearsay.Span{}
	var all []attribution.Gold
	for line := range strings.Lines(standoff) {
		id, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case strings.HasPrefix(id, "T"):
			mark, _, _ := strings.Cut(rest, "\t")
			label, offsets, _ := strings.Cut(mark, " ")
			pieces, err := parsePieces(offsets, at)
			if err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			spans[id] = pieces
			if label == "Discard" {
				a.Hidden = append(a.Hidden, pieces...)
			}
		case strings.HasPrefix(id, "E"):
			if g := join(rest, spans); len(g.Content) > 0 {
				all = append(all, g)
			}
		}
	}
	for i := range all {
		if !isNested(all, i) {
			a.Gold = append(a.Gold, all[i])
		}
	}
	return nil
}

func parsePieces(offsets string, at *position.Map) ([]hearsay.Span, error) {
	var out []hearsay.Span
	for piece := range strings.SplitSeq(offsets, ";") {
		first, last, _ := strings.Cut(piece, " ")
		start, err := strconv.Atoi(first)
		if err != nil {
			return nil, err
		}
		end, err := strconv.Atoi(last)
		if err != nil {
			return nil, err
		}
		out = append(out, at.Span([2]int{start, end}))
	}
	slices.SortFunc(out, hearsay.Span.Compare)
	return out, nil
}

// join reads "Attribution:T4 Content:T3 Content2:T9 Cue:T2 Source:T1".
func join(event string, spans map[string][]hearsay.Span) attribution.Gold {
	var g attribution.Gold
	for role := range strings.FieldsSeq(event) {
		name, id, _ := strings.Cut(role, ":")
		switch strings.TrimRight(name, "0123456789") {
		case "Source":
			g.Source = append(g.Source, spans[id]...)
		case "Cue":
			g.Cue = append(g.Cue, spans[id]...)
		case "Content":
			g.Content = append(g.Content, spans[id]...)
		}
	}
	return g
}

// isNested reports whether the cue of one attribution lies in the content of
// another.
func isNested(all []attribution.Gold, i int) bool {
	if len(all[i].Cue) == 0 {
		return false
	}
	for k := range all {
		if k != i && slices.ContainsFunc(all[k].Content, func(s hearsay.Span) bool { return s.Contains(all[i].Cue[0]) }) {
			return true
		}
	}
	return false
}
