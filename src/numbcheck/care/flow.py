"""Flows: a row of questions made from word files, as a script that is played like any practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Ask, Beat, Script
from numbcheck.practice.told import CHOICE_KEYS, OWN, choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numbcheck.practice.script import Empty

Answers = tuple[tuple[str, str], ...]
"""What a person said, as (ask, text), in the order of the questions; what was skipped is absent."""


def flow(flow_id: str, title: str, beats: Iterable[Beat], opening: Sequence[str] = ()) -> Script:
    """Return a script of these questions."""
    return Script(flow_id, title, "attention", "outward", title, tuple(beats), opening=tuple(opening))


def question(
    ask: str,
    words: str,
    offered: Sequence[str] = (),
    *,
    several: bool = False,
    empty: Empty = "skipped",
    keys: str = CHOICE_KEYS,
) -> Ask:
    """Return one question; each of the answers `offered` has the key at its place in `keys`, while there is one."""
    return Ask(ask, words, ask, empty=empty, choices=choices(offered, keys), several=several)


def chosen(answers: Answers) -> Answers:
    """Return those of `answers` that are choices or a text, and not words of one's own in place of a choice."""
    return tuple((ask, text) for ask, text in answers if not ask.endswith(OWN))


def own(answers: Answers) -> Answers:
    """Return the words of one's own among `answers`, each under the name of the question itself."""
    return tuple((ask.removesuffix(OWN), text) for ask, text in answers if ask.endswith(OWN))


def picked(text: str, offered: Sequence[str]) -> list[int]:
    """Return the places in `offered` of the answers that a kept `text` consists of; none for other words."""
    rest, found = text, []
    longest_first = sorted(range(len(offered)), key=lambda at: -len(offered[at]))
    while rest:
        at = next((at for at in longest_first if _begins(rest, offered[at])), None)
        if at is None:
            return []
        found.append(at)
        rest = rest[len(offered[at]) :].removeprefix(", ")
    return found


def _begins(text: str, answer: str) -> bool:
    return text == answer or text.startswith(f"{answer}, ")
