package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"hearsay/ingest/pdf"
)

// version is set when a release is built.
var version = ""

func newVersion(std streams) *cobra.Command {
	models := false
	cmd := &cobra.Command{
		Use:   "version",
		Short: "print the version and what is built in",
		Long: `Print the version of the program, of Go, and whether the PDF reader is built in.
With --models also what the cards of the trained models say: their size,
licence, what they were trained on and how well they do on texts they have not
seen, in percent.
` + exitCodes,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runVersion(std, models) },
	}
	cmd.Flags().BoolVar(&models, "models", false, "also print the cards of the trained models")
	return cmd
}

func runVersion(std streams, models bool) error {
	_, err := fmt.Fprintf(std.out, "hearsay %s\n%s %s/%s\nPDF reader: %s\n",
		programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, pdfReader())
	if err != nil || !models {
		return err
	}
	return printModels(std.out)
}

func pdfReader() string {
	if pdf.Included() {
		return "built in"
	}
	return "not built in (all other formats work)"
}

// programVersion is the version that a release was built as, or else the commit.
func programVersion() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "at commit " + s.Value
		}
	}
	return info.Main.Version
}

// readerVersion stands beside each document in a ledger: a document that was
// read by another version, or with other packs of names, is read again. It tells
// whether PDF is built in, because with it files can be read that failed before.
func readerVersion(packs string) string {
	version := programVersion()
	if pdf.Included() {
		version += " with PDF"
	}
	if packs != "" {
		version += " and lexicon " + packs
	}
	return version
}
