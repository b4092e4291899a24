"""Every kind of moment in which keys are read, on plain lines and on the full screen, and a person who sends bytes there."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numbcheck.play.player import Command, Player
from numbcheck.play.ports import BrokeOff, Did, Said, Stage
from numbcheck.practice.reply import Choice
from numbcheck.practice.script import Ask, Beat
from numbcheck.stage.lines.desk import LineDesk, line_desk
from numbcheck.stage.screen.text_area import write
from numbcheck.stage.text_input import Paper, TextInput
from tests.fakes import asks, script, timed
from tests.stage.rig import Rig, rigged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.play.ports import Event

WORDS = "words"
_STOP, _ENOUGH = Did(Command.STOP), Did(Command.ENOUGH)
_CHOICES = (Choice("1", "good", "good"), Choice("2", "some", "some"))
_TURNS = 2000


class _OutError(AssertionError):
    """Somebody was thrown out, or a word was lost."""


@contextmanager
def at(kind: str) -> Iterator[Callable[[bytes], str]]:
    """Sit down at that kind of moment; what is yielded sends bytes, and returns how a promise broke, "" where none did."""
    stage, _, name = kind.partition(": ")
    if stage == "lines":
        read, there = os.pipe()
        with line_desk(read, terminal=True) as desk:
            yield lambda sent: _fault(lambda: LINES[name](desk, lambda keys: os.write(there, keys), sent))
    else:
        with rigged() as rig:
            yield lambda sent: _fault(lambda: _seen(rig, name, sent))


def _fault(send: Callable[[], None]) -> str:
    try:
        send()
    except _OutError as error:
        return str(error)
    return ""


def _seen(rig: Rig, name: str, sent: bytes) -> None:
    rig.passed += 1.0  # so soon after an answer nothing answers
    SCREEN[name](rig, sent)
    _unless(rig.seat.left_by is None and rig.seat.fault is None, name, sent, rig.seat.left_by)
    rig.seat.screen.pressed.clear()


def _unless(kept: bool, *what: object) -> None:
    if not kept:
        raise _OutError(repr(what))


def _events(desk: LineDesk, wait: Callable[[], Event | None], sent: bytes) -> list[Event]:
    events: list[Event] = []
    while (event := wait()) is not None:
        events.append(event)
    _unless(not _left(events) and desk.left_by is None, sent, events)
    return events


def _left(events: Iterable[Event | None]) -> bool:
    """Return whether one of these is a way out, with half a line or without."""
    return any(event in (_STOP, _ENOUGH) or isinstance(event, BrokeOff) for event in events)


def _said(events: list[Event], sent: bytes) -> None:
    _unless(any(isinstance(event, Said) and WORDS in event.text for event in events), sent, events)


def _line_timed(desk: LineDesk, send: Callable[[bytes], object], sent: bytes) -> None:
    send(sent)
    _events(desk, lambda: desk.wait(0, typing=False), sent)


def _line_typed(desk: LineDesk, send: Callable[[bytes], object], sent: bytes) -> None:
    send(sent + WORDS.encode() + b"\r")
    _said(_events(desk, lambda: desk.wait(0, typing=True), sent), sent)


def _line_text(desk: LineDesk, send: Callable[[bytes], object], sent: bytes) -> None:
    send(sent + WORDS.encode() + b"\r")
    _said(_events(desk, lambda: desk.line(0), sent), sent)


def _line_key(desk: LineDesk, send: Callable[[bytes], object], sent: bytes) -> None:
    send(sent + b"m")
    keys: list[str] = []
    while key := desk.key(0):
        keys.append(key)
    _unless(keys[-1:] == ["m"] and not {"\x1b", "\x03", "\x04"} & set(keys), sent, keys)


def _turns(rig: Rig, *, typing: bool, until: Event) -> list[Event]:
    """Return all events up to `until`, or those that came until a while had passed."""
    events: list[Event] = []
    for _ in range(_TURNS):
        event = rig.seat.desk.wait(0.001, typing=typing)
        events += [event] if event else []
        if event == until or _left([event]):
            break
    return events


def _shown(rig: Rig, beat: Beat) -> Stage:
    stage = rig.seat.stage()
    now = rig.seat.desk.now()
    stage.show(Player(script(beat), now).frame(now))
    return stage


def _screen_timed(rig: Rig, sent: bytes) -> None:
    stage = _shown(rig, timed(600))
    rig.pipe.send_bytes(sent + b"+l")
    events = _turns(rig, typing=False, until=Did(Command.LOOK))
    stage.close()
    _unless(not _left(events) and events[-1:] == [Did(Command.LOOK)], sent, events)


def _screen_typed(rig: Rig, sent: bytes) -> None:
    stage = _shown(rig, asks(1)[0])
    rig.pipe.send_bytes(sent + WORDS.encode() + b"\r\x1bOQ")
    events = _turns(rig, typing=True, until=Did(Command.LOOK))
    while not any(isinstance(event, Said) and WORDS in event.text for event in events) and events:
        more = _turns(rig, typing=True, until=Did(Command.LOOK))
        events = [*events, *more] if more else []
    stage.close()
    _unless(not _left(events), sent, events)
    _said(events, sent)


def _screen_chosen(rig: Rig, sent: bytes, *, several: bool) -> None:
    stage = _shown(rig, Ask("want", "What fits?", "want", choices=_CHOICES, several=several))
    rig.pipe.send_bytes(sent)
    rig.settle()
    events: list[Event] = []
    while rig.seat.screen.pressed:
        events += filter(None, [rig.seat.desk.wait(0.001, typing=True)])
    stage.close()
    _unless(not _left(events), sent, events)


def _screen_written(rig: Rig, sent: bytes, *, one_line: bool) -> None:
    rig.pipe.send_bytes(sent + WORDS.encode() + (b"\r" if one_line else b"\x04"))
    text_input = TextInput(Paper(one_line=one_line), lambda _: True, list)
    written = write(rig.seat.screen, text_input, lambda _: None)
    _unless(written.done and WORDS in written.text, sent, written)


def _screen_page(rig: Rig, sent: bytes) -> None:
    rig.pipe.send_bytes(sent + b"q")
    rig.seat.page(["one", "two"])
    rig.settle()


def _screen_closing(rig: Rig, sent: bytes) -> None:
    rig.pipe.send_bytes(sent + b"q\r\r")
    rig.seat.farewell("Done.", "Compared with before?", 5, list)
    rig.settle()


LINES = {
    "a timed beat": _line_timed,
    "a typed question": _line_typed,
    "a text": _line_text,
    "a question of one key": _line_key,
}
SCREEN: dict[str, Callable[[Rig, bytes], None]] = {
    "a timed beat": _screen_timed,
    "a typed question": _screen_typed,
    "a choice": lambda rig, sent: _screen_chosen(rig, sent, several=False),
    "several choices": lambda rig, sent: _screen_chosen(rig, sent, several=True),
    "a note": lambda rig, sent: _screen_written(rig, sent, one_line=True),
    "a journal": lambda rig, sent: _screen_written(rig, sent, one_line=False),
    "a page": _screen_page,
    "the closing question": _screen_closing,
}
KINDS = [*(f"lines: {name}" for name in LINES), *(f"screen: {name}" for name in SCREEN)]
TYPED = {
    "lines: a typed question",
    "lines: a text",
    "screen: a typed question",
    "screen: a note",
    "screen: a journal",
}
"""Where every printable letter types, q too."""
