#!/usr/bin/env python3
"""Prints precision, recall and F1 of the built program on gold JSON lines.

usage: evaluate.py --binary glossator FOLDER_OR_FILE...

A gold line is an object with "text", optionally "reference_date" or "date", and one of
  "spans"     [{"start","end","kind","value"}]    dates and figures
  "entities"  [{"start","end","type"}]            people, organizations, locations
  "toponyms"  [{"start","end","lat","lon"}]       places
with offsets in code points. Only kinds that a file annotates are counted in it.
"strict" wants the same span (and kind), "relaxed" an overlap, "value" the same span and value.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys

TEMPORAL = {"DATE", "TIME", "DURATION", "SET"}
NAMES = {"person", "organization", "location"}


def gold_of(record):
    """The gold items as (start, end, kind, value) and the kinds that count."""
    if "toponyms" in record:
        items = [
            (t["start"], t["end"], "location", (t.get("lat"), t.get("lon")))
            for t in record["toponyms"]
            if t.get("type", "name") == "name"
        ]
        return items, {"location"}
    if "entities" in record:
        items = [(e["start"], e["end"], e["type"], None) for e in record["entities"]]
        return [i for i in items if i[2] in NAMES], NAMES
    items = [(s["start"], s["end"], s["kind"], s.get("value")) for s in record["spans"]]
    if any(kind.split(".")[0] in TEMPORAL for _, _, kind, _ in items):
        return [(a, b, "date", v) for a, b, _, v in items], {"date"}
    return [(a, b, "figure", v) for a, b, _, v in items], {"figure"}


def family_of(records):
    """The kinds that a whole file annotates; an empty record can not tell by itself."""
    kinds = set()
    for record in records:
        if any(record.get(key) for key in ("toponyms", "entities", "spans")):
            kinds |= gold_of(record)[1]
    return kinds


def annotate(binary, records):
    lines = []
    for number, record in enumerate(records):
        line = {"id": number, "text": record["text"]}
        published = record.get("reference_date") or record.get("date")
        # Some corpora know half a date, or none; that is no reference time.
        if published and re.match(r"\d{4}-\d\d-\d\d", published):
            line["published"] = published
        if record.get("prefer"):
            line["prefer"] = record["prefer"]
        lines.append(json.dumps(line))
    run = subprocess.run(
        [binary, "annotate", "--jsonl"], input="\n".join(lines) + "\n",
        capture_output=True, text=True, check=False,
    )
    out = run.stdout.split("\n")
    return [json.loads(line) for line in out if line]


def value_of(annotation):
    if annotation["kind"] == "location":
        place = annotation.get("place", {})
        return place.get("lat"), place.get("lon")
    if "value" in annotation:
        return str(annotation["value"])
    return f"{annotation.get('min', '')}..{annotation.get('max', '')}"


def kilometres(one, two):
    if None in one or None in two:
        return math.inf
    a, b, c, d = map(math.radians, (*one, *two))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def same_value(kind, gold, found):
    if gold is None:
        return False
    if kind == "location":
        return kilometres(gold, found) <= 161
    return str(gold) == str(found)


def score(binary, path):
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    kinds = family_of(records)
    answers = annotate(binary, records)
    gold_count = found_count = strict = relaxed_gold = relaxed_found = value = 0
    for record, answer in zip(records, answers):
        gold = gold_of(record)[0]
        found = [
            (a["start"], a["end"], a["kind"], value_of(a))
            for a in answer.get("annotations", ())
            if a["kind"] in kinds
        ]
        gold_count += len(gold)
        found_count += len(found)
        exact = {(a, b, k): v for a, b, k, v in found}
        for start, end, kind, wanted in gold:
            if (start, end, kind) in exact:
                strict += 1
                value += same_value(kind, wanted, exact[start, end, kind])
            relaxed_gold += any(s < end and start < e and k == kind for s, e, k, _ in found)
        for start, end, kind, _ in found:
            relaxed_found += any(s < end and start < e and k == kind for s, e, k, _ in gold)
    precision = strict / found_count if found_count else 0
    recall = strict / gold_count if gold_count else 0
    loose = f1(relaxed_found / max(found_count, 1), relaxed_gold / max(gold_count, 1))
    return (path.name, gold_count, found_count, precision, recall, f1(precision, recall), loose,
            2 * value / max(found_count + gold_count, 1))


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    files = []
    for path in options.gold:
        files += sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        sys.exit(f"evaluate.py: no .jsonl file in {options.gold[0]}")
    head = f"{'file':34}{'gold':>7}{'found':>7}{'prec':>7}{'rec':>7}{'strict':>8}{'relaxed':>9}{'value':>7}"
    print(head)
    for path in files:
        name, gold, found, *figures = score(options.binary, path)
        cells = "".join(f"{100 * figure:{width}.1f}" for figure, width in zip(figures, (7, 7, 8, 9, 7)))
        print(f"{name:34}{gold:7}{found:7}{cells}")


if __name__ == "__main__":
    main()
