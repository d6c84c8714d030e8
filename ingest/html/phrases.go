package html

import (
	"slices"
	"strings"
	"unicode"
)

// boxLines are the whole first line of a box that is not the article: links to
// other pages, calls to subscribe, comments. Digits and marks around them do not
// count. They are words that an article's own heading may begin with.
var boxLines = lines(`
related|related links|related articles|related stories|related posts|related news|related content|related topics|recommended|recommended for you|trending|trending now|popular|sponsored|advertisement
comments|comment|replies|share|share this|share this article|share this story|tags|topics|subscribe|newsletter|donate|follow|most recent|photo credits|partner news|top stories|popular posts|recent posts
ähnliche artikel|ähnliche beiträge|verwandte artikel|verwandte themen|kommentare|kommentar|teilen|schlagwörter|schlagworte|anzeige|werbung|bildergalerie|zum thema|links zum thema|downloads|auch interessant|meistgelesen
articles liés|articles similaires|commentaires|partager|publicité|mots-clés|la newsletter
comentarios|compartir|publicidad|etiquetas|noticias relacionadas|más noticias|comentários|compartilhe|publicidade|notícias relacionadas|mais lidas|commenti|condividi|articoli correlati
по теме|похожие материалы|похожие статьи|другие новости|комментарии|поделиться|подписаться|реклама
ilgili haberler|diğer haberler|çok okunanlar|yorumlar|yorum|paylaş
مواضيع ذات صلة|أخبار ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|ذات صلة|الأكثر قراءة|التعليقات|تعليقات|شارك|اشترك|إعلان|تابعنا
مطالب مرتبط|اخبار مرتبط|نظرات|دیدگاه|دیدگاه ها|برچسب ها|تبلیغات|خبرنامه|پربازدیدترین|به اشتراک بگذارید
نور ولولئ|اړوند|اړوند مطالب|تبصرې|شریک کړئ|متعلقہ خبریں|مزید پڑھیں|تبصرے|شیئر کریں`)

// boxStarts begin such a line, whatever follows.
var boxStarts = lines(`
read more|read also|also read|read next|read further|more on this|more from|more stories|more news|see also:|most popular|most read|most viewed|latest news|latest stories|other news|other stories
you may also|you might also|don't miss|editors' picks|what to read next|sign up|subscribe to|subscribe now|get email|stay up-to-date|follow us|share on|share via|join the conversation
leave a comment|leave a reply|post a comment|add a comment|about the author|filed under|support us|contact us
mehr zum thema|das könnte sie auch|das könnte dich auch|weiterlesen|lesen sie auch|lesen sie mehr|lesen sie hier|weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten|neueste beiträge|aktuelle beiträge
kommentar schreiben|schreibe einen kommentar|diskutieren sie|artikel teilen|beitrag teilen|die neue ausgabe|die aktuelle ausgabe|jetzt abonnieren|hier abonnieren|unterstützen sie uns
à lire aussi|lire aussi|a lire aussi|lire également|sur le même sujet|les plus lus|à voir aussi|voir aussi :|laisser un commentaire|abonnez-vous|inscrivez-vous
te puede interesar|lea también|lea tambien|leer más|le puede interesar|lo más leído|lo más visto|deja un comentario|suscríbete
leia também|leia mais|veja também|saiba mais|deixe um comentário|leggi anche|i più letti|potrebbe interessarti|iscriviti
читайте также|читать также|самое читаемое|оставить комментарий|подпишитесь|bunlar da ilginizi|yorum yap|abone ol
اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|اترك تعليق|أضف تعليق|بیشتر بخوانید|بیشترین بازدید|یہ بھی پڑھیں`)

// lines cuts a list at bars and line breaks.
func lines(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == '\n' })
}

// maxBoxLine bounds a line that begins a box, in bytes.
const maxBoxLine = 120

// isBoxTitle reports that a line begins a box that is not the article.
func isBoxTitle(text string) bool {
	if len(text) > maxBoxLine {
		return false
	}
	low := strings.TrimFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != ':' && !unicode.IsMark(r) })
	for _, start := range boxStarts {
		if rest, ok := strings.CutPrefix(low, start); ok && len(strings.Fields(rest)) <= 8 {
			return true
		}
	}
	return slices.Contains(boxLines, strings.TrimRight(low, ":")) || len(low) <= 60 && strings.Contains(low, "newsletter")
}

// sourceWords name the source of a text or the list of its sources.
var sourceWords = lines(`
source|sources|references|footnotes|notes|quelle|quellen|fußnoten|anmerkungen|literatur|fuente|fuentes|fonte|fontes|fonti|referencias|références|notes et références
источник|источники|примечания|kaynak|kaynaklar|المصدر|المصادر|المراجع|الهوامش|هوامش|منبع|منابع|پی نوشت|سرچینه|ماخذ|حوالہ|via|ref`)

// namesSource reports a line that begins with such a word or is in brackets:
// "Source: Marovia Wire". It is a citation even when it is a link.
func namesSource(text string) bool {
	low := strings.ToLower(text)
	if strings.HasPrefix(low, "(") || strings.HasPrefix(low, "[") {
		return true
	}
	return slices.ContainsFunc(sourceWords, func(word string) bool {
		rest, ok := strings.CutPrefix(low, word)
		return ok && (rest == "" || strings.ContainsAny(rest[:1], " :."))
	})
}

// creditMarks begin the credit line of a picture or the copyright line.
var creditMarks = lines(`©|(c) |copyright ©|copyright (c)|copyright 1|copyright 2|copyright by|copyright:
foto:|fotos:|bild:|photo:|photos:|image:|credit:|credits:|crédito:|crédit:|crédit photo|(crédito|(photo|(foto|(bild|(image|getty images|symbolbild|фото:|fotoğraf:|تصوير:|عکس:`)

// agencies credit a picture inside its caption.
var agencies = lines(`/afp|(afp|/ap|(ap|/reuters|(reuters|/dpa|dpa/|/epa|epa/|picture alliance|shutterstock|unsplash|pixabay|imago|handout|courtesy |quelle:`)

// rights claim a copyright anywhere in a short paragraph.
var rights = lines(`all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados
tutti i diritti riservati|все права защищены|tüm hakları saklıdır|جميع الحقوق محفوظة|کلیه حقوق|تمامی حقوق|ټول حقوق|جملہ حقوق`)

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
