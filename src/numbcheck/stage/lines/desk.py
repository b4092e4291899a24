"""LineDesk: real time on one clock, with keys and lines read from wherever standard input leads."""

from __future__ import annotations

import os
import select
import signal
from collections import deque
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, TypeVar

from numbcheck import incoming
from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Event, Said
from numbcheck.stage import keys
from numbcheck.stage.clock import in_one_go, lived_clock
from numbcheck.stage.lines.keyboard import Keyboard
from numbcheck.stage.seat import CALM, Over
from numbcheck.stage.signals import LEAVING, Signals, watched
from numbcheck.stage.text_input import PASTE_PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.stage.clock import LivedClock

T = TypeVar("T")

_CHUNK = 65536


class LineDesk:
    """A desk over a terminal's keyboard, or else over the lines of a file descriptor (None where it is closed)."""

    __slots__ = (
        "_at_end",
        "_by_key",
        "_calm_from",
        "_clock",
        "_fd",
        "_keyboard",
        "_lines",
        "_picks",
        "_rest",
        "_signals",
        "_wished",
        "left_by",
        "on_line",
    )

    def __init__(
        self, fd: int | None, signals: Signals, keyboard: Keyboard | None, clock: LivedClock
    ) -> None:
        self._fd = fd
        self._signals = signals
        self._keyboard = keyboard
        self._clock = clock
        self._lines: deque[str] = deque()
        self._rest = b""
        self._at_end = fd is None
        self._picks = False
        self._wished: deque[Event] = deque()
        self._calm_from = -inf
        self._by_key = False
        self.left_by: signal.Signals | None = None
        self.on_line: Callable[[str], object] | None = None

    def now(self) -> float:
        """Return seconds that a person lived through: a machine asleep or a stopped job does not count."""
        return self._clock.now()

    def wait(self, seconds: float | None, *, typing: bool) -> Event | None:
        """Wait as the Desk protocol says. Where a pipe has ended every question is answered with Enter.

        Leaving brings what is half typed. A signal that asks to leave does so for good.
        """

        def pick() -> Event | None:
            left = self._left()
            if typing:
                return self._asked(left=left)
            return Did(Command.STOP) if left else self._timed(untimed=seconds is None)

        event = self._event(seconds, pick, typing=typing)
        if isinstance(event, Said):
            self.answered(by_key=False)
        return event

    def begun(self, picks: bool) -> None:
        """Another question begins; where it offers answers (`picks`), no line that was ended before answers it."""
        self._picks = picks
        if picks and self._keyboard:
            self._keyboard.begin(self.now(), typing=True)
            self._keyboard.read_waiting(self.now())
            while event := self._keyboard.line(keys.TYPING):
                if isinstance(event, Said):
                    self._stays(event, self._keyboard)
                else:
                    self._wished.append(event)

    def answered(self, *, by_key: bool) -> None:
        """Something was answered just now, `by_key` alone or by a line."""
        self._calm_from, self._by_key = self.now(), by_key

    @property
    def hushed(self) -> bool:
        """Whether the last answer is so close that what a terminal sends now was not meant for another question."""
        return self._keyboard is not None and self.now() < self._calm_from + CALM

    def line(self, seconds: float | None = None) -> Event | None:
        """Wait for a line of a text, in which a Tab is a character; or for help, NEXT (it is done), or STOP.

        None where nothing came within `seconds`, and as soon as something is half typed where nothing was.

        Lines that were ended before the wish came still come first; what is half typed is `taken` afterwards.
        """

        def pick() -> Event | None:
            left = self._left()
            if event := self._line(keys.WRITING):
                return event
            return Did(Command.STOP) if left else Did(Command.NEXT) if self._at_end else None

        return self._event(seconds, pick, typing=True)

    def more_line(self) -> str | None:
        """Return the next line that came in one go with the last one: it was pasted; None where none did."""
        said = self._until(PASTE_PATIENCE, self._pasted, typing=True) if self._keyboard else None
        return said.text if isinstance(said, Said) else None

    def touched(self) -> bool:
        """Return whether something is half typed."""
        return bool(self.half_typed())

    def half_typed(self) -> str:
        """Return what is half typed at a terminal, and leave it there."""
        return self._keyboard.half if self._keyboard else ""

    def taken(self) -> str:
        """Return what is half typed at a terminal, and empty the line."""
        return self._keyboard.taken() if self._keyboard else ""

    def give_back(self, half: str) -> None:
        """Let `half` stand there once more as half typed."""
        if self._keyboard and half:
            self._keyboard.give_back(half)

    def key(self, seconds: float) -> str | None:
        """Return the next single key pressed within `seconds`; None where none comes or nobody is there."""

        def pick() -> str | Did | None:
            if self._left() or self._at_end or not self._keyboard:
                return Did(Command.STOP)
            return self._keyboard.key()

        key = self._until(seconds, pick, typing=False)
        return key if isinstance(key, str) else None

    def drop_typeahead(self) -> None:
        """Discard every key that was pressed ahead: it was not meant for what is asked now."""
        if self._keyboard:
            self._keyboard.drop_typeahead()

    def _event(
        self, seconds: float | None, pick: Callable[[], Event | None], *, typing: bool
    ) -> Event | None:
        """Wait until `pick` returns an event; None when time is up, or something is half typed where nothing was."""
        half = self.half_typed()

        def over() -> Over | None:
            event = pick()
            return Over(event) if event or (not half and self.half_typed()) else None

        found = self._until(seconds, over, typing=typing)
        return found.event if found else None

    def _until(self, seconds: float | None, pick: Callable[[], T], *, typing: bool) -> T | None:
        end = None if seconds is None else self.now() + seconds
        if self._keyboard:
            self._keyboard.begin(self.now(), typing=typing)
        looked = False
        while (picked := pick()) is None:
            left = None if end is None else max(0.0, end - self.now())
            if left == 0.0 and looked:
                return None
            self._sleep(left, listen=not self._at_end and (typing or self._keyboard is not None))
            looked = True
        return picked

    def _left(self) -> bool:
        while (number := self._signals.take()) is not None:
            if number in LEAVING:
                self._told_to_leave(number)
            elif self._keyboard and number == signal.SIGTSTP:
                self._stop(self._keyboard)
            elif self._keyboard:
                self._keyboard.renew()
        return self.left_by is not None

    def _told_to_leave(self, number: signal.Signals) -> None:
        if self.left_by is None:
            self.left_by = number
            if self._keyboard and not self._at_end:
                self._keyboard.read_last(self.now())
                self._keyboard.break_line()

    def _stop(self, keyboard: Keyboard) -> None:
        keyboard.lend()
        with self._clock.at_most(0):
            self._signals.stop()
        keyboard.renew()
        keyboard.show_again()

    def _timed(self, *, untimed: bool) -> Event | None:
        while self._keyboard and (key := self._keyboard.key()) is not None:
            if command := keys.TIMED.get(key):
                return Did(command)
        nobody_answers = self._at_end or not self._keyboard
        return Did(Command.NEXT) if untimed and nobody_answers else None

    def _asked(self, *, left: bool) -> Event | None:
        if left and not self._keyboard:
            return Did(Command.STOP)
        event = self._wished.popleft() if self._wished else self._line(keys.TYPING)
        while isinstance(event, Said) and self._is_of_before(event) and self._keyboard:
            self._stays(event, self._keyboard)
            event = self._line(keys.TYPING)
        if event is None and self._at_end and not self._keyboard:
            return Said("")
        if event is None and (left or self._at_end):
            event = Did(Command.STOP)
        if event in (Did(Command.STOP), Did(Command.ENOUGH)) and (half := self.taken()):
            return BrokeOff(half, enough=event == Did(Command.ENOUGH))
        return event

    def _is_of_before(self, said: Said) -> bool:
        """Return whether a line was not meant for this question: at once where one picks, or only the end of a key."""
        return self.hushed and (self._picks or (self._by_key and not said.text))

    def _stays(self, said: Said, keyboard: Keyboard) -> None:
        """Let a line that was ended before anybody could have read the question stand there as half typed."""
        if said.text:
            keyboard.give_back(f"{said.text} ")
        keyboard.show_again()

    def _line(self, commands: dict[str, Command]) -> Event | None:
        if self._keyboard:
            return self._keyboard.line(commands, self.on_line)
        return Said(self._lines.popleft()) if self._lines else None

    def _pasted(self) -> Event | None:
        self._left()
        return self._line(keys.WRITING)

    def _sleep(self, left: float | None, *, listen: bool) -> None:
        patience = self._keyboard.patience(self.now()) if self._keyboard else None
        share = in_one_go(left) if patience is None else min(in_one_go(left), patience)
        sources = [self._signals.fd] + ([self._fd] if listen and self._fd is not None else [])
        with self._clock.at_most(share):
            ready = select.select(sources, [], [], share)[0]
        if self._fd in ready:
            self._read()
        elif self._keyboard:
            self._keyboard.give_up(self.now())

    def _read(self) -> None:
        if self._keyboard:
            self._at_end = not self._keyboard.read(self.now())
            return
        try:
            chunk = os.read(self._fd or 0, _CHUNK)
        except OSError:
            chunk = b""
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        if not chunk:
            self._at_end = True
            whole, self._rest = [*whole, *filter(None, [self._rest])], b""
        self._lines.extend(_text(line) for line in whole)


def _text(line: bytes) -> str:
    return incoming.carried(line, incoming.spoken_here()).removesuffix("\r")


@contextmanager
def line_desk(fd: int | None, *, terminal: bool) -> Iterator[LineDesk]:
    """Open a desk over `fd`; afterwards the terminal and the signal handlers are what they were before."""
    with watched(stopping=terminal) as signals:
        keyboard = Keyboard(fd, signals.note) if terminal and fd is not None else None
        try:
            if keyboard:
                keyboard.acquire()
            yield LineDesk(fd, signals, keyboard, lived_clock())
        finally:
            if keyboard:
                keyboard.restore()
