"""What a screen shows of one moment, as lines of styled text: pure, for any size from 30 x 6 on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import TIED, clip, columns, phrased, wrapped
from numbcheck.practice import naming
from numbcheck.practice.length import round_to, span
from numbcheck.practice.script import Ask, Lead, Timed
from numbcheck.stage import keys
from numbcheck.stage.prompt import PROMPT, asked
from numbcheck.stage.screen.ask import choices, lifts, noticed
from numbcheck.stage.screen.breath import breathes, is_breath, whole_seconds
from numbcheck.stage.screen.breathing import Still, still
from numbcheck.stage.screen.layout import head_rows, set_in
from numbcheck.stage.screen.marked import OR_GO_ON, OR_TYPE, Marked
from numbcheck.stage.screen.sheet import sheet
from numbcheck.stage.screen.text import LOWEST, Line, Picture, Room, dots, row, text
from numbcheck.stage.seat import NO_EDGES, Edges
from numbcheck.words.labels import has_asked_label
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat
    from numbcheck.stage.appearance import Appearance
    from numbcheck.stage.screen.layout import Layout


_UNMARKED = Marked()
_WORDS_AT, _LAST_WORDS_AT = 8, 7
"""Rows above the words, where there is room for that; and above the last ones."""
_ROOMY = 10
"""Rows from which words have two of them."""
_PULSES = 6
"""Seconds from which a row of dots says how much of a beat has passed."""
_FEW, _GAP = 5, "   "
"""So many parts at most stand beside each other, and what lies between them."""


def picture(frame: Frame, layout: Layout, appearance: Appearance, marked: Marked = _UNMARKED) -> Picture:
    """Return the picture of a moment of a practice; `marked` are the choices marked so far."""
    if isinstance(frame.beat, Ask) and frame.beat.sheet:
        return sheet(frame, layout.room, marked)
    if breathes(frame.script, frame.index):
        return still_breath(frame, layout, appearance).at(frame)
    asking = bool(layout.answering)
    above = (
        *_head(frame, layout, appearance),
        *_placed(*_body(frame, layout, appearance, marked), frame.beat, layout),
    )
    rest = max(0, layout.room.height - len(above) - len(layout.foot) - asking)
    return Picture(
        above,
        (*((),) * rest, *layout.foot),
        f"{' ' * layout.indent}{PROMPT}" if asking else "",
        _hint(frame.beat, marked, layout),
    )


def _hint(beat: Beat, marked: Marked, layout: Layout) -> str:
    """Return what stands where one types beside answers that are offered; Enter goes on once some are marked.

    What a digit does is said here where the keys below have no room for it.
    """
    if not (isinstance(beat, Ask) and beat.choices):
        return ""
    if marked.chosen or marked.own:
        return OR_GO_ON
    digits, below = keys.footer(beat)[0].words, {words for line in layout.foot for _, words in line}
    return OR_TYPE if any(digits in words for words in below) else f"{digits}, {OR_TYPE}"


def _placed(before: list[Line], words: list[Line], beat: Beat, layout: Layout) -> list[Line]:
    """Return what stands `before` the words, and the words: on the same row of every frame where there is room."""
    height, body = layout.free.height, [*before, *words]
    free = max(0, height - len(body))
    lead = min(max(0, _WORDS_AT - layout.head - len(before)), free) if layout.head > 1 else free // 3
    margin = text(" " * layout.indent)
    indented = [(*margin, *line) if line else () for line in body[:height]]
    return [*((),) * (0 if isinstance(beat, Lead) else lead), *indented]


def still_breath(frame: Frame, layout: Layout, appearance: Appearance) -> Still:
    """Return the screen of a breath without its shape, which is all of it that moves within a second."""
    head, words = _head(frame, layout, appearance), _words(frame, layout.free)
    if isinstance(frame.beat, Lead):
        first, words = _led(frame.beat.words, layout.room)
        layout = layout._replace(first=tuple(first))
    return still(frame, layout, appearance, head, words)


def page(lines: Sequence[str], room: Room, top: int, *, on: bool = False) -> tuple[Picture, int]:
    """Return the picture of a page to read, scrolled to line `top` or as far as it goes, and how far that was.

    How to scroll is said only where there is more of it than one sees; with `on` what leaves it leads on.
    """
    whole = [line for given in lines for line in wrapped(printable(given), room.width)]
    scrolls = [keys.PAGE_SCROLLS] if len(whole) > room.height - 2 else []
    leaves = (keys.PAGE_ON, keys.PAGE_ON_SHORT) if on else (keys.PAGE_BACK,)
    foot = min((row([way, *scrolls], room.width) for way in leaves), key=len)
    shown = max(1, room.height - len(foot) - 1)
    top = max(0, min(top, len(whole) - shown))
    seen = tuple(text(line) for line in whole[top : top + shown])
    more = len(whole) - top - shown
    gap = text(f"{more} more lines below" if more > 1 else "1 more line below" if more == 1 else "")
    return Picture((*seen, *((),) * (shown - len(seen))), (gap, *foot)), top


def closing(said: Sequence[str], room: Room, hint: str, edges: Edges = NO_EDGES) -> Picture:
    """Return the picture of last words and a question, which is seen even where not all of it fits.

    What it was and how long it took stand above them where there is room.
    """
    indent = set_in(room)
    foot = row(hint.split("  "), room.width)
    free = max(1, room.height - len(foot))
    margin = text(" " * indent)
    blocks = [
        [(*margin, *text(line.replace(TIED, " "))) for line in phrased(printable(words), room.measure)]
        for words in said
    ]
    lines: list[Line] = [line for block in blocks for line in ((), *block)][1:]
    if len(lines) > free:
        lines = [line for block in blocks for line in block][-free:]
    above = _above(edges.title, edges.time, head_rows(room), room.width) if edges.title else ()
    above = above if len(above) + len(lines) <= free else ()
    rest = free - len(above) - len(lines)
    lead = min(_LAST_WORDS_AT - len(above), rest) if indent else rest // 3
    return Picture((*above, *((),) * lead, *lines), (*((),) * (rest - lead), *foot))


def _head(frame: Frame, layout: Layout, appearance: Appearance) -> tuple[Line, ...]:
    return _above(_title(frame, layout), _left(frame, appearance), layout.head, layout.room.width)


def _lifted(beat: Beat, layout: Layout) -> bool:
    """Return whether a question stands in the row of the title, above as many of its answers as there is room for."""
    if not isinstance(beat, Ask) or not beat.choices or layout.first:
        return False
    return layout.head == 1 and lifts(beat, layout.free)


def _above(title: str, time: str, rows: int, width: int) -> tuple[Line, ...]:
    """Return the `rows` above all else: the title at the left, the time at the right, and air around them."""
    if not rows:
        return ()
    title = _fitting(printable(title), max(1, width - columns(time) - 2 * bool(time)))
    gap = " " * (width - columns(title) - columns(time))
    line: Line = (("title", title), ("", gap + time)) if time else (("title", title),)
    air: tuple[Line, ...] = ((),) * (rows // 2)
    return (*air, line, *air)


def _fitting(title: str, width: int) -> str:
    """Return a title that fits: where it is two sentences and there is no room for both, the second one."""
    if columns(title) > width and (last := title.partition(". ")[2]):
        title = last
    return clip(title, width)


def _title(frame: Frame, layout: Layout) -> str:
    """Return the title of the practice; for a question with a name that is only for asking, or one of several, that.

    Where that gives its answers more room, it is the question itself.
    """
    beat, script = frame.beat, frame.script
    if _lifted(beat, layout):
        return beat.words
    named = isinstance(beat, Ask) and (beat.of > 1 or has_asked_label(script.id, beat.ask))
    return asked(script, beat) if isinstance(beat, Ask) and named else script.title


def _left(frame: Frame, appearance: Appearance) -> str:
    """Return the remaining time in coarse steps, so that no clock ticks beside a breath."""
    if frame.left is None:
        return ""
    if isinstance(frame.beat, Lead):
        return span(_in_fives(frame.left))
    at_start = frame.left + min(frame.elapsed, frame.length)
    if is_breath(frame.beat):
        return _clock(max(10, round_to(at_start, 10)))
    exact = at_start if appearance.motion == "none" else frame.left
    return _clock(_in_fives(exact))


def _in_fives(seconds: float) -> int:
    return math.ceil(seconds / 5 - 1e-6) * 5


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02} left"


def _body(
    frame: Frame, layout: Layout, appearance: Appearance, marked: Marked
) -> tuple[list[Line], list[Line]]:
    """Return what stands above the words of this moment, and the words with what stands below them."""
    room, first = layout.free, layout.first
    words = _words(frame, room)
    match frame.beat:
        case Lead():
            return [], _opening(frame.beat.words, room)
        case Timed():
            return _apart(first, room, len(words) + 1), _with_parts(frame, room, words, appearance)
        case Ask() as ask:
            rest = room._replace(height=room.height - len(first))
            lifted = _lifted(ask, layout)
            offered = choices(ask, rest, marked, lifted=lifted) if ask.choices else []
            below = offered if lifted else [*words, *_air(rest), *offered]
            above = _apart(first, room, len(below))
            return [*noticed(frame, room, len(above) + len(below)), *above], below
    return _apart(first, room, len(words)), words


def _opening(words: str, room: Room) -> list[Line]:
    """Return what is said first and, with a row of air before it where there is room, how it starts."""
    first, starts = _led(words, room)
    return [*first, *([()] if first and len(first) + len(starts) < room.height else []), *starts]


def _led(words: str, room: Room) -> tuple[list[Line], list[Line]]:
    """Return what is said first, and how it starts."""
    *opening, starts = [
        [text(line) for line in phrased(printable(said), room.measure)] for said in words.split("\n")
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
    return [text(line, "words") for line in phrased(printable(frame.beat.words), room.measure)]


def _pulse(frame: Frame, room: Room, appearance: Appearance) -> list[Line]:
    """Return a row of dots that fills while a long beat lasts, at whole seconds, as the time left changes."""
    if appearance.motion == "none" or frame.length < _PULSES or room.height < 6:
        return []
    if appearance.motion == "calm":
        return [(), text(f"{math.floor(frame.elapsed / 5) * 5} of {round(frame.length)} seconds")]
    count = min(12, round(frame.length / 2.5))
    gone = min(count, math.floor(whole_seconds(frame) / frame.length * count) + 1)
    return [(), dots(gone, count)]


def _with_parts(frame: Frame, room: Room, words: list[Line], appearance: Appearance) -> list[Line]:
    """Return the words and, where they fit, what says how long it takes and which part of how many it is.

    Where there is room, one row of words leaves another free, so that what stands below stays where it is.
    """
    said = [*words, ()] if room.height >= _ROOMY and len(words) == 1 else words
    pulse, here = _pulse(frame, room, appearance), _here(frame, room)
    below = [(), *_air(room), here] if here else []
    if len(said) + len(below) + len(pulse) <= room.height:
        return [*said, *below, *pulse]
    return [*words, *([here] if here and len(words) < room.height else [])]


def _here(frame: Frame, room: Room) -> Line:
    """Return a few parts beside each other, the present one in capitals; of many which it is."""
    steps = naming.steps(frame.script)
    if frame.beat.part not in steps:
        return ()
    at = steps.index(frame.beat.part)
    names = [naming.part_of(frame.script.id, part) for part in steps]
    if len(names) > _FEW or columns(_GAP.join(names)) > room.width:
        return text(clip(f"{at + 1} of {len(names)}: {names[at]}", room.width))
    before, after = (f"{name}{_GAP}" for name in names[:at]), (f"{_GAP}{name}" for name in names[at + 1 :])
    return (*text("".join(before)), ("here", names[at].upper()), *text("".join(after)))
