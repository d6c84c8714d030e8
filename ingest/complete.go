package ingest

import (
	"crypto/sha256"
	"encoding/hex"

	"hearsay"
	"hearsay/ingest/front"
	"hearsay/ingest/language"
)

// complete sets what does not depend on the format. data are the bytes that the
// document is named after.
func complete(d *hearsay.Document, path string, data []byte) (*hearsay.Document, error) {
	sum := sha256.Sum256(data)
	d.SHA256 = hex.EncodeToString(sum[:])
	d.ID = hearsay.NewDocumentID(d.SHA256)
	d.Path = path
	if d.Name == "" {
		d.Name = path
	}
	published := d.Published
	front.Fill(d)
	if d.Format == hearsay.FormatHTML {
		// A page shows many dates. What its markup says, or the lack of it, was
		// weighed against all of them.
		d.Published = published
	}
	setLanguages(d)
	return d, d.Validate()
}

// certain is how sure the language of a passage must be to count without the
// passages around it.
const certain = 0.5

// setLanguages tells the language of each block and of the document, which is
// that of most bytes that are read. A block that is too short to tell has the
// document's language if its script allows.
func setLanguages(d *hearsay.Document) {
	votes := map[string]float64{}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		lang, sure := language.Of(b.Of(d.Text))
		if sure >= certain {
			b.Lang = lang
		}
		if b.Kind != hearsay.Furniture && lang != "" {
			votes[lang] += float64(b.Len()) * sure
		}
	}
	d.Lang = most(votes)
	if d.Lang == "" {
		d.Lang, _ = language.Of(d.Text)
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Lang == "" && d.Lang != "" && language.Fits(b.Of(d.Text), d.Lang) {
			b.Lang = d.Lang
		}
	}
}

// most is the key of the greatest value, the first in the alphabet of equal
// ones.
func most(votes map[string]float64) string {
	best := ""
	for lang, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && lang < best {
			best = lang
		}
	}
	return best
}
