package corroborate_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/corroborate"
)

// Ten thousand different quotes with the same small words, all in one document,
// and a copy of it: were each compared with each, this would not end.
func TestADocumentOfTenThousandQuotes(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "“The %d prisoners of valley %d come home before paper %d is signed,” Iva Dorn said.\n\n", i, i*7, i*13)
	}
	text := strings.TrimSpace(b.String())
	res := corroborate.Find([]*hearsay.Reading{reading("a", "2031-01-01", "Iva Dorn", text), reading("b", "2031-01-02", "Iva Dorn", text)})
	others := 0 // a few are compared because their shingles have one hash, and are much alike
	for i := range res.Quotes {
		if g := &res.Quotes[i]; len(g.Members) != 2 || g.Differs {
			others++
		}
	}
	if len(res.Quotes) < 9_995 || others > 5 {
		t.Errorf("%d quotes, %d of them not of two copies", len(res.Quotes), others)
	}
}

func TestTextsWithoutWords(t *testing.T) {
	var readings []*hearsay.Reading
	for i, text := range []string{"", "—", "...", "Yes.", "Yes.", "“”", "No comment.", "No comment."} {
		readings = append(readings, reading(fmt.Sprint("d", i), "", "", text+" "))
	}
	if res := corroborate.Find(readings); len(res.Reuse)+len(res.Origins)+len(res.Quotes) != 0 {
		t.Errorf("%+v", res)
	}
}

// The same is found in every script, and texts in different languages have
// nothing in common.
func TestSeveralLanguages(t *testing.T) {
	texts := []string{
		"عاد الوفدان إلى العاصمة مساء الخميس بعد يومين من المحادثات المغلقة في قرية حدودية صغيرة، ولم يدل أي منهما بتصريح للصحفيين الذين انتظروا ساعات طويلة أمام الفندق القديم قرب النهر.",
		"Обе делегации вернулись в столицу вечером в четверг после двух дней закрытых переговоров в небольшой приграничной деревне, и никто из них не сделал заявления журналистам, ждавшим у старой гостиницы.",
		"Die beiden Abordnungen kehrten am Donnerstagabend nach zwei Tagen geschlossener Gespräche in einem kleinen Grenzdorf in die Hauptstadt zurück, ohne den wartenden Berichterstattern vor dem alten Gasthof etwas zu sagen.",
		"İki heyet küçük bir sınır köyünde iki gün süren kapalı görüşmelerin ardından perşembe akşamı başkente döndü ve eski otelin önünde saatlerce bekleyen gazetecilere hiçbir açıklama yapmadı, kapılar kapandı.",
		"Both delegations came back to the capital on Thursday evening after two days of closed talks in a small village on the border, and neither had a word for the reporters who had waited before the old hotel.",
	}
	var readings []*hearsay.Reading
	for i, text := range texts {
		readings = append(readings, reading(fmt.Sprint("a", i), "2031-01-01", "", text), reading(fmt.Sprint("b", i), "2031-01-02", "", text))
	}
	res := corroborate.Find(readings)
	if len(res.Origins) != len(texts) || len(res.Reuse) != len(texts) {
		t.Errorf("%d origins, %d shared texts", len(res.Origins), len(res.Reuse))
	}
	for _, o := range res.Origins {
		if len(o.Docs) != 2 || o.Docs[0][1:] != o.Docs[1][1:] {
			t.Errorf("%+v", o)
		}
	}
}
