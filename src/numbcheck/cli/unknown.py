"""Answer a word that is no command: with help in need, the practice of that name, or what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import named
from numbcheck.cli import practice_ids, table
from numbcheck.cli.meanings import MEANT
from numbcheck.crisis import need
from numbcheck.errors import UsageError, WordOfNeedError
from numbcheck.spelling import near
from numbcheck.words import CARE_LINE, DID_YOU_MEAN

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEEPS_TEXT = ("note", "journal")
_PLAYS = "do"
_CRISIS = "crisis"
_SHORT = 2
_A_TEXT = 3
"""Words: a line of so many that begins with no command is most likely a text to write down."""


def answer(word: str, line: Sequence[str]) -> list[str]:
    """Return the call that is meant by a line whose first `word` is no command: the practice of that name is played.

    Raises WordOfNeedError where the line asks for help, else UsageError with what may be meant.
    """
    played = practice_ids.names()
    words = line[: line.index("--")] if "--" in line else line
    asked = ["help"] * ("--help" in words) + [each for each in words if not each.startswith("-")]
    if leads_to := need.answer(asked, lambda first: _is_slip(first, played)):
        raise WordOfNeedError(leads_to)
    name = word.strip().lower()
    if name not in played:
        raise UsageError(f"{_meant(word, played, ' '.join(asked).split())}\n{CARE_LINE}")
    return [_PLAYS, name]


def _is_slip(word: str, played: Sequence[str]) -> bool:
    """Return whether a word is meant for a command or a practice: what follows one that keeps text is that text.

    A mistyped `crisis` keeps no text: it leads there.
    """
    names = {*table.names(), *played} - {_CRISIS}
    return MEANT.get(word) in _KEEPS_TEXT or bool(near(word, names))


def _meant(word: str, played: Sequence[str], line: Sequence[str]) -> str:
    """Return one sentence: what the word is called here, what is spelt alike, where a text goes, or what there is."""
    shown, typed = named(word), word.strip().lower()
    if typed in MEANT:
        return f"That's called {MEANT[typed].split()[0]} here: numbcheck {MEANT[typed]}"
    if _is_text(word, line):
        return "Words alone are not kept. To write a line: numbcheck note"
    if alike := near(typed, table.names()) or near(typed, played):
        return f'There\'s no "{shown}". {DID_YOU_MEAN}: numbcheck {alike[0]}'
    return f'There\'s no "{shown}". What there is: numbcheck help'


def _is_text(word: str, line: Sequence[str]) -> bool:
    """Return whether a line reads like a text: several words, and none of a command with a slip in front."""
    slip = line and len(line[0]) > _SHORT and near(line[0], table.names(), 1)
    return (len(line) >= _A_TEXT or " " in word.strip()) and not slip
