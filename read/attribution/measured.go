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
	"according-to":              0.78, // 326 of 419
	"colon":                     0.70, // 53 of 76
	"evidence-clause":           0.68, // 30 of 44
	"evidence-object":           0.43, // 49 of 114
	"evidence-that":             0.68, // 46 of 68
	"noun-that":                 0.36, // 43 of 120
	"quote-alone":               0.05, // 0 of 93
	"speech-before":             0.80, // 487 of 607
	"speech-clause":             0.80, // 1667 of 2091
	"speech-clause-shared":      0.68, // 202 of 299
	"speech-infinitive":         0.62, // 116 of 186
	"speech-infinitive-shared":  0.51, // 20 of 39
	"speech-object":             0.61, // 1133 of 1867
	"speech-object-shared":      0.49, // 284 of 575
	"speech-passive":            0.43, // 34 of 79
	"speech-question":           0.73, // 101 of 138
	"speech-question-nosource":  0.47, // 26 of 55
	"speech-question-shared":    0.59, // 24 of 41
	"speech-question-shared-to": 0.42, // 10 of 24
	"speech-quote":              0.92, // 3383 of 3693
	"speech-quote-nosource":     0.05, // 2 of 42
	"speech-quote-shared":       0.65, // 92 of 141
	"speech-that":               0.83, // 1065 of 1280
	"speech-that-shared":        0.75, // 210 of 279
	"speech-that-shared-to":     0.51, // 30 of 59
	"stance-object":             0.43, // 150 of 350
	"stance-object-shared":      0.23, // 12 of 53
	"thought-before":            0.23, // 7 of 30
	"thought-clause":            0.57, // 155 of 272
	"thought-infinitive":        0.46, // 23 of 50
	"thought-object":            0.49, // 84 of 173
	"thought-passive":           0.58, // 51 of 88
	"thought-question":          0.48, // 23 of 48
	"thought-that":              0.77, // 113 of 147
	"thought-that-shared":       0.60, // 9 of 15
	"will-infinitive":           0.47, // 98 of 208
	"will-object":               0.33, // 5 of 15
	// source alone, on 60 chains of attribution in other news
	"cited-source": 0.65, // 4 of 6
	"quoted-as":    0.95, // 12 of 12
}

// rare is the confidence of rules that made fewer than 15 attributions there.
const rare = 0.4
