package language

import (
	"math/bits"
	"strings"
	"sync"
)

// lang numbers the languages.
type lang int

const (
	en lang = iota
	de
	es
	fr
	it
	pt
	nl
	tr
	sv
	da
	no
	fi
	pl
	cs
	hu
	ro
	hr
	id
	lv
	lt
	et
	other // any other language in Latin script
	ru
	uk
	be
	bg
	sr
	otherCyrillic
	ar
	fa
	ps
	ur
	ku
	languages // their number
)

// names are ISO 639-1.
var names = [languages]string{
	en: "en", de: "de", es: "es", fr: "fr", it: "it", pt: "pt", nl: "nl", tr: "tr",
	sv: "sv", da: "da", no: "no", fi: "fi", pl: "pl", cs: "cs", hu: "hu", ro: "ro", hr: "hr", id: "id", lv: "lv", lt: "lt", et: "et",
	ru: "ru", uk: "uk", be: "be", bg: "bg", sr: "sr", ar: "ar", fa: "fa", ps: "ps", ur: "ur", ku: "ku",
}

var scriptUsed = [languages]script{
	en: latin, de: latin, es: latin, fr: latin, it: latin, pt: latin, nl: latin, tr: latin, sv: latin, da: latin, no: latin,
	fi: latin, pl: latin, cs: latin, hu: latin, ro: latin, hr: latin, id: latin, lv: latin, lt: latin, et: latin, other: latin,
	ru: cyrillic, uk: cyrillic, be: cyrillic, bg: cyrillic, sr: cyrillic, otherCyrillic: cyrillic,
	ar: arabic, fa: arabic, ps: arabic, ur: arabic, ku: arabic,
}

// set is a set of languages.
type set uint64

func of(langs ...lang) set {
	var s set
	for _, l := range langs {
		s |= 1 << l
	}
	return s
}

func (s set) has(l lang) bool { return s>>l&1 == 1 }
func (s set) size() int       { return bits.OnesCount64(uint64(s)) }

// wordTable says which languages have a word among their most frequent ones.
var wordTable = sync.OnceValue(func() map[string]set {
	table := make(map[string]set, 2000)
	for l, list := range frequent {
		for word := range strings.FieldsSeq(list) {
			table[word] |= of(lang(l))
		}
	}
	return table
})

