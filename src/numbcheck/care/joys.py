"""Joys: a person's own ranked list of things they like or used to like, and a deck of small ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import wording
from numbcheck.clean import named
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal.content import CAME
from numbcheck.spelling import no_such
from numbcheck.words.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.care.lists import Thing
    from numbcheck.practice.script import Script

HERE = "here"
"""What is asked, when something was done, after what came of it: how it is compared with before."""
NOTHING = "nothing"
"""The answer that nothing came through."""


class Idea(NamedTuple):
    """A small thing to do, by channel, and its tiny version."""

    id: str
    channel: str
    words: str
    tiny: str
    source: tuple[str, ...]


class PlanWords(NamedTuple):
    """What a plan asks, with the answers to when, and to what is expected; and how plans and pairs are told.

    `full` is said where enough is planned, `no_day` where a calendar cannot hold it.
    """

    open: tuple[str, ...]
    ask: str
    tiny: str
    example: str
    when: str
    whens: tuple[str, ...]
    where: str
    expected: str
    answers: tuple[str, ...]
    full: str
    planned: str
    row: str
    pairs: str
    pair: str
    no_day: str


class After(NamedTuple):
    """The two questions after something was done."""

    ask: str
    answers: tuple[str, ...]
    nothing: str
    here: str


class Joys(NamedTuple):
    """The words of the list, and the deck of ideas."""

    title: str
    about: str
    used_to: str
    intro: str
    tiny: str
    own_tiny: str
    own_list: str
    empty: str
    begin: str
    again: str
    all_done: str
    plan: PlanWords
    after: After
    ideas: tuple[Idea, ...]

    def deck(self, channel: str = "") -> tuple[Idea, ...]:
        """Return the ideas, all or of one channel. Raises UsageError for a channel there is not."""
        found = tuple(idea for idea in self.ideas if channel in {"", idea.channel})
        if not found:
            names = tuple(dict.fromkeys(idea.channel for idea in self.ideas))
            raise UsageError(no_such(named(channel), names, "channel"))
        return found


def words() -> Joys:
    """Return the words of the list, and the deck."""
    return wording.read("joys", Joys)


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


def after_script(words: Joys, done: str) -> Script:
    """Return the two skippable questions after something was done."""
    from numbcheck.care import flow

    after = words.after
    beats = (
        flow.question(CAME, after.ask, flow.offered(CAME, after.answers)),
        flow.question(HERE, after.here, LABELS["change"]),
    )
    return flow.flow(kinds.JOY, done, beats)
