package syntax

import (
	"unicode"
	"unicode/utf8"
)

// ending says what the point of an abbreviation can mean.
type ending uint8

const (
	notShort  ending = iota
	neverEnds        // a name or number follows: "Dr.", "Sen.", "vs."
	mayEnd           // a sentence can end with it: "U.S.", "Inc.", "Jan.", "p.m."
	numbered         // an abbreviation only before a number: "No. 5"
)

// abbreviations are the words that are written with a point, without it. A
// switch, not a map: it costs no allocation and no start-up time.
func abbreviationEnding(word string) ending {
	switch word {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Hon", "Rev", "Fr", "Msgr", "Sr", "Sra", "Messrs", "Mme", "Mlle", "St", "Ste",
		"Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Amb", "Atty", "Del", "Supt", "Insp",
		"Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Cdr", "Sgt", "Cpl", "Pvt", "Adm", "Brig", "Ltd-Gen", "Cpt", "Spc",
		"vs", "v", "Eng", "Ayat", "Mt", "Ft", "approx", "Approx", "cf", "viz", "ed", "eds", "trans", "Dist", "Sec-Gen":
		return neverEnds
	case "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri",
		"Inc", "Corp", "Co", "Ltd", "Bros", "Assn", "Dept", "Univ", "Ave", "Blvd", "Rd", "Hwy",
		"etc", "Jr", "Esq", "al", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
		"Mass", "Md", "Mich", "Minn", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
		"a.m", "p.m", "AH", "CE", "hrs", "hr", "mins", "yrs", "lb", "lbs", "oz", "ft", "Sat", "Sun", "Ph", "Tel", "Fax", "ext", "Ext", "Attn", "Conf",
		"esp", "eg", "ie", "Que", "Ont":
		return mayEnd
	case "No", "no", "Nos", "nos", "p", "pp", "Vol", "vol", "Art", "art", "Sec", "sec", "Ch", "ch", "Fig", "fig", "Par", "par", "Ref", "ref", "Res", "ca":
		return numbered
	}
	return notShort
}

func isAbbreviation(word string) bool {
	return isInitial(word) || abbreviationEnding(word) != notShort
}

func needsNumber(word string) bool { return abbreviationEnding(word) == numbered }

// isInitial reports whether word is one capital letter, as in "J. Doe".
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}
