package syntax

import "strings"

// oneWord counts the tokens from t on that are one word: a run of one mark
// ("!!!", "====="), a face (":-)"), a numeric date ("10/12/2030", "12:30"), a
// short form with a slash ("w/o"), a number with its sign ("+47", ".5", "US$").
func (a *Analysis) oneWord(t, last int) int {
	text := a.Text(t)
	switch {
	case a.Tokens[t].Kind == Number:
		return a.numericRun(t, last)
	case a.Tokens[t].Kind == Word:
		return a.shortForm(t, last)
	}
	if n := a.face(t, last); n > 0 {
		return n
	}
	if n := a.signed(t, last); n > 0 {
		return n
	}
	n := 1
	for t+n < last && !a.Tokens[t+n].Space && sameRun(text, a.Text(t+n)) {
		n++
	}
	return n
}

// sameRun reports whether a mark goes on with the next one: stops of all kinds
// do, other marks with themselves.
func sameRun(lead, next string) bool {
	switch {
	case isStops(lead):
		return isStops(next)
	case lead == "’" || lead == "‘":
		return next == "’"
	}
	return len(lead) == 1 && strings.Contains("*=+$~#<>_-|^", lead) && next == lead
}

func isStops(mark string) bool { return strings.Trim(mark, ".!?") == "" }

// tight reports whether token t exists and follows without white space.
func (a *Analysis) tight(t, last int) bool { return t < last && !a.Tokens[t].Space }

func (a *Analysis) numericRun(t, last int) int {
	n := 1
	for a.tight(t+n, last) && a.tight(t+n+1, last) && startsWithDigit(a.Text(t+n+1)) &&
		strings.Contains("/:-", a.Text(t+n)) && a.sameOrPhone(t, n) {
		n += 2
	}
	if n == 3 && !a.isPair(t) {
		return 1
	}
	return n
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// sameOrPhone lets a run of numbers have one mark; only telephone numbers have a
// slash and then hyphens.
func (a *Analysis) sameOrPhone(t, n int) bool {
	return a.Text(t+n) == a.Text(t+1) || n == 3 && a.Text(t+1) == "/" && a.Text(t+n) == "-"
}

// isPair decides on two numbers with a mark between them: "12:30", "9/11",
// "555-0142" and the American postcode are one word; "1/2", "1990-2000" and
// "16-20" are three.
func (a *Analysis) isPair(t int) bool {
	left, right := len(a.Text(t)), len(a.Text(t+2))
	switch a.Text(t + 1) {
	case ":":
		return true
	case "/":
		return left <= 2 && right == 2
	}
	return right == 4 && (left == 3 || left == 5)
}

// shortForm counts the tokens of "w/", "w/o", "I/O" and "US$", else 1.
func (a *Analysis) shortForm(t, last int) int {
	text := a.Text(t)
	switch {
	case !a.tight(t+1, last) || len(text) > 2:
	case a.Text(t+1) == "$" && text == strings.ToUpper(text) && a.tight(t+2, last):
		return 2
	case a.Text(t+1) != "/" || len(text) > 1:
	case !a.tight(t+2, last):
		if text == "w" {
			return 2
		}
	case len(a.Text(t+2)) == 1 || text == "w" && (a.Text(t+2) == "o" || a.Text(t+2) == "out"):
		return 3
	}
	return 1
}

// signed counts the tokens of a number with what stands before it ("+47",
// ".5", "'05", "'60s"), or of "'em"; 0 for none.
func (a *Analysis) signed(t, last int) int {
	if !a.tight(t+1, last) || t > 0 && a.tight(t, last) && a.Text(t-1) != "$" {
		return 0
	}
	next := a.Text(t + 1)
	switch mark := a.Text(t); {
	case (mark == "+" || mark == ".") && a.Tokens[t+1].Kind == Number:
		return 2
	case (mark == "'" || mark == "’") && (startsWithDigit(next) && len(strings.TrimSuffix(next, "s")) == 2 || next == "em"):
		return 2
	}
	return 0
}

// longestFace is how many tokens a face has at most.
const longestFace = 3

// face counts the tokens of a face that stands by itself; 0 for none.
func (a *Analysis) face(t, last int) int {
	if t > 0 && a.tight(t, last) && a.Tokens[t].Start == a.Tokens[t-1].End {
		return 0
	}
	for n := min(longestFace, last-t); n >= 2; n-- {
		if isFace(a.Doc.Text[a.Tokens[t].Start:a.Tokens[t+n-1].End]) {
			return n
		}
	}
	return 0
}

func isFace(s string) bool {
	switch s {
	case ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P", ":p", ":/", "=)", "=(", "=D", ":-D", ":-P", ":-/", ";P", ";D", ":O", ":'(", ":|",
		"(:", "(;", "):", "^_^", "<3", ">:(", ">:)", ":))", ":]", ":*", "=]":
		return true
	}
	return false
}
