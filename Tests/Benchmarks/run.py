#!/usr/bin/env python3
"""Prints how fast and how large Glossator is, as a client sees it over pipes.

usage: run.py --binary glossator [--record FILE]

Times are wall time seen from this process, its own JSON work included; each line gives the
median, the 99th percentile and the number of runs. The definitions beside this file say what is
run, and how many annotations must be there: speed without the right answer is a failure.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Client:
    """A minimal LSP client over pipes."""

    def __init__(self, binary):
        self.process = subprocess.Popen(
            [binary, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.buffer = b""
        self.number = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        data = memoryview(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        while data:
            data = data[os.write(self.process.stdin.fileno(), data):]

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number:
                if "error" in message:
                    sys.exit(f"run.py: {method}: {message['error']}")
                return message["result"]

    def read(self):
        while b"\r\n\r\n" not in self.buffer:
            self.fill()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        parts, have = [self.buffer], len(self.buffer)
        while have < length:
            parts.append(self.chunk())
            have += len(parts[-1])
        data = b"".join(parts)
        self.buffer = data[length:]
        return json.loads(data[:length])

    def fill(self):
        self.buffer += self.chunk()

    def chunk(self):
        data = os.read(self.process.stdout.fileno(), 1 << 20)
        if not data:
            sys.exit("run.py: the server has gone")
        return data

    def initialize(self):
        self.request("initialize", {
            "processId": os.getpid(), "rootUri": None,
            "capabilities": {"general": {"positionEncodings": ["utf-8"]}}})
        self.notify("initialized", {})

    def open(self, uri, text):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "plaintext", "version": 1, "text": text}})

    def tokens(self, uri):
        return self.request("textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})

    def memory(self):
        for line in open(f"/proc/{self.process.pid}/status", encoding="ascii"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def close(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(5)


def timed(action):
    start = time.perf_counter()
    result = action()
    return (time.perf_counter() - start) * 1e3, result


class Report:
    def __init__(self):
        self.rows = []

    def add(self, name, times, unit="ms"):
        ordered = sorted(times)
        last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        row = {"name": name, "median": statistics.median(ordered), "p99": last,
               "unit": unit, "runs": len(ordered)}
        self.rows.append(row)
        print(f"{name:58}{row['median']:10.3f}{last:10.3f} {unit:3}{len(ordered):6}", flush=True)


def measure_start(binary, count, report):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        client = Client(binary)
        client.initialize()
        times.append((time.perf_counter() - start) * 1e3)
        client.close()
    report.add("start to the answer of initialize", times)


def words_of(text):
    """Positions of capitalized words, to hover over."""
    places = []
    for number, line in enumerate(text.split("\n")):
        data = line.encode()
        places += [(number, i) for i in range(len(data))
                   if data[i:i + 1].isupper() and (i == 0 or data[i - 1:i] in b" \xe2")]
    return places


def measure_article(binary, text, plan, minimum, report):
    uri = "file:///2026-03-05-bench.txt"
    client = Client(binary)
    client.initialize()
    client.open(uri, text)
    count = len(client.tokens(uri)["data"]) // 5
    if count < minimum:
        sys.exit(f"run.py: expected {minimum} annotations or more, found {count}")
    report.add("memory after opening a 1.6 kB article", [client.memory()], "MB")
    places = words_of(text)
    for name, method, runs in (("hover", "textDocument/hover", plan["hover"]),
                               ("documentHighlight", "textDocument/documentHighlight",
                                plan["highlight"])):
        times = []
        for i in range(runs):
            line, character = places[i % len(places)]
            params = {"textDocument": {"uri": uri},
                      "position": {"line": line, "character": character}}
            times.append(timed(lambda: client.request(method, params))[0])
        report.add(name, times)
    client.close()


def measure_typing(binary, text, runs, name, report, opened=False, method="full"):
    uri = "file:///2026-03-05-bench.txt"
    client = Client(binary)
    client.initialize()
    # The plugins are loaded by the time somebody opens a long article.
    client.open("file:///2026-03-05-first.txt", "First.")
    client.tokens("file:///2026-03-05-first.txt")

    def open_and_color():
        client.open(uri, text)
        return client.tokens(uri)

    elapsed, _ = timed(open_and_color)
    if opened:
        report.add(f"{len(text.encode()) / 1e6:.1f} MB article: open to semantic tokens", [elapsed])
    lines = text.split("\n")
    line = min(range(len(lines)), key=lambda i: (abs(i - len(lines) // 2), -len(lines[i])))
    while not lines[line]:
        line += 1
    full, ranged = [], []
    for version in range(2, runs + 2):
        at = {"line": line, "character": 10}
        edit = {"textDocument": {"uri": uri, "version": version},
                "contentChanges": [{"range": {"start": at, "end": at}, "text": "a"}]}
        part = {"textDocument": {"uri": uri}, "range": {
            "start": {"line": max(0, line - 20), "character": 0},
            "end": {"line": line + 20, "character": 0}}}

        def type_and(method, params):
            client.notify("textDocument/didChange", edit)
            return client.request(method, params)

        if version % 2:
            full.append(timed(lambda: type_and(
                "textDocument/semanticTokens/full", {"textDocument": {"uri": uri}}))[0])
        else:
            ranged.append(timed(lambda: type_and("textDocument/semanticTokens/range", part))[0])
    report.add(f"{name}: keystroke to all semantic tokens", full)
    report.add(f"{name}: keystroke to those on the screen", ranged)
    report.add(f"{name}: memory", [client.memory()], "MB")
    client.close()


def measure_batch(binary, text, report):
    count = 2000
    lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i in range(count)).encode()
    elapsed, run = timed(lambda: subprocess.run(
        [binary, "annotate", "--jsonl"], input=lines, capture_output=True, check=True))
    if run.stdout.count(b"\n") != count:
        sys.exit("run.py: annotate did not answer every line")
    size = count * len(text.encode()) / 1e6
    report.add("annotate --jsonl, one process", [size / elapsed * 1e3], "MB/s")
    report.add("annotate --jsonl, one process", [count / elapsed * 1e3], "articles/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--record", type=pathlib.Path, help="also write the figures here, as JSON")
    options = parser.parse_args()
    here = pathlib.Path(__file__).parent
    plan = json.loads((here / "definitions/session.json").read_text())
    runs = plan["repetitions"]
    text = (ROOT / plan["article"]).read_text(encoding="utf-8")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{datetime.date.today()}, {machine}\n{'':58}{'median':>10}{'p99':>10}    {'runs':>6}")
    report = Report()
    measure_start(options.binary, runs["start"], report)
    measure_article(options.binary, text, runs, plan["minimumAnnotations"], report)
    doubled = text + "\n" + text
    measure_typing(options.binary, doubled, runs["typing"],
                   f"{len(doubled.encode()) / 1e3:.1f} kB article", report)
    large = "\n".join([text] * (1_000_000 // len(text.encode()) + 1))
    measure_typing(options.binary, large, runs["largeTyping"], "1 MB article", report, opened=True)
    measure_batch(options.binary, text, report)
    if options.record:
        options.record.write_text(json.dumps(
            {"date": str(datetime.date.today()), "machine": machine, "figures": report.rows},
            indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
