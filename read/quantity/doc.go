// Package quantity finds numbers with what they count: sums of money, shares,
// measures, ratios, ranks and counts of people and things.
//
// One scan from left to right over the tokens of a sentence. Digits and number
// words mix as writers mix them ("$ 1 trillion and $ 70 billion", "75 thousand",
// "2.5m", "half a million"); digits of any script and the grouping of any country
// are understood. Numbers inside times and citations are left to those passes.
//
// The package is not for dates and durations, and it does not compare figures.
//
// Invariant: quantities are in order and do not overlap, and a value is finite.
package quantity
