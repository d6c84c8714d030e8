package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
)

// progress tells how far a run is: a line that is redrawn on a terminal, plain
// lines now and then elsewhere, or JSON lines. It writes to standard error.
type progress struct {
	t     terminal
	form  string
	start time.Time

	mu   sync.Mutex
	now  counts
	stop chan struct{}
	done sync.WaitGroup
}

// counts is the state of a run, as a line of --progress json.
type counts struct {
	Files      int   `json:"files"`
	FilesTotal int   `json:"files_total"` // 0 until they are counted
	Bytes      int64 `json:"bytes"`
	BytesTotal int64 `json:"bytes_total"`
	Documents  int   `json:"documents"`
	Unchanged  int   `json:"unchanged"`
	Records    int   `json:"records"`
	Failed     int   `json:"failed"`
	// SecondsLeft is -1 when it cannot be told yet.
	SecondsLeft int  `json:"seconds_left"`
	Done        bool `json:"done"`
	// Comparing is true while the documents are held against each other, at the
	// end of a run.
	Comparing bool `json:"comparing"`
}

func progressForms() []string { return []string{"auto", "json", "none"} }

func progressFlag(cmd *cobra.Command, form *string) {
	cmd.Flags().StringVar(form, "progress", "auto", "auto: a line on a terminal, else a line now and then; json: JSON lines; none")
	complete(cmd, "progress", progressForms()...)
}

// startProgress begins to tell, until end is called.
func startProgress(std streams, form string) *progress {
	p := &progress{t: newTerminal(std.err), form: form, start: time.Now(), stop: make(chan struct{})}
	every := 10 * time.Second
	switch {
	case form == "none":
		return p
	case form == "json":
		every = time.Second
	case p.t.interactive:
		every = 200 * time.Millisecond
	}
	p.done.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				p.tell(false)
			case <-p.stop:
				return
			}
		}
	})
	return p
}

// update changes the counts.
func (p *progress) update(change func(*counts)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.now)
}

// end stops telling; what is told last is the final state.
func (p *progress) end() counts {
	close(p.stop)
	p.done.Wait()
	if p.form != "none" {
		p.tell(true)
	}
	return p.now
}

func (p *progress) tell(last bool) {
	p.mu.Lock()
	c := p.now
	p.mu.Unlock()
	c.Done = last
	c.SecondsLeft = c.left(time.Since(p.start))
	switch {
	case p.form == "json":
		p.json(c)
	case p.t.interactive && last:
		fmt.Fprint(p.t, "\r\x1b[K")
	case p.t.interactive:
		fmt.Fprint(p.t, "\r\x1b[K"+fit(c.line(), p.t.columns-1))
	case !last:
		p.t.printf("%s", c.line())
	}
}

func (p *progress) json(c counts) {
	b, err := json.Marshal(c)
	if err != nil {
		return // numbers always have a form in JSON
	}
	fmt.Fprintf(p.t, "%s\n", b)
}

// left estimates the seconds to go from the bytes done so far.
func (c counts) left(since time.Duration) int {
	if c.Done {
		return 0
	}
	if c.FilesTotal == 0 || c.Bytes == 0 || since < time.Second {
		return -1
	}
	return int(since.Seconds() * float64(max(c.BytesTotal-c.Bytes, 0)) / float64(c.Bytes))
}

// line is the state for people.
func (c counts) line() string {
	files := count(c.Files, "file")
	if c.FilesTotal > 0 {
		files = thousands(c.Files) + " of " + count(c.FilesTotal, "file")
	}
	parts := []string{files, fmt.Sprintf("%.1f MB", float64(c.Bytes)/1e6), count(c.Records, "record")}
	if c.Failed > 0 {
		parts = append(parts, thousands(c.Failed)+" failed")
	}
	if c.Comparing {
		return strings.Join(append(parts, "comparing the documents"), ", ")
	}
	if c.SecondsLeft >= 0 {
		parts = append(parts, "about "+(time.Duration(c.SecondsLeft)*time.Second).String()+" left")
	}
	return strings.Join(parts, ", ")
}
