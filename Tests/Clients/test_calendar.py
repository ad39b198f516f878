"""Holds the calendar of the dates plugin against Python's, over the years 1 to 9999.

The two were written apart. Articles are dated with random days, so that what they say of "in 90
days" or "this week" shows how the program counts. `GLOSSATOR_SEED` tries one seed again,
`GLOSSATOR_ROUNDS` tries more days than usual.
"""

from __future__ import annotations

import calendar
import json
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from support.lsp_client import PATIENCE

SEED = int(os.environ.get("GLOSSATOR_SEED", random.SystemRandom().randrange(1 << 32)))
ROUNDS = int(os.environ.get("GLOSSATOR_ROUNDS", 2000))
#: Four figures in prose are read as one of these years; others are seldom years.
READ = range(1000, 2200)

Say = Callable[[date, random.Random], "Case | None"]


@dataclass
class Case:
    """What an article says, when it was written, and the value that it must have."""

    text: str
    published: date
    expected: str
    prefer: str = "past"


def moved(day: date, days: int) -> date | None:
    """The day so much later, if the calendar has it."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def in_days(day: date, chance: random.Random) -> Case | None:
    count = chance.randrange(2, chance.choice([40, 4000, 400_000]))
    target = moved(day, count)
    return target and Case(f"in {count} days", day, target.isoformat(), "future")


def days_ago(day: date, chance: random.Random) -> Case | None:
    count = chance.randrange(2, chance.choice([40, 4000, 400_000]))
    target = moved(day, -count)
    return target and Case(f"It fell {count} days ago.", day, target.isoformat())


def in_weeks(day: date, chance: random.Random) -> Case | None:
    count = chance.randrange(2, 50_000)
    target = moved(day, count * 7)
    return target and Case(f"in {count} weeks", day, target.isoformat(), "future")


def in_months(day: date, chance: random.Random) -> Case | None:
    """A month that is too short for the day gives its last."""
    count = chance.randrange(2, 500)
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    target = date(year, month + 1, min(day.day, last))
    return Case(f"in {count} months", day, target.isoformat(), "future")


def week(day: date, chance: random.Random) -> Case | None:
    word, weeks = chance.choice([("this", 0), ("last", -1), ("next", 1)])
    if not (target := moved(day, weeks * 7)):
        return None
    year, number, _ = target.isocalendar()
    if not moved(target, -target.weekday()):
        return None
    return Case(f"It was told {word} week.", day, f"{year:04}-W{number:02}")


def weekday(day: date, chance: random.Random) -> Case | None:
    """The last Tuesday, today included; ahead the next one, today left out."""
    number = chance.randrange(7)
    name = calendar.day_name[number]
    if chance.random() < 0.5:
        target = moved(day, -((day.weekday() - number) % 7))
        return target and Case(f"It fell on {name}.", day, target.isoformat())
    target = moved(day, (number - day.weekday() - 1) % 7 + 1)
    return target and Case(f"on {name}", day, target.isoformat(), "future")


def days_after(day: date, chance: random.Random) -> Case | None:
    count = chance.randrange(2, 20_000)
    target = moved(day, count)
    if not target or day.year not in READ:
        return None
    day_text = chance.choice([day.isoformat(), f"{day:%B} {day.day}, {day.year}"])
    return Case(f"{count} days after {day_text}", date(2018, 10, 8), target.isoformat(), "future")


def days_before(day: date, chance: random.Random) -> Case | None:
    count = chance.randrange(2, 20_000)
    target = moved(day, -count)
    if not target or day.year not in READ:
        return None
    day_text = f"{day.day} {day:%B} {day.year}"
    return Case(f"{count} days before {day_text}", date(2018, 10, 8), target.isoformat(), "future")


def impossible(day: date, chance: random.Random) -> Case | None:
    """The day behind the last of a month is no day, and stays what is written."""
    if day.year not in READ:
        return None
    number = calendar.monthrange(day.year, day.month)[1] + 1
    if number > 31:
        return None
    text = f"It fell on {number} {day:%B} {day.year}."
    return Case(text, day, f"{day.year:04}-{day.month:02}-{number:02}")


def cases(say: Say, chance: random.Random) -> Iterator[Case]:
    """As many cases as there are rounds; the ends of the calendar come up often."""
    found = 0
    while found < ROUNDS:
        number = chance.randrange(1, date.max.toordinal() + 1)
        if chance.random() < 0.02:
            number = chance.choice([number % 800 + 1, date.max.toordinal() - number % 800])
        if case := say(date.fromordinal(number), chance):
            found += 1
            yield case


SAYINGS = [
    in_days, days_ago, in_weeks, in_months, week, weekday, days_after, days_before, impossible
]  # fmt: skip


@pytest.mark.parametrize("say", SAYINGS, ids=lambda say: say.__name__)
def test_the_calendar_is_that_of_python(binary: Path, say: Say) -> None:
    print(f"GLOSSATOR_SEED={SEED}")
    told = list(cases(say, random.Random(SEED)))
    lines = "".join(
        json.dumps(
            {
                "text": case.text,
                "published": case.published.isoformat(),
                "prefer": case.prefer,
                "genre": "news",
            }
        )
        + "\n"
        for case in told
    )
    command = [binary, "annotate", "--jsonl", "--plugins", "org.glossator.dates"]
    run = subprocess.run(command, input=lines.encode(), capture_output=True, timeout=PATIENCE)
    assert (run.returncode, run.stderr) == (0, b"")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(told)
    wrong = [
        (case, found)
        for case, answer in zip(told, answers)
        if (found := [mark["value"] for mark in answer["annotations"]]) != [case.expected]
    ]
    assert wrong[:5] == [], f"{len(wrong)} of {len(told)}, GLOSSATOR_SEED={SEED}"
