package server

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/syntax/english"
)

// Options are the settings of a workbench. The zero value is ready for use.
type Options struct {
	// Token is what a first visit must bring; "" makes a random one.
	Token string
	// Ready is called once the server listens, with the address to open, token
	// included. Nil for no call.
	Ready func(address string)
	// Log gets the causes of internal errors, which no page shows; nil for
	// nowhere.
	Log io.Writer
}

// Server is the workbench on one ledger. It is safe for use by several
// goroutines.
type Server struct {
	ledger *ledger.Ledger
	opts   Options
	pages  pages
	log    *slog.Logger
	// english loads the syntax model when a sentence's tree is first asked for.
	english func() (*english.Model, error)
}

// New makes the workbench of a ledger, which must stay open while it serves.
func New(l *ledger.Ledger, opts Options) (*Server, error) {
	if opts.Token == "" {
		opts.Token = rand.Text()
	}
	if opts.Log == nil {
		opts.Log = io.Discard
	}
	p, err := parsePages()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the pages of the workbench cannot be built", Err: err}
	}
	log := slog.New(slog.NewTextHandler(opts.Log, nil))
	return &Server{ledger: l, opts: opts, pages: p, log: log, english: sync.OnceValues(english.Load)}, nil
}

// Handler answers every request of the workbench, guarded: wrong hosts, missing
// tokens and requests of other sites are turned away.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	page := func(pattern string, h func(http.ResponseWriter, *http.Request) error) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := h(w, r); err != nil {
				s.fail(w, r, err)
			}
		})
	}
	page("GET /{$}", s.documentsPage)
	page("GET /doc/{doc}", s.readerPage)
	page("GET /doc/{doc}/sentence", s.sentencePage)
	page("GET /failures", s.failuresPage)
	page("GET /says", s.saysPage)
	page("GET /says/export", s.saysExport)
	page("GET /sources", s.sourcesPage)
	page("GET /quotes", s.quotesPage)
	page("GET /quote/{id}", s.quotePage)
	page("GET /claims", s.claimsPage)
	page("GET /claim/{id}", s.claimPage)
	page("POST /claim/{id}/review", s.reviewClaim)
	page("POST /quote/{id}/review", s.reviewQuote)
	page("GET /reviews", s.reviewsPage)
	page("GET /findings", s.findingsPage)
	page("GET /findings/across", s.crossFindingsPage)
	page("GET /doc/{doc}/shared", s.sharedPage)
	page("GET /record/{id}", s.recordPage)
	page("GET /api/documents", s.apiDocuments)
	page("GET /api/says", s.apiSays)
	page("GET /api/doc/{doc}/reading", s.apiReading)
	page("GET /assets/{name}", s.asset)
	page("/", func(http.ResponseWriter, *http.Request) error {
		return &hearsay.Error{Code: hearsay.NotFound, Msg: "there is no such page", Hint: "start from the list of documents"}
	})
	return s.guard(mux)
}

// ListenAndServe serves on addr until ctx is done, then lets running requests
// end. The host of addr must be a loopback address or empty, which means
// 127.0.0.1; port 0 takes a free one.
func (s *Server) ListenAndServe(ctx context.Context, addr string) error {
	listener, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		stopped <- server.Shutdown(grace)
	})
	defer stop()
	if s.opts.Ready != nil {
		s.opts.Ready(fmt.Sprintf("http://%s/?token=%s", listener.Addr(), url.QueryEscape(s.opts.Token)))
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return &hearsay.Error{Code: hearsay.Unreadable, Path: addr, Msg: "the workbench stopped", Err: err}
	}
	return <-stopped
}

// listen binds a loopback address and no other.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, &hearsay.Error{
			Code: hearsay.Invalid, Path: addr, Msg: "not an address to listen on",
			Hint: "write it as 127.0.0.1:8080, with port 0 for any free port", Err: err,
		}
	}
	switch host {
	case "", "localhost", "127.0.0.1":
		host = "127.0.0.1"
	default:
		return nil, &hearsay.Error{
			Code: hearsay.Invalid, Path: addr, Msg: "the workbench listens on 127.0.0.1 only",
			Hint: "to use it from another machine, forward the port: ssh -L 8080:127.0.0.1:8080 HOST",
		}
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp4", net.JoinHostPort(host, port))
	if err != nil {
		return nil, &hearsay.Error{
			Code: hearsay.Unreadable, Path: addr, Msg: "cannot listen there: " + reason(err),
			Hint: "take another port, or 0 for any free one", Err: err,
		}
	}
	return l, nil
}

// reason is the innermost message of a network error, without addresses.
func reason(err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return strings.TrimPrefix(err.Error(), "bind: ")
}
