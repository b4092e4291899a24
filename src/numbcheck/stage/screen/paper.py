"""A paper to write on, as a screen draws it: what is asked, the draft that waits, the keys. Pure, for any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import clip, columns, wrapped
from numbcheck.stage.screen.text import TALL, Line, Picture, Room, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.stage.text_input import Paper

_TIME_IS_UP = "take your time"
_INDENT, _WIDE = 6, 64
"""Columns by which one line stands further in, and those from which there is room for that."""


def drawn(paper: Paper, above: Sequence[str], room: Room, minutes: int | None, *, begun: bool) -> Picture:
    """Return the picture of a paper with these words `above` a text that was `begun`, and so many minutes left."""
    foot = text(_footer(paper, room), "key")
    if paper.one_line:
        return _one_line(above, room, foot)
    time_left = "" if minutes is None else f"{minutes} min" if minutes else _TIME_IS_UP
    said = list(_asked(above, room, time_left))
    if paper.waiting and not begun:
        said += [text(line) for line in wrapped(paper.waiting, room.width)]
    air: tuple[Line, ...] = ((),) if room.height >= TALL else ()
    shown = said[: max(1, room.height // 2)]
    return Picture((*air, *shown, *(((),) if shown else ())), (*air, foot))


def _one_line(above: Sequence[str], room: Room, foot: Line) -> Picture:
    """Return a question in the middle, and one line below it."""
    roomy = room.height >= TALL
    indent = " " * _INDENT if roomy and room.width >= _WIDE else ""
    lead = max(0, (room.height - 8) // 2)
    asked = [
        text(indent + line, "words") for words in above for line in wrapped(words, room.width - len(indent))
    ]
    shown = (*((),) * lead, *asked, *(((),) if roomy else ()))
    return Picture(shown, (*((),) * max(0, room.height - len(shown) - 2), foot), f"{indent}> ")


def _asked(above: Sequence[str], room: Room, time_left: str) -> Iterator[Line]:
    """Yield the words above a text; the time stands at the right of the first of them."""
    lines = [line for words in above for line in wrapped(printable(words), room.width)]
    if not time_left:
        yield from (text(line, "words") for line in lines)
        return
    free = room.edge - columns(time_left) - 2
    first, *rest = above or ("",)
    head = wrapped(printable(first), free)[0]
    yield (("words", head), ("", " " * (free + 2 - columns(head)) + time_left))
    for words in (printable(first).removeprefix(head).strip(), *rest):
        yield from (text(line, "words") for line in wrapped(words, room.width) if line)


def _footer(paper: Paper, room: Room) -> str:
    """Return the keys that act here, in full where they fit."""
    if not paper.one_line:
        full, short = ["Ctrl-D keep", "Esc leave, stays a draft"], ["^D keep", "Esc draft"]
        if paper.resumed:
            full, short = [*full, "Ctrl-X throw away"], [*short, "^X throw"]
        elif paper.leads:
            more = not (paper.stems and paper.stems.over)
            full, short = [*full, *["Enter the next one"] * more], [*short, *["Enter next"] * more]
        elif paper.question:
            full, short = [*full, "Ctrl-N another question"], [*short, "^N another"]
        return _fitting("  ".join([*full, "F1 help"]), "  ".join([*short, "F1 help"]), room)
    enter, leave, help_ = f"Enter {paper.enter}", "Esc leave, stays a draft", "F1 numbers to call"
    if paper.waiting:
        full, short = [enter, leave, "Ctrl-R your draft", help_], [enter, "Esc", "^R your draft", "F1 help"]
    else:
        full, short = [enter, leave, help_], [enter, "Esc draft", "F1 help now"]
    return _fitting("   ".join(full), "  ".join(short), room)


def _fitting(full: str, short: str, room: Room) -> str:
    return full if columns(full) <= room.edge else clip(short, room.edge)
