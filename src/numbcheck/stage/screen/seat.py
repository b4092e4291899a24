"""ScreenSeat: a visit on a full screen, which leaves nothing behind in the terminal."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from prompt_toolkit.input import create_input

from numbcheck.stage import keys
from numbcheck.stage.clock import lived_clock
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.canvas import Scene
from numbcheck.stage.screen.desk import ScreenDesk
from numbcheck.stage.screen.output import ScreenOutput
from numbcheck.stage.screen.question import Question
from numbcheck.stage.screen.stage import ScreenStage
from numbcheck.stage.screen.view import closing, page
from numbcheck.stage.seat import HELP, NO_EDGES, answer_of
from numbcheck.stage.signals import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from signal import Signals

    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.mark_list import MarkList, Marks
    from numbcheck.stage.screen.first import FirstPicture
    from numbcheck.stage.screen.text import Picture, Room
    from numbcheck.stage.seat import Edges
    from numbcheck.stage.streams import Streams
    from numbcheck.stage.text_input import TextInput, Written

_BACK = frozenset("q!\r\x1b\x03\x04\x07") | {"\x1bOP"}


class ScreenSeat:
    """One visit on one screen."""

    def __init__(self, screen: Screen, appearance: Appearance) -> None:
        self.screen = screen
        self.desk = ScreenDesk(screen, self._question)
        self._appearance = appearance
        self._stages: list[ScreenStage] = []
        self.parting = ""

    @property
    def left_by(self) -> Signals | None:
        """The signal by which the person left, or None."""
        return self.screen.left_by

    @property
    def can_ask(self) -> bool:
        """Whether the screen is still seen."""
        return not self.screen.gone

    @property
    def leaves_nothing(self) -> bool:
        """A full screen is cleared."""
        return True

    @property
    def fault(self) -> Exception | None:
        """What kept the screen from going on, or None."""
        return self.screen.fault

    def fail(self, fault: Exception | None) -> None:
        """Remember what kept a practice from going on."""
        self.screen.fault = self.screen.fault or fault

    def stage(self) -> ScreenStage:
        """Return a stage for one practice."""
        stage = ScreenStage(self.screen, self._appearance, self._stages.remove, self.desk.begun)
        self._stages.append(stage)
        return stage

    def page(self, lines: Sequence[str], *, on: bool = False) -> None:
        """Show a page to scroll through until one key leads back to where the person was, or `on`."""
        with self.screen.kept():
            top = 0
            while (top := self._read(tuple(lines), top, on=on)) >= 0:
                pass

    def read(self, lines: Iterator[str], help_: Callable[[], Sequence[str]], *, from_end: bool) -> bool:
        """Let a long text be read until a key leaves it."""
        from numbcheck.stage.screen.reader import Reader

        Reader(lines, from_end=from_end).read(self.screen, lambda: self.page(help_()))
        return True

    def welcome_back(self) -> None:
        """Nothing needs to be said: what was there before is drawn again."""

    def show_keys(self, *, voice: bool) -> None:
        """Show which keys mean what, and whether the voice is on."""
        self.page(keys.page_of_keys(voice=voice))

    def half_typed(self) -> str:
        """Return what the field holds so far."""
        return self._question().half

    def ask_key(self, question: str, seconds: float, offered: str = "", *, ahead: bool = False) -> str:
        """Ask on the screen; what leaves, and Enter, leaves it open, and no other key does anything."""
        if not ahead:
            self.screen.drop_typeahead()
        return self._ask((question,), seconds, offered, ahead=ahead)

    def farewell(
        self,
        words: str,
        question: str,
        seconds: float,
        help_: Callable[[], Sequence[str]],
        offered: str = "",
        edges: Edges = NO_EDGES,
    ) -> str:
        """Say the last words and ask; return the key pressed within `seconds`, or "".

        Without a question nobody is kept here: the screen closes at once, and the words come after it.
        """
        self.screen.drop_typeahead()
        if question:
            return self._ask(tuple(filter(None, (words, question))), seconds, offered, help_, edges=edges)
        self.parting = words
        return ""

    def _ask(
        self,
        said: tuple[str, ...],
        seconds: float,
        offered: str,
        help_: Callable[[], Sequence[str]] | None = None,
        *,
        edges: Edges = NO_EDGES,
        ahead: bool = False,
    ) -> str:
        closes = "q closes" if "\r" in offered else edges.enter
        said = tuple(_without(words, edges.enter) for words in said)
        hint = f"{closes}  ! numbers to call" if help_ else closes
        end = self.desk.now() + seconds
        while True:
            # last words stay until something else is shown: what was over would come back for a moment
            with nullcontext() if help_ else self.screen.kept():
                self.screen.show(Scene(paint=lambda room: closing(said, room, hint, edges)))
                key = waited(
                    self.screen,
                    end - self.desk.now(),
                    lambda: self._closing_key(offered, helps=help_ is not None, ahead=ahead),
                )
            if help_ and key in HELP:
                self.page(help_())
                continue
            self.desk.answered(by_key=bool(key))
            return key or ""

    def _closing_key(self, offered: str, *, helps: bool, ahead: bool) -> str | None:
        """Return the next key that means something: an answer, one of help where it `helps`, "" to leave it open."""
        while (key := self.screen.next_key()) is not None:
            if helps and key in HELP:
                return key
            if (answer := answer_of(key, offered, hushed=self.desk.hushed and not ahead)) is not None:
                return answer
        return None

    def write(self, text_input: TextInput) -> Written:
        """Let the person write until they say it is done, or leave."""
        from numbcheck.stage.screen.text_area import write

        return write(self.screen, text_input, self.page)

    def mark(self, mark_list: MarkList) -> Marks:
        """Let the person mark what they want of a list until they go on, or leave."""
        from numbcheck.stage.screen.mark_list import mark

        return mark(self.screen, mark_list, self.page)

    def _question(self) -> Question:
        return self._stages[-1].question if self._stages else Question()

    def _read(self, lines: tuple[str, ...], top: int, *, on: bool) -> int:
        """Show the page from line `top` and return where the next key leads to; -1 leads back."""
        reached, height = top, 1

        def paint(room: Room) -> Picture:
            nonlocal reached, height
            drawn, reached = page(lines, room, top, on=on)
            height = room.height
            return drawn

        self.screen.show(Scene(paint=paint))
        key = waited(self.screen, None, self.screen.next_key)
        if key is None or key in _BACK:
            return -1
        down = keys.LINES_DOWN.get(key, 0) + keys.PAGES_DOWN.get(key, 0) * max(1, height - 4)
        return keys.TO_LINE.get(key, max(0, reached + down))


def _without(words: str, enter: str) -> str:
    """Return the words of a question without what Enter does, which the keys below say."""
    before = words.removesuffix(f"{enter}.")
    return words if before == words else f"{before.rstrip(' ,.')}."


@contextmanager
def screen_seat(
    streams: Streams, appearance: Appearance, first: FirstPicture | None = None
) -> Iterator[ScreenSeat]:
    """Take a seat at a full screen; raises whatever keeps it from starting, and then nothing has changed.

    Where a `first` picture stands there already, it is that screen, and it heard the signals since.
    """
    if (stdout := streams.stdout) is None:
        raise OSError("there is no terminal")
    output = ScreenOutput.to(stdout, streams.environ.get("TERM"))
    if first:
        output.begin_behind()
    with nullcontext(first.signals) if first else watched(stopping=True) as signals:
        screen = Screen(
            create_input(stdin=streams.stdin),
            output,
            signals,
            lived_clock(),
            appearance,
            first,
        )
        seat = ScreenSeat(screen, appearance)
        try:
            screen.open()
            yield seat
        finally:
            screen.close()
            if seat.parting:
                streams.write_stderr(streams.wrap(seat.parting) + "\n")
