"""`glossator kb`: the base of places, compiled, shown and extended."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

TABLES = [
    "timezones", "countries", "regions", "us_states", "counties", "cities", "airports", "places", "demonyms", "not_places",
]


@pytest.fixture
def data(repository: Path, tmp_path: Path) -> Path:
    """A copy of the tables, with few towns so that it compiles fast."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in TABLES:
        shutil.copy(repository / "plugins/locations/data" / f"{name}.tsv", folder)
    cities = (folder / "cities.tsv").read_text().splitlines(keepends=True)
    few = [line for line in cities[1:] if "PPLC" in line or "\tParis\t" in line]
    (folder / "cities.tsv").write_text("".join([cities[0], *few]))
    return folder


def kb(binary: Path, data: Path, *words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [binary, "kb", *words, "--data", str(data)], capture_output=True, text=True, input=stdin
    )


def geonames(identity: int, name: str, **cells: str) -> str:
    """A line of a GeoNames dump."""
    row = {
        "lat": "15.5", "lon": "-2.5", "class": "P", "code": "PPL", "country": "ML", "region": "04", "people": "21000",
        "zone": "Africa/Bamako", "others": "",
    } | cells
    return "\t".join([
        str(identity), name, name, row["others"], row["lat"], row["lon"], row["class"], row["code"], row["country"], "",
        row["region"], "", "", "", row["people"], "", "260", row["zone"], "2024-01-01",
    ]) + "\n"


def test_compile_and_stats(binary: Path, data: Path) -> None:
    run = kb(binary, data, "compile")
    assert run.returncode == 0, run.stderr
    assert "names of" in run.stdout
    stats = kb(binary, data, "stats")
    assert stats.returncode == 0, stats.stderr
    assert "compiled from its tables" in stats.stdout
    assert "197\tcountry (PCLI)" in stats.stdout
    places = data / "places.tsv"
    places.write_text(places.read_text() + "\tZarbala Hills\t\tMT\tML\t15\t-3\n")
    assert "stale" in kb(binary, data, "stats").stdout


def test_the_same_tables_make_the_same_bytes(binary: Path, data: Path) -> None:
    kb(binary, data, "compile")
    first = (data / "locations.kb").read_bytes()
    kb(binary, data, "compile")
    assert (data / "locations.kb").read_bytes() == first


def test_a_malformed_row_stops_it_and_leaves_the_old_base(binary: Path, data: Path) -> None:
    kb(binary, data, "compile")
    old = (data / "locations.kb").read_bytes()
    places = data / "places.tsv"
    rows = places.read_text().splitlines(keepends=True)
    places.write_text("".join(rows) + "\tZarbala Hills\t\tMT\tML\t95\t-3\n")
    run = kb(binary, data, "compile")
    assert run.returncode == 1
    assert f"places.tsv:{len(rows) + 1}: lat can not be \"95\"" in run.stderr
    assert (data / "locations.kb").read_bytes() == old


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda b: b[: len(b) // 2], "should have"),
        (lambda b: b[:5000] + bytes([b[5000] ^ 1]) + b[5001:], ""),
        (lambda b: b"NOT A KB" + b[8:], ""),
        (lambda b: b"", ""),
    ],
)
def test_a_damaged_base_is_refused(binary: Path, data: Path, damage, message: str) -> None:
    kb(binary, data, "compile")
    path = data / "locations.kb"
    path.write_bytes(damage(path.read_bytes()))
    for words in (["stats"], ["lookup", "Paris"]):
        run = kb(binary, data, *words)
        assert run.returncode == 1
        assert "locations.kb" in run.stderr and message in run.stderr


def test_lookup(binary: Path, data: Path) -> None:
    kb(binary, data, "compile")
    lines = kb(binary, data, "lookup", "Paris").stdout.splitlines()
    assert lines[0].split("\t")[1:3] == ["2988507", "Paris: capital of France"]
    assert any("Paris: city in Texas, United States" in line for line in lines)
    unknown = kb(binary, data, "lookup", "Zarbala")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "Zarbala" in unknown.stderr


