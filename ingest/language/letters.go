package language

import "sync"

// latinLetters tells which languages write a letter outside ASCII. other stands
// for the languages that are not known; their letters speak against all others.
var latinLetters = sync.OnceValue(func() map[rune]set {
	table := map[rune]set{}
	for _, row := range []struct {
		letters string
		langs   set
	}{
		{"ß", of(de)},
		{"ä", of(de, sv, fi, et)},
		{"ö", of(de, tr, sv, fi, hu, et)},
		{"ü", of(de, tr, hu, et)},
		{"ñ", of(es)},
		{"ã", of(pt)},
		{"õ", of(pt, et)},
		{"êô", of(fr, pt)},
		{"â", of(fr, pt, ro)},
		{"î", of(fr, ro)},
		{"è", of(fr, it)},
		{"à", of(fr, it, pt)},
		{"é", of(fr, es, pt, hu, cs)},
		{"áí", of(es, pt, hu, cs)},
		{"ó", of(es, pt, hu, pl)},
		{"ú", of(es, pt, hu, cs)},
		{"ìòù", of(it)},
		{"ûïëœ", of(fr)},
		{"ç", of(fr, pt, tr)},
		{"ığş", of(tr)},
		{"å", of(sv, da, no)},
		{"øæ", of(da, no)},
		{"łśźżń", of(pl)},
		{"ć", of(pl, hr)},
		{"ąę", of(pl, lt)},
		{"řěů", of(cs)},
		{"ý", of(cs, other)},
		{"čšž", of(cs, hr, lv, lt)},
		{"őű", of(hu)},
		{"ășțţ", of(ro)},
		{"đ", of(hr, other)},
		{"āēīģķļņ", of(lv)},
		{"ū", of(lv, lt)},
		{"ėųį", of(lt)},
		{"ďťľĺŕðþəħġċạếộươ", of(other)},
	} {
		for _, r := range row.letters {
			table[r] = row.langs
		}
	}
	return table
})

func cyrillicLetter(r rune) set {
	switch r {
	case 'ї', 'є', 'ґ':
		return of(uk)
	case 'і':
		return of(uk, be)
	case 'ў':
		return of(be)
	case 'ы', 'ё', 'э':
		return of(ru, be)
	case 'ъ':
		return of(ru, bg)
	case 'ј', 'љ', 'њ', 'ђ', 'ћ', 'џ', 'ќ', 'ѓ', 'ѕ':
		return of(sr)
	case 'қ', 'ғ', 'ҳ', 'ӣ', 'ӯ', 'ҷ', 'ә', 'ң', 'ө', 'ү', 'ұ', 'һ', 'җ', 'ӏ':
		return of(otherCyrillic)
	}
	return 0
}

// arabicLetter scores the letters that only some languages in Arabic script
// write.
func (c *counter) arabicLetter(r rune) {
	switch r {
	case 'ټ', 'ډ', 'ړ', 'ږ', 'ښ', 'ګ', 'ڼ', 'ۍ', 'ې', 'ځ', 'څ':
		c.score[ps] += 1
		c.special++
	case 'ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ہ', 'ھ', 'ۓ', 'ۂ':
		c.score[ur] += 0.6
		c.special++
	case 'ڕ', 'ڵ', 'ێ', 'ۆ', 'ە':
		c.score[ku] += 0.7
		c.special++
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
		c.score[ar] -= 0.3
		c.perso++
	case 'ة':
		c.score[ar] += 0.6
	case 'ى', 'ك', 'أ', 'إ':
		c.score[ar] += 0.3
	}
}

// weighArabic counts for Persian that letters of its neighbours are missing:
// one letter in eight of Urdu and one in fifteen of Pashto is of their own.
func (c *counter) weighArabic() {
	if c.perso > 0 && c.special*40 < c.letters[arabic] {
		c.score[fa] += float64(min(c.perso, 200)) * 0.15
	}
	c.score[ar] = max(c.score[ar], 0)
}

// weighCyrillic counts for Russian that letters of its neighbours are missing:
// one letter in fifteen of Ukrainian and one in sixty of Bulgarian.
func (c *counter) weighCyrillic() {
	if n := c.letters[cyrillic]; n >= 20 && c.special*100 < n {
		c.score[ru] += float64(min(n, 1000)) * 0.02
	}
}
