package generate

import (
	"maps"
	"strconv"
	"strings"
	"time"
)

// sentence is one or two sentences of text with marks around what the truth
// speaks of: <c:key|speaker|denied> a claim, <f:value|bound|day> its figure,
// <q:number|variant> a quote, <d:day> and <w:place> when and where the event
// was, <x:...> a planted difference, <o> a clause that may be dropped, <n> a name
// that no copyist changes.
type sentence struct {
	text    string
	account int
	// guest is true for what the author has from another account.
	guest bool
	// again tells the same in other words; nil for what cannot be retold.
	again func() string
}

type paragraph []sentence

// draft is a document before it is laid out.
type draft struct {
	outlet   outlet
	date     time.Time
	title    sentence
	byline   string
	body     []paragraph
	accounts []int
	copies   []Copy
	// dateline and closing carry a copy's credit; each may be "".
	dateline, closing string
}

// reporter writes one account.
type reporter struct {
	t       *teller
	account int
	plan    *plan
	outlet  outlet
	date    time.Time
	day     int
	local   words
}

// account writes the account with this number.
func (t *teller) account(n int, p *plan) *draft {
	r := &reporter{t: t, account: n, plan: p, outlet: t.press[n], day: p.day(n)}
	r.date = t.start.AddDate(0, 0, 1+r.day)
	r.local = r.setting()
	d := &draft{outlet: r.outlet, date: r.date, accounts: []int{n}, byline: pick(t.rnd, firstNames) + " " + surname(t.rnd)}
	d.title = r.title()
	d.body = r.body()
	introduce(d.body)
	return d
}

// setting are the words in which this account differs from others.
func (r *reporter) setting() words {
	day, spot := r.t.start, r.t.words["place"]
	if r.plan.oddDate == r.account {
		day = day.AddDate(0, 0, -1)
	}
	if r.plan.oddPlace == r.account {
		spot = r.plan.otherPlace
	}
	iso := day.Format(time.DateOnly)
	return words{
		"place":   "<w:" + spot + ">" + spot + "</w>",
		"weekday": "<d:" + iso + ">" + day.Format("Monday") + "</d>", "date": "<d:" + iso + ">" + day.Format("2 January") + "</d>",
		"today": r.date.Format("Monday"), "yesterday": r.date.AddDate(0, 0, -1).Format("Monday"), "outlet": r.outlet.name,
	}
}

// introduce names people in full where they come up first.
func introduce(body []paragraph) {
	known := map[string]bool{}
	for _, p := range body {
		for i := range p {
			p[i].text = named(p[i].text, known)
		}
	}
}

func (r *reporter) with(more words) words {
	all := maps.Clone(r.local)
	maps.Copy(all, more)
	return all
}

// title tells the first figure in the author's own voice.
func (r *reporter) title() sentence {
	f := &r.t.facts[0]
	text := r.t.say(r.t.event+".headline", r.with(words{"fig": r.plan.tell(f, r).mark(r.t.rnd)}))
	return sentence{text: upperFirst(claimed(f.key, "", text)), account: r.account}
}

// body lays out what the account tells: figures first, then statements, quotes and
// what only this reporter saw.
func (r *reporter) body() []paragraph {
	lead := paragraph{r.figure(0)}
	var rest []sentence
	for i := 1; i < len(r.t.facts); i++ {
		if r.t.rnd.IntN(5) < 3 || r.plan.odd == i && r.plan.differs(r.account) {
			rest = append(rest, r.figure(i))
		}
	}
	rest = append(rest, r.statements()...)
	rest = append(rest, r.quotes()...)
	rest = append(rest, r.colour(3+r.t.rnd.IntN(6))...)
	if r.t.rnd.IntN(2) == 0 {
		rest = append(rest, r.fresh("background", nil))
	}
	r.t.rnd.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	return append([]paragraph{append(lead, r.take(&rest, r.t.rnd.IntN(2))...)}, r.paragraphs(rest)...)
}

