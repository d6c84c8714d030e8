package html

import (
	"slices"
	"strings"
)

// boxTitles begin a box that is not the article: links to other pages, calls to
// subscribe, comments. Compared in lower case with the beginning of a short
// line.
var boxTitles = []string{
	// en
	"related", "read more", "read also", "also read", "read next", "read further", "more on", "more from", "more stories", "more news", "more in", "see also:",
	"most popular", "most read", "most viewed", "most recent", "top stories", "trending", "latest news", "latest stories", "other news", "other stories",
	"recommended", "you may also", "you might also", "popular posts", "recent posts", "don't miss", "partner news", "editors' picks", "what to read next",
	"sign up", "subscribe", "newsletter", "get email", "get our", "stay up", "follow us", "share this", "share on", "share article", "join the conversation",
	"comments", "leave a comment", "leave a reply", "post a comment", "add a comment", "about the author", "advertisement", "sponsored", "filed under",
	"photo credits", "tags:", "topics:", "support us", "donate", "contact us", "get in touch", "connect with",
	// de
	"mehr zum thema", "mehr zu", "mehr aus", "mehr von", "das könnte sie auch", "das könnte dich auch", "weiterlesen", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "auch interessant",
	"ähnliche", "verwandte", "weitere artikel", "weitere beiträge", "weitere meldungen", "weitere nachrichten", "weitere informationen", "meistgelesen", "neueste beiträge", "aktuelle beiträge", "kommentare", "kommentar schreiben",
	"schreibe einen kommentar", "diskutieren sie", "artikel teilen", "beitrag teilen", "teilen", "schlagwörter", "schlagworte", "anzeige", "werbung", "bildergalerie", "zum thema", "links zum thema", "die neue ausgabe", "die aktuelle ausgabe",
	"jetzt abonnieren", "hier abonnieren", "unterstützen sie", "downloads",
	// fr
	"à lire aussi", "lire aussi", "a lire aussi", "lire également", "sur le même sujet", "articles liés", "articles similaires", "les plus lus", "à voir aussi", "voir aussi :", "commentaires", "laisser un commentaire",
	"partager", "abonnez-vous", "inscrivez-vous", "publicité", "la newsletter", "mots-clés",
	// es, pt, it
	"te puede interesar", "lea también", "lea tambien", "leer más", "le puede interesar", "noticias relacionadas", "más noticias", "lo más leído", "lo más visto", "comentarios", "deja un comentario", "compartir", "suscríbete", "publicidad", "etiquetas",
	"leia também", "leia mais", "veja também", "mais lidas", "saiba mais", "notícias relacionadas", "comentários", "compartilh", "assine", "publicidade",
	"leggi anche", "articoli correlati", "i più letti", "potrebbe interessarti", "commenti", "condividi", "iscriviti",
	// ru, tr
	"читайте также", "читать также", "по теме", "похожие", "другие новости", "самое читаемое", "комментарии", "оставить комментарий", "поделиться", "подписаться", "подпишитесь", "реклама",
	"ilgili haber", "diğer haber", "çok okunan", "bunlar da ilginizi", "yorumlar", "yorum yap", "paylaş", "abone ol", "bültenimiz",
	// ar, fa, ps, ur
	"اقرأ أيضا", "اقرأ أيضًا", "إقرأ أيضا", "مواضيع ذات صلة", "أخبار ذات صلة", "موضوعات ذات صلة", "مقالات ذات صلة", "ذات صلة", "الأكثر قراءة", "التعليقات", "اترك تعليق", "أضف تعليق", "شارك", "اشترك", "تابعنا", "المزيد من", "إعلان",
	"مطالب مرتبط", "بیشتر بخوانید", "اخبار مرتبط", "بیشترین بازدید", "پربازدید", "نظرات", "دیدگاه", "اشتراک گذاری", "به اشتراک", "برچسب", "تبلیغات", "خبرنامه",
	"نور ولولئ", "اړوند", "تبصرې", "شریک کړئ", "متعلقہ", "مزید پڑھیں", "یہ بھی پڑھیں", "تبصرے", "شیئر کریں",
}

// maxBoxTitle bounds the bytes of a line that begins a box.
const maxBoxTitle = 120

// isBoxTitle reports that a line begins a box that is not the article.
func isBoxTitle(text string) bool {
	if len(text) > maxBoxTitle {
		return false
	}
	text = strings.TrimLeft(strings.ToLower(text), "»›>+-–—•*#[( ")
	for _, t := range boxTitles {
		if rest, ok := strings.CutPrefix(text, t); ok && len(strings.Fields(rest)) <= 8 {
			return true
		}
	}
	return strings.Contains(text, "newsletter")
}

// creditMarks begin the credit line of a picture or the copyright line.
var creditMarks = []string{
	"©", "(c) ", "copyright", "foto:", "fotos:", "bild:", "photo:", "photos:", "image:", "credit:", "credits:", "crédito:", "crédit:", "crédit photo", "(crédito", "(photo", "(foto", "(bild", "(image",
	"quelle:", "getty images", "symbolbild", "фото:", "fotoğraf:", "تصوير:", "عکس:",
}

// agencies credit a picture inside its caption.
var agencies = []string{
	"/afp", "(afp", "/ap", "(ap", "/reuters", "(reuters", "/dpa", "dpa/", "/epa", "epa/", "picture alliance", "shutterstock", "unsplash", "pixabay",
	"imago", "handout", "courtesy ",
}

// rights claim a copyright anywhere in a short paragraph.
var rights = []string{
	"all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados",
	"tutti i diritti riservati", "все права защищены", "tüm hakları saklıdır", "جميع الحقوق محفوظة", "کلیه حقوق", "تمامی حقوق", "ټول حقوق", "جملہ حقوق",
}

// isCredit reports a line that only credits a picture or claims a copyright.
func isCredit(text string, size int) bool {
	if size > 250 {
		return false
	}
	low := strings.ToLower(text)
	if slices.ContainsFunc(rights, func(claim string) bool { return strings.Contains(low, claim) }) {
		return true
	}
	return size <= 90 && slices.ContainsFunc(creditMarks, func(mark string) bool { return strings.HasPrefix(low, mark) })
}

// holdsCredit reports a credit anywhere in the text of a caption.
func holdsCredit(text string, size int) bool {
	if size > 250 {
		return false
	}
	low := strings.ToLower(text)
	holds := func(mark string) bool { return strings.Contains(low, mark) }
	return slices.ContainsFunc(creditMarks, holds) || slices.ContainsFunc(agencies, holds)
}
