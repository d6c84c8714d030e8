// Command hearsay-generate writes a collection of invented news, for looking at
// what the comparison of documents is measured on and for trying the program on
// many documents.
//
//	hearsay-generate --seed 7 --docs 200 collection
//
// The folder gets a text file for each document and truth.jsonl, which says for
// each story what stands behind its documents: who copied whom, which quotes and
// claims are the same, what differs on purpose. Offsets there are Unicode code
// points. lexicon.yaml names the invented outlets, for --lexicon.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"hearsay/corroborate/generate"
)

func main() {
	var o generate.Options
	flag.Uint64Var(&o.Seed, "seed", 1, "seed of all random choices")
	flag.IntVar(&o.Docs, "docs", 100, "documents of the collection")
	flag.IntVar(&o.Fewest, "fewest", 2, "documents of the smallest story")
	flag.IntVar(&o.Most, "most", 500, "documents of the largest story")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: hearsay-generate [flags] FOLDER")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || o.Docs < 1 || o.Fewest < 1 || o.Most < o.Fewest {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(o, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "hearsay-generate:", err)
		os.Exit(1)
	}
}

// write makes the folder, which must not exist yet: nothing is overwritten.
func write(o generate.Options, folder string) (err error) {
	if err := os.Mkdir(folder, 0o750); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "lexicon.yaml"), generate.Lexicon(), 0o600); err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(folder, "truth.jsonl"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	lines := json.NewEncoder(file)
	lines.SetEscapeHTML(false)
	for s := range generate.Collection(o) {
		for _, d := range s.Docs {
			if err := os.WriteFile(filepath.Join(folder, d.Name), []byte(d.Text), 0o600); err != nil {
				return err
			}
		}
		if err := lines.Encode(storyOf(s)); err != nil {
			return err
		}
	}
	return nil
}
