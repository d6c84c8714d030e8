package server

import (
	"bytes"
	"encoding/json"
	"net/http"

	"hearsay/export"
	"hearsay/ledger"
)

// list is the answer of the API to a question for many rows.
type list struct {
	Total int `json:"total"`
	Page  int `json:"page"`
	// Pages is how many pages there are of at most PageSize rows.
	Pages    int             `json:"pages"`
	PageSize int             `json:"page_size"`
	Items    json.RawMessage `json:"items"`
}

func (s *Server) apiDocuments(w http.ResponseWriter, r *http.Request) error {
	filter, number, err := documentFilter(r.URL.Query())
	if err != nil {
		return err
	}
	rows, total, err := s.ledger.Documents(r.Context(), filter)
	if err != nil {
		return err
	}
	items := make([]apiDocument, len(rows))
	for i, row := range rows {
		items[i] = newAPIDocument(row)
	}
	text, err := json.Marshal(items)
	if err != nil {
		return err
	}
	return writeList(w, number, total, text)
}

func (s *Server) apiSays(w http.ResponseWriter, r *http.Request) error {
	filter, number, err := saysFilter(r.URL.Query())
	if err != nil {
		return err
	}
	rows, total, err := s.ledger.Says(r.Context(), filter)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	table, err := export.NewTable("json", &b, export.SaysColumns())
	for i := range rows {
		if err == nil {
			err = table.Row(export.SaysCells(&rows[i])...)
		}
	}
	if err == nil {
		err = table.Close()
	}
	if err != nil {
		return err
	}
	return writeList(w, number, total, b.Bytes())
}

func writeList(w http.ResponseWriter, number, total int, items json.RawMessage) error {
	w.Header().Set("Content-Type", "application/json")
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(list{total, number, (total + pageRows - 1) / pageRows, pageRows, items})
}

// apiReading answers with the reading in its published form (docs/formats.md).
func (s *Server) apiReading(w http.ResponseWriter, r *http.Request) error {
	_, reading, err := s.document(r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	out, err := export.NewWriter("jsonl", &b)
	if err == nil {
		err = out.Write(export.Item{Reading: reading})
	}
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = b.WriteTo(w)
	return err
}

// apiDocument is one document of a list. Empty texts mean "not known".
type apiDocument struct {
	ID           string   `json:"id"`
	Path         string   `json:"path"`
	Title        string   `json:"title"`
	Authors      []string `json:"authors"`
	Publisher    string   `json:"publisher"`
	Published    string   `json:"published"`
	Lang         string   `json:"lang"`
	Format       string   `json:"format"`
	Bytes        int      `json:"bytes"`
	Words        int      `json:"words"`
	Attributions int      `json:"attributions"`
	Citations    int      `json:"citations"`
	Times        int      `json:"times"`
	Actors       int      `json:"actors"`
	Version      int      `json:"version"`
	Current      bool     `json:"current"`
}

func newAPIDocument(d ledger.DocumentRow) apiDocument {
	return apiDocument{
		ID: d.ID, Path: d.Path, Title: d.Title, Authors: append([]string{}, d.Authors...),
		Publisher: d.Publisher, Published: d.Published, Lang: d.Lang, Format: string(d.Format),
		Bytes: d.Bytes, Words: d.Words, Attributions: d.Attributions, Citations: d.Citations,
		Times: d.Times, Actors: d.Actors, Version: d.Version, Current: d.Current,
	}
}
