#!/usr/bin/env python3
"""Prints the texts of a treebank in CoNLL-U, one JSON object a line, for
"hearsay annotate --from jsonl": {"doc": name, "text": ...}.

usage: treebank_text.py TREEBANK.conllu[.gz]

Spaces are those of SpaceAfter; "# newpar" begins a paragraph after a blank line.
"""
import gzip
import json
import sys


def documents(lines):
    """Yields name, text."""
    name, parts, space, until = None, [], "", 0
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if name is not None:
                yield name, "".join(parts)
            name, parts, space = line.partition("= ")[2], [], ""
        elif line.startswith("# newpar"):
            space = "\n\n" if parts else ""
        elif not line:
            until = 0
        elif line[0] != "#":
            number, form, *_, misc = line.split("\t")
            first, _, last = number.partition("-")
            if "." in number or not last and int(first) <= until:
                continue
            until = int(last or first)
            parts += space, form
            space = "" if "SpaceAfter=No" in misc else " "
    if name is not None:
        yield name, "".join(parts)


def main():
    path = sys.argv[1]
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        for name, text in documents(lines):
            print(json.dumps({"doc": name, "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
