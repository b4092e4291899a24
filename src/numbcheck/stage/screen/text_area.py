"""Writing on a full screen: the words above, the text, the keys below, and nothing left behind in the terminal."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from numbcheck.clean import printable
from numbcheck.columns import wrapped
from numbcheck.play.player import Command
from numbcheck.stage import keys
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.canvas import Mode, Scene
from numbcheck.stage.screen.text import Line, Picture, Room, row, text
from numbcheck.stage.text_input import PASTE_PATIENCE, SAFE_EVERY, TextInput, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_KEYS = ("Ctrl-D saves", "Esc leaves, kept as a draft", "F1 help now", "Enter new line")
_LINE_KEYS = ("Esc leaves, kept as a draft", "F1 help now")


def write(screen: Screen, text_input: TextInput, page: Callable[[Sequence[str]], None]) -> Written:
    """Let the person write until they say it is done, or leave; `page` shows the crisis page and comes back."""
    field = Buffer(
        multiline=not text_input.one_line, document=Document(text_input.text, len(text_input.text))
    )
    began = screen.clock.now()
    with screen.kept(), _safe_at_enter(screen, text_input, field):
        safe = True
        while True:
            screen.show(_scene(text_input, field, screen.clock.now() - began))
            if safe and text_input.minutes is None:
                _wait_for_something(screen, field)
            key = waited(screen, SAFE_EVERY, screen.next_key) or ""
            line_ended = key.endswith("\r")
            text_now = key[:-1] if line_ended else field.text
            safe = text_input.safe(text_now) or not text_now.strip()
            command = keys.WRITING.get(key)
            if command is Command.HELP:
                page(text_input.help())
            elif screen.gone or command is Command.STOP:
                return Written(text_now, done=False, left_by=screen.left_by)
            elif line_ended:
                return Written("\n".join([text_now, *_pasted(screen, field)]), done=True)
            elif command is Command.NEXT:
                return Written(text_now, done=True)


def _wait_for_something(screen: Screen, field: Buffer) -> None:
    """Wait until a key has come, or the text is not what it was; until then there is nothing to bring to a draft."""
    before = field.text
    waited(screen, None, lambda: (screen.pressed or field.text != before) or None)


@contextmanager
def _safe_at_enter(screen: Screen, text_input: TextInput, field: Buffer) -> Iterator[None]:
    """Bring the text to its draft at the very Enter that ends a line, before anything is drawn."""
    lines: list[str] = []
    breaks = text_input.text.count("\n")

    def line_ended(line: str) -> None:
        lines.append(line)
        text_input.safe("\n".join(lines))

    def changed(buffer: Buffer) -> None:
        nonlocal breaks
        if (now := buffer.text.count("\n")) > breaks:
            text_input.safe(buffer.text)
        breaks = now

    screen.on_line = line_ended if text_input.one_line else None
    if not text_input.one_line:
        field.on_text_changed += changed
    try:
        yield
    finally:
        screen.on_line = None


def _scene(text_input: TextInput, field: Buffer, seconds: float) -> Scene:
    minutes = None if text_input.minutes is None else max(0, math.ceil(text_input.minutes - seconds / 60))
    mode = Mode.LINE if text_input.one_line else Mode.TEXT
    return Scene(mode, lambda room: _picture(text_input, room, minutes), field)


def _pasted(screen: Screen, field: Buffer) -> list[str]:
    """Return the lines that came in one go with the last one; the last of them may be unended."""
    lines: list[str] = []
    while (key := waited(screen, PASTE_PATIENCE, screen.next_key)) and keys.WRITING.get(key) in {
        None,
        Command.HELP,
    }:
        lines += [key[:-1]] if key.endswith("\r") else []
    lines.append(field.text)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _picture(text_input: TextInput, room: Room, minutes: int | None) -> Picture:
    said: list[Line] = []
    if minutes is not None:
        said.append(
            text(f"{minutes} min left" if minutes else "That was the time. Go on as long as you like.")
        )
    for words in text_input.words:
        said += [text(line, "words") for line in wrapped(printable(words), room.width)]
    foot = row((f"Enter {text_input.enter}", *_LINE_KEYS) if text_input.one_line else _KEYS, room.width)
    air: tuple[Line, ...] = ((),) if room.height >= 10 else ()
    above = (*air, *said[: max(1, room.height // 2 - 1)], *air)
    if text_input.one_line:
        rest = max(0, room.height - len(above) - len(foot) - 1)
        return Picture(above, (*((),) * rest, *foot), "> ")
    return Picture(above, (*air, *foot))
