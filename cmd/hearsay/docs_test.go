package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

var update = flag.Bool("update", false, "write docs/command.md anew")

const documentation = "../../docs/command.md"

// docs/command.md is the help texts and the columns of the listings.
func TestDocumentation(t *testing.T) {
	want := describe(t)
	if *update {
		check(t, os.WriteFile(documentation, []byte(want), 0o644))
		return
	}
	got, err := os.ReadFile(documentation)
	check(t, err)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not that of the program (go test ./cmd/hearsay -run TestDocumentation -update writes it):\n%s", documentation, diff)
	}
}

func describe(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("# The command\n\n<!-- made from the help texts: go test ./cmd/hearsay -run TestDocumentation -update -->\n\n")
	root := newRoot(streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	fmt.Fprintf(&out, "```text\n%s\n```\n\n", strings.TrimSpace(root.Long))
	for _, cmd := range root.Commands() {
		if cmd.Name() != "help" && cmd.Name() != "completion" {
			verb(&out, cmd)
		}
	}
	out.WriteString("## Columns of the machine formats\n\n`--format csv`, `tsv`, `json` and `jsonl` give all columns, in this order; new ones come at the end. " +
		"[formats.md](formats.md) says how cells are written.\n\n| | columns |\n| --- | --- |\n")
	for _, l := range []struct {
		of string
		listing
	}{
		{"`says`, `export --as csv`", saysListing()},
		{"`sources`", sourcesListing()},
		{"`times`", timesListing()},
		{"`quantities`", quantitiesListing()},
		{"`citations`", citationsListing()},
		{"`findings`", findingsListing()},
		{"`quotes`", quotesListing()},
		{"`claims`", claimsListing()},
		{"`review`", reviewListing()},
		{"`documents`", documentsListing()},
		{"`documents --failed`", failuresListing()},
		{"`verify`", problemsListing()},
	} {
		fmt.Fprintf(&out, "| %s | `%s` |\n", l.of, strings.Join(l.columns, "`, `"))
	}
	line, err := json.Marshal(counts{})
	check(t, err)
	fmt.Fprintf(&out, "\n## Progress as JSON\n\n`read --progress json` writes a line like this to standard error about every second, and a last one "+
		"with `done` true; the summary follows as text. `files_total` and `bytes_total` are 0 until the files are counted, "+
		"`seconds_left` is -1 when it cannot be told.\n\n```json\n%s\n```\n", line)
	return out.String()
}

func verb(out io.Writer, cmd *cobra.Command) {
	long := strings.TrimSpace(strings.Replace(cmd.Long, exitCodes, "", 1))
	fmt.Fprintf(out, "## %s\n\n```text\n%s\n```\n\n", cmd.CommandPath(), long)
	if cmd.HasExample() {
		fmt.Fprintf(out, "```sh\n%s\n```\n\n", strings.ReplaceAll(strings.TrimSpace(cmd.Example), "\n  ", "\n"))
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(out, "```text\n%s\n```\n\n", strings.TrimRight(cmd.LocalFlags().FlagUsages(), "\n"))
	}
	for _, sub := range cmd.Commands() {
		verb(out, sub)
	}
}
