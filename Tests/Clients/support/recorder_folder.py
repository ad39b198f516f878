"""A `glossator` command that writes down its conversations."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from .processes import has_ended
from .strict_messages import check_conversation, read_conversation

RECORDER = Path(__file__).with_name("recorder.py")


class RecorderFolder:
    """Holds a command `glossator`, and beside it what was said through it."""

    def __init__(self, folder: Path, binary: Path):
        self.folder = folder
        self.conversations = folder / "conversations"
        self.conversations.mkdir(parents=True)
        self.command = folder / "glossator"
        words = [sys.executable, RECORDER, self.conversations, binary]
        self.command.write_text(f'#!/bin/sh\nexec {shlex.join(map(str, words))} "$@"\n')
        self.command.chmod(0o755)

    def environment(self, home: Path) -> dict[str, str]:
        """An environment in which an editor finds the command, and nothing of this machine's."""
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
        }

    def check(self) -> tuple[list[str], int | None]:
        """Holds the one conversation against the LSP and waits for the end of the server;
        answers the methods that the client used and the code that the server ended with,
        `None` when the editor did not wait to hear it."""
        (path,) = self.conversations.glob("*.jsonl")
        lines = read_conversation(path)
        assert check_conversation(lines) > 0
        server = int(path.with_suffix(".server").read_text())
        assert has_ended(server), "the server outlives the editor"
        ending = path.with_suffix(".exit")
        code = int(ending.read_text()) if ending.exists() else None
        said = [line["message"] for line in lines if line["direction"] == "client"]
        return [message["method"] for message in said if "method" in message], code
