package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/ledger"
	"hearsay/lexicon"
)

// Other packs of names than before make what was compared old, whatever it was
// compared with.
func TestPacksAreKept(t *testing.T) {
	l := open(t)
	pair(t, l)
	names := []lexicon.Pack{{Path: "names.yaml", Data: []byte("outlets: []\n")}, {Path: "old.actors.txt", Data: []byte("DORN_ [MRVGOV]\n")}}
	for _, step := range []struct {
		name  string
		packs []lexicon.Pack
		fresh bool
	}{
		{"none as before", nil, true},
		{"two", names, false},
		{"the same two", names, true},
		{"another order", []lexicon.Pack{names[1], names[0]}, false},
		{"none", nil, false},
	} {
		check(t, l.SetPacks(ctx, step.packs))
		got, err := l.Packs(ctx)
		check(t, err)
		if diff := cmp.Diff(step.packs, got); diff != "" {
			t.Errorf("%s: -set +kept:\n%s", step.name, diff)
		}
		state, err := l.Compared(ctx)
		check(t, err)
		if state.Fresh != step.fresh {
			t.Errorf("%s: fresh %v", step.name, state.Fresh)
		}
		check(t, l.Regroup(ctx, state, func(*ledger.Regrouping) error { return nil }))
	}
}
