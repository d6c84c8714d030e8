package export

import (
	"math"
	"strings"

	"hearsay"
)

// ingestLine is what was taken from one file, or why nothing was.
type ingestLine struct {
	File      string   `json:"file"`
	OK        bool     `json:"ok"`
	Error     string   `json:"error,omitempty"`
	Title     string   `json:"title,omitempty"`
	Author    []string `json:"author,omitempty"`
	Published string   `json:"published,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Language  string   `json:"language,omitempty"`
	Text      string   `json:"text,omitempty"`
	Furniture string   `json:"furniture,omitempty"`
	Seconds   float64  `json:"seconds,omitempty"`
	PeakMB    float64  `json:"rss_mb,omitempty"`
}

func writeIngest(out *lines, item Item) error {
	line := ingestLine{File: item.Path}
	if item.Reading != nil {
		line = ingested(item.Reading.Document)
	} else {
		f := failureOf(item)
		line.File, line.Error = f.Path, f.Message
	}
	line.Seconds, line.PeakMB = thousandths(item.Seconds), thousandths(item.PeakMB)
	return out.json.Encode(line)
}

func ingested(d *hearsay.Document) ingestLine {
	line := ingestLine{
		File: d.Path, OK: true, Title: d.Title.Value, Published: d.Published.Value,
		Publisher: d.Publisher.Value, Language: d.Lang,
	}
	for _, author := range d.Authors {
		line.Author = append(line.Author, author.Value)
	}
	line.Text, line.Furniture = blockTexts(d)
	return line
}

// blockTexts joins with blank lines what is read, and apart from it what is not.
func blockTexts(d *hearsay.Document) (text, furniture string) {
	var read, rest []string
	for _, b := range d.Blocks {
		if b.Kind == hearsay.Furniture {
			rest = append(rest, b.Of(d.Text))
		} else {
			read = append(read, b.Of(d.Text))
		}
	}
	return strings.Join(read, "\n\n"), strings.Join(rest, "\n\n")
}

func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }
