"""What was found in the journal on its way out: counted as it passes."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.entry import Entry


class Passing:
    """Entries that `look` finds, counted as they pass; to go through them again it looks again.

    The journal is opened, and the first entry there, before a byte goes out or a file is touched.
    """

    def __init__(self, look: Callable[[], Iterator[Entry]]) -> None:
        rest = look()
        first = list(islice(rest, 1))
        self._look = look
        self._begun: Iterator[Entry] | None = chain(first, rest)
        self.is_empty = not first
        self.count = 0

    def __iter__(self) -> Iterator[Entry]:
        """Yield each of them, and count it."""
        entries, self._begun = self._begun or self._look(), None
        self.count = 0
        for entry in entries:
            self.count += 1
            yield entry
