"""Questions for one entry: what a person types is a draft while they type it, and until it is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.care import lists
from numbcheck.clean import one_line
from numbcheck.errors import InputOutputError
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.practice.reply import is_offered
from numbcheck.practice.script import Ask
from numbcheck.visit import care_line, keeping
from numbcheck.visit.asking import own_files
from numbcheck.visit.session import as_text, asides, played, safe
from numbcheck.visit.texts.half_line import HalfLine
from numbcheck.words.counting import counted
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Unpack

    from numbcheck.gather import ListLine
    from numbcheck.journal.entry import Parts
    from numbcheck.play.player import Frame, Outcome
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.asking.own_files import FileChange
    from numbcheck.visit.house import House
    from numbcheck.visit.session import AnswerPairs

_UNSEEN = "The questions could not be shown: there's nowhere to write them."


def add_line(house: House, path: Path, words: str, edit: Callable[[str], str]) -> FileChange:
    """Let `edit` add `words` of the command line to a list; where that fails they are a draft, and that is said."""
    with safe(house, Autosave(house.drafts, path.stem, {}), words):
        return own_files.keep(house, own_files.ADDED, path, edit)


def say_added(house: House, path: Path, changed: FileChange) -> None:
    """Say that a line was added to the list at `path`, or that it was there already."""
    added = Receipt.ADDED.format(lines="1 line", place=own_files.listed(path))
    keeping.say_receipt(house, added if changed.added else Receipt.NOTHING_CHANGED)


def say_number(house: House, path: Path, changed: FileChange, words: str, under: str = "") -> None:
    """Say which number `words` have on the list at `path`, to which they were added below the heading `under`."""
    here = one_line(words)
    things = enumerate(lists.read(changed.after), start=1)
    number = next(number for number, thing in things if (thing.under, thing.words) == (under, here))
    place = own_files.listed(path)
    keeping.say_receipt(house, Receipt.ON_THE_LIST.format(words=here, place=place, number=number))


class Questions:
    """One visit, whose answers become an entry of this `kind`, or go into a file of the person's own.

    Without `picks` a draft holds only what was typed, and not what was picked by a key.
    """

    def __init__(self, house: House, kind: str, *, picks: bool = True) -> None:
        self._house = house
        self._picks = picks
        self._kind = kind
        self._began = house.now()
        self._autosave = Autosave(house.drafts, kind, {"began": self._began.isoformat()})
        self._said: AnswerPairs = ()
        self._half = HalfLine(house)

    def ask(self, seat: Seat, script: Script) -> Outcome:
        """Play the questions for the person and return what came of them: only what Enter confirmed is an answer.

        Where they cannot be shown, that is the seat's fault: it is raised when all that was said is kept.
        """
        before = self._said
        if self._house.streams.can_ask:
            self._autosave.get_ready()

        def save(said: AnswerPairs, _: Frame | None) -> bool:
            self._said = [*before, *self._worth(script, said)]
            return self._autosave.try_save(as_text(self._kind, self._said))

        shown = self._house.fitted(script)
        outcome = played(seat, shown, seat.stage(), asides(self._house, seat), save)
        if self._half.take(outcome, self._kind):
            self._autosave.discard()
            save(outcome.answers, None)
        if seat.left_by is None and (outcome.gone or self._house.streams.stdout is None):
            seat.fail(InputOutputError(_UNSEEN))
        return outcome

    def set_aside(self, words: str) -> None:
        """Leave words that were typed where no answer is kept as a draft of their own; that is said at the end."""
        self._half.hold(words, self._kind)

    def page(self, seat: Seat, lines: Sequence[str]) -> None:
        """Show a page to read, and go on. If it cannot be shown, that is the seat's fault: raised when all is kept."""
        try:
            seat.page(lines, on=True)
        except OSError:
            seat.fail(InputOutputError(_UNSEEN))

    def keep_lines(self, path: Path, edit: Callable[[str], str] | None, closing: Sequence[str] = ()) -> None:
        """Let `edit` add the lines to a list (None: there are none) and say so; `closing` first, where any is new."""
        added: list[ListLine] = []
        if edit is not None:
            with self.safe():
                added = own_files.keep(self._house, own_files.ADDED, path, edit).added
        self.let_go()
        if not added:
            nothing = Receipt.NOTHING_CHANGED if edit else Receipt.NOTHING_KEPT
            keeping.say_nothing_kept(self._house, self._kind, nothing)
            return
        for words in closing:
            self._house.streams.say(words)
        lines = counted(len(added), "line")
        keeping.say_receipt(self._house, Receipt.ADDED.format(lines=lines, place=own_files.listed(path)))
        care_line.say_after(self._house, self._kind)

    def _worth(self, script: Script, said: AnswerPairs) -> AnswerPairs:
        offered = {beat.ask: beat.offered for beat in script.beats if isinstance(beat, Ask)}
        return [
            (ask, words) for ask, words in said if self._picks or not is_offered(words, offered.get(ask, ()))
        ]

    @contextmanager
    def safe(self) -> Iterator[None]:
        """Save the answers within the block: their draft is then discarded, or kept where saving failed."""
        self._half.say()
        with safe(self._house, self._autosave, as_text(self._kind, self._said)):
            yield

    def keep(self, said: str = "", **parts: Unpack[Parts]) -> None:
        """Keep an entry about the moment the questions began, and say so, or what is to be `said` of it."""
        with self.safe():
            new = keeping.New(self._kind, self._began, parts, self._autosave.becomes)
            keeping.say_kept(self._house, keeping.keep(self._house, new, said))

    def let_go(self) -> None:
        """Discard the draft of the answers: nothing is kept of them."""
        self._half.say()
        self._autosave.discard()

    def nothing(self, receipt: str = Receipt.NOTHING_KEPT) -> None:
        """Discard the draft and say that nothing was kept."""
        self.let_go()
        keeping.say_nothing_kept(self._house, self._kind, receipt)
