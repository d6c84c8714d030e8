package charset_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"hearsay/ingest/charset"
)

// The samples are what a speaker in each language would write about one event.
const (
	arabic     = "قالت وزارة الخارجية الماروفية إن المحادثات مع كلمارك ستستأنف يوم الاثنين في تسلين، ولم تذكر موعداً لانسحاب القوات."
	persian    = "سخنگوی دولت ماروویا گفت که گفتگوها با کلمارک هفته آینده در تسلین ادامه می یابد و هنوز هیچ توافقی پدید نیامده است."
	russian    = "Представитель правительства Маровии заявил, что переговоры с Кельмарком возобновятся в понедельник в Теслине."
	turkish    = "Marovya hükümetinin sözcüsü, Kelmark ile görüşmelerin pazartesi günü Teslin'de yeniden başlayacağını ve ateşkesin sürdüğünü açıkladı."
	german     = "Der Sprecher der marovischen Regierung erklärte, die Gespräche über den Rückzug würden am Montag in Teslin fortgeführt; größere Fortschritte gebe es nicht."
	french     = "Le porte-parole du gouvernement marovien a déclaré que les négociations reprendraient lundi à Teslin, où la trêve a été respectée après l’été."
	english    = "The “spokesman” of the government – who asked not to be named – said the talks wouldn’t resume before Monday."
	polish     = "Rzecznik rządu Marowii powiedział, że rozmowy z Kelmarkiem zostaną wznowione w poniedziałek w Teslinie, gdyż wciąż są różnice."
	greek      = "Ο εκπρόσωπος της κυβέρνησης της Μαροβίας δήλωσε ότι οι συνομιλίες θα συνεχιστούν τη Δευτέρα στο Τεσλίν."
	hebrew     = "דובר ממשלת מרוביה אמר כי השיחות עם קלמרק יתחדשו ביום שני בטסלין, אך לא מסר מועד לנסיגת הכוחות."
	japanese   = "マロビア政府の報道官は、ケルマルクとの協議は月曜日にテスリンで再開されると述べた。"
	chinese    = "马罗维亚政府发言人说，与克尔马克的会谈将于星期一在特斯林恢复，但没有说明撤军的日期。"
	asciiLines = "The talks ended.\r\nNo date was set for the next round.\n"
)

func encode(t testing.TB, name, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s cannot write the sample: %v", name, err)
	}
	return []byte(out)
}

func TestDecodeWithoutADeclaration(t *testing.T) {
	for _, c := range []struct{ charset, text string }{
		{"utf-8", arabic},
		{"utf-8", german},
		{"utf-8", asciiLines},
		{"utf-8", ""},
		{"utf-8", "é"},
		{"windows-1256", arabic},
		{"iso-8859-6", strings.ReplaceAll(arabic, "،", " ")},
		{"windows-1251", russian},
		{"koi8-r", russian},
		{"iso-8859-5", russian},
		{"windows-1252", german},
		{"windows-1252", french},
		{"windows-1252", english},
		{"windows-1254", turkish},
		{"iso-8859-2", polish},
		{"windows-1253", greek},
		{"windows-1255", hebrew},
		{"shift_jis", japanese},
		{"euc-jp", japanese},
		{"iso-2022-jp", japanese},
		{"gb18030", chinese},
		{"utf-16le", asciiLines},
		{"utf-16be", asciiLines},
		{"utf-16le", arabic},
		{"utf-16be", arabic},
		{"utf-16le", russian},
		{"utf-16le", "ok"},
	} {
		t.Run(c.charset+"/"+firstWord(c.text), func(t *testing.T) {
			got, name, repaired := charset.Decode(encode(t, c.charset, c.text), "")
			if got != c.text || repaired != 0 {
				t.Errorf("read as %s with %d repairs: %q", name, repaired, got)
			}
		})
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func TestDecodeWithADeclaration(t *testing.T) {
	for _, c := range []struct{ why, charset, declared, text, name string }{
		{"believed", "windows-1256", "windows-1256", strings.ReplaceAll(persian, "ی", "ي"), "windows-1256"},
		{"believed for a few letters", "windows-1251", "cp1251", "Да", "windows-1251"},
		{"latin1 means windows-1252", "windows-1252", "ISO-8859-1", english, "windows-1252"},
		{"refuted by UTF-8", "utf-8", "windows-1256", arabic, "utf-8"},
		{"refuted by UTF-8", "utf-8", "iso-8859-1", german, "utf-8"},
		{"refuted by the bytes", "windows-1252", "utf-8", german, "windows-1252"},
		{"refuted by the words", "windows-1256", "iso-8859-1", arabic, "windows-1256"},
		{"refuted by the words", "windows-1251", "windows-1252", russian, "windows-1251"},
		{"unknown", "windows-1256", "x-marovian", arabic, "windows-1256"},
		{"UTF-16 that is none", "utf-8", "utf-16", asciiLines, "utf-8"},
		{"escapes", "iso-2022-jp", "iso-2022-jp", japanese, "iso-2022-jp"},
		{"quoted", "koi8-r", ` "KOI8-R" `, russian, "koi8-r"},
	} {
		t.Run(c.why+"/"+c.declared, func(t *testing.T) {
			got, name, repaired := charset.Decode(encode(t, c.charset, c.text), c.declared)
			if got != c.text || name != c.name || repaired != 0 {
				t.Errorf("read as %s with %d repairs: %q", name, repaired, got)
			}
		})
	}
}

func TestByteOrderMarks(t *testing.T) {
	for mark, name := range map[string]string{
		"\xef\xbb\xbf": "utf-8", "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be",
	} {
		data := append([]byte(mark), encode(t, name, arabic)...)
		if got, gotName, _ := charset.Decode(data, "windows-1252"); got != arabic || gotName != name {
			t.Errorf("%s: read as %s: %q", name, gotName, got)
		}
	}
	if got, name, _ := charset.Decode([]byte("\xff\xfe\x00\x00a\x00\x00\x00\x28\x06\x00\x00"), ""); got != "aب" || name != "utf-32le" {
		t.Errorf("utf-32le: read as %s: %q", name, got)
	}
}

func TestBrokenBytesAreCounted(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"größer\xff als früher, während dürfte\xc3", "größer\uFFFD als früher, während dürfte\uFFFD"},
		{"\xef\xbb\xbfabc\xe2\x80", "abc\uFFFD\uFFFD"},
		{"already \uFFFD here", "already \uFFFD here"},
	} {
		got, name, repaired := charset.Decode([]byte(c.in), "")
		want := strings.Count(c.want, "\uFFFD") - strings.Count(c.in, "\uFFFD")
		if got != c.want || name != "utf-8" || repaired != want {
			t.Errorf("%q: %s, %d repairs, %q", c.in, name, repaired, got)
		}
	}
}

