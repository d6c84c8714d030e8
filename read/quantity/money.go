package quantity

import (
	"hearsay"
)

// signs are currency signs and what may stand for them before a number.
var signs = map[string]string{
	"$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "r$": "BRL",
	"€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "₽": "RUB", "₺": "TRY",
	"₪": "ILS", "؋": "AFN", "﷼": "IRR", "chf": "CHF", "sar": "SAR", "aed": "AED", "inr": "INR", "pkr": "PKR", "afn": "AFN", "rub": "RUB",
	"₩": "KRW", "₴": "UAH", "cad": "CAD", "aud": "AUD", "jpy": "JPY", "cny": "CNY", "irr": "IRR", "iqd": "IQD", "try": "TRY",
}

// currencies are names after a number. A name that several countries use has no
// code; a demonym before it gives one.
var currencies = map[string]string{
	"dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY", "yuan": "CNY",
	"renminbi": "CNY", "rupee": "", "rupees": "", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
	"lira": "TRY", "liras": "TRY", "afghani": "AFN", "afghanis": "AFN", "rial": "IRR", "rials": "IRR", "toman": "", "tomans": "",
	"riyal": "SAR", "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "dinar": "", "dinars": "", "shekel": "ILS", "shekels": "ILS",
	"franc": "CHF", "francs": "CHF", "crown": "", "crowns": "", "krona": "SEK", "kronor": "SEK", "krone": "", "kroner": "",
	"hryvnia": "UAH", "hryvnias": "UAH", "peso": "", "pesos": "", "zloty": "PLN", "zlotys": "PLN", "naira": "NGN", "baht": "THB",
	"usd": "USD", "eur": "EUR", "gbp": "GBP", "aed": "AED", "sar": "SAR", "chf": "CHF",
}

// hundredths are the coins of which a hundred make one unit.
var hundredths = map[string]string{
	"cent": "", "cents": "", "pence": "GBP", "penny": "GBP", "kopeck": "RUB", "kopecks": "RUB", "paisa": "INR", "paise": "INR",
}

// owners are demonyms before the name of a currency that several countries use.
var owners = map[string]map[string]string{
	"dollar": {"us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "hong-kong": "HKD"},
	"pound":  {"british": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG"},
	"rupee":  {"indian": "INR", "pakistani": "PKR", "nepalese": "NPR", "sri-lankan": "LKR"},
	"rial":   {"iranian": "IRR", "omani": "OMR", "yemeni": "YER", "qatari": "QAR"},
	"riyal":  {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
	"dinar":  {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "algerian": "DZD", "tunisian": "TND", "libyan": "LYD", "serbian": "RSD"},
	"lira":   {"turkish": "TRY", "lebanese": "LBP", "syrian": "SYP"},
	"franc":  {"swiss": "CHF"},
	"crown":  {"swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "czech": "CZK"},
	"dirham": {"emirati": "AED", "moroccan": "MAD"},
	"peso":   {"mexican": "MXN", "philippine": "PHP", "argentine": "ARS"},
}

// money reads "$70 billion", "$ 1 trillion and $ 70 billion", "US$ 5",
// "€2.5m".
func (s *scan) money(t int) (hearsay.Quantity, int) {
	code, at := s.sign(t)
	if at == t {
		return hearsay.Quantity{}, t
	}
	n, next := s.number(at)
	if next == at || n.word {
		return hearsay.Quantity{}, t
	}
	q := hearsay.Quantity{Kind: hearsay.Money, Value: n.value, Unit: code, Provenance: made("money", .97)}
	if low, high, after := s.upper(next, n.value); after > next {
		q.Value, q.High, next = low, high, after
	} else if more, after := s.addend(next, code, n.value); after > next {
		q.Value, next = q.Value+more, after
	}
	if c, after := s.currency(next); after > next && (c == code || c == "") {
		next = after
	}
	return q, next
}

// sign reads a currency before a number: "$", "US $", "US$", "USD".
func (s *scan) sign(t int) (code string, next int) {
	low := s.low(t)
	if code, ok := signs[low]; ok {
		return code, t + 1
	}
	if s.low(t+1) == "$" && !s.a.Tokens[t+1].Space {
		if code, ok := signs[low+"$"]; ok {
			return code, t + 2
		}
	}
	if low == "us" && s.low(t+1) == "$" {
		return "USD", t + 2
	}
	return "", t
}

// currency reads the name of a currency after a number, with a demonym before
// it: "dollars", "US dollars", "Marovian crowns".
func (s *scan) currency(t int) (code string, next int) {
	if code, ok := currencies[s.low(t)]; ok {
		return code, t + 1
	}
	code, ok := currencies[s.low(t+1)]
	if !ok || !startsUpper(s.textAt(t)) {
		return "", t
	}
	name := s.low(t + 1)
	if name[len(name)-1] == 's' {
		name = name[:len(name)-1]
	}
	if several, ok := owners[name]; ok {
		code = several[s.low(t)]
	}
	return code, t + 2
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
