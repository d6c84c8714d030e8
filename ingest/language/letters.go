package language

// latinLetter tells which languages write a letter outside ASCII. other stands
// for the languages that are not known; their letters speak against all others.
func latinLetter(r rune) set {
	switch r {
	case 'ß':
		return of(de)
	case 'ä':
		return of(de, sv, fi, et)
	case 'ö':
		return of(de, tr, sv, fi, hu, et)
	case 'ü':
		return of(de, tr, hu, et)
	case 'ñ':
		return of(es)
	case 'ã':
		return of(pt)
	case 'õ':
		return of(pt, et)
	case 'ê', 'ô':
		return of(fr, pt)
	case 'â':
		return of(fr, pt, ro)
	case 'î':
		return of(fr, ro)
	case 'è':
		return of(fr, it)
	case 'à':
		return of(fr, it, pt)
	case 'é':
		return of(fr, es, pt, hu, cs)
	case 'á', 'í':
		return of(es, pt, hu, cs)
	case 'ó':
		return of(es, pt, hu, pl)
	case 'ú':
		return of(es, pt, hu, cs)
	case 'ì', 'ò', 'ù':
		return of(it)
	case 'û', 'ï', 'ë', 'œ':
		return of(fr)
	case 'ç':
		return of(fr, pt, tr)
	case 'ı', 'ğ', 'ş':
		return of(tr)
	case 'å':
		return of(sv, da, no)
	case 'ø', 'æ':
		return of(da, no)
	case 'ł', 'ś', 'ź', 'ż', 'ń':
		return of(pl)
	case 'ć':
		return of(pl, hr)
	case 'ą', 'ę':
		return of(pl, lt)
	case 'ř', 'ě', 'ů':
		return of(cs)
	case 'ý':
		return of(cs, other)
	case 'č', 'š', 'ž':
		return of(cs, hr, lv, lt)
	case 'ő', 'ű':
		return of(hu)
	case 'ă', 'ș', 'ț', 'ţ':
		return of(ro)
	case 'đ':
		return of(hr, other)
	case 'ā', 'ē', 'ī', 'ģ', 'ķ', 'ļ', 'ņ':
		return of(lv)
	case 'ū':
		return of(lv, lt)
	case 'ė', 'ų', 'į':
		return of(lt)
	case 'ď', 'ť', 'ľ', 'ĺ', 'ŕ', 'ð', 'þ', 'ə', 'ħ', 'ġ', 'ċ', 'ạ', 'ế', 'ộ', 'ư', 'ơ':
		return of(other)
	}
	return 0
}

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
