package generate

import (
	"math/rand/v2"
	"strings"
)

// The names of the world. None is meant to be anybody's.
var (
	firstNames = strings.Fields(`Aldo Anka Arvid Basil Berta Birger Cora Dagny Darrin Edvin Elske Emeric Fenna Florin Gerda
Gorran Halvard Harun Hedda Idris Ilka Iva Joris Jutta Kaja Karsten Leof Liska Lorens Magda Marek Milo Nadja Nestor Oda Orlin
Osk Pavel Pell Perrin Quirin Ragna Rolf Runa Salma Sefa Stellan Tamsin Tilda Tomas Ulla Urban Vasko Vera Viggo Wanda Wim
Yorick Ysolde Zelma Zoran`)
	women = " " + strings.Join(strings.Fields(`Anka Berta Cora Dagny Elske Fenna Gerda Hedda Ilka Iva Jutta Kaja Liska Magda
Nadja Oda Ragna Runa Salma Sefa Tamsin Tilda Ulla Vera Wanda Ysolde Zelma`), " ") + " "
	surnameStarts = strings.Fields(`Al An Ar Bal Bel Bor Bren Cal Car Cor Dal Dor Dren El Er Fal Fen For Gar Gel Gren Hal Har
Hol Il Ist Jar Jor Kal Kel Kor Lan Lor Mal Mer Mor Nar Nel Nor Ol Or Pal Pel Por Ran Rel Ror Sal Sel Sor Tal Tel Tor Ul Vel
Vor Wal Wen Zel`)
	surnameEnds = strings.Fields(`aby ack ander ard asko aven beck bick brand cott dane dath dell derry dorn drick ek enko
ens eth fast gard gast gorn grave heim holt ick igan inder isk kamp kerr land len lind lock mark mond nath nor oren osk ovar
quist rick rode sby scar sen shaw stad stein tarn thorpe torr ulo vang varn vick wald wen wick yard zin`)
	placeStarts = strings.Fields(`Alder Amber Ash Barrow Birch Black Bram Briar Cinder Clay Cold Copper Crane Dun Elm Ember
Fallow Fern Flint Gallow Goose Grey Hallow Hare Hawk Hazel Heron Hollow Iron Juniper Kestrel Lark Linden Long Marsh Mill
Moor Nettle Oak Otter Pike Quarry Raven Reed Rook Rush Salt Sedge Shale Sorrel Stone Tarn Thorn Umber Wether Willow Wolf Wren Yarrow`)
	placeEnds = strings.Fields(`bank beck bourne bridge brook burn by combe cross dale den dyke fell field ford gate ham hill
holm hurst keld ley lock mere mouth ness pool port ridge rigg rock shaw stead stoke stow thwaite ton vale water wick wold worth`)
	districtEnds = strings.Fields(`Valley Uplands Marches Lowlands Lakes Hundred Fells Shire Reach Peninsula`)
	currencies   = strings.Fields(`marks crowns talers ducats`)
)

const capital = "Teslin"

// rivals are armed or political bodies whom statements accuse. They are made of
// two lists so that stories have their own.
var (
	rivalStarts = strings.Fields(`High|Valleys Lower|Marsh Northern|Ridge Iron|River Free|Uplands Harvest Lantern Salt|Coast
Eastern|Moors Red|Orchard Blue|Heron Old|Guard`)
	rivalEnds = strings.Fields(`Movement Front League Brotherhood Council Brigade Union Congress`)
)

// outlet prints documents.
type outlet struct {
	name, home string
	agency     bool
	// boilerplate closes each of its documents, "" for none.
	boilerplate string
}

var (
	paperEnds  = strings.Fields(`Courier Mercury Register Review Gazette Herald Sentinel Chronicle Tribune Observer Examiner Messenger`)
	paperHomes = strings.Fields(`Teslin Varnholt Dorvan Hallorn Umberfold Kestrelmere Lorngate Saltmouth Brackenby Osterwick
Tarnhaven Millrace`)
	agencyNames = []string{"Tarnwick", "Lakes Press Agency", "Marovian Telegraph", "Kelmark Wire", "Upland News Service", "Corvane Agency"}
	radioNames  = []string{"Radio Hallorn", "Marovia One", "Radio Umber", "Channel Seven Teslin", "Radio Varnholt", "Valley Radio"}
)

// outlets are the invented press: agencies first, then broadcasters and papers.
func outlets() []outlet {
	var all []outlet
	for i, name := range agencyNames {
		all = append(all, outlet{name: name, home: paperHomes[i], agency: true})
	}
	for i, name := range radioNames {
		all = append(all, outlet{name: name, home: paperHomes[i]})
	}
	for i, home := range paperHomes {
		for j, end := range paperEnds {
			if (i+j)%2 == 0 {
				all = append(all, outlet{name: home + " " + end, home: home})
			}
		}
	}
	rnd := source(1, 0, 9)
	for i := range all {
		if !all[i].agency && rnd.IntN(3) == 0 {
			all[i].boilerplate = expand(rnd, "boilerplate", words{"outlet": all[i].name, "home": all[i].home})
		}
	}
	return all
}

// Lexicon is a pack of names in the format of the program's own ones: the
// outlets of the world and its country, as a user would add them.
func Lexicon() []byte {
	var b strings.Builder
	b.WriteString("outlets:\n")
	for _, o := range outlets() {
		kind := "newspaper"
		if o.agency {
			kind = "agency"
		}
		b.WriteString("- {name: " + o.name + ", kind: " + kind + ", country: Marovia}\n")
	}
	b.WriteString("states:\n- {name: Marovia, code: MRV, adjectives: [Marovian], people: [Marovian, Marovians], capitals: [" + capital + "]}\n")
	return []byte(b.String())
}

// words is a scope of fixed words.
type words map[string]string

func (w words) word(name string) (string, bool) {
	s, ok := w[name]
	return s, ok
}

func (w words) section(name string) string { return name }

func pick[T any](rnd *rand.Rand, from []T) T { return from[rnd.IntN(len(from))] }

func surname(rnd *rand.Rand) string { return pick(rnd, surnameStarts) + pick(rnd, surnameEnds) }

func place(rnd *rand.Rand) string {
	s := pick(rnd, placeStarts) + pick(rnd, placeEnds)
	switch rnd.IntN(8) {
	case 0:
		return "Upper " + s
	case 1:
		return "Lower " + s
	}
	return s
}

func isWoman(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return strings.Contains(women, " "+first+" ")
}
