"""On paper: a practice to read aloud, with what is said when and how long it is quiet; and the signs to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import columns, wrapped
from numbcheck.practice.length import length
from numbcheck.practice.script import OTHERS, Ask, Timed
from numbcheck.words import CARE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.care.signs import Signs
    from numbcheck.practice.script import Beat, Condition, Script

WIDTH = 78
"""Columns of a page of paper."""
_TIME = 6
"""Columns of the time in front of what is said."""
_SHORT = 9.0
"""Seconds below which what follows in the same part stands in the same row."""
_MARK, _BETWEEN = "_ ", "  "
"""Where a pen marks a sign, and what stands between two in a row."""
_GAP = "..."
"""What stands for an answer that nobody has given yet."""


def page(script: Script) -> list[str]:
    """Return a practice as the lines of one page of paper."""
    head = [f"{script.title}. {length(script)}", *script.opening]
    return [
        *(line for words in head for line in wrapped(printable(words), WIDTH)),
        "",
        *(line for row in _rows(script) for line in wrapped(printable(row), WIDTH, " " * _TIME)),
        "",
        *(
            line
            for words in (script.rest, script.closing)
            for line in wrapped(printable(words), WIDTH)
            if words
        ),
    ]


def checklist(words: Signs, *, short: bool) -> list[str]:
    """Return the signs as one page to mark with a pen, each area with its cautions."""
    rows = [" ".join([words.paper, *words.open[1:]]), ""]
    for area in words.pages(short=short):
        rows += [area.name.upper(), *filter(None, [" ".join(area.cautions)])]
        rows += _beside([f"{_MARK}{sign.words}" for sign in area.signs])
    rows += ["", words.more, CARE_LINE]
    return [line for row in rows for line in wrapped(row, WIDTH)]


def _beside(items: Sequence[str]) -> Iterator[str]:
    """Yield items in rows, two of them where both fit whole: the next one, and the longest that has room beside it."""
    left = list(items)
    while left:
        row = left.pop(0)
        room = WIDTH - columns(row) - len(_BETWEEN)
        if fitting := [item for item in left if columns(item) <= room]:
            beside = max(fitting, key=columns)
            left.remove(beside)
            row += f"{_BETWEEN}{beside}"
        yield row


def _rows(script: Script) -> Iterator[str]:
    """Yield what is said, each with its time; short beats of one part share a row."""
    row, before = "", None
    for time, beat in _once(script):
        told = _told(script, beat)
        if before and isinstance(beat, Timed) and beat.part == before.part and before.seconds < _SHORT:
            row += f" {told}"
        else:
            yield from filter(None, [row])
            row = f"{time:<{_TIME}}{told}"
        before = beat if isinstance(beat, Timed) else None
    yield row


def _once(script: Script) -> Iterator[tuple[str, Beat]]:
    """Yield each beat with new words, and its time; a part that comes once more on request is left out."""
    said, parts, at = set(), set(), 0.0
    for beat in script.beats:
        timed = isinstance(beat, Timed) and not beat.given
        again = beat.words in said or (isinstance(beat, Timed) and bool(beat.given) and beat.part in parts)
        if not again:
            yield _clock(at) if timed else "", beat
        said.add(beat.words)
        parts |= {beat.part} if timed else set()
        at += beat.seconds if isinstance(beat, Timed) and timed else 0.0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _told(script: Script, beat: Beat) -> str:
    """Return what is said at a beat: after which answer, what is offered, for how long it is quiet then."""
    words = beat.words.replace("\n", " ")
    for ask, _ in script.echoes:
        words = words.replace(f"{{{ask}}}", _GAP)
    wanted = _condition(beat.given) if beat.given and beat.given[1:] else ""
    match beat:
        case Timed(seconds=seconds):
            return f"{wanted}{words} ({seconds:g}s)"
        case Ask(choices=(_, *_)):
            return f"{wanted}{words} ({', '.join(beat.offered)})"
    return f"{wanted}{words}"


def _condition(given: Condition) -> str:
    names = " or ".join(name.removeprefix(OTHERS) for name in given[1:])
    return f"{'Unless' if given[1].startswith(OTHERS) else 'If'} {names}: "
