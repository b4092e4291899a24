"""TextInput: what a person writes on, and what came of it, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 (a NamedTuple's fields are read at run time)
from signal import Signals  # noqa: TC003
from typing import NamedTuple

PASTE_PATIENCE = 0.05
"""Seconds within which what is pasted arrives, and nobody types."""
SAFE_EVERY = 3.0
"""Seconds after which what was typed lies in a draft."""

_KEYS = "Ctrl-D keeps it. Ctrl-G shows where to find help now."
_STAYS = "What is there stays; write on below it, or change it in your own editor with -e."


class TextInput(NamedTuple):
    """What stands above the text, the `text` there is already, and how to keep it safe meanwhile.

    `safe` is called with the whole text every few seconds and returns whether it lies in a draft now; `help`
    returns the crisis page. `enter` is what Enter does to one line. `minutes` is a time one may want to watch; it never ends the writing.
    """

    words: tuple[str, ...]
    safe: Callable[[str], bool]
    help: Callable[[], Sequence[str]]
    text: str = ""
    one_line: bool = False
    minutes: float | None = None
    enter: str = "saves"

    @property
    def line_hint(self) -> str:
        """What to do on plain lines."""
        if self.one_line:
            return "One line, then Enter."
        if self.text:
            return f"{_STAYS} {_KEYS}"
        return f"Write what you like. {_KEYS}"


class Written(NamedTuple):
    """The text; whether the person said it is `done`; else they left, perhaps by a signal."""

    text: str
    done: bool
    left_by: Signals | None = None
