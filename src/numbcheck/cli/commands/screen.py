"""`screen`: sums over answers from an official form that was filled in elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import screening
from numbcheck.cli.choices import FORMS, one_of
from numbcheck.visit import keeping
from numbcheck.visit.crisis_page import crisis_lines
from numbcheck.visit.house import House
from numbcheck.visit.output import PAGE_MARGIN, fitted
from numbcheck.visit.session import ask_through, leave
from numbcheck.words import NOTHING_KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typer

    from numbcheck.care.screening import Instrument, Screening
    from numbcheck.journal.entry import Entry
    from numbcheck.stage.seat import Seat


def command(
    house: House,
    form: Annotated[str | None, FORMS, typer.Argument(help=f"{one_of(FORMS)}.")] = None,
) -> None:
    """Add up a PHQ-9, GAD-7 or PHQ-2 that you filled in elsewhere.

    The forms' own words are not in here: each line goes by its topic. All lines answered, or no sum.
    Without a name it lists the three forms.
    It is not a diagnosis, and it does not measure numbness.
    """
    words = screening.words()
    if form is None:
        house.streams.put("\n".join(f"{one.id}: {one.title}" for one in words.instruments))
        return
    chosen = words.instrument(form)
    before = _last(house, chosen)
    _mention_interval(house, words, before)
    with house.seat(screening.script(words, chosen)) as seat:
        answers = _answers(house, seat, words, chosen)
        if chosen.shows_help_first(answers) and seat.left_by is None:
            seat.page(crisis_lines(house))
        if answers and seat.left_by is None:
            seat.page(fitted(house, _sum(words, chosen, answers, before), PAGE_MARGIN))
    if answers:
        data = screening.data(chosen, answers, chosen.score(answers))
        keeping.say_kept(house, keeping.keep(house, keeping.New("screen", house.now(), {"data": data})))
    else:
        keeping.say_nothing_kept(house, NOTHING_KEPT)
    leave(seat)


def _last(house: House, form: Instrument) -> Entry | None:
    """Return the newest entry with a sum of this form."""
    from numbcheck.journal.query import Query

    kept = house.journal.entries(Query(kinds=("screen",), words=(form.id,)))
    return next((one for one in kept if one.data.get("form") == form.id and _total(one) is not None), None)


def _total(entry: Entry) -> int | None:
    from numbcheck.journal.untrusted import number_of

    return number_of(entry.data, "total")


def _mention_interval(house: House, words: Screening, before: Entry | None) -> None:
    days = (house.now().date() - before.day).days if before else screening.BETWEEN
    if days < screening.BETWEEN:
        ago = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
        house.streams.say(words.few_days.format(days=ago))


def _answers(house: House, seat: Seat, words: Screening, form: Instrument) -> dict[str, int]:
    """Return the answers as numbers; a line that got some other answer is asked once more."""
    outcome = ask_through(house, seat, screening.script(words, form))
    answers = screening.numbers(outcome.replies)
    unclear = screening.again(words, form, outcome.replies)
    if outcome.finished and unclear:
        answers |= screening.numbers(ask_through(house, seat, unclear).replies)
    return answers


def _sum(words: Screening, form: Instrument, answers: Mapping[str, int], before: Entry | None) -> list[str]:
    """Return what is said about the answers: the sum and its place in the makers' table, or that there is none."""
    total = form.score(answers)
    said = [words.no_sum]
    if total is not None:
        said = [words.total.format(total=total, most=form.most, band=form.band(total))]
        last = _total(before) if before else None
        said += [screening.compared(words, total, last)] if last is not None else []
        said += [words.not_a_diagnosis, words.any_sum]
    return [*said, words.next, words.credit]
