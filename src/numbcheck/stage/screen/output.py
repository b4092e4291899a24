"""The output of a full screen, which can begin behind a picture that is there already."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output

if TYPE_CHECKING:
    from typing import TextIO

_USUAL = Size(rows=24, columns=80)


class ScreenOutput(Vt100_Output):
    """A terminal; after `begin_behind` it hears nothing until `speak`, and the screen that is there is not emptied."""

    _real: TextIO | None = None
    _entered = False

    @classmethod
    def to(cls, stdout: TextIO, term: str | None) -> ScreenOutput:
        """Return the output to a terminal of that kind."""

        def size() -> Size:
            try:
                columns, rows = os.get_terminal_size(stdout.fileno())
            except OSError:  # the terminal is gone
                return _USUAL
            return Size(rows=rows or _USUAL.rows, columns=columns or _USUAL.columns)

        return cls(stdout, size, term=term)

    def begin_behind(self) -> None:
        """Begin on the screen that stands there already."""
        self._real, self.stdout, self._entered = self.stdout, io.StringIO(), True

    def speak(self) -> None:
        """Let the terminal hear what is drawn from now on."""
        self.stdout = self._real or self.stdout

    def enter_alternate_screen(self) -> None:
        """Go to the screen that is ours; where it was entered already, to its first row."""
        if self._entered:
            self._entered = False
            self.cursor_goto(1, 1)
        else:
            super().enter_alternate_screen()

    def quit_alternate_screen(self) -> None:
        """Leave it, with the cursor to be seen as it was before: older ones of prompt_toolkit do not see to that."""
        super().quit_alternate_screen()
        self.show_cursor()
