"""What may come before and after a text, on request; every part can be skipped, and nothing is rated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import check, flow, ladder
from numbcheck.clean import storable
from numbcheck.journal import kinds
from numbcheck.journal.content import AFTER, ATE, EXPECTED, SLEPT
from numbcheck.practice.lead import introduction
from numbcheck.practice.reply import is_offered
from numbcheck.practice.script import Ask, Card, Script
from numbcheck.practice.tuning import Tuning
from numbcheck.visit import sound
from numbcheck.visit.session import as_text, asides, played
from numbcheck.visit.texts.half_line import HalfLine

if TYPE_CHECKING:
    from numbcheck.play.player import Frame, Outcome
    from numbcheck.play.ports import Stage
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House
    from numbcheck.visit.session import AnswerPairs, Save
    from numbcheck.visit.texts.writing import Work

_MINUTE = Tuning(minutes=1.0)
_OFFER = "You can look around first, for twenty seconds or so: l. Enter goes on to the page."
_LOOK_FIRST = Script("look", "Before you write", "attention", "outward", _OFFER, (Card("look", _OFFER),))


class BeforeAfter(NamedTuple):
    """What was asked for: a minute of breath before and after (T03), the day (T14), before and after (T20).

    Before a long text looking around is one key (T50).
    """

    house: House
    settle: bool = False
    day: bool = False
    before_after: bool = False
    long: bool = False

    def before(self, seat: Seat, work: Work, text: str) -> bool:
        """Go through what comes before the text; return whether the person stays to write.

        What they type here is in the draft from then on, beside the `text` there is, or in its place.
        """
        return (
            self._look(seat)
            and self._settle(seat)
            and self._day(seat, work, text)
            and self._expected(seat, work, text)
        )

    def after(self, seat: Seat, work: Work, text: str) -> None:
        """Go through what comes after the text; leaving here is fine, all that was written is safe."""
        stays = True
        if self.before_after:
            stays = self._ask(seat, work, AFTER, ladder.words().reflect.ask, text)
        if stays:
            self._settle(seat)

    def _look(self, seat: Seat) -> bool:
        if not (self.long and seat.can_ask):
            return True
        return self._played(seat, _LOOK_FIRST, seat.stage()).finished

    def _settle(self, seat: Seat) -> bool:
        if not self.settle:
            return True
        breath = sound.led_in(self.house, _as_one(self.house.shelf.get("even", _MINUTE)))
        stage = sound.heard_stage(self.house, seat, introduction(breath))
        outcome = self._played(seat, breath, stage)
        return outcome.finished or outcome.enough

    def _day(self, seat: Seat, work: Work, text: str) -> bool:
        """Ask about the day; while words of the person's own are typed there, the draft holds them below the `text`."""
        if not self.day or SLEPT in work.data or ATE in work.data:
            return True
        words = check.words()
        script = check.day_script(words, food=self.house.settings.food)
        offered = {beat.ask: beat.offered for beat in script.beats if isinstance(beat, Ask)}

        def save(answers: AnswerPairs, _: Frame | None = None) -> bool:
            own = [(ask, said) for ask, said in answers if not is_offered(said, offered.get(ask, ()))]
            lines = as_text(kinds.CHECK, [(ask, said) for ask, said in own if len(said.strip()) > 1])
            return work.autosave.try_save("\n".join(filter(None, (text, lines)))) or not lines

        outcome = self._played(seat, script, seat.stage(), save)
        if text:
            take_half(work, outcome)
            work.autosave.try_save(text)
        work.data.update(check.checked(words, outcome.replies).data)
        return outcome.finished

    def _expected(self, seat: Seat, work: Work, text: str) -> bool:
        if not self.before_after or EXPECTED in work.data:
            return True
        return self._ask(seat, work, EXPECTED, ladder.words().expect.ask, text)

    def _ask(self, seat: Seat, work: Work, key: str, words: str, text: str) -> bool:
        """Ask one question; while the answer is typed, the draft holds it together with the `text`."""

        def save(answers: AnswerPairs, _: Frame | None = None) -> bool:
            work.data.pop(key, None)
            work.data.update({key: storable(said) for key, said in answers if said.strip()})
            return work.autosave.try_save(text or as_text(kinds.JOURNAL, answers))

        script = flow.flow(
            key, "Before you write" if key == EXPECTED else "Afterwards", [flow.question(key, words)]
        )
        outcome = self._played(seat, script, seat.stage(), save)
        if outcome.half:
            work.data.pop(key, None)
            if text:
                take_half(work, outcome)
            work.autosave.try_save(text or as_text(kinds.JOURNAL, outcome.half))
        return outcome.finished

    def _played(self, seat: Seat, script: Script, stage: Stage, save: Save = lambda *_: True) -> Outcome:
        return played(seat, script, stage, asides(self.house, seat), save)


def take_half(work: Work, outcome: Outcome) -> None:
    """Let what was half typed at the end be told when the work is done."""
    work.half = HalfLine(work.house)
    work.half.take(outcome, "note")


def _as_one(script: Script) -> Script:
    """Return the breath as one part, so that one key skips all of it."""
    return replace(script, beats=tuple(replace(beat, part="settle") for beat in script.beats))
