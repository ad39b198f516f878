#!/usr/bin/env python3
"""Stands between an editor and the server, and writes down what they say to each other.

    recorder.py FOLDER SERVER [ARGUMENT…]

The conversation goes to a new file in FOLDER, a JSON line a message; the number of the server's
process goes to another, and the code that it ends with to a third. Bytes are passed on as they
are.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path


class Recorder:
    """One conversation."""

    def __init__(self, folder: Path, command: list[str]):
        self.folder = folder
        self.file = open(folder / f"{os.getpid()}.jsonl", "x", encoding="utf-8")
        self.lock = threading.Lock()
        # In a session of its own: an editor that kills us must not kill the server with us,
        # which has to end by itself.
        self.server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        (folder / f"{os.getpid()}.server").write_text(str(self.server.pid))

    def write(self, record: object) -> None:
        with self.lock:
            self.file.write(json.dumps(record) + "\n")
            self.file.flush()

    def pump(self, direction: str, source: int, target: int) -> None:
        """Copies until the end of the source; each message is written down before it goes on."""
        buffer = b""
        try:
            while data := os.read(source, 1 << 16):
                buffer = self.take(direction, buffer + data)
                while data:
                    data = data[os.write(target, data) :]
        except OSError:
            pass
        if direction == "client":
            self.server.stdin.close()

    def take(self, direction: str, buffer: bytes) -> bytes:
        """Writes down the complete messages in `buffer`; answers the rest."""
        while True:
            head, separator, rest = buffer.partition(b"\r\n\r\n")
            if not separator:
                return buffer
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            if len(rest) < length:
                return buffer
            self.write({"direction": direction, "message": json.loads(rest[:length])})
            buffer = rest[length:]

    def run(self) -> int:
        client = threading.Thread(
            target=self.pump, args=("client", 0, self.server.stdin.fileno()), daemon=True
        )
        client.start()
        self.pump("server", self.server.stdout.fileno(), 1)
        code = self.server.wait()
        (self.folder / f"{os.getpid()}.exit").write_text(str(code))
        return code


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(Recorder(Path(sys.argv[1]), sys.argv[2:]).run())
