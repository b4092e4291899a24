"""The manual page numbcheck(1), made from the table of commands, their declarations and the settings, in mdoc."""

from __future__ import annotations

import re
import textwrap
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from numbcheck.cli import table
from numbcheck.settings.table import TABLE
from numbcheck.words import CARE_LINE
from tools.declared import declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.declared import Taken

CHANGED = "November 28, 2026"
"""The day of the last change to what this page says beside the tables."""
WIDTH = 78
CODES = (
    ("0", "It was done, or left early."),
    ("1", "Something could not be done."),
    ("2", "The words of the command were not understood."),
    ("65", "Data could not be read."),
    ("73", "A file could not be made."),
    ("74", "A file could not be read or written."),
    ("77", "It is locked, or belongs to somebody else."),
    ("78", "A setting, or the system, does not allow it."),
    ("128+n", "Signal n ended it; what was typed is kept as a draft."),
)
HEAD = r"""
.\" Made by tools/make_man_page.py from the table of commands.
.Dd {changed}
.Dt NUMBCHECK 1
.Os
.Sh NAME
.Nm numbcheck
.Nd grounding, breathing and a private journal for when you feel numb
.Sh SYNOPSIS
.Nm
.Op Ar command
.Op Ar option ...
.Nm
.Cm help
.Op Ar command
.Sh DESCRIPTION
.Nm
guides you back a little: through your senses, your breath, your body.
It lets you write a line without friction, keeps it on this machine only,
and lets you look back.
Alone on a terminal it asks one question.
Wherever something is asked, Enter is a full answer.
Ctrl\-C leaves at any moment, and what you did until then is kept.
.Pp
It is not medical care.
{care}
.Sh COMMANDS
"""
TAIL = r"""
.Sh FILES
.Bl -tag -width Ds
.It Pa ~/.local/share/numbcheck/entries
what you kept, one JSON file for each entry
.It Pa ~/.config/numbcheck/config.toml
your settings
.It Pa ~/.config/numbcheck/practices
practices of your own
.It Pa ~/.local/share/numbcheck/plan.md
your plan for hard hours
.It Pa ~/.local/state/numbcheck
drafts, and what undo needs
.El
.Pp
The variables of the XDG base directories move them; on macOS the data lies in
.Pa ~/Library/Application Support/numbcheck .
.Ql numbcheck data where
names them all.
Nothing is sent anywhere:
.Nm
never uses the network.
"""


def page() -> str:
    """Return the page as mdoc."""
    parts = [
        HEAD.format(changed=CHANGED, care=_text(CARE_LINE)).strip(),
        *_commands(),
        ".Sh OPTIONS",
        "Before or after any command, up to a",
        ".Ql -- :",
        _listed(*(_item(_flags(names), _text(line)) for *names, line in table.EVERYWHERE)),
        ".Sh ENVIRONMENT",
        *_environment(),
        TAIL.strip(),
        ".Sh EXIT STATUS",
        _listed(*(_item(f"Sy {code}", _text(line)) for code, line in CODES)),
    ]
    return "\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    for group, rows in groupby(table.TABLE, attrgetter("group")):
        yield f".Ss {group[0].upper()}{group[1:]}"
        yield _listed(*map(_command, rows))


def _command(row: table.CommandRow) -> str:
    """Return the item of one command: its names, what it says of itself, what it takes, examples."""
    command = declared(row)
    names = " , ".join(f"Cm {name}" for name in (row.name, *row.aliases))
    takes = [_item(_quoted("Ar", taken.names[0]), _text(taken.line)) for taken in command.arguments]
    takes += [_item(_option(taken), _text(taken.line)) for taken in command.options]
    shown = [".Bd -literal", *(_escaped(example) for example in row.examples), ".Ed"]
    parts = [_text(command.explained), *([_listed(*takes)] if takes else []), *shown]
    return _item(names, "\n".join(parts))


def _environment() -> Iterator[str]:
    yield _listed(
        _item("Ev NUMBCHECK_HOME", "a folder that all of it lies in, instead of the places below"),
        *(_item(f"Ev {setting.variable}", _text(setting.line)) for setting in TABLE),
    )
    yield "A variable goes before the file of settings, and an option before both."


def _option(taken: Taken) -> str:
    value = f" {_quoted('Ar', taken.value)}" if taken.value else ""
    return f"{_flags(taken.names)}{value}"


def _flags(names: tuple[str, ...] | list[str]) -> str:
    return " , ".join(f"Fl {_escaped(name.removeprefix('-'))}" for name in names)


def _quoted(macro: str, words: str) -> str:
    return f'{macro} "{_escaped(words)}"'


def _item(head: str, text: str) -> str:
    return f".It {head}\n{text}"


def _listed(*items: str) -> str:
    return "\n".join((".Bl -tag -width Ds", *items, ".El"))


def _text(words: str) -> str:
    """Return running text: a sentence begins its own line, and a paragraph is told from the next."""
    return "\n.Pp\n".join(
        "\n".join(_wrapped(sentence) for sentence in _sentences(paragraph))
        for paragraph in words.strip().split("\n\n")
    )


def _sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=[a-z0-9\])][.?]) (?=[A-Z`])", " ".join(paragraph.split()))


def _wrapped(sentence: str) -> str:
    lines = textwrap.wrap(sentence, WIDTH, break_on_hyphens=False, break_long_words=False)
    return "\n".join(map(_escaped, lines))


def _escaped(line: str) -> str:
    """Return text that no reader of manuals takes for a request."""
    line = line.replace("\\", "\\e").replace("-", "\\-").replace("`", "'").replace('"', "\\(dq")
    return f"\\&{line}" if line.startswith((".", "'")) else line
