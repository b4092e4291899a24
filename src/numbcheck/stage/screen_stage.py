"""ScreenStage: one practice on a full screen, and the question it asks at present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer

from numbcheck.clean import storable
from numbcheck.play.ports import Did, Event, Said
from numbcheck.practice.script import Ask
from numbcheck.stage import keys
from numbcheck.stage.screen_ask import Answering, answering
from numbcheck.stage.screen_layout import Mode, Scene
from numbcheck.stage.screen_view import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat
    from numbcheck.stage.look import Look
    from numbcheck.stage.screen import Screen


class Question:
    """What is being asked: the letters typed so far, or the choices marked so far."""

    __slots__ = ("_choices", "_how", "field", "picked")

    def __init__(self) -> None:
        self.field = Buffer(multiline=False)
        self.picked: list[str] = []
        self._how: Answering = ""
        self._choices: frozenset[str] = frozenset()

    def begin(self, beat: Beat) -> None:
        """Ask this now, with nothing marked yet; letters typed ahead stay."""
        self.picked = []
        self._how = answering(beat)
        self._choices = (
            frozenset(choice.key for choice in beat.choices) if isinstance(beat, Ask) else frozenset()
        )

    def pressed(self, key: str) -> Event | None:
        """Return what a key means here; None where it only marks a choice, or means nothing."""
        if key.endswith("\r"):
            return Said(" ".join(self._unmark()) if self._how == "several" else storable(key[:-1]))
        choice = key.lower()
        if self._how == "one" and choice in self._choices:
            return Said(choice)
        if self._how == "several" and choice in self._choices:
            self.picked = [held for held in self.picked if held != choice] + [choice] * (
                choice not in self.picked
            )
            return None
        if self._how == "typed" and len(key) == 1 and key.isprintable():
            self.field.insert_text(key)
            return None
        command = (keys.TYPING if self._how == "typed" else keys.CHOOSING).get(key)
        return Did(command) if command else None

    @property
    def half(self) -> str:
        """What is half typed."""
        return storable(self.field.text)

    def taken(self) -> str:
        """Return what was typed or marked so far, and forget it."""
        if self._how == "several":
            return " ".join(self._unmark())
        held = storable(self.field.text)
        self.field.reset()
        return held

    def _unmark(self) -> list[str]:
        marked, self.picked = sorted(self.picked), []
        return marked


class ScreenStage:
    """Draws each moment of one practice; several stages may follow or interrupt each other on one screen."""

    def __init__(self, screen: Screen, look: Look, close: Callable[[ScreenStage], None]) -> None:
        self.question = Question()
        self._screen = screen
        self._look = look
        self._close = close
        self._seen: int | None = None

    @property
    def rhythm(self) -> float | None:
        """Once a second at most; never where only words may change."""
        return None if self._look.motion == "none" else 1.0

    def show(self, frame: Frame) -> None:
        """Draw this moment, if it looks different from what is there."""
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            self.question.begin(frame.beat)
        picked, look = tuple(self.question.picked), self._look
        mode = Mode.LINE if answering(frame.beat) == "typed" else Mode.KEYS
        self._screen.show(
            Scene(mode, lambda room: picture(frame, room, look, picked), self.question.field, skippable=True)
        )

    def close(self) -> None:
        """Give the screen back to whoever had it before."""
        self._close(self)
