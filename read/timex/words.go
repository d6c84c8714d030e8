package timex

import "strings"

// class is what a word may be in a time expression; a word may be several
// things at once.
type class uint64

const (
	cardinal     class = 1 << iota // n: three, dozen
	ordinal                        // n: third
	ordinalTail                    // n: the tens after an Arabic ordinal
	vagueNum                       // several, few, many
	unitWord                       // unit: week, weeks
	plural                         // with unitWord: the plural
	weekday                        // n: 0 for Sunday
	shortDay                       // with weekday: an abbreviation
	season                         // code
	partOfDay                      // code
	deictic                        // n: days from the day of speech
	reference                      // code: PRESENT_REF
	direction                      // n: this 0, last -1, next 1; base
	edge                           // mod: early, late, mid, end
	approximate                    // mod: about, nearly
	shifter                        // n: ago -1, later 1; base
	periodic                       // unit: daily
	distributive                   // every, each, per
	decadeName                     // n: nineties
	opener                         // means nothing alone but begins "at least", "these days", "AD 70"
	zone                           // GMT
	meridiem                       // n: am 0, pm 12
	holiday                        // month, n
	filler                         // between a number and its unit: more, trading
	article                        // the
	of                             // of
	indefinite                     // a, an
	future                         // will, shall
	past                           // was, said
	plan                           // return, meet: to come after \"to\"
	noYear                         // nouns before or after which four digits are no year
	yearly                         // in, since, until: words before a year
	anyDigits                      // digits, not a word
	anyMonth                       // the name of a month
	apostrophe                     // a mark, not a word
)

// word is what a folded spelling means.
type word struct {
	is    class
	n     int
	unit  unit
	base  base
	month int
	code  string // SP, MO, PRESENT_REF
	mod   string
}

var noWord = &word{}

// foreignWeekdays are the weekdays of other languages.
var foreignWeekdays = [7]word{
	{is: weekday | shortDay},
	{is: weekday | shortDay, n: 1},
	{is: weekday | shortDay, n: 2},
	{is: weekday | shortDay, n: 3},
	{is: weekday | shortDay, n: 4},
	{is: weekday | shortDay, n: 5},
	{is: weekday | shortDay, n: 6},
}

// base is where an offset is counted from.
type base uint8

const (
	fromSpeech  base = iota // the document's date, or the reference in a narrative
	fromContext             // the time last spoken of
)

