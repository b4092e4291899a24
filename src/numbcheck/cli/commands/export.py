"""`export`: your entries in a format of your choice, into a file, a folder or a pipe."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from numbcheck.clean import one_line
from numbcheck.cli.choices import FILES, one_of, path_of, target_of
from numbcheck.cli.filters import Filters
from numbcheck.cli.option_help import FORCE
from numbcheck.errors import CannotCreateError, UsageError
from numbcheck.exchange import formats
from numbcheck.exchange.writing.outfile import ending_of, write_file, written
from numbcheck.stage.streams import is_terminal
from numbcheck.visit.bridges.mirroring import bring_up_to_date, changed_notes, refuse_sealed
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking.faults import mention_faults, refuse_unread
from numbcheck.visit.looking.passing import Passing
from numbcheck.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer

    from numbcheck.exchange.formats import Format
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.query import Query

_FORMATS = formats.names()
_SPLITS = formats.splits()


class Options(NamedTuple):
    """Where the entries go, and as what."""

    file: Annotated[
        str | None, FILES, typer.Argument(help="A file, a folder with --split, or - for standard output.")
    ] = None
    format_: Annotated[
        str | None,
        _FORMATS,
        typer.Option("-f", "--format", help=f"{one_of(_FORMATS)}; without it, as FILE ends."),
    ] = None
    split: Annotated[
        str | None,
        _SPLITS,
        typer.Option("--split", help="A note for each entry or each day, in a folder."),
    ] = None
    mirror: Annotated[
        str | None,
        FILES,
        typer.Option("--mirror", help="A folder that is kept like the journal, a note for each entry."),
    ] = None
    as_is: Annotated[
        bool, typer.Option("--as-is", help="Markdown: what you typed as Markdown stays Markdown.")
    ] = False
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Without a word you typed, as for a doctor; not as JSON.")
    ] = False
    plain_copy: Annotated[
        bool, typer.Option("--plain-copy", help="A mirror though the journal is sealed.")
    ] = False
    force: Annotated[bool, typer.Option("--force", help=FORCE)] = False
    words: Annotated[list[str] | None, typer.Option("--word", help="Only with this word.")] = None


def command(house: House, options: Options = Options(), chosen: Filters = Filters()) -> None:
    """Take your entries with you.

    Markdown with front matter that Obsidian and Dataview read, JSON with everything in it, CSV for a
    spreadsheet program, or the text file of jrnl. Without a file it goes to the pipe, or on a terminal into
    a new file in this folder.

    A mirror is brought up to date: what is new is written, the notes of deleted entries go, and a note that you
    changed stays as it is.
    """
    if options.mirror is not None:
        mirror = path_of(options.mirror, "folder")
        _refuse_more(options, chosen)
        refuse_sealed(house, plain_copy=options.plain_copy)
        unlock_to_read(house)
        bring_up_to_date(house, mirror, as_is=options.as_is)
        mention_faults(house)
        return
    split = options.split
    format_ = _format(options)
    unlock_to_read(house)
    query = chosen.query(house, options.words)
    entries = Passing(lambda: _readable(house, query, format_, options))
    refuse_unread(house, not entries.is_empty)
    target = _target(house, options.file, "" if split else f".{format_.ending}")
    if split and target:
        _export_notes(house, entries, target, format_, options)
    else:
        _export_document(house, entries, target, format_, options)
    mention_faults(house)


def _refuse_more(options: Options, chosen: Filters) -> None:
    """Raise UsageError for what does not go with a mirror."""
    if options._replace(mirror=None, as_is=False, plain_copy=False) != Options() or chosen != Filters():
        raise UsageError("A mirror is of everything, as Markdown. Beside --mirror DIR only --as-is counts.")
    if options.mirror == "-":
        raise UsageError("A mirror is a folder. For example: --mirror notes/")


def _readable(house: House, query: Query, format_: Format, options: Options) -> Iterator[Entry]:
    """Return the entries as they go out: whole, or as they are shown, and without words where that is wanted."""
    entries = house.journal.entries(query, newest_first=False)
    if format_.is_complete:
        return entries
    shown = map(house.shown, entries)
    if not options.no_text:
        return shown
    from numbcheck.visit.texts.own_words import without_words

    return map(without_words(house), shown)


def _format(options: Options) -> Format:
    """Return the format that was asked for, by -f or by how the file ends. Raises UsageError for what is none."""
    format_ = _asked(options.format_, options.file, options.split)
    if options.plain_copy:
        raise UsageError("--plain-copy is for a mirror: --mirror DIR.")
    if options.as_is and "as_is" not in format_.takes:
        raise UsageError("--as-is is for Markdown: -f md.")
    if options.no_text and format_.is_complete:
        fit = one_of([f"-f {each.name}" for each in formats.TABLE if not each.is_complete])
        raise UsageError(f"{format_.name} takes everything there is. --no-text goes with {fit}.")
    return format_


def _asked(asked: str | None, file: str | None, split: str | None) -> Format:
    if asked is not None and asked not in _FORMATS:
        raise UsageError(f"-f can be {one_of(_FORMATS)}.")
    usual = formats.TABLE[0]
    chosen = formats.named(asked) if asked else usual
    if split and (split not in chosen.splits or file == "-"):
        raise UsageError(f"--split can be {one_of(_SPLITS)}, for Markdown, into a folder.")
    if asked or split or file in (None, "-"):
        return chosen
    which = f"With another ending, say which: {one_of([f'-f {name}' for name in _FORMATS])}."
    ending = ending_of(file or "", formats.endings(), which)
    return formats.ending_in(ending) if ending else usual


def _target(house: House, file: str | None, ending: str) -> Path | None:
    """Return where to write, or None for standard output."""
    if file == "-" or (file is None and ending and not is_terminal(house.streams.stdout)):
        return None
    if file is None:
        return Path(f"numbcheck-{house.now():%Y-%m-%d}{ending}")
    return target_of(file) if ending else path_of(file)


def _export_document(
    house: House, passing: Passing, target: Path | None, format_: Format, options: Options
) -> None:
    notices: list[str] = []
    pieces = format_.document(passing, cache(house.title_of), as_is=options.as_is, notices=notices)
    if target is None:
        house.streams.data(pieces)
    else:
        _write_document(house, passing, target, pieces, force=options.force)
    for notice in notices:
        house.streams.say(notice)


def _write_document(
    house: House, passing: Passing, target: Path, pieces: Iterable[str], *, force: bool
) -> None:
    if passing.is_empty and _holds_something(target):
        raise CannotCreateError(
            f"{one_line(str(target))} was left as it is: there is nothing to put in its place."
        )
    write_file(target, pieces, force=force, unfinished=house.unfinished)
    house.streams.say(written(target, counted(passing.count, "entry", "entries")))


def _holds_something(target: Path) -> bool:
    with suppress(OSError):
        return target.is_file() and target.stat().st_size > 0
    return False


def _export_notes(house: House, passing: Passing, target: Path, format_: Format, options: Options) -> None:
    from numbcheck.exchange.writing.notes import write_notes

    notes = format_.notes(options.split or "", passing, house.title_of, as_is=options.as_is)
    count, theirs = write_notes(target, notes, house.unfinished, force=options.force)
    if count or not theirs:
        what = f"{counted(passing.count, 'entry', 'entries')} in {counted(count, 'note')}"
        house.streams.say(written(target, what, "folder"))
    if theirs and not options.force:
        raise CannotCreateError(changed_notes(theirs))
    if theirs:
        house.streams.warn(changed_notes(theirs, "replaced"))
