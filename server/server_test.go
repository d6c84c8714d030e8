package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
	"hearsay/server"
)

const token = "harbour"

// workbench is a server on a ledger, with a client that holds the cookie.
type workbench struct {
	*httptest.Server
	t testing.TB
}

func start(t testing.TB, l *ledger.Ledger) *workbench {
	t.Helper()
	s, err := server.New(l, server.Options{Token: token, Log: t.Output()})
	if err != nil {
		t.Fatal(err)
	}
	w := &workbench{Server: httptest.NewServer(s.Handler()), t: t}
	w.Client().CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	t.Cleanup(w.Close)
	return w
}

// get fetches a path with the token's cookie.
func (w *workbench) get(path string) (*http.Response, string) {
	w.t.Helper()
	return w.do(func(r *http.Request) {
		_, port, _ := strings.Cut(r.Host, ":")
		r.AddCookie(&http.Cookie{Name: "hearsay-" + port, Value: token})
	}, path)
}

func (w *workbench) do(prepare func(*http.Request), path string) (*http.Response, string) {
	w.t.Helper()
	r, err := http.NewRequest(http.MethodGet, w.URL+path, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	prepare(r)
	response, err := w.Client().Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return response, string(body)
}

func bare(*http.Request) {}

func TestFirstVisitNeedsTheToken(t *testing.T) {
	w := start(t, openLedger(t))
	for _, path := range []string{"/", "/says", "/doc/x", "/api/documents", "/?token=wrong", "/?token="} {
		if response, body := w.do(bare, path); response.StatusCode != http.StatusUnauthorized || !strings.Contains(body, "token") {
			t.Errorf("GET %s without token: %s", path, response.Status)
		}
	}
	response, _ := w.do(bare, "/says?kind=direct&token="+token)
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/says?kind=direct" {
		t.Fatalf("with token: %s to %q", response.Status, response.Header.Get("Location"))
	}
	cookies := response.Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode {
		t.Fatalf("cookie: %v", cookies)
	}
	if response, _ := w.do(func(r *http.Request) { r.AddCookie(cookies[0]) }, "/"); response.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", response.Status)
	}
	bearer := func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	if response, _ := w.do(bearer, "/api/documents"); response.StatusCode != http.StatusOK {
		t.Errorf("with an Authorization header: %s", response.Status)
	}
	if response, _ := w.do(bare, "/assets/style.css"); response.StatusCode != http.StatusOK {
		t.Errorf("the style sheet without token: %s", response.Status)
	}
}

