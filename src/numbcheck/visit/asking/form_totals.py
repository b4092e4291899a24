"""A form that was filled in elsewhere: its numbers are asked for or given, added up, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.care import forms
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.journal.content import FORM, TOTAL
from numbcheck.visit import keeping
from numbcheck.visit.crisis_page import crisis_lines
from numbcheck.visit.locked import access
from numbcheck.visit.output import PAGE_MARGIN, fitted
from numbcheck.visit.session import ask_through, leave

if TYPE_CHECKING:
    from numbcheck.care.forms import FormNumbers, Forms, Instrument
    from numbcheck.journal.entry import Entry
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House


def add_up(house: House, name: str, typed: str) -> None:
    """Add up the form of that name, with the numbers that were `typed` or are asked for, and keep them.

    Raises UsageError for another name, and for numbers that are not the form's.
    """
    words = forms.words()
    form = words.instrument(name)
    given = _read(words, form, typed) if typed else None
    before = _last(house, form)
    _mention_interval(house, words, before)
    asking = forms.script(words, form)
    with house.seat(asking, plain=bool(typed)) as seat:
        given = given or _asked(house, seat, words, form, asking)
        if given:
            _tell(house, seat, words, form, given, before)
    if given:
        new = keeping.New(kinds.SCREEN, house.now(), {"data": forms.data(form, given)})
        keeping.say_kept(house, keeping.keep(house, new))
    else:
        house.streams.say(words.without.format(form=form.form))
        keeping.say_nothing_kept(house, kinds.SCREEN)
    leave(seat)


def _read(words: Forms, form: Instrument, typed: str) -> FormNumbers:
    given = form.given(typed)
    if given is None:
        raise UsageError(words.again.format(count=len(form.items), example=form.example))
    return given


def _asked(house: House, seat: Seat, words: Forms, form: Instrument, asking: Script) -> FormNumbers | None:
    """Return the numbers that are typed; where they are not the form's they are asked for once more."""
    for script in (asking, forms.script(words, form, again=True)):
        outcome = ask_through(house, seat, script)
        typed = " ".join(text for _, text in outcome.answers)
        if not typed or not outcome.finished or seat.left_by is not None:
            return None
        if given := form.given(typed):
            return given
    return None


def _tell(
    house: House, seat: Seat, words: Forms, form: Instrument, given: FormNumbers, before: Entry | None
) -> None:
    from numbcheck.show.report import whole_day

    if form.shows_help_first(given):
        seat.page(crisis_lines(house, above=words.item_nine), on=True)
    last = TOTAL.of(before.data) if before else None
    said = forms.said(words, form, given, whole_day(house.now().date()), last)
    seat.page(fitted(house, said, PAGE_MARGIN), on=True)


def _last(house: House, form: Instrument) -> Entry | None:
    """Return the newest entry with a total of this form."""
    from numbcheck.journal.query import Query

    kept = access.in_passing(house, Query(kinds=(kinds.SCREEN,), words=(form.id,)))
    return next(
        (one for one in kept if FORM.of(one.data) == form.id and TOTAL.of(one.data) is not None), None
    )


def _mention_interval(house: House, words: Forms, before: Entry | None) -> None:
    days = (house.now().date() - before.day).days if before else forms.BETWEEN
    if days < forms.BETWEEN:
        ago = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
        house.streams.say(words.few_days.format(days=ago))
