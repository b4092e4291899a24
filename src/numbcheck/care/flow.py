"""Flows: a row of questions made from word files, as a script that is played like any practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.reply import CHOICE_KEYS, choices
from numbcheck.practice.script import Ask, Beat, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numbcheck.practice.script import Empty


def flow(flow_id: str, title: str, beats: Iterable[Beat], opening: Sequence[str] = ()) -> Script:
    """Return a script of these questions."""
    return Script(flow_id, title, "attention", "outward", title, tuple(beats), opening=tuple(opening))


def question(
    ask: str,
    words: str,
    offered: Mapping[str, str] | None = None,
    *,
    several: bool = False,
    empty: Empty = "skipped",
    keys: str = CHOICE_KEYS,
) -> Ask:
    """Return one question; the answers `offered`, by their ids, have the key at their place in `keys`, if any."""
    return Ask(ask, words, ask, empty=empty, choices=choices(offered or {}, keys), several=several)
