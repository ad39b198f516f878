"""Holds messages of the server against lsprotocol, the typed model of LSP, without mercy.

lsprotocol alone forgives: it turns a number into the string that was asked for, drops members
that it does not know and lets a string stand where it takes one of several types. Here a
message has to survive the way into types and back unchanged, but for optional members that
are null, and every value in between has to be of its declared type.
"""

from __future__ import annotations

import enum
import json
import typing
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from lsprotocol import converters, types

_converter = converters.get_converter()


class Misshaped(Exception):
    """A message that is not what the LSP says."""


def check_message(message: Any, method: str | None = None) -> None:
    """Raises `Misshaped` unless `message`, sent by a server, is what the LSP describes.

    `method` is the method of the request, for a response.
    """
    if not isinstance(message, dict):
        raise Misshaped(f"expected an object, found {message!r}")
    if message.get("jsonrpc") != "2.0":
        raise Misshaped(f'"jsonrpc" should be "2.0": {_text(message)}')
    kind = _type_of(message, method)
    try:
        decoded = _converter.structure(message, kind)
    except Exception as error:
        raise Misshaped(f"does not fit {kind.__name__}: {error!r}\n{_text(message)}") from error
    difference = _difference(message, _converter.unstructure(decoded, kind), "")
    if difference:
        raise Misshaped(f"does not fit {kind.__name__}: {difference}\n{_text(message)}")
    if stray := _stray(decoded, kind, ""):
        raise Misshaped(f"does not fit {kind.__name__}: {stray}\n{_text(message)}")
    _check_more(decoded)


def check_conversation(lines: Iterable[dict[str, Any]]) -> int:
    """Checks every message of the server in a recorded conversation; answers their number.

    A line is `{"direction": "client" | "server", "message": …}`, named for who speaks.
    """
    asked: dict[str, str] = {}
    checked = 0
    for line in lines:
        direction, message = line["direction"], line["message"]
        if direction == "client":
            if isinstance(message, dict) and isinstance(message.get("method"), str):
                if "id" in message:
                    asked[json.dumps(message["id"])] = message["method"]
        elif direction == "server":
            method = None
            if isinstance(message, dict) and "method" not in message and "id" in message:
                method = asked.get(json.dumps(message["id"]))
                if method is None and "error" not in message:
                    raise Misshaped(f"answers what nobody asked: {_text(message)}")
                if method and isinstance(message["id"], float):
                    # The client spelled its number so, and got back what it sent.
                    message = message | {"id": 0}
            check_message(message, method)
            checked += 1
        else:
            raise ValueError(f'"direction" should be "client" or "server", found {direction!r}')
    return checked


def read_conversation(path: Path) -> list[dict[str, Any]]:
    """The lines of a recorded conversation."""
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line.strip()]


def _type_of(message: dict[str, Any], method: str | None) -> type:
    if "method" in message:
        known = types.METHOD_TO_TYPES.get(message["method"])
        if known is None:
            raise Misshaped(f"no such method: {_text(message)}")
        return known[0]
    if "error" in message:
        return types.ResponseErrorMessage
    if "result" not in message:
        raise Misshaped(f"neither a method nor a result nor an error: {_text(message)}")
    known = types.METHOD_TO_TYPES.get(method or "")
    if known is None or known[1] is None:
        raise Misshaped(f"a result for {method!r}, which is no request: {_text(message)}")
    return known[1]


def _check_more(decoded: Any) -> None:
    """What types alone do not say."""
    result = getattr(decoded, "result", None)
    if isinstance(result, types.SemanticTokens):
        if len(result.data) % 5 or any(number < 0 for number in result.data):
            raise Misshaped("semantic tokens come in fives of unsigned numbers")
    if isinstance(result, (list, tuple)):
        for item in result:
            if isinstance(item, types.DocumentSymbol):
                _check_symbol(item)


def _check_symbol(symbol: types.DocumentSymbol) -> None:
    def place(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    outer, inner = symbol.range, symbol.selection_range
    if not place(outer.start) <= place(inner.start) <= place(inner.end) <= place(outer.end):
        raise Misshaped(f"the selection range of {symbol.name!r} lies outside its range")
    if not symbol.name.strip():
        raise Misshaped("a symbol without a name")
    for child in symbol.children or []:
        _check_symbol(child)


def _difference(sent: Any, kept: Any, path: str) -> str | None:
    """Where two JSON values differ, null members apart; `None` when nowhere."""
    if isinstance(kept, enum.Enum):
        kept = kept.value
    if isinstance(sent, dict) and isinstance(kept, dict):
        for name in sorted(sent.keys() | kept.keys()):
            one, other = sent.get(name), kept.get(name)
            if one is None and other is None:
                continue
            where = f"{path}.{name}" if path else name
            if name not in kept:
                return f"{where} is unknown to the LSP"
            if found := _difference(one, other, where):
                return found
        return None
    if isinstance(sent, list) and isinstance(kept, (list, tuple)):
        if len(sent) != len(kept):
            return f"{path} loses elements"
        for index, (one, other) in enumerate(zip(sent, kept)):
            if found := _difference(one, other, f"{path}[{index}]"):
                return found
        return None
    if type(sent) is not type(kept) or sent != kept:
        return f"{path} is {sent!r} and should be of another type, such as {kept!r}"
    return None


def _stray(value: Any, kind: Any, path: str) -> str | None:
    """Where a decoded value is not of its declared type; `None` when nowhere."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any or kind is object or isinstance(kind, (str, typing.ForwardRef)):
        return None
    if origin is typing.Union:
        strays = [_stray(value, argument, path) for argument in arguments]
        return None if None in strays else f"{path} is {value!r}, which fits none of {arguments}"
    if origin is typing.Literal:
        return None if value in arguments else f"{path} is {value!r}, not one of {arguments}"
    if isinstance(kind, type) and attrs.has(kind):
        if not isinstance(value, kind):
            return f"{path} is {value!r}, no {kind.__name__}"
        for field in attrs.fields(attrs.resolve_types(kind, vars(types))):
            where = f"{path}.{field.name}" if path else field.name
            if found := _stray(getattr(value, field.name), field.type, where):
                return found
        return None
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            return f"{path} is {value!r}, no object"
        found = [_stray(item, arguments[1], f"{path}.{name}") for name, item in value.items()]
        return next(filter(None, found), None)
    if origin is tuple and ... not in arguments:
        if not isinstance(value, (list, tuple)) or len(value) != len(arguments):
            return f"{path} is {value!r}, no list of {len(arguments)}"
        found = [_stray(item, type_, path) for item, type_ in zip(value, arguments)]
        return next(filter(None, found), None)
    if origin is not None and issubclass(origin, Sequence):
        if isinstance(value, str) or not isinstance(value, Sequence):
            return f"{path} is {value!r}, no list"
        found = [_stray(item, arguments[0], f"{path}[{i}]") for i, item in enumerate(value)]
        return next(filter(None, found), None)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return None if isinstance(value, kind) else f"{path} is {value!r}, no {kind.__name__}"
    if isinstance(kind, type):
        return None if type(value) is kind else f"{path} is {value!r}, no {kind.__name__}"
    return None


def _text(message: Any) -> str:
    text = json.dumps(message, ensure_ascii=False)
    return text if len(text) < 2000 else text[:2000] + "…"
