"""`glossator annotate` from outside: plain text, JSON Lines, pictures, and all that goes wrong."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import threading
import xml.etree.ElementTree as XML
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from support.lsp_client import PATIENCE
from support.plugins import NAMES, make_plugin
from support.schemas import check_record

TEXT = "Fonds 😀 in Málaga\r\n\r\nZoë Åkerlund met some 300 people.\r\n\r\nÅkerlund left on 4 March.\r\n"
FOUND = ["Fonds 😀", "Málaga", "Zoë Åkerlund", "some 300", "Åkerlund", "4 March"]

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def annotate(binary: Path, only_names: list[str]) -> Run:
    """Runs `glossator annotate` with the plugin in C alone."""

    def run(*arguments: str | Path, input: bytes | str = b"", **options: Any) -> Any:
        data = input.encode() if isinstance(input, str) else input
        command = [binary, "annotate", *only_names, *arguments]
        return subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, **options)

    return run


def lines(*records: Any) -> bytes:
    """JSON Lines; bytes are taken as they are."""
    rows = (
        row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()
        for row in records
    )
    return b"".join(row + b"\n" for row in rows)


def read(output: bytes) -> list[Any]:
    """The records in JSON Lines, each held against the schema."""
    assert output == b"" or output.endswith(b"\n")
    return [check_record(json.loads(line)) for line in output.split(b"\n")[:-1]]


def texts(record: Any) -> list[str]:
    """What is marked in a record."""
    return [mark["text"] for mark in record["annotations"]]


# Plain text


@pytest.mark.parametrize("unit", ["codepoint", "utf8", "utf16"])
def test_plain_text_gives_one_record_whose_offsets_are_true(annotate: Run, unit: str) -> None:
    run = annotate("--offsets", unit, input=TEXT)
    assert (run.returncode, run.stderr) == (0, b"")
    (record,) = read(run.stdout)
    check_record(record, TEXT)
    assert record["offsets"] == unit
    assert texts(record) == FOUND
    assert [mark["kind"] for mark in record["annotations"]] == [NAMES[text] for text in FOUND]
    assert "line" not in record and "id" not in record


def test_a_record_says_all_that_is_known(annotate: Run) -> None:
    (record,) = read(annotate(input=TEXT).stdout)
    by_text = {mark["text"]: mark for mark in record["annotations"]}
    assert by_text["Málaga"]["place"] == {
        "geonames": 2514256,
        "name": "Málaga",
        "country": "ES",
        "feature": "PPLA2",
        "lat": 36.72,
        "lon": -4.42,
    }
    assert by_text["4 March"]["value"] == "2026-03-04"
    assert (by_text["some 300"]["value"], by_text["some 300"]["approx"]) == (300, "~")
    assert by_text["Åkerlund"]["entity"] == by_text["Zoë Åkerlund"]["entity"]
    assert by_text["Åkerlund"]["source"] == {"plugin": "org.example.names", "rule": "names.short"}
    (zoe,) = [entity for entity in record["entities"] if entity["kind"] == "person"]
    assert (zoe["name"], zoe["aliases"], zoe["mentions"]) == ("Zoë Åkerlund", ["Åkerlund"], 2)
    (malaga,) = [entity for entity in record["entities"] if entity["kind"] == "location"]
    assert malaga["facts"] == [
        {
            "label": "population",
            "value": "592,346",
            "origin": "reference",
            "source": "an invented census",
            "asOf": "2023",
        }
    ]


def test_a_byte_order_mark_is_no_text(annotate: Run) -> None:
    (record,) = read(annotate(input=b"\xef\xbb\xbf" + TEXT.encode()).stdout)
    check_record(record, TEXT)


def test_no_text_has_no_annotations(annotate: Run) -> None:
    (record,) = read(annotate(input="").stdout)
    assert record["annotations"] == record["entities"] == []


@pytest.mark.parametrize(
    ("name", "text", "arguments", "published"),
    [
        ("2026-03-05-a.txt", "A", [], "2026-03-05"),
        ("2026-02-30-a.txt", "A", [], None),
        ("a.txt", "---\ntitle: B\ndate: 2025-01-02\n---\nA", [], "2025-01-02"),
        ("2026-03-05-a.md", "---\npublished: 2025-01-02\n---\nA", [], "2025-01-02"),
        ("2026-03-05-a.txt", "A", ["--date", "2024-12-31"], "2024-12-31"),
        ("a.txt", "A", ["--date", "2024-12-31T23:00:00Z"], "2024-12-31T23:00:00Z"),
        ("a.txt", "A", [], None),
    ],
)
def test_the_reference_time_comes_from_caller_text_or_name(
    annotate: Run, tmp_path: Path, name: str, text: str, arguments: list[str], published: str | None
) -> None:
    (tmp_path / name).write_text(text)
    (record,) = read(annotate(*arguments, tmp_path / name).stdout)
    assert record.get("published") == published
    assert record["id"] == str(tmp_path / name)


def test_a_file_that_fails_does_not_stop_the_others(annotate: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Málaga")
    (tmp_path / "latin.txt").write_bytes("Málaga".encode("latin-1"))
    (tmp_path / "folder").mkdir()
    names = ["absent.txt", "good.txt", "latin.txt", "folder", "good.txt"]
    run = annotate(*[tmp_path / name for name in names])
    assert run.returncode == 1
    assert [texts(record) for record in read(run.stdout)] == [["Málaga"], ["Málaga"]]
    assert run.stderr.decode().splitlines() == [
        f"glossator: {tmp_path}/absent.txt: No such file or directory",
        f"glossator: {tmp_path}/latin.txt: should be UTF-8 text",
        f"glossator: {tmp_path}/folder: Is a directory",
    ]


def test_an_unreadable_file_is_named(binary: Path, only_names: list[str], tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Málaga")
    path.chmod(0)
    # Root reads everything, until it gives up the right to.
    mortal = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    run = subprocess.run([*mortal, binary, "annotate", *only_names, path], capture_output=True)
    assert run.stderr.decode() == f"glossator: {path}: Permission denied\n"
    assert run.returncode == 1


def test_a_file_that_fails_while_it_is_read_is_named(annotate: Run) -> None:
    run = annotate("/proc/self/mem")  # opens, but nothing can be read at its start
    assert run.stderr == b"glossator: /proc/self/mem: Input/output error\n"
    assert (run.returncode, run.stdout) == (1, b"")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--offsets", "bytes"], "--offsets should be codepoint, utf8 or utf16"),
        (["--date", "yesterday"], "--date should be a date"),
        (["--date", "2026-02-30"], "--date should be a date"),
        (["--prefer", "present"], "--prefer should be past or future"),
        (["--format", "html"], "--format"),
        (["--jsonl", "--format", "svg"], "--format svg does not fit"),
        (["--max-record", "0"], "--max-record should be 1 or more"),
        (["--max-record", "many"], "--max-record"),
        (["--unknown"], "--unknown"),
    ],
)
def test_a_usage_error_ends_with_2_and_says_what_was_expected(
    annotate: Run, arguments: list[str], complaint: str
) -> None:
    run = annotate(*arguments)
    assert (run.returncode, run.stdout) == (2, b"")
    assert complaint in run.stderr.decode()


def test_a_plugin_that_was_asked_for_and_is_missing_ends_with_5(binary: Path) -> None:
    command = [binary, "annotate", "--plugins", "org.example.absent"]
    run = subprocess.run(command, input=b"A", capture_output=True)
    assert run.returncode == 5
    assert b"org.example.absent" in run.stderr
    assert len(read(run.stdout)) == 1, "what can be done is done"


# Formats


def test_color_marks_the_text_and_changes_none_of_it(annotate: Run) -> None:
    output = annotate("--format", "color", input=TEXT).stdout.decode()
    article = strip_color(output)
    for line in TEXT.split("\r\n"):
        assert line in article
    for name in FOUND:
        assert f"m{name}\x1b[0m" in output


def strip_color(text: str) -> str:
    """Text without the sequences that color it; any other control character fails."""
    plain = "".join(
        part.partition("m")[2] if index else part for index, part in enumerate(text.split("\x1b["))
    )
    assert all(letter >= " " or letter in "\n\t" for letter in plain)
    return plain


def test_an_article_can_not_command_the_terminal(annotate: Run) -> None:
    output = annotate("--format", "color", input="\x1b]0;title\x07Málaga\x9b31m\x1b[2J\r\n").stdout
    assert b"\x1b]" not in output and b"\x07" not in output and b"\x1b[2J" not in output
    assert "\x9b" not in output.decode()


def test_svg_is_well_formed_and_shows_the_text(annotate: Run) -> None:
    run = annotate("--format", "svg", input="A < B & Málaga, “C”\x01\x9b\uffff ]]>")
    root = XML.fromstring(run.stdout)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    shown = "".join(root.itertext())
    assert "A < B & Málaga, “C”" in shown


def test_color_is_for_terminals_alone(binary: Path, only_names: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    command = [binary, "annotate", *only_names, tmp_path / "a.txt"]
    assert b"\x1b" not in subprocess.run(command, capture_output=True).stdout
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=slave) as process:
        os.close(slave)
        shown = b"".join(read_terminal(master))
    os.close(master)
    assert process.returncode == 0
    assert "m4 March\x1b[0m".encode() in shown


def read_terminal(master: int) -> Iterable[bytes]:
    """All that is shown on a terminal until its last writer is gone."""
    while True:
        try:
            yield os.read(master, 1 << 16)
        except OSError:
            return


# JSON Lines

BAD_LINES: list[tuple[bytes, str]] = [
    (b"", "bad-json"),
    (b"   ", "bad-json"),
    (b"{", "bad-json"),
    (b'{"text":"a"} x', "bad-json"),
    (b'{"text":NaN}', "bad-json"),
    (b'{"text":"a"}\0', "bad-json"),
    (b"[" * 100_000, "bad-json"),
    (b'{"text":"\xff"}', "bad-utf8"),
    (b'{"text":"\xed\xa0\x80"}', "bad-utf8"),
    (b"[]", "not-object"),
    (b'"text"', "not-object"),
    (b"null", "not-object"),
    (b"{}", "no-text"),
    (b'{"id":1,"text":null}', "no-text"),
    (b'{"id":1,"text":5}', "no-text"),
    (b'{"id":1,"text":"a","published":"yesterday"}', "bad-field"),
    (b'{"id":1,"text":"a","published":20260305}', "bad-field"),
    (b'{"id":1,"text":"a","prefer":"now"}', "bad-field"),
    (b'{"id":1,"text":"a","genre":"poem"}', "bad-field"),
    (b'{"id":1,"text":"a","language":5}', "bad-field"),
]


@pytest.mark.parametrize(("bad", "code"), BAD_LINES, ids=lambda value: str(value)[:60])
def test_a_bad_line_gives_a_record_that_says_why_and_moves_no_other(
    annotate: Run, bad: bytes, code: str
) -> None:
    good = {"id": "é", "text": "Málaga"}
    run = annotate("--jsonl", input=lines(good, bad, good))
    assert (run.returncode, run.stderr) == (0, b"")
    first, failure, last = read(run.stdout)
    assert texts(first) == texts(last) == ["Málaga"]
    assert (first["line"], failure["line"], last["line"]) == (1, 2, 3)
    assert failure["error"]["code"] == code
    if bad.startswith(b'{"id":1'):
        assert failure["id"] == 1


def test_half_a_surrogate_pair_is_read_as_a_replacement_character(annotate: Run) -> None:
    (record,) = read(
        annotate("--jsonl", input=b'{"text":"\\ud83d M\\u00e1laga \\ud83d\\ude00"}\n').stdout
    )
    check_record(record, "\ufffd Málaga 😀")
    assert texts(record) == ["Málaga"]


def test_fail_on_error_ends_with_3(annotate: Run) -> None:
    run = annotate("--jsonl", "--fail-on-error", input=lines({"text": "Málaga"}, b"{"))
    assert run.returncode == 3
    assert len(read(run.stdout)) == 2
    assert annotate("--jsonl", "--fail-on-error", input=lines({"text": "a"})).returncode == 0


@pytest.mark.parametrize(
    "identifier",
    [
        b'"a"', b'""', b"0", b"-0", b"1.0", b"1e400", b"12345678901234567890123", b"null", b"true",
        b'"\\u00e9 \\ud83d\\ude00"', b'{"b": [1, 2.50],"a":{}}', b"[]", b'"\\/"',
    ],
    ids=bytes.decode,
)  # fmt: skip
def test_an_id_comes_back_as_it_was_spelled(annotate: Run, identifier: bytes) -> None:
    run = annotate("--jsonl", input=b'{"text":"a", "id" : %s }\n' % identifier)
    assert run.stdout.startswith(b'{"id":%s,"line":1,"ok":true,' % identifier)


@pytest.mark.parametrize(
    "data",
    [
        b'{"text":"M\xc3\xa1laga"}\n{"text":"4 March"}\n',
        b'{"text":"M\xc3\xa1laga"}\r\n{"text":"4 March"}\r\n',
        b'{"text":"M\xc3\xa1laga"}\n{"text":"4 March"}',
        b'\xef\xbb\xbf{"text":"M\xc3\xa1laga"}\r\n{"text":"4 March"}',
    ],
    ids=["line feeds", "carriage returns", "no last line end", "byte order mark"],
)
def test_lines_may_end_as_they_like(annotate: Run, data: bytes) -> None:
    assert [texts(record) for record in read(annotate("--jsonl", input=data).stdout)] == [
        ["Málaga"],
        ["4 March"],
    ]


def test_only_a_line_feed_ends_a_line(annotate: Run) -> None:
    text = "Málaga\u2028some 300\u2029Åkerlund\x85"
    (record,) = read(annotate("--jsonl", input=lines({"text": text})).stdout)
    check_record(record, text)
    assert texts(record) == ["Málaga", "some 300", "Åkerlund"]


@pytest.mark.parametrize("unit", ["codepoint", "utf8", "utf16"])
def test_offsets_count_in_the_text_of_the_line(annotate: Run, unit: str) -> None:
    run = annotate("--jsonl", "--offsets", unit, input=lines({"text": TEXT}))
    (record,) = read(run.stdout)
    check_record(record, TEXT)
    assert texts(record) == FOUND


def test_a_line_that_is_too_long_is_skipped(annotate: Run) -> None:
    small = {"id": 1, "text": "Málaga"}
    limit = len(lines(small)) - 1
    run = annotate(
        "--jsonl", "--max-record", str(limit), input=lines(small, {"text": "x" * 300_000}, small)
    )
    first, failure, last = read(run.stdout)
    assert texts(first) == texts(last) == ["Málaga"]
    assert failure["error"]["code"] == "too-large"
    assert last["line"] == 3


@pytest.mark.parametrize(
    ("members", "published"),
    [
        ({}, "2020-01-01"),
        ({"published": "2021-02-03"}, "2021-02-03"),
        ({"published": None}, "2020-01-01"),
        ({"published": "2021-02-03T04:05:06+07:00"}, "2021-02-03T04:05:06+07:00"),
    ],
)
def test_a_line_overrides_the_options(
    annotate: Run, members: dict[str, Any], published: str
) -> None:
    run = annotate("--jsonl", "--date", "2020-01-01", input=lines({"text": "a"} | members))
    (record,) = read(run.stdout)
    assert record["published"] == published


def test_several_files_follow_each_other(annotate: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(lines({"id": 1, "text": "Málaga"}, {"id": 2, "text": ""}))
    (tmp_path / "b").write_bytes(lines({"id": 3, "text": "4 March"}))
    run = annotate("--jsonl", tmp_path / "a", tmp_path / "absent", tmp_path / "b")
    assert run.returncode == 1
    assert [record["id"] for record in read(run.stdout)] == [1, 2, 3]


# As part of a pipeline


def start(
    binary: Path, only_names: list[str], *arguments: str, **options: Any
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [binary, "annotate", "--jsonl", *only_names, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **options,
    )


def test_a_caller_that_waits_for_each_record_gets_it(binary: Path, only_names: list[str]) -> None:
    with start(binary, only_names) as process:
        for number in range(50):
            process.stdin.write(lines({"id": number, "text": TEXT * (1 + number % 3)}))
            process.stdin.flush()
            record = json.loads(process.stdout.readline())
            assert (record["id"], record["line"]) == (number, number + 1)
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(PATIENCE) == 0


def test_a_caller_that_writes_all_and_reads_beside_it_loses_nothing(
    binary: Path, only_names: list[str]
) -> None:
    count = 2000
    with start(binary, only_names) as process:

        def write() -> None:
            for number in range(count):
                process.stdin.write(
                    b"{\n" if number % 100 == 7 else lines({"id": number, "text": TEXT * 8})
                )
            process.stdin.close()

        writer = threading.Thread(target=write)
        writer.start()
        records = [json.loads(line) for line in process.stdout]
        writer.join()
        assert process.wait(PATIENCE) == 0
    assert [record["line"] for record in records] == list(range(1, count + 1))
    assert all(record.get("id", index) == index for index, record in enumerate(records))
    assert sum(not record["ok"] for record in records) == count // 100
    assert all(texts(record) == FOUND * 8 for record in records if record["ok"])


def test_a_reader_that_leaves_ends_it_quietly(
    binary: Path, only_names: list[str], tmp_path: Path
) -> None:
    (tmp_path / "in").write_bytes(lines(*[{"id": number, "text": TEXT} for number in range(5000)]))
    words = " ".join(
        ["'%s'" % word for word in [binary, "annotate", "--jsonl", *only_names, tmp_path / "in"]]
    )
    run = subprocess.run(
        ["bash", "-c", f"{words} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        timeout=PATIENCE,
    )
    first, code = run.stdout.splitlines()
    assert json.loads(first)["id"] == 0
    assert code == b"141"
    assert run.stderr == b""


def test_a_plugin_that_prints_does_not_break_the_records(binary: Path, tmp_path: Path) -> None:
    plugin = make_plugin(tmp_path, "chatty", define="CHATTY")
    command = [binary, "annotate", "--plugin", plugin, "--plugins", "org.example.chatty"]
    run = subprocess.run(command, input=TEXT.encode(), capture_output=True)
    (record,) = read(run.stdout)
    assert texts(record) == FOUND
    assert b"hello, world" in run.stderr


def test_needs_nothing_from_the_environment(annotate: Run) -> None:
    full, empty = annotate(input=TEXT), annotate(input=TEXT, env={})
    assert full.stdout == empty.stdout
    assert (empty.returncode, empty.stderr) == (0, b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        {"TZ": "America/Anchorage", "LC_ALL": "C"},
        {"LC_NUMERIC": "de_DE.UTF-8", "LANGUAGE": "de"},
    ],
    ids=str,
)
def test_the_same_article_gives_the_same_bytes_everywhere(
    binary: Path, article: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    # With the shipped plugins, whose rules could look at a clock or a locale.
    command = [binary, "annotate", "--format", "json", article]
    here = subprocess.run(command, capture_output=True)
    there = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path)
    assert here.stdout == there.stdout != b""


def test_help_names_every_option(binary: Path) -> None:
    run = subprocess.run([binary, "annotate", "--help"], capture_output=True, text=True, check=True)
    for word in ["--jsonl", "--date", "--offsets", "--format", "--plugin", "Exit codes"]:
        assert word in run.stdout
