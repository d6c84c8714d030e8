package language

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// sentences were written for this test.
var sentences = map[string][]string{
	"ar": {
		"قال المتحدث باسم الوزارة إن المفاوضات ستبدأ الأسبوع المقبل في العاصمة تسلين.",
		"لم تؤكد أي جهة مستقلة هذه الأرقام حتى مساء أمس.",
		"وأضافت الصحيفة أن الجيش انسحب من ثلاث قرى.",
	},
	"de": {
		"Der Minister sagte, die Gespräche würden in der kommenden Woche fortgesetzt.",
		"Nach Angaben der Polizei wurden bei dem Angriff drei Menschen verletzt.",
		"Niemand wollte sich zu den Vorwürfen äußern.",
	},
	"en": {
		"The minister said that the talks would resume next week in the capital.",
		"Nobody was willing to comment on the allegations.",
		"According to the police, three people were injured in the attack.",
	},
	"es": {
		"El ministro dijo que las conversaciones se reanudarán la próxima semana en la capital.",
		"Según la policía, tres personas resultaron heridas en el ataque.",
		"Nadie quiso comentar las acusaciones de los vecinos.",
	},
	"fa": {
		"سخنگوی وزارت گفت که مذاکرات هفته آینده در پایتخت از سر گرفته می" + "\u200c" + "شود.",
		"به گفته پلیس سه نفر در این حمله زخمی شدند.",
		"هیچ کس حاضر نشد درباره این اتهام" + "\u200c" + "ها نظر بدهد.",
	},
	"fr": {
		"Le ministre a déclaré que les pourparlers reprendraient la semaine prochaine dans la capitale.",
		"Selon la police, trois personnes ont été blessées dans l'attaque.",
		"Personne n'a voulu commenter ces accusations.",
	},
	"it": {
		"Il ministro ha detto che i colloqui riprenderanno la prossima settimana nella capitale.",
		"Secondo la polizia, tre persone sono rimaste ferite nell'attacco.",
		"Nessuno ha voluto commentare le accuse degli abitanti.",
	},
	"nl": {
		"De minister zei dat de gesprekken volgende week in de hoofdstad worden hervat.",
		"Volgens de politie zijn drie mensen gewond geraakt bij de aanval.",
		"Niemand wilde reageren op de beschuldigingen van de bewoners.",
	},
	"ps": {
		"د وزارت ویاند وویل چې خبرې به بله اونۍ په پلازمېنه کې بیا پیل شي.",
		"د پولیسو په وینا په برید کې درې کسان ټپیان شوي دي.",
		"هیڅوک د دې تورونو په اړه خبرو ته چمتو نه شول.",
	},
	"pt": {
		"O ministro disse que as negociações serão retomadas na próxima semana na capital.",
		"Segundo a polícia, três pessoas ficaram feridas no ataque.",
		"Ninguém quis comentar as acusações dos moradores.",
	},
	"ru": {
		"Министр заявил, что переговоры возобновятся на следующей неделе в столице.",
		"По данным полиции, в результате нападения пострадали три человека.",
		"Никто не захотел комментировать эти обвинения.",
	},
	"tr": {
		"Bakan, görüşmelerin gelecek hafta başkentte yeniden başlayacağını söyledi.",
		"Polise göre saldırıda üç kişi yaralandı.",
		"Hiç kimse bu suçlamalar hakkında konuşmak istemedi.",
	},
	"uk": {
		"Міністр заявив, що переговори відновляться наступного тижня у столиці.",
		"За даними поліції, внаслідок нападу постраждали троє людей.",
		"Ніхто не захотів коментувати ці звинувачення.",
	},
	"ur": {
		"وزارت کے ترجمان نے کہا کہ مذاکرات اگلے ہفتے دارالحکومت میں دوبارہ شروع ہوں گے۔",
		"پولیس کے مطابق حملے میں تین افراد زخمی ہوئے۔",
		"کسی نے ان الزامات پر تبصرہ نہیں کیا۔",
	},
	"pl": {"Minister powiedział, że rozmowy zostaną wznowione w przyszłym tygodniu.", "Według policji w ataku zostały ranne trzy osoby."},
	"sv": {"Ministern sade att samtalen kommer att återupptas nästa vecka.", "Enligt polisen skadades tre personer vid attacken."},
	"da": {"Ministeren sagde, at forhandlingerne bliver genoptaget i næste uge.", "Ifølge politiet blev tre personer såret ved angrebet."},
	"no": {"Ministeren sa at forhandlingene vil bli gjenopptatt neste uke, men ikke hvor.", "Ifølge politiet ble tre personer såret i angrepet."},
	"ro": {"Ministrul a declarat că discuțiile vor fi reluate săptămâna viitoare în capitală.", "Potrivit poliției, trei persoane au fost rănite în atac."},
	"cs": {"Ministr řekl, že rozhovory budou obnoveny příští týden v hlavním městě.", "Podle policie byli při útoku zraněni tři lidé."},
	"hu": {"A miniszter azt mondta, hogy a tárgyalások a jövő héten folytatódnak.", "A rendőrség szerint hárman megsérültek a támadásban."},
	"fi": {"Ministeri sanoi, että neuvottelut jatkuvat ensi viikolla pääkaupungissa.", "Poliisin mukaan kolme ihmistä loukkaantui, mutta kukaan ei kuollut."},
	"hr": {"Ministar je rekao da će se razgovori nastaviti idući tjedan u glavnom gradu."},
	"id": {"Menteri mengatakan bahwa perundingan akan dilanjutkan pekan depan di ibu kota."},
	"lv": {"Ministrs sacīja, ka sarunas tiks atsāktas nākamnedēļ galvaspilsētā un ka par to nav šaubu."},
	"lt": {"Ministras sakė, kad derybos bus atnaujintos kitą savaitę sostinėje, bet ne dėl jų."},
	"et": {"Minister ütles, et kõnelused jätkuvad järgmisel nädalal, kuid mitte see aasta."},
	"el": {"Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν."},
	"he": {"השר אמר שהשיחות יימשכו בשבוע הבא."},
	"ja": {"大臣は来週、首都で協議を再開すると述べた。"},
	"zh": {"部长说谈判将于下周在首都恢复。"},
	"ko": {"장관은 다음 주 수도에서 회담이 재개될 것이라고 말했다."},
}

