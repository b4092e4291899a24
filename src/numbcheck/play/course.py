"""Course: which beats of a script are played, by what was answered and asked for so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.practice.script import Ask, Card, Lead, Timed

if TYPE_CHECKING:
    from numbcheck.play.answers import Answers
    from numbcheck.practice.script import Script


class Course:
    """The way through a script from beat `start` on; cards before that are shown again.

    `led` says whether the lead-in is over. `further` is None where no further questions were asked for, False where
    they come after the next answer, and True from there on.
    """

    __slots__ = ("_answers", "_script", "further", "led", "start")

    def __init__(self, script: Script, answers: Answers, start: int) -> None:
        self._script = script
        self._answers = answers
        self.start = start
        self.led = False
        self.further: bool | None = None

    def wanted(self, index: int, step: int = 1) -> int:
        """Return the first beat that is to be played from `index` on, or with step -1 from there back."""
        while 0 <= index < len(self._script.beats) and not self._is_wanted(index):
            index += step
        return index

    def before(self, index: int, *, early: bool) -> int:
        """Return the question before, or where the part begins, or, `early` in it, the part before."""
        if isinstance(self._script.beats[index], Ask):
            return max(0, self.wanted(index - 1, -1))
        start = self._script.part_start(index)
        return self._script.part_start(max(0, start - 1)) if early and start == index else start

    def after_questions(self, index: int) -> int:
        """Return the first beat from `index` on that asks nothing."""
        beats = self._script.beats
        return next((n for n in range(index, len(beats)) if not isinstance(beats[n], Ask)), len(beats))

    def time_left(self, index: int) -> float | None:
        """Return the seconds to come at the usual pace; None while a person is waited for.

        What is asked on the way takes none of them, so that they never grow behind a question.
        """
        beats = self._script.beats
        coming = [beats[n] for n in range(index, len(beats)) if self._is_wanted(n)]
        if not coming or not isinstance(coming[0], (Timed, Lead)):
            return None
        return sum(beat.seconds for beat in coming if isinstance(beat, Timed)) or None

    def _is_wanted(self, index: int) -> bool:
        beat = self._script.beats[index]
        if not self._answers.meet(beat.given) or (isinstance(beat, Lead) and self.led and not beat.after):
            return False
        if isinstance(beat, Ask) and beat.further and self.further is None:
            return False
        return isinstance(beat, Card) or index >= self.start
