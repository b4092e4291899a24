"""What a screen shows of one moment, as lines of styled text: pure, for any size from 30 x 6 on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import clip, columns, wrapped
from numbcheck.practice.length import span
from numbcheck.practice.script import Ask, Card, Lead, Timed
from numbcheck.stage import keys
from numbcheck.stage.prompt import prompt
from numbcheck.stage.screen.ask import choices, with_noticed
from numbcheck.stage.screen.breath import breathes, is_breath, whole_seconds
from numbcheck.stage.screen.breathing import Still, still
from numbcheck.stage.screen.marked import OR_TYPE, Marked
from numbcheck.stage.screen.sheet import sheet
from numbcheck.stage.screen.text import LOWEST, Line, Picture, Room, row, text
from numbcheck.words.labels import part_label
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Script
    from numbcheck.stage.appearance import Look
    from numbcheck.stage.screen.layout import Layout


_UNMARKED = Marked()


def picture(frame: Frame, layout: Layout, look: Look, marked: Marked = _UNMARKED) -> Picture:
    """Return the picture of a moment of a practice; `marked` are the choices marked so far."""
    if isinstance(frame.beat, Ask) and frame.beat.sheet:
        return sheet(frame, layout.room, marked)
    if breathes(frame.script, frame.index):
        return still_breath(frame, layout, look).at(frame)
    height, asking = layout.free.height, bool(layout.answering)
    body = _body(frame, layout, look, marked)[:height]
    lead = 0 if isinstance(frame.beat, Lead) else max(0, height - len(body)) // (3 if asking else 2)
    above = (*_head(frame, layout, look), *((),) * lead, *body)
    rest = max(0, layout.room.height - len(above) - len(layout.foot) - asking)
    return Picture(
        above,
        (*((),) * rest, *layout.foot),
        prompt(frame.script, frame.beat, max(4, layout.room.width // 2))
        if isinstance(frame.beat, Ask)
        else "",
        OR_TYPE if isinstance(frame.beat, Ask) and frame.beat.choices else "",
    )


def still_breath(frame: Frame, layout: Layout, look: Look) -> Still:
    """Return the screen of a breath without its shape, which is all of it that moves within a second."""
    head, words = _head(frame, layout, look), _words(frame, layout.free)
    if isinstance(frame.beat, Lead):
        first, words = _led(frame.beat.words, layout.room)
        layout = layout._replace(first=tuple(first))
    return still(frame, layout, look, head, words)


def page(lines: Sequence[str], room: Room, top: int, hint: str = keys.PAGE_FOOTER) -> tuple[Picture, int]:
    """Return the picture of a page to read, scrolled to line `top` or as far as it goes, and how far that was."""
    whole = [line for given in lines for line in wrapped(printable(given), room.width)]
    foot = row(hint.split("  "), room.width)
    shown = max(1, room.height - len(foot) - 1)
    top = max(0, min(top, len(whole) - shown))
    seen = tuple(text(line) for line in whole[top : top + shown])
    more = len(whole) - top - shown
    gap = text(f"{more} more lines below" if more > 1 else "1 more line below" if more == 1 else "")
    return Picture((*seen, *((),) * (shown - len(seen))), (gap, *foot)), top


def closing(said: Sequence[str], room: Room, hint: str) -> Picture:
    """Return the picture of last words and a question, which is seen even where not all of it fits."""
    foot = row(hint.split("  "), room.width)
    free = max(1, room.height - len(foot))
    blocks = [[text(line) for line in wrapped(printable(words), room.measure)] for words in said]
    lines = [line for block in blocks for line in ((), *block)]
    if len(lines) > free:
        lines = [line for block in blocks for line in block][-free:]
    lead = (free - len(lines)) // 3
    rest = free - lead - len(lines)
    return Picture((*((),) * lead, *lines), (*((),) * rest, *foot))


def _head(frame: Frame, layout: Layout, look: Look) -> tuple[Line, ...]:
    if not layout.head:
        return ()
    left, width = _left(frame, look), layout.room.width
    title = clip(printable(frame.script.title), max(1, width - columns(left) - 2))
    gap = " " * (width - columns(title) - columns(left))
    head: Line = (("title", title), ("", gap + left)) if left else (("title", title),)
    air: tuple[Line, ...] = ((),) * (layout.head // 2)
    return (*air, head, *air)


def _left(frame: Frame, look: Look) -> str:
    """Return the remaining time in coarse steps, so that no clock ticks beside a breath."""
    if frame.left is None:
        return ""
    if isinstance(frame.beat, Lead):
        return span(frame.left)
    breathing = is_breath(frame.beat)
    at_start = frame.left + min(frame.elapsed, frame.length)
    exact = at_start if look.motion == "none" or breathing else frame.left
    step = 10 if breathing else 5
    minutes, seconds = divmod(math.ceil(exact / step - 1e-6) * step, 60)
    return f"{minutes}:{seconds:02} left"


def _body(frame: Frame, layout: Layout, look: Look, marked: Marked) -> list[Line]:
    room, first = layout.free, layout.first
    words = _words(frame, room)
    match frame.beat:
        case Lead():
            return _opening(frame.beat.words, room)
        case Timed():
            return _with_parts(frame, room, [*_apart(first, room, len(words) + 1), *words], look)
        case Ask() as ask:
            offered = choices(ask, room, marked) if ask.choices else []
            below = [*words, *_air(room), *offered]
            return with_noticed(ask, frame, room, [*_apart(first, room, len(below)), *below])
    return [*_apart(first, room, len(words)), *words]


def _opening(words: str, room: Room) -> list[Line]:
    """Return what is said first and, with a row of air before it where there is room, how it starts."""
    first, starts = _led(words, room)
    return [*first, *([()] if first and len(first) + len(starts) < room.height else []), *starts]


def _led(words: str, room: Room) -> tuple[list[Line], list[Line]]:
    """Return what is said first, and how it starts."""
    *opening, starts = [
        [text(line) for line in wrapped(printable(said), room.measure)] for said in words.split("\n")
    ]
    return [line for said in opening for line in said], starts


def _apart(first: tuple[Line, ...], room: Room, needed: int) -> list[Line]:
    """Return what is said first and, where there is room for it beside the `needed` rows, a row of air."""
    return [*first, *([()] if first and len(first) + needed < room.height else [])]


def _air(room: Room) -> list[Line]:
    return [()] if room.height >= LOWEST else []


def _words(frame: Frame, room: Room) -> list[Line]:
    if frame.paused:
        return [text(Receipt.PAUSED, "words")]
    return [text(line, "words") for line in wrapped(printable(frame.beat.words), room.measure)]


def _pulse(frame: Frame, room: Room, look: Look) -> list[Line]:
    """Return a row of dots that fills while a long beat lasts, at whole seconds, as the time left changes."""
    if look.motion == "none" or frame.length < 8 or room.height < 6:
        return []
    if look.motion == "calm":
        return [(), text(f"{math.floor(frame.elapsed / 5) * 5} of {round(frame.length)} seconds")]
    count = min(12, round(frame.length / 2.5))
    gone = min(count, math.floor(whole_seconds(frame) / frame.length * count) + 1)
    return [(), text(" ".join(["o"] * gone + ["."] * (count - gone)))]


def _with_parts(frame: Frame, room: Room, said: list[Line], look: Look) -> list[Line]:
    """Return the parts of a practice with the present one marked, where they fit, above what is `said`."""
    pulse = _pulse(frame, room, look)
    parts = _named_parts(frame.script)
    at = parts.index(frame.beat.part) if frame.beat.part in parts else -1
    if len(parts) < 2 or at < 0:
        return [*said, *(pulse if len(said) + len(pulse) <= room.height else [])]
    if len(parts) + len(said) + len(pulse) + 1 <= room.height and len(parts) <= 20:
        marks = ["x" if n < at else ">" if n == at else " " for n in range(len(parts))]
        listed = [
            text(clip(f"{mark} {_called(frame.script, part)}", room.width), "here" if mark == ">" else "")
            for mark, part in zip(marks, parts, strict=True)
        ]
        return [*listed, (), *said, *pulse]
    name = _called(frame.script, frame.beat.part)
    here = text(clip(f"> {name}, {at + 1} of {len(parts)}", room.width), "here")
    whole = [here, *_air(room), *said]
    return [*whole, *(pulse if len(whole) + len(pulse) <= room.height else [])]


def _called(script: Script, part: str) -> str:
    return printable(part_label(script.id, part))


def _named_parts(script: Script) -> list[str]:
    """Return the parts that have names of their own; turns of one thing have none, the time left counts them."""
    cards = {beat.part for beat in script.beats if isinstance(beat, Card)}
    parts = [part for part in script.places if part and part not in cards]
    timed = {
        beat.part.rstrip("0123456789 ") for beat in script.beats if isinstance(beat, Timed) and beat.part
    }
    return [] if len(timed) == 1 else parts
