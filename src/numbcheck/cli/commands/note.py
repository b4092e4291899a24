"""`note`: one line, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.cli.note_words import MAYBE, REFUSED, sorted_out
from numbcheck.cli.option_help import AT, TAG
from numbcheck.errors import UsageError
from numbcheck.journal import kinds
from numbcheck.visit import once
from numbcheck.visit.dates import moment_meant
from numbcheck.visit.house import House
from numbcheck.visit.texts.writing import new_text, piped_text
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from datetime import datetime

    import typer

_ASKED = ("What is it? One line is enough.",)
_PLAINLY = "What is it? One line, then Enter."
_MARK = "shell-history"
prepare = sorted_out
"""What is done first with the words after `note`."""


def command(
    house: House,
    text: Annotated[list[str] | None, typer.Argument(help="The line; - reads standard input.")] = None,
    tag: Annotated[list[str] | None, typer.Option("-t", "--tag", help=TAG)] = None,
    at: Annotated[str | None, typer.Option("--at", help=AT)] = None,
    refused: Annotated[str | None, typer.Option(REFUSED, hidden=True)] = None,
    maybe: Annotated[str | None, typer.Option(MAYBE, hidden=True)] = None,
) -> None:
    """Keep one line.

    Alone on a terminal it asks for the line: that way nothing of it stays in the shell's history, and
    characters such as # and ? are kept. Words after `note`, or a pipe, work too. #work and @sam
    inside the line become tags. A line that begins with a dash goes behind two: numbcheck note -- -so-so
    """
    asks = not text and house.streams.can_ask
    line = "" if asks else " ".join(text) if text and text != ["-"] else piped_text(house)
    if maybe and not house.streams.can_ask:
        line = "\n".join(filter(None, (line, piped_text(house))))
    try:
        about, note = _moment(house, at, refused or maybe)
    except UsageError:
        # it cannot be kept as it was asked for, and is not lost for that
        new_text(house, kinds.NOTE, house.now(), tag or []).leave(line)
        raise
    work = new_text(house, kinds.NOTE, about, tag or [], dated=note)
    if asks:
        from numbcheck.stage.text_input import Paper
        from numbcheck.visit.resume_draft import write_or_resume

        write_or_resume(work, Paper(_ASKED, one_line=True, plain=_PLAINLY))
    else:
        if text and text != ["-"]:
            _mention_history(house)
        work.keep(line)


def _mention_history(house: House) -> None:
    """Say once, to whoever typed a line as words of a command, where else it is kept."""
    if once.is_due(house, _MARK):
        house.streams.say(Receipt.SHELL_KEEPS)
        once.remember(house, _MARK)


def _moment(house: House, at: str | None, refusal: str | None) -> tuple[datetime, str | None]:
    if refusal:
        raise UsageError(refusal)
    return moment_meant(house, at)
