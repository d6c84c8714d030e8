package generate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// copyist makes documents from others.
type copyist struct {
	*teller
	docs []*draft // what has been written so far, in order
	// unseen are accounts that the collection does not hold itself.
	unseen []*draft
}

// fill adds copies until there are n documents, no two with the same text.
func (c *copyist) fill(n int) {
	seen := map[string]bool{}
	for _, d := range c.docs {
		seen[layout(d).String()] = true
	}
	for len(c.docs) < n {
		d := c.copy()
		if text := layout(d).String(); !seen[text] {
			seen[text] = true
			c.docs = append(c.docs, d)
		}
	}
}

// story lays everything out.
func (c *copyist) story(id string) *Story {
	s := &Story{ID: id, Event: c.event}
	var sheets []*sheet
	for i, d := range c.docs {
		sheets = append(sheets, layout(d))
		s.Docs = append(s.Docs, Doc{
			Name: fmt.Sprintf("%s-d%03d.txt", id, i), Outlet: d.outlet.name, Published: d.date.Format(time.DateOnly),
			Text: sheets[i].text(), Accounts: d.accounts, Copies: d.copies,
		})
	}
	s.Truth = truthOf(c.teller, c.docs, sheets)
	return s
}

// copy makes one more document from one that is there, or from two.
func (c *copyist) copy() *draft {
	source, from := c.source()
	d := c.reprint(source, from)
	if c.rnd.IntN(20) == 0 {
		if other, at := c.source(); !slices.ContainsFunc(other.accounts, func(a int) bool { return slices.Contains(d.accounts, a) }) {
			c.merge(d, source, other, at)
		}
	}
	if c.rnd.IntN(4) == 0 {
		c.lead(d)
	}
	c.sign(d)
	return d
}

// source picks what is copied: early texts more often than late ones, so that
// one account of a story has most of the copies.
func (c *copyist) source() (*draft, int) {
	all := len(c.unseen) + len(c.docs)
	i := int(math.Pow(c.rnd.Float64(), 2.5) * float64(all))
	if i < len(c.unseen) {
		return c.unseen[i], -1
	}
	return c.docs[i-len(c.unseen)], i - len(c.unseen)
}

// levels are how much copyists rewrite.
var levels = []float64{0, 0, 0, 0, 0, 0, 0.15, 0.15, 0.3, 0.3, 0.6, 1}

func (c *copyist) reprint(source *draft, from int) *draft {
	level := pick(c.rnd, levels)
	cut := pick(c.rnd, []Cut{Whole, Whole, Whole, Whole, Head, Head, Head, Middle, Tail})
	d := &draft{outlet: pick(c.rnd, c.press), title: source.title, accounts: slices.Clone(source.accounts)}
	d.date = source.date.AddDate(0, 0, pick(c.rnd, []int{0, 0, 0, 1, 1, 2}))
	if level > 0 || c.rnd.IntN(3) == 0 {
		d.title = sentence{text: upperFirst(c.say("headline.plain", nil)), account: source.title.account}
	}
	d.byline = pick(c.rnd, []string{"", "By our own correspondent", "By our staff"})
	d.body = kept(source.body, cut, c.rnd.Float64())
	if level > 0 {
		w := rewriter{c.teller, c.rnd, level}
		d.body = w.body(d.body)
	}
	if d.accounts = accountsIn(d.body); len(d.accounts) == 0 {
		d.accounts = source.accounts[:1]
	}
	d.copies = []Copy{{From: from, Cut: cut, Rewritten: level}}
	c.credit(d, source)
	return d
}

// kept cuts a text to the part that is copied: between a third and nine tenths
// of its paragraphs, one at least.
func kept(body []paragraph, cut Cut, share float64) []paragraph {
	n := max(int(float64(len(body))*(0.35+0.55*share)), 1)
	var out []paragraph
	switch cut {
	case Head:
		out = body[:n]
	case Tail:
		out = body[len(body)-n:]
	case Middle:
		out = body[(len(body)-n+1)/2:][:n]
	default:
		out = body
	}
	return cloned(out)
}

