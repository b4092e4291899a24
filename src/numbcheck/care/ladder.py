"""The ladder: a person's own rungs from mild to hard, one at a time, with a minute to settle on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.journal import kinds
from numbcheck.journal.content import AFTER, EXPECTED, RUNG, THAN
from numbcheck.practice.script import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Beat, Script

MOST_RUNGS = 10
TYPED = (EXPECTED.own, AFTER)
"""What is typed beside the text."""
_BREATHS = 6
"""Breaths of ten seconds, five in and five out without a hold: one minute."""


class Before(NamedTuple):
    """The fixed lines that come first every time, whatever was written before."""

    not_trauma: str
    too_soon: str
    leave: str


class What(NamedTuple):
    """What a ladder is."""

    words: str
    yours: str


class Rungs(NamedTuple):
    """The words of making the list and of choosing from it."""

    ask: str
    more: str
    order: str
    title: str
    about: str
    none: str
    examples: tuple[str, ...]
    leave_out: str
    today: str
    pick: str


class Settle(NamedTuple):
    """The minute of breath before and after, and what may be done in its place."""

    before: str
    after: str
    outward: str
    dizzy: str


class Expect(NamedTuple):
    """The question for what one expects, and answers to it; any words are one, too."""

    ask: str
    answers: tuple[str, ...]


class Reflect(NamedTuple):
    """The questions afterwards, and what is said where it is still `strong`."""

    strong: str
    ask: str
    than: str
    answers: tuple[str, ...]


class Write(NamedTuple):
    """What stands above the text."""

    words: str
    enough: str


class LadderClosing(NamedTuple):
    """What is said in the end."""

    lower: str
    outward: str
    reach: str


class Ladder(NamedTuple):
    """The words of the ladder."""

    rows: tuple[str, ...]
    before: Before
    what: What
    rungs: Rungs
    settle: Settle
    expect: Expect
    write: Write
    reflect: Reflect
    close: LadderClosing


def words() -> Ladder:
    """Return the words of the ladder."""
    return wording.read(kinds.LADDER, Ladder)


def rungs_script(words: Ladder) -> Script:
    """Return the questions that make a ladder, the mildest rung first; an empty line ends it."""
    rungs = words.rungs
    first = f"{rungs.ask}\n{rungs.order}\nFor example: {'; '.join(rungs.examples)}."
    beats = (
        flow.question(RUNG, first if at == 0 else rungs.more, empty="enough") for at in range(MOST_RUNGS)
    )
    first_said = (
        words.before.not_trauma,
        f"{words.before.too_soon} {rungs.leave_out}",
        f"{words.what.words} {words.what.yours}",
    )
    return flow.flow("ladder-rungs", "A ladder", beats, first_said)


def choice_script(words: Ladder, rungs: Sequence[str]) -> Script:
    """Return the one question which rung it is today; what must be said first stands above it."""
    pick = flow.question(RUNG, words.rungs.pick, {str(at): rung for at, rung in enumerate(rungs)})
    return flow.flow("ladder-choice", "The ladder, the mildest rung first", [pick], first_words(words))


def first_words(words: Ladder) -> tuple[str, ...]:
    """Return the fixed lines that come first every time, whatever was written before."""
    return (words.before.not_trauma, words.before.too_soon, words.before.leave)


def chosen(replies: Replies) -> int:
    """Return the place of the rung a person chose; an empty answer, or any other, is the lowest (0)."""
    return next((int(reply.chosen[0]) for _, reply in replies if reply.chosen), 0)


def before(words: Ladder, rung: str) -> Script:
    """Return what comes before the text: a minute to settle, and what one expects."""
    offered = flow.offered(EXPECTED, words.expect.answers)
    expect = flow.question(EXPECTED, words.expect.ask, offered)
    beats: tuple[Beat, ...] = (*_minute("settle", words.settle.before), expect)
    return flow.flow(kinds.LADDER, rung, beats, (words.settle.outward, words.settle.dizzy))


def after(words: Ladder, rung: str, *, expected: bool) -> Script:
    """Return what comes after the text: a minute to come back, then how it was, and than was `expected`, if it was."""
    reflect = words.reflect
    asked = [flow.question(AFTER, f"{reflect.strong}\n{reflect.ask}")]
    if expected:
        asked.append(flow.question(THAN, reflect.than, flow.offered(THAN, reflect.answers)))
    return flow.flow(kinds.LADDER, rung, [*_minute("settle again", words.settle.after), *asked])


def data(replies: Replies) -> dict[str, str]:
    """Return what is kept of the answers: ids of what was chosen, and apart from them what was typed."""
    return flow.kept(replies, (EXPECTED, THAN))


def _minute(part: str, words: str) -> list[Timed]:
    """Return six soft breaths under one name, so that one key skips them all."""
    breaths = []
    for at in range(_BREATHS):
        breaths.append(Timed(part, f"{words}\nBreathe in." if at == 0 else "Breathe in.", 5.0, "in"))
        breaths.append(Timed(part, "Breathe out.", 5.0, "out"))
    return breaths
