"""ScreenStage: one practice on a full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Timed
from numbcheck.stage.screen.breath import breathes, is_breath, until_next, until_next_second
from numbcheck.stage.screen.breathing import counted
from numbcheck.stage.screen.canvas import Mode, Scene
from numbcheck.stage.screen.layout import answering
from numbcheck.stage.screen.opening import Opening
from numbcheck.stage.screen.pebble import grid
from numbcheck.stage.screen.question import Question
from numbcheck.stage.screen.view import picture, still_breath

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.screen.app import Screen
    from numbcheck.stage.screen.breathing import Still
    from numbcheck.stage.screen.marked import Marked
    from numbcheck.stage.screen.text import Picture, Room


_MODES = {"": Mode.KEYS, "typed": Mode.LINE, "one": Mode.PICK, "several": Mode.PICK}


class ScreenStage:
    """Draws each moment of one practice; several stages may follow or interrupt each other on one screen.

    `begun` is called for every beat that begins.
    """

    def __init__(
        self,
        screen: Screen,
        appearance: Appearance,
        close: Callable[[ScreenStage], None],
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        self.question = Question()
        self._begun = begun
        self._screen = screen
        self._appearance = appearance
        self._close = close
        self._seen: int | None = None
        self._frame: Frame | None = None
        self._opening: Opening | None = None
        self._still: tuple[Still, object] | None = None

    @property
    def rhythm(self) -> float | None:
        """The seconds until something moves by itself: never at a question, in a pause, where only words may change."""
        frame, appearance = self._frame, self._appearance
        if frame is None or not isinstance(frame.beat, Timed) or frame.paused or appearance.motion == "none":
            return None
        if is_breath(frame.beat) and not counted(frame, appearance) and self._opening:
            return until_next(frame, grid(appearance, self._opening.room.width))
        return until_next_second(frame)

    def show(self, frame: Frame) -> None:
        """Draw this moment, if it looks different from what is there."""
        question = self.question
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            question.begin(frame)
            self._begun()
        question.renew(frame)
        self._frame = frame
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
        if breathes(frame.script, frame.index) and not counted(frame, self._appearance):
            return self._still_of(frame, self._opening).at(frame)
        return picture(frame, self._opening.layout(frame), self._appearance, marked)

    def _still_of(self, frame: Frame, opening: Opening) -> Still:
        """Return all of a breath but its shape, drawn once for as long as nothing else about it changes."""
        of = frame.arrival, frame.paused, frame.pace, opening.room
        if self._still is None or self._still[1] != of:
            self._still = still_breath(frame, opening.layout(frame), self._appearance), of
        return self._still[0]

    def close(self) -> None:
        """Give the screen back to the stage before."""
        self._close(self)
