"""The questions before a report: which entries to quote, and two dates. Enter leaves each of them out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from numbcheck.errors import UsageError
from numbcheck.journal.query import Query
from numbcheck.visit import dates

if TYPE_CHECKING:
    from datetime import date
    from signal import Signals

    from numbcheck.journal.entry import Entry
    from numbcheck.show.report import Doctor
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

_OFFERED = 12
_YES = {"y", "yes", "+"}


class NothingChosenError(Exception):
    """The person left before they had chosen, perhaps by a signal: no page is written."""

    def __init__(self, left_by: Signals | None) -> None:
        super().__init__()
        self.left_by = left_by


def entries(house: House, first: date, last: date) -> list[Entry]:
    """Return the entries of these days that the person wants to quote; none where nobody can be asked."""
    if not house.streams.can_ask:
        return []
    from numbcheck.show.quoted import quoted

    found = house.journal.entries(Query(since=first, until=last, day_ends=dates.day_ends(house)))
    offered = list(
        islice(
            (entry for entry in found if entry.kind != "practice" and quoted(house.shown(entry))), _OFFERED
        )
    )
    if not offered:
        return []
    return _picked(house, offered)


def doctor(house: House, medicine: str | None, numb: str | None) -> Doctor:
    """Return the two dates, as given or as asked for. Raises UsageError for a given date nobody can read, NothingChosenError."""
    from numbcheck.show.report import Doctor

    asked = {
        "A medicine was begun or changed on (2026-09-01, 6w ... or Enter):": medicine,
        "It has felt numb since (or Enter):": numb,
    }
    return Doctor(*(_day(house, question, given) for question, given in asked.items()))


def _picked(house: House, offered: list[Entry]) -> list[Entry]:
    from numbcheck.clean import one_line
    from numbcheck.show.entry import row
    from numbcheck.show.quoted import quoted

    picked = []
    with house.seat(plain=True) as seat:
        house.streams.warn(
            f"What would you like to quote? The newest {len(offered)}, one at a time. "
            "y takes it in, Enter leaves it out, q ends the questions, Esc leaves without a page."
        )
        for entry in offered:
            shown = row(entry)
            line = f"{shown.day} {shown.what}: {one_line(quoted(house.shown(entry)))}"
            house.streams.write_stderr(f"\n{house.streams.wrap(line[:300])}\n> ")
            said = _said(house, seat)
            if said == "q":
                break
            if said in _YES:
                picked.append(entry)
    return picked


def _day(house: House, question: str, given: str | None) -> date | None:
    if given:
        return dates.day(house, given)
    if not house.streams.can_ask:
        return None
    with house.seat(plain=True) as seat:
        while True:
            house.streams.write_stderr(f"{house.streams.wrap(question)}\n> ")
            said = _said(house, seat)
            try:
                return dates.day(house, said) if said not in {"", "q"} else None
            except UsageError as error:
                house.streams.warn(str(error))


def _said(house: House, seat: Seat) -> str:
    """Return the line that was typed, folded. Raises NothingChosenError where the person leaves."""
    from numbcheck.play.player import Command
    from numbcheck.play.ports import BrokeOff, Did, Said
    from numbcheck.visit.crisis_page import crisis_lines

    while True:
        match seat.desk.wait(None, typing=True):
            case Said(text) if seat.left_by is None:
                return text.strip().lower()
            case Did(Command.SKIP):
                return ""
            case Did(Command.HELP):
                seat.page(crisis_lines(house))
                house.streams.write_stderr("> ")
            case Said() | BrokeOff() | Did(Command.STOP):
                house.streams.write_stderr("\n")
                raise NothingChosenError(seat.left_by)