func TestTokenNeverLeadsToAnotherSite(t *testing.T) {
	w := start(t, openLedger(t))
	for _, path := range []string{"//elsewhere.example/?token=" + token, "/%2F/elsewhere.example/?token=" + token, `/\elsewhere.example/?token=` + token} {
		response, _ := w.do(bare, path)
		target, err := url.Parse(response.Header.Get("Location"))
		if err != nil || target.Host != "" || strings.HasPrefix(response.Header.Get("Location"), "//") || strings.HasPrefix(response.Header.Get("Location"), `/\`) {
			t.Errorf("%s leads to %q", path, response.Header.Get("Location"))
		}
	}
}

func TestForeignHostIsTurnedAway(t *testing.T) {
	w := start(t, openLedger(t))
	for _, host := range []string{"elsewhere.example", "127.0.0.1.elsewhere.example:80", "10.0.0.1", "", "localhost.example"} {
		response, body := w.do(func(r *http.Request) {
			r.Host = host
			r.Header.Set("Authorization", "Bearer "+token)
		}, "/")
		if host != "" && (response.StatusCode != http.StatusForbidden || !strings.Contains(body, "does not answer under this name")) {
			t.Errorf("host %q: %s", host, response.Status)
		}
	}
	for _, host := range []string{"localhost", "localhost:99", "127.0.0.1:8080", "LOCALHOST"} {
		response, _ := w.do(func(r *http.Request) {
			r.Host = host
			r.Header.Set("Authorization", "Bearer "+token)
		}, "/")
		if response.StatusCode != http.StatusOK {
			t.Errorf("host %q: %s", host, response.Status)
		}
	}
}

func TestEveryAnswerCarriesTheGuardsHeaders(t *testing.T) {
	w := start(t, openLedger(t, courier(t)))
	for _, path := range []string{"/", "/says", "/sources", "/nowhere", "/assets/script.js", "/api/says", "/doc/none"} {
		response, _ := w.get(path)
		h := response.Header
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: Content-Security-Policy %q", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, h)
		}
		if h.Get("Content-Type") == "" {
			t.Errorf("%s: no Content-Type", path)
		}
	}
}

func TestOtherSitesCannotPost(t *testing.T) {
	w := start(t, openLedger(t))
	r, _ := http.NewRequest(http.MethodPost, w.URL+"/", nil)
	r.Header.Set("Origin", "http://elsewhere.example")
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := w.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("POST from another site: %s", response.Status)
	}
}

func TestDocumentTextIsNeverMarkup(t *testing.T) {
	d := hostile(t)
	w := start(t, openLedger(t, d))
	id := d.Document.ID
	for _, path := range []string{
		"/", "/?q=stay", "/doc/" + id, "/doc/" + id + "?record=a1", "/says", "/says?about=stay", "/sources", "/record/" + id + ":a1", "/record/" + id + ":x1",
		"/?q=" + url.QueryEscape(`"><script>alert(1)</script>`), "/says?speaker=" + url.QueryEscape(`'"><svg onload=alert(1)>`),
		"/nowhere<script>", "/doc/" + url.PathEscape("<script>alert(1)</script>"),
	} {
		_, body := w.get(path)
		for _, bad := range []string{"<script>", "<img", "<svg", "<iframe", "<b ", "<style>", "onclick='alert"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %s", path, bad)
			}
		}
		if strings.Count(body, "<script ") != 1 {
			t.Errorf("%s holds %d scripts", path, strings.Count(body, "<script "))
		}
	}
}

func TestBadAddressesGetAPageThatSaysWhy(t *testing.T) {
	d := courier(t)
	w := start(t, openLedger(t, d))
	id := d.Document.ID
	for _, c := range []struct {
		path   string
		status int
		says   string
	}{
		{"/nowhere", 404, "There is no such page"},
		{"/doc/none", 404, "There is no document"},
		{"/doc/" + id + "?record=a99", 404, "has no record"},
		{"/doc/" + id + "?part=7", 404, "has 1 part"},
		{"/doc/" + id + "?part=x", 400, "must be a number"},
		{"/record/" + id, 404, "DOCUMENT:RECORD"},
		{"/record/" + id + ":zz", 404, "has no record"},
		{"/says?kind=loud", 400, "must be one of: direct, indirect, mixed"},
		{"/says?since=yesterday", 400, "must be a date"},
		{"/says?since=2031-02-30", 400, "must be a date"},
		{"/says?speker=Renn", 400, "is not a parameter"},
		{"/says?speaker=a&speaker=b", 400, "2 times"},
		{"/says?page=0", 400, "must be a number"},
		{"/says/export?format=exe", 400, "must be one of"},
		{"/?format=exe", 400, "must be one of"},
		{"/?q=" + strings.Repeat("x", 2000), 400, "not a text to search for"},
		{"/assets/none.css", 404, "no such file"},
	} {
		response, body := w.get(c.path)
		if response.StatusCode != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s: %s, want %d with %q", c.path, response.Status, c.status, c.says)
		}
	}
}

func TestNoSearchBreaksAPage(t *testing.T) {
	w := start(t, openLedger(t, courier(t), arabic(t)))
	for _, words := range []string{
		`"`, `"open`, `-`, `-"`, `*`, `a*`, `(`, `a AND`, `NEAR(a b)`, `NOT`, `text:x`, `{a}`, `^a`, `'`, `%`, `_`, `=`, `=x`, `;--`, "\u200f", "العبارة", "😀", "\\",
	} {
		for _, path := range []string{"/?q=", "/?outlet=", "/says?about=", "/says?speaker=", "/says?outlet=", "/says?doc=", "/sources?name=", "/api/says?about="} {
			if response, _ := w.get(path + url.QueryEscape(words)); response.StatusCode != http.StatusOK {
				t.Errorf("%s%s: %s", path, words, response.Status)
			}
		}
	}
	for _, path := range []string{"/?q=%ff", "/?q=%00", "/says?about=%c3%28"} {
		if response, _ := w.get(path); response.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", path, response.Status)
		}
	}
}

func TestAPIErrorsAreProblemDetails(t *testing.T) {
	w := start(t, openLedger(t))
	for path, status := range map[string]int{"/api/doc/none/reading": 404, "/api/says?kind=loud": 400, "/api/none": 404} {
		response, body := w.get(path)
		var p struct {
			Type, Title, Detail, Code string
			Status                    int
		}
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if response.StatusCode != status || p.Status != status || p.Title == "" || p.Detail == "" || p.Code == "" ||
			response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s %v", path, response.Status, p)
		}
	}
}

