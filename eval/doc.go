// Package eval measures what was read against gold: coreference as CoNLL-2012
// scored it, and the ambiguous pronouns of GAP.
//
// It reads gold and system output as columns of text, so that the output of
// any program can be scored. It is not for reading documents, and not for the
// figures of other tasks.
//
// Invariant: scores of several documents are those of all their counts added
// up, so the order of the documents does not matter.
package eval

// Rate is a part of a whole, as sums over documents.
type Rate struct{ Part, Whole float64 }

// Value is between 0 and 1; 0 of nothing is 0.
func (r Rate) Value() float64 {
	if r.Whole == 0 {
		return 0
	}
	return r.Part / r.Whole
}

func (r *Rate) add(other Rate) {
	r.Part += other.Part
	r.Whole += other.Whole
}

// Score is a pair of recall and precision.
type Score struct{ Recall, Precision Rate }

// F1 is the harmonic mean of recall and precision, between 0 and 1.
func (s Score) F1() float64 {
	r, p := s.Recall.Value(), s.Precision.Value()
	if r+p == 0 {
		return 0
	}
	return 2 * r * p / (r + p)
}

func (s *Score) add(other Score) {
	s.Recall.add(other.Recall)
	s.Precision.add(other.Precision)
}
