"""The article of the acceptance tests through `glossator annotate`, with the shipped plugins."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support import envoy
from support.schemas import check_record


@pytest.fixture(scope="module")
def record(binary: Path, article: Path) -> dict[str, Any]:
    """The record of the article, with an empty environment; its date is in the file's name."""
    run = subprocess.run([binary, "annotate", article], capture_output=True, env={})
    assert (run.returncode, run.stderr.decode()) == (0, "")
    return check_record(json.loads(run.stdout), article.read_bytes())


def marks(record: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The annotations of a kind."""
    return [mark for mark in record["annotations"] if mark["kind"] == kind]


def test_the_reference_time_is_that_of_the_file_name(record: dict[str, Any]) -> None:
    assert record["published"] == "2026-03-05"


def test_every_mention_of_the_envoy_is_one_person(record: dict[str, Any]) -> None:
    (person,) = [entity for entity in record["entities"] if entity["name"] == "Ilona Marchetti"]
    assert person["kind"] == "person"
    mentions = [
        mark["text"] for mark in record["annotations"] if mark.get("entity") == person["id"]
    ]
    assert mentions == envoy.ENVOY
    facts = [(fact["label"], fact["value"], fact["origin"]) for fact in person["facts"]]
    assert ("role", "U.N. envoy", "document") in facts
    assert ("role", "former U.N. ambassador to Cairo and Amman", "document") in facts
    assert ("age", "58", "document") in facts


def test_the_spokesman_has_his_role(record: dict[str, Any]) -> None:
    (person,) = [entity for entity in record["entities"] if entity["name"] == "Daoud Warsame"]
    (role,) = [fact for fact in person["facts"] if fact["label"] == "role"]
    assert role["value"].removeprefix("the ") == "alliance’s main spokesman"


def test_dates_have_their_values(record: dict[str, Any]) -> None:
    values = {mark["text"]: (mark["type"], mark["value"]) for mark in marks(record, "date")}
    assert values["from March 4-14"] == ("DATE", "2026-03-04/2026-03-14")
    assert values["March 5"] == ("DATE", "2026-03-05")
    assert values["January 26, 2018"] == ("DATE", "2018-01-26")
    assert values["17-year"] == ("DURATION", "P17Y")
    assert values["January"] == ("DATE", "2026-01")


def test_figures_say_how_many_of_what(record: dict[str, Any]) -> None:
    figures = {
        mark["text"]: (mark["value"], mark["approx"], mark["counted"]["text"])
        for mark in marks(record, "figure")
        if "counted" in mark
    }
    assert figures["some 12,500"] == (12500, "~", "members of Kenyan security forces")
    assert figures["5,100"] == (5100, "=", "polling stations")
    assert figures["More than 2,000"] == (2000, ">", "polling stations")


def test_places_lie_where_they_do(record: dict[str, Any]) -> None:
    places = {mark["text"]: mark["place"] for mark in marks(record, "location")}
    assert (places["Nairobi"]["country"], places["Nairobi"]["feature"]) == ("KE", "PPLC")
    assert places["Djibouti"]["country"] == "DJ"
    assert [mark["place"]["country"] for mark in marks(record, "demonym")] == ["KE"] * 3


def test_no_date_and_no_figure_is_invented(record: dict[str, Any]) -> None:
    dates = [mark["text"] for mark in marks(record, "date")]
    assert dates == ["January 26, 2018", "17-year", "January", "March 5", "from March 4-14"]
    figures = [mark["text"] for mark in marks(record, "figure")]
    assert figures == ["58", "some 12,500", "5,100", "More than 2,000"]


def test_words_of_names_stay_whole(record: dict[str, Any]) -> None:
    text = [mark["text"] for mark in record["annotations"]]
    for name in ["U.N.", "Northern Alliance", "Café Forum"]:
        assert name in text
