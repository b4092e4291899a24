"""One rung of the ladder: a minute to settle and what one expects, the text, a minute to come back and how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import ladder
from numbcheck.journal import kinds
from numbcheck.journal.content import EXPECTED, RUNG
from numbcheck.stage.text_input import Paper
from numbcheck.visit import care_line, keeping
from numbcheck.visit.session import as_text, asides, played
from numbcheck.visit.texts.before_after import take_half
from numbcheck.visit.texts.writing import new_text
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House
    from numbcheck.visit.session import AnswerPairs
    from numbcheck.visit.texts.writing import Work


class AroundRung(NamedTuple):
    """What stands around the text of a rung; every part can be skipped, and leaving keeps the text as a draft."""

    house: House
    words: ladder.Ladder

    def before(self, seat: Seat, work: Work, text: str) -> bool:
        """Settle, and ask what is expected; return whether the person stays to write."""
        return self._ask(seat, work, text, ladder.before(self.words, work.data[RUNG]))

    def after(self, seat: Seat, work: Work, text: str) -> None:
        """Come back, and ask how it was."""
        expected = bool({EXPECTED, EXPECTED.own} & work.data.keys())
        self._ask(seat, work, text, ladder.after(self.words, work.data[RUNG], expected=expected))

    def _ask(self, seat: Seat, work: Work, text: str, script: Script) -> bool:
        """Play `script`; what is typed lies in the draft at once, beside the `text`, or in its place."""

        def save(answers: AnswerPairs, _: Frame | None = None) -> bool:
            typed = {ask: said for ask, said in answers if ask in ladder.TYPED and said.strip()}
            work.data.update(typed)
            return work.autosave.try_save(text or as_text(kinds.LADDER, answers))

        outcome = played(seat, script, seat.stage(), asides(self.house, seat), save)
        take_half(work, outcome)
        for ask, _ in outcome.half:
            work.data.pop(ask, None)
        work.data.update(ladder.data(outcome.replies))
        return outcome.finished


def climb(house: House, words: ladder.Ladder, rung: str, minutes: float | None) -> None:
    """Let the person write about `rung`, with what stands around it; what was expected is kept without a text, too."""
    work = new_text(house, kinds.LADDER, house.now(), data={RUNG: rung})
    work.exercise = True
    paper = Paper((rung, words.write.words, words.write.enough), minutes=minutes)
    close = words.close
    written = work.write(paper, AroundRung(house, words), (close.lower, close.outward, close.reach))
    if written.done and not written.text.strip():
        _without_a_text(house, work)
    elif work.autosave.held and not written.done:
        care_line.say_after(house, kinds.LADDER)
    elif not written.done:
        keeping.say_nothing_kept(house, kinds.LADDER, Receipt.STOPPED)


def _without_a_text(house: House, work: Work) -> None:
    """Keep what was expected, or say that there is nothing."""
    if work.data.keys() - {RUNG}:
        keeping.say_kept(
            house, keeping.keep(house, keeping.New(kinds.LADDER, house.now(), {"data": work.data}))
        )
    else:
        keeping.say_nothing_kept(house, kinds.LADDER)
