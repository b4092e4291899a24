"""Once: what a person is told one time only; an empty file in the state folder remembers that they read it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import ConfigError, NumbcheckError
from numbcheck.journal.store import durable
from numbcheck.stage.streams import is_terminal

if TYPE_CHECKING:
    from numbcheck.visit.house import House


def is_due(house: House, mark: str) -> bool:
    """Return whether somebody reads what is said now, and has not read this.

    Without a home folder it is False: the command that writes says what is wrong.
    """
    streams = house.streams
    if streams.quiet or not (streams.can_ask and is_terminal(streams.stderr)):
        return False
    try:
        return not is_remembered(house, mark)
    except (OSError, ConfigError):
        return False


def is_remembered(house: House, mark: str) -> bool:
    """Return whether `remember` was called with this mark. Raises ConfigError where there is no home."""
    return os.path.lexists(f"{house.places.state}/{mark}")


def remember(house: House, mark: str) -> None:
    """Remember that it was read; where that cannot be done it comes again."""
    with (
        suppress(OSError, NumbcheckError),
        durable.closing(durable.ensure_path(house.places.state)) as folder,
    ):
        durable.mark(mark, folder)
