"""A list to mark on plain lines: a few rows at a time, each whole behind its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numbcheck.clean import WIDEST
from numbcheck.play.player import Command
from numbcheck.play.ports import BrokeOff, Did, Said
from numbcheck.practice.reply import LEAVES
from numbcheck.stage.mark_list import Marks

if TYPE_CHECKING:
    from numbcheck.stage.lines.seat import LineSeat
    from numbcheck.stage.mark_list import MarkList

_AT_ONCE = 9
_MORE = "m"
_INDENT = "    "
_HOW = "Type numbers, as in 1 3, and Enter marks them. Enter alone goes on, q leaves."
_OLDER = "m shows more."


def mark(seat: LineSeat, mark_list: MarkList) -> Marks:
    """Let the person mark rows by their numbers until they go on, or leave."""
    chosen: set[int] = set()
    seat.streams.warn(mark_list.words)
    seen = _shown(seat, mark_list, 0)
    _ask(seat, mark_list, seen)
    while True:
        match seat.desk.wait(None, typing=True):
            case Did(Command.HELP):
                seat.page(mark_list.help())
                _ask(seat, mark_list, seen)
            case Did(Command.SKIP):
                return Marks(tuple(sorted(chosen)), done=True)
            case Did(Command.STOP | Command.ENOUGH) | BrokeOff():
                return Marks(left_by=seat.left_by)
            case Said(text) if seat.left_by is not None or text.strip().lower() == LEAVES:
                return Marks(left_by=seat.left_by)
            case Said(text) if not text.strip():
                return Marks(tuple(sorted(chosen)), done=True)
            case Said(text):
                if text.strip().lower() == _MORE:
                    seen = _shown(seat, mark_list, seen)
                else:
                    chosen ^= _numbers(text, seen)
                    seat.streams.warn(_marked(chosen))
                _ask(seat, mark_list, seen)


def _shown(seat: LineSeat, mark_list: MarkList, start: int) -> int:
    """Print the next few rows, whole, and return how many are printed by now."""
    end = min(start + _AT_ONCE, len(mark_list.rows))
    for number in range(start, end):
        lines = mark_list.rows[number].whole(min(seat.streams.width - 1, WIDEST) - len(_INDENT))
        seat.streams.warn(
            "\n".join([f"{number + 1:<{len(_INDENT)}}{lines[0]}", *(_INDENT + line for line in lines[1:])])
        )
    return end


def _ask(seat: LineSeat, mark_list: MarkList, seen: int) -> None:
    how = f"{_HOW} {_OLDER}" if seen < len(mark_list.rows) else _HOW
    seat.streams.warn(how)
    seat.streams.write_stderr("> ")


def _numbers(text: str, seen: int) -> set[int]:
    """Return the places of the rows that were named by their numbers, among those that were `seen`."""
    return {place for word in re.findall(r"\d{1,9}", text) if 0 <= (place := int(word) - 1) < seen}


def _marked(chosen: set[int]) -> str:
    return f"Marked: {', '.join(str(at + 1) for at in sorted(chosen)) or 'nothing'}."
