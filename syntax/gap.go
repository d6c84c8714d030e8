package syntax

// around is how many tokens before a gap and after it the model looks at.
const around = 3

// gap is a place between two tokens of a block, with what is known on the way
// to it. It moves from left to right.
type gap struct {
	a           *Analysis
	first, last int // tokens of the block
	from        int // token that the sentence begins with
	at          int // token after the gap

	verdict verdict
	sure    bool // the model is not asked
	settled int  // gap to which the last stop leads
	ruling  ruling

	before, after [around]look // nearest first
	opening       [2]look      // tokens that the sentence begins with
	brackets      int          // round ones that are open in the sentence
	quotes        int          // straight ones so far in the block
	// how the sentence before ended, and its length in tokens
	lastVerdict verdict
	lastLength  int
}

// newGap stands before the first token of a block.
func newGap(a *Analysis, first, last int) gap {
	g := gap{a: a, first: first, last: last, from: first, at: first, settled: first}
	for i := range g.after {
		g.after[i] = g.lookAt(first + i)
	}
	g.opening = [2]look(g.after[:2])
	return g
}

// lookAt describes a token of the block; there is none after its end.
func (g *gap) lookAt(t int) look {
	if t >= g.last {
		return look{}
	}
	return g.a.look(t)
}

// next moves over a token and reports whether there was another gap.
func (g *gap) next() bool {
	t := g.at
	if t+1 >= g.last {
		return false
	}
	g.at++
	copy(g.before[1:], g.before[:])
	g.before[0] = g.after[0]
	copy(g.after[:], g.after[1:])
	g.after[around-1] = g.lookAt(t + around)
	if text := g.a.Text(t); len(text) == 1 {
		g.count(text[0])
	}
	g.rule(t)
	return true
}

func (g *gap) count(mark byte) {
	switch mark {
	case '(':
		g.brackets++
	case ')':
		g.brackets--
	case '"':
		g.quotes++
	}
}

// rule finds the verdict of the rules, t being the token before the gap.
func (g *gap) rule(t int) {
	if t >= g.settled {
		g.settled, g.ruling = g.at, ruling{}
		if g.a.isStop(t) {
			g.ruling = g.a.rule(g.from, t, g.last)
			g.settled = g.ruling.end
		}
	}
	g.verdict, g.sure = g.ruling.verdict, g.ruling.sure
	if g.at < g.settled {
		g.verdict, g.sure = insideStop, g.ruling.cited
	}
}

// begin lets a sentence begin after the gap.
func (g *gap) begin() {
	g.lastVerdict, g.lastLength = g.verdict, g.at-g.from
	g.from, g.brackets = g.at, 0
	g.opening = [2]look(g.after[:2])
}

// isOpen reports whether the model is asked: where there is a stop, or at least
// white space and on one side something else than a word in small letters. What
// is said follows a colon: it never ends a sentence.
func (g *gap) isOpen() bool {
	if g.sure || g.a.Text(g.at-1) == ":" {
		return false
	}
	return g.verdict != noStop || g.after[0].spaced && !(g.before[0].lower && g.after[0].lower)
}
