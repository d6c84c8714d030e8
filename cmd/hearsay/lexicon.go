package main

import (
	"os"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/lexicon"
)

// lexiconHelp is for the help text of the verbs that have the flag.
const lexiconHelp = `
--lexicon FILE adds names of your own: outlets, states, parties, groups, people,
titles. FILE is YAML (docs/lexicon.md) or an actor dictionary in the format of
PETRARCH. It may be given several times.
`

// lexiconFlag names packs of names that are added to those of the program.
func lexiconFlag(cmd *cobra.Command, paths *[]string) {
	cmd.Flags().StringArrayVar(paths, "lexicon", nil, "add the names in this `FILE`; may be given several times")
}

// loadPacks reads the files of --lexicon.
func loadPacks(paths []string) ([]lexicon.Pack, error) {
	var packs []lexicon.Pack
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, &hearsay.Error{Code: hearsay.Unreadable, Path: path, Msg: "the lexicon cannot be read", Err: err}
		}
		packs = append(packs, lexicon.Pack{Path: path, Data: data})
	}
	return packs, nil
}
