package ingest

import (
	"runtime"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// peak gives the most heap, in bytes, that was in use while do ran.
func peak(do func()) uint64 {
	runtime.GC()
	var most atomic.Uint64
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(sample)
			most.Store(max(most.Load(), sample[0].Value.Uint64()))
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	do()
	close(done)
	<-ended
	return most.Load()
}

func fill(s string, n int) string { return strings.Repeat(s, n/len(s)) }

// TestMemory reads inputs that are made to need memory and holds the bound that
// the package comment states.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds and hundreds of megabytes")
	}
	const bound, mb = 640 << 20, 1 << 20
	word := func(body string) string {
		return string(pack(t, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+body+`</w:body></w:document>`))
	}
	for name, c := range map[string]struct {
		path string
		data func() string
	}{
		"paragraphs":        {"a.txt", func() string { return fill("a\n\n", 15*mb) }},
		"one line":          {"a.txt", func() string { return fill(sentence, 100*mb) }},
		"one line of JSONL": {"a.jsonl", func() string { return `{"text": "` + fill(sentence, 100*mb) + `"}` }},
		"attributes":        {"a.docx", func() string { return word("<w:p " + fill(`a="" `, 60*mb) + "/>") }},
		"nesting":           {"a.docx", func() string { return word(fill("<w:p>", 60*mb)) }},
		"cells": {"a.docx", func() string {
			return word("<w:tbl><w:tr>" + fill("<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", 60*mb))
		}},
		"quotes in a mail": {"a.eml", func() string { return letter + fill("> a\n>\n", 15*mb) }},
		"a mail as HTML":   {"a.eml", func() string { return "Content-Type: text/html\n" + letter + fill("<p>a", 15*mb) }},
		"a long mail":      {"a.eml", func() string { return letter + fill(sentence+"\n", 100*mb) }},
		"elements":         {"a.html", func() string { return "<html>" + fill("<b>", 15*mb) }},
	} {
		t.Run(name, func(t *testing.T) {
			data := []byte(c.data())
			r := New(DefaultLimits())
			defer r.Close()
			start := time.Now()
			used := peak(func() {
				for range r.Read(t.Context(), File{Path: c.path, Data: data}) {
				}
			})
			t.Logf("%d MB in %v", used/mb, time.Since(start).Round(time.Millisecond))
			if used > bound {
				t.Errorf("%d MB", used/mb)
			}
		})
	}
}
