package quantity

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// units are measures after a number, with their symbols.
var units = map[string]string{
	"km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "metre": "m", "metres": "m",
	"meter": "m", "meters": "m", "m": "m", "mile": "mi", "miles": "mi", "foot": "ft", "feet": "ft", "ft": "ft", "inch": "in", "inches": "in",
	"yard": "yd", "yards": "yd", "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeters": "cm", "mm": "mm", "millimetre": "mm",
	"millimetres": "mm", "millimeter": "mm", "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t",
	"kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "gram": "g", "grams": "g", "hectare": "ha", "hectares": "ha", "ha": "ha",
	"acre": "acre", "acres": "acre", "litre": "l", "litres": "l", "liter": "l", "liters": "l", "barrel": "bbl", "barrels": "bbl",
	"gallon": "gal", "gallons": "gal", "megawatt": "MW", "megawatts": "MW", "mw": "MW", "kilowatt": "kW", "kilowatts": "kW", "kw": "kW",
	"gigawatt": "GW", "gigawatts": "GW", "gw": "GW", "degree": "deg", "degrees": "deg", "°": "deg", "mph": "mph", "km/h": "km/h", "knots": "kn",
	"lb": "lb", "lbs": "lb", "ounce": "oz", "ounces": "oz", "bytes": "B", "gb": "GB", "mb": "MB", "tb": "TB", "gigabytes": "GB", "megabytes": "MB",
	"decibels": "dB", "volts": "V",
}

// nouns are what is counted by the first part of a word: "12-member", "60-seat".
var nouns = map[string]bool{
	"member": true, "man": true, "person": true, "seat": true, "page": true, "point": true, "storey": true, "story": true, "nation": true, "country": true,
	"party": true, "vehicle": true, "truck": true, "strong": true, "bed": true, "room": true, "vote": true, "car": true, "ship": true, "judge": true,
	"state": true, "acre": true,
}

// plain reads a number with what follows it: percent, a currency, a measure or
// what is counted.
func (s *scan) plain(t int) (hearsay.Quantity, int) {
	if q, next := s.compound(t); next > t {
		return q, next
	}
	n, next := s.number(t)
	if next == t || s.isLabel(t, next, n) {
		return hearsay.Quantity{}, t
	}
	q := hearsay.Quantity{Kind: hearsay.Count, Value: n.value, Provenance: made("count", .85)}
	if n.vague {
		q.Bound = hearsay.AtLeast
	} else if low, high, after := s.upper(next, n.value); after > next {
		q.Value, q.High, next = low, high, after
	}
	return s.unit(q, t, next, n)
}

// halfPercent reads "half a percent", "half a percentage point".
func (s *scan) halfPercent(t int) (hearsay.Quantity, int) {
	if s.low(t) != "half" || s.low(t+1) != "a" && s.low(t+1) != "of" {
		return hearsay.Quantity{}, t
	}
	at := t + 2
	if s.low(t+1) == "of" && (s.low(at) == "one" || s.low(at) == "a") {
		at++
	}
	symbol, next := s.percentSign(at)
	if next == at {
		return hearsay.Quantity{}, t
	}
	return s.percent(hearsay.Quantity{Value: .5, Unit: symbol}, t, next)
}

// compound reads a number that is one word with its unit: "160GB", "3.5-inch",
// "12-member", "forty-seat".
func (s *scan) compound(t int) (hearsay.Quantity, int) {
	none := hearsay.Quantity{}
	if t >= s.last || s.a.Tokens[t].Kind != syntax.Word {
		return none, t
	}
	text := s.a.Text(t)
	cut := strings.LastIndexByte(text, '-')
	v, rest, ok := parseDigits(text)
	if !ok {
		var n sum
		if cut < 0 || !n.add(lower(text[:cut])) {
			return none, t
		}
		v, rest = n.total+n.part, text[cut:]
	}
	noun := strings.TrimPrefix(rest, "-")
	low := lower(noun)
	symbol, measured := units[low]
	switch {
	case noun == "" || low == "m" && noun == rest && s.isMillion(t):
		return none, t
	case measured && (noun != rest || low != "b"):
		q := hearsay.Quantity{Kind: hearsay.Measure, Value: v, Unit: symbol, Provenance: made("measure", .93)}
		if s.low(t+1) == "of" {
			q = s.counting(q, t+2, t+1)
		}
		return q, t + 1
	case low == "percent" && noun != rest:
		return hearsay.Quantity{Kind: hearsay.Percent, Value: v, Provenance: made("percent", .93)}, t + 1
	case noun != rest && nouns[low]:
		q := hearsay.Quantity{Kind: hearsay.Count, Value: v, Provenance: made("count", .85)}
		end := s.a.Tokens[t].End
		q.Counted = hearsay.Span{Start: end - len(noun), End: end}
		return q, t + 1
	}
	return none, t
}

