"""`report`: one page to take to a therapist or a physician."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.cli.choices import FILES
from numbcheck.cli.outfile import ending_of, write_file, written
from numbcheck.errors import UsageError
from numbcheck.journal import references
from numbcheck.stage.signals import end_by
from numbcheck.stage.streams import is_terminal
from numbcheck.visit import report_questions
from numbcheck.visit.faults import mention_faults, refuse_unread
from numbcheck.visit.house import House
from numbcheck.visit.look_back import DAYS, period, titles, trends_of
from numbcheck.words.options import FORCE
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    import typer

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
    medicine: Annotated[
        str | None, typer.Option("--medicine", help="The day a medicine was begun or changed.")
    ] = None
    numb: Annotated[str | None, typer.Option("--numb", help="The day since when it feels numb.")] = None
    force: Annotated[bool, typer.Option("--force", help=FORCE)] = False


def command(house: House, options: Options = Options()) -> None:
    """Make one page to take to someone.

    It says which days it is about, what you tried and how it was, and quotes only what you choose. On a
    terminal you are asked, one entry at a time. A name ending in .html makes a page to print.
    """
    from numbcheck.show import document as page
    from numbcheck.show.report import TITLE, blocks

    if (options.medicine or options.numb) and not options.doctor:
        raise UsageError("--medicine and --numb go with --doctor.")
    target = _target(house, options.file, force=options.force)
    make = page.html if target and ending_of(str(target), _KNOWN) in _TO_PRINT else page.markdown
    try:
        report = _report(house, options)
    except report_questions.NothingChosenError as left:
        house.streams.say(Receipt.NOTHING_KEPT)
        if left.left_by is not None:
            end_by(left.left_by)
        return
    refuse_unread(house, report.trends.entries)
    text = make(TITLE, blocks(report))
    if target is None:
        house.streams.write(text)
    else:
        write_file(target, [text], force=options.force, unfinished=house.unfinished)
        house.streams.say(written(target, "1 page"))
    mention_faults(house)


def _report(house: House, options: Options) -> Report:
    from numbcheck.show.report import Report

    doctor = report_questions.doctor(house, options.medicine, options.numb) if options.doctor else None
    first, last = period(house, options.since)
    chosen = (
        [references.find(house.journal, ref) for ref in dict.fromkeys(options.include)]
        if options.include
        else report_questions.entries(house, first, last)
    )
    trends = trends_of(house, first, last)
    return Report(
        first,
        last,
        trends,
        titles(house, trends),
        sorted(map(house.shown, chosen), key=lambda entry: entry.id),
        doctor,
    )


def _target(house: House, file: str | None, *, force: bool) -> Path | None:
    """Return where to write, or None for standard output; nothing is asked for a file that cannot be written."""
    if file == "-" or (file is None and not is_terminal(house.streams.stdout)):
        return None
    target = Path(file or f"numbcheck-report-{house.now():%Y-%m-%d}.md")
    if target.exists() and not force and not target.is_dir():
        from numbcheck.clean import one_line
        from numbcheck.errors import CannotCreateError

        raise CannotCreateError(f"{one_line(str(target))} is there already. --force writes over it.")
    return target
