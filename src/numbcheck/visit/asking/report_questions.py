"""The questions before a report: a line for the top, what to show, what one would like; Enter skips each.

What is typed waits as a draft until the page is written, and is on the page only: nothing of it is an entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.journal import kinds, prompts
from numbcheck.journal.content import OWN_WORDS, PROMPT
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.query import Query
from numbcheck.journal.untrusted import table_of, text_of
from numbcheck.stage.mark_list import MarkList, MarkRow, Marks
from numbcheck.stage.text_input import Paper, TextInput
from numbcheck.visit import dates
from numbcheck.visit.keeping import say_unsafe
from numbcheck.visit.texts.drafts import PAGE
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from signal import Signals

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Entry
    from numbcheck.show.document import Part
    from numbcheck.show.report import Medicine
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

LINE, WISH = "line", "wish"
COMMAND = "numbcheck report"
"""What goes on with the draft of what was typed."""
_TOP = "One line for the top of the page? How you'd put it to someone."
_WHICH = "Which of these should be on the page?"
_OFFERED = frozenset({kinds.NOTE, kinds.JOURNAL, kinds.SIGNS, kinds.SCREEN, kinds.JOY, kinds.CHECK})
_ANSWERS = "answers"
_WIDE, _FEW = 76, 4  # columns and lines of what a row of the list says


class Offer(NamedTuple):
    """An entry, and what a page would quote of it."""

    entry: Entry
    parts: tuple[Part, ...]

    def lines(self, width: int) -> Sequence[str]:
        """Return what would be on the page, in lines of so many columns."""
        from numbcheck.show.document import part_in_lines

        return [line for part in self.parts for line in part_in_lines(part, width)]


class ReportQuestions:
    """What is asked before a page is written: `answers` hold what was typed, by the names of the questions."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.left_by: Signals | None = None
        self._asked_for: set[str] = set()
        taken = _waiting(house) if house.streams.can_ask else None
        self.answers: dict[str, str] = _typed(taken)
        meta = {"began": house.now().isoformat(), _ANSWERS: self.answers}
        self._autosave = Autosave(house.drafts, PAGE, meta, taken)

    def ask(self, offers: Iterable[Offer], gaps: Mapping[str, Sequence[str]]) -> list[Entry] | None:
        """Ask for a line, what to show and what goes into the `gaps`; return the entries that were marked.

        None where the person leaves, perhaps by a signal; where nobody can be asked none is marked.
        """
        if not self._house.streams.can_ask:
            return []
        self._autosave.get_ready()
        with self._house.seat() as seat:
            marked = self._asked(seat, list(offers), gaps)
        self.left_by = seat.left_by
        if seat.fault is not None:
            raise seat.fault
        return marked

    def _asked(
        self, seat: Seat, offers: Sequence[Offer], gaps: Mapping[str, Sequence[str]]
    ) -> list[Entry] | None:
        if not self._write(seat, LINE, _TOP):
            return None
        marks = _marks(self._house, seat, offers) if offers else Marks(done=True)
        if not (marks.done and all(self._write(seat, name, *lines) for name, lines in gaps.items())):
            return None
        return [offers[at].entry for at in marks.at]

    def left(self) -> None:
        """Say what became of what was typed: it waits, or there is nothing."""
        if not self._said:
            self._autosave.discard()
            self._house.streams.say(Receipt.NOTHING_KEPT)
        elif self._autosave.try_save(self._said):
            self._house.streams.warn(Receipt.DRAFT_FOR.format(command=COMMAND))
        else:
            say_unsafe(self._house, self._said)

    def written(self) -> None:
        """Let go of what is on the page now; what was typed for another one, about a medicine, waits for that."""
        for name in self._asked_for:
            self.answers.pop(name, None)
        if not self._autosave.try_save(self._said):
            self._autosave.discard()

    def _write(self, seat: Seat, name: str, *question: str) -> bool:
        """Ask for one line, with what was typed before, and return whether the person goes on."""
        from numbcheck.visit.crisis_page import crisis_lines

        self._asked_for.add(name)

        def safe(text: str) -> bool:
            self.answers[name] = text
            return self._autosave.try_save(self._said)

        before = self.answers.get(name, "")
        paper = Paper(question, before, one_line=True, enter="on")
        text_input = TextInput(paper, safe, lambda: crisis_lines(self._house))
        written = seat.write(text_input)
        safe(written.text.strip())
        return written.done and seat.fault is None

    @property
    def _said(self) -> str:
        return "\n".join(text for text in self.answers.values() if text.strip())


def offers(house: House, first: date, last: date, but: Iterable[Entry]) -> Iterator[Offer]:
    """Yield what of these days can be marked, the newest first, `but` what is on the page already.

    What may be hard to have read (a ladder, a thought, a hard prompt) is on a page only where it is named.
    """
    without = {entry.id for entry in but}
    found = house.journal.entries(Query(since=first, until=last, day_ends=dates.day_ends(house)))
    for entry in map(house.shown, found):
        if entry.id not in without and _is_offered(entry) and (parts := _quoted(entry, last)):
            yield Offer(entry, parts)


def _is_offered(entry: Entry) -> bool:
    if entry.kind == kinds.CHECK and not (entry.text or OWN_WORDS.of(entry.data)):
        return False  # its words are counted
    return entry.kind in _OFFERED and not prompts.is_hard(PROMPT.of(entry.data))


def _quoted(entry: Entry, today: date) -> tuple[Part, ...]:
    from numbcheck.show.quoted import quoted

    return quoted(entry, today, {})


def medicine(house: House, asked: Iterable[str], answers: Mapping[str, str]) -> Medicine:
    """Return what a page says about a medicine."""
    from numbcheck.show.report import Medicine

    begun, noticed = (_one_day(house, answers.get(name, "")) for name in ("since", "noticed"))
    between = abs((noticed - begun).days) if begun and noticed else None
    return Medicine(tuple(asked), answers, between)


def _one_day(house: House, typed: str) -> date | None:
    """Return the day that somebody typed; None where it is no single day."""
    try:
        first, last = dates.period(house, None, on=typed)
    except UsageError:
        return None
    return first if first == last else None


def _marks(house: House, seat: Seat, offers: Sequence[Offer]) -> Marks:
    from numbcheck.visit.crisis_page import crisis_lines

    rows = tuple(MarkRow(" ".join(offer.lines(_WIDE)[:_FEW]), offer.lines) for offer in offers)
    return seat.mark(MarkList(_WHICH, rows, lambda: crisis_lines(house)))


def _waiting(house: House) -> Draft | None:
    return next((draft for draft in house.drafts.waiting() if draft.kind == PAGE), None)


def _typed(draft: Draft | None) -> dict[str, str]:
    answers = table_of(draft.meta, _ANSWERS) if draft else {}
    return {name: text_of(answers, name) for name in answers}
