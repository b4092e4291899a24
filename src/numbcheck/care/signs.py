"""The signs: a quiet checklist by area, without a sum, and when and how to talk to someone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from numbcheck.care import flow, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.care.helpers import Help
    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Script

_ON_A_SCREEN = 6
First = Literal["", "crisis", "abuse"]
"""The page that comes before anything else, or "" where none does."""


class Sign(NamedTuple):
    """One sign; `reasons` names the reasons to talk to someone it is one of, `shows_first` the page it brings."""

    id: str
    words: str
    rows: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    shows_first: First = ""


class Area(NamedTuple):
    """Some signs under one name; `line` is said with it."""

    id: str
    name: str
    signs: tuple[Sign, ...]
    line: str = ""


class Question(NamedTuple):
    """A question afterwards; with `only_with` it is asked only where that sign was ticked."""

    id: str
    ask: str
    only_with: str = ""


class Signs(NamedTuple):
    """The words of the checklist."""

    open: tuple[str, ...]
    close: str
    ticked: str
    when_title: str
    helper_title: str
    begin_title: str
    crisis_first: str
    abuse_first: str
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """All signs, in the order of the list."""
        return tuple(sign for area in self.areas for sign in area.signs)

    def first(self, page: First) -> str:
        """Return the line that stands above the page that comes first."""
        return self.abuse_first if page == "abuse" else self.crisis_first


@dataclass(frozen=True, slots=True)
class Ticked:
    """The ids of the signs a person ticked, in the order of the list, and what they wrote beside it."""

    ids: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def words() -> Signs:
    """Return the words of the checklist."""
    return wording.read("signs", Signs)


def script(words: Signs) -> Script:
    """Return the checklist as questions of at most six signs each; the area of harm comes last."""
    beats = (
        flow.question(name, title, {sign.id: sign.words for sign in signs}, several=True)
        for area in words.areas
        for name, title, signs in _screens(area)
    )
    return flow.flow("signs", "Signs, area by area", beats, words.open)


def ticked(words: Signs, replies: Replies) -> Ticked:
    """Return which signs `replies` name; other words a person typed are kept as their own."""
    chosen = {sign for _, reply in replies for sign in reply.chosen}
    own = [reply.own.strip() for _, reply in replies if reply.own.strip()]
    return Ticked(tuple(sign.id for sign in words.signs if sign.id in chosen), tuple(own))


def shows_first(words: Signs, ids: Sequence[str]) -> First:
    """Return which page comes before anything else, if one does.

    A tick is the person's own word; nothing is inferred from it, and nothing else changes.
    """
    pages = {sign.shows_first for sign in words.signs if sign.id in ids and sign.shows_first}
    return "crisis" if "crisis" in pages else "abuse" if pages else ""


def afterwards(words: Signs, ids: Sequence[str]) -> Script:
    """Return the optional questions that follow: since when, highs and lows, a medicine's date."""
    beats = (
        flow.question(row.id, row.ask) for row in words.questions if not row.only_with or row.only_with in ids
    )
    return flow.flow("signs-since", "Since when", beats)


def page(words: Signs, help_: Help, ids: Sequence[str]) -> list[str]:
    """Return when to talk to someone (what was ticked is marked), who does what, and how to begin."""
    given = {reason for sign in words.signs if sign.id in ids for reason in sign.reasons}
    return [
        *(words.when_title, help_.intro, help_.often_passes, ""),
        *(reason.line(words.ticked if reason.id in given else "") for reason in help_.reasons),
        *("", help_.trust, help_.not_a_verdict, "", words.helper_title),
        *(helper.line for helper in help_.helpers),
        *("", words.begin_title),
        *(f"- {step.words}" for step in help_.first_steps),
        *("", words.close),
    ]


def _screens(area: Area) -> Iterator[tuple[str, str, Sequence[Sign]]]:
    """Yield (ask, title, signs) of each question: an area in pieces of nearly the same size."""
    pieces = -(-len(area.signs) // _ON_A_SCREEN)
    size = -(-len(area.signs) // pieces)
    for number in range(1, pieces + 1):
        part = area.signs[(number - 1) * size : number * size]
        name = area.id if pieces == 1 else f"{area.id} {number}"
        count = f" ({number} of {pieces})" if pieces > 1 else ""
        line = f"\n{area.line}" if area.line else ""
        yield name, f"{area.name}{count}{line}", part