// vocabulary builds the table of all words from the lists below.
func vocabulary() map[string]*word {
	t := make(map[string]*word, 700)
	for _, l := range lists {
		for _, s := range strings.Fields(l.words) {
			w := t[s]
			if w == nil {
				w = &word{}
				t[s] = w
			}
			w.merge(l.word)
		}
	}
	count(t, cardinal, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
	count(t, ordinal, "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	count(t, weekday, "sunday monday tuesday wednesday thursday friday saturday")
	count(t, weekday|plural, "sundays mondays tuesdays wednesdays thursdays fridays saturdays")
	count(t, weekday|shortDay, "sun mon tue wed thu fri sat")
	return t
}

// count adds words whose number is their place in the list.
func count(t map[string]*word, is class, words string) {
	for i, s := range strings.Fields(words) {
		if t[s] == nil {
			t[s] = &word{}
		}
		t[s].merge(word{is: is, n: i})
	}
}

// merge adds a meaning; the fields of earlier meanings stay.
func (w *word) merge(o word) {
	w.is |= o.is
	if w.n == 0 {
		w.n = o.n
	}
	w.unit = max(w.unit, o.unit)
	w.base = max(w.base, o.base)
	w.month = max(w.month, o.month)
	if o.code != "" {
		w.code = o.code
	}
	if o.mod != "" {
		w.mod = o.mod
	}
}

// lists give each word its meaning, a folded spelling each (see calendar.Fold:
// "a.m." is "am").
var lists = []struct {
	word
	words string
}{
	{word{is: cardinal, n: 30}, "thirty"},
	{word{is: cardinal, n: 40}, "forty fourty"},
	{word{is: cardinal, n: 50}, "fifty"},
	{word{is: cardinal, n: 60}, "sixty"},
	{word{is: cardinal, n: 70}, "seventy"},
	{word{is: cardinal, n: 80}, "eighty"},
	{word{is: cardinal, n: 90}, "ninety"},
	{word{is: cardinal, n: 100}, "hundred"},
	{word{is: cardinal, n: 1000}, "thousand"},
	{word{is: cardinal, n: 12}, "dozen"},
	{word{is: ordinal, n: 1}, "الاول الحادي"},
	{word{is: ordinal, n: 2}, "الثاني"},
	{word{is: ordinal, n: 3}, "الثالث"},
	{word{is: ordinal, n: 4}, "الرابع"},
	{word{is: ordinal, n: 5}, "الخامس"},
	{word{is: ordinal, n: 6}, "السادس"},
	{word{is: ordinal, n: 7}, "السابع"},
	{word{is: ordinal, n: 8}, "الثامن"},
	{word{is: ordinal, n: 9}, "التاسع"},
	{word{is: ordinal, n: 10}, "العاشر"},
	{word{is: ordinal, n: 20}, "العشرين العشرون"},
	{word{is: ordinal, n: 30}, "الثلاثين الثلاثون"},
	{word{is: ordinalTail, n: 10}, "عشر"},
	{word{is: ordinalTail, n: 20}, "والعشرين والعشرون"},
	{word{is: ordinalTail, n: 30}, "والثلاثين والثلاثون"},
	{word{is: ordinal, n: 30}, "thirtieth"},
	{word{is: vagueNum}, "several few many numerous some countless"},
	{word{is: indefinite}, "a an"},
	{word{is: article}, "the"},
	{word{is: of}, "of de du des من"},
	{word{is: unitWord, unit: uSecond}, "second"},
	{word{is: unitWord | plural, unit: uSecond}, "seconds secs"},
	{word{is: unitWord, unit: uMinute}, "minute min"},
	{word{is: unitWord | plural, unit: uMinute}, "minutes mins"},
	{word{is: unitWord, unit: uHour}, "hour hr"},
	{word{is: unitWord | plural, unit: uHour}, "hours hrs"},
	{word{is: unitWord, unit: uDay}, "day"},
	{word{is: unitWord | plural, unit: uDay}, "days"},
	{word{is: unitWord, unit: uWeek}, "week"},
	{word{is: unitWord | plural, unit: uWeek}, "weeks wks"},
	{word{is: unitWord, unit: uWeekend}, "weekend"},
	{word{is: unitWord | plural, unit: uWeekend}, "weekends"},
	{word{is: unitWord, unit: uFortnight}, "fortnight"},
	{word{is: unitWord | plural, unit: uFortnight}, "fortnights"},
	{word{is: unitWord, unit: uMonth}, "month"},
	{word{is: unitWord | plural, unit: uMonth}, "months"},
	{word{is: unitWord, unit: uQuarter}, "quarter"},
	{word{is: unitWord | plural, unit: uQuarter}, "quarters"},
	{word{is: unitWord, unit: uYear}, "year yr"},
	{word{is: unitWord | plural, unit: uYear}, "years yrs"},
	{word{is: unitWord, unit: uDecade}, "decade"},
	{word{is: unitWord | plural, unit: uDecade}, "decades"},
	{word{is: unitWord, unit: uCentury}, "century"},
	{word{is: unitWord | plural, unit: uCentury}, "centuries"},
	{word{is: season, code: "SP"}, "spring springtime"},
	{word{is: season, code: "SU"}, "summer summertime"},
	{word{is: season, code: "FA"}, "autumn fall"},
	{word{is: season, code: "WI"}, "winter wintertime"},
	{word{is: partOfDay, code: "MO"}, "morning dawn daybreak sunrise"},
	{word{is: partOfDay, code: "AF"}, "afternoon"},
	{word{is: partOfDay, code: "EV"}, "evening dusk sunset"},
	{word{is: partOfDay, code: "NI"}, "night nighttime"},
	{word{is: partOfDay, code: "MI"}, "noon midday lunchtime"},
	{word{is: partOfDay, code: "24"}, "midnight"},
	{word{is: partOfDay, code: "DT"}, "daytime"},
	{word{is: deictic}, "today"},
	{word{is: deictic, n: -1}, "yesterday"},
	{word{is: deictic, n: 1}, "tomorrow"},
	{word{is: deictic}, "اليوم امروز сегодня"},
	{word{is: deictic, n: -1}, "امس ديروز вчера"},
	{word{is: deictic, n: 1}, "غدا فردا завтра"},
	{word{is: deictic, code: "NI"}, "tonight"},
	{word{is: reference, code: "PRESENT_REF"}, "now nowadays currently current presently"},
	{word{is: reference, code: "PAST_REF"}, "recently recent lately previously former"},
	{word{is: reference, code: "FUTURE_REF"}, "future"},
	{word{is: direction}, "this current"},
	{word{is: direction, n: -1}, "last past latest"},
	{word{is: direction, n: 1}, "next coming upcoming"},
	{word{is: direction, base: fromContext}, "that same"},
	{word{is: direction, n: -1, base: fromContext}, "previous preceding prior"},
	{word{is: direction, n: 1, base: fromContext}, "following ensuing subsequent"},
	{word{is: edge, mod: "START"}, "early beginning start earlier"},
	{word{is: edge, mod: "END"}, "late end later close"},
	{word{is: edge, mod: "MID"}, "mid middle"},
	{word{is: approximate, mod: "APPROX"}, "about around approximately roughly circa some"},
	{word{is: approximate, mod: "LESS_THAN"}, "nearly almost under"},
	{word{is: approximate, mod: "MORE_THAN"}, "over"},
	{word{is: shifter, n: -1}, "ago"},
	{word{is: shifter, n: -1, base: fromContext}, "earlier before previously prior"},
	{word{is: shifter, n: 1, base: fromContext}, "later after afterwards afterward hence thereafter"},
	{word{is: periodic, unit: uDay}, "daily"},
	{word{is: periodic, unit: uWeek}, "weekly"},
	{word{is: periodic, unit: uMonth}, "monthly"},
	{word{is: periodic, unit: uYear}, "yearly annually"},
	{word{is: periodic, unit: uHour}, "hourly"},
	{word{is: periodic, unit: uDay, code: "XXXX-XX-XXTNI"}, "nightly"},
	{word{is: distributive}, "every each per"},
	{word{is: opener}, "ca circa at up less fewer longer no not as another just half dozens hundreds thousands tens these those right near new ad ah q fy first final"},
	{word{is: decadeName, n: 20}, "twenties"},
	{word{is: decadeName, n: 30}, "thirties"},
	{word{is: decadeName, n: 40}, "forties"},
	{word{is: decadeName, n: 50}, "fifties"},
	{word{is: decadeName, n: 60}, "sixties"},
	{word{is: decadeName, n: 70}, "seventies"},
	{word{is: decadeName, n: 80}, "eighties"},
	{word{is: decadeName, n: 90}, "nineties"},
	{word{is: zone}, "gmt utc z wet"},
	{word{is: zone, code: "unknown"}, "et ct mt pt eastern pacific"},
	{word{is: zone, n: -8}, "pst"},
	{word{is: zone, n: -7}, "mst pdt"},
	{word{is: zone, n: -6}, "cst mdt"},
	{word{is: zone, n: -5}, "est cdt"},
	{word{is: zone, n: -4}, "edt"},
	{word{is: zone, n: 1}, "cet bst"},
	{word{is: zone, n: 2}, "cest eet"},
	{word{is: zone, n: 3}, "eest msk"},
	{word{is: zone, n: 9}, "jst"},
	{word{is: meridiem}, "am"},
	{word{is: meridiem, n: 12}, "pm"},
	{word{is: holiday, month: 12, n: 25}, "christmas xmas"},
	{word{is: holiday, month: 10, n: 31}, "halloween"},
	{word{is: holiday, month: 11, n: -4}, "thanksgiving"},
	{word{is: holiday, month: 4, n: 0}, "easter"},
	{word{is: holiday, month: 1, n: 10, code: "hijri"}, "ashura ashoura"},
	{word{is: holiday, month: 1, n: 1, code: "solar-hijri"}, "nowruz nawruz nowroz nawroz newroz norouz noruz"},
	{word{is: opener}, "eid aid"},
	{word{is: filler}, "more trading working business calendar consecutive straight full long additional further other successive whole entire fiscal extra short solid bloody brutal"},
	{word{is: future}, "will shall ll wont would scheduled expected expects due planning upcoming"},
	{word{is: past}, "was were had did said told has have been reported announced died killed took came went held met made began signed rose fell"},
	{word{is: plan}, "return meet visit travel leave begin start hold resume vote testify appear arrive attend sign open decide convene release be"},
	{word{is: noYear}, "percent people troops soldiers dollars euros pounds votes men women children miles km kilometers kilometres meters metres feet acres tons tonnes jobs shares points members workers employees copies homes students seats no number route flight page section article room highway model resolution"},
	{word{is: yearly}, "in since until till by from during before after of between to and through spring summer autumn fall winter circa around about year early late mid fiscal"},
}
