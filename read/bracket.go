package read

import (
	"strings"

	"hearsay"
)

// bracketed joins the citations that share one bracket, "(Courier, 5/2/2021; Radio
// Lund, 6/2/2021)", to one whose span is the bracket: what stands there is no part
// of what is said.
func bracketed(list []hearsay.Citation, text string) []hearsay.Citation {
	out := make([]hearsay.Citation, 0, len(list))
	for i := 0; i < len(list); i++ {
		c, last := list[i], i
		open := len(strings.TrimRight(text[:c.Span.Start], " ")) - 1
		if open >= 0 && text[open] == '(' {
			for last+1 < len(list) && !strings.ContainsAny(text[list[last].Span.End:list[last+1].Span.Start], "()\n") {
				last++
			}
		}
		end := list[last].Span.End
		if end += len(text[end:]) - len(strings.TrimLeft(text[end:], " ")); last > i && end < len(text) && text[end] == ')' {
			c.Span = hearsay.Span{Start: open, End: end + 1}
			i = last
		}
		out = append(out, c)
	}
	return out
}
