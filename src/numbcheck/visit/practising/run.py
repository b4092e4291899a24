"""One run of a practice: its answers and its place are autosaved as a draft until they are an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.errors import NumbcheckError
from numbcheck.journal import kinds
from numbcheck.journal import tags as tagging
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.entry import Answer
from numbcheck.practice.reply import is_offered
from numbcheck.practice.script import Ask
from numbcheck.visit.keeping import New, keep, keep_text, say_kept
from numbcheck.visit.practising.resume_practice import place
from numbcheck.visit.session import as_text
from numbcheck.visit.texts.writing import Work, not_kept
from numbcheck.words.labels import OWN, ask_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Parts
    from numbcheck.play.player import Frame, Outcome
    from numbcheck.practice.script import Script
    from numbcheck.visit.house import House
    from numbcheck.visit.practising.resume_practice import Left
    from numbcheck.visit.session import AnswerPairs


TRIAL = 20.0
"""Seconds of play below which a practice that is left without an answer was only tried: nothing of it is kept."""


class Run:
    """One run of `script`; what was `left` in a draft goes on: its answers, its seconds and its day."""

    def __init__(self, house: House, script: Script, left: Left | None = None) -> None:
        taken = not_kept(house, left.draft) if left and left.draft else None
        before = taken.meta if taken else {}
        self._script = script
        self._now = house.now
        self._began = house.now()
        self._day = taken.moment if taken else None
        self.before = tuple(_pairs(before.get("answers")))
        self.seconds = _seconds(before.get("seconds"))
        self._said: AnswerPairs = ()
        self.noted: AnswerPairs = ()
        began = self._day or self._began
        self._meta: dict[str, Any] = {"practice": script.id, "began": began.isoformat()}
        self.autosave = Autosave(house.drafts, kinds.PRACTICE, self._meta, taken)
        if house.streams.can_ask:
            self.autosave.get_ready()

    @property
    def at(self) -> datetime:
        """The moment it is about: the one at which it was begun, as of a text."""
        return self._day or self._began

    def all(self, said: AnswerPairs) -> tuple[tuple[str, str], ...]:
        """Return what was said before and now."""
        return (*self.before, *said)

    def is_trial(self, outcome: Outcome) -> bool:
        """Return whether it was only tried: without an answer, and left at once or nothing but questions."""
        if self.all(outcome.answers):
            return False
        return self._script.mostly_asks or not (outcome.finished or self.played(outcome) >= TRIAL)

    def played(self, outcome: Outcome) -> float:
        """Return the seconds played before and now."""
        return self.seconds + outcome.seconds

    def save(self, said: AnswerPairs, frame: Frame | None) -> bool:
        """Save the answers so far, and the part they were given in, as the draft; return whether it holds them now."""
        if frame is not None:
            # where this beat has an answer already, whole or half, it goes on with the next one
            at = frame.index + (len(said) > len(frame.answers))
            self._meta["data"] = place(self._script, frame.script.beats[min(at, len(frame.script.beats) - 1)])
        self._said = said
        self._meta["answers"] = [list(pair) for pair in self.all(said)]
        passed = (self._now() - self._began).total_seconds()
        self._meta["seconds"] = round(self.seconds + max(0.0, passed), 1)
        return self.autosave.try_save(self.text(said))

    def note_down(self, noted: AnswerPairs, _: Frame | None) -> bool:
        """Save the one line that is noted down beside the answers; return whether the draft holds it now."""
        self.noted = noted
        return self.autosave.try_save(self.text(self._said))

    @property
    def note(self) -> str:
        """The line that was noted down, or "": the text of its entry."""
        return "\n".join(words for _, words in self.noted).strip()

    def text(self, said: AnswerPairs) -> str:
        """Return all that was said as its draft holds it, and what was noted down below that."""
        return "\n".join(filter(None, [as_text(self._script.id, self.all(said)), self.note]))


def as_practice(house: House, draft: Draft) -> Work | None:
    """Return the work on the answers of a practice that was cut off: they become its entry, on its day.

    Lines that answer none of its questions become its text. None where nobody knows the practice any more.
    """
    practice, data = str(draft.meta.get("practice", "")), draft.meta.get("data")
    try:
        script = house.shelf.get(practice)
    except NumbcheckError:
        return None
    at = draft.moment or house.now()
    autosave = Autosave(house.drafts, draft.kind, dict(draft.meta), draft)

    def save(text: str) -> object:
        answers, rest = _answers(text, script)
        if not answers:
            return keep_text(house, kinds.JOURNAL, text, at, suffix=autosave.becomes)
        parts: Parts = {
            "practice": practice,
            "finished": False,
            "seconds": _seconds(draft.meta.get("seconds")),
            "answers": tuple(Answer(ask, said) for ask, said in answers),
            "text": rest or None,
            "tags": tagging.tags_of(rest),
            "data": data if isinstance(data, dict) else {},
        }
        kept = keep(house, New(kinds.PRACTICE, at, parts, autosave.becomes))
        say_kept(house, kept)
        return kept.entry

    return Work(house, autosave, save, taken=draft)


def _answers(text: str, script: Script) -> tuple[list[tuple[str, str]], str]:
    """Return the answers among the lines of a draft, and the other lines; a question may go by its id, too."""
    offered: dict[str, list[str]] = {}
    for beat in script.beats:
        if isinstance(beat, Ask):
            offered.setdefault(beat.ask, []).extend(beat.offered)
    asks = {**{ask_label(script.id, ask): ask for ask in offered}, **{ask: ask for ask in offered}}
    rows = [(line, line.partition(": ")) for line in text.split("\n")]
    answers = [
        (_kept_as(asks[name], said, offered), said) for _, (name, mark, said) in rows if mark and name in asks
    ]
    return answers, "\n".join(line for line, (name, mark, _) in rows if not (mark and name in asks)).strip()


def _kept_as(ask: str, said: str, offered: Mapping[str, Sequence[str]]) -> str:
    """Return the name under which an answer is kept: typed words never stand under that of an offered answer."""
    return f"{ask}{OWN}" if offered[ask] and not is_offered(said, offered[ask]) else ask


def _pairs(rows: object) -> list[tuple[str, str]]:
    """Return answers as a draft holds them; nothing where that is something else."""
    if not isinstance(rows, list):
        return []
    return [(str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) == 2]


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value < 86_400 else 0.0
