package calendar

import "hearsay"

// monthList is the twelve months of one calendar in one language, a line a
// month. A line holds patterns between commas; a pattern is words between
// spaces; a word is its spellings between bars, an empty one meaning that the
// word may be missing. "~" marks names that are also something else.
type monthList struct {
	calendar  hearsay.Calendar
	lang      string
	ambiguous bool
	names     string
}

// monthLists hold every spelling known here. They are compared folded, so that
// diacritics, apostrophes and hyphens are not repeated; 1 and 2 stand for I and II
// too.
var monthLists = []monthList{
	{hearsay.Gregorian, "en", false, `
January, ~Jan
February, ~Feb, ~Febr
~March, ~Mar
~April, ~Apr
~May
~June, ~Jun
July, ~Jul
~August, ~Aug
September, ~Sept, ~Sep
October, ~Oct
November, ~Nov
December, ~Dec`},
	{hearsay.Gregorian, "de", true, `
Januar, Jänner, Jaenner
Februar, Feber
März, Maerz
April
Mai
Juni
Juli
August
September
Oktober, Okt
November
Dezember, Dez`},
	{hearsay.Gregorian, "fr", true, `
janvier, janv
février, fevr
mars
avril, avr
mai
juin
juillet, juil
août
septembre
octobre
novembre
décembre`},
	{hearsay.Gregorian, "es", true, `
enero, ene
febrero
marzo
abril, abr
mayo
junio
julio
agosto, ago
septiembre, setiembre
octubre
noviembre
diciembre, dic`},
	{hearsay.Gregorian, "tr", true, `
Ocak
Şubat
Mart
Nisan
Mayıs
Haziran
Temmuz
Ağustos
Eylül
Ekim
Kasım
Aralık`},
	{hearsay.Gregorian, "ru", true, `
января, январь, январе, янв
февраля, февраль, феврале, фев
марта, март, марте
апреля, апрель, апреле, апр
мая, май, мае
июня, июнь, июне
июля, июль, июле
августа, август, августе, авг
сентября, сентябрь, сентябре, сент, сен
октября, октябрь, октябре, окт
ноября, ноябрь, ноябре, ноя
декабря, декабрь, декабре, дек`},
	{hearsay.Gregorian, "ar", false, `
يناير, جانفي, كانون الثاني, كانون ثاني
فبراير, فيفري, شباط
مارس, آذار
أبريل, إبريل, أفريل, نيسان
مايو, ~ماي, أيار
يونيو, يونيه, جوان, حزيران
يوليو, يوليه, جويلية, تموز
أغسطس, أوت, آب
سبتمبر, أيلول
أكتوبر, تشرين الأول, تشرين أول
نوفمبر, تشرين الثاني, تشرين ثاني
ديسمبر, كانون الأول, كانون أول`},
	{hearsay.Gregorian, "fa", false, `
ژانویه, جنوری
فوریه, فبروری
~مارچ, مارس
آوریل, اپریل
~مه, می
ژوئن, جون
ژوئیه, ~جولای, جولایی
اوت, آگست, اگست
سپتامبر, سپتمبر
اکتبر, اکتوبر
نوامبر, نومبر
دسامبر, دسمبر`},
	{hearsay.Gregorian, "ur", false, `
جنوری
فروری
~مارچ
اپریل
~مئی
~جون
جولائی
اگست
ستمبر
اکتوبر
نومبر
دسمبر`},
	{hearsay.Gregorian, "", true, `
Kanun al|ath|at Thani|Tani
Shubat|Shebat
Adhar
Nisan|Naysan
Ayyar|Iyar
Haziran|Huzayran
Tammuz|Tamuz
Ab|Aab
Aylul|Eylul
Tishrin al Awwal|Awal
Tishrin al|ath|at Thani|Tani
Kanun al Awwal|Awal`},
	{hearsay.Hijri, "", false, `
Muharram|Muharam|Moharram|Moharam|Muharrom|Muharrem|Muharem|Meherrem|Mouharram|Muxarram|Moharrem |ul|al |haram, ~Muh, ~Mouh, ~Muhar, ~Mux, ~Meh
~Safar|Saffar|Safer|Sefer|Shofar|Sofar, Safar|Saffar ul|al Muzaffar|Khair|Khayr, ~Saf, ~Sef
Rabi|Rabia|Rabii|Rabie|Rabee|Robi|Rebi|Rabic|Rabiu|Rebiu|Rabeea al|ul|el|il|l| Awwal|Awal|Avval|Evvel|Evel|Ewwel|Oula|Ula|Aval, Rabi|Rabia|Rabee|Rab|Reb|Rebi 1, First Rabi, Rabi un|an Noor|Nur, Rebiülevvel, Rəbiüləvvəl, R evvel, Rab|Reb Aw|Awal|Avv|Ev
Rabi|Rabia|Rabii|Rabie|Rabee|Robi|Rebi|Rabic|Rabiu|Rebiu|Rabeea al|ul|el|il|ath|as|us|ath|es|l| Thani|Thany|Sani|Saani|Soniy|Tani|Theni|Akhir|Akhar|Aakhar|Aakhir|Akher|Ahir|Axir|Akhira|Thaani, Rabi|Rabia|Rabee|Rab|Reb|Rebi 2, Second Rabi, Rebiülahir, Rəbiülaxır, R ahir, Rab|Reb Th|Akhir|Son
Jumada|Jumad|Jumadi|Jamadi|Jamad|Jamada|Jamaadi|Jaamad|Jumadil|Jamadil|Joumada|Djumada|Jumodu|Jumoda|Gumada|Dschumada|Dzumade|Xhumade|Cumada|Cemazi|Jamadiu|Jumadu|Jammadi al|ul|el|il|l|ulul| Awwal|Awal|Avval|Evvel|Ula|Oula|Ola|Aval, Jumada|Jumad|Jumadi|Jamadi|Jamad|Joumada|Djumada|Dschumada|Jum|Jam|Joum|Dzumade|Dzum|Xhum|Cem 1, Cemaziyelevvel, Cəmadiyələvvəl, C evvel, Jum|Jam|Joum Awal|Avv|Oul
Jumada|Jumad|Jumadi|Jamadi|Jamad|Jamada|Jamaadi|Jaamad|Jumadil|Jamadil|Joumada|Djumada|Jumodu|Jumoda|Gumada|Dschumada|Dzumade|Xhumade|Cumada|Cemazi|Jamadiu|Jumadu|Jammadi al|ul|el|il|ath|us|as|at|l|s|th|ulul| Thani|Thaniya|Thaniyah|Thania|Sani|Saani|Soniy|Tani|Theni|Akhir|Akhira|Akhirah|Akhar|Aakhar|Aakhir|Akher|Ukhra|Ahir|Axir, Jumada|Jumad|Jumadi|Jamadi|Jamad|Joumada|Djumada|Dschumada|Jum|Jam|Joum|Dzumade|Dzum|Xhum|Cem 2, Cemaziyelahir, Cəmadiyəlaxır, C ahir, Jum|Jam|Joum Akhir|Son|Tha
~Rajab|Rajjab|Rojab|Rejab|Radjab|Ragab|Radschab|Recep|Receb|Redzeb|Rexheb, Rajab ul|al Murajab|Murajjab, ~Raj, ~Rej, ~Redz, ~Rexh, ~Rec
~Shaban|Shaaban|Shabaan|Syaban|Syakban|Syaaban|Chaabane|Chaaban|Chaban|Saban|Shacban|Schaban|Shabon|Şabon, Shaban|Shaaban ul|al Muazzam, ~Sha ban, ~Sha, ~Chaa, ~Sya, ~Syaa, ~Sab, ~Sa
Ramadan|Ramadhan|Ramazan|Ramzan|Romadhon|Ramadaan|Ramazon|Ramdan|Ramadane|Romadan |ul|al |mubarak|moazam|moazzam|muazzam, ~Ramadan Kareem|Karim, ~Ram
Shawwal|Shawal|Syawwal|Syawal|Chawwal|Schawwal|Shavval|Shavvol|Şevval|Seval|Sheval|Şəvval|Chaoual |ul|al |mukarram, ~Shaw, ~Chaw, ~Syaw, ~Shav, ~Shev, ~Sev, ~Se
Dhu|Dhul|Dhi|Zu|Zul|Zi|Zil|Thu|Thul|Dhoul|Dhou|Du|Dul|Dzul|Zhu|Zhul|Zulk|Ze al|l|ul|el| Qidah|Qida|Qadah|Qada|Qaada|Qaadah|Qade|Qad|Qaad|Qaeda|Qicda|Qacda|Qodah|Quad|Kade|Kada|Kadah|Kaada|Kaidah|Kaedah|Kidah|Kaad|Keda|Qiedah|Qedah, Zilkade, Zulkaidah, Zulkaedah, Zilqədə, Zilqadatil Haraam|Haram, ~Dhul|Zul|Dhu|Zil Q|K|Ka, ~Dhoul Q, ~Dhou Q, ~Zulka, ~Zulk, ~Zilq, ~Zulq, ~Dhu l Q
Dhu|Dhul|Dhi|Zu|Zul|Zi|Zil|Thu|Thul|Dhoul|Dhou|Du|Dul|Dzul|Zhu|Zhul|Ze al|l|ul|el| Hijjah|Hijja|Hija|Hijah|Hajj|Haj|Hajja|Hejja|Hejjeh|Hiccah|Hicce|Hicca|Hiddscha|Hidze|Hixhe|Xijjah|Hiddja, Zilhicce, Zilhiccə, Zilhajjatil Haraam|Haram, ~Dhul|Zul|Dhu|Zil H|Hi, ~Dhou H, ~Zulhi, ~Zulh, ~Zilh, ~Dhu l H`},
	{hearsay.Hijri, "ar", false, `
محرم |الحرام, المحرم
صفر |الخير|المظفر, ~د صفرے د
ربيع|الربيع |الـ الأول|أول|الاوّل, ~ربيع
ربيع|الربيع الثاني|ثاني|الآخر|آخر|الثانى, ~ربيع 2
جمادى|جماد|جمادي الأولى|الاول|الأول|اول|أولى, ~جماد|جمادی 1
جمادى|جماد|جمادي الآخرة|الاخره|الثانية|الثاني|ثاني|ثانية|الآخر, ~جماد|جمادی|جماعه 2
رجب |المرجب
شعبان |المعظم
رمضان |المبارك|الكريم
شوال |المكرم
ذو|ذي|ذی|ذا|د القعدة|قعدة|القعده|قعده|القاعده|القعدہ, دالقاعده, ذیقعده, ذوالقعدۃ
ذو|ذي|ذی|ذا الحجة|حجة|الحجه|حجه|الحج, ذیحجه, ذوالحجۃ`},
	{hearsay.Hijri, "fa", false, `
محرم الحرام
صفر المظفر
ر|ربیع بیع|الاول|اول |الاول|اول
ر|ربیع بیع|الثانی|ثانی |الثانی|ثانی
جمادی الاول|الاولی
جمادی الثانی|الثانیه
رجب المرجب
شعبان المعظم
رمضان المبارک
شوال المکرم
ذی|ذو القعده|قعده
ذی|ذو الحجه|حجه`},
	{hearsay.Hijri, "ru", false, `
мухаррам|мухаррама, ~мух
сафар|сафара, ~саф
раби уль|ал|аль|ул авваль|аввал, ~раб 1
раби уль|ал|аль|ул|ас|ус ахир|сани, ~раб 2
джумад|джумада уль|ал|аль|ул авваль|уля, ~джум|джумада 1
джумад|джумада уль|ал|аль|ул|ас ахир|ахира|сани, ~джум|джумада 2
раджаб|раджаба, ~радж
шаабан|шаабана, шабан|шабана, ~шааб
рамадан|рамадана, рамазан|рамазана, ~рам
шавваль|шавваля, ~шав
зуль каада|каде|кида, ~зуль к
зуль хиджжа|хиджа, ~зуль х`},
	{hearsay.SolarHijri, "", true, `
Farvardin|Farwardin|Ferverdin|Farvardeen|Farvadin|Fərvərdin, far
Ordibehesht|Ordibehest|Ordibehescht|Urdibihisht|Ordibehsht|Ordibahasht|Oʻrdibehisht|Urdibehesht, ord
Khordad|Khurdad|Chordad|Hordad|Xurdod|Xordad|Xorded, kho
Tir|Teer
Mordad|Murdad|Amordad|Amurdad|Murdod|Morded, mor
Shahrivar|Shahriver|Shahriwar|Schahriwar|Şehriver|Sahrivar|Sehrivar|Shahrivor, sah
Mehr|Mihr
Aban|Aaban|Oban|Obon|Aben
Azar|Azer|Adhar|Ozar|Asar
Dey|Dei|Day|Dai
Bahman|Behmen|Bahmen, bah
Esfand|Essfand|Esfend|Isfand|Espand|Isfan|Isfend, esf`},
	{hearsay.SolarHijri, "", true, `
Hamal|Hamel|Hammal, Wray|Woray|Wrai|Warai|Vray
Sawr|Saur|Sawer|Sour|Sowr|Thawr|Thaur|Saor|Sawar, Ghway|Ghwayay|Ghowayay|Ghwayai|Ghwaye|Ghoyay|Ghwai|Ghwayi
Jawza|Jauza|Jowza|Jouza|Joza|Gawza|Jawzah, Ghbargolay|Ghbarghole|Ghbargoli|Ghbargolai|Ghbargulay|Ghbargoly
Saratan|Sartan|Saraton|Sarataan, Chungash|Changaskh|Chungakh|Changakh|Chingakh|Chungax|Chungaash
Asad|Assad|Asat|Aasd, Zmaray|Zmarai|Zmari
Sunbula|Sonbola|Sanbula|Sumbula|Sonbula|Sumbola|Sombola|Sunbola|Sonbolah|Sunbulah|Snabula|Sunbla, Wazhay|Wzhay|Wagay|Wazhai|Wazi|Wuzhay|Wazhy
Mizan|Mezan|Meezan, Tala|Tela|Talah
Aqrab|Aqhrab|Akrab|Aghrab, Laram|Larrm|Larum|Lram
Qaws|Qaus|Qous|Qows|Qos, Linday|Lindai|Laynday|Leenda|Lindei|Lindey|Lenday
Jadi|Jady|Jaddi|Jaday|Jedi|Jadee, Marghumay|Marghmay|Marghumai|Marghomai|Marghumi|Marghoomay
Dalw|Dalwa|Dalv|Delw|Dalwe|Dalva|Dalo|Dalow, Salwagha|Selwagha|Salwaghah|Sulwagha
Hut|Hoot|Hoat|Hout|Hood, Kab|Kub`},
	{hearsay.SolarHijri, "fa", true, `
فروردین, فروردن, فرفردن
اردیبهشت, أذربيهشت, آرڈبائش
خرداد, خداداد
تیر, تار
مرداد, امرداد
شهریور, شهرفار, شہریوار
مهر
آبان, ابان, آيان
آذر, آزر
دی
بهمن
اسفند, اسفندار`},
	{hearsay.SolarHijri, "ps", true, `
حمل, وری
ثور, غویی, غوی, غوايى, غويى
جوزا, جوزاء, غبرګولی
سرطان, چنګاښ, چنگاښ
اسد, زمری
سنبله, سنبلة, وږی
میزان, تله
عقرب, لړم
قوس, لیندۍ, لېند
جدی, مرغومی
دلو, سلواغه
حوت, کب`},
	{hearsay.SolarHijri, "ru", true, `
фарвардин
ордибехешт, урдибихишт
хордад, хурдод
тир
мордад, мурдод
шахривер, шахривар
мехр
абан, обон
азер, озар
дей
бахман
эсфанд, исфанд`},
}
