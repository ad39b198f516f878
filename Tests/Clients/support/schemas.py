"""The JSON Schemas of the protocol."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[3] / "protocol" / "schemas"
NAMES = ["batch-record", "configuration", "plugin-manifest"]


def schema(name: str) -> Any:
    """The schema in a file."""
    return json.loads((FOLDER / f"{name}.schema.json").read_text())


def problems(name: str, value: Any) -> list[str]:
    """Where `value` does not fit the schema."""
    validator = Draft202012Validator(
        schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def check_record(record: Any, text: str | bytes | None = None) -> Any:
    """Holds a record against its schema, and against the article it is about."""
    assert problems("batch-record", record) == []
    if record["ok"]:
        _check_entities(record)
        if text is not None:
            _check_offsets(record, text)
    return record


def _check_entities(record: Any) -> None:
    mentions: dict[str, int] = {}
    for mark in record["annotations"]:
        if "entity" in mark:
            mentions[mark["entity"]] = mentions.get(mark["entity"], 0) + 1
    assert {entity["id"]: entity["mentions"] for entity in record["entities"]} == mentions


def _check_offsets(record: Any, text: str | bytes) -> None:
    text = text if isinstance(text, str) else text.decode()
    codec, width = {
        "codepoint": ("utf-32-le", 4),
        "utf8": ("utf-8", 1),
        "utf16": ("utf-16-le", 2),
    }[record["offsets"]]
    whole = text.encode(codec)

    def slice_(span: Any) -> str:
        assert span["start"] < span["end"]
        return whole[span["start"] * width : span["end"] * width].decode(codec)

    end = 0
    for mark in record["annotations"]:
        assert slice_(mark) == mark["text"]
        assert mark["start"] >= end, "marks come in order and do not overlap"
        end = mark["end"]
        if "counted" in mark:
            assert slice_(mark["counted"]) == mark["counted"]["text"]
        for part in mark.get("ends", ()):
            assert slice_(part) == part["text"]
            assert mark["start"] <= part["start"] <= part["end"] <= mark["end"]
    for candidate in record.get("reference", ()):
        assert "text" not in candidate or slice_(candidate) == candidate["text"]
    for entity in record["entities"]:
        for fact in entity["facts"]:
            for span in fact.get("evidence", []):
                assert slice_(span).strip()
