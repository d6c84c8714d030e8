package attribution

import (
	"strings"
	"testing"

	"hearsay"
)

func TestLexiconHasWhatItPromises(t *testing.T) {
	lex, err := newLexicon(cueList)
	if err != nil {
		t.Fatal(err)
	}
	if lex.cues < 450 {
		t.Errorf("%d cues", lex.cues)
	}
	for _, word := range []string{"says", "told", "wrote", "written", "vowing", "denied", "claims", "called", "made", "statement", "fears"} {
		if len(lex.forms[word]) == 0 {
			t.Errorf("%q leads to no cue", word)
		}
	}
	if s := lex.forms["called"][0]; strings.Join(s.cue.rest, " ") == "" {
		t.Error(`"called": the longest cue does not come first`)
	}
	if s := lex.forms["declining"][0]; s.cue.polarity != hearsay.Withheld {
		t.Errorf("declining is %v", s.cue.polarity)
	}
}

func TestBrokenListsAreRefused(t *testing.T) {
	for list, want := range map[string]string{
		"say":                                                "line 1: words before the first section",
		"[verb speech that affirmed]":                        "section",
		"[adverb speech that affirmed x]":                    "section",
		"[verb song that affirmed neutral]\nsing":            `unknown class "song"`,
		"[verb speech than affirmed neutral]\nsay":           `unknown frame "than"`,
		"[verb speech that perhaps neutral]\nsay":            `unknown polarity "perhaps"`,
		"[verb speech that affirmed loud]\nsay":              `unknown tone "loud"`,
		"[verb speech that affirmed neutral]\nsay\nSay":      "line 3",
		"[verb speech that affirmed neutral]\n_out":          `"_out" is not a word`,
		"# only a comment\n\n[noun speech that x neutral]\n": "unknown polarity",
	} {
		_, err := newLexicon(list)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", list, err, want)
		}
	}
}

// TestEveryRuleIsMeasured holds the table of confidences against the names that
// rules can have.
func TestEveryRuleIsMeasured(t *testing.T) {
	names := map[string]bool{"according-to": true, "quoted-as": true, "noun-that": true, "colon": true, "cited-source": true, "quote-alone": true}
	for _, class := range classTexts {
		for _, shape := range shapeNames {
			for _, how := range []string{"", "-passive", "-nosource", "-shared", "-shared-to"} {
				names[class+"-"+shape+how] = true
			}
		}
	}
	for name, confidence := range measured {
		if !names[name] {
			t.Errorf("no rule is called %q", name)
		}
		if confidence <= 0 || confidence > 1 {
			t.Errorf("%s: %v", name, confidence)
		}
	}
}
