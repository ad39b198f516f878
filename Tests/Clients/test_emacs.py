"""Emacs with Eglot, driven for real: the article of the acceptance tests, in batch."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support import envoy
from support.recorder_folder import RecorderFolder

DRIVER = Path(__file__).parent / "editors" / "emacs.el"
PACKAGES = "emacs-nox elpa-eglot elpa-markdown-mode"


def run_emacs(
    repository: Path, recorded: RecorderFolder, article: Path, tmp_path: Path
) -> dict[str, Any]:
    """What Emacs saw in the article."""
    editor = shutil.which("emacs")
    assert editor, f"Emacs is missing: apt-get install {PACKAGES}"
    text = envoy.read(article)
    questions = [{"offset": envoy.place(text, phrase, target)} for phrase, target, _ in envoy.CARDS]
    answers = tmp_path / "answers.json"
    run = subprocess.run(
        [editor, "--batch", "--no-init-file", "-L", f"{repository}/editors/emacs"]
        + ["--eval", "(package-initialize)", "--load", str(DRIVER)],
        env=recorded.environment(tmp_path / "home")
        | {
            "ARTICLE": str(article),
            "QUESTIONS": json.dumps(questions),
            "ANSWERS": str(answers),
        },
        capture_output=True,
        timeout=300,
    )
    assert run.returncode == 0, f"{run.stderr.decode()}\nIs anything missing of {PACKAGES}?"
    report = json.loads(answers.read_text())
    assert "failure" not in report, report["failure"]
    return report


@pytest.mark.parametrize(("ending", "mode"), [("txt", "text-mode"), ("md", "markdown-mode")])
def test_shows_an_article_as_it_was_meant(
    repository: Path,
    recorded: RecorderFolder,
    article: Path,
    tmp_path: Path,
    ending: str,
    mode: str,
) -> None:
    copy = tmp_path / f"{article.stem}.{ending}"
    shutil.copy(article, copy)
    report = run_emacs(repository, recorded, copy, tmp_path)

    assert report["mode"] == mode
    for (phrase, _, words), card in zip(envoy.CARDS, report["cards"], strict=True):
        missing = [word for word in words if word not in card]
        assert not missing, f"the card of {phrase!r} lacks {missing}:\n{card}"

    asked = [phrase for phrase, _, _ in envoy.CARDS]
    assert report["mentions"][asked.index("Marchetti, 58")] == envoy.ENVOY
    for name in ["Ilona Marchetti", "Nairobi", "Daoud Warsame"]:
        assert name in report["outline"]
    assert "main spokesman" in report["after_edit"], "the card after an edit above"

    methods, code = recorded.check()
    assert code in (0, None), "Eglot kills what it started once it has said exit"
    for method in ["textDocument/hover", "textDocument/didChange", "shutdown"]:
        assert method in methods
