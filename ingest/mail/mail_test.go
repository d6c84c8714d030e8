package mail

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// message joins lines as mail does.
func message(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n")) }

// draw shows a message: its fields, blocks, notes and attachments, a line each.
func draw(t *testing.T, data []byte) string {
	t.Helper()
	m, err := Extract(data, 1000, 1<<20)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	if d := m.Document; d != nil {
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
		for _, a := range d.Authors {
			fmt.Fprintf(&b, "from: %s\n", a.Value)
		}
		if d.Published.Value != "" {
			fmt.Fprintf(&b, "date: %s\n", d.Published.Value)
		}
		for _, x := range d.Blocks {
			fmt.Fprintf(&b, "%s: %s\n", x.Kind, strings.ReplaceAll(x.Of(d.Text), "\n", "⏎"))
		}
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "note: %s\n", n)
		}
	}
	for _, a := range m.Attached {
		data := a.Data()
		fmt.Fprintf(&b, "attached: %s %v %q\n", a.Name, a.IsMail, data[:min(len(data), 60)])
	}
	return b.String()
}

func check(t *testing.T, data []byte, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), draw(t, data)); diff != "" {
		t.Error(diff)
	}
}

func TestPlainMail(t *testing.T) {
	check(t, message(
		"Received: from a (b [192.0.2.1])", "\tby c; Sat, 2 Mar 2019 11:00:00 +0100",
		"From: =?utf-8?B?QW5hIFLDumxs?= <ana@example.org>",
		"Subject: =?iso-8859-1?Q?Re:_D=E9?= =?iso-8859-1?Q?but?= of the",
		" talks",
		"Date: Fri, 1 Mar 2019 23:30:00 -0800",
		"",
		"Dear all,", "",
		"the ferry will not run before May, the harbour", "office said.", "",
		"On Friday, Jon Vell wrote:",
		"> Will it run", "> again?", ">", ">> No idea.", "",
		"Yours", "-- ", "Ana Rull, harbour office",
	), `
from: Ana Rúll
date: 2019-03-01
title: Re: Début of the talks
paragraph: Dear all,
paragraph: the ferry will not run before May, the harbour⏎office said.
paragraph: On Friday, Jon Vell wrote:
quotation: Will it run⏎again?
quotation: No idea.
paragraph: Yours
furniture: --
paragraph: Ana Rull, harbour office
`)
}

