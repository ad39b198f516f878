"""Finds the program, and gives tests what they share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.lsp_client import LSPClient
from support.plugins import make_plugin
from support.recorder_folder import RecorderFolder

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the source tree."""
    return REPOSITORY


@pytest.fixture(scope="session")
def binary() -> Path:
    """The program under test: `GLOSSATOR_BINARY`, or the newest build in the source tree."""
    if named := os.environ.get("GLOSSATOR_BINARY"):
        path = Path(named).absolute()
        assert os.access(path, os.X_OK), f"GLOSSATOR_BINARY: {path} is no program"
        return path
    builds = [REPOSITORY / ".build" / name / "glossator" for name in ("release", "debug")]
    found = [path for path in builds if os.access(path, os.X_OK)]
    assert found, "build first (make build), or name the program in GLOSSATOR_BINARY"
    return max(found, key=lambda path: path.stat().st_mtime)


@pytest.fixture(scope="session")
def names_plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a plugin in C that marks a few fixed names."""
    return make_plugin(tmp_path_factory.mktemp("plugins"))


@pytest.fixture(scope="session")
def only_names(names_plugin: Path) -> list[str]:
    """Arguments that make that plugin the only one."""
    return ["--plugin", str(names_plugin), "--plugins", "org.example.names"]


@pytest.fixture
def serve(binary: Path, only_names: list[str]) -> Iterator[Callable[..., LSPClient]]:
    """Starts servers with the plugin in C alone, or with `arguments`; ends them all."""
    clients: list[LSPClient] = []

    def start(*arguments: str | Path, **options: Any) -> LSPClient:
        client = LSPClient([binary, *(arguments or ["--stdio", *only_names])], **options)
        clients.append(client)
        return client

    yield start
    for client in clients:
        client.__exit__()


@pytest.fixture
def recorded(binary: Path, tmp_path: Path) -> RecorderFolder:
    """A `glossator` to put on an editor's PATH, which writes down every conversation."""
    return RecorderFolder(tmp_path / "recorded", binary)


@pytest.fixture(scope="session")
def article() -> Path:
    """The article of the acceptance tests, written on 2026-03-05."""
    return Path(__file__).parent / "articles" / "2026-03-05-envoy.txt"
