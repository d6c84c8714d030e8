package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestSentencePage(t *testing.T) {
	english, other := courier(t), arabic(t)
	w := start(t, openLedger(t, english, other))
	for _, c := range []struct {
		name, path, want string
		status           int
	}{
		{"a record", "/doc/" + english.Document.ID + "/sentence?record=a2", "<svg", http.StatusOK},
		{"a place", "/doc/" + english.Document.ID + "/sentence?at=3", "Sentence 1 of", http.StatusOK},
		{"behind the end", "/doc/" + english.Document.ID + "/sentence?at=99999999", "<svg", http.StatusOK},
		{"a language without a model", "/doc/" + other.Document.ID + "/sentence?at=1", "no syntax model for Arabic", http.StatusOK},
		{"no such record", "/doc/" + english.Document.ID + "/sentence?record=a999", "no record", http.StatusNotFound},
		{"not a place", "/doc/" + english.Document.ID + "/sentence?at=-1", "at ", http.StatusBadRequest},
	} {
		response, body := w.get(c.path)
		if response.StatusCode != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %s, %q is not in the page: %s", c.name, response.Status, c.want, body)
		}
	}
}
