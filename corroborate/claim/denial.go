package claim

import "strings"

// denies reports a word that turns what is put forward into its denial: one that
// calls it untrue, or a negation of the whole: "was not", "never", "no unit fired".
// The other half of a contrast ("a peace, not a market") denies nothing.
func (p *page) denies(t, first int, low string) bool {
	switch low {
	case "not":
		return t > first && isAuxiliary(strings.ToLower(p.an.Text(t-1)))
	case "cannot", "never", "لا", "لم", "لن", "ليس", "ليست", "غير", "عدم", "دون", "بدون", "ولا", "ولم", "ولن", "فلا", "فلم", "فلن", "وليس", "وعدم":
		return true
	case "no", "nobody", "nothing", "none", "neither":
		return t <= first+1
	}
	return p.lexicon.refute[low] || strings.HasSuffix(low, "n't")
}

func isAuxiliary(word string) bool {
	switch word {
	case "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could",
		"shall", "should", "may", "might", "must", "it's", "that's":
		return true
	}
	return false
}
