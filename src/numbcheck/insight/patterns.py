"""Patterns: what a tally shows, as small values; everything is a count, and few is called few."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (a NamedTuple's fields are read at run time)
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.journal.entry import CHANGES
from numbcheck.words.labels import LABELS

if TYPE_CHECKING:
    from numbcheck.insight.tally import Tally

ENOUGH = 5
"""Answers below which nothing is said about how something went."""
_COMES_BACK = 3  # entries in which a word or tag is found before it counts as coming back
_MOST = 8
_SLEPT = tuple(LABELS["slept"])


class Went(NamedTuple):
    """How it was afterwards, in counts: more here, about the same, further away."""

    more: int = 0
    same: int = 0
    further: int = 0

    @property
    def answers(self) -> int:
        """How many answers there are in all."""
        return self.more + self.same + self.further

    @property
    def few(self) -> bool:
        """Whether these are too few to say anything."""
        return self.answers < ENOUGH


class Use(NamedTuple):
    """One practice: how many times it was done, how many of these to the end, and how it went."""

    practice: str
    times: int
    finished: int
    went: Went


class Beside(NamedTuple):
    """What a check-in says of sleep or food, on how many days, and how practices went on those days."""

    answer: str
    days: int
    went: Went


class Patterns(NamedTuple):
    """Everything `trends` and `report` can draw.

    `hours` has a row of 24 counts for each weekday, Monday first; `days` counts entries by day. `people`,
    `situations` and `words` are (name, entries), most first. `quoted` is (day, expected, after); `clear`
    is (slept, strength, days); `scores` is (day, form, score).
    """

    entries: int
    uses: tuple[Use, ...]
    hours: tuple[tuple[int, ...], ...]
    days: Mapping[date, int]
    people: tuple[tuple[str, int], ...]
    situations: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]
    slept: tuple[Beside, ...]
    ate: tuple[Beside, ...]
    pairs: int
    quoted: tuple[tuple[str, ...], ...]
    clear: tuple[tuple[str, str, int], ...] = ()
    scores: tuple[tuple[Any, ...], ...] = ()


def patterns(tally: Tally, *, scores: bool = False) -> Patterns:
    """Return what `tally` shows; how clear feelings were, and scores of forms, only with `scores`."""
    uses = [
        Use(name, done.get("times", 0), done.get("finished", 0), _went(done))
        for name, done in tally.practices.items()
    ]
    people = {tag: count for tag, count in tally.tags.items() if tag.startswith("@")}
    return Patterns(
        entries=tally.entries,
        uses=tuple(sorted(uses, key=lambda use: (-use.times, use.practice))),
        hours=tuple(tuple(tally.clock.get(f"{day} {hour}", 0) for hour in range(24)) for day in range(7)),
        days={date.fromisoformat(day): marks["n"] for day, marks in sorted(tally.days.items())},
        people=_back(people),
        situations=_back({tag: count for tag, count in tally.tags.items() if tag not in people}),
        words=_back(tally.words),
        slept=_beside(tally, "slept", _SLEPT),
        ate=_beside(tally, "ate", tuple(LABELS["ate"])),
        pairs=tally.pairs,
        quoted=tuple(map(tuple, tally.quoted)),
        clear=_clear(tally) if scores else (),
        scores=tuple(map(tuple, tally.scores)) if scores else (),
    )


def _went(counts: Mapping[str, int]) -> Went:
    return Went(*(counts.get(change, 0) for change in CHANGES))


def _back(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    often = [(name, count) for name, count in counts.items() if count >= _COMES_BACK]
    return tuple(sorted(often, key=lambda pair: (-pair[1], pair[0]))[:_MOST])


def _beside(tally: Tally, key: str, answers: tuple[str, ...]) -> tuple[Beside, ...]:
    """Return each answer with its days; a day with two different answers counts for both."""
    found = []
    for answer in answers:
        days = [marks for marks in tally.days.values() if f"{key}:{answer}" in marks]
        sums: dict[str, int] = {change: sum(marks.get(change, 0) for marks in days) for change in CHANGES}
        found.append(Beside(answer, len(days), _went(sums)))
    return tuple(found) if any(one.days for one in found) else ()


def _clear(tally: Tally) -> tuple[tuple[str, str, int], ...]:
    """Return on how many days each answer on sleep stands beside each on how clear a feeling was."""
    found = (
        (
            slept,
            strength,
            sum(marks.keys() >= {f"slept:{slept}", f"strength:{strength}"} for marks in tally.days.values()),
        )
        for slept in _SLEPT
        for strength in ("none", "faint", "some", "clear", "not-sure")
    )
    return tuple(one for one in found if one[2])
