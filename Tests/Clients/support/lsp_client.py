"""A small client that speaks LSP over pipes and checks every message it gets."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import threading
from collections import deque
from pathlib import Path
from typing import Any, Callable

from .strict_messages import check_message

#: No answer takes this long on a machine that works; long enough for one that is very busy.
PATIENCE = 300.0


def frame(message: Any) -> bytes:
    """A message with its header."""
    body = (
        json.dumps(message, ensure_ascii=False).encode()
        if not isinstance(message, bytes)
        else message
    )
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class LSPError(Exception):
    """An error that the server answered."""

    def __init__(self, error: dict[str, Any]):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.message = error["message"]


class LSPClient:
    """Starts a server; use it in a `with` statement, which leaves no process behind."""

    def __init__(
        self,
        command: list[str | Path],
        env: dict[str, str] | None = None,
        reads: bool = True,
    ):
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
        )
        self._ids = itertools.count(1)
        self._asked: dict[int | str, str] = {}
        self._inbox: deque[dict[str, Any]] = deque()
        self._news = threading.Condition()
        self._failure: Exception | None = None
        self._ended = False
        self._log: list[bytes] = []
        self._threads = [threading.Thread(target=self._read_log, daemon=True)]
        self._threads[0].start()
        if reads:
            self.start_reading()

    def __enter__(self) -> "LSPClient":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                pipe.close()
            except BrokenPipeError:
                pass

    # Sending

    def send_bytes(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message: Any) -> None:
        """Sends a message, whatever it is."""
        if isinstance(message, dict) and "method" in message and "id" in message:
            self._asked[message["id"]] = message["method"]
        self.send_bytes(frame(message))

    def notify(self, method: str, params: Any = None) -> None:
        """Sends a notification."""
        self.send(
            {"jsonrpc": "2.0", "method": method} | ({} if params is None else {"params": params})
        )

    def ask(self, method: str, params: Any = None) -> int:
        """Sends a request and answers its id at once."""
        identifier = next(self._ids)
        message = {"jsonrpc": "2.0", "id": identifier, "method": method}
        self.send(message | ({} if params is None else {"params": params}))
        return identifier

    def request(self, method: str, params: Any = None) -> Any:
        """Sends a request and waits for its result."""
        return self.result(self.ask(method, params))

    def initialize(self, **params: Any) -> dict[str, Any]:
        """Starts the session; answers the server's capabilities."""
        result = self.request(
            "initialize", {"processId": None, "rootUri": None, "capabilities": {}} | params
        )
        self.notify("initialized", {})
        return result["capabilities"]

    def open(self, text: str, uri: str = "file:///article.txt", version: int = 1) -> str:
        """Opens a document."""
        item = {"uri": uri, "languageId": "plaintext", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def hover(self, uri: str, line: int, character: int) -> Any:
        """The hover at a position."""
        position = {"line": line, "character": character}
        return self.request(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": position}
        )

    # Receiving

    def start_reading(self) -> None:
        """Begins to take what the server sends, for a client made with `reads=False`."""
        thread = threading.Thread(target=self._read_messages, daemon=True)
        self._threads.append(thread)
        thread.start()

    def result(self, identifier: int | str | None) -> Any:
        """Waits for the response to a request."""
        message = self.receive(lambda m: "method" not in m and m["id"] == identifier)
        if "error" in message:
            raise LSPError(message["error"])
        return message["result"]

    def notification(self, method: str) -> Any:
        """Waits for a notification and answers its parameters."""
        return self.receive(lambda m: m.get("method") == method)["params"]

    def receive(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Waits for a message and takes it from the inbox."""

        def find() -> dict[str, Any] | None:
            return next((message for message in self._inbox if wanted(message)), None)

        with self._news:
            self._news.wait_for(lambda: find() or self._failure or self._ended, PATIENCE)
            message = find()
            if message is not None:
                self._inbox.remove(message)
                return message
        if self._failure:
            raise self._failure
        state = "ended" if self._ended else "is silent"
        raise AssertionError(f"no such message; the server {state}. Its log: {self.log}")

    @property
    def unread(self) -> list[dict[str, Any]]:
        """Messages that nobody has taken."""
        with self._news:
            return list(self._inbox)

    @property
    def log(self) -> str:
        """What the server wrote to standard error."""
        return b"".join(self._log).decode(errors="replace")

    def exit_code(self) -> int:
        """Waits for the end of the process and of its output."""
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        if self._failure:
            raise self._failure
        return code

    def end(self) -> int:
        """Ends the session as an editor does; answers the exit code."""
        assert self.request("shutdown") is None
        self.notify("exit")
        return self.exit_code()

    def _read_log(self) -> None:
        while data := os.read(self.process.stderr.fileno(), 1 << 16):
            self._log.append(data)

    def _read_messages(self) -> None:
        failure = None
        try:
            while (message := read_message(self.process.stdout)) is not None:
                method = self._asked.get(message.get("id")) if "method" not in message else None
                check_message(message, method)
                with self._news:
                    self._inbox.append(message)
                    self._news.notify_all()
        except Exception as error:
            failure = error
        with self._news:
            self._failure, self._ended = failure, True
            self._news.notify_all()


def read_message(stream: Any) -> Any:
    """The next message of a stream, `None` at its end; anything but clean frames raises."""
    length = None
    while True:
        line = stream.readline()
        if not line:
            if length is not None:
                raise ValueError("the stream ends within a header")
            return None
        if line == b"\r\n":
            break
        name, separator, value = line.partition(b": ")
        if name != b"Content-Length" or not separator or not line.endswith(b"\r\n"):
            raise ValueError(f"expected a header, found {line[:200]!r}")
        length = int(value)
    if length is None:
        raise ValueError("a message without a length")
    body = stream.read(length)
    if len(body) != length:
        raise ValueError(f"expected {length} bytes, found {len(body)}")
    return json.loads(body)
