package quantity

import (
	"hearsay"
	"hearsay/syntax"
)

// between reads "between X and Y", where both are numbers.
func (s *scan) between(t int) (hearsay.Quantity, int) {
	if s.low(t) != "between" {
		return hearsay.Quantity{}, t
	}
	lo, mid := s.half(t + 1)
	if mid == t+1 || s.low(mid) != "and" {
		return hearsay.Quantity{}, t
	}
	hi, next := s.half(mid + 1)
	if next == mid+1 || s.anyTaken(mid, next) || lo.Kind != hi.Kind && lo.Kind != hearsay.Count {
		return hearsay.Quantity{}, t
	}
	low := s.scaled(lo.Value, hi.Value, mid-1, mid+1)
	if low >= hi.Value {
		return hearsay.Quantity{}, t
	}
	hi.Value, hi.High = low, hi.Value
	hi.Provenance = made("range", .9)
	return hi, next
}

// half is one side of a range.
func (s *scan) half(t int) (hearsay.Quantity, int) {
	if q, next := s.money(t); next > t {
		return q, next
	}
	return s.plain(t)
}

// scaled gives the 2 of "2 to 3 million" the million of the 3. last is the last
// token of the lower number, first the first of the upper one.
func (s *scan) scaled(low, high float64, last, first int) float64 {
	if _, stated := magnitudes[s.low(last)]; stated || s.a.Tokens[last].Kind == syntax.Word && low >= 100 {
		return low
	}
	for t := first; t < min(first+4, s.last); t++ {
		m, ok := magnitudes[s.low(t)]
		if ok && m >= 1000 && times(low, m) < high {
			return times(low, m)
		}
	}
	return low
}

// upper reads the upper end of a range: "-2,000", "to 15", "to $28 million",
// "or three". It gives both ends, and the token after them.
func (s *scan) upper(t int, low float64) (from, to float64, next int) {
	w := s.low(t)
	dash := w == "-" || w == "–" || w == "—"
	if !dash && w != "to" && w != "or" || dash && w != "–" && s.a.Tokens[t].Space {
		return 0, 0, t
	}
	_, at := s.sign(t + 1)
	n, next := s.number(at)
	if next == at || s.anyTaken(at, next) || n.vague || s.gluedOn(next) {
		return 0, 0, t
	}
	from = s.scaled(low, n.value, t-1, at)
	if n.value <= from || w == "or" && n.value > 2*from || w == "to" && s.movedFrom(t) {
		return 0, 0, t
	}
	return from, n.value, next
}

// gluedOn reports a third part after two numbers: "3-4-2" is no range.
func (s *scan) gluedOn(t int) bool {
	w := s.low(t)
	return (w == "-" || w == "–" || w == "/") && !s.a.Tokens[t].Space
}

// movedFrom reports "rose from 12" before the "to" at t: two figures, not a
// range.
func (s *scan) movedFrom(t int) bool {
	for i := t - 1; i >= max(s.first, t-8); i-- {
		if s.low(i) != "from" {
			continue
		}
		for k := i - 1; k >= max(s.first, i-5); k-- {
			if Direction(s.low(k)) != "" {
				return true
			}
		}
		return false
	}
	return false
}

// likeNext gives the 12 of "rose from 12 to 30 percent" the unit of the 30.
func (s *scan) likeNext(q hearsay.Quantity, t int) hearsay.Quantity {
	if q.Kind != hearsay.Count || q.Counted.End > 0 {
		return q
	}
	for end := min(t+4, s.last); t < end && s.low(t) != "to" && (s.taken[t] || s.low(t) == "in"); t++ {
	}
	if s.low(t) != "to" || !s.movedFrom(t) {
		return q
	}
	if other, next := s.half(t + 1); next > t+1 && other.Kind != hearsay.Count {
		q.Kind, q.Unit, q.Provenance = other.Kind, other.Unit, other.Provenance
	}
	return q
}

// votes are words beside which "52-35" is two counts and not a score.
var votes = map[string]bool{
	"vote": true, "voted": true, "votes": true, "majority": true, "ruling": true, "ruled": true, "split": true, "margin": true, "decision": true,
}

// isVote reports the two counts of a vote around the dash at token dash.
func (s *scan) isVote(dash int) bool {
	w := s.low(dash)
	if w != "-" && w != "–" || s.a.Tokens[dash].Space || dash+1 >= s.last || s.a.Tokens[dash+1].Kind != syntax.Number || s.gluedOn(dash+2) {
		return false
	}
	for t := max(s.first, dash-7); t < min(s.last, dash+5); t++ {
		if votes[s.low(t)] {
			return true
		}
	}
	return false
}
