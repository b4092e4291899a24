"""What a person sees on a screen of pyte; only rows that were drawn anew are looked at anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyte


class Eye:
    """Looks at a screen, however often, and remembers every row that stays as it was."""

    def __init__(self, screen: pyte.Screen) -> None:
        self._screen = screen
        self._rows: dict[int, str] = {}

    @property
    def rows(self) -> list[str]:
        """Each row of the screen, without the blanks at its end."""
        screen = self._screen
        for number in screen.dirty:
            row = screen.buffer[number]
            self._rows[number] = "".join(row[column].data for column in range(screen.columns)).rstrip()
        screen.dirty.clear()
        return [self._rows[number] for number in range(screen.lines)]
