"""One session: what is played or asked at a seat, its answers safe in a draft, and the ways to leave it."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from numbcheck.play.perform import perform
from numbcheck.play.player import Command
from numbcheck.practice import looking_around
from numbcheck.practice.script import Ask
from numbcheck.stage.signals import end_by, uninterrupted
from numbcheck.stage.text_input import SAFE_EVERY
from numbcheck.visit import sound
from numbcheck.visit.keeping import say_originals, say_unsafe
from numbcheck.words.labels import ask_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numbcheck.journal.drafts.autosave import Autosave
    from numbcheck.journal.entry import Entry
    from numbcheck.play.player import Frame, Outcome
    from numbcheck.play.ports import Aside, Stage
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

    AnswerPairs = Sequence[tuple[str, str]]
    Save = Callable[[AnswerPairs, Frame | None], bool]


class AutosavingStage:
    """A stage around another one, which saves every answer as a draft before it shows what is next.

    `save` takes the answers so far, and the moment, and returns whether they lie in a draft now; what is `half`
    typed goes with them every few seconds.
    """

    def __init__(self, stage: Stage, save: Save, half: Callable[[], str]) -> None:
        self._stage = stage
        self._frame: Frame | None = None
        self._save = save
        self._half = half
        self._arrival: int | None = None
        self._saved: AnswerPairs = ()
        self._saved_at = 0.0

    @property
    def rhythm(self) -> float | None:
        """What the stage inside wants, and while something may have to be saved no less than every few seconds."""
        inner = self._stage.rhythm
        if self._frame is None or not (self._half_typed(self._frame) or self._unsaved(self._frame)):
            return inner
        return SAFE_EVERY if inner is None else min(inner, SAFE_EVERY)

    def show(self, frame: Frame) -> None:
        """Save, then show; saving that fails is tried again later."""
        late = frame.elapsed >= self._saved_at + SAFE_EVERY
        if frame.arrival != self._arrival or (late and self._unsaved(frame)):
            self._arrival, self._saved_at = frame.arrival, frame.elapsed
            said = self._said(frame)
            self._saved = said if self._save(said, frame) else ()
        self._frame = frame
        self._stage.show(frame)

    def on_line(self, line: str) -> None:
        """Save an answer at the very Enter that ends it."""
        if self._frame and isinstance(self._frame.beat, Ask) and line.strip():
            self._save([*self._frame.answers, (self._frame.beat.ask, line)], self._frame)

    def close(self) -> None:
        """Close the stage inside."""
        self._stage.close()

    def _unsaved(self, frame: Frame) -> bool:
        return self._said(frame) != self._saved

    def _said(self, frame: Frame) -> AnswerPairs:
        return (*frame.answers, *self._half_typed(frame))

    def _half_typed(self, frame: Frame) -> AnswerPairs:
        half = self._half() if isinstance(frame.beat, Ask) else ""
        return [(frame.beat.ask, half)] if half.strip() and isinstance(frame.beat, Ask) else []


def played(
    seat: Seat,
    script: Script,
    stage: Stage,
    beside: Mapping[Command, Aside],
    save: Save,
    start: int = 0,
) -> Outcome:
    """Play `script` at `seat` on `stage`, and return what came of it; `save` gets all answers on the way.

    What is half typed at the end goes to `save`, too: it is lost at no moment.
    """
    safe_stage = AutosavingStage(stage, save, seat.half_typed)
    before, seat.desk.on_line = seat.desk.on_line, safe_stage.on_line
    try:
        outcome = perform(script, seat.desk, safe_stage, beside, start)
    finally:
        seat.desk.on_line = before
    safe_stage.close()
    seat.fail(outcome.fault)
    save([*outcome.answers, *outcome.half], None)
    return outcome


def ask_through(house: House, seat: Seat, script: Script) -> Outcome:
    """Play questions that are answered by keys alone, and return what came of them."""
    return played(seat, script, seat.stage(), asides(house, seat), lambda *_: True)


@contextmanager
def safe(house: House, autosave: Autosave, text: str) -> Iterator[None]:
    """Save `text` within the block, whatever signal comes; its draft is then discarded, or kept where saving failed."""
    with uninterrupted():
        try:
            autosave.keep_original(text)
            yield
        except NumbcheckError as error:
            if autosave.try_save(text):
                raise type(error)(f"{error} What you typed is a draft: numbcheck journal --resume") from error
            say_unsafe(house, text)
            raise
        say_originals(house, house.drafts.originals.let_go())
        autosave.discard()


def as_text(owner: str, answers: AnswerPairs) -> str:
    """Return answers as a text a person can read, a line each; those without words are left out.

    `owner` is the practice, or the kind of entry, that asks.
    """
    return "\n".join(f"{ask_label(owner, ask)}: {words}" for ask, words in answers if words)


def typed(entry: Entry) -> tuple[str, str]:
    """Return the answers of an entry as the draft of its practice has them, and as one of an earlier version had."""
    said = [(answer.ask, answer.text) for answer in entry.answers]
    earlier = "\n".join(f"{ask}: {words}" for ask, words in said if words)
    return as_text(entry.practice or entry.kind, said), earlier


def leave(seat: Seat) -> None:
    """End the command as the signal asks that ended the visit, if one did; Ctrl-C is a kind way to leave.

    Where the visit could not go on, its fault is raised.
    """
    if seat.fault is not None:
        raise seat.fault
    if seat.left_by is not None and seat.left_by != signal.SIGINT:
        end_by(seat.left_by)


def asides(house: House, seat: Seat) -> dict[Command, Aside]:
    """Return what the help, look-around and keys commands do beside a practice."""
    help_ = help_page(house)
    beside: dict[Command, Aside] = {
        Command.HELP: lambda _: seat.page(help_()),
        Command.KEYS: lambda _: seat.show_keys(voice=house.voice.on),
        Command.VOICE: lambda _: sound.toggle(house, seat),
    }

    seen = 0

    def look_around(frame: Frame) -> None:
        nonlocal seen
        around = looking_around.around(frame.script, frame.beat)
        stage = sound.heard_stage(house, seat, around.title)
        seen = perform(around, seat.desk, stage, beside, seen).index + 1
        stage.close()
        seat.welcome_back()

    return {**beside, Command.LOOK: look_around}


def help_page(house: House) -> Callable[[], list[str]]:
    """Return what gives the lines of the crisis page; the voice is quiet while they are read."""

    def page() -> list[str]:
        from numbcheck.visit.crisis_page import crisis_lines

        house.voice.hush()
        return crisis_lines(house)

    return page


def read_through(house: House, lines: Iterator[str], *, from_end: bool) -> bool:
    """Let a long text be read on a full screen; return whether there is one."""
    from numbcheck.stage.choose import fits_screen

    if not fits_screen(house.streams):
        return False
    with house.seat() as seat:
        shown = seat.read(lines, help_page(house), from_end=from_end)
    leave(seat)
    return shown
