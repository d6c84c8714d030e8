package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// teller knows everything about one event and tells it as often as is asked,
// never twice in the same words.
type teller struct {
	rnd   *rand.Rand
	event string
	start time.Time // the day of the event
	words words     // what all accounts of the event share
	press []outlet
	cast  []person
	facts []fact
	said  []utterance
	heard independence
	// misquoted is true when an account cites another for what that does not say.
	misquoted bool
}

// person is someone who speaks. The title stands before the name.
type person struct{ title, name string }

// fact is a figure of the event and who tells it.
type fact struct {
	key    string
	source []person
	// value is the figure as it stood on each day, odd the one that reporters
	// tell who differ; 0 when none does.
	value [storyDays]float64
	odd   float64
}

// utterance is something said, as it was said.
type utterance struct {
	speaker person
	text    string
	// told is the outlet that alone heard it, "" for a press conference.
	told string
}

// utterances is how many are made at an event.
const utterances = 5

// storyDays is over how many days accounts are published.
const storyDays = 3

// events are the kinds of events with the figures that each has, the one that
// makes the headline first.
var events = []struct {
	name  string
	facts []string
}{
	{"shelling", []string{"killed", "wounded", "houses", "displaced"}},
	{"flood", []string{"killed", "missing", "houses", "displaced"}},
	{"mine", []string{"killed", "missing", "wounded", "displaced"}},
	{"cavein", []string{"killed", "missing", "wounded", "displaced"}},
	{"protest", []string{"arrested", "wounded", "police", "shops"}},
	{"crash", []string{"killed", "wounded", "wagons", "missing"}},
	{"fever", []string{"killed", "sick", "wells", "displaced"}},
	{"water", []string{"killed", "sick", "wells", "displaced"}},
}

var titles = []string{"district governor", "army spokesman", "hospital director", "mayor", "relief coordinator", "interior minister", "movement spokesman", "union leader"}

func newTeller(rnd *rand.Rand) *teller {
	e := pick(rnd, events)
	t := &teller{rnd: rnd, event: e.name, press: outlets(), heard: independence{}}
	t.start = time.Date(2021+rnd.IntN(8), time.Month(1+rnd.IntN(12)), 1+rnd.IntN(28), 0, 0, 0, 0, time.UTC)
	t.words = t.setting()
	rnd.Shuffle(len(t.press), func(i, j int) { t.press[i], t.press[j] = t.press[j], t.press[i] })
	for _, title := range titles {
		t.cast = append(t.cast, person{title, pick(rnd, firstNames) + " " + surname(rnd)})
	}
	for i, key := range e.facts {
		n := rnd.IntN(4)
		t.facts = append(t.facts, fact{key: key, source: t.cast[n : n+2], value: steady(3 + i*i*7 + rnd.IntN(30+60*i))})
	}
	t.facts = append(t.facts, fact{key: "money", source: t.cast[5:6], value: steady(11 + rnd.IntN(80))})
	parts := []string{"vow", "blame", "hard"}
	var lines [3][]int // of each part, in an order of this story: none comes twice
	for k, part := range parts {
		lines[k] = rnd.Perm(len(sentences()[part]))
	}
	for i := range utterances {
		local := words{}
		for k, part := range parts {
			local[part] = expandLine(rnd, part, lines[k][i], voice{t, nil})
		}
		t.said = append(t.said, utterance{speaker: t.cast[(i+rnd.IntN(3))%len(t.cast)], text: upperFirst(t.say("utterance", local))})
	}
	return t
}

func steady(v int) (days [storyDays]float64) {
	for i := range days {
		days[i] = float64(v)
	}
	return days
}

// setting are the words that all accounts share.
func (t *teller) setting() words {
	r := t.rnd
	w := words{
		"place": place(r), "capital": capital, "river": pick(r, surnameStarts) + pick(r, strings.Fields("a en iva ow ume")),
		"district":   pick(r, placeStarts) + " " + pick(r, districtEnds),
		"rival":      "the " + strings.ReplaceAll(pick(r, rivalStarts), "|", " ") + " " + pick(r, rivalEnds),
		"currency":   pick(r, currencies),
		"population": fmt.Sprintf("some %d,%d00", 2+r.IntN(30), 1+r.IntN(9)),
		"pit":        pick(r, placeStarts) + pick(r, strings.Fields("head field hope wood")),
		"line":       surname(r),
		"year1":      fmt.Sprint(2000 + r.IntN(20)), "year2": fmt.Sprint(1900 + r.IntN(90)), "year3": fmt.Sprint(1950 + r.IntN(60)),
		"poster": "a post by the channel " + pick(r, placeStarts) + " " + pick(r, strings.Fields("Eye Whisper Post Truth Owl")),
		"later":  t.start.AddDate(0, 0, 9+r.IntN(40)).Format("2 January"),
		"metres": smallNumber(2 + r.IntN(6)),
	}
	t.words = w
	for _, name := range []string{"month1", "month2", "hour", "daypart", "target", "cause", "site", "rumour"} {
		w[name] = t.say(name, nil)
	}
	return w
}

// say expands a section of the grammar; local are words of this sentence alone.
func (t *teller) say(section string, local words) string {
	return expand(t.rnd, section, voice{t, local})
}

// voice is the scope of one sentence: its own words, those of the story, and
// names and numbers that are new each time.
type voice struct {
	t     *teller
	local words
}

func (v voice) section(name string) string {
	switch name[0] {
	case '.':
		return v.t.event + name
	case '*':
		section := v.t.event + "." + v.local["fact"] + "." + name[1:]
		if _, ok := sentences()[section]; !ok {
			return "any." + v.local["fact"] + "." + name[1:]
		}
		return section
	}
	return name
}

func (v voice) word(name string) (string, bool) {
	if w, ok := v.local[name]; ok {
		return w, true
	}
	if w, ok := v.t.words[name]; ok {
		return w, true
	}
	return fresh(v.t.rnd, name)
}

// fresh makes up a name or number.
func fresh(r *rand.Rand, name string) (string, bool) {
	switch name {
	case "elsewhere":
		return place(r), true
	case "person", "person2":
		return pick(r, firstNames) + " " + surname(r), true
	case "age":
		return fmt.Sprint(21 + r.IntN(60)), true
	case "year":
		return fmt.Sprint(1890 + r.IntN(120)), true
	case "num", "num2":
		return smallNumber(2 + r.IntN(10)), true
	case "num3":
		return fmt.Sprint(13 + r.IntN(80)), true
	case "big":
		return fmt.Sprintf("%d,%03d", 2+r.IntN(30), r.IntN(1000)), true
	}
	return "", false
}

var numberWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// smallNumber is written as a word up to twelve.
func smallNumber(n int) string {
	if n < len(numberWords) {
		return numberWords[n]
	}
	return fmt.Sprint(n)
}
