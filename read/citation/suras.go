package citation

import (
	"strings"
	"sync"

	"hearsay/calendar"
)

// suraNames are the 114 suras in order, a line each, in the spellings that are
// common in Latin script, without the article, and in Arabic.
const suraNames = `
Fatiha Fatihah Fatihat الفاتحة
Baqarah Baqara Baqra Bakara البقرة
Imran Ale-Imran Aal-e-Imran Al-i-Imran Ali-Imran Aal-Imran Ali'Imran آلعمران
Nisa Nisaa النساء
Maidah Ma'idah Maida Maa'idah المائدة
Anam An'am Anaam الأنعام
Araf A'raf Aaraf الأعراف
Anfal Anfaal الأنفال
Tawbah Tawba Taubah Tauba Tobah Bara'ah التوبة
Yunus Younus Yoonus يونس
Hud Hood هود
Yusuf Yousuf Yoosuf Yusof يوسف
Rad Ra'd Raad الرعد
Ibrahim Ibraheem إبراهيم
Hijr الحجر
Nahl النحل
Isra Israa Bani-Israil الإسراء
Kahf Kahaf الكهف
Maryam Mariam Maryum مريم
Taha Ta-Ha طه
Anbiya Anbiyaa Ambiya الأنبياء
Hajj Haj الحج
Muminun Mu'minun Muminoon Mu'minoon المؤمنون
Nur Noor Nour النور
Furqan Furqaan الفرقان
Shuara Shu'ara Shuaraa الشعراء
Naml النمل
Qasas القصص
Ankabut Ankaboot Ankabout العنكبوت
Rum Room Roum الروم
Luqman Luqmaan لقمان
Sajdah Sajda السجدة
Ahzab Ahzaab الأحزاب
Saba Saba' سبأ
Fatir Faatir فاطر
Yasin Ya-Sin Yaseen Ya-Seen يس
Saffat Saaffat Saffaat الصافات
Sad Saad ص
Zumar الزمر
Ghafir Ghaafir Mumin غافر
Fussilat Ha-Mim-Sajdah فصلت
Shura Shuraa Shoora الشورى
Zukhruf الزخرف
Dukhan Dukhaan الدخان
Jathiyah Jathiya Jaathiyah الجاثية
Ahqaf Ahqaaf الأحقاف
Muhammad محمد
Fath Fat-h الفتح
Hujurat Hujuraat Hujarat الحجرات
Qaf ق
Dhariyat Zariyat Dhaariyat الذاريات
Tur Toor الطور
Najm النجم
Qamar القمر
Rahman Rahmaan الرحمن
Waqiah Waqi'ah Waqia Waaqi'ah الواقعة
Hadid Hadeed الحديد
Mujadilah Mujadila Mujadalah المجادلة
Hashr الحشر
Mumtahanah Mumtahina Mumtahana Mumtahinah الممتحنة
Saff الصف
Jumuah Jumu'ah Jumua Juma الجمعة
Munafiqun Munafiqoon Munafiqeen المنافقون
Taghabun التغابن
Talaq Talaaq الطلاق
Tahrim Tahreem التحريم
Mulk الملك
Qalam القلم
Haqqah Haaqqah Haqqa الحاقة
Maarij Ma'arij المعارج
Nuh Nooh Noah نوح
Jinn الجن
Muzzammil Muzammil المزمل
Muddaththir Muddathir Mudathir Muddaththir المدثر
Qiyamah Qiyama Qiyaamah القيامة
Insan Insaan Dahr الإنسان
Mursalat Mursalaat المرسلات
Naba النبأ
Naziat Nazi'at Naaziat النازعات
Abasa عبس
Takwir Takweer التكوير
Infitar Infitaar الانفطار
Mutaffifin Mutaffifeen المطففين
Inshiqaq Inshiqaaq الانشقاق
Buruj Burooj Burouj البروج
Tariq Taariq الطارق
Ala A'la Aala الأعلى
Ghashiyah Ghashiya الغاشية
Fajr الفجر
Balad البلد
Shams الشمس
Layl Lail الليل
Duha Duhaa الضحى
Sharh Inshirah الشرح
Tin Teen التين
Alaq العلق
Qadr القدر
Bayyinah Bayyina البينة
Zalzalah Zilzal Zalzala الزلزلة
Adiyat Aadiyat العاديات
Qariah Qari'ah Qaria القارعة
Takathur Takaathur التكاثر
Asr العصر
Humazah Humaza الهمزة
Fil Feel الفيل
Quraysh Quraish قريش
Maun Ma'un Maa'un الماعون
Kawthar Kauthar Kausar الكوثر
Kafirun Kafiroon Kaafirun الكافرون
Nasr النصر
Masad Lahab المسد
Ikhlas Ikhlaas الإخلاص
Falaq الفلق
Nas Naas الناس`

// suraArticles are the forms of the article before a name, folded.
var suraArticles = []string{"ال", "al", "an", "ar", "as", "ash", "at", "ath", "az", "ad", "adh", "el", "ul", "us"}

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
