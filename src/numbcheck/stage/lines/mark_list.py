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
    from collections.abc import Callable, Sequence

    from numbcheck.stage.lines.desk import LineDesk
    from numbcheck.stage.mark_list import MarkList
    from numbcheck.stage.streams import Streams

_AT_ONCE = 9
_MORE = "m"
_INDENT = "    "
_HOW = "Type numbers, as in 1 3, and Enter marks them. Enter alone goes on, q leaves."
_OLDER = "m shows more."


def mark(
    streams: Streams, desk: LineDesk, page: Callable[[Sequence[str]], None], mark_list: MarkList
) -> Marks:
    """Let the person mark rows by their numbers until they go on, or leave; `page` shows them the help page."""
    chosen: set[int] = set()
    streams.warn(mark_list.words)
    seen = _shown(streams, mark_list, 0)
    _ask(streams, mark_list, seen)
    while True:
        match desk.wait(None, typing=True):
            case Did(Command.HELP):
                page(mark_list.help())
                _ask(streams, mark_list, seen)
            case Did(Command.SKIP):
                return Marks(tuple(sorted(chosen)), done=True)
            case Did(Command.STOP | Command.ENOUGH) | BrokeOff():
                return Marks(left_by=desk.left_by)
            case Said(text) if desk.left_by is not None or text.strip().lower() == LEAVES:
                return Marks(left_by=desk.left_by)
            case Said(text) if not text.strip():
                return Marks(tuple(sorted(chosen)), done=True)
            case Said(text):
                if text.strip().lower() == _MORE:
                    seen = _shown(streams, mark_list, seen)
                else:
                    chosen ^= _numbers(text, seen)
                    streams.warn(_marked(chosen))
                _ask(streams, mark_list, seen)


def _shown(streams: Streams, mark_list: MarkList, start: int) -> int:
    """Print the next few rows, whole, and return how many are printed by now."""
    end = min(start + _AT_ONCE, len(mark_list.rows))
    for number in range(start, end):
        lines = mark_list.rows[number].whole(min(streams.width - 1, WIDEST) - len(_INDENT))
        streams.warn(
            "\n".join([f"{number + 1:<{len(_INDENT)}}{lines[0]}", *(_INDENT + line for line in lines[1:])])
        )
    return end


def _ask(streams: Streams, mark_list: MarkList, seen: int) -> None:
    how = f"{_HOW} {_OLDER}" if seen < len(mark_list.rows) else _HOW
    streams.warn(how)
    streams.write_stderr("> ")


def _numbers(text: str, seen: int) -> set[int]:
    """Return the places of the rows that were named by their numbers, among those that were `seen`."""
    return {place for word in re.findall(r"\d{1,9}", text) if 0 <= (place := int(word) - 1) < seen}


def _marked(chosen: set[int]) -> str:
    return f"Marked: {', '.join(str(at + 1) for at in sorted(chosen)) or 'nothing'}."