func TestTheOneLetterOutsideASCII(t *testing.T) {
	page := "Die Gespräche wurden fortgesetzt." + strings.Repeat("\nDie Regierung in Teslin hat sich dazu nicht geaeussert.", 30)
	got, name, _ := charset.Decode(encode(t, "windows-1252", page), "")
	if got != page || name != "windows-1252" {
		t.Errorf("read as %s: %q", name, got)
	}
}

func TestTextBehindALongScript(t *testing.T) {
	page := strings.Repeat("var menu = open(1);\n", 20000) + arabic
	got, name, _ := charset.Decode(encode(t, "windows-1256", page), "")
	if got != page {
		t.Errorf("read as %s", name)
	}
}

func TestBinary(t *testing.T) {
	random := make([]byte, 4096)
	src := rand.NewChaCha8([32]byte{1})
	src.Read(random)
	for name, data := range map[string][]byte{
		"random": random, "few random": random[:64], "zeros": make([]byte, 5000),
		"png":           append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"), random[:500]...),
		"random UTF-16": append([]byte("\xff\xfe"), random...),
		"padding":       []byte(strings.Repeat("\xa5", 300)),
		"samples":       []byte(strings.Repeat("\x01\x00\x02\x00\x07\x00", 2000)),
		"late":          append([]byte(strings.Repeat("text\n", 20000)), append(random, random...)...),
	} {
		if !charset.Binary(data) {
			t.Errorf("%s is taken for text", name)
		}
	}
	texts := map[string][]byte{
		"empty": nil, "ascii": []byte(asciiLines), "one letter": []byte("a"),
		"NUL bytes": []byte(strings.ReplaceAll(english, " ", " \x00")), "form feed": []byte("page\f" + german),
	}
	for _, name := range []string{"utf-8", "windows-1256", "utf-16le", "utf-16be"} {
		texts[name] = encode(t, name, arabic)
	}
	for name, data := range texts {
		if charset.Binary(data) {
			t.Errorf("%s is taken for binary", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(arabic), "utf-8")
	f.Add([]byte("gr\xf6\xdfer"), "windows-1252")
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Add([]byte("\x1b$B0\x1b(B"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		text, name, repaired := charset.Decode(data, declared)
		again, _, _ := charset.Decode(data, declared)
		switch {
		case !utf8.ValidString(text):
			t.Fatalf("not UTF-8: %q", text)
		case name == "":
			t.Fatal("no name")
		case repaired > strings.Count(text, "\uFFFD"):
			t.Fatalf("%d repairs in %q", repaired, text)
		case text != again:
			t.Fatalf("%q, then %q", text, again)
		case utf8.Valid(data) && repaired > 0 && name == "utf-8":
			t.Fatalf("%d repairs of valid UTF-8", repaired)
		}
		charset.Binary(data)
	})
}

func BenchmarkDecodeDetected(b *testing.B) {
	data := encode(b, "windows-1256", strings.Repeat(arabic+"\n", 10000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		charset.Decode(data, "")
	}
}