// frequent are function words and the commonest verbs of reports. What an
// apostrophe cuts off counts as a word.
var frequent = [languages]string{
	en: `the of and to in a is that it was for on are as with his they at be this from have or by had not but what all were when
		we there can an your which their said if do will each about how up out them then she many some so these would other into has
		more her two him see could no than been who its now did made may over only also after our under against between because
		during where while most any those before such he you i my me us should being says told according`,
	de: `der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird
		bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei
		wenn hatte kann gegen vom können schon ihre seine unter wir ich ihr uns was dieser diese dieses keine seit sagte worden ihm
		gegenüber zwischen während weil sollen müssen habe wurden alle wegen ob`,
	es: `de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre
		cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así
		nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e vida otro después te otros aunque esa eso hace otra
		gobierno tan durante siempre día dijo según contra fueron sino`,
	fr: `de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son aux ont cette ces mais
		comme été sa nous leur être ses fait si même deux on entre y dont après elle sans lui peut tout ils tous était bien aussi
		avait depuis selon leurs encore sous très où notre votre vous je quand ainsi contre faire avoir moins donc pendant l d qu
		n s c j avant alors celui cela`,
	it: `di e il la che in a per un del è con non una i le si da sono al come dei nel alla anche più ha della lo gli delle ma se su dal
		era o ed ai questo ci dalla nella stato degli essere suo hanno sua due alle tra loro stata fra anni prima quando dopo
		questa solo fatto molto dove cui nei sul cosa noi ancora già sulla perché tutti così contro senza secondo mentre ogni l d
		dell nell all sull quale aveva detto`,
	pt: `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando
		muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles
		estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós lhe deles essas esses
		pelas este disse segundo contra sobre ainda`,
	nl: `de en van het een in is dat op te zijn met voor niet die aan er om ook als dan maar bij uit naar werd door over tot hij wordt
		zich nog heeft ze was hebben of deze worden kan wel zo geen meer had moet we dit al onder tegen na zou veel waar nu heb
		ik je mijn haar hun zij zal kunnen hem toen wat ons alle waren omdat tussen tijdens volgens zei men wie mag alleen
		gaat eerste zullen`,
	tr: `ve bir bu da de için ile çok olarak daha o en var gibi olan ne kadar sonra ama ki her ya veya olduğunu değil tarafından oldu
		kendi göre ise olduğu ben sen biz siz onlar şey iki dedi etti ancak bile diye hem içinde yeni büyük önce bunu önemli
		üzerinde arasında mi mı mu mü yok eden olacak edilen karşı nasıl bazı şimdi hiç bütün böyle başka ilk son yer ilgili
		söyledi belirtti açıkladı`,
	sv: `och att det som är av för på med den till inte har ett en de om var han vid men hon sig från nu under så kan när efter
		också mot varit alla sin eller där hade blir vara skulle ska säger enligt mycket sedan än över upp ut nya kommer jag
		vi deras detta dessa år mellan kring bara`,
	da: `og at det er en til af på som med for den der ikke har de et i han var men vi fra kan jeg sig også om blev efter eller
		ved så mod når hun være over ud hvor under skal siger blevet nu mere havde have alle deres ifølge meget kun år bliver
		noget nogle hvad hvis end disse dette mellem været vil sagde uge næste dag både gå`,
	no: `og at det er en til av på som med for den ikke har de et i han var men vi fra kan jeg seg også om ble etter eller ved
		så mot når hun være over ut hvor under skal sier blitt nå mer hadde ha alle deres ifølge mye bare år blir noe noen hva
		hvis enn disse dette mellom vært både går hvor vil sa uke neste dag`,
	fi: `ja on ei että se hän mutta kuin ovat oli joka sen myös jos tai niin mukaan ole vain olla jo kun mitä hänen nyt sekä ne
		olisi tämä tämän ennen kanssa voi sitä jälkeen enemmän vielä kaikki siitä joita joiden sanoo heidän vuoden miten koko
		olivat vuonna`,
	pl: `i nie na się do to że jest o jak za po przez co od dla tym są był ale tak jego oraz już tylko może który która które
		czy było być też ich ze jej pod przed ma lub będzie bardzo gdy roku jednak także według powiedział tego został została
		między bo kiedy przy`,
	cs: `a se na je že o do i to ve pro za by ale si po jsou tak jako podle od který která které jeho byl bylo byla jsem nebo
		ze však už není aby při také jen až ještě může své nich jejich být mezi řekl roku před proti když kde co bude mají tím
		více`,
	hu: `a az és hogy nem is egy ez meg van volt csak már de mint ha azt még kell el szerint vagy után pedig ki lesz volna ezt
		mert minden majd le fel amely között amikor több lehet mondta sem olyan arra sok erre itt ami illetve aki akkor ezek`,
	ro: `și de în la a o cu pe nu din că care un pentru sunt mai este au fost ca sau după cum fi prin ce se al ale lui acest
		această când către între dar fără sa să ar avea potrivit astfel însă doar tot unui unei lor spus despre foarte cei
		cele`,
	hr: `i je se na da su za od iz o koji koja koje ne što kako bi će ili biti bio bila nije sam to po do kao samo već prema
		nakon te pri smo ali a ako kad jer prije između među protiv još više može rekao izjavio ih njegov tome sve`,
	id: `yang dan di untuk dengan tidak ini itu pada dari akan dalam adalah juga ke oleh telah karena sebagai mereka bisa ada
		saat atau kata kami lebih sudah dapat bahwa hanya namun para tersebut secara seperti menjadi harus antara setelah
		kepada terhadap saya masih belum ia`,
	lv: `un ir ka ar par no uz kas tas arī bet vai pie gan to lai nav tiek šī tā ja kā jau pēc būs bija es savu viņš kad tad
		tikai šo pret līdz ko mūsu var nevar`,
	lt: `ir kad yra iš su kaip bet ar tai po už apie prie jo per ne nuo iki bus buvo taip pat jau tik šis ši kurie kuris dėl
		savo jų arba jei metų pagal tarp`,
	et: `ja on ei et see kui oli ta aga ning selle mis oma või ka kes siis välja juba kuid pärast nende tema üle veel mida kõik
		aasta ole olid nii pole saab seda ütles kohta vastu enne`,
	other: `dhe për në një më të që nga va không của là và có ay ng mga ang wa ya kwa ni katika je sú aj že som alebo pre pri
		podľa ktoré ktorý bol bola`,
	ru: `и в не на я быть с он что а по это как то этот к но весь за из у который от о так они мы же для ты все до при если вы ли было
		бы был были была его ее их только уже или еще мне нет после также во со об чтобы того том году более может который которые
		которых котором этого этом два под себя между заявил сообщил сказал никто эти данным против даже этой будет есть чем где когда она`,
	uk: `і в не на що з та у до за як по це від його про а але для який яка які якого яких були було був була є також або вже й так
		все під час після року може буде цього цей ця ще при щоб він вона вони ми ви її їх їхні тому лише між проти заявив повідомив
		сказав ніхто ці даними якщо коли де більше із зі через бути нас того`,
	be: `і ў не на што з па да як гэта яго але для які якая былі было быў або ўжо пра пад час пасля яны мы ён яна таксама каб ад за
		якія сказаў гэтым`,
	bg: `на и да се е в за от че с не по като са до ще но това при към му или след което който които бе беше има може още само ги
		между срещу също тази този тези през както бъде`,
	sr: `и је да у на се за са од су не као који која које из што о ће или али до није би то након против између такође после према
		због била био били`,
	ar: `في من على أن إلى التي عن الذي ما لا هذا هذه كان بعد مع قد كما بين ذلك كل لم كانت حتى أو قال وقال إن حيث هو هي عند قبل غير
		ولم الى وقد خلال فيها منذ ولا هناك فقد عليه له لها تم وفي ومن وهو أنه وأن وهي أي يكون التى بأن لكن ضد أكثر نحو لن عبر
		لدى إذا بل ثم نحن هم ليس وأضاف أضاف أعلن بسبب حول يوم عام إنه عليها فيه منها وكان`,
	fa: `و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شده شد بود دارد اما یا ما ها های او شود کند پس دیگر هر
		باید بین مورد همه اگر کنند وی باشد من نمی اند پیش چه روی توسط علیه میان ای کرده شدند بودند هستند آنها همین چند بی درباره
		افزود کشور همچنین داد اساس طور جمله اینکه شان نیست کردند حال`,
	ps: `د په او چې له یې ته کې دا هم نه سره یو دي ده دی وي څخه خو پر تر هغه به کړي شوي وو کړ کړه ویلي وویل دغه باندې لپاره کوي
		چا پورې بیا وروسته خپل خپله يې کي چي هېواد کړې شو شوې وه يو يوه یوه هغوی موږ تاسو زه دوی لري شي دې ډېر بل نو هیڅ
		ولې څنګه څه مې مو پرته ځکه`,
	ur: `کے کی میں ہے کا اور سے نے کو پر کہ اس یہ بھی ہیں ایک تھا وہ جو کر ہو گیا کیا نہیں تک تھے لیے ہوئے ان کہا رہے ساتھ ہی بعد اپنے
		ہوا تو تھی گا دیا انہوں کوئی گے اپنی جس بہت والے طور رہا ہم آپ مجھے میرے ہونے کرنے لئے جب اگر مگر لیکن پہلے دوران خلاف درمیان
		گئی گئے جائے سکتا رہی کرتے ہوتا بارے دو کچھ`,
	ku: `لە و بە کە بۆ ئەو ئەم لەگەڵ دا بوو هەر یەک هەیە هەموو یان نییە دەکات کرد ئێمە ئەوان پێش دوای سەر هەروەها کوردستان وەک`,
}
