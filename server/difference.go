package server

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordPiece is a word of a quote, or what stands between two words.
type wordPiece struct {
	Text string
	// Differs is true of a word that stands in this wording only.
	Differs bool
}

// comparedWords is how many words of a quote are held against another one.
const comparedWords = 400

// differences marks in a the words that are not in b, and the other way round.
// Only words between the first and the last that both have count: a quote that
// begins later or ends earlier does not differ by that. Words outside quotation
// marks are the reporter's and are not compared.
func differences(a, b string) (inA, inB []wordPiece) {
	x, y := wordsOf(a), wordsOf(b)
	alignedA, alignedB := align(x.words, y.words)
	return x.pieces(a, alignedA), y.pieces(b, alignedB)
}

// allDifferences is as [differences], with words outside quotation marks compared
// too.
func allDifferences(a, b string) (inA, inB []wordPiece) {
	x, y := listWords(a, true), listWords(b, true)
	alignedA, alignedB := align(x.words, y.words)
	return x.pieces(a, alignedA), y.pieces(b, alignedB)
}

// plainPieces is a quote without a difference.
func plainPieces(text string) []wordPiece { return []wordPiece{{Text: text}} }

// wordList is the words of a quote that are compared.
type wordList struct {
	words []string // lower case, without punctuation
	from  []int    // byte offsets
	to    []int
}

func wordsOf(text string) wordList {
	return listWords(text, !strings.ContainsAny(text, "“”«»\""))
}

// listWords lists the words inside quotation marks, or all.
func listWords(text string, all bool) wordList {
	var w wordList
	inside := all
	for at := 0; at < len(text) && len(w.words) < comparedWords; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			inside = all || quotes(r, inside)
			at += size
			continue
		}
		end := endOfWord(text, at)
		if inside {
			w.words, w.from, w.to = append(w.words, strings.ToLower(text[at:end])), append(w.from, at), append(w.to, end)
		}
		at = end
	}
	return w
}

// endOfWord takes marks inside a word or a number into it: "don't", "7,423".
func endOfWord(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		inner := strings.ContainsRune("'’.,", r) && (unicode.IsLetter(next) || unicode.IsDigit(next))
		if !inner && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		at += size
	}
	return at
}

// quotes tells whether the text after the rune is inside quotation marks.
func quotes(r rune, inside bool) bool {
	switch r {
	case '“', '«':
		return true
	case '”', '»':
		return false
	case '"':
		return !inside
	}
	return inside
}

// pieces cuts the text at the words that differ.
func (w wordList) pieces(text string, aligned []bool) []wordPiece {
	first, last := -1, -1
	for i, ok := range aligned {
		if ok {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	var out []wordPiece
	at := 0
	for i := max(first, 0); i < last; i++ {
		if !aligned[i] {
			out = append(out, wordPiece{text[at:w.from[i]], false}, wordPiece{text[w.from[i]:w.to[i]], true})
			at = w.to[i]
		}
	}
	return append(out, wordPiece{text[at:], false})
}

// align tells which words of each list stand in their longest common
// subsequence.
func align(a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width) // of the rest of both lists
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}
