"""A list to mark on a full screen: its rows, and below them what the row pointed at would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line, printable
from numbcheck.columns import clip, clip_at_word, wrapped
from numbcheck.play.player import Command
from numbcheck.stage import keys
from numbcheck.stage.mark_list import KEYS, MarkList, Marks
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.canvas import Scene
from numbcheck.stage.screen.text import LOW, TALL, Line, Picture, Room, row, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Place(NamedTuple):
    """Where a person is in a list: the row pointed at, and what is marked."""

    at: int = 0
    chosen: frozenset[int] = frozenset()

    def pressed(self, key: str, last: int, page: int) -> _Place:
        """Return the place to which a key leads; one that means nothing leads nowhere."""
        if key == " ":
            return self._replace(chosen=self.chosen ^ {self.at})
        by = keys.LINES_DOWN.get(key, 0) + page * keys.PAGES_DOWN.get(key, 0)
        to = keys.TO_LINE.get(key, self.at + by)
        return self._replace(at=max(0, min(last, to)))


def mark(screen: Screen, mark_list: MarkList, page: Callable[[Sequence[str]], None]) -> Marks:
    """Let the person mark rows until they go on, or leave; `page` shows a page to read and comes back."""
    place, last = _Place(), len(mark_list.rows) - 1
    with screen.kept():
        while True:
            screen.show(_scene(mark_list, place))
            key = waited(screen, None, screen.next_key) or ""
            command = keys.TIMED.get(key)
            if screen.gone or command in (Command.STOP, Command.ENOUGH):
                return Marks(left_by=screen.left_by)
            if command is Command.NEXT:
                return Marks(tuple(sorted(place.chosen)), done=True)
            if command is Command.HELP:
                page(mark_list.help())
            elif key == "v":
                page(mark_list.rows[place.at].whole(screen.room.width))
            else:
                place = place.pressed(key, last, _shares(screen.room)[0])


def _scene(mark_list: MarkList, place: _Place) -> Scene:
    return Scene(paint=lambda room: _picture(mark_list, place, room))


def _shares(room: Room) -> tuple[int, int]:
    """Return how many rows of a screen are for the list, and for what the row pointed at would say."""
    whole = max(3, room.height // 4) if room.height >= LOW else 2
    return max(1, room.height - whole - 3 - _air(room)), whole


def _air(room: Room) -> int:
    return 2 if room.height >= TALL else 0


def _picture(mark_list: MarkList, place: _Place, room: Room) -> Picture:
    listed, whole = _shares(room)
    count = len(mark_list.rows)
    top = max(0, min(place.at - listed // 2, count - listed))
    shown = [_row(mark_list, place, number, room.width) for number in range(top, min(top + listed, count))]
    where = text(f"{place.at + 1} of {count}" if count > listed else "")
    air: tuple[Line, ...] = ((),) if _air(room) else ()
    title = text(clip(mark_list.words, room.width), "words")
    above = (*air, title, *air, *shown, where, *_said(mark_list, place, room, whole))
    foot = row(KEYS, room.width)[:1]
    return Picture((*above, *((),) * (room.height - len(above) - len(foot))), foot)


def _row(mark_list: MarkList, place: _Place, number: int, width: int) -> Line:
    pointed, box = ">" if number == place.at else " ", "[x]" if number in place.chosen else "[ ]"
    words = clip_at_word(f"{pointed} {box} {one_line(mark_list.rows[number].words)}", width)
    return text(words, "here" if number == place.at else "")


def _said(mark_list: MarkList, place: _Place, room: Room, most: int) -> list[Line]:
    """Return what the row pointed at would say, whole or as much as there is room for."""
    given = mark_list.rows[place.at].whole(room.width)
    lines = [line for one in given for line in wrapped(printable(one), room.width)]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"({len(lines) - most + 1} more lines: v)"]
    return [text(line) for line in lines]
