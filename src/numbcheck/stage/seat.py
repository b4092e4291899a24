"""Seat: where the person sits during a visit, a desk and the stages that belong to it, whatever they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from numbcheck.play.player import Command
from numbcheck.stage import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from signal import Signals

    from numbcheck.play.ports import Desk, Event, Stage
    from numbcheck.stage.mark_list import MarkList, Marks
    from numbcheck.stage.text_input import TextInput, Written

CALM = 0.5
"""Seconds after an answer within which nothing answers the next question: it was not meant for it."""
LEAVING = frozenset("\x1b\x03\x04")
"""Keys that leave a question open, whatever was pressed just before."""
HELP = frozenset(key for key, command in keys.TIMED.items() if command is Command.HELP)
"""Keys that show the crisis page at the last question of a visit."""


class Edges(NamedTuple):
    """What stands around the last words: a title and a time above ("" for none), what Enter does below."""

    title: str = ""
    time: str = ""
    enter: str = "Enter closes"


NO_EDGES = Edges()


class Over(NamedTuple):
    """A wait is over: this happened, or (None) only what is marked or half typed has changed."""

    event: Event | None


def answer_of(key: str, offered: str, *, hushed: bool = False) -> str | None:
    """Return the answer that `key` is among those `offered` (or any, where none is), "" where it leaves, else None.

    While `hushed`, so soon after another answer, only what always leaves does anything.
    """
    if key in LEAVING:
        return ""
    if hushed:
        return None
    key = "\r" if key == "\n" else key
    if key and key.lower() in offered:
        return key.lower()
    if key in ("\r", "q"):
        return ""
    return None if offered else key


class Seat(Protocol):
    """One visit of one person. Everything on it is safe to call after they have left."""

    @property
    def desk(self) -> Desk:
        """Where time passes and keys arrive."""

    @property
    def left_by(self) -> Signals | None:
        """The signal by which the person left, or None."""

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits here who can answer with a key."""

    @property
    def leaves_nothing(self) -> bool:
        """Whether what is shown here is gone from the terminal afterwards."""

    @property
    def fault(self) -> Exception | None:
        """What kept the visit from going on, or None; the caller that took the seat raises it once all is kept."""

    def fail(self, fault: Exception | None) -> None:
        """Remember the fault that ended a practice, if one did; the first one counts."""

    def stage(self) -> Stage:
        """Return a stage for one practice; several may follow each other, or one lie inside another."""

    def page(self, lines: Sequence[str], *, on: bool = False) -> None:
        """Show a page to read, such as the crisis page, and come back, or with `on` go on to what comes next."""

    def read(self, lines: Iterator[str], help_: Callable[[], Sequence[str]], *, from_end: bool) -> bool:
        """Let a long text be read, from its first line on or `from_end`, where the last line comes first.

        Return whether that could be: plain lines scroll by themselves. One key shows the page that `help_` returns.
        """

    def show_keys(self, *, voice: bool) -> None:
        """Show which keys mean what, and whether the voice is on."""

    def half_typed(self) -> str:
        """Return what is half typed at a question now, and leave it there."""

    def ask_key(self, question: str, seconds: float, offered: str = "", *, ahead: bool = False) -> str:
        """Return the one key of those `offered` pressed within `seconds`; "" where none comes, or nobody is there.

        Enter (unless it is offered), q, Esc, Ctrl-C and Ctrl-D leave it open; no other key does anything.
        Where none are offered, any key answers. With `ahead` a key that was pressed before counts, too.
        """

    def farewell(
        self,
        words: str,
        question: str,
        seconds: float,
        help_: Callable[[], Sequence[str]],
        offered: str = "",
        edges: Edges = NO_EDGES,
    ) -> str:
        """Say the last words of a visit and, where there is a `question`, ask it as `ask_key` does.

        A screen has the `edges` around them: what it was, how long it took, and what Enter does.
        One key shows the crisis page, which `help_` returns, and then the question stands there again.
        """

    def write(self, text_input: TextInput) -> Written:
        """Let the person write until they say it is done, or leave."""

    def mark(self, mark_list: MarkList) -> Marks:
        """Let the person mark what they want of a list until they go on, or leave."""

    def welcome_back(self) -> None:
        """Say, where it is not seen, that a practice in between is over and the one before goes on."""
