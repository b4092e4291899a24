"""Overdue: entries deleted while the journal was locked, whose drafts go as soon as they can be read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.ids import ID
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAME = "overdue-drafts"


class Overdue(NamedTuple):
    """The file in the folder `state` that names them by their ids, which the marks of their deletion tell as well."""

    state: str
    random: Callable[[int], bytes] = os.urandom

    def ids(self) -> list[str]:
        """Return the ids there are."""
        with suppress(OSError), durable.closing(durable.open_folder(self.state)) as folder:
            rows = durable.read_file(_NAME, folder).decode("ascii", "replace").split()
            return [row for row in rows if ID.fullmatch(row)]
        return []

    def add(self, ids: Iterable[str]) -> None:
        """Name these, too, before they are deleted; raises OSError."""
        self._put(dict.fromkeys((*self.ids(), *ids)))

    def keep(self, ids: Iterable[str]) -> None:
        """Name only these from now on; raises OSError."""
        if left := list(ids):
            self._put(left)
            return
        with suppress(FileNotFoundError), durable.closing(durable.open_folder(self.state)) as folder:
            durable.discard(_NAME, folder)

    def _put(self, ids: Iterable[str]) -> None:
        raw = "".join(f"{one}\n" for one in ids).encode()
        durable.put_file(f"{self.state}/{_NAME}", raw, self.random)
