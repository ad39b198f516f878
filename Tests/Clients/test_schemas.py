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
    ({"published": None, "locale": None, "prefer": None, "genre": None}, True),
    ({"prefer": "future", "genre": "narrative", "locale": "en-GB"}, True),
    ({"published": "yesterday"}, False),
    ({"published": 20260305}, False),
    ({"locale": ""}, False),
    ({"prefer": "now"}, False),
    ({"genre": "poem"}, False),
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


def test_a_record_fits() -> None:
    assert problems("batch-record", RECORD) == []


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