func TestSentences(t *testing.T) {
	for want, list := range sentences {
		for _, s := range list {
			if got, sure := Of(s); got != want || sure <= 0 || sure > 1 {
				t.Errorf("Of(%q) = %q, %.2f; want %q", s, got, sure, want)
			}
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, s := range []string{
		"", "12.04.2019", "...", "\xff\xfe", "Teslin",
		"Bộ trưởng nói rằng các cuộc đàm phán sẽ được nối lại vào tuần tới.",  // Vietnamese
		"Nazir bildirib ki, danışıqlar gələn həftə paytaxtda bərpa ediləcək.", // Azerbaijani
	} {
		if got, sure := Of(s); got != "" || sure != 0 {
			t.Errorf("Of(%q) = %q, %.2f; want no answer", s, got, sure)
		}
	}
}

// TestLetterForms holds Persian that was typed with the yeh and kaf of an
// Arabic keyboard, and Arabic with presentation forms and vowel signs.
func TestLetterForms(t *testing.T) {
	for s, want := range map[string]string{
		"سخنگوي وزارت گفت كه اين مذاكرات براي صلح است و هيچ گروهي آن را رد نكرده است.": "fa",
		"قَالَ الرَّجُلُ إِنَّ الْمَدِينَةَ آمِنَةٌ مُنْذُ أَيَّامٍ.":                  "ar",
		"THE MINISTER SAID THAT THE TALKS WERE OVER": "en",
	} {
		if got, _ := Of(s); got != want {
			t.Errorf("Of(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestQuotationInside says that the language of most words wins.
func TestQuotationInside(t *testing.T) {
	s := "The spokesman, who used the words «لن نوقع» twice, said that the talks were over and that they would not resume."
	if got, _ := Of(s); got != "en" {
		t.Errorf("got %q", got)
	}
}

func TestNoMemoryForAWord(t *testing.T) {
	s := strings.Repeat(sentences["en"][0]+" "+sentences["tr"][0]+" ", 20)
	Of(s)
	if n := testing.AllocsPerRun(10, func() { Of(s) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("The minister said")
	f.Add("د وزارت ویاند\xff")
	f.Fuzz(func(t *testing.T, s string) {
		lang, sure := Of(s)
		if (lang == "") != (sure == 0) || sure < 0 || sure > 1 || !utf8.ValidString(lang) {
			t.Errorf("Of(%q) = %q, %v", s, lang, sure)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	var all strings.Builder
	for range 20 {
		for _, l := range []string{"en", "de", "ar", "ru", "tr", "fa"} {
			all.WriteString(strings.Join(sentences[l], " "))
		}
	}
	text := all.String()[:sample/2]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text)
	}
}
