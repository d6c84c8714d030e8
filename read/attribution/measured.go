package attribution

// measured is the confidence of each rule: of 100 attributions that it makes,
// how many agree with human annotators in content (half of the words in common)
// and source (the head word), on 840 news articles that the rules were written
// from. The counts stand beside it: agreed, made. Agreement is counted over
// outermost attributions alone.
//
// The figure for a quote that nothing attributes counts only what annotators
// gave no source either; its content is nearly always somebody's words.
var measured = map[string]float64{
	"according-to":              0.78, // 327 of 419
	"colon":                     0.83, // 48 of 58
	"evidence-clause":           0.69, // 31 of 45
	"evidence-object":           0.44, // 53 of 121
	"evidence-that":             0.68, // 50 of 73
	"noun-that":                 0.36, // 44 of 121
	"quote-alone":               0.05, // 0 of 87
	"speech-before":             0.81, // 491 of 605
	"speech-clause":             0.81, // 1672 of 2077
	"speech-clause-shared":      0.67, // 191 of 286
	"speech-infinitive":         0.62, // 114 of 185
	"speech-infinitive-shared":  0.50, // 20 of 40
	"speech-object":             0.63, // 1190 of 1882
	"speech-object-shared":      0.49, // 283 of 572
	"speech-passive":            0.44, // 35 of 80
	"speech-question":           0.74, // 101 of 137
	"speech-question-nosource":  0.56, // 27 of 48
	"speech-question-shared":    0.60, // 24 of 40
	"speech-question-shared-to": 0.42, // 10 of 24
	"speech-quote":              0.92, // 3421 of 3712
	"speech-quote-nosource":     0.07, // 2 of 29
	"speech-quote-shared":       0.66, // 93 of 140
	"speech-that":               0.84, // 1097 of 1310
	"speech-that-shared":        0.76, // 207 of 274
	"speech-that-shared-to":     0.47, // 28 of 59
	"stance-object":             0.42, // 150 of 357
	"stance-object-shared":      0.23, // 12 of 52
	"thought-before":            0.27, // 8 of 30
	"thought-clause":            0.57, // 154 of 268
	"thought-infinitive":        0.45, // 23 of 51
	"thought-object":            0.49, // 91 of 184
	"thought-passive":           0.59, // 52 of 88
	"thought-question":          0.47, // 22 of 47
	"thought-that":              0.78, // 116 of 149
	"thought-that-shared":       0.60, // 9 of 15
	"will-infinitive":           0.48, // 98 of 206
	"will-object":               0.33, // 5 of 15
	// source alone, on 60 chains of attribution in other news
	"cited-source": 0.85, // 8 of 9
	"quoted-as":    0.95, // 12 of 12
}

// rare is the confidence of rules that made fewer than 15 attributions there.
const rare = 0.4
