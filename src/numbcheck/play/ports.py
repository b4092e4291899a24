"""The two sides a practice plays between: the desk, where time passes and keys arrive, and the stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from numbcheck.play.player import Command, Frame


@dataclass(frozen=True, slots=True)
class Did:
    """The person asked for something."""

    command: Command


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed a line; empty means they only pressed Enter.

    Where choices were marked, `chosen` holds their ids and `text` is one's own; a line by itself (None) may
    name choices, or leave.
    """

    text: str
    chosen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class BrokeOff:
    """The person left a question with something there: what they had confirmed of it, and what is `half` typed.

    `text` and `chosen` are as in `Said`; None where nothing was confirmed. It was `enough` where they only noticed.
    """

    half: str
    text: str = ""
    chosen: tuple[str, ...] | None = None
    enough: bool = False


Event = Did | Said | BrokeOff
Aside = Callable[["Frame"], None]
"""What a command does beside a practice, which is at this moment."""


class Desk(Protocol):
    """Where time passes and the person's keys and lines arrive.

    `on_line` is called with a line at the very Enter that ends it, before anything else happens.
    """

    on_line: Callable[[str], object] | None

    def now(self) -> float:
        """Return seconds on a clock that never goes back and stands still while the machine sleeps."""

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait for `seconds` (None: without limit) or until the person does something, and return that.

        None when time is up, and as soon as something is half typed where nothing was.

        With `typing`, lines are read and every printable character types; else single keys command.
        """

    def touched(self) -> bool:
        """Return whether something is half typed or marked at the present question."""


class Stage(Protocol):
    """How a practice is perceived."""

    @property
    def rhythm(self) -> float | None:
        """Seconds after which it wants to be shown the same beat again; None where words are enough."""

    def show(self, frame: Frame) -> None:
        """Let the person perceive this moment; the words of an arrival exactly once."""

    def close(self) -> None:
        """Give the terminal back as it was."""
