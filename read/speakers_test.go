package read_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/read"
)

// askedFor takes the brackets out of a passage of testdata/speakers and returns
// what stood in them and who each is, as the line that begins with "=" tells.
func askedFor(passage string) (text string, sources []hearsay.Span, speakers []string) {
	marked, told, _ := strings.Cut(passage, "\n= ")
	marked = strings.ReplaceAll(marked, "¶", "\n\n")
	var b strings.Builder
	start := 0
	for _, r := range marked {
		switch r {
		case '[':
			start = b.Len()
		case ']':
			sources = append(sources, hearsay.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), sources, strings.Split(told, "; ")
}

// speakerOf is the actor that a reading gives a source: the speaker of the
// attribution that shares most of it, else the actor of such a mention; "-" for
// none.
func speakerOf(r *hearsay.Reading, source hearsay.Span) string {
	best, who := 0, ""
	take := func(actor string, s hearsay.Span) {
		if common := min(s.End, source.End) - max(s.Start, source.Start); common > best {
			best, who = common, actor
		}
	}
	for i := range r.Attributions {
		for _, s := range r.Attributions[i].Source {
			take(r.Attributions[i].Speaker, s)
		}
	}
	for i := range r.Mentions {
		if best == 0 || who == "" {
			take(r.Mentions[i].Actor, r.Mentions[i].Span)
		}
	}
	if who == "" {
		return "-"
	}
	return actorName(r, who)
}

// sameSpeaker compares names without articles and capitals; of someone whom the
// text does not identify the description need only begin as in the gold.
func sameSpeaker(got, want string) bool {
	if strings.HasPrefix(want, `"`) {
		g, w := chainWords(got), chainWords(want)
		return strings.HasPrefix(got, `"`) && (strings.HasPrefix(strings.Join(g, " "), strings.Join(w, " ")) || strings.HasPrefix(strings.Join(w, " "), strings.Join(g, " ")))
	}
	return !strings.HasPrefix(got, `"`) && sameChain(strings.ReplaceAll(got, "’", "'"), want)
}

// wrongSpeakers lists, in words, the sources of a passage that get another
// speaker, and counts all.
func wrongSpeakers(t *testing.T, r *read.Reader, passage string) (wrong []string, asked int) {
	t.Helper()
	text, sources, speakers := askedFor(passage)
	if len(sources) != len(speakers) {
		t.Fatalf("%d sources, %d speakers: %s", len(sources), len(speakers), passage)
	}
	reading := r.Read(document(text))
	for i, s := range sources {
		if got := speakerOf(reading, s); !sameSpeaker(got, speakers[i]) {
			wrong = append(wrong, strconv.Quote(s.Of(text))+": "+got+"; not "+speakers[i])
		}
	}
	return wrong, len(sources)
}

// TestSpeakers holds who speaks in passages of our own; those that are read
// wrongly are listed apart and complain as soon as they are read right.
func TestSpeakers(t *testing.T) {
	files, err := filepath.Glob("testdata/speakers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no speakers", err)
	}
	r := reader(t)
	right, all := 0, 0
	for _, file := range files {
		_, list := passages(t, file)
		for _, p := range list {
			wrong, asked := wrongSpeakers(t, r, p)
			if len(wrong) > 0 {
				t.Errorf("%s:\n%s\n%s", file, p, strings.Join(wrong, "\n"))
			}
			right, all = right+asked-len(wrong), all+asked
		}
	}
	t.Logf("%d of %d sources", right, all)
}

// TestKnownSpeakerFailures complains when a passage that is read wrongly is read
// right at last, so that it moves to the others.
func TestKnownSpeakerFailures(t *testing.T) {
	r := reader(t)
	_, list := passages(t, "testdata/known_speaker_failures.txt")
	right, all := 0, 0
	for _, p := range list {
		wrong, asked := wrongSpeakers(t, r, p)
		if len(wrong) == 0 {
			t.Errorf("now right, move it to testdata/speakers:\n%s", p)
		}
		right, all = right+asked-len(wrong), all+asked
	}
	t.Logf("%d of %d sources in the passages that are known to fail", right, all)
}
