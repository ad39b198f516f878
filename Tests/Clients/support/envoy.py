"""What a reader should be told of `articles/2026-03-05-envoy.txt`, whoever asks."""

from __future__ import annotations

from pathlib import Path

#: Phrase of the article, the place in it to ask about, and words that the card must hold.
CARDS = [
    ("March 4-14", "March 4-14", ["2026-03-04/2026-03-14"]),
    ("Nairobi on March 5", "March 5", ["2026-03-05"]),
    (
        "Marchetti, 58",
        "Marchetti",
        ["Ilona Marchetti", "U.N. envoy", "ambassador to Cairo and Amman", "58"],
    ),
    ("Ilona Marcheti,", "Marcheti", ["Ilona Marchetti"]),
    ("some 12,500", "12,500", ["12,500", "members of Kenyan security forces"]),
    ("in Nairobi as", "Nairobi", ["Nairobi", "Kenya"]),
    ("Daoud Warsame", "Daoud Warsame", ["alliance’s main spokesman"]),
]

#: Every place where the envoy is named, the misspelt one included.
ENVOY = ["Marchetti", "Ilona Marcheti", "Ilona Marchetti", "Marchetti", "Marchetti", "Marchetti"]


def place(text: str, phrase: str, target: str) -> int:
    """Where `target` begins, within the one occurrence of `phrase`, in code points."""
    assert text.count(phrase) == 1, f"{phrase!r} should stand in the article once"
    return text.index(phrase) + phrase.index(target)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line of a code point, from 0, and the code points before it on that line."""
    before = text[:offset]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def read(path: Path) -> str:
    """The text of an article."""
    return path.read_bytes().decode()
