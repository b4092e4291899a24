"""ScreenStage: one practice on a full screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.stage.screen.ask import answering
from numbcheck.stage.screen.layout import Mode, Scene
from numbcheck.stage.screen.question import Question
from numbcheck.stage.screen.view import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numbcheck.play.player import Frame
    from numbcheck.stage.appearance import Look
    from numbcheck.stage.screen.app import Screen


_MODES = {"": Mode.KEYS, "typed": Mode.LINE, "one": Mode.PICK, "several": Mode.PICK}


class ScreenStage:
    """Draws each moment of one practice; several stages may follow or interrupt each other on one screen.

    `begun` is told of every beat that begins.
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

    @property
    def rhythm(self) -> float | None:
        """Once a second at most; never where only words may change."""
        return None if self._look.motion == "none" else 1.0

    def show(self, frame: Frame) -> None:
        """Draw this moment, if it looks different from what is there."""
        question = self.question
        if frame.arrival != self._seen:
            self._seen = frame.arrival
            question.begin(frame)
            self._begun()
        question.renew(frame)
        marked, look = question.marked, self._look
        self._screen.show(
            Scene(
                _MODES[answering(frame.beat)],
                lambda room: picture(frame, room, look, marked),
                question.field,
                skippable=True,
                more=frame.more,
                hint=question.hint,
            )
        )

    def close(self) -> None:
        """Give the screen back to whoever had it before."""
        self._close(self)
