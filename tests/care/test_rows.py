"""Every idea the project goes back to has its place: rows A1 (T13-T22, T28-T51) and A2 to A7."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numbcheck

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(numbcheck.__file__).parent

ROWS = [
    *(f"T{number:02}" for number in (*range(13, 23), *range(28, 52))),
    *(f"M{number:02}" for number in range(1, 21)),
    "A3",
    "A4",
    *(f"W{number:02}" for number in range(1, 14)),
    "A6",
    "A7",
]

# Ideas that live in code and not in a word file: where, and a word that shows it.
IN_CODE = {
    "T13": ("cli/journal.py", "as much or as little"),
    "T15": ("journal/tagging.py", "@sam"),
    "T17": ("journal/prompts.toml", "[[prompt]]"),
    "T21": ("care/words/check.toml", "There is no score"),
    "M09": ("care/lists.py", "def ticked"),
}


def named(value: Any) -> Iterator[str]:
    """Yield every row that a word file says it goes back to."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in {"rows", "source", "sources"}:
                yield from [part] if isinstance(part, str) else part
            else:
                yield from named(part)
    elif isinstance(value, list):
        for part in value:
            yield from named(part)


def test_every_row_has_a_place() -> None:
    """Nothing of what the seeds describe was lost on the way."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SRC.rglob("*.toml")]
    placed = {row for file in files for row in named(file)} | IN_CODE.keys()
    assert [row for row in ROWS if row not in placed] == []


def test_the_places_in_code_are_there() -> None:
    """Where a row points into code, the code is there."""
    for place, word in IN_CODE.values():
        assert word in (SRC / place).read_text(encoding="utf-8"), place
