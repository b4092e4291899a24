"""Flows: a row of questions made from word files, as a script that is played like any practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.reply import CHOICE_KEYS, choices
from numbcheck.practice.script import Ask, Beat, Script
from numbcheck.words import OWN
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Empty


def flow(flow_id: str, title: str, beats: Iterable[Beat], opening: Sequence[str] = ()) -> Script:
    """Return a script of these questions."""
    return Script(flow_id, title, "attention", "outward", title, tuple(beats), opening=tuple(opening))


def offered(ask: str, names: Iterable[str]) -> dict[str, str]:
    """Return the answers to `ask` of these ids, each with its label."""
    return {name: label(f"answer.{ask}", name) for name in names}


def question(
    ask: str,
    words: str,
    offered: Mapping[str, str] | None = None,
    *,
    several: bool = False,
    empty: Empty = "skipped",
    given: tuple[str, str] | None = None,
) -> Ask:
    """Return one question that offers the answers `offered`, by their ids.

    Each answer has the key at its place among those of a choice, if there is one.
    `given` is the (ask, answer) without which it is left out.
    """
    return Ask(
        ask,
        words,
        ask,
        empty=empty,
        choices=choices(offered or {}, CHOICE_KEYS),
        several=several,
        given=given,
    )


def kept(replies: Replies, offering: Container[str]) -> dict[str, str]:
    """Return what is kept of `replies`, by question: the id of what was chosen, else what was typed.

    What was typed in place of an answer that a question of `offering` offers has a name of its own.
    """
    data: dict[str, str] = {}
    for ask, reply in replies:
        if reply.chosen:
            data[ask] = reply.chosen[0]
        if reply.own.strip():
            data[f"{ask}{OWN}" if ask in offering else ask] = reply.own
    return data
