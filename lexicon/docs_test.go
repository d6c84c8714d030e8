package lexicon

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// docs/lexicon.md says all that a pack may hold, and its example is a pack.
func TestDocumentedForm(t *testing.T) {
	data, err := os.ReadFile("../docs/lexicon.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(data)
	_, example, _ := strings.Cut(doc, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	if l, err := Load(Pack{"names.yaml", []byte(example)}); err != nil {
		t.Error(err)
	} else if a, _ := l.Actor("Hill Palace"); a.Name != "Marovia" {
		t.Errorf("the example does not name the Hill Palace: %+v", a)
	}
	words := slices.Concat(outletKinds, titleKinds, genders[1:])
	for _, k := range kinds {
		words = append(words, string(k))
	}
	for section := range reflect.TypeFor[content]().Fields() {
		words = append(words, section.Tag.Get("yaml"))
		for key := range section.Type.Elem().Fields() {
			if tag := key.Tag.Get("yaml"); tag != "-" {
				words = append(words, tag)
			}
		}
	}
	for _, w := range words {
		if !strings.Contains(doc, "`"+w+"`") {
			t.Errorf("docs/lexicon.md does not tell of %q", w)
		}
	}
}
