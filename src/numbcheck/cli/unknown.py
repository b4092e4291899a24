"""What is answered to a word that is no command: help for who is in need, else what may be meant, and the care line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from numbcheck.clean import one_line
from numbcheck.cli import table
from numbcheck.cli.meanings import MEANT
from numbcheck.cli.spelling import distance
from numbcheck.crisis import need
from numbcheck.errors import UsageError, WordOfNeedError
from numbcheck.practice.shelf import Shelf
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEEPS_TEXT = ("note", "journal")
_NEAR = 2
"""Letters by which a mistyped word differs from what was meant."""


def answer(word: str, line: Sequence[str]) -> NoReturn:
    """Answer a line whose first `word` is no command. Raises WordOfNeedError where it asks for help, else UsageError."""
    practices = Shelf().ids()
    words = line[: line.index("--")] if "--" in line else line
    asked = ["help"] * ("--help" in words) + [each for each in words if not each.startswith("-")]
    if leads_to := need.answer(asked, lambda first: _is_slip(first, practices)):
        raise WordOfNeedError(leads_to)
    raise UsageError(f"{_meant(word, practices)}\n{CARE_LINE}")


def _is_slip(word: str, practices: Sequence[str]) -> bool:
    """Return whether a word is meant for a command or a practice: what follows one that keeps text is that text."""
    return MEANT.get(word) in _KEEPS_TEXT or bool(near(word, [*table.names(), *practices]))


def _meant(word: str, practices: Sequence[str]) -> str:
    """Return one sentence: the practice of that name, what the word means here, what is spelt alike, or what there is."""
    shown, typed = one_line(word), word.lower()
    if typed in practices:
        return f"That's a practice: numbcheck do {typed}"
    if typed in MEANT:
        return f"That's called {MEANT[typed].split()[0]} here: numbcheck {MEANT[typed]}"
    if alike := near(typed, table.names()):
        return f'There\'s no "{shown}". Did you mean: numbcheck {alike}'
    return f'There\'s no "{shown}". What there is: numbcheck help'


def near(word: str, names: Iterable[str]) -> str:
    """Return the name that a word is at most two letters from, and nearest to, or "": a short word is no slip of a long one."""
    alike = (name for name in names if abs(len(name) - len(word)) <= _NEAR)
    found = [(distance(word.lower(), name), name) for name in alike]
    least, name = min(found, default=(len(word), ""))
    return name if least <= min(_NEAR, len(word) / 2) else ""
