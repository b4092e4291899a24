"""A sheet: questions that stand on one screen, what fits to be marked and below it a line to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import one_line, printable
from numbcheck.columns import clip, clip_at_word, columns, padded
from numbcheck.practice.script import Ask
from numbcheck.stage.screen.marked import OR_TYPE, Marked
from numbcheck.stage.screen.text import Line, Picture, Room, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.reply import Choice

_WIDE = 76
_STRIDES = (18, 16)
"""Columns from one column of words to the next; what is beyond the third stands in the last row."""
_ROWS = 4
_NARROW = 16
_PROMPT = "> "


def sheet(frame: Frame, room: Room, marked: Marked) -> Picture:
    """Return the picture of the sheet on which the present question stands; what it asks first are choices."""
    asks = [beat for n in frame.script.sheet(frame.index) if isinstance(beat := frame.script.beats[n], Ask)]
    words, line = asks[0], asks[-1]
    here = frame.beat is words
    if not here and frame.said:
        marked = Marked(frame.said[0].chosen, tuple(filter(None, [frame.said[0].own])))
    *grid, last = _grid(words.choices, room, marked)
    footer = clip(_footer(room, more=frame.more), room.width)
    low = room.height <= len(grid) + 4
    asks_for, *stems = line.words.split("\n")
    asked = () if low else (text(clip(printable(asks_for), room.width)),)
    typed = text(_PROMPT + (one_line(frame.said[-1].own) if frame.said else ""))
    title = text(clip(printable(words.words), room.width), "words")
    before, between, after = _air(room, len(grid) + 4 + len(asked))
    above = (*before, title, *between, *(text(row) for row in grid))
    rest = ((),) * max(0, room.height - len(above) - len(after) - len(asked) - 3)
    if here:
        hint = _own(marked, room.width - columns(last))
        return Picture(above, (*after, *asked, typed, *rest, text(footer, "key")), last, hint)
    shown = text(f"{last}{_own(marked, room.width - columns(last))}")
    whole = (*above, shown, *after, *asked)
    return Picture(whole, (*rest, text(footer, "key")), _PROMPT, asks_for if low else _stems(stems, room))


def _own(marked: Marked, width: int) -> str:
    """Return the words that were typed in place of a choice, as many as there is room for; else what may be typed."""
    return clip_at_word(f"+ {', '.join(map(one_line, marked.own))}", width) if marked.own else OR_TYPE


def _stems(stems: Sequence[str], room: Room) -> str:
    """Return how a line may begin, in as many ways as fit into it."""
    fitting = [
        said
        for count in range(len(stems), 0, -1)
        if columns(said := "   ".join(stems[:count])) < room.width - 4
    ]
    return fitting[0] if fitting else ""


def _air(room: Room, needed: int) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Return the empty rows above all, below the first words, and above the line; the last of them go last."""
    free = room.height - needed
    wide = room.width >= _WIDE
    empty: tuple[Line, ...] = ((),)
    return (
        empty if wide and free >= 3 else (),
        empty if wide and free >= 2 else (),
        empty if free >= 1 else (),
    )


def _grid(offered: Sequence[Choice], room: Room, marked: Marked) -> list[str]:
    """Return the rows of choices; the last of them is where a word may be typed."""
    if room.width >= _WIDE:
        cells = [_boxed(choice, marked, at) for at, choice in enumerate(offered)]
        most = _ROWS * (len(_STRIDES) + 1)
        rows = [_joined(cells[:most][row::_ROWS], _STRIDES) for row in range(_ROWS)]
        rows[-1] = "  ".join([rows[-1], *cells[most:]])
        return [*rows[:-1], f"{rows[-1]}   "]
    cells = [_marked(choice, marked, at) for at, choice in enumerate(offered)]
    count = len(cells) // 2 + 1
    return [
        *(
            _joined([cell, cells[row + count] if row + count < len(cells) else ""], (_NARROW,)).rstrip()
            for row, cell in enumerate(cells[: count - 1])
        ),
        f"{_joined([cells[count - 1], ''], (_NARROW,))} ",
    ]


def _joined(cells: Sequence[str], strides: Sequence[int]) -> str:
    begun = map(padded, cells, strides)
    return "".join([*begun, *cells[len(strides) :]])


def _boxed(choice: Choice, marked: Marked, at: int) -> str:
    box = "[x]" if choice.id in marked.chosen else "[ ]"
    return f"{choice.key or ' '}{'>' if at == marked.at else ' '}{box} {choice.words}"


def _marked(choice: Choice, marked: Marked, at: int) -> str:
    mark = "x" if choice.id in marked.chosen else " "
    return f"{'>' if at == marked.at else ' '}{choice.key or ' '}{mark} {choice.words}"


def _footer(room: Room, *, more: bool) -> str:
    if room.width >= _WIDE:
        keys = ["Enter on, then keep", *(["Tab more"] if more else []), "F1 numbers to call", "Esc leave"]
        return "   ".join(keys)
    return "  ".join(["Enter on/keep", *(["Tab more"] if more else []), "F1 help", "Esc"])
