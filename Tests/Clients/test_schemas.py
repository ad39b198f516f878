"""The schemas describe the files and records that there are, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from support.lsp_client import LSPClient
from support.plugins import manifest
from support.schemas import NAMES, problems, schema

PLUGINS = Path(__file__).parents[2] / "plugins"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("plugin", ["dates", "entities", "figures", "locations", "structure"])
def test_the_manifest_of_a_shipped_plugin_fits(plugin: str) -> None:
    assert (
        problems("plugin-manifest", json.loads((PLUGINS / plugin / "plugin.json").read_text()))
        == []
    )


def test_the_manifest_of_the_plugin_in_c_fits() -> None:
    assert problems("plugin-manifest", manifest()) == []


ANNOTATOR: dict[str, Any] = {"id": "names", "scope": "unit", "provides": [{"kind": "person"}]}


@pytest.mark.parametrize(
    "changes",
    [
        {"manifest": 2},
        {"manifest": "1"},
        {"kind": "process"},
        {"id": None},
        {"id": "org example"},
        {"version": 1},
        {"abi": 2},
        {"library": "../libnames.so"},
        {"library": ""},
        {"annotators": []},
        {"annotators": [{"id": "names", "scope": "unit"}]},
        {"annotators": [ANNOTATOR | {"scope": "book"}]},
        {"annotators": [ANNOTATOR | {"authority": 100}]},
        {"annotators": [ANNOTATOR | {"provides": ["person"]}]},
        {"annotators": [ANNOTATOR | {"provides": [{"kind": "person", "layer": "top"}]}]},
        {"annotators": [ANNOTATOR | {"requires": "date"}]},
        {"annotators": [ANNOTATOR | {"needs": ["date"]}]},
        {"licence": "MIT"},
    ],
    ids=str,
)
def test_a_bad_manifest_does_not_fit(changes: dict[str, Any]) -> None:
    assert problems("plugin-manifest", manifest(**changes)) != []


CONFIGURATIONS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"published": "2026-03-05"}, True),
    ({"published": "2026-03-05T09:30:00+01:00"}, True),
    ({"published": None, "locale": None, "prefer": None, "genre": None, "ranges": None}, True),
    ({"ranges": "interval"}, True),
    ({"ranges": "ends", "genre": "news"}, True),
    ({"prefer": "future", "genre": "narrative", "locale": "en-GB"}, True),
    ({"rates": None}, True),
    ({"rates": [{"date": "2026-03-05", "from": "EUR", "to": "USD", "rate": 1.08}]}, True),
    ({"rates": [{"date": "2026-03-05", "from": "EUR", "to": "USD", "rate": 0}]}, False),
    ({"rates": [{"date": "2026-03-05", "from": "euro", "to": "USD", "rate": 1}]}, False),
    ({"rates": [{"from": "EUR", "to": "USD", "rate": 1}]}, False),
    ({"rates": 1.08}, False),
    ({"published": "yesterday"}, False),
    ({"published": 20260305}, False),
    ({"locale": ""}, False),
    ({"prefer": "now"}, False),
    ({"genre": "poem"}, False),
    ({"ranges": "both"}, False),
    ({"ranges": True}, False),
    ({"colour": "red"}, False),
]


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(("settings", "fits"), CONFIGURATIONS)
def test_the_server_complains_of_what_does_not_fit(
    serve: Callable[..., LSPClient], settings: dict[str, Any], fits: bool, wrapped: bool
) -> None:
    value = {"glossator": settings} if wrapped else settings
    assert (problems("configuration", value) == []) == fits
    client = serve()
    client.initialize(initializationOptions=value)
    assert client.end() == 0
    assert [m["method"] for m in client.unread] == ([] if fits else ["window/logMessage"])


RECORD: dict[str, Any] = {
    "id": 7,
    "line": 1,
    "ok": True,
    "language": "en",
    "published": "2026-03-05",
    "offsets": "utf8",
    "annotations": [
        {
            "kind": "figure",
            "start": 0,
            "end": 8,
            "text": "some 300",
            "type": "cardinal",
            "value": 300,
            "approx": "~",
            "counted": {"start": 9, "end": 15, "text": "people"},
            "confidence": 0.9,
            "origin": "document",
            "source": {"plugin": "org.example", "rule": "count"},
        }
    ],
    "regions": [
        {
            "kind": "dateline",
            "start": 0,
            "end": 9,
            "text": "OSLO (AP)",
            "attributes": {"role": "place", "place": {"start": 0, "end": 4, "text": "OSLO"}},
            "confidence": 0.97,
            "origin": "document",
            "source": {"plugin": "org.example", "rule": "place"},
        }
    ],
    "entities": [],
    "findings": [],
}
MARK = RECORD["annotations"][0]

DATE: dict[str, Any] = {
    "kind": "date",
    "start": 0,
    "end": 21,
    "text": "March 4 to early June",
    "type": "DATE",
    "value": "2026-03-04/2026-06",
    "bound": "UNTIL",
    "mod": "START",
    "edtf": "2026-03-04/2026-06",
    "interval": "2026-03-04/2026-06-30",
    "anchor": "2026-03-05",
    "reference": "2026-03-05 dateline 0.9; 2026-03-04 file-name 0.8",
    "ends": [
        {"start": 0, "end": 7, "text": "March 4", "value": "2026-03-04"},
        {"start": 11, "end": 21, "text": "early June", "value": "2026-06"},
    ],
    "confidence": 0.9,
    "origin": "document",
    "source": {"plugin": "org.example", "rule": "date"},
}
SAID = {"value": "2026-03-05", "source": "dateline", "confidence": 0.9}
WORDS = {"start": 0, "end": 7, "text": "March 5"}


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        RECORD | {"annotations": [DATE]},
        RECORD | {"annotations": [DATE | {"type": "TIME"}]},
        RECORD | {"reference": [SAID | WORDS, SAID | {"source": "file-name"}]},
        {key: RECORD[key] for key in RECORD if key not in ("id", "line", "published")},
    ],
    ids=lambda record: json.dumps(record)[-70:],
)
def test_a_record_fits(record: Any) -> None:
    assert problems("batch-record", record) == []


@pytest.mark.parametrize(
    "record",
    [
        {},
        RECORD | {"ok": False},
        RECORD | {"line": 0},
        RECORD | {"offsets": "bytes"},
        RECORD | {"published": "March"},
        RECORD | {"extra": 1},
        RECORD | {"annotations": [MARK | {"confidence": 1.1}]},
        RECORD | {"annotations": [MARK | {"approx": "about"}]},
        RECORD | {"annotations": [MARK | {"value": "300"}]},
        RECORD | {"annotations": [MARK | {"min": 200}]},
        RECORD | {"annotations": [MARK | {"colour": "red"}]},
        RECORD | {"annotations": [MARK | {"place": {"name": "Oslo"}}]},
        RECORD | {"annotations": [MARK | {"kind": "date"}]},
        RECORD | {"annotations": [MARK | {"bound": "SINCE"}]},
        RECORD | {"annotations": [MARK | {"interval": "2026-03-04/2026-03-05"}]},
        RECORD | {"annotations": [DATE | {"bound": "WHILE"}]},
        RECORD | {"annotations": [DATE | {"edtf": ""}]},
        RECORD | {"annotations": [DATE | {"begin": WORDS}]},
        RECORD | {"annotations": [DATE | {"ends": [DATE["ends"][0]]}]},
        RECORD | {"annotations": [DATE | {"ends": [WORDS, WORDS]}]},
        RECORD | {"annotations": [DATE | {"reference": [SAID]}]},
        RECORD | {"reference": []},
        RECORD | {"reference": [SAID | {"value": "March"}]},
        RECORD | {"reference": [SAID | {"start": 0, "end": 7}]},
        RECORD | {"reference": [SAID | {"rule": "dates.reference.dateline"}]},
        RECORD | {"annotations": [MARK | {"source": {"plugin": "org.example"}}]},
        RECORD | {"annotations": [{key: MARK[key] for key in MARK if key != "text"}]},
        RECORD | {"entities": [{"id": "1"}]},
        {"ok": False, "error": {"code": "bad-luck", "message": "?"}},
        {"ok": False, "error": {"code": "bad-json"}},
        {"ok": True, "error": {"code": "bad-json", "message": "?"}},
    ],
    ids=lambda record: json.dumps(record)[-70:],
)
def test_a_bad_record_does_not_fit(record: Any) -> None:
    assert problems("batch-record", record) != []
