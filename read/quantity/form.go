package quantity

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// signs are currency signs and what may stand for them before a number.
var signs = map[string]string{
	"$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "hk$": "HKD", "€": "EUR", "eur": "EUR",
	"£": "GBP", "gbp": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "؋": "AFN",
	"chf": "CHF", "sar": "SAR", "aed": "AED", "inr": "INR", "pkr": "PKR", "afn": "AFN", "rub": "RUB", "₩": "KRW", "₴": "UAH",
}

// currencies are names after a number.
var currencies = map[string]string{
	"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY", "yuan": "CNY",
	"renminbi": "CNY", "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
	"lira": "TRY", "liras": "TRY", "afghani": "AFN", "afghanis": "AFN", "rial": "IRR", "rials": "IRR", "riyal": "SAR", "riyals": "SAR",
	"dirham": "AED", "dirhams": "AED", "dinar": "", "dinars": "", "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF",
	"crown": "", "crowns": "", "krona": "SEK", "kronor": "SEK", "cents": "USD", "won": "KRW", "hryvnia": "UAH", "usd": "USD", "eur": "EUR",
	"peso": "", "pesos": "",
}

// units are measures after a number, with their symbols.
var units = map[string]string{
	"km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "metre": "m", "metres": "m",
	"meter": "m", "meters": "m", "mile": "mi", "miles": "mi", "foot": "ft", "feet": "ft", "inch": "in", "inches": "in",
	"cm": "cm", "centimetres": "cm", "centimeters": "cm", "mm": "mm", "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t",
	"kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "gram": "g", "grams": "g", "hectare": "ha", "hectares": "ha",
	"acre": "acre", "acres": "acre", "litre": "l", "litres": "l", "liter": "l", "liters": "l", "barrel": "bbl", "barrels": "bbl",
	"gallon": "gal", "gallons": "gal", "megawatt": "MW", "megawatts": "MW", "mw": "MW", "kilowatts": "kW", "gigawatts": "GW",
	"degree": "deg", "degrees": "deg", "mph": "mph", "km/h": "km/h", "knots": "kn", "lbs": "lb", "ounces": "oz", "bytes": "B",
}

