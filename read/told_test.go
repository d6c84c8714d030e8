package read_test

import (
	"testing"

	"hearsay/lexicon"
	"hearsay/read"
)

// TestVenues reads where statements are made: the one in brackets, or none.
func TestVenues(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"A spokesman for the movement wrote on Twitter on 19/11/2018 that the road was free.":            "Twitter",
		"In a tweet on 19/11/2018, Karim Dost said that the road was free.":                              "a tweet",
		"Karim Dost said in an interview with Radio Teslin on Monday that the road was free.":            "an interview with Radio Teslin",
		"In an interview with Radio Teslin, Mina Lund said: “The wells are dry.”":                        "an interview with Radio Teslin",
		"At a press conference in Teslin on 3/4/2019, Mina Lund said that the wells were dry.":           "a press conference",
		"“The wells are dry,” Mina Lund said in a letter to the board.":                                  "a letter to the board",
		"Mina Lund said on state television that the wells were dry.":                                    "state television",
		"Mina Lund said on Monday that the letter was dry.":                                              "",
		"Mina Lund told the Teslin Courier that in an interview with the board she had been kept quiet.": "",
	} {
		reading := r.Read(document(text))
		if len(reading.Attributions) == 0 {
			t.Errorf("no attribution: %s", text)
			continue
		}
		got := ""
		for _, s := range reading.Attributions[0].Venue {
			got += s.Of(text)
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}

// TestCodes keeps what a dictionary says of an actor on the day of the document.
func TestCodes(t *testing.T) {
	r, err := read.New(lexicon.Pack{Path: "actors.txt", Data: []byte("MAROVIA_ [MAV]\nKARIM_DOST_ [MAVGOV 190101-191231]\n\t[MAVOPP >200101]\nPOLICE_ [~COP]\n")})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2019-05-01": "MAVGOV", "2021-05-01": "MAVOPP", "": ""} {
		d := document("Karim Dost said that the road was free. The Marovia Police said that it was not.")
		d.Published.Value = day
		codes := map[string]string{}
		for _, a := range r.Read(d).Actors {
			codes[a.Name] = a.Code
		}
		if codes["Karim Dost"] != want || codes["Marovia Police"] != "MAVCOP" {
			t.Errorf("%s: %v", day, codes)
		}
	}
}

// TestLabels keeps the words by which an author judges an actor as a mention of
// that actor with a rule of its own.
func TestLabels(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"The Marovian government refused. The puppet government said that it was free.":           "The Marovian government",
		"President Ilse Varn fled. The disgraced president said that she would return.":           "Ilse Varn",
		"The Constancy Party met in Teslin. The treacherous party said that it would vote.":       "Constancy Party",
		"Karim Dost, the Kelmarki envoy, came late. The so-called envoy said that he was no spy.": "Karim Dost",
	} {
		reading := r.Read(document(text))
		got := ""
		for _, m := range reading.Mentions {
			if m.By == "actor/label" {
				got = actorName(reading, m.Actor)
			}
		}
		if got != want {
			t.Errorf("%s: the label means %q, not %q", text, got, want)
		}
	}
}
