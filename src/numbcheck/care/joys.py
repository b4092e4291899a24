"""Joys: a person's own ranked list of things they like or used to like, and a deck of small ideas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numbcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numbcheck.care.lists import Thing
    from numbcheck.practice.script import Script


@dataclass(frozen=True, slots=True)
class Idea:
    """A small thing to do, by channel, and its tiny version."""

    id: str
    channel: str
    words: str
    tiny: str


def deck(words: Mapping[str, Any], channel: str = "") -> tuple[Idea, ...]:
    """Return the ideas, all or of one channel. Raises UsageError for a channel there is not."""
    ideas = tuple(Idea(row["id"], row["channel"], row["words"], row["tiny"]) for row in words["joy"])
    found = tuple(idea for idea in ideas if channel in {"", idea.channel})
    if not found:
        names = ", ".join(dict.fromkeys(idea.channel for idea in ideas))
        raise UsageError(f"There is no channel {channel!r}. There is: {names}.")
    return found


def first_open(things: Sequence[Thing]) -> Thing | None:
    """Return the highest thing on the list that was not done yet, or None."""
    return next((thing for thing in things if not thing.done), None)


def numbered(things: Sequence[Thing]) -> list[str]:
    """Return the list as lines for paper or the screen, best first."""
    lines: list[str] = []
    under = ""
    for number, thing in enumerate(things, start=1):
        if thing.under != under:
            under = thing.under
            lines += ["", f"{under}:"]
        lines.append(f"{number:>2} [{'x' if thing.done else ' '}] {thing.words}")
    return lines


def after_script(words: Mapping[str, Any], done: str) -> Script:
    """Return the two skippable questions after something was done."""
    from numbcheck.care import flow

    after = words["after"]
    beats = (
        flow.question("came", after["ask"], after["answers"]),
        flow.question("here", after["here"], after["changes"]),
    )
    return flow.flow("joy", done, beats)
