package html_test

import (
	"strings"
	"testing"
)

// TestMainText gives pages whose markup misleads. What is between "{" and "}"
// must be read, what is between "<<" and ">>" must be furniture.
func TestMainText(t *testing.T) {
	const quote = "<p>{“We were never asked whether we wanted the bridge closed,” the ferryman of Teslin said.}</p>"
	for _, c := range []struct{ name, page string }{
		{"a wrapper named after its sidebar", `<div class="content sidebar"><h1>Talks end</h1>` + prose + quote + `</div>`},
		{"a wrapper named after the author", `<div class="author-page"><h1>Talks end</h1>` + prose + quote + `</div>`},
		{"a page of nothing but readers' words", `<div id="comments">` + prose + quote + `</div>`},
		{"a quote that is said twice", `<h1>Talks end</h1>` + prose + quote + prose + quote},
		{"a heading that is not closed", `<h1>Talks end</h1><h2>What now` + prose + quote},
		{"a form around the page", `<form><h1>Talks end</h1>` + prose + quote + `</form>`},
		{"no elements for text", `<div><h1>Talks end</h1>` + strings.NewReplacer("<p>", "<div>", "</p>", "</div>").Replace(prose+quote) + `</div>`},
		{"a menu inside the text", `<div><h1>Talks end</h1>` + prose + strings.Repeat(`<div><a href="x"><<Bread is dearer>></a></div>`, 12) + prose + quote + `</div>`},
		{"teasers below the text", `<div><h1>Talks end</h1>` + strings.Repeat(prose, 4) + quote + strings.Repeat(`<h4><a href="x"><<Bread is dearer again in the north>></a></h4><p><<Bakers blame the price of wheat, which has doubled since May.>></p>`, 3) + `</div>`},
		{"a box that the page shows twice", `<div><h1>Talks end</h1>` + strings.Repeat(prose, 4) + quote + `<p><<We live on what our readers give us, so give us something if you can.>></p></div><div class="popup"><p><<We live on what our readers give us, so give us something if you can.>></p></div>`},
		{"comments that outweigh the text", `<div><h1>Talks end</h1>` + prose + quote + `<ol class="commentlist">` + strings.Repeat(`<li><p><<I was there when the envoy left, and I can tell you that nobody was surprised, least of all the man who had sent him there.>></p></li>`, 20) + `</ol></div>`},
		{"a link that is not closed", `<h1>Talks end</h1><p>The talks <a href="x">in Teslin are over.</p>` + prose + quote},
		{"a fold", `<div><h1>Talks end</h1>` + strings.Repeat(prose, 3) + `<div class="read-more">` + prose + prose + quote + `</div></div>`},
		{"a label with a link", `<div><h1>Talks end</h1>` + prose + `<p><<Read this too: <a href="x">Bread is dearer in the north</a>>></p>` + prose + quote + `</div>`},
		{"a source with a link", `<div><h1>Talks end</h1>` + prose + `<p>{Source:} <a href="x">{Marovia Wire, 26 October 2018}</a></p>` + prose + quote + `</div>`},
		{"a list of sources", `<div><h1>Talks end</h1>` + prose + quote + `<h3>{Sources}</h3><ol><li><a href="x">{Marovia Wire, 26 October 2018}</a></li><li><a href="y">{Statement of the Party of the River}</a></li></ol><h3><<Most read>></h3><ul><li><a href="z"><<Bread is dearer>></a></li></ul></div>`},
		{"a box with a title", `<div><h1>Talks end</h1>` + strings.Repeat(prose, 3) + `<div><h3><<Das könnte Sie auch interessieren>></h3><p><<Brot ist im Norden wieder teurer geworden, und niemand weiß, warum das so ist.>></p></div>` + quote + `</div>`},
		{"a credited picture", `<div><h1>Talks end</h1>` + prose + `<figure><figcaption><<The ferryman at work. Foto: Marovia Wire>></figcaption></figure>` + quote + `</div>`},
		{"a picture without credit", `<div><h1>Talks end</h1>` + prose + `<figure><figcaption>{The ferryman at work.}</figcaption></figure>` + quote + `</div>`},
		{"a claim of rights in Persian", `<div><h1>پایان گفتگوها</h1>` + prose + quote + `<p><<کلیه حقوق این پایگاه نزد خبرگزاری ماروویا است.>></p></div>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			plain := strings.NewReplacer("{", "", "}", "", "<<", "", ">>", "").Replace(c.page)
			d := extract(t, plain)
			var body strings.Builder
			for _, b := range d.Body {
				body.WriteString(b.Of(d.Text) + "\n")
			}
			for _, want := range between(c.page, "{", "}") {
				if !strings.Contains(body.String(), want) {
					t.Errorf("not read: %s", want)
				}
			}
			for _, not := range between(c.page, "<<", ">>") {
				if not = strings.TrimSuffix(not, "</a>"); strings.Contains(body.String(), not) {
					t.Errorf("read: %s", not)
				}
			}
		})
	}
}

// between lists what stands between two marks, tags left out.
func between(s, open, closing string) []string {
	var all []string
	for {
		_, rest, found := strings.Cut(s, open)
		if !found {
			return all
		}
		var inside string
		inside, s, _ = strings.Cut(rest, closing)
		inside, _, _ = strings.Cut(inside, "<")
		all = append(all, strings.TrimSpace(inside))
	}
}
