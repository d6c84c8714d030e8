package generate

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// plan says what a story holds on purpose.
type plan struct {
	accounts int
	days     []int // of each account
	// odd is the fact that the accounts in deviants tell with another figure,
	// -1 for none. The first deviant tells it on the day of account 0.
	odd      int
	deviants []bool
	// growing is whether the first figure rises from day to day.
	growing bool
	// oddDate and oddPlace are the accounts that give another day or place, -1
	// for none.
	oddDate, oddPlace int
	otherPlace        string
	// citing is the account that cites account 0, rightly or not, -1 for none.
	citing     int
	citedRight bool
	circular   bool // accounts 0 and 1 credit each other with one claim
	ring       string
	hoax       bool // account 0 spreads a rumour that the last one denies
	// quotesDiffer is whether some quotes are given in other words.
	quotesDiffer bool
}

func newPlan(rnd *rand.Rand, docs int) *plan {
	p := &plan{accounts: accountsOf(rnd, docs), odd: -1, oddDate: -1, oddPlace: -1, citing: -1}
	for range p.accounts {
		p.days = append(p.days, rnd.IntN(storyDays))
	}
	p.deviants = make([]bool, p.accounts)
	if p.accounts < 2 {
		return p
	}
	others := rnd.Perm(p.accounts - 1)
	for i, what := range rnd.Perm(10)[:min(1+rnd.IntN(2)+p.accounts/8, len(others))] {
		p.plant(rnd, what, 1+others[i])
	}
	p.quotesDiffer = rnd.IntN(2) == 0
	return p
}

// plant adds one difference, in which the account other differs from account 0,
// or nothing.
func (p *plan) plant(rnd *rand.Rand, what, other int) {
	switch what {
	case 0, 1:
		p.odd, p.deviants[other], p.days[other] = 1+rnd.IntN(2), true, p.days[0]
	case 2:
		p.odd, p.deviants[other], p.days[other] = 0, true, p.days[0]
	case 3:
		p.growing = p.odd != 0
	case 4:
		p.oddDate = other
	case 5:
		p.oddPlace, p.otherPlace = other, place(rnd)
	case 6:
		p.citing, p.citedRight, p.days[other] = other, rnd.IntN(2) == 0, storyDays-1
	case 7:
		p.circular = true
	case 8:
		p.hoax = true
	}
}

// accountsOf draws the number of accounts: many stories have one or two, and
// even large ones seldom twenty.
func accountsOf(rnd *rand.Rand, docs int) int {
	most := min(docs, 2)
	for n := docs; n > 2; n /= 2 {
		most += 2
	}
	return 1 + rnd.IntN(min(most, docs))
}

func (p *plan) day(account int) int { return p.days[account] }

func (p *plan) differs(account int) bool { return p.odd >= 0 && (account == 0 || p.deviants[account]) }

// settle fixes the figures of a story as the plan wants them.
func (p *plan) settle(t *teller) {
	if p.odd >= 0 {
		f := &t.facts[p.odd]
		f.odd = f.value[0] + float64(1+t.rnd.IntN(2+int(f.value[0])/2))
	}
	if p.growing {
		f := &t.facts[0]
		for day := 1; day < storyDays; day++ {
			f.value[day] = f.value[day-1] + float64(1+t.rnd.IntN(5))
		}
	}
	t.misquoted = p.citing >= 0 && !p.citedRight
	p.ring = t.say("ring", nil)
}

// tell is the figure of a fact as the reporter's account has it.
func (p *plan) tell(f *fact, r *reporter) figure {
	told := figure{value: f.value[r.day], day: r.date.Format(time.DateOnly)}
	differing := f.odd != 0 && p.differs(r.account)
	switch {
	case differing && r.account != 0:
		told.value = f.odd
	case !differing && f.odd == 0 && told.value > 4 && r.account%4 == 3:
		told.value, told.bound = told.value-float64(r.account%3), hearsay.AtLeast
	}
	return told
}

// extra are the sentences that the plan asks of an account.
func (p *plan) extra(r *reporter) (out []sentence) {
	if p.citing == r.account {
		out = append(out, p.citation(r))
	}
	if p.circular && r.account < 2 {
		out = append(out, p.credit(r))
	}
	if p.hoax {
		out = append(out, p.rumour(r)...)
	}
	return out
}

// citation cites account 0 for its first figure, rightly or not.
func (p *plan) citation(r *reporter) sentence {
	cited := reporter{t: r.t, account: 0, plan: p, day: p.days[0], date: r.t.start.AddDate(0, 0, 1+p.days[0])}
	told := p.tell(&r.t.facts[0], &cited)
	if !p.citedRight {
		told.value += float64(2 + r.t.rnd.IntN(9))
	}
	who, when := r.t.press[0].name, cited.date.Format("2/1/2006")
	s := r.tell(func() string {
		text := r.t.say("cited", r.with(words{"fact": r.t.facts[0].key, "fig": told.mark(r.t.rnd), "cited": who, "dated": when, "on": cited.date.Format("2 January 2006")}))
		return "<x:citation>" + claimed(r.t.facts[0].key, who, text) + "</x>"
	})
	s.account, s.guest = 0, true
	return s
}

// credit has two accounts name each other as the source of one claim.
func (p *plan) credit(r *reporter) sentence {
	other := r.t.press[1-r.account].name
	return r.tell(func() string {
		text := r.t.say("credited", r.with(words{"other": other, "ring": p.ring}))
		return "<x:circular>" + claimed("ring", other, text) + "</x>"
	})
}

// rumour has account 0 and every third after it spread the rumour; the last
// account denies it.
func (p *plan) rumour(r *reporter) []sentence {
	poster := r.t.words["poster"]
	switch {
	case r.account == p.accounts-1:
		said := r.t.cast[1]
		return []sentence{r.tell(func() string {
			return denied("hoax", said.name, r.t.say("hoax.debunk", r.with(words{"src": name(said)})))
		})}
	case r.account%3 == 0:
		return []sentence{r.tell(func() string { return claimed("hoax", poster, r.t.say("hoax.claim", r.local)) })}
	}
	return nil
}

// figure is a number as one account tells it, for a day.
type figure struct {
	value float64
	bound hearsay.Bound
	day   string
}

// text writes the number in digits or words.
func (f figure) text(rnd *rand.Rand) string {
	n := strconv.Itoa(int(f.value))
	if rnd.IntN(2) == 0 {
		n = smallNumber(int(f.value))
	}
	if f.bound != "" {
		return strings.ReplaceAll(string(f.bound), "-", " ") + " " + n
	}
	return n
}

func (f figure) mark(rnd *rand.Rand) string {
	return fmt.Sprintf("<f:%g|%s|%s>%s</f>", f.value, f.bound, f.day, f.text(rnd))
}
