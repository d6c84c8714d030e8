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
	"colon":                     0.70, // 51 of 73
	"evidence-clause":           0.69, // 31 of 45
	"evidence-object":           0.42, // 50 of 120
	"evidence-that":             0.68, // 49 of 72
	"noun-that":                 0.36, // 43 of 121
	"quote-alone":               0.05, // 0 of 86
	"speech-before":             0.81, // 490 of 606
	"speech-clause":             0.80, // 1670 of 2077
	"speech-clause-shared":      0.67, // 192 of 287
	"speech-infinitive":         0.62, // 115 of 185
	"speech-infinitive-shared":  0.50, // 20 of 40
	"speech-object":             0.62, // 1157 of 1875
	"speech-object-shared":      0.49, // 282 of 574
	"speech-passive":            0.44, // 35 of 79
	"speech-question":           0.74, // 102 of 138
	"speech-question-nosource":  0.49, // 27 of 55
	"speech-question-shared":    0.59, // 24 of 41
	"speech-question-shared-to": 0.42, // 10 of 24
	"speech-quote":              0.92, // 3415 of 3725
	"speech-quote-nosource":     0.07, // 2 of 29
	"speech-quote-shared":       0.66, // 93 of 140
	"speech-that":               0.84, // 1089 of 1303
	"speech-that-shared":        0.75, // 205 of 272
	"speech-that-shared-to":     0.47, // 28 of 59
	"stance-object":             0.43, // 154 of 356
	"stance-object-shared":      0.23, // 12 of 52
	"thought-before":            0.27, // 8 of 30
	"thought-clause":            0.57, // 153 of 269
	"thought-infinitive":        0.45, // 23 of 51
	"thought-object":            0.50, // 92 of 183
	"thought-passive":           0.59, // 52 of 88
	"thought-question":          0.47, // 22 of 47
	"thought-that":              0.77, // 113 of 146
	"thought-that-shared":       0.60, // 9 of 15
	"will-infinitive":           0.48, // 98 of 206
	"will-object":               0.33, // 5 of 15
	// source alone, on 60 chains of attribution in other news
	"cited-source": 0.85, // 8 of 9
	"quoted-as":    0.95, // 12 of 12
}

// rare is the confidence of rules that made fewer than 15 attributions there.
const rare = 0.4
