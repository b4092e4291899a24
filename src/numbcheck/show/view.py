"""View: how entries are seen, by whom and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck import size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, timedelta

WIDEST_TITLE = 18


class View(NamedTuple):
    """A terminal's width, its day and time zone, when a day ends, and what gives a practice's title by its id.

    In a list titles have `title_room` columns, and `words` that were looked for stand out, in colours where it is
    `colored`.
    """

    width: int
    today: date
    day_ends: timedelta
    titles: Callable[[str], str]
    here: str | None = None
    colored: bool = False
    words: Sequence[str] = ()
    title_room: int = WIDEST_TITLE

    @property
    def narrow(self) -> bool:
        """Whether there is no room for columns."""
        return self.width < size.NARROW
