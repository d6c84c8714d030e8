package lexicon

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"hearsay"
)

//go:embed packs/*.yaml
var packs embed.FS

// readEmbedded reads the packs of the program. They are in a form that is fifty
// times faster to read than YAML in general ([asJSON]).
func readEmbedded() (content, error) {
	var all content
	files, err := packs.ReadDir("packs")
	if err != nil {
		return all, err
	}
	for _, f := range files {
		data, err := packs.ReadFile("packs/" + f.Name())
		if err != nil {
			return all, err
		}
		c, err := readLines(data)
		if err != nil {
			return all, fmt.Errorf("lexicon: %s: %w", f.Name(), err)
		}
		all.add(c)
	}
	return all, nil
}

// readLines reads a pack with one entry a line.
func readLines(data []byte) (content, error) {
	var c content
	dec := json.NewDecoder(bytes.NewReader(asJSON(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return c, err
	}
	return c, c.check()
}

// asJSON writes YAML as JSON if it is of this form: comments; a section's name
// with a colon; and entries as flow mappings, each on one line that begins with
// "- ", of names, words and lists.
func asJSON(data []byte) []byte {
	out := append(make([]byte, 0, len(data)+len(data)/4), '{')
	inside := false
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0 || line[0] == '#':
		case bytes.HasPrefix(line, []byte("- ")):
			if out[len(out)-1] == '}' {
				out = append(out, ',')
			}
			out = appendFlow(out, line[2:])
		default:
			if inside {
				out = append(out, ']', ',')
			}
			inside = true
			out = append(appendFlow(out, bytes.TrimSuffix(line, []byte(":"))), ':', '[')
		}
	}
	if inside {
		out = append(out, ']')
	}
	return append(out, '}')
}

// appendFlow puts quotation marks around the words of a flow mapping.
func appendFlow(out, line []byte) []byte {
	for i := 0; i < len(line); {
		switch c := line[i]; c {
		case '{', '}', '[', ']', ',':
			out = append(out, c)
			i++
		case ' ':
			i++
		case ':':
			out = append(out, c)
			i++
		default:
			end := i + wordLen(line[i:])
			out = appendWord(out, line[i:end])
			i = end
		}
	}
	return out
}

// wordLen is the length of the word that begins a line: up to its second
// quotation mark, or to the mark of a mapping or list.
func wordLen(line []byte) int {
	if line[0] == '"' {
		if end := bytes.IndexByte(line[1:], '"'); end >= 0 {
			return end + 2
		}
		return len(line)
	}
	for i, c := range line {
		if c == ',' || c == ']' || c == '}' || c == ':' && (i+1 == len(line) || line[i+1] == ' ') {
			return i
		}
	}
	return len(line)
}

func appendWord(out, word []byte) []byte {
	word = bytes.TrimSpace(word)
	if word[0] == '"' || string(word) == "true" || string(word) == "false" {
		return append(out, word...)
	}
	return append(append(append(out, '"'), word...), '"')
}

// largestPack bounds the memory that a pack takes.
const largestPack = 64 << 20

// parse reads a pack of either format.
func (p Pack) parse() (content, error) {
	switch {
	case len(p.Data) > largestPack:
		return content{}, p.wrong(hearsay.TooLarge, "has more than 64 MB", nil)
	case p.isDictionary():
		return p.dictionary()
	}
	c, err := decode(p.Data)
	if err != nil {
		return c, p.wrong(hearsay.Invalid, "is no lexicon: "+err.Error(), err)
	}
	return c, nil
}

// decode reads YAML. The reader of YAML is not ours: a panic in it is an error
// here.
func decode(data []byte) (c content, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the YAML cannot be read: %v", cause)
		}
	}()
	if err := yaml.UnmarshalWithOptions(data, &c, yaml.Strict()); err != nil {
		return c, atLine(data, err)
	}
	return c, c.check()
}

// atLine is an error of the reader of YAML with the line that it means.
func atLine(data []byte, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil || at.GetToken().Position == nil {
		return err
	}
	number := at.GetToken().Position.Line
	line := ""
	for l := range strings.Lines(string(data)) {
		if number--; number == 0 {
			line = strings.TrimSpace(l)
		}
	}
	return fmt.Errorf("line %d: %s: %s", at.GetToken().Position.Line, at.GetMessage(), line)
}

func (p Pack) wrong(code hearsay.Code, msg string, err error) error {
	return &hearsay.Error{Code: code, Path: p.Path, Msg: msg, Hint: "docs/lexicon.md describes the form", Err: err}
}

// isDictionary tells an actor dictionary from YAML by the extension of its file
// or else by its first line that is no comment.
func (p Pack) isDictionary() bool {
	switch strings.ToLower(path.Ext(p.Path)) {
	case ".yaml", ".yml":
		return false
	case ".txt", ".actors", ".agents":
		return true
	}
	for line := range bytes.Lines(p.Data) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			return line[0] == '<' || line[0] != '-' && bytes.IndexByte(line, ':') < 0
		}
	}
	return false
}

// kinds are those that a pack may give an actor or an institution.
var kinds = []Kind{
	International, NGO, Government, Ministry, Parliament, Court, ArmedForces, Police, Agency, Company, Media, Party, ArmedGroup,
	Movement, Community, Individual,
}

// The kinds of outlets and titles.
var (
	outletKinds = []string{"agency", "broadcaster", "newspaper", "magazine", "site"}
	titleKinds  = []string{"office", "rank", "clergy", "noble", "address", "work"}
	genders     = []string{"", "man", "woman"}
)

// check says what is wrong with the first bad entry.
func (c *content) check() error {
	for i := range c.Outlets {
		o := &c.Outlets[i]
		if err := errors.Join(named("outlets", i, o.Name), known(o.Name, "kind", o.Kind, outletKinds)); err != nil {
			return err
		}
	}
	for i := range c.States {
		if err := named("states", i, c.States[i].Name); err != nil {
			return err
		}
	}
	for i := range c.Titles {
		t := &c.Titles[i]
		if err := errors.Join(named("titles", i, t.Name), known(t.Name, "kind", t.Kind, titleKinds), known(t.Name, "gender", t.Gender, genders)); err != nil {
			return err
		}
	}
	for i := range c.Metonyms {
		m := &c.Metonyms[i]
		if err := errors.Join(named("metonyms", i, m.Name), named("metonyms", i, m.StandsFor)); err != nil {
			return err
		}
	}
	return errors.Join(checkEntries("actors", c.Actors), checkEntries("institutions", c.Institutions))
}

func checkEntries(section string, entries []Entry) error {
	for i := range entries {
		e := &entries[i]
		if err := errors.Join(named(section, i, e.Name), known(e.Name, "kind", e.Kind, kinds)); err != nil {
			return err
		}
	}
	return nil
}

// named refuses an entry without a name.
func named(section string, i int, name string) error {
	if strings.TrimSpace(name) == "" {
		return fmt.Errorf("entry %d of %s has no name", i+1, section)
	}
	return nil
}

// known refuses a word that is not on the list.
func known[T ~string](name, key string, word T, list []T) error {
	if slices.Contains(list, word) {
		return nil
	}
	return fmt.Errorf("%q: the %s %q is none of %q", name, key, word, list)
}
