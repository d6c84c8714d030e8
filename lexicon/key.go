package lexicon

import (
	"strings"

	"hearsay/calendar"
)

// Key is a name in a form that is the same for the usual ways to write it in
// Latin letters: without case, accents, apostrophes, doubled letters and the
// Arabic article, one letter for sounds that transliterations write in several
// ways (q and k, kh and h, o and u, ee and i, w and v, -off and -ov). "Yusuf
// al-Qasim" and "Youssef El Kassem" have one key. Names in other scripts are
// folded alone ([calendar.Fold]).
//
// The rules are those that the romanisation systems differ by (ALA-LC, BGN/PCGN,
// ISO 233, German and French usage). Two different names may have one key, if
// rarely: a key finds candidates, it proves nothing.
func Key(name string) string {
	var words []string
	glue := false // the word before belongs to the next one
	for _, w := range splitName(name) {
		if isArticle(w) && (len(words) > 0 || strings.ContainsAny(name, " -")) {
			continue
		}
		w, glues, glued := compound(w)
		w = keyWord(w)
		switch {
		case w == "":
			continue
		case len(words) > 0 && (glue || glued):
			words[len(words)-1] = squeeze(words[len(words)-1] + w)
		default:
			words = append(words, w)
		}
		glue = glues
	}
	return strings.Join(words, " ")
}

// splitName folds the words of a name, parted by spaces and hyphens.
func splitName(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool {
		return r == ' ' || r == '-' || r == '‐' || r == '–' || r == '\u00a0' || r == '\t' || r == '\n'
	})
	out := words[:0]
	for _, w := range words {
		if w = calendar.Fold(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// isArticle knows the Arabic article, also before sun letters.
func isArticle(w string) bool {
	switch w {
	case "al", "el", "ul", "ol", "as", "ash", "ad", "ar", "an", "az", "at", "es", "esh", "ed", "er", "en", "ez", "et", "ud", "ur", "uz", "us":
		return true
	}
	return false
}

// compound cuts the article out of "Abdulrahman", and tells words that are
// written together with the next one (Abd, Abu) or the one before (Allah).
func compound(w string) (rest string, glues, glued bool) {
	switch w {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abdir", "abdou":
		return "abd", true, false
	case "abu", "abou", "abo", "aboo":
		return "abu", true, false
	case "allah", "ullah", "ollah", "ulla", "olla", "oullah":
		return "ula", false, true
	case "ibn", "bin", "ben":
		return "bin", false, false
	}
	if start, ok := cutAllah(w); ok {
		return start + "ula", false, false
	}
	for _, start := range [...]string{"abdul", "abdel", "abdal", "abdol", "abdoul"} {
		if after, ok := strings.CutPrefix(w, start); ok && len(after) > 2 {
			return "abd" + after, false, false
		}
	}
	for _, start := range [...]string{"abdur", "abder", "abdurr", "abderr"} {
		if after, ok := strings.CutPrefix(w, start); ok && strings.HasPrefix(strings.TrimLeft(after, "r"), "ah") {
			return "abdr" + strings.TrimLeft(after, "r"), false, false
		}
	}
	return w, false, false
}

// cutAllah cuts the end of "Rahmatullah" and "Abdollah".
func cutAllah(w string) (string, bool) {
	for _, end := range [...]string{"oullah", "ullah", "ollah", "allah", "ulla", "olla"} {
		if start, ok := strings.CutSuffix(w, end); ok && len(start) > 2 {
			return start, true
		}
	}
	return w, false
}

// consonants are written in several ways, longer ones first: Latin letters for
// one sound.
var consonants = strings.NewReplacer(
	"schtsch", "x", "shch", "x", "tsch", "x", "tch", "x", "sch", "x", "sh", "x", "cz", "x", "ch", "x",
	"dzh", "j", "dsch", "j", "dj", "j", "zh", "j",
	"kh", "h", "gh", "g", "dh", "d", "th", "t", "ph", "f",
	"ck", "k", "q", "k", "c", "k", "tz", "ts", "x", "ks",
)

// endings are those of names that countries spell in their own way.
var endings = []struct{ from, to string }{
	{"ovich", "ovix"},
	{"ovitch", "ovix"},
	{"owitsch", "ovix"},
	{"owicz", "ovix"},
	{"ovic", "ovix"},
	{"evich", "evix"},
	{"evitch", "evix"},
	{"ewitsch", "evix"},
	{"iewicz", "evix"},
	{"ewicz", "evix"},
	{"evic", "evix"},
	{"off", "ov"},
	{"eff", "ev"},
	{"ow", "ov"},
	{"ew", "ev"},
	{"owa", "ova"},
	{"ewa", "eva"},
	{"ussef", "usuf"}, // Yusuf
	{"usef", "usuf"},
	{"med", "mad"}, // Muhammad, Ahmad
	{"met", "mad"},
}

// keyWord folds the spelling of one folded word.
func keyWord(w string) string {
	if w[0] >= 0x80 || len(w) < 3 {
		return w
	}
	if cut, ok := strings.CutSuffix(w, "h"); ok && isVowel(cut[len(cut)-1]) {
		w = cut // Fatimah, Fatima
	}
	marked := false
	for _, e := range endings {
		if start, ok := strings.CutSuffix(w, e.from); ok && len(w) > 3 {
			w, marked = start+e.to, strings.HasSuffix(e.to, "ix")
			break
		}
	}
	if marked {
		w = consonants.Replace(w[:len(w)-1]) + "x"
	} else {
		w = consonants.Replace(w)
	}
	return squeeze(vowels(squeeze(initialV(w))))
}

// initialV writes the v of German and Polish before a consonant: Wladimir.
func initialV(w string) string {
	if len(w) > 1 && w[0] == 'w' && !isVowel(w[1]) && w[1] != 'y' {
		return "v" + w[1:]
	}
	return w
}

// squeeze makes doubled letters one.
func squeeze(w string) string {
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] || w[i] == 'e' || w[i] == 'o' {
			out = append(out, w[i])
		}
	}
	return string(out)
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
		return true
	}
	return false
}

// vowels writes each run of vowels as one: u where o, u or w is in it, else i
// where e, i or y is, else a; a name that ends with ia keeps both (Ali, Alia).
func vowels(w string) string {
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); {
		from := i
		for i < len(w) && isVowel(w[i]) {
			i++
		}
		if from == i {
			out = append(out, w[i])
			i++
			continue
		}
		out = append(out, vowel(w[from:i]))
		if i == len(w) && w[i-1] == 'a' && out[len(out)-1] == 'i' {
			out = append(out, 'a')
		}
	}
	return string(out)
}

func vowel(run string) byte {
	switch {
	case run == "ae": // ä
		return 'a'
	case strings.ContainsAny(run, "ouw"):
		return 'u'
	case strings.ContainsAny(run, "eiy"):
		return 'i'
	}
	return 'a'
}
