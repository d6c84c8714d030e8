package lemma

import (
	"strings"

	"hearsay/fnv"
)

// remembered is how many words a Memory holds, longestRemembered how many bytes
// of one.
const (
	remembered        = 4096
	longestRemembered = 23
)

// Memory finds the lemmas of one text after another. Most words come again and
// again, so it remembers what it found. It is for one goroutine.
type Memory struct {
	m     *Model
	known []memo
}

// memo is a word with its lemma, which is the word's beginning or has memory of its
// own: a memo holds on to no text.
type memo struct {
	form        [longestRemembered]byte
	length      uint8 // bytes of the form
	kept        uint8 // bytes of it that are the lemma, where there is no own one
	besideName  bool
	upos, feats string
	own         string
}

// NewMemory makes a memory.
func (m *Model) NewMemory() *Memory { return &Memory{m: m, known: make([]memo, remembered)} }

// Lemma is that of [Model.Lemma].
func (c *Memory) Lemma(w Word) string {
	if w.Form == "" || len(w.Form) > longestRemembered {
		return c.m.Lemma(w)
	}
	x := &c.known[fnv.String(w.Form)%remembered]
	if string(x.form[:x.length]) != w.Form || x.upos != w.UPOS || x.feats != w.Feats || x.besideName != w.besideName() {
		x.note(w, c.m.Lemma(w))
	}
	if x.own != "" {
		return x.own
	}
	return w.Form[:x.kept]
}

func (x *memo) note(w Word, lemma string) {
	*x = memo{upos: w.UPOS, feats: w.Feats, besideName: w.besideName()}
	x.length = uint8(copy(x.form[:], w.Form))
	if strings.HasPrefix(w.Form, lemma) {
		x.kept = uint8(len(lemma))
	} else {
		x.own = lemma
	}
}
