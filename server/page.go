package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"time"

	"hearsay"
)

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed assets/*
var assetFiles embed.FS

// pages are the parsed templates by the name of their file.
type pages map[string]*template.Template

// page is what every template gets.
type page struct {
	Title string
	// Section is the entry of the main menu that the page belongs to.
	Section string
	Body    any
	// Name is the template, which names the page in the style sheet.
	Name string
}

// functions are the words and numbers that templates write.
var functions = template.FuncMap{
	"title": titleOf, "sentence": sentence, "date": dateText, "how": howText, "kind": kindText, "finding": findingText, "polarity": polarityText, "actor": actorText,
	"count": count, "grouped": grouped, "size": sizeText, "shorten": shorten, "hits": hits,
	"rule": ruleText, "sure": sureText, "carriers": carriersText, "language": languageText, "format": formatText,
}

func parsePages() (pages, error) {
	common, err := template.New("").Funcs(functions).ParseFS(pageFiles, "pages/layout.html", "pages/parts.html")
	if err != nil {
		return nil, err
	}
	out := pages{}
	for _, name := range []string{"documents", "failures", "reader", "sentence", "says", "sources", "quotes", "quote", "claims", "claim", "across", "shared", "reviews", "findings", "record", "error"} {
		t, err := common.Clone()
		if err == nil {
			t, err = t.ParseFS(pageFiles, "pages/"+name+".html")
		}
		if err != nil {
			return nil, err
		}
		out[name] = t
	}
	return out, nil
}

// render writes a page. It is built in memory first, so that a failure on the
// way becomes an error page and not half a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, p page) {
	p.Name = name
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "layout", p); err != nil {
		s.log.Error("page failed", "path", r.URL.Path, "cause", err)
		http.Error(w, "This page cannot be shown.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w)
}

// asset serves a file that is built into the program. The types are set here
// because those of the operating system cannot be relied on.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	content, err := assetFiles.ReadFile("assets/" + name)
	kind, known := map[string]string{
		".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
	}[path.Ext(name)]
	if err != nil || !known {
		return &hearsay.Error{Code: hearsay.NotFound, Msg: "there is no such file"}
	}
	sum := sha256.Sum256(content)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache") // asks again, and gets 304
	w.Header().Set("ETag", fmt.Sprintf("%q", hex.EncodeToString(sum[:8])))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
	return nil
}

func languageText(code string) string { return labelOf(languages, code) }

func formatText(f hearsay.Format) string { return labelOf(formats, string(f)) }

func labelOf(cs []choice, value string) string {
	for _, c := range cs {
		if c.Value == value {
			return c.Label
		}
	}
	return strings.ToUpper(value)
}
