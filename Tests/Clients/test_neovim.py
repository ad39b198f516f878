"""Neovim, driven for real: the article of the acceptance tests in Debian's own build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support import envoy
from support.recorder_folder import RecorderFolder

DRIVER = Path(__file__).parent / "editors" / "neovim.lua"


@pytest.fixture
def report(
    repository: Path, recorded: RecorderFolder, article: Path, tmp_path: Path
) -> dict[str, Any]:
    """What Neovim saw in the article."""
    editor = shutil.which("nvim")
    assert editor, "Neovim is missing: apt-get install neovim"
    text = envoy.read(article)
    questions = []
    for phrase, target, _ in envoy.CARDS:
        line, column = envoy.line_and_column(text, envoy.place(text, phrase, target))
        before = text.split("\n")[line][:column]
        questions.append({"line": line, "column": len(before.encode())})
    answers = tmp_path / "answers.json"
    subprocess.run(
        [editor, "--headless", "--clean", "--cmd", f"set rtp^={repository}/editors/neovim"]
        + [str(article), "-c", f"luafile {DRIVER}"],
        env=recorded.environment(tmp_path / "home")
        | {"QUESTIONS": json.dumps(questions), "ANSWERS": str(answers)},
        check=True,
        capture_output=True,
        timeout=300,
    )
    report = json.loads(answers.read_text())
    assert "failure" not in report, report["failure"]
    return report


def test_shows_an_article_as_it_was_meant(report: dict[str, Any], recorded: RecorderFolder) -> None:
    assert report["client"] == "glossator"
    assert report["filetype"] == "text"
    for (phrase, _, words), card in zip(envoy.CARDS, report["cards"], strict=True):
        missing = [word for word in words if word not in card]
        assert not missing, f"the card of {phrase!r} lacks {missing}:\n{card}"

    asked = [phrase for phrase, _, _ in envoy.CARDS]
    assert report["mentions"][asked.index("Marchetti, 58")] == envoy.ENVOY
    outline = "\n".join(report["outline"])
    for name in ["Ilona Marchetti", "Nairobi", "Daoud Warsame"]:
        assert name in outline
    assert "main spokesman" in report["after_edit"], "the card after an edit above"

    methods, code = recorded.check()
    assert code == 0
    for method in ["textDocument/hover", "textDocument/didChange", "shutdown"]:
        assert method in methods
