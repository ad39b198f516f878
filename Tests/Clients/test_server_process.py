"""The server as a process: how it starts and ends, and what it does when others misbehave."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.lsp_client import LSPClient, LSPError, frame, read_message
from support.plugins import make_plugin, manifest
from support.processes import has_ended, resident_megabytes

Serve = Callable[..., LSPClient]

TEXT = "Zoë Åkerlund met some 300 people in Málaga."


# Starting


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--stdio"],
        ["serve"],
        ["serve", "--stdio"],
        ["--stdio", "--clientProcessId=1"],
        ["--clientProcessId", "1", "--stdio"],
        ["--stdio", "--node-ipc", "--a-flag-of-2031"],
    ],
    ids=" ".join,
)
def test_starts_with_whatever_flags_an_editor_gives(binary: Path, arguments: list[str]) -> None:
    with LSPClient([binary, *arguments]) as client:
        assert client.initialize()["hoverProvider"]
        assert client.end() == 0


def test_prints_its_version(binary: Path) -> None:
    run = subprocess.run([binary, "--version"], capture_output=True, check=True, text=True)
    assert run.stdout.strip().replace(".", "").isdigit()


@pytest.mark.parametrize(
    "arguments",
    [["annotat"], ["--log-level", "loud"], ["annotate", "--offsets", "bytes"]],
    ids=" ".join,
)
def test_a_usage_error_ends_with_2(binary: Path, arguments: list[str]) -> None:
    run = subprocess.run([binary, *arguments], stdin=subprocess.DEVNULL, capture_output=True)
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"Usage:" in run.stderr


def test_works_in_an_empty_environment(serve: Serve) -> None:
    client = serve(env={})
    client.initialize()
    assert "592,346" in client.hover(client.open(TEXT), 0, 37)["contents"]["value"]
    assert client.end() == 0


# Ending


def test_exit_after_shutdown_ends_with_0(serve: Serve) -> None:
    client = serve()
    client.initialize()
    assert client.end() == 0
    assert client.log == ""


def test_exit_without_shutdown_ends_with_1(serve: Serve) -> None:
    client = serve()
    client.initialize()
    client.notify("exit")
    assert client.exit_code() == 1


def test_exit_before_initialize_ends_with_1(serve: Serve) -> None:
    client = serve()
    client.notify("exit")
    assert client.exit_code() == 1


@pytest.mark.parametrize(("shuts_down", "code"), [(True, 0), (False, 1)])
def test_a_closed_input_ends_it(serve: Serve, shuts_down: bool, code: int) -> None:
    client = serve()
    client.initialize()
    client.open(TEXT)
    if shuts_down:
        client.request("shutdown")
    client.process.stdin.close()
    assert client.exit_code() == code


def test_an_input_closed_within_a_message_ends_it(serve: Serve) -> None:
    client = serve()
    client.initialize()
    client.send_bytes(b'Content-Length: 100\r\n\r\n{"jsonrpc":')
    client.process.stdin.close()
    assert client.exit_code() == 1


def test_a_closed_output_does_not_crash_it(serve: Serve) -> None:
    client = serve(reads=False)
    client.process.stdout.close()
    client.ask("initialize", {"processId": None, "capabilities": {}})
    client.process.stdin.close()
    assert client.exit_code() == 1


def test_sigterm_ends_it(serve: Serve) -> None:
    client = serve()
    client.initialize()
    client.process.send_signal(signal.SIGTERM)
    assert client.exit_code() in (-signal.SIGTERM, 128 + signal.SIGTERM)


def test_ends_when_its_parent_dies_and_leaves_the_pipe_open(binary: Path) -> None:
    # The parent starts a server that inherits both pipes, says its number, and is killed;
    # this test keeps the other ends open.
    script = """
