"""A terminal screen as a small SVG: plain text on a card, readable on light and dark pages, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SIZE, WIDE, HIGH = 14, 8.4, 20
"""Pixels: of a letter, and of the cell it stands in."""
MARGIN, BAR = 20, 36


class Block(NamedTuple):
    """The part of its cell that a block fills."""

    left: float
    right: float
    top: float
    bottom: float


_BLOCKS = {
    "█": Block(0, 1, 0, 1),
    "▐": Block(0.5, 1, 0, 1),
    "▌": Block(0, 0.5, 0, 1),
    "▄": Block(0, 1, 0.5, 1),
    "▗": Block(0.5, 1, 0.5, 1),
    "▖": Block(0, 0.5, 0.5, 1),
    "▀": Block(0, 1, 0, 0.5),
    "▝": Block(0.5, 1, 0, 0.5),
    "▘": Block(0, 0.5, 0, 0.5),
}

# Every pair of letter and ground has a contrast of at least 4.5 to 1.
LIGHT = {"card": "#fbfaf7", "edge": "#d5d0c6", "text": "#2c3038", "soft": "#686459", "cyan": "#0f6d74"}
DARK = {"card": "#1d2127", "edge": "#3c434d", "text": "#d9dde3", "soft": "#9aa1ab", "cyan": "#63c3c9"}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one line that look alike."""

    column: int
    text: str
    color: str
    ground: str
    bold: bool


def svg(title: str, about: str, lines: Sequence[Sequence[Run]], columns: int) -> str:
    """Return the picture of these lines, `columns` wide, with `title` in the bar above them.

    `about` says in words what is to be seen, for who does not see it.
    """
    drawn = (shape for at, line in enumerate(lines) for run in line for shape in shapes(run, top_of(at)))
    return document(title, about, (columns, len(lines)), drawn)


def document(
    title: str, about: str, size: tuple[int, int], drawn: Iterable[str], rules: Iterable[str] = ()
) -> str:
    """Return a picture of so many columns and lines, on which this is drawn; `rules` add to its style."""
    width, height = width_of(size[0]), BAR + size[1] * HIGH + MARGIN + 4
    styled = "".join(f"{rule}\n" for rule in rules)
    body = "\n".join(drawn)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="title about">
<title id="title">{escape(title)}</title>
<desc id="about">{escape(about)}</desc>
<style>
text {{ font: {SIZE}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }}
.bold {{ font-weight: 600 }}
{_colors(LIGHT)}
@media (prefers-color-scheme: dark) {{
{_colors(DARK)}
}}
{styled}</style>
<rect class="card" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>
<text class="soft" x="{MARGIN}" y="23">{escape(f"$ {title}")}</text>
<path class="edge" d="M1 {BAR - 0.5}H{width - 1}"/>
{body}
</svg>
"""


def width_of(columns: int) -> int:
    """Return the pixels that a picture of so many columns is wide."""
    return round(columns * WIDE + 2 * MARGIN)


def top_of(line: int) -> int:
    """Return the pixel at which a line begins."""
    return BAR + 10 + line * HIGH


def _colors(named: dict[str, str]) -> str:
    rules = [f".{name} {{ fill: {color} }}" for name, color in named.items() if name not in {"card", "edge"}]
    rules += [
        f".card {{ fill: {named['card']}; stroke: {named['edge']} }}",
        f".edge {{ stroke: {named['edge']} }}",
    ]
    return "\n".join(rules)


def shapes(run: Run, top: int) -> Iterator[str]:
    """Yield what draws a run in the line that begins at pixel `top`."""
    left = MARGIN + run.column * WIDE
    if run.ground:
        yield (
            f'<rect class="{run.ground}" x="{left:g}" y="{top:g}" width="{len(run.text) * WIDE:.1f}" height="{HIGH}"/>'
        )
    words = run.text.strip()
    left += (len(run.text) - len(run.text.lstrip())) * WIDE
    if words and all(letter in _BLOCKS for letter in words):
        yield f'<path class="{run.color}" d="{_outline(words, left, top)}"/>'
    elif words:
        # the length is given, so that columns stay columns whatever font a reader has
        look = f"{run.color} bold" if run.bold else run.color
        yield (
            f'<text class="{look}" x="{left:.1f}" y="{top + 15:g}" textLength="{len(words) * WIDE:.1f}">{escape(words)}</text>'
        )


def _outline(blocks: str, left: float, top: int) -> str:
    """Return the outline of blocks side by side; a font would leave gaps between the rows."""
    first, last = _BLOCKS[blocks[0]], _BLOCKS[blocks[-1]]
    begin, end = left + first.left * WIDE, left + (len(blocks) - 1 + last.right) * WIDE
    return f"M{begin:.1f} {top + first.top * HIGH:g}H{end:.1f}V{top + first.bottom * HIGH:g}H{begin:.1f}Z"


def runs(cells: Sequence[tuple[str, str, str, bool]]) -> tuple[Run, ...]:
    """Return a line of (letter, colour, ground, bold) as runs; the colours are names, "default" for none."""
    found: list[Run] = []
    column = 0
    for (color, ground, bold), group in groupby(cells, key=lambda cell: cell[1:]):
        text = "".join(cell[0] for cell in group)
        found.append(Run(column, text, _known(color, "text"), _known(ground, ""), bold))
        column += len(text)
    return tuple(found)


def _known(color: str, default: str) -> str:
    if color == "default":
        return default
    if color not in LIGHT:
        raise ValueError(f"no picture knows the colour {color}")
    return color
