"""A terminal screen as a small SVG: plain text on a card, readable on light and dark pages, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZE, WIDE, HIGH = 14, 8.4, 20
"""Pixels: of a letter, and of the cell it stands in."""
MARGIN, BAR = 20, 36

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
    width = round(columns * WIDE + 2 * MARGIN)
    height = BAR + len(lines) * HIGH + MARGIN + 4
    drawn = "\n".join(shape for at, line in enumerate(lines) for run in line for shape in _shapes(run, at))
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
</style>
<rect class="card" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>
<text class="soft" x="{MARGIN}" y="23">{escape(f"$ {title}")}</text>
<path class="edge" d="M1 {BAR - 0.5}H{width - 1}"/>
{drawn}
</svg>
"""


def _colors(named: dict[str, str]) -> str:
    rules = [f".{name} {{ fill: {color} }}" for name, color in named.items() if name not in {"card", "edge"}]
    rules += [
        f".card {{ fill: {named['card']}; stroke: {named['edge']} }}",
        f".edge {{ stroke: {named['edge']} }}",
    ]
    return "\n".join(rules)


def _shapes(run: Run, line: int) -> Iterator[str]:
    left, top = MARGIN + run.column * WIDE, BAR + 10 + line * HIGH
    if run.ground:
        yield (
            f'<rect class="{run.ground}" x="{left:g}" y="{top:g}" width="{len(run.text) * WIDE:.1f}" height="{HIGH}"/>'
        )
    words = run.text.strip()
    if words:
        # the length is given, so that columns stay columns whatever font a reader has
        left += (len(run.text) - len(run.text.lstrip())) * WIDE
        look = f"{run.color} bold" if run.bold else run.color
        yield (
            f'<text class="{look}" x="{left:.1f}" y="{top + 15:g}" textLength="{len(words) * WIDE:.1f}">{escape(words)}</text>'
        )


def runs(cells: Sequence[tuple[str, str, str, bool]]) -> list[Run]:
    """Return a line of (letter, colour, ground, bold) as runs; the colours are names, "default" for none."""
    found, column = [], 0
    for (color, ground, bold), group in groupby(cells, key=lambda cell: cell[1:]):
        text = "".join(cell[0] for cell in group)
        found.append(Run(column, text, _known(color, "text"), _known(ground, ""), bold))
        column += len(text)
    return found


def _known(color: str, default: str) -> str:
    if color == "default":
        return default
    if color not in LIGHT:
        raise ValueError(f"no picture knows the colour {color}")
    return color