// cloned copies a text, so that what is written into the copy does not come to
// stand in the text it is from.
func cloned(body []paragraph) []paragraph {
	out := make([]paragraph, len(body))
	for i, p := range body {
		out[i] = slices.Clone(p)
	}
	return out
}

func accountsIn(body []paragraph) (out []int) {
	for _, p := range body {
		for _, s := range p {
			if !slices.Contains(out, s.account) && !s.guest {
				out = append(out, s.account)
			}
		}
	}
	slices.Sort(out)
	return out
}

// credit gives the copy its credit: to the one copied, to nobody, or to another.
func (c *copyist) credit(d, source *draft) {
	from := &d.copies[0]
	from.Credit, from.Named = CreditHidden, ""
	switch n := c.rnd.IntN(20); {
	case source.outlet.name == d.outlet.name:
		return
	case n < 11:
		from.Credit, from.Named = CreditGiven, source.outlet.name
	case n == 19:
		if other := pick(c.rnd, c.press).name; other != source.outlet.name && other != d.outlet.name {
			from.Credit, from.Named = CreditFalse, other
		}
	}
}

// merge adds the first paragraphs of another text and its credit.
func (c *copyist) merge(d, source, other *draft, at int) {
	extra := kept(other.body, Head, c.rnd.Float64()/2)
	where := min(1+c.rnd.IntN(2), len(d.body))
	d.body = slices.Concat(d.body[:where:where], extra, d.body[where:])
	d.accounts = accountsIn(d.body)
	// A day after both: of texts of one day nobody can tell which was merged.
	for !d.date.After(source.date) || !d.date.After(other.date) {
		d.date = d.date.AddDate(0, 0, 1)
	}
	named := ""
	credit := CreditHidden
	if d.copies[0].Credit == CreditGiven && other.outlet.name != d.outlet.name {
		credit, named = CreditGiven, other.outlet.name
	}
	d.copies = append(d.copies, Copy{From: at, Cut: Head, Credit: credit, Named: named})
}

// lead puts a paragraph of the outlet's own before a copy.
func (c *copyist) lead(d *draft) {
	account := d.accounts[0]
	r := reporter{t: c.teller, account: account, plan: &plan{oddDate: -1, oddPlace: -1}, outlet: d.outlet, date: d.date}
	r.local = r.setting()
	if s := r.fresh("ownlead", nil); s.text != "" {
		d.body = slices.Insert(d.body, 0, paragraph{s})
	}
}

// sign writes the credit into the text: as a dateline, byline, closing line,
// citation or within a sentence.
func (c *copyist) sign(d *draft) {
	var names []string
	for _, x := range d.copies {
		if x.Named != "" {
			names = append(names, x.Named)
		}
	}
	if len(names) == 0 {
		return
	}
	who := strings.Join(names, " and ")
	if len(names) > 1 {
		d.closing = "Sources: " + strings.Join(names, ", ")
		return
	}
	switch c.rnd.IntN(6) {
	case 0:
		d.dateline = strings.ToUpper(d.outlet.home) + " (" + who + ") - "
	case 1:
		d.closing = "(" + who + ", " + c.day(d) + ")"
	case 2:
		d.closing = "Source: " + who
	case 3:
		d.closing = "With reporting by " + who + "."
	case 4:
		d.byline = "By " + who
	case 5:
		last := &d.body[0][len(d.body[0])-1]
		last.text += c.chain(d, who)
	}
}

// day is the day on which the text that d is copied from was published.
func (c *copyist) day(d *draft) string {
	date := d.date
	if from := d.copies[0].From; from >= 0 {
		date = c.docs[from].date
	}
	return date.Format("2/1/2006")
}

// chain is a sentence that passes the credit on, over two steps where there are
// two.
func (c *copyist) chain(d *draft, who string) string {
	if from := d.copies[0].From; from >= 0 && d.copies[0].Credit == CreditGiven {
		if up := c.docs[from].copies; len(up) > 0 && up[0].Named != "" && up[0].Named != who {
			return " " + who + ", quoting " + up[0].Named + ", had the report first."
		}
	}
	return pick(c.rnd, []string{" " + who + " was first with the report.", " The report was first carried by " + who + ".", " This was reported by " + who + "."})
}
