"""Questions on a screen: what is offered, and what was noticed so far."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from numbcheck.clean import one_line, printable
from numbcheck.columns import clip, columns, padded, phrased, tail, wrapped
from numbcheck.practice.script import Ask
from numbcheck.stage.screen.marked import Marked
from numbcheck.stage.screen.text import LOWEST, Line, Room, text
from numbcheck.words.labels import OWN, ask_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.reply import Choice
    from numbcheck.practice.script import Script

_GATHERED = 4
"""Rows at most of what was noticed."""
_LIST = 10
"""Choices up to which a list is better than columns."""
_GAP = 2
"""Columns between two columns of choices."""
_FEWEST = 3
"""Rows that are enough for a part of the choices: a long one or two, and which they are."""
_TIE = "\ue000"
"""Stands for a space at which a line may not be broken."""


def noticed(frame: Frame, room: Room, below: int) -> list[Line]:
    """Return what was noticed so far, sense by sense, and a row of air; short of room, only what is newest.

    Which sentences were marked of a page of them does not stand above the next page.
    """
    beats = (beat for beat in frame.script.beats if isinstance(beat, Ask) and not _of_sentences(beat))
    asks = list(dict.fromkeys(beat.ask for beat in beats))
    said = {
        ask: [one_line(words) or "noticed" for name, words in frame.answers if name in (ask, f"{ask}{OWN}")]
        for ask in asks
    }
    shown = [ask for ask in asks if said[ask]][-_GATHERED:]
    free = room.height - below - 1
    shown = shown[-free:] if free > 0 and len(asks) > 1 else []
    widest = max((columns(_called(frame.script, ask)) for ask in shown), default=0)
    widest = min(room.width * 3 // 8, widest)
    more, rows = min(_GATHERED, free) - len(shown), list[Line]()
    for ask in reversed(shown):
        start = padded(clip(_called(frame.script, ask), widest), widest + 2)
        lines = _said_in(", ".join(said[ask]), max(1, room.width - columns(start)), 1 + more)
        more -= len(lines) - 1
        rows = [*map(text, (start + lines[0], *(" " * columns(start) + line for line in lines[1:]))), *rows]
    return [*rows, ()] if rows else []


def _of_sentences(ask: Ask) -> bool:
    return ask.several and any(choice.words.endswith(".") for choice in ask.choices)


def _said_in(said: str, width: int, most: int) -> list[str]:
    """Return what was said in so many rows at `most`; where those are too few, its end, from a whole word on."""
    lines, words = wrapped(said, width), said.split(" ")
    while len(lines) > most and len(words) > 1:
        words = words[1:]
        lines = wrapped(f".. {' '.join(words)}", width)
    return lines if len(lines) <= most else [tail(said, width)]


def _called(script: Script, ask: str) -> str:
    return printable(ask_label(script.id, ask))


def choices(ask: Ask, room: Room, marked: Marked, *, lifted: bool = False) -> list[Line]:
    """Return the choices below the words of `ask`: all of them, or those around the one pointed at.

    Where it is `lifted`, the words stand above, and the room is theirs alone.
    """
    free = room.height if lifted else _free(ask, room)
    whole = _all(ask, room.width, free, marked)
    return whole if whole and len(whole) <= free else _some(ask, room.width, marked, max(2, free))


def rows_needed(ask: Ask, room: Room) -> int:
    """Return how many rows the choices take, or are enough to go through them where not all of them fit."""
    return len(_all(ask, room.width, _free(ask, room), Marked())) if fits(ask, room) else _FEWEST


def fits(ask: Ask, room: Room) -> bool:
    """Return whether all choices are seen below the words of `ask`."""
    free = _free(ask, room)
    return 0 < len(_all(ask, room.width, free, Marked())) <= free


def lifts(ask: Ask, room: Room) -> bool:
    """Return whether more of the choices are seen where the question takes the row of the title, for it is short."""
    return len(wrapped(printable(ask.words), room.measure)) == 1 and not fits(ask, room)


def _free(ask: Ask, room: Room) -> int:
    """Return the rows that the words of a question, and the row of air below them, leave of a room."""
    return room.height - len(wrapped(printable(ask.words), room.measure)) - (room.height >= LOWEST)


def _all(ask: Ask, width: int, free: int, marked: Marked) -> list[Line]:
    """Return all choices: a line each where they fit, else in columns, else with smaller marks, else in a row.

    Sentences never stand in a row: nothing, where they find no room.
    """
    cells = _cells(ask, marked)
    each = [line for start, words in cells for line in _listed(start, words, width)]
    whole = [start + one_line(words) for start, words in cells]
    rows = _rows_that_fit(whole, width, max(1, free))
    if len(each) <= free and (len(each) <= _LIST or not rows):
        return [text(line) for line in each]
    if rows:
        widths = _widths(whole, rows)
        return [text(_row(whole[row::rows], widths)) for row in range(rows)]
    small = [line for start, words in _small_cells(ask, marked) for line in _listed(start, words, width)]
    if _of_sentences(ask) or len(small) <= free:
        return [text(line) for line in small] if len(small) <= free else []
    tied = [_compact(choice, marked, at).replace(" ", _TIE) for at, choice in enumerate(ask.choices)]
    tied += [f"x {one_line(words)}".replace(" ", _TIE) for words in marked.own]
    return [text(line.replace(_TIE, " ")) for line in wrapped(", ".join(tied), width)]


def _some(ask: Ask, width: int, marked: Marked, free: int) -> list[Line]:
    """Return as many whole choices as `free` rows hold, up to the one pointed at or marked last, and which they are."""
    cells = [_listed(*cell, width) for cell in _small_cells(ask, marked)]
    count, at = len(ask.choices), max(0, marked.last if marked.at < 0 else marked.at)
    rows = free - 1 - sum(map(len, cells[count:]))
    first = next((n for n in range(at) if sum(map(len, cells[n : at + 1])) <= rows), at)
    last = first + 1
    while last < count and sum(map(len, cells[first : last + 1])) <= rows:
        last += 1
    shown = [line for cell in (*cells[first:last], *cells[count:]) for line in cell]
    return [*map(text, shown), text(f"{first + 1} to {last} of {count}, {_further(first, last, count)}")]


def _further(first: int, last: int, count: int) -> str:
    """Return which arrow shows the choices that are not seen."""
    if not first:
        return "down shows more"
    return "up and down show more" if last < count else "up shows more"


def _rows_that_fit(cells: Sequence[str], width: int, free: int) -> int:
    """Return the fewest rows in which the cells stand in columns within `width`; 0 where they do not fit."""
    counts = range(-(-len(cells) // 2), 0, -1)
    fitting = takewhile(lambda rows: sum(_widths(cells, rows)) - _GAP <= width, counts)
    return next((rows for rows in reversed(list(fitting)) if rows <= free), 0)


def _widths(cells: Sequence[str], rows: int) -> list[int]:
    """Return how wide each column is, with the gap behind it, where `rows` cells stand in one."""
    return [max(map(columns, cells[at : at + rows])) + _GAP for at in range(0, len(cells), rows)]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(map(padded, cells, widths)).rstrip()


def _cells(ask: Ask, marked: Marked) -> list[tuple[str, str]]:
    cells = [_cell(ask, choice, marked, at) for at, choice in enumerate(ask.choices)]
    return cells + [("    [x] ", words) for words in marked.own]


def _cell(ask: Ask, choice: Choice, marked: Marked, at: int) -> tuple[str, str]:
    """Return what stands before the words of a choice, its key and its mark, and these words."""
    pointed = ">" if at == marked.at else " "
    box = ("[x] " if choice.id in marked.chosen else "[ ] ") if ask.several else ""
    return f"{choice.key or ' '}{pointed} {box}", choice.words


def _small_cells(ask: Ask, marked: Marked) -> list[tuple[str, str]]:
    """Return the same in fewer columns: an x behind its key says that a choice is marked."""
    cells = [
        (
            f"{'>' if at == marked.at else ' '}{choice.key or ' '}{'x' if choice.id in marked.chosen else ' '} ",
            choice.words,
        )
        for at, choice in enumerate(ask.choices)
    ]
    return cells + [("  x ", words) for words in marked.own]


def _compact(choice: Choice, marked: Marked, at: int) -> str:
    """Return a choice in as few columns as may be: an x behind its key where it is marked, as `2x numb`."""
    mark = ("x" if choice.id in marked.chosen else "") + (">" if at == marked.at else "")
    return f"{choice.key}{mark} {one_line(choice.words)}".lstrip()


def _listed(start: str, words: str, width: int) -> list[str]:
    first, *more = phrased(printable(words), max(8, width - len(start)))
    return [start + first, *(" " * len(start) + line for line in more)]