func TestFromFields(t *testing.T) {
	for in, want := range map[string]string{
		`"Rull, Ana" <ana@example.org>`:                      "Rull, Ana",
		`Rull, Ana <ana@example.org>`:                        "Rull, Ana",
		`ana@example.org`:                                    "ana@example.org",
		`<ana@example.org>`:                                  "ana@example.org",
		`ana@example.org (Ana Rull)`:                         "Ana Rull",
		`Ana Rull <a@example.org>, Jon Vell <j@example.org>`: "Ana Rull|Jon Vell",
		`"Ana \"the boss\" Rull" <a@example.org>`:            `Ana "the boss" Rull`,
		`undisclosed`:                                        "undisclosed",
		"=?utf-8?q?Ana_Rull?=  <a@example.org>":              "Ana Rull",
		"=?windows-1256?B?x+HK3M3P3A==?= <a@example.org>":    "التـحدـ",
		"=?utf-8?Q?A n a?= <a@example.org>":                  "A n a",
		"=?broken <a@example.org>":                           "=?broken",
	} {
		if got := strings.Join(senders([]byte(in), ""), "|"); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"Date: 2 Mar 2019 11:00 +0100":                              "2019-03-02",
		"Date: Sat, 02 Mar 2019 11:00:00 GMT (Greenwich)":           "2019-03-02",
		"Date: 2019-03-02T11:00:00Z":                                "2019-03-02",
		"Date: nonsense\r\nReceived: x; Sat, 2 Mar 2019 11:00:00 Z": "2019-03-02",
		"Received: by x; Sat, 2 Mar 2019 11:00:00 +0000":            "2019-03-02",
		"X-Nothing: here":                                           "",
	} {
		h, _ := splitHeader([]byte(in + "\r\n\r\n"))
		if got := sent(h); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	check(t, message(
		"Subject: three parts", "Content-Type: multipart/mixed; boundary=\"=_b b\"", "",
		"This is a message in MIME format.",
		"--=_b b", "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable", "",
		"Voil=E0 the report of the harbour =", "office.",
		"--=_b b", "Content-Type: text/html", "Content-Transfer-Encoding: base64", "",
		"PHA+U2Vjb25kICZhbXA7IGxhc3QuPC9wPg==",
		"--=_b b", "Content-Type: application/pdf; name*0*=utf-8''r%C3%A9; name*1=port.pdf", "Content-Disposition: attachment", "Content-Transfer-Encoding: base64", "",
		"JVBERi0x",
		"--=_b b", "Content-Type: text/plain; name=../../notes.txt", "Content-Disposition: attachment", "", "Some notes.",
		"--=_b b", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "iVBORw==",
		"--=_b b", "Content-Type: application/pgp-signature; name=signature.asc", "", "-----BEGIN",
		"--=_b b", "Content-Type: message/rfc822", "", "Subject: inner", "", "Inner text.",
		"--=_b b--", "epilogue",
	), `
title: three parts
paragraph: Voilà the report of the harbour office.
paragraph: Second & last.
note: left out: a picture (image/png)
note: left out: signature.asc (application/pgp-signature)
attached: réport.pdf false "%PDF-1"
attached: notes.txt false "Some notes."
attached: part-3.eml true "Subject: inner\r\n\r\nInner text."
`)
}

func alternative(plain, html string) []byte {
	return message("Content-Type: multipart/alternative; boundary=b", "",
		"--b", "Content-Type: text/plain", "", plain, "--b", "Content-Type: text/html", "", html, "--b--")
}

func TestAlternatives(t *testing.T) {
	check(t, alternative("The plain text.", "<p>The <b>rich</b> text.</p>"), "paragraph: The plain text.\n")
	check(t, alternative("", "<p>Only rich.</p>"), "paragraph: Only rich.\n")
	long := strings.TrimSpace(strings.Repeat("The whole report. ", 30))
	check(t, alternative("Your program shows no HTML.", "<style>p{}</style><p>"+long+"</p>"), "paragraph: "+long+"\n")
}

func TestBrokenForms(t *testing.T) {
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"no closing boundary":                   {message("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "One.", "--b", "", "Two."), "paragraph: One.\nparagraph: Two.\n"},
		"no boundary declared":                  {message("Content-Type: multipart/mixed", "", "--xyz9", "", "One.", "--xyz9--"), "paragraph: One.\n"},
		"boundary never comes":                  {message("Content-Type: multipart/mixed; boundary=b", "", "Just text."), "paragraph: Just text.\n"},
		"boundary in a word":                    {message("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "a --b b", "--bcd and", "x", "--b--"), "paragraph: a --b b\nparagraph: --bcd and⏎x\n"},
		"no header":                             {message("", "Text only."), "paragraph: Text only.\n"},
		"blank line with a space in the header": {message("Subject: x", " ", "From: a@example.org", "", "Text."), "from: a@example.org\ntitle: x\nparagraph: Text.\n"},
		"header line broken":                    {message("Subject: a long", "subject of two lines", "From: a@example.org", "", "Text."), "from: a@example.org\ntitle: a long subject of two lines\nparagraph: Text.\n"},
		"text right after the header":           {message("Subject: x", "Text without an empty line before it."), "title: x\nparagraph: Text without an empty line before it.\n"},
		"base64 with noise":                     {message("Content-Transfer-Encoding: base64", "", "VGV4", "!!dC4=", "TW9yZS4="), "paragraph: Text.More.\n"},
		"unknown encoding":                      {message("Content-Transfer-Encoding: x-own", "", "Text."), "paragraph: Text.\n"},
		"charset that is wrong":                 {message("Content-Type: text/plain; charset=us-ascii", "", "Caf\xc3\xa9 by the harbour"), "paragraph: Café by the harbour\n"},
		"uuencode in the text":                  {message("", "See below.", "", "begin 644 a.txt", "%:&5L;&\\", "`", "end", "", "Bye for now."), "paragraph: See below.\nparagraph: Bye for now.\nattached: a.txt false \"hello\"\n"},
		"enriched":                              {message("Content-Type: text/enriched", "", "<bold>Big</bold> news, 2 << 3."), "paragraph: Big news, 2 < 3.\n"},
		"subject only":                          {message("Subject: Nothing more", "", ""), "title: Nothing more\n"},
		"nothing":                               {message("X-A: b", "", ""), "error: is a mail without text\n"},
		"encrypted":                             {message("Content-Type: multipart/encrypted; boundary=b", "", "--b", "", "x", "--b--"), "error: is an encrypted mail\n"},
		"delivery status":                       {message("Content-Type: message/delivery-status", "", "Action: failed"), "furniture: Action: failed\n"},
	} {
		t.Run(name, func(t *testing.T) { check(t, c.in, c.want) })
	}
}

func TestDigest(t *testing.T) {
	check(t, message("Subject: digest", "Content-Type: multipart/digest; boundary=b", "", "--b", "", "Subject: one", "", "First.", "--b", "", "Subject: two", "", "Second.", "--b--"), `
title: digest
attached: part-1.eml true "Subject: one\r\n\r\nFirst."
attached: part-2.eml true "Subject: two\r\n\r\nSecond."
`)
}

func TestFeet(t *testing.T) {
	check(t, message("", "Text of the mail.", "", "To unsubscribe, write to list@example.org", "", "_______________________________________________", "Talks mailing list", "talks@example.org"), `
paragraph: Text of the mail.
furniture: To unsubscribe, write to list@example.org
furniture: _______________________________________________
furniture: Talks mailing list⏎talks@example.org
`)
}

func TestManyParts(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("Subject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n")
	for i := range 1001 {
		fmt.Fprintf(&b, "--b\r\n\r\npart %d\r\n", i)
	}
	m, err := Extract(b.Bytes(), 1002, 1<<20)
	if err != nil || m.Dropped || len(m.Document.Blocks) != 1002 {
		t.Errorf("%v: %+v", err, m)
	}
	if m, err = Extract(b.Bytes(), 1001, 1<<20); err != nil || !m.Dropped || len(m.Document.Blocks) != 1001 {
		t.Errorf("%v: dropped %v", err, m.Dropped)
	}
}

func TestLongText(t *testing.T) {
	in := message("Subject: long", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", strings.Repeat("long ", 20),
		"--b", "Content-Disposition: attachment; filename=a.txt", "", "a file", "--b--")
	m, err := Extract(in, 100, 99)
	if err != nil || !m.TooLong || m.Document != nil || len(m.Attached) != 1 {
		t.Errorf("%v: %+v", err, m)
	}
	if m, err = Extract(in, 100, 100); err != nil || m.TooLong || m.Document == nil {
		t.Errorf("%v: %+v", err, m)
	}
}

func TestPartsInParts(t *testing.T) {
	var b bytes.Buffer
	for i := range 200 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nbottom")
	if got := draw(t, b.Bytes()); !strings.Contains(got, "error") {
		t.Error(got)
	}
}

func TestLongHeader(t *testing.T) {
	in := append([]byte("From: a@example.org\r\nX-Long: "), bytes.Repeat([]byte("x"), 20<<20)...)
	in = append(in, "\r\nSubject: after it\r\n\r\nText."...)
	check(t, in, "from: a@example.org\ntitle: after it\nparagraph: Text.\n")
}

func TestMailbox(t *testing.T) {
	in := "From a@example.org Sat Mar  2 11:00:00 2019\nSubject: one\n\nFrom here on.\n\nFrom the harbour: nothing.\nX\n\n" +
		"From b@example.org Sat Mar  2 11:00:00 2019\nSubject: two\n\n>From here on\n>>From there\nit is quoted.\n"
	var got []string
	for m := range Messages([]byte(in)) {
		got = append(got, string(m))
	}
	if diff := cmp.Diff([]string{
		"Subject: one\n\nFrom here on.\n\nFrom the harbour: nothing.\nX\n\n",
		"Subject: two\n\nFrom here on\n>From there\nit is quoted.\n",
	}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(message("Subject: =?utf-8?Q?a=20b?=", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "x", "--b--"))
	f.Add(message("Content-Type: text/plain; name*0*=utf-8''%41; name*1=b", "Content-Transfer-Encoding: x-uuencode", "", "begin 644 a", "#0V%T", "end"))
	f.Add(alternative("a", "<p>b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for m := range Messages(data) {
			r, err := Extract(m, 100, 1<<20)
			if err != nil {
				if hearsay.ErrorCode(err) == hearsay.Internal {
					t.Error(err)
				}
				continue
			}
			if r.Document != nil {
				if err := r.Document.Validate(); err != nil {
					t.Error(err)
				}
			}
			for _, a := range r.Attached {
				a.Data()
			}
		}
	})
}
