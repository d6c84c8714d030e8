#!/usr/bin/env python3
"""How far the stated confidence of attributions can be trusted.

  hearsay annotate --as jsonl GOLD/*.txt | reliability.py TOOLS GOLD [--rules]

TOOLS holds score_attribution.py, GOLD the articles and their annotation. Right
is what the scorer calls "rel": half of the content's words in common and the
same source. Outermost attributions count, as the gold has no others. Prints
bins of confidence with how many there are, what they state on the mean and how
many of a hundred are right; with --rules the same by rule.
"""
import collections, json, os, sys

sys.path.insert(0, sys.argv[1])
import score_attribution as scorer


def system(docs):
    """The attributions of each document with the rule and the confidence of each."""
    out = collections.defaultdict(list)
    for line in sys.stdin:
        reading = json.loads(line)
        name = os.path.basename(reading["document"]["path"]).removesuffix(".txt")
        for a in reading["attributions"]:
            spans = {role: [[s["start"], s["end"]] for s in a[role]] for role in ("source", "cue", "content")}
            out[name].append((docs[name].make(dict(doc=name, **spans)), (a["by"], a["confidence"])))
    return out


def outermost(doc, pairs):
    zone = doc.tokens(doc.discard)
    pairs = [p for p in pairs if not (zone and (p[0].tok["content"] | p[0].tok["cue"]) <= zone)]
    kept = {id(a) for a in scorer.drop_nested([a for a, _ in pairs])}
    seen = set()
    return [p for p in pairs if id(p[0]) in kept and not (p[0].key() in seen or seen.add(p[0].key()))]


def main():
    docs = scorer.load_gold(sys.argv[2])
    bins, rules = collections.defaultdict(list), collections.defaultdict(list)
    for name, pairs in system(docs).items():
        doc = docs[name]
        pairs = outermost(doc, pairs)
        _, right = scorer.match(scorer.drop_nested(doc.gold), [a for a, _ in pairs], scorer.source_ok)
        for j, (_, (rule, confidence)) in enumerate(pairs):
            bins[min(int(confidence * 10), 9)].append((confidence, j in right))
            rules[rule.removeprefix("attribution/")].append(j in right)
    print("| confidence | attributions | stated | right |\n|---|---|---|---|")
    for b in sorted(bins, reverse=True):
        rows = bins[b]
        stated, right = (100 * sum(r[k] for r in rows) / len(rows) for k in (0, 1))
        print(f"| {b / 10:.1f} to {(b + 1) / 10:.1f} | {len(rows)} | {stated:.0f} | {right:.0f} |")
    if "--rules" in sys.argv:
        for rule, rows in sorted(rules.items()):
            print(f'\t"{rule}": {sum(rows) / len(rows):.2f}, // {sum(rows)} of {len(rows)}')


if __name__ == "__main__":
    main()
