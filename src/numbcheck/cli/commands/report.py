"""`report`: one page to take to a therapist or a physician."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import one_line
from numbcheck.cli.choices import FILES, target_of
from numbcheck.cli.option_help import FORCE
from numbcheck.errors import CannotCreateError, UsageError
from numbcheck.exchange.writing.outfile import ending_of, write_file, written
from numbcheck.journal import references
from numbcheck.journal.query import Query
from numbcheck.stage.signals import end_by
from numbcheck.stage.streams import is_terminal
from numbcheck.visit.asking import report_questions
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking.faults import mention_faults, refuse_unread
from numbcheck.visit.looking.look_back import DAYS, period, titles, trends_of
from numbcheck.visit.paging import put_long
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import typer

    from numbcheck.insight.trends import Trends
    from numbcheck.journal.entry import Entry
    from numbcheck.show.report import Report

_TO_PRINT = ("html", "htm")
_KNOWN = ("md", "txt", *_TO_PRINT)


class Options(NamedTuple):
    """Where the page goes, and what is on it."""

    file: Annotated[
        str | None, FILES, typer.Argument(help="A file ending in .md or .html, or - for standard output.")
    ] = None
    since: Annotated[
        str | None,
        typer.Option("--since", help=f"From this day on: 3m, 2026-09-01 ...; else {DAYS // 7}w."),
    ] = None
    include: Annotated[
        list[str] | None, typer.Option("--include", help="An entry to quote, as k3f7 or @1.")
    ] = None
    doctor: Annotated[
        bool, typer.Option("--doctor", help="Also how to talk about a medicine and feeling numb.")
    ] = False
    force: Annotated[bool, typer.Option("--force", help=FORCE)] = False


def command(house: House, options: Options = Options()) -> None:
    """Make one page to take to someone.

    On how many days you marked each word of the check-in, how you slept, what you tried, and of your own
    words only what you mark. On a terminal you are asked first: Enter skips, q leaves without a page.
    A name ending in .html makes a page to print.
    """
    target = _target(house, options.file, force=options.force)
    unlock_to_read(house)
    first, last = period(house, options.since)
    named = [_named(house, ref, last) for ref in dict.fromkeys(options.include or [])]
    if not (named or options.doctor or _has_something(house)):
        house.streams.say(Receipt.EMPTY)
        mention_faults(house)
        return
    trends = trends_of(house, first, last)
    refuse_unread(house, trends.entries)
    questions = report_questions.ReportQuestions(house)
    gaps = _gaps(doctor=options.doctor)
    marked = questions.ask(report_questions.offers(house, first, last, named), gaps)
    if marked is None:
        questions.left()
        if questions.left_by is not None:
            end_by(questions.left_by)
        return
    report = _report(house, trends, [*named, *marked], questions.answers)
    if options.doctor:
        report = replace(report, wish="", medicine=report_questions.medicine(house, gaps, questions.answers))
    _put(house, target, report, force=options.force)
    questions.written()
    mention_faults(house)


def _named(house: House, ref: str, today: date) -> Entry:
    """Return the entry to quote; raises UsageError where there is none, or nothing in it that could be quoted."""
    from numbcheck.show.quoted import quoted

    entry = references.find(house.journal, ref)
    if not quoted(house.shown(entry), today, {}):
        raise UsageError(f"{one_line(ref)} has no words to quote.")
    return entry


def _has_something(house: House) -> bool:
    """Return whether anything was ever kept, be it something that cannot be read."""
    return any(True for _ in house.journal.entries(Query(limit=1))) or bool(house.journal.faults)


def _gaps(*, doctor: bool) -> dict[str, tuple[str, ...]]:
    """Return what is asked for the page, in lines: about a medicine for a `doctor`, or only what one would like."""
    from numbcheck.care import reach

    words = reach.words().doctor
    below = (words.always,) if doctor else ()
    return {gap.id: (gap.ask, *below) for gap in words.fields if doctor or gap.id == report_questions.WISH}


def _report(house: House, trends: Trends, chosen: Sequence[Entry], answers: Mapping[str, str]) -> Report:
    from numbcheck.show.report import Report

    shown = sorted(map(house.shown, chosen), key=lambda entry: entry.id)
    line, wish = (answers.get(name, "") for name in (report_questions.LINE, report_questions.WISH))
    return Report(trends, titles(house, trends, chosen), shown, line, wish)


def _put(house: House, target: Path | None, report: Report, *, force: bool) -> None:
    """Write the page to its file and say so, or to standard output: as lines on a terminal, as Markdown elsewhere."""
    from numbcheck.show import document
    from numbcheck.show.report import page

    made = page(report)
    if target is not None:
        make = document.html if ending_of(str(target), _KNOWN) in _TO_PRINT else document.markdown
        write_file(target, [make(made)], force=force, unfinished=house.unfinished)
        house.streams.say(written(target, "1 page"))
    elif is_terminal(house.streams.stdout):
        put_long(house, ["".join(f"{line}\n" for line in document.lines(made, house.streams.width - 1))])
    else:
        house.streams.write(document.markdown(made))


def _target(house: House, file: str | None, *, force: bool) -> Path | None:
    """Return where to write, or None for standard output; nothing is asked for a file that cannot be written."""
    if file == "-" or (file is None and not is_terminal(house.streams.stdout)):
        return None
    target = Path(f"numbcheck-report-{house.now():%Y-%m-%d}.md") if file is None else target_of(file)
    if target.is_file() and not force:
        raise CannotCreateError(f"{one_line(str(target))} is there already. --force writes over it.")
    return target
