"""`edit`: the text of an entry, changed, or its moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.option_help import AT, EDITOR, REF
from numbcheck.errors import UsageError
from numbcheck.journal import kinds, references
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.journal import changeable
from numbcheck.stage.streams import is_terminal
from numbcheck.stage.text_input import Paper
from numbcheck.visit import dates
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.looking.look_at import beginning, whole
from numbcheck.visit.texts.revising import Moment, move, work_on
from numbcheck.visit.texts.writing import Work, leave_what_came_in, piped_text
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from numbcheck.journal.entry import Entry

refused = leave_what_came_in
"""What is done where the command cannot be."""
_TWO = "This was changed in two places at once. Both texts are here; what you keep replaces both."


def command(
    house: House,
    ref: Annotated[str, typer.Argument(help=REF)] = references.NEWEST,
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help="- reads the new text from standard input.")
    ] = None,
    editor: Annotated[bool, typer.Option("-e", "--editor", help=EDITOR)] = False,
    at: Annotated[str | None, typer.Option("--at", help=AT)] = None,
) -> None:
    """Change the text of an entry, or with --at its moment; alone that of the newest.

    Its answers and the tags given with -t stay; #work and @sam inside the text are read anew. A practice or a
    check takes a text, too: a line about it. From a pipe, what comes in replaces the text. With --at the text
    stays and nothing is read, unless - or -e asks for a new one; then both change together.
    """
    if ref == "-" and source is None:
        ref, source = references.NEWEST, ref
    if source not in (None, "-"):
        raise UsageError(
            f"The new text comes from the editor or a pipe. For example: numbcheck edit {ref} < file"
        )
    if source or (at is None and not house.streams.can_ask):
        _replace(house, ref, _piped(house, asked=source == "-"), at)
        return
    to, versions = _moment(house, at), _versions(house, ref)
    if to and not editor:
        move(house, versions, to)
        return
    work = work_on(house, versions, to)
    if editor:
        work.write_in_editor(_above(house, versions), work.before)
    else:
        work.write(Paper(tuple(_above(house, versions)), work.before))


def _moment(house: House, at: str | None) -> Moment | None:
    return None if at is None else Moment(*dates.moment_meant(house, at))


def _versions(house: House, ref: str) -> list[Entry]:
    """Return the texts of the entry; one that may not be changed is shown. Raises as `references.texts`, UsageError."""
    unlock_to_read(house)
    versions = references.texts(house.journal, ref)
    if any(one.newer for one in versions):
        _show(house, versions)
        changeable(versions)
    return versions


def _piped(house: House, *, asked: bool) -> str:
    """Return what comes in through a pipe; nobody is waited for at a terminal, unless that was `asked` for."""
    return "" if is_terminal(house.streams.stdin) and not asked else piped_text(house)


def _replace(house: House, ref: str, text: str, at: str | None) -> None:
    """Put what came in in place of the text, and name that one first; nothing never replaces something.

    Where there is nothing that it could replace, what came in is a draft, and the error goes on.
    """
    try:
        to, versions = _moment(house, at), _versions(house, ref)
    except BaseException:  # whatever it is, what came in comes first
        Work(house, Autosave(house.drafts, kinds.JOURNAL, {}), bool).leave(text)
        raise
    if not text.strip():
        house.streams.say(Receipt.NOTHING_CHANGED)
        return
    for one in versions:
        if one.text:
            house.streams.say(f"In place of {beginning(house, one)}")
    work_on(house, versions, to).keep(text)


def _above(house: House, versions: Sequence[Entry]) -> list[str]:
    entry = versions[0]
    if len(versions) > 1:
        return [_TWO]
    if entry.text is None:
        return [beginning(house, entry), "You may add words about it. The rest stays as it is."]
    return [f"Your text of {dates.spoken(house, entry.at, None)}."]


def _show(house: House, versions: Sequence[Entry]) -> None:
    for one in versions:
        house.streams.put("\n".join(whole(house, one)))
