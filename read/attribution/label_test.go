package attribution

import (
	"slices"
	"testing"
)

// TestOrdersNameEachTemplateOnce: what is learned from features depends on their
// order, so that none may be told twice or left out.
func TestOrdersNameEachTemplateOnce(t *testing.T) {
	for _, order := range [][]uint8{unitOrder[:], pairOrder[:]} {
		for i, template := range slices.Sorted(slices.Values(order)) {
			if int(template) != int(slices.Min(order))+i {
				t.Errorf("template %d is told twice or another is left out: %v", template, order)
			}
		}
	}
	if features := inOrder([]uint32{7, 8, 9}, []uint8{3, 1, 2}); !slices.Equal(features, []uint32{8, 9, 7}) {
		t.Errorf("features in the order %v", features)
	}
}

// TestOrdersHaveAllFeatures: the groups make as many features as there are
// templates.
func TestOrdersHaveAllFeatures(t *testing.T) {
	o := observer{segment: &segment{units: make([]unit, 1)}, facets: make([]facet, 3)}
	c := cueView{heads: &o.facets[1]}
	if n := len(o.unitFeatures(&c, 0)); n != len(unitOrder) {
		t.Errorf("%d features of a unit, %d templates", n, len(unitOrder))
	}
	if n := len(o.pairFeatures(&c, 0)); n != len(pairOrder) {
		t.Errorf("%d features of a pair, %d templates", n, len(pairOrder))
	}
}
