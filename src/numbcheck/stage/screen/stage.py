"""ScreenStage: one practice on a full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Timed
from numbcheck.stage.screen.canvas import Mode, Scene
from numbcheck.stage.screen.layout import answering
from numbcheck.stage.screen.opening import Opening
from numbcheck.stage.screen.question import Question
from numbcheck.stage.screen.view import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.stage.appearance import Look
    from numbcheck.stage.screen.app import Screen
    from numbcheck.stage.screen.question import Marked
    from numbcheck.stage.screen.text import Picture, Room


_MODES = {"": Mode.KEYS, "typed": Mode.LINE, "one": Mode.PICK, "several": Mode.PICK}


class ScreenStage:
    """Draws each moment of one practice; several stages may follow or interrupt each other on one screen.

    `begun` is called for every beat that begins.
    """

    def __init__(
        self,
        screen: Screen,
        look: Look,
        close: Callable[[ScreenStage], None],
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        self.question = Question()
        self._begun = begun
        self._screen = screen
        self._look = look
        self._close = close
        self._seen: int | None = None
        self._moves = False
        self._opening: Opening | None = None

    @property
    def rhythm(self) -> float | None:
        """Once a second while something moves by itself: never at a question, in a pause, where only words may change."""
        return 1.0 if self._moves else None

    def show(self, frame: Frame) -> None:
        """Draw this moment, if it looks different from what is there."""
        question = self.question
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            question.begin(frame)
            self._begun()
        question.renew(frame)
        self._moves = isinstance(frame.beat, Timed) and not frame.paused and self._look.motion != "none"
        marked = question.marked
        self._screen.show(
            Scene(
                _MODES[answering(frame.beat)],
                lambda room: self._picture(frame, room, marked),
                question.field,
                skippable=True,
                more=frame.more,
                hint=question.hint,
            )
        )

    def _picture(self, frame: Frame, room: Room, marked: Marked) -> Picture:
        if self._opening is None or self._opening.room != room:
            self._opening = Opening.of(frame.script, room)
        return picture(frame, self._opening.layout(frame), self._look, marked)

    def close(self) -> None:
        """Give the screen back to whoever had it before."""
        self._close(self)
