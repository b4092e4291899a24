"""Write what is made from the program itself: the pages of commands, settings and dates, the man page, two tables.

The tables are of what each command takes and of the names of the practices. --check names what is stale.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from numbcheck import settings
from numbcheck.cli import table
from numbcheck.cli.group import app, load, options_of, types_of
from numbcheck.journal.dates import read, speak
from numbcheck.journal.dates.moments import MOMENTS
from numbcheck.journal.dates.present import Present
from numbcheck.journal.dates.spans import FALLS_ON, ON
from numbcheck.practice import files
from numbcheck.settings import values
from numbcheck.settings.table import TABLE, Setting
from numbcheck.words import tables
from tools import make_man_page
from tools.declared import declared, switches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.journal.dates.phrasings import Phrasing
    from tools.declared import Taken

DOCS = Path(__file__).parents[1] / "docs"
MAN = DOCS / "numbcheck.1"
PARAMS = Path(table.__file__).parent / "tables" / "params.py"
PRACTICES = Path(tables.__file__).parent / "practices.py"
MADE = "<!-- Made by tools/make_command_docs.py. Change cli/table.py, a command's help, settings/table.py or the tables of dates instead. -->"

COMMANDS = f"""{MADE}

# Every command

`numbcheck` alone asks one question. `numbcheck COMMAND -h` says what stands here. Wherever something is asked,
Enter is a full answer.

{{names}}

## Before or after any command

{{everywhere}}
"""

PRESENT = Present(datetime(2026, 11, 25, 21, 30, tzinfo=UTC), zone=UTC)
DATES = f"""{MADE}

# Every date

What is typed behind `--at`, `--since`, `--until` and `--on` is read as a past moment or past days. What can mean two
things is never guessed: numbcheck says both, and how to type each. With `--at` it always says what it understood. The
examples are of Wednesday, 25 November 2026, 21:30.

Capital letters, full stops behind short words and a space too many do not matter. A day of the week or of the year is the
latest one, today among them; `last friday` is never today. `m` is minutes for a moment, and months for days.

## A moment: `note --at`, `journal --at`

{{moments}}

A day without a clock time is that day at the present time. A clock time alone is the latest one. A part of the day is
one moment of it: morning 08:00, afternoon 15:00, evening 19:00, night 22:00, or now while that is still to come. An hour
that a change of the clock skips is moved on by it; of one that comes twice the first is meant.

## Days: `--on`

{{days}}

In `mon..wed` the end is the first one after the begin, in `wed..yesterday` the begin the last one before the end. What is
not over yet ends today.

## A first or a last day: `--since` and `--until`

All single days, weeks, months and years from above; `--since` takes the first day of them, `--until` the last one. And

{{since}}

## A day that ends after midnight

With `numbcheck config set day_ends 04:00` whatever is before four at night is of the day before: `today`, days of the
week, weeks, months, `--on` and `trends` go by your days. Entries keep their true time. A clock time alone and a date with a
clock time are those of the calendar. Where `yesterday 01:00` can be two nights, numbcheck asks for the date.
"""

SETTINGS = f"""{MADE}

# Every setting

`numbcheck config` shows them all, and where each comes from. A flag goes before a `NUMBCHECK_` variable, that before
the file `config.toml` (`numbcheck config path` names it), that before the default.

