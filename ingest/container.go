package ingest

import (
	"fmt"
	"hash/fnv"
	"io"
	"path"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/mail"
	"hearsay/ingest/office"
)

// names gives each part of one container a path of its own.
type names struct {
	container string
	seen      map[uint64]bool // hashes of names: a container can have millions
}

func namesIn(container string) names { return names{container, map[uint64]bool{}} }

// path joins the container and the name of its nth part. A name that an earlier
// part has gets the number.
func (ns names) path(name string, n int) string {
	h := fnv.New64a()
	io.WriteString(h, name)
	if ns.seen[h.Sum64()] {
		name = fmt.Sprintf("%s (%d)", name, n)
	}
	ns.seen[h.Sum64()] = true
	return ns.container + "!/" + name
}

// zip reads an archive, or the office document that it is.
func (j *job) zip(p string, data []byte, depth int) {
	z, err := archive.Open(data, j.r.limits.Parts, j.budget)
	if err != nil {
		j.fail(p, err)
		return
	}
	switch {
	case isWord(z):
		d, err := guard(func() (*hearsay.Document, error) { return office.DOCX(z) })
		j.finish(d, err, p, data)
	case isWriter(z):
		d, err := guard(func() (*hearsay.Document, error) { return office.ODT(z) })
		j.finish(d, err, p, data)
	case isOther(z) != "":
		j.fail(p, notRead(isOther(z)))
	default:
		j.entries(z, p, depth)
	}
}

func isWord(z *archive.Zip) bool {
	return z.Has("word/document.xml") || z.Has("[Content_Types].xml") && hasPrefix(z, "word/")
}

func isWriter(z *archive.Zip) bool {
	mimetype, err := z.Read("mimetype", 200)
	if err == nil {
		return strings.HasPrefix(string(mimetype), "application/vnd.oasis.opendocument.text")
	}
	return z.Has("content.xml") && z.Has("META-INF/manifest.xml")
}

// isOther names the zip formats that are documents but not texts.
func isOther(z *archive.Zip) string {
	mimetype, err := z.Read("mimetype", 200)
	switch {
	case err == nil && strings.HasPrefix(string(mimetype), "application/vnd.oasis"):
		return "an OpenDocument file other than a text"
	case err == nil && strings.HasPrefix(string(mimetype), "application/epub"):
		return "an EPUB book"
	case !z.Has("[Content_Types].xml"):
		return ""
	case hasPrefix(z, "xl/"):
		return "an Excel workbook"
	case hasPrefix(z, "ppt/"):
		return "a PowerPoint presentation"
	}
	return ""
}

func hasPrefix(z *archive.Zip, prefix string) bool {
	for _, e := range z.Entries() {
		if strings.HasPrefix(e.Name(), prefix) {
			return true
		}
	}
	return false
}

// entries reads each file of an archive. Hidden ones are left out, as Walk does.
func (j *job) entries(z *archive.Zip, p string, depth int) {
	paths := namesIn(p)
	for i, e := range z.Entries() {
		name := e.Name()
		if j.ended || isHidden(name) {
			continue
		}
		if !j.mayRead(p, depth) {
			return
		}
		path := paths.path(name, i+1)
		data, err := e.Read(j.r.limits.FileBytes)
		if err != nil {
			j.fail(path, err)
			continue
		}
		j.part(path, data, depth+1)
	}
	if len(paths.seen) == 0 && !j.ended {
		j.fail(p, &hearsay.Error{Code: hearsay.Empty, Msg: "the archive holds no files"})
	}
}

func isHidden(name string) bool {
	return isHiddenName(path.Base(name)) || strings.HasPrefix(name, "__MACOSX/") || name == ""
}

// mayRead counts a part of a container. At a limit it yields the one error and
// says no.
func (j *job) mayRead(container string, depth int) bool {
	j.parts--
	err := &hearsay.Error{Code: hearsay.TooLarge, Hint: "unpack it and read the folder"}
	switch {
	case depth >= j.r.limits.ArchiveDepth:
		err.Msg = fmt.Sprintf("holds files more than %d deep; what is inside was left out", j.r.limits.ArchiveDepth)
	case j.parts < 0:
		err.Msg = fmt.Sprintf("holds more than %d files; the rest was left out", j.r.limits.Parts)
	case j.budget.Spent():
		err.Msg = "unpacks to more than is allowed for its size; the rest was left out"
	default:
		return true
	}
	j.fail(container, err)
	return false
}

// mbox reads each message of a mailbox.
func (j *job) mbox(p string, data []byte, depth int) {
	if !j.mayRead(p, depth) {
		return
	}
	n := 0
	for m := range mail.Messages(data) {
		if n++; j.ended {
			return
		}
		j.parts = j.r.limits.Parts // a mailbox may have any number of messages
		j.mail(fmt.Sprintf("%s!/%d.eml", p, n), m, depth+1)
	}
}

// mailOrPage reads a mail, or the web page that a browser saved in its form.
func (j *job) mailOrPage(p string, data []byte, depth int) {
	page, ok := mail.Page(data)
	if !ok {
		j.mail(p, data, depth)
		return
	}
	d, err := guard(func() (*hearsay.Document, error) { return j.extract(hearsay.FormatHTML, p, page) })
	j.finish(d, err, p, data)
}

// mail reads a message, then what is attached to it.
func (j *job) mail(p string, data []byte, depth int) {
	if j.cancelled() {
		return
	}
	m, err := guard(func() (*mail.Message, error) { return mail.Extract(data, j.r.limits.Parts, j.r.limits.TextBytes) })
	if err != nil {
		j.fail(p, err)
		return
	}
	if m.Document != nil {
		j.finish(m.Document, nil, p, data)
	}
	if m.TooLong {
		j.fail(p, &hearsay.Error{Code: hearsay.TooLarge, Msg: "its text is longer than " + bytesOf(j.r.limits.TextBytes) + " or in too many pieces"})
	}
	if m.Dropped {
		j.fail(p, &hearsay.Error{Code: hearsay.TooLarge, Msg: fmt.Sprintf("has more than %d parts; the rest was left out", j.r.limits.Parts)})
	}
	paths := namesIn(p)
	for i, a := range m.Attached {
		if j.ended || !j.mayRead(p, depth) {
			return
		}
		path, data := paths.path(a.Name, i+1), a.Data()
		if a.IsMail && len(data) > 0 {
			j.mail(path, data, depth+1)
		} else {
			j.part(path, data, depth+1)
		}
	}
}
