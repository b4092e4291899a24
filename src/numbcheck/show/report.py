"""Report: what goes on the one page that a person takes to a therapist or a physician."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.insight.trends import ENOUGH
from numbcheck.journal.content import FORM
from numbcheck.show.document import BlankField, Page, Part, Quote, Section
from numbcheck.show.quoted import place, quoted
from numbcheck.show.trends import day_said, length_said
from numbcheck.tell.in_words import practice_called
from numbcheck.words.counting import counted
from numbcheck.words.labels import LABELS, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from numbcheck.insight.trends import Trends
    from numbcheck.journal.entry import Entry

TITLE = "For a talk"
NOTE = "From my own notes. Counts of days, no grades; it's not a diagnosis."
PRESCRIBER = "Do not change or stop a medicine without your prescriber."
_NOT_EATEN = "not-yet"


@dataclass(frozen=True, slots=True)
class Medicine:
    """What a person says of a medicine, by the `questions`; and the days between its begin and feeling less.

    Nobody knows the days (None) where one of the two is no day.
    """

    questions: tuple[str, ...]
    answers: Mapping[str, str]
    between: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page is made from: the `line` at its top, what was `chosen` to be shown, what is wished for."""

    trends: Trends
    titles: Mapping[str, str]
    chosen: Sequence[Entry] = ()
    line: str = ""
    wish: str = ""
    medicine: Medicine | None = None

    @property
    def last(self) -> date:
        """The last day it is about."""
        return self.trends.spans[0].last


def page(report: Report) -> Page:
    """Return the page: what is empty is left out, but for the line to write on."""
    sections = (
        Section(
            label("report", "line"), (Quote("", report.line),) if report.line.strip() else (), apart=True
        ),
        Section(label("report", "how"), tuple(_how(report.trends))),
        Section(label("report", "sleep"), tuple(_sleep(report.trends))),
        Section(label("report", "medicine"), tuple(_medicine(report.medicine))),
        Section(label("report", "used"), tuple(_tried(report))),
        *_chosen(report),
        Section(label("report", "wishes"), tuple(_wish(report)), apart=True),
    )
    return Page(TITLE, _about(report), NOTE, tuple(section for section in sections if section.parts))


def _about(report: Report) -> str:
    first, last = report.trends.spans[0][:2]
    begin = day_said(first) if first.year == last.year else whole_day(first)
    return f"{begin} to {whole_day(last)}"


def whole_day(day: date) -> str:
    """Return a day as `27 November 2026`."""
    return f"{day_said(day)} {day.year}"


def _how(trends: Trends) -> Iterator[Part]:
    """Yield on how many days each word of check-ins was marked, beside the span before."""
    if not trends.checked:
        return
    said = [f"I checked in on {counted(trends.spans[0].days, 'day')}{_words(trends, 0)}."]
    for at, span in trends.earlier[:1]:
        said.append(f"The {length_said(span)} before, on {counted(span.days, 'day')}{_words(trends, at)}.")
    yield " ".join(said)


def _words(trends: Trends, at: int) -> str:
    there = [word for word in trends.words if any(word.counts[:2])]
    said = ", ".join(f"{one_line(label('answer.words', word.word))} {word.counts[at]}" for word in there)
    return said and f": {said}"


def _sleep(trends: Trends) -> Iterator[Part]:
    """Yield how nights and meals were, from the best on; who had not eaten yet is not counted for it."""
    slept, ate = _counted("answer.slept", trends.slept), _counted("answer.ate", trends.ate)
    said = []
    if slept:
        (how, nights), *rest = slept
        first = f"{how} {counted(nights, 'night')}"
        said.append(f"Slept {', '.join([first, *_joined(rest)])}.")
    if ate:
        said.append(f"Eaten: {', '.join(_joined(ate))}.")
    if said:
        yield " ".join(said)


def _counted(where: str, answers: Mapping[str, int]) -> list[tuple[str, int]]:
    offered = [answer for answer in LABELS[where] if answers.get(answer) and answer != _NOT_EATEN]
    return [(label(where, answer), answers[answer]) for answer in offered]


def _joined(counts: Sequence[tuple[str, int]]) -> list[str]:
    return [f"{answer} {days}" for answer, days in counts]


def _tried(report: Report) -> Iterator[Part]:
    """Yield how it was after what was tried, where answers are enough; how often it was used is nobody's business."""
    tried = [one for one in report.trends.tried if one.answers >= ENOUGH]
    if not tried:
        return
    span = report.trends.spans[0]
    length = length_said(span) if report.trends.tried_since == span.first else "3 months"
    said = [f"In {length}."]
    for number, one in enumerate(tried):
        name = practice_called(one.practice, report.titles.get)
        answers = f"{one.answers}," if number else f"{one.answers} answers"
        how = ("more here", one.more), ("the same", one.same), ("further away", one.further)
        said.append(f"{name}: of {answers} {', '.join(_joined(how))}.")
    yield " ".join(said)


def _medicine(medicine: Medicine | None) -> Iterator[Part]:
    if medicine is None:
        return
    for name in medicine.questions:
        yield BlankField(label("doctor", name), medicine.answers.get(name, ""))
    if medicine.between is not None:
        yield _between(medicine.between)
    yield PRESCRIBER


def _between(days: int) -> str:
    lie = f"{counted(days, 'day')} {'lies' if days == 1 else 'lie'} between" if days else "Both are one day"
    return f"{lie}; the order alone doesn't say why."


def _chosen(report: Report) -> Iterator[Section]:
    """Yield what was chosen: ticks, then forms, each form by itself, then one's own words."""
    by_label: dict[tuple[str, str], list[Part]] = {}
    for name in ("ticked", "form", "own-words"):
        for entry in report.chosen:
            if place(entry) == name:
                form = FORM.of(entry.data) if name == "form" else ""
                by_label.setdefault((name, form), []).extend(quoted(entry, report.last, report.titles))
    yield from (Section(label("report", name), tuple(parts)) for (name, _), parts in by_label.items())


def _wish(report: Report) -> Iterator[Part]:
    """Yield what is wished for, and a line for a pen; beside a medicine it was asked for there."""
    if report.medicine is not None:
        return
    if report.wish.strip():
        yield Quote("", report.wish)
    yield BlankField("")
