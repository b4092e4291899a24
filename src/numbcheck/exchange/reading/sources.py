"""Sources: what entries can be read from, one row a form; told by what stands in a file, never by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError, UsageError
from numbcheck.exchange.reading import (
    csv_table,
    daylio_backup,
    daylio_csv,
    dayone,
    dayone_classic,
    folder,
    jrnl_folder,
    jrnl_text,
    markdown_notes,
)
from numbcheck.exchange.reading.given import LARGEST, Given

if TYPE_CHECKING:
    from numbcheck.exchange.reading.found import Read

Fits = Callable[[Given], bool]


def _begins(written: str) -> Fits:
    pattern = re.compile(written)
    return lambda given: bool(pattern.match(given.beginning))


def _is_text(fits: Callable[[str], bool]) -> Fits:
    return lambda given: not given.is_zip and not given.notes and fits(given.beginning)


class Source(NamedTuple):
    """A form by its `name`, the program it is `of`, its module in this room, and what tells it by its content.

    One that is read piece by piece may have `any_size`.
    """

    name: str
    of: str
    title: str
    module: str
    fits: Fits
    any_size: bool = False

    def read(self, given: Given) -> Read:
        """Yield what is found. Raises BadDataError where it is too large, or cannot be read any further."""
        from importlib import import_module

        if not (self.any_size or given.notes or given.is_zip) and given.size > LARGEST:
            raise given.too_large()
        found: Read = import_module(f"numbcheck.exchange.reading.{self.module}").read(given)
        return found


TABLE = (
    Source("numbcheck", "numbcheck", "numbcheck", "own", _begins(r'\s*\{\s*"numbcheck"'), any_size=True),
    Source("jrnl", "jrnl", "jrnl", "jrnl_text", _is_text(jrnl_text.fits)),
    Source(
        "jrnl", "jrnl", "jrnl's folder", "jrnl_folder", lambda given: folder.holds(given, jrnl_folder.is_day)
    ),
    Source(
        "jrnl-json",
        "jrnl",
        "jrnl's JSON",
        "jrnl_json",
        _begins(r'\s*\{\s*(?:"tags"|"entries"\s*:\s*\[\s*\{[^{}]*"body"\s*:)'),
    ),
    Source("daylio", "daylio", "Daylio", "daylio_csv", _is_text(daylio_csv.fits)),
    Source(
        "daylio",
        "daylio",
        "Daylio's backup",
        "daylio_backup",
        lambda given: daylio_backup.MEMBER in given.members,
    ),
    Source("dayone", "dayone", "Day One", "dayone", dayone.fits),
    Source("dayone", "dayone", "Day One Classic", "dayone_classic", dayone_classic.fits),
    Source(
        "markdown",
        "markdown",
        "Markdown",
        "markdown_notes",
        lambda given: folder.holds(given, markdown_notes.is_note) or _is_text(markdown_notes.fits)(given),
    ),
    Source("csv", "csv", "a table", "csv_table", _is_text(csv_table.fits)),
)
"""Every form; where a table is one of Daylio's, it is no other."""
NAMES = tuple(dict.fromkeys(each.name for each in TABLE))


def told(given: Given, name: str | None) -> Source:
    """Return the form that what was given has; `name` is what the person says it is.

    Raises UsageError where two fit, BadDataError where none does.
    """
    fitting = [each for each in TABLE if name in {None, each.name} and each.fits(given)]
    if len(fitting) > 1 and fitting[-1].name == "csv":
        fitting.pop()
    if len(fitting) > 1:
        names = " or ".join(each.name for each in fitting)
        raise UsageError(
            f"What is in {given.name} can be {names}. Say which. For example: -f {fitting[0].name}"
        )
    if fitting:
        return fitting[0]
    if name is not None and (forced := _forced(given, name)):
        return forced
    choices = ", ".join(NAMES)
    raise BadDataError(f"Nothing in {given.name} can be read here. What can be: {choices}.")


def _forced(given: Given, name: str) -> Source | None:
    """Return the form of that name for a text that does not look like it: the person knows better."""
    if given.is_zip or given.notes:
        return None
    return next(each for each in TABLE if each.name == name)
