"""`trends`: one's own weeks side by side, in counts of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.errors import UsageError
from numbcheck.visit import dates
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking.faults import mention_faults
from numbcheck.visit.looking.look_back import DAYS, people_of, period, titles, trends_of
from numbcheck.visit.paging import put_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from numbcheck.insight.trends import Trends

_NO_ONE = "No one was named, as @sam is, on three days with a check-in."
_STAYS = "Who was around is shown on a full screen only, which leaves nothing behind. Plain lines stay."


def command(
    house: House,
    since: Annotated[
        str | None, typer.Option("--since", help=f"From this day on: 7d, 6m, 2026-11 ...; else {DAYS // 7}w.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Up to this day.")] = None,
    forms: Annotated[bool, typer.Option("--forms", help="Also how strong it was, and forms.")] = False,
    with_: Annotated[
        bool,
        typer.Option("--with", help="Who was around on these days, on a page that leaves nothing behind."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Lay your weeks side by side.

    On how many days you marked each word of the check-in, now and in the weeks before; sleep, food, what
    you tried and how it was afterwards, times of day. Counts of days, no grades.
    """
    if with_ and json:
        raise UsageError("Two things were given, --with and --json. Choose one.")
    unlock_to_read(house)
    first, last = period(house, since, until)
    trends = trends_of(house, first, last, forms=forms)
    if json:
        from numbcheck.show.trends_json import document

        house.streams.put(document(trends))
    elif with_:
        _show_people(house, trends)
    else:
        _show(house, trends)
    mention_faults(house)


def _show(house: House, trends: Trends) -> None:
    from numbcheck.show import trends as show

    if not show.is_empty(trends):
        put_long(house, ["".join(f"{line}\n" for line in _lines(house, trends))])
    elif not house.journal.faults:  # what cannot be read is not nothing, and is named
        house.streams.say(show.NOTHING)


def _show_people(house: House, trends: Trends) -> None:
    """Show who the days were with, on a screen that is cleared afterwards: a count of days can blame somebody."""
    from numbcheck.show import trends as show
    from numbcheck.visit.session import leave

    people = people_of(house, trends)
    if not people:
        house.streams.say(_NO_ONE)
        return
    with house.seat() as seat:
        if not seat.leaves_nothing:
            raise UsageError(_STAYS)
        seat.page(list(show.with_people(show.TrendsView(trends, dates.today(house), {}), people)))
    leave(seat)


def _lines(house: House, trends: Trends) -> Iterator[str]:
    from numbcheck.show import trends as show

    view = show.TrendsView(trends, dates.today(house), titles(house, trends))
    if house.draws:
        return show.drawn(view, house.streams.width - 1, fancy=house.fancy)
    return map(house.streams.wrap, show.spoken(view))
