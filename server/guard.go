package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"strings"

	"hearsay"
)

// policy lets a page load our own style sheet and script and nothing else:
// nothing inline, nothing from elsewhere, no frame, no form to another site.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard turns away what does not come from the person who started the
// workbench, before any page is looked up.
func (s *Server) guard(next http.Handler) http.Handler {
	next = s.authenticate(next)
	next = http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header())
		if !isLoopback(r.Host) {
			// A name that an attacker points at 127.0.0.1 (DNS rebinding) arrives
			// with that name as its host.
			s.fail(w, r, &hearsay.Error{
				Code: errForbidden, Msg: "the workbench does not answer under this name",
				Hint: "open it as 127.0.0.1 or localhost",
			})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	// Pages hold the text of documents: no copy of them in a browser's cache.
	h.Set("Cache-Control", "no-store")
}

func isLoopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	return host == "127.0.0.1" || strings.EqualFold(host, "localhost")
}

// authenticate wants the start-up token: in the address on the first visit,
// then in a cookie, or in an Authorization header from a program.
func (s *Server) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		switch {
		case strings.HasPrefix(r.URL.Path, "/assets/"):
			next.ServeHTTP(w, r) // the same in every copy of the program
		case query.Has("token") && s.isToken(query.Get("token")):
			http.SetCookie(w, s.cookie(r))
			query.Del("token")
			target := *r.URL
			target.Scheme, target.Host, target.RawQuery = "", "", query.Encode()
			// One slash: "//host/" would lead to another site.
			target.Path = "/" + strings.TrimLeft(target.Path, "/")
			target.RawPath = ""
			http.Redirect(w, r, target.String(), http.StatusSeeOther)
		case s.hasToken(r):
			next.ServeHTTP(w, r)
		default:
			s.fail(w, r, &hearsay.Error{
				Code: errUnauthorized, Msg: "the workbench needs its token",
				Hint: "open the whole address that the command printed; it ends in ?token= and a word",
			})
		}
	})
}

func (s *Server) hasToken(r *http.Request) bool {
	if word, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return s.isToken(word)
	}
	c, err := r.Cookie(cookieName(r))
	return err == nil && s.isToken(c.Value)
}

// isToken compares hashes, so that the time tells nothing about the token.
func (s *Server) isToken(word string) bool {
	want, got := sha256.Sum256([]byte(s.opts.Token)), sha256.Sum256([]byte(word))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1
}

func (s *Server) cookie(r *http.Request) *http.Cookie {
	return &http.Cookie{
		Name: cookieName(r), Value: s.opts.Token, Path: "/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode,
	}
}

// cookieName holds the port: cookies are shared by all ports of a host, and
// two workbenches may run side by side.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		port = "80"
	}
	return "hearsay-" + port
}
