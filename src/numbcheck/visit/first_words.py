"""The first words: what this is, said once for a home, to a person at a terminal."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import ConfigError, NumbcheckError
from numbcheck.journal.store import durable
from numbcheck.stage.streams import is_terminal
from numbcheck.visit import care_line

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.visit.house import House

WIDE = """\
numbcheck helps you come back a little when you feel numb or far away.
It isn't medical care. What you write stays on this machine."""
NARROW = """\
numbcheck helps you come back a little
when you feel numb or far away. It isn't
medical care. Your words stay here."""
WIDE_FROM, NARROW_FROM = 72, 40
"""Columns from which on the rows are as they stand here."""
_MARK = "first-words"


def say(house: House) -> None:
    """Say them, and remember that they were read; nothing is asked. The care line is a part of them."""
    streams = house.streams
    if streams.quiet or not (streams.can_ask and is_terminal(streams.stderr)) or _were_said(house):
        return
    streams.write_stderr(f"{_fitted(house)}\n")
    care_line.say(house)
    house.first_words_said = True
    _remember(house.places.state)


def _fitted(house: House) -> str:
    width = house.streams.width
    if width >= WIDE_FROM:
        return WIDE
    return NARROW if width >= NARROW_FROM else house.streams.wrap(NARROW)


def _were_said(house: House) -> bool:
    """Return whether they were; whoever has no home gets what they wanted, and a writer says what is wrong."""
    try:
        return os.path.lexists(house.places.state / _MARK)
    except (OSError, ConfigError):
        return True


def _remember(state: Path) -> None:
    with suppress(OSError, NumbcheckError), durable.closing(durable.ensure_path(str(state))) as folder:
        durable.mark(_MARK, folder)
