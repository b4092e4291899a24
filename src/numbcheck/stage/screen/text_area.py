"""Writing on a full screen: the words above, the text, the keys below, and nothing left behind in the terminal."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from numbcheck.play.player import Command
from numbcheck.stage import keys
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.canvas import Mode, Scene
from numbcheck.stage.screen.paper import drawn
from numbcheck.stage.text_input import PASTE_PATIENCE, SAFE_EVERY, Paper, TextInput, Written, in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MINUTE = 60.0


def write(screen: Screen, text_input: TextInput, page: Callable[[Sequence[str]], None]) -> Written:
    """Let the person write until they say it is done, or leave; `page` shows the crisis page and comes back."""
    paper = text_input.paper
    field = Buffer(multiline=not paper.one_line)
    _put(field, paper.stems.on(paper.text) if paper.leads and paper.stems else paper.text)
    began = screen.clock.now()
    with screen.kept(), _safe_at_enter(screen, text_input, field):
        safe = True
        while True:
            screen.show(_scene(paper, field, screen.clock.now() - began))
            if safe and paper.minutes is None:
                _wait_for_something(screen, field)
            key = waited(screen, SAFE_EVERY, screen.next_key) or ""
            text_now = key[:-1] if key.endswith("\r") else field.text
            safe = text_input.safe(text_now) or not text_now.strip()
            if key.endswith("\r"):
                return Written(in_one_line([text_now, *_pasted(screen, field)]), done=True)
            command = keys.WRITING.get(key)
            if screen.gone or command is Command.STOP:
                return Written(text_now, done=False, left_by=screen.left_by)
            match command if command and paper.acts(command, text_now) else None:
                case Command.HELP:
                    page(text_input.help())
                case Command.NEXT | Command.RESUME | Command.DISCARD as end:
                    return Written(
                        text_now,
                        done=end is Command.NEXT,
                        resumes=end is Command.RESUME,
                        thrown=end is Command.DISCARD,
                    )
                case Command.STEM if paper.stems:
                    _put(field, paper.stems.on(text_now))
                case Command() as turned if paper.question:
                    paper.question.turn(turned)


def _wait_for_something(screen: Screen, field: Buffer) -> None:
    """Wait until a key has come, or the text is not what it was; until then there is nothing to bring to a draft."""
    before = field.text
    waited(screen, None, lambda: (screen.pressed or field.text != before) or None)


@contextmanager
def _safe_at_enter(screen: Screen, text_input: TextInput, field: Buffer) -> Iterator[None]:
    """Bring the text to its draft at the very Enter that ends a line, before anything is drawn."""
    lines: list[str] = []
    paper = text_input.paper
    breaks = paper.text.count("\n")

    def line_ended(line: str) -> None:
        lines.append(line)
        text_input.safe(in_one_line(lines))

    def changed(buffer: Buffer) -> None:
        nonlocal breaks
        if (now := buffer.text.count("\n")) > breaks:
            text_input.safe(buffer.text)
            if (
                paper.leads
                and paper.stems
                and buffer.text.endswith("\n")
                and buffer.document.is_cursor_at_the_end
            ):
                breaks = now
                _put(buffer, paper.stems.on(buffer.text))
        breaks = buffer.text.count("\n")

    screen.on_line = line_ended if paper.one_line else None
    if not paper.one_line:
        field.on_text_changed += changed
    try:
        yield
    finally:
        screen.on_line = None


def _put(field: Buffer, text: str) -> None:
    """Let this be the text, with the cursor at its end."""
    field.document = Document(text, len(text))


def _scene(paper: Paper, field: Buffer, seconds: float) -> Scene:
    left = None if paper.minutes is None else max(0, math.ceil(paper.minutes - seconds / _MINUTE))
    mode = Mode.LINE if paper.one_line else Mode.TEXT
    above, begun = paper.above, bool(field.text)
    return Scene(mode, lambda room: drawn(paper, above, room, left, begun=begun), field)


def _pasted(screen: Screen, field: Buffer) -> list[str]:
    """Return the lines that came in one go with the last one; the last of them may be unended."""
    lines: list[str] = []
    ends = {Command.STOP, Command.NEXT}
    while (key := waited(screen, PASTE_PATIENCE, screen.next_key)) and keys.WRITING.get(key) not in ends:
        lines += [key[:-1]] if key.endswith("\r") else []
    return [*lines, field.text]