func TestInternalErrorsShowNoDetail(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	w := start(t, openLedgerAt(t, path, courier(t)))
	garbage := bytes.Repeat([]byte("not a database "), 1<<16)
	for _, file := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.WriteFile(file, garbage, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"/", "/api/says"} {
		response, body := w.get(path)
		if response.StatusCode != http.StatusInternalServerError || strings.Contains(body, "sql") || strings.Contains(body, "database") {
			t.Errorf("%s: %s %s", path, response.Status, body)
		}
	}
}

func TestExportHoldsWhatIsFiltered(t *testing.T) {
	w := start(t, openLedger(t, courier(t), arabic(t)))
	response, csv := w.get("/says/export?format=csv&kind=direct")
	lines := strings.Split(strings.TrimSpace(csv), "\n")
	if lines[0] != strings.Join(export.SaysColumns(), ",") || len(lines) != 2 || !strings.Contains(lines[1], "Oda Renn") {
		t.Errorf("csv:\n%s", csv)
	}
	if d := response.Header.Get("Content-Disposition"); d != `attachment; filename=attributions.csv` {
		t.Errorf("Content-Disposition: %s", d)
	}
	_, jsonl := w.get("/says/export?format=jsonl")
	if got := strings.Count(jsonl, "\n"); got != 10 {
		t.Errorf("jsonl holds %d rows, want 10", got)
	}
}

func TestAPIAnswers(t *testing.T) {
	d := courier(t)
	w := start(t, openLedger(t, d, arabic(t)))
	var list struct {
		Total, Page, Pages int
		Items              []map[string]any
	}
	_, body := w.get("/api/documents?outlet=Teslin+Courier")
	if err := json.Unmarshal([]byte(body), &list); err != nil || list.Total != 1 || list.Items[0]["attributions"] != 7.0 {
		t.Errorf("documents: %v %s", err, body)
	}
	_, body = w.get("/api/says?anonymous=1")
	if err := json.Unmarshal([]byte(body), &list); err != nil || list.Total != 2 || list.Items[0]["polarity"] != "affirmed" {
		t.Errorf("says: %v %s", err, body)
	}
	_, body = w.get("/api/doc/" + d.Document.ID + "/reading")
	var reading struct {
		Format   string
		Document struct{ ID, Text string }
	}
	if err := json.Unmarshal([]byte(body), &reading); err != nil || reading.Format != export.ReadingFormat || reading.Document.Text != d.Document.Text {
		t.Errorf("reading: %v", err)
	}
}

func TestEmptyLedgerSaysWhatToDo(t *testing.T) {
	_, body := start(t, openLedger(t)).get("/")
	if !strings.Contains(body, "This ledger is empty") || !strings.Contains(body, "hearsay read PATH") {
		t.Error(body)
	}
}

func TestFailedFilesAreShown(t *testing.T) {
	l := openLedger(t, courier(t))
	failed(t, l)
	_, body := start(t, l).get("/")
	for _, want := range []string{"1 file could not be read", "annexes/map &lt;1&gt;.pdf", "asks for a password", "save a copy"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestManyFailedFilesGetAPageOfTheirOwn(t *testing.T) {
	l := openLedger(t, courier(t))
	var entries []ledger.Entry
	for i := range 250 {
		entries = append(entries, ledger.Entry{File: ledger.FileRow{
			Path: fmt.Sprintf("annexes/%03d.pdf", i), Code: hearsay.Damaged, Error: "cut off", SHA256: strings.Repeat("0", 64),
		}})
	}
	if err := l.Store(context.Background(), entries...); err != nil {
		t.Fatal(err)
	}
	w := start(t, l)
	_, body := w.get("/")
	if !strings.Contains(body, "250 files could not be read") || !strings.Contains(body, `href="/failures"`) {
		t.Error("the list of documents does not lead to all failures")
	}
	seen := 0
	for page := 1; page <= 3; page++ {
		_, body := w.get(fmt.Sprintf("/failures?page=%d", page))
		seen += strings.Count(body, "annexes/")
	}
	if seen != 250 {
		t.Errorf("three pages list %d files, want 250", seen)
	}
}

func TestListenAndServeBindsThisMachineOnly(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "[::]:0", "192.0.2.1:80", "elsewhere.example:80", "8080", "127.0.0.1:99999"} {
		s, err := server.New(openLedger(t), server.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.ListenAndServe(context.Background(), addr); err == nil || hearsay.ErrorCode(err) == hearsay.Internal {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

func TestListenAndServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	opened := make(chan string, 1)
	s, err := server.New(openLedger(t), server.Options{Ready: func(address string) { opened <- address }})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.ListenAndServe(ctx, "localhost:0") }()
	address := <-opened
	if !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Errorf("address: %s", address)
	}
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("does not end")
	}
}
