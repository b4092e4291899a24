"""Answers typed in a practice, safe in a draft from the moment each is given until the practice is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.journal.draft import Pen
    from numbcheck.journal.entry import Entry
    from numbcheck.play.player import Frame, Outcome
    from numbcheck.play.ports import Stage


class SafeStage:
    """A stage around another one, which brings every new answer to a draft before it shows what is next."""

    def __init__(self, stage: Stage, pen: Pen) -> None:
        self._stage = stage
        self._pen = pen

    @property
    def rhythm(self) -> float | None:
        """What the stage inside wants."""
        return self._stage.rhythm

    def show(self, frame: Frame) -> None:
        """Save, then show; saving that fails is tried again with the next answer."""
        self._pen.try_save(as_text(frame.answers))
        self._stage.show(frame)

    def close(self) -> None:
        """Close the stage inside."""
        self._stage.close()


@contextmanager
def safe(pen: Pen, outcome: Outcome) -> Iterator[None]:
    """Keep the outcome inside: afterwards its draft goes, and stays where keeping failed, which is said."""
    try:
        yield
    except NumbcheckError as error:
        if pen.try_save(as_text(outcome.answers)):
            raise type(error)(f"{error} What you typed is a draft: numbcheck journal --resume") from error
        raise
    pen.discard()


def as_text(answers: Sequence[tuple[str, str]]) -> str:
    """Return answers as a text a person can read, a line each; those without words are left out."""
    return "\n".join(f"{ask}: {words}" for ask, words in answers if words)


def typed(entry: Entry) -> str:
    """Return the answers of an entry as they stand in the draft of its practice."""
    return as_text([(answer.ask, answer.text) for answer in entry.answers])
