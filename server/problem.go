package server

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"hearsay"
)

// Codes of the guard, which no other package needs.
const (
	errForbidden    hearsay.Code = "forbidden"
	errUnauthorized hearsay.Code = "unauthorized"
)

// problem is an error as the outside sees it (RFC 9457).
type problem struct {
	Type   string       `json:"type"`
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail,omitempty"`
	Code   hearsay.Code `json:"code"`
	Hint   string       `json:"hint,omitempty"`
}

// fail answers with an error: a page for a person, problem+json for a program.
// The cause of an internal error goes to the log alone.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody is there any more
	}
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		s.log.Error("request failed", "path", r.URL.Path, "cause", causes(err))
	}
	if strings.HasPrefix(r.URL.Path, "/api/") {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(p.Status)
		_ = json.NewEncoder(w).Encode(p)
		return
	}
	s.render(w, r, p.Status, "error", page{Title: p.Title, Body: p})
}

func problemOf(err error) problem {
	p := problem{Type: "about:blank", Code: hearsay.ErrorCode(err), Status: status(hearsay.ErrorCode(err))}
	p.Title = http.StatusText(p.Status)
	var e *hearsay.Error
	if p.Status < http.StatusInternalServerError && errors.As(err, &e) {
		p.Detail, p.Hint = e.Error(), e.Hint
	}
	return p
}

func status(c hearsay.Code) int {
	switch c {
	case hearsay.Invalid:
		return http.StatusBadRequest
	case hearsay.NotFound:
		return http.StatusNotFound
	case errForbidden:
		return http.StatusForbidden
	case errUnauthorized:
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

// causes joins the messages of an error and all that it wraps.
func causes(err error) string {
	var all []string
	for ; err != nil; err = errors.Unwrap(err) {
		all = append(all, err.Error())
	}
	return strings.Join(all, ": ")
}
