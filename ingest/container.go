package ingest

import (
	"fmt"
	"path"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/office"
	"hearsay/ingest/plain"
)

// inside joins the path of a container and the name of a part.
func inside(container, name string) string { return container + "!/" + name }

// zip reads an archive, or the office document that it is.
func (j *job) zip(p string, data []byte, depth int) {
	z, err := archive.Open(data, j.r.limits.Parts, j.budget)
	if err != nil {
		j.fail(p, err)
		return
	}
	switch {
	case isWord(z):
		j.office(z, office.DOCX, p, data)
	case isWriter(z):
		j.office(z, office.ODT, p, data)
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
	found := false
	for _, e := range z.Entries() {
		name := e.Name()
		if j.ended || isHidden(name) {
			continue
		}
		found = true
		if !j.mayRead(p, depth) {
			return
		}
		data, err := e.Read(j.r.limits.FileBytes)
		if err != nil {
			j.fail(inside(p, name), err)
			continue
		}
		j.part(inside(p, name), data, depth+1)
	}
	if !found && !j.ended {
		j.fail(p, &hearsay.Error{Code: hearsay.Empty, Msg: "the archive holds no files"})
	}
}

func isHidden(name string) bool {
	return strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/") || name == ""
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

// jsonl reads each line as a document.
func (j *job) jsonl(p string, data []byte) {
	found := false
	for l, err := range plain.JSONL(data) {
		found = true
		if cause := j.ctx.Err(); cause != nil && !j.ended {
			j.ended = true
			j.yield(nil, cause)
		}
		if j.ended {
			return
		}
		name := fmt.Sprintf("line-%d", l.Number)
		if err == nil && l.Name != "" {
			name = l.Name
		}
		j.finish(l.Document, err, inside(p, name), l.Raw)
	}
	if !found {
		j.fail(p, &hearsay.Error{Code: hearsay.Empty, Msg: "holds no lines"})
	}
}
