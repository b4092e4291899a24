"""What a mistyped name may mean: how far words are from one another, which are near, and the question that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.words import DID_YOU_MEAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 2
"""Slips by which a mistyped word differs from what was meant."""
_SHOWN = 8
"""Names that a sentence can hold."""
_PART = 3
"""Characters from which a part of a name is taken for a hint at it."""


def suggestion(name: str, known: Iterable[str], otherwise: str = "", most: int = 1) -> str:
    """Return a sentence, begun with a space, on which of `known` may be meant; with none near, `otherwise`.

    Near is what holds the name, else what is spelt alike; at most `most` of them.
    """
    names = list(dict.fromkeys(known))
    typed = name.strip().lower()
    holding = [each for each in names if len(typed) >= _PART and typed in each.lower()]
    if alike := (holding or near(typed, names))[:most]:
        quoted = [f'"{each}"' for each in alike]
        return f" {did_you_mean(quoted)}"
    return f" {otherwise}" if otherwise else ""


def no_such(shown: str, among: Sequence[str], what: str = "") -> str:
    """Return what is said to a name that is not `among` these: what may be meant, or what there is to choose from.

    `shown` is the name with nothing in it that could steer a terminal, `what` the kind of thing it is no name of.
    """
    some = f"Choose one of: {', '.join(among[:_SHOWN])}."
    kind = f"{what} " if what else ""
    return f'There\'s no {kind}"{shown}".{suggestion(shown, among, some)}'


def did_you_mean(names: Sequence[str]) -> str:
    """Return the question whether one of these was meant."""
    return f"{DID_YOU_MEAN} {' or '.join(names)}?"


def near(word: str, names: Iterable[str], most: int = _NEAR) -> list[str]:
    """Return the names within two slips (or `most`) of a word, nearest first; a short one is no slip of a long one."""
    alike = (name for name in names if abs(len(name) - len(word)) <= most)
    found = sorted((distance(word.lower(), name.lower()), name) for name in alike)
    return [name for slips, name in found if slips <= min(most, len(word) / 2)]


def distance(one: str, other: str) -> int:
    """Return the distance of two words (optimal string alignment).

    It counts characters put in, left out, changed, or swapped with the next.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, character in enumerate(one):
        above, row = row, [at + 1]
        for to, wanted in enumerate(other):
            row.append(min(above[to + 1] + 1, row[to] + 1, above[to] + (character != wanted)))
            if at and to and character == other[to - 1] and one[at - 1] == wanted:
                row[-1] = min(row[-1], before[to - 1] + 1)
        before = above
    return row[-1]
