#!/bin/sh
# Prints the figures of docs/accuracy.md: runs hearsay over gold data and the
# scorers over its output.
#
#   sh scripts/measure.sh DATA TOOLS
#
# DATA holds the folders polnear, chains, timex, syntax, claims and ingest, TOOLS the scorers
# score_*.py. None of them is part of this repository; docs/accuracy.md says
# where the data come from.
set -eu
data=$1 tools=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/hearsay" ./cmd/hearsay
hearsay() { "$work/hearsay" "$@"; }
title() { printf '\n== %s\n' "$1"; }

title "attributions: polnear dev"
hearsay annotate --as attribution "$data"/polnear/dev/*.txt >"$work/attribution"
python3 "$tools/score_attribution.py" "$data/polnear/dev" "$work/attribution"

title "confidence of attributions: polnear dev"
hearsay annotate --as jsonl "$data"/polnear/dev/*.txt | python3 scripts/reliability.py "$tools" "$data/polnear/dev"

title "speakers: polnear dev"
hearsay annotate --as speakers "$data"/polnear/dev/*.txt >"$work/speakers"
python3 "$tools/score_speakers.py" "$data/polnear/speakers.dev.jsonl" "$work/speakers"

title "chains: dev"
python3 "$tools/score_chains.py" --texts "$work/passages" "$data/chains/dev.jsonl"
hearsay annotate --from jsonl --as chains "$work/passages" >"$work/chains"
python3 "$tools/score_chains.py" "$data/chains/dev.jsonl" "$work/chains"

for set in aquaint timebank wikiwars meantime; do
	title "times: $set"
	python3 "$tools/score_timex.py" --input "$data/timex/$set" >"$work/input"
	hearsay annotate --from jsonl --as timex "$work/input" >"$work/timex"
	python3 "$tools/score_timex.py" "$data/timex/$set" "$work/timex" | head -8
done

for bank in ewt gum; do
	title "syntax from raw text: $bank dev"
	python3 scripts/treebank_text.py "$data/syntax/$bank/dev.conllu.gz" >"$work/raw"
	hearsay annotate --from jsonl --as conllu "$work/raw" >"$work/conllu"
	python3 "$tools/score_ud.py" --by-doc "$data/syntax/$bank/dev.conllu.gz" "$work/conllu"
done

title "coreference: ontogum dev"
python3 scripts/treebank_text.py "$data/syntax/gum/dev.conllu.gz" >"$work/raw"
hearsay annotate --from jsonl --as coref "$work/raw" >"$work/coref"
hearsay eval coref "$data/syntax/coref/ontogum/dev.conll.gz" "$work/coref"

title "coreference: gap validation"
hearsay eval gap "$data/syntax/coref/gap/validation.tsv.gz"

for args in "./corroborate -run ReuseGold -v -reuse-gold $data/claims/fnc1" \
	"./corroborate/story -run FNC1 -v -args -fnc1 $data/claims/fnc1" \
	"./corroborate/claim -run ECBPlus -v -args -ecbplus $data/claims/ecbplus" \
	"./corroborate/claim -run ANS -v -args -ans $data/claims/ans" \
	"./corroborate -run TestGenerated\$ -v -seed 2011 -docs 500"; do
	title "go test $args"
	# shellcheck disable=SC2086 # several words
	go test $args
done

title "ingest"
(
	cd "$data/ingest"
	python3 "$tools/score_ingest.py" --files manifest.jsonl >"$work/files"
	tr '\n' '\0' <"$work/files" | xargs -0 "$work/hearsay" annotate --workers 1 --as ingest >"$work/ingest" || true # some files must fail
	python3 "$tools/score_ingest.py" manifest.jsonl "$work/ingest"
)