def test_import_geonames(binary: Path, data: Path, tmp_path: Path) -> None:
    kb(binary, data, "compile")
    dump = tmp_path / "ML.txt"
    dump.write_text(
        geonames(99900001, "Zarbala", others="Zarbāla,زربالا,ZBL")
        + geonames(99900002, "Tiny", people="12")
        + geonames(99900003, "Zarbala Quarter", code="PPLX")
        + geonames(99900004, "Elsewhere", country="NE")
        + geonames(2988507, "Paris", others="Paname", country="ML", people="2000000")
        + geonames(6295630, "Earth", people="6814400000", code="AREA", **{"class": "L"})
        + geonames(99900006, "Was Here", code="PPLW")
        + geonames(99900007, "Zar|bala")
        + geonames(99900008, "Zarbala Beach", code="BCH", people="0", **{"class": "T"})
    )
    run = kb(binary, data, "import", "geonames", str(dump), "--countries", "ml")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("3 places read.")
    assert "\t2000000\t" in kb(binary, data, "lookup", "Paname").stdout
    assert kb(binary, data, "lookup", "Zarbala Beach").returncode == 0
    assert "99900001\tZarbala: city in Mopti, Mali\t21000\t15.5, -2.5" in kb(binary, data, "lookup", "Zarbāla").stdout
    assert "2988507" in kb(binary, data, "lookup", "Paname").stdout
    for name in ("Tiny", "Zarbala Quarter", "Elsewhere", "ZBL", "Earth", "Was Here", "Zar|bala"):
        assert kb(binary, data, "lookup", name).returncode == 1
    # A second import adds to the first, and compiling anew keeps both.
    more = geonames(99900005, "Zarbala Nord")
    assert kb(binary, data, "import", "geonames", "-", stdin=more).returncode == 0
    assert kb(binary, data, "compile").returncode == 0
    assert "compiled from its tables" in kb(binary, data, "stats").stdout
    for name in ("Zarbala", "Zarbala Nord"):
        assert kb(binary, data, "lookup", name).returncode == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (geonames(99900001, "Zarbala")[:40], "dump.txt:1: expected the end of the line"),
        (geonames(1, "A") + "a\tb\n", "dump.txt:2: expected 19 cells with tabs between, found 2"),
        (geonames(1, "A", lat="north"), "dump.txt:1: expected a latitude and a longitude, found \"north\""),
        (geonames(1, "A", people="many"), "dump.txt:1: expected a population, found \"many\""),
        ("x" + geonames(1, "A"), "dump.txt:1: expected a GeoNames id, found \"x1\""),
        ("", "expected places, found none"),
    ],
)
def test_a_dump_that_is_none_changes_nothing(binary: Path, data: Path, tmp_path: Path, text: str, message: str) -> None:
    kb(binary, data, "compile")
    old = (data / "locations.kb").read_bytes()
    dump = tmp_path / "dump.txt"
    dump.write_text(text)
    run = kb(binary, data, "import", "geonames", str(dump))
    assert run.returncode == 1
    assert message in run.stderr
    assert (data / "locations.kb").read_bytes() == old
    assert not (data / "imported.tsv").exists()


def test_import_wikidata(binary: Path, data: Path, tmp_path: Path) -> None:
    kb(binary, data, "compile")

    def claim(value: object) -> list[object]:
        return [{"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}]

    def item(identity: str, name: str, **claims: object) -> str:
        return json.dumps({
            "type": "item", "id": identity, "labels": {"en": {"language": "en", "value": name}},
            "aliases": {"en": [{"language": "en", "value": "City of Light"}]},
            "claims": {key: claim(value) for key, value in claims.items()},
        })

    point = {"latitude": 48.85, "longitude": 2.35}
    dump = tmp_path / "dump.json"
    dump.write_text("[\n" + ",\n".join([
        item("Q90", "Paris", P1566="2988507", P625=point, P1082={"amount": "+2145906", "unit": "1"}),
        item("Q42", "Douglas Adams", P31={"id": "Q5"}),
        item("Q99999999", "Zarbala", P1566="99900001", P625=point, P1082={"amount": "+20000", "unit": "1"}),
    ]) + "\n]\n")
    run = kb(binary, data, "import", "wikidata", str(dump))
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("2 places read.")
    assert "2988507" in kb(binary, data, "lookup", "City", "of", "Light").stdout
    assert "Île-de-France, France" in kb(binary, data, "lookup", "Zarbala").stdout
    # What is no number of people, no name or no id says nothing; deprecated statements neither.
    odd = [
        item("Q1", "Zarbala", P1566="99900001", P625=point, P1082={"amount": amount})
        for amount in ("+1e19", "+1e400", "nan", "-5")
    ] + [
        item("Q2", "", P1566="99900002", P625=point),
        item("Q3", "Tab\there", P1566="99900003", P625=point),
        item("Q4", "Far", P1566="99999999999", P625=point),
        item("Q5", "Strange", P1566={"id": "Q5"}, P625=point),
        '{"type":"item","id":"Q6","labels":[],"aliases":[],"claims":{"P1566":[],"P625":[]}}',
        item("Q7", "Ranked", P1566="99900007", P625=point).replace(
            '"P625"',
            '"P1082":[{"rank":"deprecated","mainsnak":{"datavalue":{"value":{"amount":"+600"}}}},'
            '{"rank":"normal","mainsnak":{"datavalue":{"value":{"amount":"+700"}}}},'
            '{"rank":"preferred","mainsnak":{"datavalue":{"value":{"amount":"+90000"}}}}],"P625"',
        ),
    ]
    run = kb(binary, data, "import", "wikidata", "-", stdin="[\n" + ",\n".join(odd) + "\n]\n")
    assert run.returncode == 0, run.stderr
    assert "\t90000\t" in kb(binary, data, "lookup", "Ranked").stdout
    for name in ("Far", "Strange", "Tab\there"):
        assert kb(binary, data, "lookup", name).returncode == 1
    broken = kb(binary, data, "import", "wikidata", "-", stdin='{"claims":{"P1566":\n')
    assert broken.returncode == 1
    assert "standard input:1" in broken.stderr


def test_usage_errors_end_with_two(binary: Path, data: Path) -> None:
    assert kb(binary, data, "import", "osm", "x").returncode == 2
    assert kb(binary, data, "lookup").returncode == 2
