"""`note`: one line, kept."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck.cli.house import House
from numbcheck.cli.keeping import moment, piped_text
from numbcheck.cli.writing import own_text, waiting

_VALUED = frozenset({"-t", "--tag", "--at"})
_HELP = frozenset({"-h", "--help"})


def command(
    ctx: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(help="The line; - reads standard input.")] = None,
    tag: Annotated[list[str] | None, typer.Option("-t", "--tag", help="A tag, as work or @sam.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="When it was, as yesterday 21:30.")] = None,
) -> None:
    """Keep one line.

    Alone on a terminal it asks for the line: that way nothing of it stays in the shell's history, and
    the shell leaves signs like # and ? alone. Words after `note`, or a pipe, work too. #work and @sam
    inside the line become tags.
    """
    house: House = ctx.obj
    work = own_text(house, "note", moment(house, at), tag or [])
    if text and text != ["-"]:
        work.keep(" ".join(text))
    elif not text and house.streams.can_ask:
        work.write(waiting(house), one_line=True)
    else:
        work.keep(piped_text(house))


def prepare(words: list[str]) -> list[str]:
    """Return the words after `note` with all that is no option of its own behind a `--`, where it is text.

    So `note felt -5 today` and `note felt -ish` are lines, and not options that nobody meant.
    """
    options: list[str] = []
    text: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            text += rest
        elif word in _VALUED:
            options += [word, *([value] if (value := next(rest, None)) is not None else [])]
        elif word in _HELP or word.startswith(("--tag=", "--at=")):
            options.append(word)
        else:
            text.append(word)
    return [*options, "--", *text] if text else options
