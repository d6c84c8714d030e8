#!/usr/bin/env python3
"""Writes the text of a treebank as JSONL, one document a line, for
`hearsay annotate --from jsonl`: sentences as they follow each other, a blank
line between paragraphs.

usage: rawtext.py treebank.conllu.gz
"""
import gzip
import json
import sys


def documents(lines):
    text, until, paragraph = [], 0, False
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if text:
                yield "".join(text)
            text = []
        paragraph = paragraph or line.startswith("# newpar")
        columns = line.split("\t")
        if len(columns) != 10:
            until = 0
            continue
        first, _, last = columns[0].partition("-")
        if "." in first or not last and int(first) <= until:
            continue
        until = int(last or 0) or until
        if paragraph and text:
            text.append("\n\n")
        paragraph = False
        text.append(columns[1] + ("" if "SpaceAfter=No" in columns[9] else " "))
    if text:
        yield "".join(text)


with gzip.open(sys.argv[1], "rt", encoding="utf-8") as f:
    for n, text in enumerate(documents(f), 1):
        print(json.dumps({"doc": str(n), "text": text}))
