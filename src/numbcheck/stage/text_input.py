"""TextInput: what a person writes on, and what came of it, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 (a NamedTuple's fields are read at run time)
from signal import Signals  # noqa: TC003
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from numbcheck.play.player import Command

PASTE_PATIENCE = 0.05
"""Seconds within which what is pasted arrives, and nobody types."""
SAFE_EVERY = 3.0
"""Seconds after which what was typed lies in a draft."""
FULL_STOP = "."
"""The line that keeps a text on plain lines."""
_BREAK = " / "
_FULL_STOP_KEEPS = "Write. A line with only a full stop keeps it."
_STAYS = "What is there stays; write on below it, or change it in your own editor with -e."


class TurnablePrompt(Protocol):
    """The question above a text, which can be turned over while the text stays."""

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked now; nothing where no question is wanted."""

    def turn(self, command: Command) -> None:
        """Ask something else (MORE), what was asked before (BACK), or nothing (SKIP)."""


class Beginnings(Protocol):
    """Beginnings of sentences, offered one at a time."""

    @property
    def lead(self) -> bool:
        """Whether the next one follows at each Enter."""

    @property
    def over(self) -> bool:
        """Whether the last of them was offered."""

    def next(self) -> str:
        """Return the next one, "" after the last."""

    def on(self, text: str) -> str:
        """Return the text with the next one on a line of its own."""

    def whole(self, text: str) -> str:
        """Return the text without those that were not gone on with."""


class Paper(NamedTuple):
    """What a person writes on: `words` stand above the `text` there is already, and then the `question`.

    On plain lines `plain` stands in place of the words. `enter` is what Enter does to one line. `minutes` is a time
    one may want to watch; it never ends the writing. `waiting` says that a draft waits, and is there while nothing
    is written; a text that was `resumed` is such a draft, and can be thrown away. `stems` begin sentences.
    """

    words: tuple[str, ...] = ()
    text: str = ""
    one_line: bool = False
    minutes: float | None = None
    enter: str = "keep"
    plain: str = ""
    question: TurnablePrompt | None = None
    waiting: str = ""
    resumed: bool = False
    stems: Beginnings | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """What stands above the text now."""
        return (*self.words, *(self.question.words if self.question else ()))

    @property
    def leads(self) -> bool:
        """Whether a sentence is begun at each Enter."""
        return self.stems is not None and self.stems.lead

    def whole(self, text: str) -> str:
        """Return the text without beginnings that nobody went on with."""
        return self.stems.whole(text) if self.stems else text

    def acts(self, command: Command, text: str) -> bool:
        """Return whether `command` does anything here while this much is written."""
        from numbcheck.play.player import Command

        match command:
            case Command.RESUME:
                return bool(self.waiting) and not text.strip()
            case Command.DISCARD:
                return self.resumed
            case Command.STEM:
                return self.stems is not None
            case Command.MORE | Command.BACK | Command.SKIP:
                return self.question is not None
        return True

    @property
    def lines(self) -> tuple[str, ...]:
        """What plain lines say before anything is written."""
        hint = "One line, then Enter." if self.one_line else _FULL_STOP_KEEPS
        keys = [
            *([] if self.one_line else ["Ctrl-D keeps it, too."]),
            *(["Ctrl-N: another question."] if self.question and not self.leads else []),
            *(["Enter: the next beginning."] if self.leads else []),
            *(["Ctrl-X throws it away."] if self.resumed else []),
            "Ctrl-G: numbers to call.",
        ]
        stays = [_STAYS] if self.text and not self.one_line else []
        said = [self.plain] if self.plain else [*self.above, *stays, hint]
        return (*said, *filter(None, [self.waiting]), " ".join(keys))


class TextInput(NamedTuple):
    """A paper, and how to save what is written on it so far.

    `safe` is called with the whole text every few seconds and returns whether it lies in a draft now; `help`
    returns the crisis page.
    """

    paper: Paper
    safe: Callable[[str], bool]
    help: Callable[[], Sequence[str]]


class Written(NamedTuple):
    """The text; whether the person said it is `done`; else they left, perhaps by a signal, or it is at an end.

    Then they go on with the draft that waits (`resumes`), or throw away the one that this was (`thrown`).
    """

    text: str
    done: bool
    left_by: Signals | None = None
    resumes: bool = False
    thrown: bool = False


def in_one_line(lines: Sequence[str]) -> str:
    """Return pasted `lines` as one; where they broke can still be seen."""
    return _BREAK.join(line for line in lines if line.strip())
