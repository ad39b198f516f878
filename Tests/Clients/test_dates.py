"""What a pipe asks of dates and is told: ranges, genres, and when an article was written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.envoy import line_and_column
from support.lsp_client import PATIENCE, LSPClient
from support.schemas import check_record

Annotate = Callable[..., list[Any]]


@pytest.fixture
def annotate(binary: Path) -> Annotate:
    """Annotates JSON Lines with the shipped dates and structure alone; every record is held
    against the schema and against its text."""

    def run(*records: dict[str, Any], arguments: tuple[str, ...] = ()) -> list[Any]:
        command = [binary, "annotate", "--jsonl", "--plugins", "org.glossator.dates"]
        command[-1] += ",org.glossator.structure"
        data = "".join(json.dumps(record) + "\n" for record in records)
        done = subprocess.run(
            [*command, *arguments], input=data.encode(), capture_output=True, timeout=PATIENCE
        )
        assert (done.returncode, done.stderr) == (0, b"")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        return [check_record(a, r.get("text")) for a, r in zip(answers, records, strict=True)]

    return run


def values(record: Any) -> list[tuple[str, str]]:
    """The marked words, each with its value."""
    return [(mark["text"], mark["value"]) for mark in record["annotations"]]


STRIKE = "The strike lasted from March 3 to April 12 and cost a fortune."
WHOLE = [("from March 3 to April 12", "2025-03-03/2025-04-12")]
ENDS = [("March 3", "2025-03-03"), ("April 12", "2025-04-12")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [({}, WHOLE), ({"ranges": "interval"}, WHOLE), ({"ranges": "ends"}, ENDS)],
)
def test_a_range_is_one_annotation_or_two(
    annotate: Annotate, line: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    (record,) = annotate({"text": STRIKE, "published": "2025-06-01"} | line)
    found = [(text.removeprefix("from "), value) for text, value in values(record)]
    assert found == [(text.removeprefix("from "), value) for text, value in expected]


def test_a_range_of_one_annotation_has_its_ends(annotate: Annotate) -> None:
    (record,) = annotate({"text": STRIKE, "published": "2025-06-01"})
    (mark,) = record["annotations"]
    assert [(end["text"], end["value"]) for end in mark["ends"]] == ENDS
    assert mark["edtf"] == "2025-03-03/2025-04-12"


def test_the_line_overrules_the_command_line(annotate: Annotate) -> None:
    whole, parts = annotate(
        {"text": STRIKE, "ranges": "interval"}, {"text": STRIKE}, arguments=("--ranges", "ends")
    )
    assert (len(whole["annotations"]), len(parts["annotations"])) == (1, 2)


HISTORY = "In March 1941 the fleet sailed. In May 1941 it was sunk. By June 5, all was over."


@pytest.mark.parametrize(("genre", "last"), [("narrative", "1941-06-05"), ("news", "2025-06-05")])
def test_a_history_is_read_from_the_last_date_told(
    annotate: Annotate, genre: str, last: str
) -> None:
    (record,) = annotate({"text": HISTORY, "published": "2025-09-01", "genre": genre})
    assert [value for _, value in values(record)] == ["1941-03", "1941-05", last]


def test_an_article_says_when_it_was_written(annotate: Annotate) -> None:
    text = "OSLO, October 8, 2018 (Agency) — Dockers walked out on Tuesday."
    (record,) = annotate({"text": text})
    assert record["published"] == "2018-10-08"
    (candidate,) = record["reference"]
    assert (candidate["source"], candidate["text"]) == ("dateline", "October 8, 2018")
    tuesday = record["annotations"][-1]
    assert (tuesday["value"], tuesday["anchor"]) == ("2018-10-02", "2018-10-08")
    assert tuesday["reference"] == "2018-10-08 dateline 0.9"


def test_front_matter_counts_before_the_dateline(annotate: Annotate) -> None:
    text = "---\ndate: 2018-10-09\n---\n\nOSLO, October 8, 2018 (Agency) — They met on Tuesday."
    (record,) = annotate({"text": text})
    assert record["published"] == "2018-10-09"
    assert [c["source"] for c in record["reference"]] == ["front-matter", "dateline"]
    assert record["annotations"][-1]["value"] == "2018-10-09"


def test_what_the_caller_says_counts_before_all(annotate: Annotate) -> None:
    text = "OSLO, October 8, 2018 (Agency) — They met on Tuesday."
    (record,) = annotate({"text": text, "published": "2018-10-20"})
    assert record["published"] == "2018-10-20"
    assert "reference" not in record
    assert record["annotations"][-1]["value"] == "2018-10-16"


def test_without_a_reference_time_nothing_is_made_up(annotate: Annotate) -> None:
    (record,) = annotate({"text": "They met on Tuesday and on October 8.", "genre": "news"})
    assert "published" not in record and "reference" not in record
    assert [value for _, value in values(record)] == ["XXXX-WXX-2", "XXXX-10-08"]


@pytest.mark.parametrize(
    "bad",
    [
        {"ranges": "both"},
        {"ranges": 1},
        {"genre": "poem"},
        {"genre": ["news"]},
        {"prefer": "now"},
        {"published": "yesterday"},
        {"published": "2018-02-30"},
        {"published": 2018},
    ],
    ids=str,
)
def test_a_wrong_value_is_an_error_of_its_record_alone(
    annotate: Annotate, bad: dict[str, Any]
) -> None:
    good = {"text": "They met on Tuesday.", "published": "2018-10-08"}
    before, failed, after = annotate(good, good | {"id": 7} | bad, good)
    assert (failed["ok"], failed["id"], failed["error"]["code"]) == (False, 7, "bad-field")
    assert failed["error"]["message"].startswith(next(iter(bad)) + ": expected ")
    assert values(before) == values(after) == [("Tuesday", "2018-10-02")]
    assert (before["line"], failed["line"], after["line"]) == (1, 2, 3)


CARDS = [
    ("Tuesday,", ["2018-10-02 — date", "a Tuesday, 6 days before this article", "week: 40 of 2018"]),
    ("Tuesday,", ["resolved against: 2018-10-08, the dateline (90 %) (computed from line 1)"]),
    ("Tuesday,", ["the article is also dated: 2018-10-07, the file name (80 %)"]),
    ("Monday", ["the day this article is dated", "twice, also as “October 8, 2018”"]),
    ("23:30 EST", ["04:30 UTC on the next day, 2018-10-03"]),
    ("two weeks", ["P2W — duration", "exactly: 14 days"]),
    ("31 April", ["no calendar has this day: April has 30 days"]),
    ("1945", ["1945 — date, since", "73 years before this article"]),
]


@pytest.mark.parametrize(("words", "expected"), CARDS)
def test_a_reader_is_told_of_a_date(
    serve: Callable[..., LSPClient], words: str, expected: list[str]
) -> None:
    text = (
        "OSLO, October 8, 2018 (Agency) — They met on Tuesday, and again on Monday.\n\n"
        "It sank at 23:30 EST on Tuesday, after two weeks. On 31 April and since 1945 all was well."
    )
    plugins = "org.glossator.dates,org.glossator.structure"
    client = serve("--stdio", "--plugins", plugins)
    client.initialize()
    uri = client.open(text, "file:///2018-10-07-ferry.txt")
    line, column = line_and_column(text, text.index(words))
    card = client.hover(uri, line, column)["contents"]["value"]
    assert [part for part in expected if part not in card] == []
    assert client.end() == 0
