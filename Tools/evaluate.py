#!/usr/bin/env python3
"""Prints how well the built program does on gold JSON lines.

usage: evaluate.py --binary glossator [--ranges interval|ends] FOLDER_OR_FILE...

A gold line is an object with "text", optionally "reference_date" or "date", "prefer" and "genre", and
  "spans"     [{"start","end","kind","value","values"}]   dates
  "spans"     [{"start","end","kind","value","unit","counted"}]   figures
  "entities"  [{"start","end","type"}]                    people, organizations, locations
  "toponyms"  [{"start","end","lat","lon","alt","type"}]  places; "alt" are other points in use, and
                                                          of "type" only "name" counts
with offsets in code points. Only kinds that a file annotates are counted in it. Gold and found are
paired one to one: equal spans first, then those that overlap most.

"strict" wants the same span, "relaxed" an overlap. Of the relaxed pairs of dates, "type" have the
same of DATE, TIME, DURATION and SET, "value" the same value (or one of "values"), and "same" a value
that denotes the same days, minutes or length; "F1*v" is relaxed F1 times value, as TempEval has it.
Of figures, "value" is the F1 of pairs that overlap and have the same value, whatever their spans, and
"unit" of those that also have the same unit or, where gold has none, the same last word counted.
Of places, "value" is the F1 of pairs with the same span that lie within 161 km, and "e2e" that of pairs
that overlap and do, where gold without a point is left out. Of names without a value "value" is "strict".
Below names stands how sure the program said it was of people and organizations, and how many of those
had the right span and kind; below places how sure it was, and how many lay within 161 km of gold.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys

from denotation import denotation

TEMPORAL = {"DATE", "TIME", "DURATION", "SET"}
NAMES = {"person", "organization", "location"}
#: What gold data calls its kinds of time, where it is not TIMEX3.
TYPES = {"DATERANGE": "DATE", "DATETIME": "TIME", "DATETIMERANGE": "TIME", "TIMERANGE": "TIME",
         "DATETIMEALT": "TIME"}


def temporal_type(name):
    """DATE for `date`, TIME for `datetimeV2.timerange`."""
    name = name.split(".")[-1].upper()
    return TYPES.get(name, name)


def gold_of(record):
    """The gold items as (start, end, kind, type, values) and the kinds that count."""
    if "toponyms" in record:
        return [
            (t["start"], t["end"], "location", "",
             [(t.get("lat"), t.get("lon")), *map(tuple, t.get("alt") or ())])
            for t in record["toponyms"] if t.get("type", "name") == "name"
        ], {"location"}
    if "entities" in record:
        items = [(e["start"], e["end"], e["type"], "", []) for e in record["entities"]]
        return [item for item in items if item[2] in NAMES], NAMES
    spans = [s for s in record["spans"] if s.get("start") is not None]
    if any(is_temporal(s["kind"]) for s in spans):
        return [(s["start"], s["end"], "date", temporal_type(s["kind"]), values_of(s))
                for s in spans], {"date"}
    return [(s["start"], s["end"], "figure", measure_of(s, s.get("counted")), values_of(s))
            for s in spans], {"figure"}


def measure_of(figure, counted):
    """The unit of a figure, else the last word that it counts."""
    words = (counted or "").lower().split()
    return figure.get("unit") or (words[-1] if words else "")


def is_temporal(name):
    """Whether it is a kind of time; zones and intervals have no type of TIMEX3."""
    name = temporal_type(name)
    return name in TEMPORAL or name == "TIMEZONE" or name.startswith("INTERVAL")


def values_of(span):
    """The value and whatever else would be right."""
    values = [span.get("value"), *(span.get("values") or ())]
    return [value for value in values if value is not None]


def family_of(records):
    """The kinds that a whole file annotates; an empty record can not tell by itself."""
    kinds = set()
    for record in records:
        if any(record.get(key) for key in ("toponyms", "entities", "spans")):
            kinds |= gold_of(record)[1]
    return kinds


def line_of(number, record):
    """The input line for a gold record."""
    line = {"id": number, "text": record["text"]}
    published = record.get("reference_date") or record.get("date")
    # Some corpora know half a date, or none; that is no reference time.
    if published and re.match(r"\d{4}-\d\d-\d\d", published):
        line["published"] = published
    if record.get("prefer"):
        line["prefer"] = record["prefer"]
    # Corpora have other genres, of which the program is told nothing.
    if record.get("genre") in ("news", "narrative"):
        line["genre"] = record["genre"]
    if record.get("locale"):
        line["locale"] = record["locale"]
    return json.dumps(line)


def annotate(binary, records, arguments):
    lines = "\n".join(line_of(*pair) for pair in enumerate(records)) + "\n"
    run = subprocess.run([binary, "annotate", "--jsonl", *arguments], input=lines,
                         capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in run.stdout.split("\n") if line]
    if len(answers) != len(records):
        sys.exit(f"evaluate.py: {len(records)} lines, {len(answers)} answers: {run.stderr}")
    return answers


def found_in(answer, kinds):
    """What was found, in the form of gold items."""
    return [(a["start"], a["end"], a["kind"], type_of(a), [value_of(a)])
            for a in answer.get("annotations", ()) if a["kind"] in kinds]


def type_of(annotation):
    if annotation["kind"] == "figure":
        return measure_of(annotation, annotation.get("counted", {}).get("text"))
    return annotation.get("type", "")


def value_of(annotation):
    if annotation["kind"] == "location":
        place = annotation.get("place", {})
        return place.get("lat"), place.get("lon")
    if "value" in annotation:
        return str(annotation["value"])
    return f"{annotation.get('min', '')}..{annotation.get('max', '')}"


def pairs_of(gold, found):
    """One to one: equal spans first, then the largest overlaps."""
    overlaps = []
    for i, (start, end, kind, _, _) in enumerate(gold):
        for j, (a, b, other, _, _) in enumerate(found):
            size = min(end, b) - max(start, a)
            if size > 0 and kind == other:
                overlaps.append(((start, end) != (a, b), -size, i, j))
    taken_gold, taken_found = set(), set()
    for _, _, i, j in sorted(overlaps):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            yield gold[i], found[j]


def kilometres(one, two):
    if None in one or None in two:
        return math.inf
    a, b, c, d = map(math.radians, (*one, *two))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def same_value(gold, found):
    if not gold[4]:  # Names have no value to be wrong.
        return True
    value = found[4][0]
    if gold[2] == "location":
        return any(kilometres(wanted, value) <= 161 for wanted in gold[4])
    if gold[2] == "figure":
        return any(same_number(wanted, value) for wanted in gold[4])
    return value in map(str, gold[4])


def same_number(wanted, value):
    """Whether two numbers, or both ends of two ranges, are equal but for the ninth digit."""
    def close(one, two):
        if one == two:
            return True
        try:
            return math.isclose(float(one), float(two), rel_tol=1e-6)
        except ValueError:
            return False
    one, two = str(wanted).split(".."), str(value).split("..")
    return len(one) == len(two) and all(map(close, one, two))


def same_denotation(gold, found):
    return denotation(found[4][0]) in {denotation(str(wanted)) for wanted in gold[4]}


def count(records, answers, kinds):
    """How often gold and found agree, in which respect."""
    total = dict.fromkeys(
        ("gold", "found", "strict", "relaxed", "type", "value", "same", "exact", "unit",
         "placed", "unplaced"), 0)
    for record, answer in zip(records, answers):
        gold, found = gold_of(record)[0], found_in(answer, kinds)
        total["gold"] += len(gold)
        total["found"] += len(found)
        total["placed"] += sum(item[4][0] != (None, None) for item in gold if item[2] == "location")
        for wanted, answer_ in pairs_of(gold, found):
            is_strict = wanted[:2] == answer_[:2]
            has_value = same_value(wanted, answer_)
            total["relaxed"] += 1
            total["strict"] += is_strict
            total["exact"] += is_strict and has_value
            if wanted[2] == "location":
                has_point = wanted[4] and wanted[4][0] != (None, None)
                total["value"] += has_value
                total["unplaced"] += not has_point
            if "figure" in kinds:
                total["value"] += has_value
                total["unit"] += has_value and wanted[3] == answer_[3]
            if "date" in kinds:
                kind = wanted[3] if wanted[3] in TEMPORAL else answer_[3]
                total["type"] += kind == answer_[3]
                total["value"] += has_value
                total["same"] += same_denotation(wanted, answer_)
    return total


def calibration(records, answers, kinds):
    """For each tenth of confidence: how sure was said, how many there were, how many were right."""
    tenths = {}
    for record, answer in zip(records, answers):
        wanted = {item[:3] for item in gold_of(record)[0]}
        for found in answer.get("annotations", ()):
            if found["kind"] in kinds:
                tenth = tenths.setdefault(min(9, int(found["confidence"] * 10)), [0, 0, 0])
                tenth[0] += found["confidence"]
                tenth[1] += 1
                tenth[2] += (found["start"], found["end"], found["kind"]) in wanted
    return tenths


def place_calibration(records, answers):
    """The same of places: right is one within 161 km of gold that it overlaps, or one that overlaps
    gold and does not say where it lies."""
    tenths = {}
    for record, answer in zip(records, answers):
        sure = {(a["start"], a["end"]): a["confidence"] for a in answer.get("annotations", ())
                if a["kind"] == "location"}
        gold, found = gold_of(record)[0], found_in(answer, {"location"})
        paired = {item[:2]: wanted for wanted, item in pairs_of(gold, found)}
        for item in found:
            wanted = paired.get(item[:2])
            if wanted and wanted[4][0] == (None, None):
                continue  # Nobody can say where it lies.
            has_point = item[4][0] != (None, None)
            confidence = sure[item[:2]]
            tenth = tenths.setdefault(min(9, int(confidence * 10)), [0, 0, 0])
            tenth[0] += confidence
            tenth[1] += 1
            tenth[2] += wanted is not None and (not has_point or same_value(wanted, item))
    return tenths


def add_calibration(all_tenths, tenths):
    for key, (said, number, right) in tenths.items():
        sums = all_tenths.setdefault(key, [0, 0, 0])
        all_tenths[key] = [sums[0] + said, sums[1] + number, sums[2] + right]


def print_calibration(tenths, what):
    if not tenths:
        return
    print(f"{'confidence':16}{what:>8}{'said':>8}{'right':>8}")
    for key in sorted(tenths):
        said, number, right = tenths[key]
        sums = f"{said / number:8.2f}{right / number:8.2f}"
        print(f"{key / 10:.1f} to {(key + 1) / 10:.1f}      {number:8}{sums}")


def scores(right, total):
    """Precision, recall and F1, in percent."""
    precision = 100 * right / total["found"] if total["found"] else 0
    recall = 100 * right / total["gold"] if total["gold"] else 0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0


def end_to_end(total):
    """F1 of places that overlap gold and lie within 161 km of it; gold without a point is neutral."""
    found = total["found"] - total["unplaced"]
    precision = 100 * total["value"] / found if found else 0
    recall = 100 * total["value"] / total["placed"] if total["placed"] else 0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


def row(path, total, kinds):
    """The name of the file, the two counts, and the percentages."""
    strict, relaxed = scores(total["strict"], total), scores(total["relaxed"], total)
    if "figure" in kinds:
        return path.name, total, [
            *strict, relaxed[2], scores(total["value"], total)[2], scores(total["unit"], total)[2]]
    if kinds == {"location"}:
        return path.name, total, [*strict, relaxed[2], scores(total["exact"], total)[2],
                                  end_to_end(total)]
    if "date" not in kinds:
        return path.name, total, [*strict, relaxed[2], scores(total["exact"], total)[2]]
    among = [100 * total[key] / max(total["relaxed"], 1) for key in ("type", "value", "same")]
    return path.name, total, [*strict, *relaxed, *among, relaxed[2] * among[1] / 100]


DATE_HEADS = ["prec", "rec", "strict", "prec", "rec", "relaxed", "type", "value", "same", "F1*v"]
FIGURE_HEADS = ["prec", "rec", "strict", "relaxed", "value", "unit"]
PLACE_HEADS = ["prec", "rec", "strict", "relaxed", "value", "e2e"]
OTHER_HEADS = ["prec", "rec", "strict", "relaxed", "value"]


def print_table(rows, heads):
    if not rows:
        return
    print(f"{'file':34}{'gold':>7}{'found':>7}" + "".join(f"{head:>8}" for head in heads))
    for name, total, figures in rows:
        cells = "".join(f"{figure:8.1f}" for figure in figures)
        print(f"{name:34}{total['gold']:7}{total['found']:7}{cells}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--ranges", choices=["interval", "ends"],
                        help="whether gold has a stretch as one span or as its two ends")
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    files = []
    for path in options.gold:
        files += sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        sys.exit(f"evaluate.py: no .jsonl file in {options.gold[0]}")
    arguments = ["--ranges", options.ranges] if options.ranges else []
    dates, figures, places, others, tenths, place_tenths = [], [], [], [], {}, {}
    places_sum = {}
    for path in files:
        lines = path.read_text(encoding="utf-8").split("\n")
        records = [json.loads(line) for line in lines if line.strip()]
        kinds = family_of(records)
        answers = annotate(options.binary, records, arguments)
        total = count(records, answers, kinds)
        if "person" in kinds:
            add_calibration(tenths, calibration(records, answers, {"person", "organization"}))
        if kinds == {"location"}:
            add_calibration(place_tenths, place_calibration(records, answers))
            places_sum = {key: places_sum.get(key, 0) + total[key] for key in total}
        table = dates if "date" in kinds else figures if "figure" in kinds else \
            places if kinds == {"location"} else others
        table.append(row(path, total, kinds))
    print_table(dates, DATE_HEADS)
    print_table(figures, FIGURE_HEADS)
    if len(places) > 1:
        places.append(row(pathlib.Path("all places"), places_sum, {"location"}))
    print_table(places, PLACE_HEADS)
    print_calibration(place_tenths, "places")
    print_table(others, OTHER_HEADS)
    print_calibration(tenths, "names")


if __name__ == "__main__":
    main()
