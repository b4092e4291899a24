"""Report: what goes on the one page that a person takes to a therapist or a physician."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.insight.trends import ENOUGH
from numbcheck.show.document import Block, Heading, Para, Quote, Rows, Space
from numbcheck.show.quoted import quoted
from numbcheck.show.trends import day_said, length_said, times
from numbcheck.words.labels import LABELS, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from numbcheck.insight.trends import Trends
    from numbcheck.journal.entry import Entry

TITLE = "For a talk"
PRESCRIBER = (
    "Don't change or stop a medicine without your prescriber, not even by a little: "
    "only they can say how, and stopping at once can make you ill."
)


@dataclass(frozen=True, slots=True)
class Doctor:
    """Two dates a person may know: since when a medicine is taken or changed, and since when it feels numb."""

    medicine: date | None = None
    numb: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the page is made from; `chosen` is what the person wants to show, oldest first."""

    first: date
    last: date
    trends: Trends
    titles: Mapping[str, str]
    chosen: Sequence[Entry] = ()
    doctor: Doctor | None = None


def blocks(report: Report) -> Iterator[Block]:
    """Yield the page's parts."""
    yield Para(
        f"{whole_day(report.first)} to {whole_day(report.last)}. From my own notes. Counts of days, no grades; "
        "it is no diagnosis."
    )
    yield from _how(report.trends)
    yield from _sleep(report.trends)
    yield from _tried(report)
    if report.doctor:
        yield from _medicine(report.doctor)
    if report.chosen:
        yield _heading("own-words")
        for entry in report.chosen:
            yield Quote(f"{whole_day(entry.day)}, {_named(report, entry)}", quoted(entry))
            yield from (
                Quote("The same entry, as it was changed in another place", quoted(one)) for one in entry.also
            )
    yield _heading("wishes")
    yield Space("From this talk, and from you:")


def whole_day(day: date) -> str:
    """Return a day as `27 November 2026`."""
    return f"{day_said(day)} {day.year}"


def _how(trends: Trends) -> Iterator[Block]:
    """Yield on how many days each word of check-ins was marked, beside the span before."""
    if not trends.checked:
        return
    yield _heading("how")
    yield Para(f"I checked in on {times(trends.spans[0].days, 'day')}{_words(trends, 0)}.")
    for place, span in trends.earlier[:1]:
        yield Para(f"The {length_said(span)} before, on {times(span.days, 'day')}{_words(trends, place)}.")


def _words(trends: Trends, place: int) -> str:
    counted = (
        f"{one_line(label('answer.words', word.word))} {word.counts[place]}"
        for word in trends.words
        if any(word.counts)
    )
    said = ", ".join(counted)
    return said and f": {said}"


def _sleep(trends: Trends) -> Iterator[Block]:
    counts = (("Slept", "answer.slept", trends.slept), ("Eaten", "answer.ate", trends.ate))
    said = [
        f"{begin}: {', '.join(f'{label(where, answer)} {days}' for answer, days in shown)}."
        for begin, where, answers in counts
        if (
            shown := [
                (answer, answers[answer])
                for answer in LABELS[where]
                if answer in answers and answer != "not-yet"
            ]
        )
    ]
    if said:
        yield _heading("sleep")
        yield Para(" ".join(said))


def _tried(report: Report) -> Iterator[Block]:
    """Yield how it was after what was tried, where answers are enough; how often it was used is nobody's business."""
    tried = [one for one in report.trends.tried if one.answers >= ENOUGH]
    if tried:
        yield _heading("used")
        yield Para(f"Since {whole_day(report.trends.tried_since)}.")
        yield Rows(
            tuple(
                (
                    one_line(report.titles.get(one.practice, one.practice)),
                    f"of {one.answers} answers more here {one.more}, the same {one.same}, further away {one.further}",
                )
                for one in tried
            )
        )


def _medicine(doctor: Doctor) -> Iterator[Block]:
    yield _heading("medicine")
    yield Para(
        "Feeling numb can have many reasons, and a medicine can be one of them. If it came after a medicine "
        "was begun or changed, it is worth saying so, plainly and with dates. For example:"
    )
    yield Quote(
        "A way to say it",
        "Since I began this medicine, or since it was changed, I feel cut off from myself and from other "
        "people. I would like to find out with you whether the two belong together, and what we can do.",
    )
    dates = (("The medicine was begun or changed", doctor.medicine), ("I have felt numb since", doctor.numb))
    for asked, day in dates:
        yield Rows(((asked, str(day)),)) if day else Space(f"{asked}:")
    if doctor.medicine and doctor.numb:
        yield Para(_between((doctor.numb - doctor.medicine).days))
    yield Space("Name of the medicine, and how much:")
    yield Space("One thing that I used to feel, and miss:")
    yield Para(PRESCRIBER)


def _heading(part: str) -> Heading:
    return Heading(label("report", part))


def _between(days: int) -> str:
    if days == 0:
        return "Both are the same day. That alone does not say that one came from the other."
    when = "after" if days > 0 else "before"
    return (
        f"The numbness was there {times(abs(days), 'day')} {when} that. "
        "The order alone does not say that one came from the other."
    )


def _named(report: Report, entry: Entry) -> str:
    return one_line(
        report.titles.get(entry.practice or "", "") or label("kind", entry.practice or entry.kind)
    )