// between reads "between X and Y" and "from X to Y" where both are numbers.
func (s *scan) between(t int) (hearsay.Quantity, int) {
	link := map[string]string{"between": "and", "from": "to"}[s.low(t)]
	if link == "" {
		return hearsay.Quantity{}, t
	}
	lo, mid := s.half(t + 1)
	if mid == t+1 || s.low(mid) != link {
		return hearsay.Quantity{}, t
	}
	hi, next := s.half(mid + 1)
	if next == mid+1 || hi.Value <= lo.Value && hi.Kind == lo.Kind && link == "and" {
		return hearsay.Quantity{}, t
	}
	if link == "from" || lo.Kind != hi.Kind && lo.Kind != hearsay.Count {
		return hearsay.Quantity{}, t
	}
	hi.Value, hi.High = lo.Value, hi.Value
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

// money reads "$70 billion", "$ 1 trillion and $ 70 billion", "US$ 5",
// "€2.5m".
func (s *scan) money(t int) (hearsay.Quantity, int) {
	code, at := s.sign(t)
	if at == t {
		return hearsay.Quantity{}, t
	}
	n, next := s.number(at)
	if next == at {
		return hearsay.Quantity{}, t
	}
	q := hearsay.Quantity{Kind: hearsay.Money, Value: n.value, Unit: code, Provenance: made("money", .97)}
	if high, after := s.upper(next, n.value); after > next {
		q.High, next = high, after
	} else if more, after := s.addend(next, code, n.value); after > next {
		q.Value, next = q.Value+more, after
	}
	if c, ok := currencies[s.low(next)]; ok && (c == code || c == "") {
		next++
	}
	return q, next
}

// sign reads a currency before a number: "$", "US $", "US$", "USD".
func (s *scan) sign(t int) (code string, next int) {
	low := s.low(t)
	if code, ok := signs[low]; ok {
		return code, t + 1
	}
	if s.low(t+1) == "$" && t+1 < s.last && !s.a.Tokens[t+1].Space {
		if code, ok := signs[low+"$"]; ok {
			return code, t + 2
		}
	}
	return "", t
}

// addend reads the "and $ 70 billion" of one sum that is told in two parts: the
// second must be smaller than the unit of the first.
func (s *scan) addend(t int, code string, first float64) (float64, int) {
	if s.low(t) != "and" {
		return 0, t
	}
	other, at := s.sign(t + 1)
	if at == t+1 || other != code {
		return 0, t
	}
	n, next := s.number(at)
	unit, before := magnitudes[s.low(next-1)], magnitudes[s.low(t-1)]
	if next == at || unit == 0 || before == 0 || unit >= before || n.value >= before || n.value >= first {
		return 0, t
	}
	return n.value, next
}

// upper reads the upper end of a range: "-2,000", "to 15", "to $28 million".
func (s *scan) upper(t int, low float64) (float64, int) {
	w := s.low(t)
	if w != "-" && w != "–" && w != "—" && w != "to" || (w == "—" || w == "-") && t < s.last && s.a.Tokens[t].Space {
		return 0, t
	}
	_, at := s.sign(t + 1)
	n, next := s.number(at)
	if next == at || n.value <= low || s.anyTaken(at, next) {
		return 0, t
	}
	return n.value, next
}

// rank reads "third-largest", "the second largest".
func (s *scan) rank(t int) (hearsay.Quantity, int) {
	words := s.wordsAt(t)
	next := t + 1
	if len(words) == 1 {
		words = append(words, s.wordsAt(next)...)
		next++
	}
	if len(words) != 2 || !strings.HasSuffix(words[1], "est") || len(words[1]) < 5 {
		return hearsay.Quantity{}, t
	}
	n, ok := ordinals[words[0]]
	if !ok {
		return hearsay.Quantity{}, t
	}
	return s.counting(hearsay.Quantity{Kind: hearsay.Rank, Value: n, Provenance: made("rank", .9)}, next, next), next
}

var ordinals = map[string]float64{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}

// multiples are ratios in one word.
var multiples = map[string]float64{
	"twice": 2, "thrice": 3, "double": 2, "triple": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}

// ratio reads "seven times larger than", "three-fold", "twice as many".
func (s *scan) ratio(t int) (hearsay.Quantity, int) {
	q := hearsay.Quantity{Kind: hearsay.Ratio, Provenance: made("ratio", .9)}
	if v, ok := multiples[strings.Join(s.wordsAt(t), "")]; ok && (s.low(t+1) == "as" || s.low(t+1) == "the" || v > 3 || strings.HasSuffix(s.low(t), "fold")) {
		q.Value = v
		return q, t + 1
	}
	n, next := s.number(t)
	if next == t {
		return q, t
	}
	q.Value = n.value
	switch {
	case s.low(next) == "times" && s.compared(next+1):
		return q, s.comparison(next + 1)
	case s.low(next) == "-" && s.low(next+1) == "fold":
		return q, next + 2
	}
	return hearsay.Quantity{}, t
}

func (s *scan) compared(t int) bool {
	w := s.low(t)
	return w == "as" || w == "more" || w == "less" || w == "the" || w == "over" || strings.HasSuffix(w, "er") && len(w) > 4
}

// comparison takes "larger", "more", "as many" into the span.
func (s *scan) comparison(t int) int {
	switch w := s.low(t); {
	case w == "as" && (s.low(t+1) == "many" || s.low(t+1) == "much" || s.low(t+1) == "large" || s.low(t+1) == "high"):
		return t + 2
	case w == "the" || w == "over" || w == "as":
		return t
	}
	return t + 1
}

// fraction reads "two-thirds of", "a third of", "half of", "a quarter".
func (s *scan) fraction(t int) (hearsay.Quantity, int) {
	words, next := s.wordsAt(t), t+1
	if len(words) == 1 && (ones[words[0]] > 0 || words[0] == "a") && next < s.last {
		words, next = append(words, s.wordsAt(next)...), next+1
	}
	v, ok := 0.0, false
	switch {
	case len(words) == 1 && words[0] == "half":
		v, ok = .5, s.low(next) == "of" || s.low(next) == "the"
	case len(words) == 2:
		part := fractions[strings.TrimSuffix(words[1], "s")]
		if words[1] == "halves" {
			part = 2
		}
		top := ones[words[0]]
		if words[0] == "a" {
			top = 1
		}
		v, ok = top/max(part, 1), part > 0 && top > 0 && (words[0] != "a" && top > 1 || s.low(next) == "of" || s.changeBefore(t) != "")
	}
	if !ok {
		return hearsay.Quantity{}, t
	}
	q := hearsay.Quantity{Kind: hearsay.Fraction, Value: v, Change: s.changeBefore(t), Provenance: made("fraction", .9)}
	if s.low(next) == "of" {
		return s.counting(q, next+1, next), next
	}
	return q, next
}

// plain reads a number with what follows it: percent, a currency, a measure or
// what is counted.
func (s *scan) plain(t int) (hearsay.Quantity, int) {
	n, next := s.number(t)
	if next == t || s.isLabel(t, next) {
		return hearsay.Quantity{}, t
	}
	q := hearsay.Quantity{Kind: hearsay.Count, Value: n.value, Provenance: made("count", .85)}
	if n.vague {
		q.Bound = hearsay.AtLeast
	} else if high, after := s.upper(next, n.value); after > next {
		q.High, next = high, after
	}
	return s.unit(q, t, next, n)
}

// unit reads what stands after the number.
func (s *scan) unit(q hearsay.Quantity, t, next int, n number) (hearsay.Quantity, int) {
	low, q2 := s.low(next), s.low(next+1)
	code, isMoney := currencies[low]
	ofMoney, isOfMoney := currencies[q2]
	switch {
	case n.vague && low == "of" && isOfMoney:
		q.Kind, q.Unit, q.Provenance = hearsay.Money, ofMoney, made("money", .95)
		return q, next + 2
	case low == "%" || low == "percent" || low == "pc":
		return s.percent(q, t, next+1)
	case low == "per" && q2 == "cent", low == "percentage" && (q2 == "points" || q2 == "point"):
		return s.percent(q, t, next+2)
	case isMoney && !n.vague:
		q.Kind, q.Unit, q.Provenance = hearsay.Money, code, made("money", .95)
		return q, next + 1
	case (low == "us" || low == "u.s.") && currencies[q2] == "USD":
		q.Kind, q.Unit, q.Provenance = hearsay.Money, "USD", made("money", .95)
		return q, next + 2
	case startsUpperAt(s, next) && currencies[q2] != "" && s.tags[next].Part != syntax.ProperNoun:
		q.Kind, q.Provenance = hearsay.Money, made("money", .9)
		return q, next + 2
	}
	if symbol, ok := units[low]; ok && next < s.last {
		q.Kind, q.Unit, q.Provenance = hearsay.Measure, symbol, made("measure", .95)
		if s.low(next+1) == "of" {
			q = s.counting(q, next+2, next+1)
		}
		return q, next + 1
	}
	if n.word && n.value <= 1 && !n.vague {
		return hearsay.Quantity{}, t // "one" is mostly no figure
	}
	at := next
	if s.low(at) == "of" && n.vague {
		at++
	}
	return s.counting(q, at, next), next
}

func startsUpperAt(s *scan, t int) bool { return t < s.last && startsUpper(s.a.Text(t)) }

func (s *scan) percent(q hearsay.Quantity, t, next int) (hearsay.Quantity, int) {
	q.Kind, q.Provenance, q.Change = hearsay.Percent, made("percent", .97), s.changeBefore(t)
	if s.low(next) == "of" {
		q = s.counting(q, next+1, next)
	}
	return q, next
}

// changeBefore reads the verb or noun of change before a figure: "fell by",
// "an increase of", "up".
func (s *scan) changeBefore(t int) hearsay.Change {
	for i := t - 1; i >= max(s.first, t-4); i-- {
		switch s.low(i) {
		case "rose", "rise", "rises", "risen", "rising", "grew", "grow", "grown", "growing", "increase", "increased", "increases", "increasing",
			"climbed", "jumped", "soared", "surged", "up", "gained", "gain", "expanded":
			return hearsay.Up
		case "fell", "fall", "falls", "fallen", "falling", "dropped", "drop", "drops", "decline", "declined", "declines", "decrease",
			"decreased", "shrank", "shrunk", "down", "lost", "plunged", "cut", "reduced", "reduction", "slipped":
			return hearsay.Down
		case "by", "of", "about", "around", "nearly", "almost", "more", "than", "over", "some", "roughly", "another", "a", "an", "least", "at":
		default:
			return ""
		}
	}
	return ""
}
