"""`make install` lays out a program that finds its parts from its own path."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from support.lsp_client import LSPClient
from support.schemas import check_record, problems

PLUGINS = ["dates", "entities", "figures", "locations", "structure"]

pytestmark = pytest.mark.skipif(
    os.environ.get("GLOSSATOR_SKIP_INSTALL") == "1",
    reason="GLOSSATOR_SKIP_INSTALL=1: make install builds the release",
)


@pytest.fixture(scope="module")
def prefix(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program is installed, under a name with a space."""
    folder = tmp_path_factory.mktemp("pre fix")
    run = subprocess.run(
        ["make", "install", f"PREFIX={folder}"], cwd=repository, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    return folder


def test_the_layout(prefix: Path) -> None:
    assert os.access(prefix / "bin" / "glossator", os.X_OK)
    plugins = prefix / "lib" / "glossator" / "plugins"
    assert sorted(path.name for path in plugins.iterdir()) == PLUGINS
    for name in PLUGINS:
        manifest = json.loads((plugins / name / "plugin.json").read_text())
        assert problems("plugin-manifest", manifest) == []
        assert (plugins / name / manifest["library"]).is_file()
        assert (plugins / name / "data").is_dir()
    share = prefix / "share" / "glossator"
    for path in [
        "protocol/abi/glossator/plugin.h",
        "protocol/schemas/batch-record.schema.json",
        "editors/neovim/plugin/glossator.lua",
        "editors/emacs/glossator.el",
    ]:
        assert (share / path).is_file()


def test_everybody_may_read_it(prefix: Path) -> None:
    for path in prefix.rglob("*"):
        mode = path.stat().st_mode
        assert mode & stat.S_IROTH, path
        assert not path.is_dir() or mode & stat.S_IXOTH, path


@pytest.fixture(scope="module")
def elsewhere(prefix: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed program, moved to where nobody has told it of."""
    folder = tmp_path_factory.mktemp("elsewhere") / "opt"
    shutil.copytree(prefix, folder)
    return folder / "bin" / "glossator"


def test_annotates_with_every_plugin_in_an_empty_environment(
    elsewhere: Path, article: Path
) -> None:
    run = subprocess.run([elsewhere, "annotate", article], capture_output=True, env={}, cwd="/")
    assert (run.returncode, run.stderr.decode()) == (0, "")
    record = check_record(json.loads(run.stdout), article.read_bytes())
    said = record["annotations"] + record["regions"]
    used = {annotation["source"]["plugin"] for annotation in said}
    assert used == {f"org.glossator.{name}" for name in PLUGINS}


def test_plugins_are_those_beside_it(elsewhere: Path) -> None:
    run = subprocess.run([elsewhere, "plugins"], capture_output=True, env={}, text=True)
    assert run.returncode == 0
    folder = elsewhere.parent.parent / "lib" / "glossator" / "plugins"
    assert [line.split("\t")[1:] for line in run.stdout.splitlines()] == [
        ["ok", str(folder / name)] for name in PLUGINS
    ]


def test_is_found_through_a_symbolic_link(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "glossator").symlink_to(elsewhere)
    run = subprocess.run(
        [tmp_path / "glossator", "plugins"], capture_output=True, env={}, text=True
    )
    assert (run.returncode, len(run.stdout.splitlines())) == (0, len(PLUGINS))


def test_serves_in_an_empty_environment(elsewhere: Path, article: Path) -> None:
    with LSPClient([elsewhere, "--stdio"], env={}) as client:
        client.initialize()
        uri = client.open(article.read_bytes().decode(), article.as_uri())
        assert "Marchetti" in client.hover(uri, 0, 11)["contents"]["value"]
        assert client.end() == 0


def test_leaves_nothing_of_the_build_behind(prefix: Path, repository: Path) -> None:
    run = subprocess.run(
        ["readelf", "-d", prefix / "bin" / "glossator"], capture_output=True, text=True, check=True
    )
    paths = [line for line in run.stdout.splitlines() if "RUNPATH" in line or "RPATH" in line]
    assert not any(str(repository) in line for line in paths), paths


def test_can_be_installed_over_a_running_server(
    elsewhere: Path, repository: Path, article: Path
) -> None:
    folder = elsewhere.parent.parent
    with LSPClient([elsewhere, "--stdio"], env={}) as client:
        client.initialize()
        uri = client.open(article.read_bytes().decode(), article.as_uri())
        assert client.hover(uri, 0, 11)
        subprocess.run(
            ["make", "install", f"PREFIX={folder}"], cwd=repository, check=True, capture_output=True
        )
        client.notify(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"text": "In Nairobi."}],
            },
        )
        assert "Kenya" in client.hover(uri, 0, 4)["contents"]["value"]
        assert client.end() == 0
