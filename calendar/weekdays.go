package calendar

import (
	"strings"
	"sync"
)

// LookupWeekday is the day of the week that a word names, 0 for Sunday to 6 for
// Saturday. Abbreviations are not looked up.
func LookupWeekday(name string) (weekday int, ok bool) {
	weekday, ok = weekdayTable()[Fold(name)]
	return weekday, ok
}

// LookupFoldedWeekday is [LookupWeekday] for a name that is folded already.
func LookupFoldedWeekday(folded []byte) (weekday int, ok bool) {
	weekday, ok = weekdayTable()[string(folded)]
	return weekday, ok
}

// weekdayNames are the days from Sunday, a language a line.
const weekdayNames = `
Sunday Monday Tuesday Wednesday Thursday Friday Saturday
Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag
dimanche lundi mardi mercredi jeudi vendredi samedi
domingo lunes martes miércoles jueves viernes sábado
Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi
воскресенье понедельник вторник среда четверг пятница суббота
воскресенья понедельника вторника среды четверга пятницы субботы
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
الأحد الإثنين الثلاثا الأربعا الخميس الجمعه السبت
یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه
اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ`

var weekdayTable = sync.OnceValue(func() map[string]int {
	t := map[string]int{}
	for line := range strings.SplitSeq(strings.TrimSpace(weekdayNames), "\n") {
		for i, name := range strings.Fields(line) {
			t[Fold(name)] = i
		}
	}
	return t
})
