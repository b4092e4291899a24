"""`trends`: what was done, when, and how it went, in plain counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.columns import wrapped
from numbcheck.visit import dates
from numbcheck.visit.faults import mention_faults
from numbcheck.visit.house import House
from numbcheck.visit.look_back import patterns_of, period, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from numbcheck.show.trends import Picture

_DAYS = 30
"""How far it looks back unless told."""


def command(
    house: House,
    since: Annotated[
        str | None, typer.Option("--since", help=f"From this day on: 7d, 6m, 2026-11 ...; else {_DAYS}d.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to this day.")] = None,
    scores: Annotated[
        bool, typer.Option("--scores", help="Also how clear feelings were, and forms.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Look at what comes back.

    Which practices you did and how it was afterwards, days and hours, people and words that come back.
    Everything is a count; nothing is a grade. With --plain, or in a pipe, words and numbers only.
    """
    first, last = period(house, _DAYS, since, until)
    patterns = patterns_of(house, first, last, scores=scores)
    if json:
        from numbcheck.show.trends_json import document

        house.streams.put(document(patterns, first, last))
    elif not patterns.entries:
        if not house.journal.faults:  # what cannot be read is not nothing, and is named
            house.streams.say(
                f"Nothing was kept from {first} to {last}. numbcheck trends --since 1y looks further."
            )
    else:
        from numbcheck.show.trends import pictures, span_of

        house.streams.put(span_of(first, last, dates.today(house)))
        if not house.settings.food:
            patterns = patterns._replace(ate=())
        for picture in pictures(patterns, first, last, titles(house, patterns)):
            house.streams.put("\n" + "\n".join(_lines(house, picture)))
    mention_faults(house)


def _lines(house: House, picture: Picture) -> Iterator[str]:
    yield picture.title
    yield house.streams.wrap(picture.sentence)
    if house.draws:
        width = house.streams.width - 1
        for line in picture.draw(width, house.fancy):
            yield from wrapped(line, width)
    else:
        yield from (f"{name}\t{said}" for name, said in picture.rows)
