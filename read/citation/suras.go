package citation

import (
	"strings"
	"sync"

	"hearsay/calendar"
)

// suraNames are the 114 suras in order, a line each, without the article and
// with the spellings that are common in Latin script.
const suraNames = `
Fatiha Fatihah Fatihat
Baqarah Baqara Baqra Bakara
Imran Ale-Imran Aal-e-Imran Al-i-Imran Ali-Imran Aal-Imran Ali'Imran
Nisa Nisaa
Maidah Ma'idah Maida Maa'idah
Anam An'am Anaam
Araf A'raf Aaraf
Anfal Anfaal
Tawbah Tawba Taubah Tauba Tobah Bara'ah
Yunus Younus Yoonus
Hud Hood
Yusuf Yousuf Yoosuf Yusof
Rad Ra'd Raad
Ibrahim Ibraheem
Hijr
Nahl
Isra Israa Bani-Israil
Kahf Kahaf
Maryam Mariam Maryum
Taha Ta-Ha
Anbiya Anbiyaa Ambiya
Hajj Haj
Muminun Mu'minun Muminoon Mu'minoon
Nur Noor Nour
Furqan Furqaan
Shuara Shu'ara Shuaraa
Naml
Qasas
Ankabut Ankaboot Ankabout
Rum Room Roum
Luqman Luqmaan
Sajdah Sajda
Ahzab Ahzaab
Saba Saba'
Fatir Faatir
Yasin Ya-Sin Yaseen Ya-Seen
Saffat Saaffat Saffaat
Sad Saad
Zumar
Ghafir Ghaafir Mumin
Fussilat Ha-Mim-Sajdah
Shura Shuraa Shoora
Zukhruf
Dukhan Dukhaan
Jathiyah Jathiya Jaathiyah
Ahqaf Ahqaaf
Muhammad
Fath Fat-h
Hujurat Hujuraat Hujarat
Qaf
Dhariyat Zariyat Dhaariyat
Tur Toor
Najm
Qamar
Rahman Rahmaan
Waqiah Waqi'ah Waqia Waaqi'ah
Hadid Hadeed
Mujadilah Mujadila Mujadalah
Hashr
Mumtahanah Mumtahina Mumtahana Mumtahinah
Saff
Jumuah Jumu'ah Jumua Juma
Munafiqun Munafiqoon Munafiqeen
Taghabun
Talaq Talaaq
Tahrim Tahreem
Mulk
Qalam
Haqqah Haaqqah Haqqa
Maarij Ma'arij
Nuh Nooh Noah
Jinn
Muzzammil Muzammil
Muddaththir Muddathir Mudathir Muddaththir
Qiyamah Qiyama Qiyaamah
Insan Insaan Dahr
Mursalat Mursalaat
Naba
Naziat Nazi'at Naaziat
Abasa
Takwir Takweer
Infitar Infitaar
Mutaffifin Mutaffifeen
Inshiqaq Inshiqaaq
Buruj Burooj Burouj
Tariq Taariq
Ala A'la Aala
Ghashiyah Ghashiya
Fajr
Balad
Shams
Layl Lail
Duha Duhaa
Sharh Inshirah
Tin Teen
Alaq
Qadr
Bayyinah Bayyina
Zalzalah Zilzal Zalzala
Adiyat Aadiyat
Qariah Qari'ah Qaria
Takathur Takaathur
Asr
Humazah Humaza
Fil Feel
Quraysh Quraish
Maun Ma'un Maa'un
Kawthar Kauthar Kausar
Kafirun Kafiroon Kaafirun
Nasr
Masad Lahab
Ikhlas Ikhlaas
Falaq
Nas Naas`

// suraArticles are the forms of the article before a name, folded.
var suraArticles = []string{"al", "an", "ar", "as", "ash", "at", "ath", "az", "ad", "adh", "el", "ul", "us"}

var suraTable = sync.OnceValue(func() map[string]int {
	t := map[string]int{}
	for i, line := range strings.Split(strings.TrimSpace(suraNames), "\n") {
		for _, name := range strings.Fields(line) {
			t[calendar.Fold(name)] = i + 1
		}
	}
	return t
})

// suraNumber is the number of a sura by its folded name, 0 for none.
func suraNumber(folded string) int {
	t := suraTable()
	if n := t[folded]; n > 0 {
		return n
	}
	for _, article := range suraArticles {
		if rest, ok := strings.CutPrefix(folded, article); ok && t[rest] > 0 {
			return t[rest]
		}
	}
	return 0
}

// books are the books of the Bible, and their usual abbreviations, in lower
// case and without the number before them.
var books = set(`genesis gen exodus ex exod leviticus lev numbers num deuteronomy deut joshua josh judges judg
ruth samuel sam kings chronicles chron chr ezra nehemiah neh esther job psalm psalms ps proverbs prov ecclesiastes eccl
isaiah isa jeremiah jer lamentations lam ezekiel ezek daniel dan hosea hos joel amos obadiah jonah micah mic nahum
habakkuk hab zephaniah zeph haggai hag zechariah zech malachi mal matthew matt mt mark mk luke lk john jn acts romans
rom corinthians cor galatians gal ephesians eph philippians phil colossians col thessalonians thess timothy tim titus
philemon hebrews heb james jas peter pet jude revelation rev tobit judith maccabees sirach wisdom baruch`)

func set(words string) map[string]bool {
	t := map[string]bool{}
	for _, w := range strings.Fields(words) {
		t[w] = true
	}
	return t
}