// colour are n sentences on what only this reporter saw, no two made alike.
func (r *reporter) colour(n int) (out []sentence) {
	for _, line := range r.t.rnd.Perm(len(sentences()["colour"]))[:n] {
		out = append(out, r.tell(func() string { return expandLine(r.t.rnd, "colour", line, voice{r.t, r.local}) }))
	}
	return out
}

func (r *reporter) paragraphs(rest []sentence) (out []paragraph) {
	for len(rest) > 0 {
		if p := r.take(&rest, 1+r.t.rnd.IntN(3)); len(p) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// take moves n sentences; those that could not be told in words of their own are
// left out.
func (r *reporter) take(from *[]sentence, n int) (p paragraph) {
	for _, s := range (*from)[:min(n, len(*from))] {
		if s.text != "" {
			p = append(p, s)
		}
	}
	*from = (*from)[min(n, len(*from)):]
	return p
}

// fresh tells a section in words that no other account has used.
func (r *reporter) fresh(section string, local words) sentence {
	all := r.with(local)
	return r.tell(func() string { return r.t.say(section, all) })
}

const attempts = 12

// tell asks for wordings until one shares no run of words with another account.
func (r *reporter) tell(wording func() string) sentence {
	for range attempts {
		if s := wording(); r.t.heard.take(s, r.account) {
			return sentence{text: s, account: r.account}
		}
	}
	return sentence{account: r.account}
}

// figure tells one fact.
func (r *reporter) figure(n int) sentence {
	f := &r.t.facts[n]
	told := r.plan.tell(f, r)
	source := pick(r.t.rnd, f.source)
	wording := func() string { return r.figureWording(f, told, source) }
	s := r.tell(wording)
	s.again = wording
	return s
}

// things are the figures that do not count people.
const things = " houses displaced shops wagons wells "

func (r *reporter) figureWording(f *fact, told figure, source person) string {
	section, speaker := "figure.said", source.name
	if f.key == "money" {
		section = "statement.money"
	} else if r.t.rnd.IntN(5) < 2 {
		section, speaker = "figure.own", ""
	}
	kind := "people"
	if strings.Contains(things, " "+f.key+" ") {
		kind = "things"
	}
	return claimed(f.key, speaker, r.t.say(section, r.with(words{
		"fact": f.key, "fig": told.mark(r.t.rnd), "src": name(source),
		"among": r.t.say("among."+kind, r.local), "including": r.t.say("including."+kind, r.local),
	})))
}

// name stands for a person until the order of the sentences is known.
func name(p person) string { return "<p:" + p.title + "|" + p.name + ">" }

func claimed(key, speaker, text string) string {
	return "<c:" + key + "|" + speaker + "|>" + text + "</c>"
}

func denied(key, speaker, text string) string {
	return "<c:" + key + "|" + speaker + "|denied>" + text + "</c>"
}

// statements are accusations, denials, plans and words of people unnamed.
func (r *reporter) statements() (out []sentence) {
	governor, rebel := r.t.cast[0], r.t.cast[6]
	if r.t.rnd.IntN(2) == 0 {
		out = append(out, r.statement("blame", "statement.blame", governor, claimed))
		if r.t.rnd.IntN(2) == 0 {
			out = append(out, r.statement("blame", "statement.deny", rebel, denied))
		}
	}
	if r.t.rnd.IntN(3) == 0 {
		out = append(out, r.statement("inquiry", "statement.plan", r.t.cast[5], claimed))
	}
	if r.t.rnd.IntN(4) == 0 {
		key := "secret" + strconv.Itoa(r.account)
		out = append(out, r.tell(func() string { return claimed(key, "unnamed", r.t.say("statement.anonymous", r.local)) }))
	}
	return append(out, r.plan.extra(r)...)
}

func (r *reporter) statement(key, section string, who person, mark func(key, speaker, text string) string) sentence {
	return r.tell(func() string {
		return mark(key, who.name, r.t.say(section, r.with(words{"src": name(who)})))
	})
}
