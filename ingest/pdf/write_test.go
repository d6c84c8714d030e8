package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"strings"
)

// sheet is a page of a test file: the operators that paint it.
type sheet struct{ ops strings.Builder }

// text paints a line in Helvetica; x and y are points from the lower left corner.
func (s *sheet) text(x, y, size float64, line string) {
	fmt.Fprintf(&s.ops, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, escape(line))
}

// lines paints lines of 12 points, one below the other.
func (s *sheet) lines(x, y float64, lines ...string) float64 {
	for _, l := range lines {
		s.text(x, y, 12, l)
		y -= 14
	}
	return y
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
}

// objects writes objects of a PDF file and keeps their places.
type objects struct {
	buf     bytes.Buffer
	offsets []int
}

func (o *objects) add(body string) int {
	if o.buf.Len() == 0 {
		o.buf.WriteString("%PDF-1.4\n")
	}
	o.offsets = append(o.offsets, o.buf.Len())
	fmt.Fprintf(&o.buf, "%d 0 obj\n%s\nendobj\n", len(o.offsets), body)
	return len(o.offsets)
}

func (o *objects) finish(trailer string) []byte {
	at := o.buf.Len()
	fmt.Fprintf(&o.buf, "xref\n0 %d\n0000000000 65535 f \n", len(o.offsets)+1)
	for _, n := range o.offsets {
		fmt.Fprintf(&o.buf, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&o.buf, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(o.offsets)+1, trailer, at)
	return o.buf.Bytes()
}

// write makes a file of the pages. info stands in the document information.
func write(info map[string]string, pages ...*sheet) []byte {
	var o objects
	o.add("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	o.add(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(pages)))
	o.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, p := range pages {
		o.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", 5+2*i))
		o.add(stream("", p.ops.String()))
	}
	trailer := ""
	if len(info) > 0 {
		var d strings.Builder
		for _, key := range infoKeys {
			if v := info[key]; v != "" {
				fmt.Fprintf(&d, "/%s (%s) ", key, escape(v))
			}
		}
		trailer = fmt.Sprintf("/Info %d 0 R", o.add("<<"+d.String()+">>"))
	}
	return o.finish(trailer)
}

func stream(dict, data string) string {
	return fmt.Sprintf("<</Length %d%s>>stream\n%s\nendstream", len(data), dict, data)
}

// encrypt makes a file that needs the given password (ISO 32000-1, 7.6.3:
// revision 2, RC4 with 40 bits).
func encrypt(password, text string) []byte {
	pad := []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")
	padded := append([]byte(password), pad...)[:32]
	id := []byte("0123456789abcdef")
	owner := crypt(md5Of(padded)[:5], padded)
	key := md5Of(join(padded, owner, []byte{0xFC, 0xFF, 0xFF, 0xFF}, id))[:5]
	user := crypt(key, pad)

	var o objects
	o.add("<</Type/Catalog/Pages 2 0 R>>")
	o.add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	o.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
	objectKey := md5Of(join(key, []byte{4, 0, 0, 0, 0}))[:10]
	o.add(stream("", string(crypt(objectKey, []byte("BT /F1 12 Tf 50 700 Td ("+text+") Tj ET")))))
	o.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	return o.finish(fmt.Sprintf("/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%x>/U<%x>>>/ID[<%x><%x>]", owner, user, id, id))
}

func md5Of(b []byte) []byte { s := md5.Sum(b); return s[:] }

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func crypt(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err) // a key of the wrong length: the test itself is wrong
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}