// unit reads what stands after the number.
func (s *scan) unit(q hearsay.Quantity, t, next int, n number) (hearsay.Quantity, int) {
	low := s.low(next)
	if symbol, after := s.percentSign(next); after > next {
		q.Unit = symbol
		return s.percent(q, t, after)
	}
	if n.vague && low == "of" {
		if code, after := s.currency(next + 1); after > next+1 {
			q.Kind, q.Unit, q.Provenance = hearsay.Money, code, made("money", .95)
			return q, after
		}
	}
	if symbol, after := s.measure(next); after > next && !(symbol == "lb" && s.low(after) != "of") {
		q.Kind, q.Unit, q.Change, q.Provenance = hearsay.Measure, symbol, s.movedBy(t), made("measure", .95)
		if s.low(after) == "of" {
			q = s.counting(q, after+1, after)
		}
		return q, after
	}
	if code, after := s.currency(next); after > next {
		q.Kind, q.Unit, q.Change, q.Provenance = hearsay.Money, code, s.movedBy(t), made("money", .95)
		return q, after
	}
	if code, ok := hundredths[low]; ok {
		q.Kind, q.Unit, q.Change, q.Provenance = hearsay.Money, code, s.movedBy(t), made("cents", .9)
		q.Value, q.High = q.Value/100, q.High/100
		return q, next + 1
	}
	if n.word && n.value <= 1 && !n.vague && !s.oneCounts(t, next) {
		return hearsay.Quantity{}, t
	}
	if w := s.low(next); w == "o'clock" || w == "o’clock" {
		return hearsay.Quantity{}, t
	}
	if t > s.first && s.isVote(t-1) {
		return q, next
	}
	at := next
	if s.low(at) == "of" && n.vague {
		at++
	}
	q.Change = s.movedBy(t)
	return s.counting(q, at, next), next
}

// oneCounts tells the "one" of "one soldier and two civilians" from the pronoun
// and the article.
func (s *scan) oneCounts(t, next int) bool {
	if states[s.low(next)] {
		return true
	}
	if next >= s.last || s.tags[next].Part != syntax.Noun && s.tags[next].Part != syntax.Adjective || s.taken[next] {
		return false
	}
	if w := s.low(t - 1); w == "killed" || w == "killing" || w == "wounded" || w == "wounding" || w == "injured" || w == "injuring" {
		return true
	}
	if n := len(s.out); n > 0 && (s.low(t-1) == "and" || s.low(t-1) == ",") && s.out[n-1].Kind == hearsay.Count &&
		s.out[n-1].Span.Start >= s.a.Tokens[s.first].Start {
		return true
	}
	for i := next + 1; i < min(next+4, s.last); i++ {
		if w := s.low(i); w == "and" || w == "," {
			_, after := s.number(i + 1)
			return after > i+1 && !s.taken[i+1]
		}
	}
	return false
}

// measure reads the unit after a number: "km", "square miles".
func (s *scan) measure(t int) (symbol string, next int) {
	switch w := s.low(t); w {
	case "square", "cubic", "sq":
		if symbol, ok := units[s.low(t+1)]; ok {
			return symbol + map[bool]string{true: "³", false: "²"}[w == "cubic"], t + 2
		}
		return "", t
	case "pounds", "pound":
		return "lb", t + 1
	case "m":
		if !s.a.Tokens[t].Space {
			return "", t
		}
	}
	symbol, ok := units[s.low(t)]
	switch {
	case !ok:
		return "", t
	case symbol == "km" && s.low(t+1) == "/" && s.low(t+2) == "h":
		return "km/h", t + 3
	}
	return symbol, t + 1
}

// percentSign reads "%", "percent", "per cent" and "percentage points"; the
// symbol of the last is "pp".
func (s *scan) percentSign(t int) (symbol string, next int) {
	switch s.low(t) {
	case "%", "percent", "pc", "٪":
		return "", t + 1
	case "per":
		if s.low(t+1) == "cent" {
			return "", t + 2
		}
	case "percentage":
		if w := s.low(t + 1); w == "points" || w == "point" {
			return "pp", t + 2
		}
	}
	return "", t
}

func (s *scan) percent(q hearsay.Quantity, t, next int) (hearsay.Quantity, int) {
	q.Kind, q.Provenance, q.Change = hearsay.Percent, made("percent", .97), s.changeBefore(t)
	if s.low(next) == "of" {
		q = s.counting(q, next+1, next)
	}
	return q, next
}

func (s *scan) tagAt(t int) syntax.Tag {
	if t >= s.last {
		return syntax.Tag{Part: syntax.Mark}
	}
	return s.tags[t]
}
