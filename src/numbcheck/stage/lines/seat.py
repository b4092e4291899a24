"""LineSeat: a visit on plain lines, on any terminal, in a pipe, for a screen reader."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Said
from numbcheck.stage import keys
from numbcheck.stage.lines.desk import LineDesk, line_desk
from numbcheck.stage.lines.stage import LineStage
from numbcheck.stage.seat import HELP, answer_of
from numbcheck.stage.text_input import SAFE_EVERY, Written
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from signal import Signals

    from numbcheck.play.ports import Event
    from numbcheck.stage.mark_list import MarkList, Marks
    from numbcheck.stage.streams import Streams
    from numbcheck.stage.text_input import TextInput

_HELP_HINT = "! shows where to find help now."


class LineSeat:
    """Plain lines: on any terminal, in a pipe, for a screen reader."""

    __slots__ = ("_stages", "desk", "fault", "streams")

    def __init__(self, streams: Streams, desk: LineDesk) -> None:
        self.streams = streams
        self.desk = desk
        self._stages: list[LineStage] = []
        self.fault: Exception | None = None

    @property
    def left_by(self) -> Signals | None:
        """The signal by which the person left, or None."""
        return self.desk.left_by

    @property
    def can_ask(self) -> bool:
        """Whether it is a terminal at which somebody still sits."""
        return self.streams.can_ask and self.left_by is None

    def fail(self, fault: Exception | None) -> None:
        """Remember what kept the lines from going on."""
        self.fault = self.fault or fault

    def stage(self) -> LineStage:
        """Return a stage of lines; what is half typed waits until it closes."""
        half = self.desk.taken()

        def close(stage: LineStage) -> None:
            self._stages.remove(stage)
            self.desk.give_back(half)

        self._stages.append(
            LineStage(self.streams, prompts=self.streams.can_ask, close=close, begun=self.desk.begun)
        )
        return self._stages[-1]

    def page(self, lines: Sequence[str]) -> None:
        """Print the page among the other lines."""
        for line in lines:
            self.streams.put(line)
        self._remind(Receipt.BACK)

    def read(self, *_: object, **__: object) -> bool:
        """Lines scroll by themselves, and are not turned like pages."""
        return False

    def welcome_back(self) -> None:
        """Let each practice say where it goes on."""
        self._remind(Receipt.BACK_TO)

    def _remind(self, receipt: Receipt) -> None:
        for stage in self._stages:
            stage.remind(receipt)

    def show_keys(self) -> None:
        """Print the keys of a timed beat."""
        self.streams.say(keys.TIMED_HELP)

    def half_typed(self) -> str:
        """Return what the line holds so far."""
        return self.desk.half_typed()

    def ask_key(self, question: str, seconds: float, offered: str = "", *, ahead: bool = False) -> str:
        """Ask on a terminal, and let nothing pressed before answer unless `ahead`; elsewhere nobody is asked."""
        if not ahead:
            self.desk.drop_typeahead()
        return self._key(question, seconds, offered, ahead=ahead)

    def _key(
        self,
        question: str,
        seconds: float,
        offered: str,
        help_: Callable[[], Sequence[str]] | None = None,
        *,
        ahead: bool = False,
    ) -> str:
        if not self.can_ask:
            return ""
        asked = self.streams.wrap(f"{question} {_HELP_HINT}" if help_ else question)
        end = self.desk.now() + seconds
        self.streams.write_stderr(f"{asked}\n")
        while self.left_by is None and (left := end - self.desk.now()) > 0:
            key = self.desk.key(left)
            if key is None:
                return ""
            if help_ and key in HELP:
                self.page(help_())
                self.streams.write_stderr(f"{asked}\n")
            elif (answer := answer_of(key, offered, hushed=self.desk.hushed and not ahead)) is not None:
                self.desk.answered()
                return answer
        return ""

    def farewell(
        self,
        words: str,
        question: str,
        seconds: float,
        help_: Callable[[], Sequence[str]],
        offered: str = "",
    ) -> str:
        """Print the words, then ask."""
        self.desk.drop_typeahead()
        with suppress(OSError):
            if words:
                self.streams.put(self.streams.wrap(words))
        return self._key(question, seconds, offered, help_) if question else ""

    def write(self, text_input: TextInput) -> Written:
        """Take line after line; each is safe as a draft at the very Enter, and a long one before."""
        for words in (*text_input.words, text_input.line_hint):
            self.streams.warn(words)
        lines = text_input.text.split("\n") if text_input.text else []
        for line in lines:
            self.streams.write_stderr(printable(line) + "\n")
        before = self.desk.on_line
        self.desk.on_line = lambda line: text_input.safe("\n".join([*lines, *filter(None, [line])]))
        try:
            return self._written(text_input, lines)
        finally:
            self.desk.on_line = before

    def _written(self, text_input: TextInput, lines: list[str]) -> Written:
        """Take line after line behind the `lines` there are."""
        while True:
            self.streams.write_stderr("> " if text_input.one_line else "")
            match self._line(text_input, lines):
                case Said(text) if text_input.one_line:
                    lines.append(text)
                    self._take_pasted(lines)
                    return Written("\n".join(lines), done=True)
                case Said(text):
                    lines.append(text)
                    text_input.safe("\n".join(lines))
                case Did(Command.HELP):
                    self.page(text_input.help())
                case Did(command):
                    lines += filter(None, [self.desk.taken()])
                    return Written("\n".join(lines), done=command is Command.NEXT, left_by=self.left_by)

    def mark(self, mark_list: MarkList) -> Marks:
        """Let the person mark what they want of a list by its numbers until they go on, or leave."""
        from numbcheck.stage.lines.mark_list import mark

        return mark(self, mark_list)

    def _line(self, text_input: TextInput, lines: list[str]) -> Event:
        """Return what is done next; what is half typed meanwhile goes to the draft every few seconds."""
        while True:
            idle = not lines and not self.desk.half_typed()
            if (event := self.desk.line(None if idle else SAFE_EVERY)) is not None:
                return event
            if not idle:
                text_input.safe("\n".join([*lines, *filter(None, [self.desk.half_typed()])]))

    def _take_pasted(self, lines: list[str]) -> None:
        """Take to `lines` those that came along with the last one; the last of them may be unended."""
        before = len(lines)
        while (line := self.desk.more_line()) is not None:
            lines.append(line)
        lines.append(self.desk.taken())
        while len(lines) > before and not lines[-1].strip():
            lines.pop()
        if len(lines) > before:
            self.streams.say("More lines came along with it. They are part of it too.")


@contextmanager
def line_seat(streams: Streams) -> Iterator[LineSeat]:
    """Take a seat of plain lines; afterwards the terminal is as it was."""
    stdin = None if streams.no_input else streams.stdin
    with line_desk(None if stdin is None else stdin.fileno(), terminal=streams.can_ask) as desk:
        yield LineSeat(streams, desk)
