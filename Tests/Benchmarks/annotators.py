#!/usr/bin/env python3
"""Prints how fast each annotator reads by itself, in megabytes a second on one processor.

usage: annotators.py --binary bench-annotators

The definition beside this file says which articles are read, and between how many annotations must
be found in them: speed without the right answer is a failure.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def rows_of(output):
    """The lines of bench-annotators as (annotator, megabytes a second, annotations)."""
    for line in output.splitlines():
        name, rate, found = line.split("\t")
        yield name, float(rate.split()[0]), int(found.split()[0])


def complaints(rows, expected):
    """What was not found as often as it should be."""
    counts = {name: found for name, _, found in rows}
    for name, (low, high) in expected.items():
        if not low <= counts.get(name, 0) <= high:
            yield f"{name}: expected {low} to {high} annotations, found {counts.get(name, 0)}"


def measure(binary, title, articles, found):
    """Prints a table for some articles; the complaints about what was found in them."""
    texts = [ROOT / name for name in articles]
    run = subprocess.run([binary, ROOT / "plugins", *texts],
                         capture_output=True, text=True, check=True)
    rows = list(rows_of(run.stdout))
    dates = [rate for name, rate, _ in rows if name.startswith("dates/")]
    size = sum(text.stat().st_size for text in texts)
    print(f"\n{f'annotators alone, {size / 1e3:.1f} kB of {title}':58}{'MB/s':>10}{'found':>10}")
    for name, rate, count in rows:
        print(f"{name:58}{rate:10.1f}{count:10}")
    if all(dates):
        print(f"{'dates, both behind each other':58}{1 / sum(1 / rate for rate in dates):10.1f}")
    return complaints(rows, found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    options = parser.parse_args()
    plan = json.loads((ROOT / "Tests/Benchmarks/definitions/annotators.json").read_text())
    wrong = [line for text in plan["texts"] for line in measure(options.binary, **text)]
    if wrong:
        sys.exit("annotators.py: " + "\n".join(wrong))


if __name__ == "__main__":
    main()
