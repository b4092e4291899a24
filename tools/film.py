"""A terminal screen in motion as an SVG: every line that changes is a strip of what stood there, moved on by its style alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tools.picture import HIGH, document, shapes, top_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.picture import Run

    Line = tuple[Run, ...]

_STILL = "@media (prefers-reduced-motion: reduce) { g { animation: none !important } }"


class Shown(NamedTuple):
    """What stood on the screen from second `at` on."""

    at: float
    lines: tuple[Line, ...]


class Strip(NamedTuple):
    """All that stands in one line, one below the other, and which of it from which second on."""

    line: int
    contents: tuple[Line, ...]
    moves: tuple[tuple[float, int], ...]


def film(title: str, about: str, shown: Sequence[Shown], length: float, columns: int, still: float) -> str:
    """Return the picture of what was shown in `length` seconds, over and over; for who wants no motion, as it stood at `still`."""
    lines = [_strip(number, shown) for number in range(len(shown[0].lines))]
    drawn = (shape for strip in lines for shape in _drawn(strip, width_of(columns)))
    rules = [rule for strip in lines if len(strip.contents) > 1 for rule in _rules(strip, length, still)]
    return document(title, about, (columns, len(lines)), drawn, [*rules, _STILL])


def _strip(line: int, shown: Sequence[Shown]) -> Strip:
    contents = tuple(dict.fromkeys(one.lines[line] for one in shown))
    moves = [(one.at, contents.index(one.lines[line])) for one in shown]
    changes = (move for move, before in zip(moves, [(0.0, -1), *moves], strict=False) if move[1] != before[1])
    return Strip(line, contents, tuple(changes))


def _drawn(strip: Strip, width: int) -> Iterator[str]:
    if len(strip.contents) == 1:
        yield from (shape for run in strip.contents[0] for shape in shapes(run, top_of(strip.line)))
        return
    yield f'<svg y="{top_of(strip.line)}" width="{width}" height="{HIGH}"><g class="line{strip.line}">'
    for number, content in enumerate(strip.contents):
        yield from (shape for run in content for shape in shapes(run, number * HIGH))
    yield "</g></svg>"


def _rules(strip: Strip, length: float, still: float) -> Iterator[str]:
    name = f"line{strip.line}"
    at_rest = [content for at, content in strip.moves if at <= still][-1]
    yield f".{name} {{ transform: {_moved(at_rest)}; animation: {name} {length:g}s step-end infinite }}"
    stops = "".join(f"{at / length * 100:.2f}%{{transform:{_moved(content)}}}" for at, content in strip.moves)
    yield f"@keyframes {name} {{ {stops} }}"


def _moved(content: int) -> str:
    return f"translateY({-content * HIGH}px)"
