package corroborate

// Boilerplate is what stands in several documents that have little else in
// common: in three of one outlet, or in six of any. It says something about who
// printed a text, and nothing about where its news is from.
const (
	sameOutlet, anyOutlet = 3, 6
	// related is the share of the smaller one's prints from which on two documents
	// count as versions of one text.
	related = 0.2
	// looked is how many documents of a list are looked at.
	looked = 64
)

// isBoilerplate tells of the documents that have one print, in canonical order,
// whether it is boilerplate.
func (c *collection) isBoilerplate(docs []int32) bool {
	docs = docs[:min(len(docs), looked)]
	if c.strangers(docs, anyOutlet) {
		return true
	}
	of := map[string][]int32{}
	for _, d := range docs {
		if outlet := c.sketches[d].outlet; outlet != "" {
			of[outlet] = append(of[outlet], d)
		}
	}
	for _, docs := range of {
		if len(docs) >= sameOutlet && c.strangers(docs, sameOutlet) {
			return true
		}
	}
	return false
}

// strangers reports whether so many of the documents have little in common with
// each other.
func (c *collection) strangers(docs []int32, want int) bool {
	var found []int32
	for i, d := range docs {
		if len(found)+len(docs)-i < want {
			return false
		}
		if !c.relatedToAny(d, found) {
			if found = append(found, d); len(found) == want {
				return true
			}
		}
	}
	return false
}

func (c *collection) relatedToAny(d int32, others []int32) bool {
	x := &c.sketches[d]
	for _, o := range others {
		y := &c.sketches[o]
		enough := int(related*float64(min(len(x.prints), len(y.prints)))) + 1
		if x.shared(y, enough) >= enough {
			return true
		}
	}
	return false
}
