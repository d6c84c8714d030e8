package conllu_test

import (
	"strings"
	"testing"

	"hearsay/syntax/conllu"
)

const bank = `# newdoc id = one
# newpar
# text = They don't know.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
3.1	really	really	ADV	_	_	_	_	4:advmod	_
4	know	know	VERB	VB	VerbForm=Inf	0	root	0:root	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	4:punct	_

# newpar
1	No	no	INTJ	UH	_	0	root	0:root	_
`

func TestRead(t *testing.T) {
	var all []conllu.Sentence
	for s, err := range conllu.Read(strings.NewReader(bank)) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if len(all) != 2 || !all[0].NewDoc || !all[0].NewPar || all[1].NewDoc || !all[1].NewPar {
		t.Fatalf("sentences %+v", all)
	}
	w := all[0].Words
	if len(w) != 5 || w[1].Token != "don't" || w[1].Joined || !w[2].Joined || w[1].SpaceAfter || !w[2].SpaceAfter || w[3].SpaceAfter {
		t.Errorf("words %+v", w)
	}
	if w[3].Head != 0 || w[0].Rel != "nsubj" || w[3].Feats != "VerbForm=Inf" {
		t.Errorf("columns %+v", w)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	for want, text := range map[string]string{
		"columns": "1\tNo\n",
		"roots":   strings.Replace(bank, "4\tpunct\t", "0\troot\t", 1),
		"outside": strings.Replace(bank, "\t4\tnsubj", "\t9\tnsubj", 1),
		"number":  strings.Replace(bank, "\t4\tnsubj", "\tfour\tnsubj", 1),
	} {
		var got error
		for _, err := range conllu.Read(strings.NewReader(text)) {
			got = err
			if err != nil {
				break
			}
		}
		if got == nil || !strings.Contains(got.Error(), want) {
			t.Errorf("%s: %v", want, got)
		}
	}
}
