"""Where a practice was left, and how it goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import one_line
from numbcheck.errors import NumbcheckError, UsageError
from numbcheck.journal import kinds
from numbcheck.journal.content import REACHED, RESUMED_FROM, TUNING
from numbcheck.journal.ids import suffix_of
from numbcheck.practice import naming
from numbcheck.practice.script import Ask, Timed
from numbcheck.practice.tuning import UNTUNED, as_data, from_data
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.query import Query
    from numbcheck.play.player import Outcome
    from numbcheck.practice.script import Beat, Script
    from numbcheck.visit.house import House

_NONE = "There's no practice to go on with. What there is: numbcheck do"


class Left(NamedTuple):
    """A practice that was left at `when`: its id, the `data` that says where, and the entry or draft it is in."""

    practice: str
    when: datetime
    data: Mapping[str, Any]
    entry: str = ""
    draft: Draft | None = None
    seconds: float = 0.0

    @property
    def part(self) -> str:
        """The name of the part to go on with, "" where it is not known."""
        return str(REACHED.of(self.data).get("part", ""))


def where_left(script: Script, outcome: Outcome) -> dict[str, Any]:
    """Return what goes into an entry's data: nothing where the practice was finished."""
    if outcome.finished:
        return {}
    played = outcome.script.beats
    return place(script, played[min(outcome.index, len(played) - 1)])


def place(script: Script, beat: Beat) -> dict[str, Any]:
    """Return what to keep about being at `beat`: the part by its name, which question of it, and how it was tuned."""
    if beat.part not in script.parts:
        beat = script.beats[0]
    reached: dict[str, Any] = {"part": beat.part}
    if isinstance(beat, Ask):
        reached |= {"ask": beat.ask, "number": beat.number}
    tuning = as_data(script.tuning)
    return {REACHED: reached} | ({TUNING: tuning} if tuning else {})


def newest_left(house: House) -> Left:
    """Return the newest practice that was left and not yet gone on with; raises UsageError where there is none."""
    from numbcheck.journal.query import Query

    entry, draft = next(left_entries(house, Query(kinds=(kinds.PRACTICE,))), None), left_draft(house)
    newest = max(filter(None, [entry, draft]), key=lambda left: left.when, default=None)
    if newest is None:
        raise UsageError(_NONE)
    return newest


def left_draft(house: House) -> Left | None:
    """Return the newest practice whose answers lie in a draft: it was cut off."""
    return next(filter(None, map(as_left, house.drafts.waiting())), None)


def as_left(draft: Draft) -> Left | None:
    """Return the practice that was cut off in a draft, or None."""
    practice, data, when = draft.meta.get("practice"), draft.meta.get("data"), draft.moment
    if (
        draft.kind != kinds.PRACTICE
        or not isinstance(practice, str)
        or not isinstance(data, dict)
        or not when
    ):
        return None
    return Left(practice, when, data, draft=draft) if REACHED.of(data) else None


def left_entries(house: House, query: Query) -> Iterator[Left]:
    """Yield what was left among the entries that `query` asks for, the newest first, and not gone on with."""
    from numbcheck.visit.locked import access

    gone_on: set[str] = set()
    for entry in access.in_passing(house, query):
        gone_on.add(suffix_of(RESUMED_FROM.of(entry.data)))
        if not entry.finished and REACHED in entry.data and suffix_of(entry.id) not in gone_on:
            yield Left(entry.practice or "", entry.at, entry.data, entry.id, seconds=entry.seconds or 0.0)


def script_of(house: House, left: Left) -> tuple[Script, int | None]:
    """Return the practice that was left, tuned as it was, and the beat to go on with.

    A breath or a place in the body begins again from its own beginning. Where the part isn't there any more,
    or another one stands in its place, that is said, and it begins anew (None). Raises UsageError where the
    practice is gone, BadDataError naming the line where its file cannot be read.
    """
    try:
        plain = house.shelf.get(left.practice)
    except UsageError as error:
        name = one_line(left.practice or "It")
        raise UsageError(f"{name} isn't there any more, so it cannot go on where it stopped.") from error
    try:
        tuning = from_data(TUNING.of(left.data))
        script = house.shelf.get(left.practice, tuning) if tuning != UNTUNED else plain
    except (NumbcheckError, TypeError, ValueError, AttributeError, OverflowError):
        script, at = plain, None
    else:
        at = _at(script, REACHED.of(left.data))
    if at is None:
        house.streams.say(f"{one_line(script.title)} has changed since you left it, so it begins anew.")
    return script, at


def going_on(script: Script, at: int) -> str:
    """Return the sentence that says with which part of the practice it goes on."""
    part = script.beats[at].part
    return Receipt.GOING_ON.format(practice=naming.practice(script), place=naming.place(script, part))


def _at(script: Script, reached: Mapping[str, Any]) -> int | None:
    """Return the beat to go on with, by the name of its part and the question in it, never by a number alone.

    What says back an answer begins with its question.
    """
    if reached.get("part") not in script.parts:
        return None
    if script.echoes:
        return 0
    inside = [n for n, beat in enumerate(script.beats) if beat.part == reached["part"]]
    for at in inside:
        beat = script.beats[at]
        if isinstance(beat, Ask) and (beat.ask, beat.number) == (reached.get("ask"), reached.get("number")):
            return at
    asked = "ask" in reached and not any(isinstance(script.beats[at], Timed) for at in inside)
    return None if asked and str(reached["ask"]) not in _asks(script, inside) else inside[0]


def _asks(script: Script, inside: list[int]) -> set[str]:
    return {beat.ask for at in inside if isinstance(beat := script.beats[at], Ask)}
