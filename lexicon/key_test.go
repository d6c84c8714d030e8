package lexicon_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/lexicon"
)

// Each line holds ways to write one name.
const sameNames = `
Muhammad | Mohammed | Mohamad | Muhammed | Mohamed | MOHAMMAD
Ahmad | Ahmed | AHMED | Ahmet
Hussein | Husayn | Hossein | Hussain | Husain | Hussayn
Yusuf | Youssef | Yousuf | Yousef | Yusef | Yusouf
Omar | Umar
Osama | Usama | Oussama | Ousama
Khalid | Khaled | Haled | Khalēd
Qasim | Kasim | Qassim | Qasem | Kassem | Qāsim
Said | Saeed | Sa'id | Saʿīd | Sayid | Saïd
Mahmoud | Mahmud | Mahmood
Abdullah | Abdulla | Abdollah | Abd Allah | Abdallah | Abd Ullah
Abd al-Rahman | Abdul Rahman | Abdulrahman | Abdel Rahman | Abdelrahman | Abdurrahman | Abdur Rahman | Abd ar-Rahman
Abd al-Karim | Abdul Karim | Abdelkarim | Abdulkareem | Abdel Kareem
Rahmatullah | Rahmat Ullah | Rahmatollah | Rahmatulla
Abu Bakr | Abubakr | Abou Bakr | Abou-Bakr
Yusuf al-Dari | Youssef El Dari | Yousef Al Dari | Yusuf ad-Dari
Nur al-Din | Nour el-Din | Noor ud-Din | Nur ad-Din
Ali | Aly | Alee
Ibrahim | Ebrahim | Ibraheem | Ibrāhīm
Zayd | Zaid | Zeid
Saif | Seif | Sayf
Walid | Waleed | Oualid
Ghani | Gani | Ghanī
Karim Dost | Kareem Dost | KARIM DOST | Karīm Dōst
Aliya | Alia | Aliyah
Yahya | Yehia | Yahia
Zia | Ziya | Ziyah
Fatima | Fatimah | Fātima
Sharif | Shareef | Scharif
Jamil | Djamil | Jameel
Dorelov | Doreloff | Dorelow
Halmov | Halmoff
Petrovich | Petrovitch | Petrovic | Petrović
Vladimir | Wladimir
Chernov | Tschernow | Tchernoff | Chernoff
Zhukovsky | Zhukovski | Zhukovskiy
Müller | Mueller
Schröder | Schroeder
Kim Jong-un | Kim Jong Un
Philip | Filip | Phillip
Mina Lund | MINA LUND | Mína Lund
`

// Names on one line are different names.
const otherNames = `
Hassan | Hussein | Husni
Salim | Sulayman | Salman
Hamid | Ahmad | Muhammad | Mahmud
Karim | Akram | Kamil | Karam
Khalid | Khalil | Walid
Rashid | Rashad | Rushd
Nasir | Nasr | Mansur
Halm | Helm | Holm
Dorel | Doral | Darel
Ivan | Ivanov | Ivanovich
Maria | Mario | Mira
Anna | Ann | Anton
Lund | Land | Lind
Viktor | Victoria
Faisal | Fadil | Fazl
Aziz | Azam
Teslin | Taslima
Ali | Alia | Ala
Marovia | Marovi
`

func lines(table string) [][]string {
	var all [][]string
	for line := range strings.Lines(strings.TrimSpace(table)) {
		var names []string
		for n := range strings.SplitSeq(line, "|") {
			names = append(names, strings.TrimSpace(n))
		}
		all = append(all, names)
	}
	return all
}

func TestSpellingsOfOneNameHaveOneKey(t *testing.T) {
	for _, names := range lines(sameNames) {
		for _, n := range names[1:] {
			if a, b := lexicon.Key(names[0]), lexicon.Key(n); a != b {
				t.Errorf("%s is %q, %s is %q", names[0], a, n, b)
			}
		}
	}
}

func TestDifferentNamesHaveDifferentKeys(t *testing.T) {
	for _, names := range lines(otherNames) {
		for i, a := range names {
			for _, b := range names[i+1:] {
				if lexicon.Key(a) == lexicon.Key(b) {
					t.Errorf("%s and %s are both %q", a, b, lexicon.Key(a))
				}
			}
		}
	}
}

// The first names of the two tables are all different.
func TestNamesOfTheTablesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, names := range lines(sameNames) {
		key := lexicon.Key(names[0])
		if other := seen[key]; other != "" {
			t.Errorf("%s and %s are both %q", other, names[0], key)
		}
		seen[key] = names[0]
	}
}

// Case, hyphens, apostrophes and doubled consonants never matter.
func TestKeyIgnoresWritingHabits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Z][a-z]{2,7}( [A-Z][a-z]{2,7}){0,2}`).Draw(t, "name")
		want := lexicon.Key(name)
		for _, other := range []string{strings.ToUpper(name), strings.ToLower(name), strings.ReplaceAll(name, " ", "-"), strings.ReplaceAll(name, " ", "  "), name[:1] + "’" + name[1:]} {
			if got := lexicon.Key(other); got != want {
				t.Fatalf("%q is %q, %q is %q", name, want, other, got)
			}
		}
	})
}

func FuzzKey(f *testing.F) {
	for _, names := range lines(sameNames) {
		f.Add(names[0])
	}
	f.Add("عبد الرحمن")
	f.Add("al-")
	f.Fuzz(func(t *testing.T, name string) {
		key := lexicon.Key(name)
		if key != strings.TrimSpace(key) || strings.Contains(key, "  ") {
			t.Errorf("%q has the key %q", name, key)
		}
		if len(key) > 4*len(name)+4 {
			t.Errorf("%q has a key of %d bytes", name, len(key))
		}
	})
}

func BenchmarkKey(b *testing.B) {
	names := lines(sameNames)
	size := 0
	for _, l := range names {
		size += len(l[0])
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, l := range names {
			lexicon.Key(l[0])
		}
	}
}
