"""Every message that the server sent in a recorded conversation is what the LSP describes."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import pytest

from support.strict_messages import Misshaped, check_conversation, check_message, read_conversation

# The conversations of the tests in Swift. `make test` records them, and sets the variable.
FOLDER = os.environ.get("GLOSSATOR_CONVERSATIONS")
RECORDED = sorted(Path(FOLDER).glob("*.jsonl")) if FOLDER else []


@pytest.mark.skipif(not FOLDER, reason="GLOSSATOR_CONVERSATIONS names no folder; make test does")
def test_conversations_were_recorded() -> None:
    assert RECORDED, f"no conversation in {FOLDER}"
    said = [line for path in RECORDED for line in read_conversation(path)]
    for direction in ["client", "server"]:
        assert any(line["direction"] == direction for line in said)


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_conversation_is_well_shaped(path: Path) -> None:
    check_conversation(read_conversation(path))


# The check itself: each message passes as it is, and fails with any one change.

POSITION = {"line": 1, "character": 2}
RANGE = {"start": POSITION, "end": {"line": 1, "character": 5}}

HOVER = {
    "jsonrpc": "2.0",
    "id": 7,
    "result": {"contents": {"kind": "markdown", "value": "**Oslo**"}, "range": RANGE},
}
HIGHLIGHTS = {"jsonrpc": "2.0", "id": 7, "result": [{"range": RANGE, "kind": 3}]}
SYMBOLS = {
    "jsonrpc": "2.0",
    "id": "seven",
    "result": [
        {
            "name": "Oslo",
            "kind": 3,
            "range": RANGE,
            "selectionRange": copy.deepcopy(RANGE),
            "children": [],
        }
    ],
}
TOKENS = {"jsonrpc": "2.0", "id": 7, "result": {"data": [1, 2, 3, 0, 0]}}
DIAGNOSTICS = {
    "jsonrpc": "2.0",
    "method": "textDocument/publishDiagnostics",
    "params": {"uri": "file:///a.txt", "version": 3, "diagnostics": []},
}
LOG = {"jsonrpc": "2.0", "method": "window/logMessage", "params": {"type": 2, "message": "hm"}}
ERROR = {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "no JSON"}}
INITIALIZED = {
    "jsonrpc": "2.0",
    "id": 1,
    "result": {
        "capabilities": {
            "positionEncoding": "utf-16",
            "hoverProvider": True,
            "textDocumentSync": {"openClose": True, "change": 2},
        },
        "serverInfo": {"name": "glossator", "version": "1"},
    },
}

GOOD: list[tuple[dict[str, Any], str | None]] = [
    (HOVER, "textDocument/hover"),
    ({"jsonrpc": "2.0", "id": 7, "result": None}, "textDocument/hover"),
    (HIGHLIGHTS, "textDocument/documentHighlight"),
    (SYMBOLS, "textDocument/documentSymbol"),
    (TOKENS, "textDocument/semanticTokens/full"),
    (DIAGNOSTICS, None),
    (LOG, None),
    (ERROR, None),
    (INITIALIZED, "initialize"),
    ({"jsonrpc": "2.0", "id": 1, "result": None}, "shutdown"),
    ({"jsonrpc": "2.0", "id": 1, "method": "workspace/semanticTokens/refresh"}, None),
]


@pytest.mark.parametrize(("message", "method"), GOOD)
def test_a_good_message_passes(message: dict[str, Any], method: str | None) -> None:
    check_message(message, method)


#: A message, its method, the path of a member and what is put there; `...` takes it away.
BAD: list[tuple[dict[str, Any], str | None, list[Any], Any]] = [
    (HOVER, "textDocument/hover", ["result", "contents", "kind"], "html"),
    (HOVER, "textDocument/hover", ["result", "contents", "value"], 5),
    (HOVER, "textDocument/hover", ["result", "contents"], ...),
    (HOVER, "textDocument/hover", ["result", "title"], "Oslo"),
    (HOVER, "textDocument/hover", ["result", "range", "end"], ...),
    (HOVER, "textDocument/hover", ["result", "range", "end", "character"], "5"),
    (HOVER, "textDocument/hover", ["result", "range", "end", "column"], 5),
    (HOVER, "textDocument/hover", ["jsonrpc"], ...),
    (HOVER, "textDocument/hover", ["jsonrpc"], "1.0"),
    (HOVER, "textDocument/hover", ["id"], ...),
    (HOVER, "textDocument/hover", ["id"], 7.5),
    (HOVER, "textDocument/hover", ["result"], ...),
    (HOVER, "textDocument/hover", ["result"], [1]),
    (HOVER, "textDocument/hover", ["extra"], True),
    (HIGHLIGHTS, "textDocument/documentHighlight", ["result", 0, "kind"], 9),
    (HIGHLIGHTS, "textDocument/documentHighlight", ["result", 0, "kind"], True),
    (HIGHLIGHTS, "textDocument/documentHighlight", ["result", 0, "range"], ...),
    (SYMBOLS, "textDocument/documentSymbol", ["result", 0, "selectionRange"], ...),
    (SYMBOLS, "textDocument/documentSymbol", ["result", 0, "selectionRange", "end", "line"], 4),
    (SYMBOLS, "textDocument/documentSymbol", ["result", 0, "name"], ""),
    (SYMBOLS, "textDocument/documentSymbol", ["result", 0, "kind"], 99),
    (TOKENS, "textDocument/semanticTokens/full", ["result", "data"], [1, 2, 3]),
    (TOKENS, "textDocument/semanticTokens/full", ["result", "data"], [1, 2, -3, 0, 0]),
    (TOKENS, "textDocument/semanticTokens/full", ["result", "data"], [1, 2, 3, 0, 0.0]),
    (DIAGNOSTICS, None, ["params", "uri"], ...),
    (DIAGNOSTICS, None, ["params", "diagnostics"], {}),
    (DIAGNOSTICS, None, ["params", "version"], "3"),
    (DIAGNOSTICS, None, ["method"], "textDocument/publishDiagnosis"),
    (LOG, None, ["params", "type"], 17),
    (LOG, None, ["params"], ...),
    (ERROR, None, ["error", "code"], "-32700"),
    (ERROR, None, ["error", "message"], ...),
    (INITIALIZED, "initialize", ["result", "capabilities"], ...),
    (INITIALIZED, "initialize", ["result", "capabilities", "hoverProvide"], True),
    (INITIALIZED, "initialize", ["result", "capabilities", "hoverProvider"], "yes"),
    (INITIALIZED, "initialize", ["result", "capabilities", "textDocumentSync", "change"], 8),
    (INITIALIZED, "initialize", ["result", "serverInfo", "name"], ...),
]


def changed(message: Any, path: list[Any], value: Any) -> Any:
    message = copy.deepcopy(message)
    holder = message
    for step in path[:-1]:
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return message


@pytest.mark.parametrize(
    ("message", "method", "path", "value"),
    BAD,
    ids=[
        f"{method or message.get('method', 'error')}:{'.'.join(map(str, path))}={value}"
        for message, method, path, value in BAD
    ],
)
def test_a_misshaped_message_fails(
    message: dict[str, Any], method: str | None, path: list[Any], value: Any
) -> None:
    with pytest.raises(Misshaped):
        check_message(changed(message, path, value), method)


def test_a_response_is_read_by_the_method_of_its_request() -> None:
    asked = {
        "direction": "client",
        "message": {"jsonrpc": "2.0", "id": 7, "method": "textDocument/hover"},
    }
    check_conversation([asked, {"direction": "server", "message": HOVER}])
    with pytest.raises(Misshaped, match="HoverResponse"):
        check_conversation([asked, {"direction": "server", "message": TOKENS}])


def test_an_answer_that_nobody_asked_for_fails() -> None:
    with pytest.raises(Misshaped, match="nobody asked"):
        check_conversation([{"direction": "server", "message": HOVER}])


def test_the_number_seven_is_not_the_text_seven() -> None:
    asked = {
        "direction": "client",
        "message": {"jsonrpc": "2.0", "id": "7", "method": "textDocument/hover"},
    }
    with pytest.raises(Misshaped, match="nobody asked"):
        check_conversation([asked, {"direction": "server", "message": HOVER}])