import subprocess, sys
server = subprocess.Popen(sys.argv[1:])
print(server.pid, file=sys.stderr, flush=True)
server.wait()
"""
    parent = subprocess.Popen(
        [sys.executable, "-c", script, binary, "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with parent:
        pid = int(parent.stderr.readline())
        parent.stdin.write(frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}))
        parent.stdin.flush()
        assert parent.stdout.readline().startswith(b"Content-Length: ")
        parent.kill()
        assert has_ended(pid)


def test_ends_when_the_client_it_was_told_of_dies(serve: Serve) -> None:
    editor = subprocess.Popen(["sleep", "1000"])
    client = serve()
    client.initialize(processId=editor.pid)
    editor.kill()
    editor.wait()
    assert client.exit_code() == 1


# Streams


def test_a_client_that_does_not_read_keeps_nobody_waiting(serve: Serve) -> None:
    client = serve(reads=False)
    client.ask("initialize", {"processId": None, "capabilities": {}})
    uri = client.open(TEXT)
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 2}}
    first = client.ask("textDocument/hover", place)
    while read_message(client.process.stdout).get("id") != first:
        pass
    # From here on nobody reads. All of it goes in all the same: far more than both pipes hold.
    asked = [client.ask("textDocument/hover", place) for _ in range(5_000)]
    assert resident_megabytes(client.process.pid) < 300
    client.start_reading()
    answers = [client.receive(lambda m: "id" in m) for _ in asked]
    assert [answer["id"] for answer in answers] == asked
    assert all("Zoë Åkerlund" in answer["result"]["contents"]["value"] for answer in answers)
    assert client.end() == 0


def test_a_message_may_come_byte_by_byte(serve: Serve) -> None:
    client = serve()
    client.initialize()
    uri = client.open(TEXT)
    message = {"jsonrpc": "2.0", "method": "textDocument/didChange"}
    message["params"] = {
        "textDocument": {"uri": uri, "version": 2},
        "contentChanges": [{"text": "“Málaga” 😀"}],
    }
    for byte in frame(message):
        client.send_bytes(bytes([byte]))
    assert "592,346" in client.hover(uri, 0, 3)["contents"]["value"]


def test_an_article_of_10_megabytes_is_annotated(serve: Serve) -> None:
    client = serve()
    client.initialize()
    lines = 10 * 1024 * 1024 // len(TEXT.encode()) + 1
    uri = client.open(f"{TEXT}\n" * lines)
    hover = client.hover(uri, lines - 1, 2)
    assert "Zoë Åkerlund" in hover["contents"]["value"]
    assert hover["range"]["start"] == {"line": lines - 1, "character": 0}
    client.notify(
        "textDocument/didChange",
        {
            "textDocument": {"uri": uri, "version": 2},
            "contentChanges": [
                {
                    "range": {
                        "start": {"line": 0, "character": 0},
                        "end": {"line": 0, "character": 0},
                    },
                    "text": "\n",
                }
            ],
        },
    )
    assert client.hover(uri, lines, 2)["range"]["start"] == {"line": lines, "character": 0}
    assert client.end() == 0


def test_an_empty_article_has_nothing(serve: Serve) -> None:
    client = serve()
    client.initialize()
    uri = client.open("")
    assert client.hover(uri, 0, 0) is None
    document = {"textDocument": {"uri": uri}}
    assert client.request("textDocument/semanticTokens/full", document) == {"data": []}
    assert client.request("textDocument/documentSymbol", document) == []
    assert client.end() == 0


# Bad input: whatever comes, the next sound request is answered.

INITIALIZE = {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}}}


def _frames(*bodies: bytes) -> bytes:
    return b"".join(map(frame, bodies))


HOSTILE: dict[str, bytes] = {
    "no header at all": b"hello, world\r\n\r\n",
    "binary": bytes(range(256)) * 8,
    "a header without a value": b"Content-Length:\r\n\r\n",
    "a length that is no number": b"Content-Length: many\r\n\r\n{}",
    "a negative length": b"Content-Length: -5\r\n\r\n{}",
    "a length of zero": b"Content-Length: 0\r\n\r\n",
    "nine terabytes": b"Content-Length: 9000000000000\r\n\r\n{}",
    "more than 64 bits": b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    "a length that is too short": b"Content-Length: 4\r\n\r\n" + json.dumps(INITIALIZE).encode(),
    "a length that is too long": b"Content-Length: 300\r\n\r\n{}",
    "a header of a megabyte": b"X: " + b"x" * (1 << 20) + b"\r\n\r\n",
    "a lower-case header": b"content-length: 2\r\n\r\n{}",
    "line feeds alone": b"Content-Length: 2\n\n{}",
    "no JSON": _frames(b"nonsense"),
    "half an object": _frames(b'{"jsonrpc":"2.0","id":3,"method":"hov'),
    "brackets a million deep": _frames(b"[" * 1_000_000),
    "braces a million deep": _frames(b'{"a":' * 1_000_000),
    "closed brackets a million deep": _frames(b"[" * 1_000_000 + b"]" * 1_000_000),
    "invalid UTF-8": _frames(b'{"jsonrpc":"2.0","method":"\xff\xfe"}'),
    "a lone surrogate": _frames(b'{"jsonrpc":"2.0","id":4,"method":"\\ud800"}'),
    "a NUL": _frames(b'{"jsonrpc":"2.0","id":4}\0'),
    "NaN": _frames(b'{"jsonrpc":"2.0","id":NaN,"method":"a"}'),
    "an array": _frames(b"[]", b"[1]"),
    "scalars": _frames(b"1", b"null", b'""', b"true"),
    "an empty object": _frames(b"{}"),
    "a strange version": _frames(b'{"jsonrpc":"1.0","id":4,"method":"a"}'),
    "a strange id": _frames(b'{"jsonrpc":"2.0","id":{},"method":"a"}'),
    "strange parameters": _frames(b'{"jsonrpc":"2.0","id":4,"method":"a","params":3}'),
    "an answer nobody asked for": _frames(b'{"jsonrpc":"2.0","id":99,"result":null}'),
    "a notification from 2031": _frames(b'{"jsonrpc":"2.0","method":"time/travel"}'),
    "a null parameter": _frames(b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}'),
}


@pytest.mark.parametrize("bytes_", HOSTILE.values(), ids=HOSTILE.keys())
def test_goes_on_after_bad_input(serve: Serve, bytes_: bytes) -> None:
    client = serve()
    client.send_bytes(bytes_)
    client.initialize()
    client.send_bytes(bytes_)
    uri = client.open(TEXT)
    client.send_bytes(bytes_)
    assert "Zoë Åkerlund" in client.hover(uri, 0, 2)["contents"]["value"]
    assert resident_megabytes(client.process.pid) < 300
    assert client.end() == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"nonsense", -32700),
        (b"[" * 1_000_000, -32700),
        (b'{"text":"\xff"}', -32700),
        (b"[]", -32600),
        (b"3", -32600),
        (b'{"jsonrpc":"2.0","id":{},"method":"a"}', -32600),
    ],
)
def test_answers_what_is_no_message_with_an_error_to_nobody(
    serve: Serve, body: bytes, code: int
) -> None:
    client = serve()
    client.initialize()
    client.send(body)
    with pytest.raises(LSPError) as error:
        client.result(None)
    assert error.value.code == code


def test_refuses_what_comes_at_the_wrong_time(serve: Serve) -> None:
    client = serve()
    hover = {
        "textDocument": {"uri": "file:///article.txt"},
        "position": {"line": 0, "character": 0},
    }
    with pytest.raises(LSPError) as error:
        client.request("textDocument/hover", hover)
    assert error.value.code == -32002
    client.initialize()
    with pytest.raises(LSPError) as error:
        client.request("initialize", {"capabilities": {}})
    assert error.value.code == -32600
    with pytest.raises(LSPError) as error:
        client.request("textDocument/hover", hover)
    assert error.value.code == -32602, "a document that is not open"
    with pytest.raises(LSPError) as error:
        client.request("textDocument/hover", {"textDocument": 5})
    assert error.value.code == -32602
    with pytest.raises(LSPError) as error:
        client.request("textDocument/formatting", {})
    assert error.value.code == -32601
    client.request("shutdown")
    with pytest.raises(LSPError) as error:
        client.request("textDocument/hover", hover)
    assert error.value.code == -32600
    client.notify("exit")
    assert client.exit_code() == 0


# Plugins


def test_a_plugin_that_prints_does_not_corrupt_the_stream(serve: Serve, tmp_path: Path) -> None:
    plugin = make_plugin(tmp_path, "chatty", define="CHATTY")
    client = serve("--stdio", "--plugin", plugin, "--plugins", "org.example.chatty")
    client.initialize()
    assert client.hover(client.open(TEXT), 0, 2)
    assert client.end() == 0
    assert "hello, world" in client.log, "what it prints belongs in the log"


def broken_plugins(folder: Path) -> dict[str, str]:
    """Makes plugins that can not work; answers words that say why, by folder name."""
    reasons: dict[str, str] = {}

    def add(name: str, reason: str, define: str | None = None, **changes: Any) -> Path:
        reasons[name] = reason
        return make_plugin(folder, name, define, **changes)

    (add("nolibrary", "No such file") / "libnolibrary.so").unlink()
    (add("textlibrary", "can not be loaded") / "libtextlibrary.so").write_text("no library")
    (add("emptylibrary", "can not be loaded") / "libemptylibrary.so").write_bytes(b"")
    add("noentry", "glossator_plugin_entry", define="NO_ENTRY")
    add("refusing", "does not support ABI version 1", define="REFUSING")
    add("lying", "4242", define="WRONG_ABI")
    add("mute", "no annotate function", define="MUTE")
    add("newabi", "found 7", abi=7)
    add("newformat", "manifest", manifest=2)
    add("nameless", "id", id=None)
    add("climbing", "library", library="../other.so")
    (add("nojson", "plugin.json") / "plugin.json").write_text("{")
    (add("badtext", "plugin.json") / "plugin.json").write_bytes(b'{"id":"\xff"}')
    (add("folder", "plugin.json") / "plugin.json").unlink()
    (folder / "folder" / "plugin.json").mkdir()
    add(
        "needy",
        "unobtainium",
        annotators=[dict(manifest()["annotators"][0], requires=["unobtainium"])],
    )
    return reasons


def test_broken_plugins_cost_only_themselves(
    serve: Serve, binary: Path, names_plugin: Path, tmp_path: Path
) -> None:
    reasons = broken_plugins(tmp_path / "broken")
    names = [f"org.example.{name}" for name in ["names", *reasons]]
    arguments = [
        "--plugin",
        names_plugin,
        "--plugin",
        tmp_path / "broken",
        "--plugins",
        ",".join(names),
    ]
    client = serve("--stdio", *arguments)
    client.initialize()
    assert client.hover(client.open(TEXT), 0, 2), "the sound plugin works"
    assert client.end() == 0
    for name, reason in reasons.items():
        lines = [line for line in client.log.splitlines() if name in line]
        assert any(reason in line for line in lines), f"{name}: expected {reason!r} in {client.log}"

    listed = subprocess.run([binary, "plugins", *arguments], capture_output=True, text=True)
    assert listed.returncode == 5
    assert f"org.example.names 1.0.0\tok\t{names_plugin}" in listed.stdout.splitlines()

    annotated = subprocess.run(
        [binary, "annotate", *arguments], input=TEXT.encode(), capture_output=True
    )
    assert annotated.returncode == 5, "batch work says that plugins are missing"
    assert [mark["text"] for mark in json.loads(annotated.stdout)["annotations"]] == [
        "Zoë Åkerlund",
        "some 300",
        "Málaga",
    ]


def test_serves_without_any_plugin(serve: Serve) -> None:
    client = serve("--stdio", "--plugins", "org.example.absent")
    client.initialize()
    assert client.hover(client.open(TEXT), 0, 2) is None
    assert client.end() == 0


# Settings


def test_a_setting_that_does_not_fit_is_told_and_left_out(serve: Serve) -> None:
    client = serve()
    client.initialize(initializationOptions={"glossator": {"published": "yesterday", "colour": 3}})
    told = [client.notification("window/logMessage")["message"] for _ in range(2)]
    assert any("glossator.published" in line for line in told)
    assert any("glossator.colour" in line for line in told)
    assert client.end() == 0
