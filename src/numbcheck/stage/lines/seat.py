"""LineSeat: a visit on plain lines, on any terminal, in a pipe, for a screen reader."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import TIED
from numbcheck.play.player import Command
from numbcheck.play.ports import Did, Said
from numbcheck.stage import keys
from numbcheck.stage.lines.desk import LineDesk, line_desk
from numbcheck.stage.lines.stage import LineStage
from numbcheck.stage.seat import HELP, NO_EDGES, answer_of
from numbcheck.stage.text_input import FULL_STOP, SAFE_EVERY, Written, in_one_line
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from signal import Signals

    from numbcheck.play.ports import Event
    from numbcheck.stage.mark_list import MarkList, Marks
    from numbcheck.stage.seat import Edges
    from numbcheck.stage.streams import Streams
    from numbcheck.stage.text_input import Paper, TextInput

_HELP_HINT = "! shows numbers to call."


class LineSeat:
    """Plain lines: on any terminal, in a pipe, for a screen reader."""

    __slots__ = ("_stages", "_told", "desk", "fault", "streams")

    def __init__(self, streams: Streams, desk: LineDesk) -> None:
        self.streams = streams
        self.desk = desk
        self._stages: list[LineStage] = []
        self._told: set[str] = set()
        self.fault: Exception | None = None

    @property
    def left_by(self) -> Signals | None:
        """The signal by which the person left, or None."""
        return self.desk.left_by

    @property
    def can_ask(self) -> bool:
        """Whether it is a terminal at which somebody still sits."""
        return self.streams.can_ask and self.left_by is None

    @property
    def leaves_nothing(self) -> bool:
        """Lines stay."""
        return False

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
            LineStage(
                self.streams,
                prompts=self.streams.can_ask,
                close=close,
                begun=self.desk.begun,
                told=self._told,
            )
        )
        return self._stages[-1]

    def page(self, lines: Sequence[str], *, on: bool = False) -> None:  # noqa: ARG002 (nothing waits here)
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

    def _remind(self, receipt: str) -> None:
        for stage in self._stages:
            stage.remind(receipt)

    def show_keys(self, *, voice: bool) -> None:
        """Print the keys of a timed beat, and whether the voice is on."""
        self.streams.say(f"{keys.TIMED_HELP} The voice is {'on' if voice else 'off'}.")

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
        asked = self.streams.wrap(f"{question} {_HELP_HINT}" if help_ else question).replace(TIED, " ")
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
                self.desk.answered(by_key=bool(answer))
                return answer
        return ""

    def farewell(
        self,
        words: str,
        question: str,
        seconds: float,
        help_: Callable[[], Sequence[str]],
        offered: str = "",
        edges: Edges = NO_EDGES,  # noqa: ARG002 (lines were read before; the receipt names it)
    ) -> str:
        """Print the words, then ask."""
        self.desk.drop_typeahead()
        with suppress(OSError):
            if words:
                self.streams.put(self.streams.wrap(words))
        return self._key(question, seconds, offered, help_) if question else ""

    def write(self, text_input: TextInput) -> Written:
        """Take line after line; each is safe as a draft at the very Enter, and a long one before."""
        paper = text_input.paper
        for words in paper.lines:
            self.streams.warn(words)
        lines = paper.text.split("\n") if paper.text else []
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
        paper, begun = text_input.paper, ""
        while True:
            if paper.leads and paper.stems and not begun:
                begun = paper.stems.next()
            self.streams.write_stderr("> " if paper.one_line else begun)
            match self._line(text_input, lines):
                case Said(text) if paper.one_line:
                    return Written(in_one_line([*lines, text, *self._pasted()]), done=True)
                case Said(text):
                    pasted = self._pasted() if text == FULL_STOP else []
                    if text == FULL_STOP and not pasted:
                        return Written("\n".join(lines), done=True)
                    lines += [f"{begun}{text}"] if text.strip() or not begun else []
                    lines += pasted
                    begun = ""
                    text_input.safe("\n".join(lines))
                case Did(Command.STEM):
                    begun = self._another(paper, begun)
                case Did(command) if paper.acts(command, "\n".join([*lines, self.desk.half_typed()])):
                    if (written := self._wished(command, text_input, lines, begun)) is not None:
                        return written

    def _another(self, paper: Paper, begun: str) -> str:
        """Return another beginning of a sentence in place of `begun`, which stays while something is typed."""
        if paper.stems is None or self.desk.half_typed():
            return begun
        self.streams.write_stderr("\n" if begun else "")
        return paper.stems.next()

    def _wished(
        self, command: Command, text_input: TextInput, lines: list[str], begun: str
    ) -> Written | None:
        """Do what is wished about a text; return it where nothing more is to be written now."""
        question = text_input.paper.question
        match command:
            case Command.HELP:
                self.page(text_input.help())
                return None
            case Command.MORE | Command.BACK | Command.SKIP if question:
                question.turn(command)
                for words in question.words:
                    self.streams.warn(words)
                return None
        half = self.desk.taken()
        written = "\n".join([*lines, *([f"{begun}{half}"] if half else [])])
        return Written(
            written,
            done=command is Command.NEXT,
            left_by=self.left_by,
            resumes=command is Command.RESUME,
            thrown=command is Command.DISCARD,
        )

    def mark(self, mark_list: MarkList) -> Marks:
        """Let the person mark what they want of a list by its numbers until they go on, or leave."""
        from numbcheck.stage.lines.mark_list import mark

        return mark(self.streams, self.desk, self.page, mark_list)

    def _line(self, text_input: TextInput, lines: list[str]) -> Event:
        """Return the next event; what is half typed goes to the draft every few seconds."""
        while True:
            idle = not lines and not self.desk.half_typed()
            if (event := self.desk.line(None if idle else SAFE_EVERY)) is not None:
                return event
            if not idle:
                text_input.safe("\n".join([*lines, *filter(None, [self.desk.half_typed()])]))

    def _pasted(self) -> list[str]:
        """Return the lines that came along with the last one; the last of them may be unended."""
        lines: list[str] = []
        while (line := self.desk.more_line()) is not None:
            lines.append(line)
        lines.append(self.desk.taken())
        while lines and not lines[-1].strip():
            lines.pop()
        if lines:
            self.streams.say("The rest of what you pasted was kept, too.")
        return lines


@contextmanager
def line_seat(streams: Streams) -> Iterator[LineSeat]:
    """Take a seat of plain lines; afterwards the terminal is as it was."""
    stdin = None if streams.no_input else streams.stdin
    with line_desk(None if stdin is None else stdin.fileno(), terminal=streams.can_ask) as desk:
        yield LineSeat(streams, desk)
