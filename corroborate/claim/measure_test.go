package claim

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corroborate/cluster"
)

// docs/accuracy.md says where the data come from.
var (
	ecbplus = flag.String("ecbplus", "", "folder with docs.jsonl: print how well mentions of events are grouped within a topic")
	ans     = flag.String("ans", "", "folder with pairs.tsv: print how well titles that disagree are told")
)

type ecbDocument struct {
	Topic     int
	Sentences []struct {
		N      int
		Tokens []string
	}
	Mentions []struct {
		Sent        int
		Tokens      []int
		Type, Chain string
	}
}

// mention is a word or two for an event, with the words around it.
type mention struct {
	doc              int
	trigger, context []Slot
	chain            string
}

// TestMeasureECBPlus groups gold mentions of events: those with the same stem or
// class, in sentences and documents with the same words.
func TestMeasureECBPlus(t *testing.T) {
	if *ecbplus == "" {
		t.Skip("no data given with -ecbplus")
	}
	f, err := os.Open(filepath.Join(*ecbplus, "docs.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	topics := map[int][]ecbDocument{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var d ecbDocument
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		topics[d.Topic] = append(topics[d.Topic], d)
	}
	var total [2][3]float64
	for topic, docs := range topics {
		p, r, n := groupMentions(docs)
		x := &total[topic%2]
		x[0], x[1], x[2] = x[0]+p, x[1]+r, x[2]+n
	}
	for half, x := range total {
		p, r := x[0]/x[2], x[1]/x[2]
		t.Logf("half %d, %.0f mentions: B-cubed precision %.3f, recall %.3f, F1 %.3f", half, x[2], p, r, 2*p*r/(p+r))
	}
}

// The parts of the likeness of two mentions, and how much of each is enough.
const (
	sameTrigger, sameDocuments, sameContext = .2, .5, .3
	enoughDocuments, enoughContext          = .45, .4
	sameMention                             = .4
)

func groupMentions(docs []ecbDocument) (precision, recall, n float64) {
	x := NewReader()
	var mentions []mention
	words := make([]map[Slot]bool, len(docs))
	in := map[Slot]float64{}
	for i, d := range docs {
		words[i] = map[Slot]bool{}
		for _, s := range d.Sentences {
			for _, w := range s.Tokens {
				if len(w) > 2 {
					words[i][x.Slot(strings.ToLower(w), "en")] = true
				}
			}
		}
		for s := range words[i] {
			in[s]++
		}
		mentions = append(mentions, x.mentions(i, d)...)
	}
	rare := func(s Slot) float64 { return math.Pow(math.Log1p(float64(len(docs))/(in[s]+1)), 1.5) }
	var pairs []cluster.Pair
	for a := range mentions {
		for b := a + 1; b < len(mentions); b++ {
			p, q := &mentions[a], &mentions[b]
			trigger := dice(setOf(p.trigger), setOf(q.trigger), func(Slot) float64 { return 1 })
			if trigger < .5 {
				continue
			}
			docs := min(1, dice(words[p.doc], words[q.doc], rare)/enoughDocuments)
			context := min(1, dice(setOf(p.context), setOf(q.context), rare)/enoughContext)
			pairs = append(pairs, cluster.Pair{A: int32(a), B: int32(b), Similarity: trigger * (sameTrigger + sameDocuments*docs + sameContext*context)})
		}
	}
	size := map[string]float64{}
	for _, m := range mentions {
		size[m.chain]++
	}
	for _, g := range cluster.Average(len(mentions), pairs, sameMention) {
		both := map[string]float64{}
		for _, i := range g {
			both[mentions[i].chain]++
		}
		for c, k := range both {
			precision += k * k / float64(len(g))
			recall += k * k / size[c]
		}
	}
	return precision, recall, float64(len(mentions))
}

func (x *Reader) mentions(doc int, d ecbDocument) (out []mention) {
	for n, m := range d.Mentions {
		if m.Type != "ACT" {
			continue
		}
		y := mention{doc: doc, chain: m.Chain}
		if strings.HasPrefix(m.Chain, "Singleton") {
			y.chain = fmt.Sprint(doc, n)
		}
		for _, s := range d.Sentences {
			for i, w := range s.Tokens {
				slot, inside := x.Slot(strings.ToLower(w), "en"), false
				for _, t := range m.Tokens {
					inside = inside || t == i
				}
				switch {
				case s.N != m.Sent:
				case inside:
					y.trigger = append(y.trigger, slot)
				case len(w) > 2:
					y.context = append(y.context, slot)
				}
			}
		}
		out = append(out, y)
	}
	return out
}

func setOf(slots []Slot) map[Slot]bool {
	out := map[Slot]bool{}
	for _, s := range slots {
		out[s] = true
	}
	return out
}

func dice(a, b map[Slot]bool, weight func(Slot) float64) float64 {
	var shared, total float64
	for s := range a {
		total += weight(s)
		if b[s] {
			shared += 2 * weight(s)
		}
	}
	for s := range b {
		total += weight(s)
	}
	if total == 0 {
		return 0
	}
	return shared / total
}

// TestMeasureANS tells Arabic titles that contradict each other by a negation or a
// number alone.
func TestMeasureANS(t *testing.T) {
	if *ans == "" {
		t.Skip("no data given with -ans")
	}
	f, err := os.Open(filepath.Join(*ans, "pairs.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var right, told, gold [2]float64 // agree, disagree
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		class := map[string]int{"agree": 0, "disagree": 1}
		want, ok := class[cells[2]]
		if !ok {
			continue
		}
		got := 0
		if contradicts(cells[0], cells[1]) {
			got = 1
		}
		told[got]++
		gold[want]++
		if got == want {
			right[got]++
		}
	}
	for i, name := range []string{"agree", "disagree"} {
		p, r := right[i]/told[i], right[i]/gold[i]
		t.Logf("%s, %.0f pairs: precision %.3f, recall %.3f, F1 %.3f", name, gold[i], p, r, 2*p*r/(p+r))
	}
}

func contradicts(a, b string) bool {
	na, xa := negationsAndNumbers(a)
	nb, xb := negationsAndNumbers(b)
	return na%2 != nb%2 || xa != xb && xa != "" && xb != ""
}

func negationsAndNumbers(title string) (negations int, numbers string) {
	x := loadLexicon()
	for w := range strings.FieldsSeq(title) {
		w = strings.Trim(w, ".,:;!?\"'«»“”()")
		p := page{Reader: &Reader{lexicon: x}}
		switch {
		case p.denies(1, 0, w):
			negations++
		case strings.ContainsAny(w, "0123456789٠١٢٣٤٥٦٧٨٩"):
			numbers += " " + strings.Map(digit, w)
		}
	}
	return negations, numbers
}

// digit writes Arabic-Indic digits as others.
func digit(r rune) rune {
	if r >= '٠' && r <= '٩' {
		return r - '٠' + '0'
	}
	return r
}