"""


PARAMS_TABLE = '''"""What each command takes. Made by tools/make_command_docs.py from the commands: a row is a Param (cli/param.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.cli.param import ParamRow

ROWS: dict[str, tuple[ParamRow, ...]] = {{
{rows}}}
'''
PRACTICES_TABLE = '''"""The names of the practices. Made by tools/make_command_docs.py from practice/library."""

PRACTICES = """
{names}
"""
'''
WIDEST = 110
KINDS = {str: "text", int: "whole", float: "number"}


def commands() -> str:
    """Return the page of commands."""
    names = "\n\n".join(
        f"**{group[0].upper()}{group[1:]}**\n\n"
        + "\n".join(f"- [{row.name}](#{row.name}): {row.line}" for row in rows)
        for group, rows in groupby(table.TABLE, attrgetter("group"))
    )
    everywhere = "\n".join(_line(names, line) for *names, line in table.EVERYWHERE)
    return COMMANDS.format(names=names, everywhere=everywhere) + "".join(map(_command, table.TABLE))


def settings_() -> str:
    """Return the page of settings."""
    return SETTINGS + "\n".join(map(_setting, TABLE))


def pages() -> dict[Path, str]:
    """Return what is made, by where it lies."""
    return {
        DOCS / "commands.md": commands(),
        DOCS / "settings.md": settings_(),
        DOCS / "dates.md": dates(),
        PARAMS: params(),
        PRACTICES: practices(),
        MAN: make_man_page.page(),
    }


def dates() -> str:
    """Return the page of dates, whose examples are read by the program as they stand."""
    moments = _examples(
        MOMENTS.phrasings, lambda typed: speak.spoken(read.moment(typed, PRESENT)[0], PRESENT.now)
    )
    days = _examples(ON.phrasings, lambda typed: speak.days_said(*read.on(typed, PRESENT), PRESENT.own_day))
    since = _examples(FALLS_ON, lambda typed: speak.with_weekday(read.since(typed, PRESENT), PRESENT.own_day))
    return DATES.format(moments=moments, days=days, since=since)


def _examples(of: Sequence[Phrasing], meant: Callable[[str], str]) -> str:
    rows = (f"| {typed} | {meant(typed)} |" for phrasing in of for typed in phrasing.examples)
    return "\n".join(("| you type | it means |", "|---|---|", *rows))


def params() -> str:
    """Return the table of what each command takes, whose rows are data alone."""
    made = {"": _globals()} | {name: _rows(name) for name in table.names()}
    lines = (f'    "{name}": {_laid_out(rows, 4, len(name) + 8)},\n' for name, rows in made.items())
    return PARAMS_TABLE.format(rows="".join(lines))


def practices() -> str:
    """Return the table of the names of the practices here, without those of anybody's own."""
    return PRACTICES_TABLE.format(names=fill(" ".join(sorted(files.names(files.LIBRARY))), WIDEST))


def _globals() -> tuple[tuple[Any, ...], ...]:
    return tuple(_row(param) for param in get_command(app).params if not getattr(param, "hidden", False))


def _rows(name: str) -> tuple[tuple[Any, ...], ...]:
    declared = options_of(import_module(f"numbcheck.cli.commands.{name}").command)
    annotations = {param.name: param.annotation for param in declared}
    shown = [param for param in load(name).params if not getattr(param, "hidden", False)]
    return tuple(_row(param, annotations[param.name]) for param in shown)


def _row(param: Any, annotation: Any = None) -> tuple[Any, ...]:
    names = switches(param) if param.param_type_name == "option" else ()
    kind, choices = _kind(param, annotation), _choices(annotation)
    return (param.name, names, kind, param.required, param.help or "", choices)


def _kind(param: Any, annotation: Any) -> str:
    if param.param_type_name == "option" and param.is_flag:
        return "other" if param.secondary_opts else "flag"
    if any(getattr(said, bound, None) is not None for said in _said(annotation) for bound in ("min", "max")):
        return "other"
    kind = next((KINDS[each] for each in types_of(annotation) if each in KINDS), "other")
    if param.nargs == -1 or getattr(param, "multiple", False):
        return "texts" if kind == "text" else "other"
    return kind


def _choices(annotation: Any) -> Any:
    """Return what a declaration says beside its type and typer's own part."""
    return next((said for said in _said(annotation) if isinstance(said, (tuple, str))), ())


def _said(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__metadata__", ())


def _laid_out(value: Any, indent: int, before: int) -> str:
    """Return a value as the formatter has it, where `before` columns of its line are taken."""
    if not isinstance(value, tuple):
        return f'"{value}"' if isinstance(value, str) else repr(value)
    flat = f"({', '.join(_laid_out(each, 0, 0) for each in value)}{',' * (len(value) == 1)})"
    if before + len(flat) < WIDEST:
        return flat
    inner = indent + 4
    rows = "".join(f"{' ' * inner}{_laid_out(each, inner, inner)},\n" for each in value)
    return f"(\n{rows}{' ' * indent})"


def _command(row: table.CommandRow) -> str:
    _, explained, arguments, options = declared(row)
    parts = [
        f"## {row.name}",
        "\n".join(f"    {example}" for example in row.examples),
        explained,
        f"The same: `{'`, `'.join(row.aliases)}`." if row.aliases else "",
        "\n".join(map(_taken, (*arguments, *options))),
    ]
    return "\n" + "\n\n".join(part for part in parts if part) + "\n"


def _taken(taken: Taken) -> str:
    return _line([f"{name} {taken.value}".rstrip() for name in taken.names], taken.line)


def _line(names: list[str], line: str) -> str:
    return f"- `{'`, `'.join(names)}`: {line}"


def _setting(setting: Setting) -> str:
    line = f"{setting.line[0].upper()}{setting.line[1:]}."
    default = f"`{settings.written(setting.default)}`"
    clock = f" A time up to {setting.latest}." if setting.latest else ""
    few = f"Up to {setting.most}" if setting.most else "One"
    among = f" {few} of {', '.join(setting.choices)}." if setting.choices else ""
    return (
        f"## {setting.name}\n\n{line}{among}{clock} Default: {default}. Variable: `{setting.variable}`.\n\n"
        f"    numbcheck config set {setting.name} {example(setting)}\n"
    )


def example(setting: Setting) -> str:
    """Return a value that is not the default."""
    match setting:
        case Setting(default=bool()):
            return str(not setting.default).lower()
        case Setting(default=float()):
            return "5"
        case Setting(latest=str(latest)) if latest:
            return "04:00"
        case Setting(reads=values.folder):
            return "~/mirror"
        case Setting(reads=values.duration):
            return "2h"
        case Setting(name="key_command"):
            return "print-my-key"
        case Setting(most=int(most)) if most:
            return ",".join(setting.choices[-2:])
    return setting.choices[-1] if setting.choices else "AT"


def main() -> int:
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            print(f"{path.name} is stale. This makes it new: python -m tools.make_command_docs")
        else:
            path.write_text(pages()[path], encoding="utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
