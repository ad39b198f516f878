"""The tools that measure measure right: what counts as found, and what values mean the same."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]


def load(folder: str, name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of the repository as a module."""
    monkeypatch.syspath_prepend(REPOSITORY / folder)
    return importlib.import_module(name)


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load("Tools", "evaluate", monkeypatch)


SAME = [
    ("2013-W11", "2013-03-11/2013-03-17"), ("P1W", "P7D"), ("196", "1960-01-01/1969-12-31"),
    ("196X", "196"), ("T19:00", "T19:00:00"), ("T19", "T19:00"), ("2018-Q4", "2018-10/2018-12"),
    ("2018-H1", "2018-01-01/2018-06-30"), ("2018-10-08T24:00", "2018-10-09T00:00"),
    ("2018-10-08T09Z", "2018-10-08T09:00:00"), ("2018-10-08 09:00", "2018-10-08T09"),
    ("P1DE", "P120M"), ("PT90M", "PT1H30M"), ("2013-W11-1", "2013-03-11"), ("past_ref", "PAST_REF"),
    ("2013-W11-WE", "2013-03-16/2013-03-17"), ("19", "1900/1999"), ("2018-10-08/", "2018-10-08/ "),
    ("2018-10-08-WXX-1", "2018-10-08"), ("0001", "0001-01-01/0001-12-31"),
]  # fmt: skip
DIFFERENT = [
    ("2018-10-08", "2018-10-09"), ("2018", "2018-01-01"), ("P1M", "P30D"), ("PXD", "PXW"),
    ("2018-10-08T09", "2018-10-08"), ("XXXX-10-08", "2018-10-08"), ("2018-02-30", "2018-03-02"),
    ("P", "PT"), ("2018-10-08/", "/2018-10-08"), ("T09", "T21"), ("2018-SU", "2018"),
    ("2018-13", "2019-01"), ("", "0"), ("2018-W99", "2018"), ("T99:99", "T98:99"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), SAME)
def test_values_of_one_meaning_are_the_same(
    monkeypatch: pytest.MonkeyPatch, one: str, two: str
) -> None:
    denotation = load("Tools", "denotation", monkeypatch).denotation
    assert denotation(one) == denotation(two)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_values_of_two_meanings_are_not(
    monkeypatch: pytest.MonkeyPatch, one: str, two: str
) -> None:
    denotation = load("Tools", "denotation", monkeypatch).denotation
    assert denotation(one) != denotation(two)


def gold(start: int, end: int, kind: str = "DATE", value: str = "2018", **more: Any) -> Any:
    return {"start": start, "end": end, "kind": kind, "value": value} | more


def found(start: int, end: int, type_: str = "DATE", value: str = "2018") -> Any:
    return {"kind": "date", "start": start, "end": end, "type": type_, "value": value}


