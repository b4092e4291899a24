"""What a person says at a question lies in a draft, and a question that waits writes nothing again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.play.player import Player
from numbcheck.visit.session import AutosavingStage
from tests.fakes import RecordingStage, asks, script

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.visit.session import AnswerPairs


class Typist:
    """Somebody at a question, what they have half typed, and a draft that takes it where there is room on the disk."""

    def __init__(self) -> None:
        self.half = ""
        self.full = False
        self.saved: list[list[str]] = []
        self.player = Player(script(*asks(3)), 0.0)
        self.stage = AutosavingStage(RecordingStage(), self._save, lambda: self.half)

    def _save(self, said: AnswerPairs, _: Frame | None) -> bool:
        self.saved.append([words for _, words in said])
        return not self.full

    def show(self, *seconds: float) -> None:
        """Show how it stands at each of these seconds."""
        for second in seconds:
            self.stage.show(self.player.frame(second))


def test_a_question_that_waits_is_not_saved_again() -> None:
    """With an answer safe and nothing half typed nothing is written, and nothing wakes the machine."""
    typist = Typist()
    typist.player.answer("lamp", 0.0)
    typist.show(0, 10, 20, 30)
    assert (typist.saved, typist.stage.rhythm) == ([["lamp"]], None)


def test_half_a_word_is_saved_within_seconds() -> None:
    """What I have half typed is saved three seconds later, and again only where I have typed on."""
    typist = Typist()
    typist.show(0)
    typist.half = "a ke"
    typist.show(1)
    assert (typist.saved, typist.stage.rhythm) == ([[]], 3.0)
    typist.show(3, 6, 9)
    typist.half = "a kettle"
    typist.show(12)
    assert typist.saved == [[], ["a ke"], ["a kettle"]]


def test_what_could_not_be_saved_is_tried_again() -> None:
    """Where the disk was full an answer is tried again every three seconds, until it is safe."""
    typist = Typist()
    typist.full = True
    typist.player.answer("lamp", 0.0)
    typist.show(0, 3)
    assert typist.stage.rhythm == 3.0
    typist.full = False
    typist.show(6, 9)
    assert typist.saved == [["lamp"]] * 3
    assert typist.stage.rhythm is None
