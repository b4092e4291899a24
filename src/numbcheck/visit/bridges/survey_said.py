"""A survey in words: what a file holds, what of it is new, and what was made of what it does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.words.counting import counted, first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.exchange.reading.survey import Survey
    from numbcheck.exchange.reading.walls import Wall

_SHOWN = 5
_UNTYPED = ',"$`\\'
"""What parts two moods that are typed, or means something to a shell."""


def lines(survey: Survey, file: str, title: str, wall: Wall) -> Iterator[str]:
    """Yield what is said of a `file` with this `title` before anything is kept; `wall` is whose times it tells."""
    to = "" if survey.first == survey.last else f" to {survey.last}"
    days = f", {survey.first}{to}" if survey.first else ""
    yield f"{file}: {title}, {counted(survey.count, 'entry', 'entries')}{days}."
    yield f"New: {survey.new}. {' '.join(_known(survey))}".rstrip()
    yield from _left_out(survey)
    if survey.naive:
        yield from _times(survey, wall)
    if survey.tags:
        yield f"Tags written with a hyphen: {_some(survey.tags)}."
    if survey.moods:
        first = next((name for name in map(one_line, survey.moods) if not set(name) & set(_UNTYPED)), "ok")
        yield f'Moods kept as words: {_some(survey.moods)}. To give one a level from 1 to 5: --moods "{first}=3"'


def _known(survey: Survey) -> Iterator[str]:
    if survey.again:
        yield f"Of these you deleted {survey.again} here before."
    if survey.here:
        yield f"Here already: {survey.here}."
    if survey.deleted:
        yield f"You deleted {survey.deleted} here; to bring them back: --again"
    if survey.earlier:
        yield f"Earlier than you asked for: {survey.earlier}."


def _left_out(survey: Survey) -> Iterator[str]:
    if survey.lost:
        yield (
            f"These {survey.lost} cannot be read and are left out:"
            if survey.lost > 1
            else "This cannot be read and is left out:"
        )
    yield from _named(survey, survey.lost, is_lost=True)
    if survey.lost and survey.noted:
        yield "Besides:"
    yield from _named(survey, survey.noted, is_lost=False)


def _named(survey: Survey, count: int, *, is_lost: bool) -> Iterator[str]:
    named = [remark for remark in survey.named if remark.is_lost is is_lost]
    for remark in named:
        yield f"  line {remark.line}: {remark.words}" if remark.line else f"  {remark.words}"
    if more := count - len(named):
        yield f"  and {more} more"


def _times(survey: Survey, wall: Wall) -> Iterator[str]:
    zone = wall.name or "this machine's zone"
    yield f"Times without a zone are read as {zone}; another one: --zone"
    if survey.only_days:
        yield f"Without a time, so at 12:00: {survey.only_days}."
    if survey.skipped:
        yield f"At an hour that a clock change left out, so moved on: {survey.skipped}."
    if survey.twice:
        yield f"At an hour that a clock change had twice, so the first: {survey.twice}."


def _some(names: Iterable[str]) -> str:
    return first_of(list(map(one_line, names)), _SHOWN)