CASES = [
    # An equal span goes before one that overlaps more of another; each is paired once.
    ([gold(0, 4), gold(5, 9)], [found(0, 4), found(3, 9)], {"strict": 1, "relaxed": 2}),
    ([gold(0, 9)], [found(0, 4), found(5, 9)], {"strict": 0, "relaxed": 1, "found": 2}),
    ([gold(0, 4)], [found(4, 8)], {"relaxed": 0}),
    ([gold(0, 4, "TIME")], [found(0, 4)], {"strict": 1, "type": 0, "value": 1}),
    ([gold(0, 4, "datetimeV2.daterange")], [found(0, 4)], {"type": 1}),
    ([gold(0, 4, value="2018-01/2018-12")], [found(0, 4)], {"value": 0, "same": 1, "exact": 0}),
    ([gold(0, 4, value="1", values=["2", "2018"])], [found(0, 4)], {"value": 1, "same": 1}),
    ([gold(0, 4, value="2017")], [found(0, 5)], {"strict": 0, "relaxed": 1, "value": 0}),
    ([gold(0, 4), {**gold(5, 9), "start": None}], [], {"gold": 1, "found": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("spans", "marks", "expected"), CASES)
def test_pairs_are_counted(
    evaluate: ModuleType, spans: Any, marks: Any, expected: dict[str, int]
) -> None:
    total = evaluate.count([{"text": "", "spans": spans}], [{"annotations": marks}], {"date"})
    assert {key: total[key] for key in expected} == expected


FIGURES = [
    ({"value": "3000000", "unit": "USD"}, {"value": 3000000, "unit": "USD"}, (1, 1)),
    ({"value": "0.3333333333"}, {"value": 0.333333333333333}, (1, 1)),
    ({"value": "3", "unit": "GBP"}, {"value": 3, "unit": "USD"}, (1, 0)),
    ({"value": "4..5"}, {"min": 4, "max": 5}, (1, 1)),
    ({"value": "200.."}, {"min": 200}, (1, 1)),
    ({"value": "4..5"}, {"value": 4}, (0, 0)),
    ({"value": "7", "counted": "Afghan men"}, {"value": 7, "counted": {"text": "men"}}, (1, 1)),
    ({"value": "7", "counted": "men"}, {"value": 7}, (1, 0)),
]


@pytest.mark.parametrize(("wanted", "mark", "expected"), FIGURES)
def test_figures_are_compared_by_value_and_unit(
    evaluate: ModuleType, wanted: Any, mark: Any, expected: tuple[int, int]
) -> None:
    spans = [gold(0, 4, "cardinal", **wanted)]
    marks = [{"kind": "figure", "start": 0, "end": 5, "type": "cardinal", **mark}]
    total = evaluate.count([{"text": "", "spans": spans}], [{"annotations": marks}], {"figure"})
    assert (total["value"], total["unit"]) == expected


@pytest.mark.parametrize("kind", ["DATE", "datetimeV2.timezone", "interval", "timerange"])
def test_a_file_of_dates_is_no_file_of_figures(evaluate: ModuleType, kind: str) -> None:
    records = [{"text": "", "spans": [gold(0, 4)]}, {"text": "", "spans": [gold(0, 4, kind)]}]
    assert evaluate.family_of(records) == {"date"}


def test_what_a_record_says_of_itself_is_passed_on(evaluate: ModuleType) -> None:
    record = {"text": "t", "date": "2018-10-08", "prefer": "future", "genre": "narrative"}
    assert json.loads(evaluate.line_of(3, record)) == {
        "id": 3,
        "text": "t",
        "published": "2018-10-08",
        "prefer": "future",
        "genre": "narrative",
    }
    other = {"text": "t", "reference_date": "2018", "genre": "biography"}
    assert json.loads(evaluate.line_of(0, other)) == {"id": 0, "text": "t"}


def test_confidence_is_compared_with_what_was_right(
    evaluate: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    entities = [{"start": 0, "end": 4, "type": "person"}]
    marks = [
        {"kind": "person", "start": 0, "end": 4, "confidence": 0.9},
        {"kind": "person", "start": 5, "end": 9, "confidence": 0.96},
        {"kind": "location", "start": 0, "end": 4, "confidence": 0.9},
    ]
    tenths: dict[int, list[float]] = {}
    for _ in range(2):
        evaluate.add_calibration(
            tenths,
            evaluate.calibration([{"entities": entities}], [{"annotations": marks}], {"person"}),
        )
    evaluate.print_calibration(tenths, "names")
    assert capsys.readouterr().out.split("\n")[1].split() == [
        "0.9", "to", "1.0", "4", "0.93", "0.50",
    ]  # fmt: skip


def test_places_are_right_where_they_lie(evaluate: ModuleType) -> None:
    def place(start: int, latitude: float | None, confidence: float) -> dict[str, Any]:
        point = {} if latitude is None else {"lat": latitude, "lon": 10.0}
        return {"kind": "location", "start": start, "end": start + 4, "confidence": confidence, "place": point}

    toponyms = [
        {"start": 0, "end": 4, "type": "name", "lat": 50.0, "lon": 10.0, "alt": [[60.0, 10.0]]},
        {"start": 10, "end": 14, "type": "name", "lat": 50.0, "lon": 10.0},
        {"start": 20, "end": 24, "type": "name", "lat": None, "lon": None},
        {"start": 30, "end": 34, "type": "demonym", "lat": 50.0, "lon": 10.0},
    ]
    marks = [place(0, 60.5, 0.95), place(10, 52.0, 0.95), place(20, 1.0, 0.95), place(40, 50.0, 0.95)]
    records, answers = [{"toponyms": toponyms}], [{"annotations": marks}]
    total = evaluate.count(records, answers, {"location"})
    assert (total["gold"], total["found"], total["relaxed"], total["value"]) == (3, 4, 3, 1)
    # Of three that gold says anything of, one lies right; of two in gold with a point, one is found.
    assert evaluate.end_to_end(total) == pytest.approx(100 * 2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    tenths = evaluate.place_calibration(records, answers)
    assert {key: sums[1:] for key, sums in tenths.items()} == {9: [3, 1]}
    unplaced = [{"annotations": [place(0, None, 0.6), place(40, None, 0.6)]}]
    assert evaluate.place_calibration(records, unplaced)[6][1:] == [2, 1]


def test_dates_and_others_are_printed_in_tables_of_their_own(binary: Path, tmp_path: Path) -> None:
    text = "It ran from March 3 to April 12, 2025."
    spans = [gold(12, 19, value="2025-03-03"), gold(23, 37, value="2025-04-12")]
    dates = {"text": text, "spans": spans}
    (tmp_path / "dates.jsonl").write_text(json.dumps(dates) + "\n")
    figures = {"text": "Some 300 left.", "spans": [gold(0, 8, "cardinal", 300)]}
    (tmp_path / "figures.jsonl").write_text(json.dumps(figures) + "\n\n")
    command = [sys.executable, REPOSITORY / "Tools/evaluate.py", "--binary", binary, tmp_path]
    run = subprocess.run([*command, "--ranges", "ends"], capture_output=True, text=True, check=True)
    lines = [line.split() for line in run.stdout.splitlines()]
    assert [line[0] for line in lines] == ["file", "dates.jsonl", "file", "figures.jsonl"]
    assert lines[0][3:] == "prec rec strict prec rec relaxed type value same F1*v".split()
    assert lines[1][1:] == ["2", "2", *["100.0"] * 10]
    assert lines[2][3:] == "prec rec strict relaxed value unit".split()
    assert lines[3][1:] == ["1", "1", *["100.0"] * 6]
    whole = subprocess.run(command, capture_output=True, text=True, check=True)
    assert whole.stdout.splitlines()[1].split()[1:3] == ["2", "1"]


def test_speed_without_the_right_answer_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = load("Tests/Benchmarks", "annotators", monkeypatch)
    rows = list(bench.rows_of("dates/dates\t31.5 MB/s\t90 found\nx/y\t1.0 MB/s\t2 found\n"))
    assert rows == [("dates/dates", 31.5, 90), ("x/y", 1.0, 2)]
    assert list(bench.complaints(rows, {"dates/dates": [80, 100], "x/y": [2, 2]})) == []
    assert list(bench.complaints(rows, {"dates/dates": [91, 100]})) == [
        "dates/dates: expected 91 to 100 annotations, found 90"
    ]
    assert len(list(bench.complaints(rows, {"names/names": [1, 2]}))) == 1
