package office

import (
	"encoding/xml"
	"strings"

	"hearsay"
)

// properties are what the file says about itself.
type properties struct{ title, author, created string }

// maxProperties bounds what is taken of them, in bytes.
const maxProperties = 10_000

// readProperties reads docProps/core.xml and meta.xml alike. The person who
// last saved a file is not its author.
func readProperties(data []byte) properties {
	var p properties
	var last, lastSaver string
	// Damaged properties give what stands before the damage.
	_ = parse(data, func(t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			last = t.Name.Local
		case xml.EndElement:
			last = ""
		case xml.CharData:
			s := strings.Join(strings.Fields(string(t)), " ")
			switch last {
			case "title":
				p.title += s
			case "creator":
				lastSaver += s
			case "initial-creator":
				p.author += s
			case "created", "creation-date":
				p.created += s
			}
		}
		return len(p.title)+len(p.author)+len(lastSaver)+len(p.created) < maxProperties
	})
	if p.author == "" {
		p.author = lastSaver
	}
	return p
}

// fill sets the fields that the text has not given.
func (p properties) fill(d *hearsay.Document) {
	field := func(v string) hearsay.Field { return hearsay.Field{Value: v, How: hearsay.HowProperties} }
	if d.Title.Value == "" && isTitle(p.title) {
		d.Title = field(p.title)
	}
	if isAuthor(p.author) {
		d.Authors = []hearsay.Field{field(p.author)}
	}
	if day := isoDay(p.created); day != "" {
		d.Published = field(day)
	}
}

// isTitle leaves out what programs put there by themselves.
func isTitle(s string) bool {
	low := strings.ToLower(s)
	for _, p := range []string{"microsoft word", "document", "untitled", "dokument", "template", "powerpoint"} {
		if low == p || strings.HasPrefix(low, p+" - ") || strings.HasPrefix(low, p+"1") {
			return false
		}
	}
	for _, ext := range []string{".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx", ".pdf"} {
		if strings.HasSuffix(low, ext) {
			return false
		}
	}
	return strings.TrimSpace(s) != ""
}

// machines name an account, a maker or a program, not a person.
const machines = "|user|admin|administrator|owner|unknown|author|default|guest|test|root|home|pc|laptop|office|customer|" +
	"utilisateur|benutzer|usuario|utente|gebruiker|пользователь|kullanici|kullanıcı|user1|user 1|" +
	"windows user|windows-benutzer|microsoft office user|microsoft|microsoft office|microsoft word|libreoffice|openoffice|openoffice.org|" +
	"hp|dell|lenovo|acer|asus|toshiba|samsung|apple|pandoc|python-docx|docx4j|apache poi|aspose|un-named|anonymous|"

func isAuthor(s string) bool {
	low := strings.ToLower(strings.TrimSpace(s))
	return low != "" && !strings.Contains(machines, "|"+low+"|")
}

// isoDay takes the day of "2019-01-14T10:00:00Z". Years before computers wrote
// documents are defaults of programs.
func isoDay(s string) string {
	if len(s) < len("2019-01-14") {
		return ""
	}
	day := s[:10]
	for i, c := range []byte(day) {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return ""
		}
	}
	if day < "1985" || day[5:7] < "01" || day[5:7] > "12" || day[8:] < "01" || day[8:] > "31" {
		return ""
	}
	return day
}
