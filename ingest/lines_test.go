package ingest_test

import (
	"context"
	"strings"
	"testing"

	"hearsay"
	"hearsay/ingest"
)

// results lists what a sequence yields: paths and codes of errors.
func results(yield func(func(*hearsay.Document, error) bool)) string {
	var out []string
	for d, err := range yield {
		if err != nil {
			out = append(out, string(hearsay.ErrorCode(err))+" "+err.Error())
			continue
		}
		out = append(out, d.Path+" "+d.ID+" "+d.Text)
	}
	return strings.Join(out, "\n")
}

func TestLinesGivesWhatReadGives(t *testing.T) {
	r := ingest.New(ingest.DefaultLimits())
	defer r.Close()
	for name, data := range map[string]string{
		"names":         "{\"doc\": \"a\", \"text\": \"One.\"}\n{\"doc\": \"b\", \"text\": \"Two.\"}\n{\"text\": \"Three.\"}",
		"bad lines":     "{\"text\": \"One.\"}\n\n{\"doc\": 3}\nno JSON\r\n{\"text\": \"\"}\n{\"text\": \"Two.\"}\n",
		"mark at start": "\xef\xbb\xbf{\"text\": \"One.\"}\n",
		"nothing":       " \n\n",
	} {
		t.Run(name, func(t *testing.T) {
			want := results(r.Read(context.Background(), ingest.File{Path: "x.jsonl", Data: []byte(data)}))
			got := results(r.Lines(context.Background(), "x.jsonl", strings.NewReader(data)))
			if got != want {
				t.Errorf("Lines:\n%s\nRead:\n%s", got, want)
			}
		})
	}
}

func TestALineThatIsTooLongIsOneError(t *testing.T) {
	limits := ingest.DefaultLimits()
	limits.TextBytes = 700_000
	r := ingest.New(limits)
	defer r.Close()
	long := `{"text": "` + strings.Repeat("long ", 1<<20) + `"}`
	got := results(r.Lines(context.Background(), "x", strings.NewReader(long+"\n{\"doc\": \"b\", \"text\": \"Short.\"}\n"+long)))
	lines := strings.Split(got, "\n")
	const tooLong = "the line has 5242 kB, the limit is 2100 kB"
	if len(lines) != 3 || lines[0] != "too-large x!/line-1: "+tooLong || !strings.HasPrefix(lines[1], "x!/b ") || lines[2] != "too-large x!/line-3: "+tooLong {
		t.Errorf("got:\n%s", got)
	}
}
