"""The history table, coloured by rich: fits 40 columns, and nothing stored meets rich's markup or its measure."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from numbcheck.columns import clip, columns
from numbcheck.show.entry import row
from numbcheck.show.highlight import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry
    from numbcheck.show.entry import Row

_NARROW = 64
_WIDEST_WHAT = 12


def table(entries: Sequence[Entry], *, width: int, colored: bool, words: Sequence[str] = ()) -> str:
    """Return the rows of `entries` as text for a terminal of `width` columns; `words` stand out in them."""
    rows = [row(entry) for entry in entries]
    room = min(_WIDEST_WHAT, max((columns(shown.what) for shown in rows), default=0))
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colored,
        no_color=not colored,
        color_system="standard" if colored else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for shown in rows:
        # soft_wrap: rich counts some signs otherwise than terminals do, so it only colours
        console.print(_line(shown, width, room, words), soft_wrap=True)
    return out.getvalue()


def _line(shown: Row, width: int, room: int, words: Sequence[str]) -> Text:
    """Return one row, `room` columns of it for what it is."""
    day = shown.day[5:] if width < _NARROW else shown.day
    what = clip(shown.what, room)
    line = Text.assemble((shown.ref, "bold"), f" {day} {shown.time} ", (what, "cyan"))
    if shown.words:
        before = columns(line.plain) + room - columns(what) + 1
        line.append(" " * (before - columns(line.plain)))
        line.append_text(_standing_out(shown.words, words, width - before))
    return line


def _standing_out(text: str, words: Sequence[str], width: int) -> Text:
    text, places = excerpt(text, words, width)
    shown = Text(clip(text, width))
    for start, end in places:
        shown.stylize("bold underline", start, end)
    return shown
