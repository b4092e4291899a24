"""The pictures of a report, as inline SVG in black and greys; every text in them is escaped."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.words.dates import WEEKDAYS, short_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_GREYS = ("#c4c4c4", "#949494", "#5e5e5e", "#222222")
_WEEKDAYS = tuple(name[:2] for name in WEEKDAYS)
_ROW, _LABEL, _BAR = 22, 190, 400
_CELL, _MOST_WEEKS, _TOP = 16, 36, 16


def bars(rows: Sequence[tuple[str, int]], label: str) -> str:
    """Return a bar for each (name, count), the count written behind it."""
    most = max(count for _, count in rows)
    parts = []
    for number, (name, count) in enumerate(rows):
        top, wide = number * _ROW, _BAR * count / most
        short = one_line(name) if len(one_line(name)) <= 28 else one_line(name)[:25] + "..."
        parts += [
            f'<text x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(short)}</text>',
            f'<rect x="{_LABEL}" y="{top + 3}" width="{wide:.1f}" height="{_ROW - 7}" fill="{_GREYS[2]}"/>',
            f'<text x="{_LABEL + wide + 6:.1f}" y="{top + 15}">{count}</text>',
        ]
    return _svg(parts, _LABEL + _BAR + 50, len(rows) * _ROW, label)


def calendar(days: Mapping[date, int], last: date, label: str) -> str:
    """Return weeks as columns and weekdays as rows, up to 36 weeks; a day without is an empty frame-less place."""
    monday = last - timedelta(days=last.weekday())
    weeks = min(_MOST_WEEKS, (monday - min(days)).days // 7 + 2)
    start, most = monday - timedelta(weeks=weeks - 1), max(days.values())
    parts = [f'<text x="0" y="{_TOP + row * _CELL + 13}">{name}</text>' for row, name in enumerate(_WEEKDAYS)]
    for week in range(weeks):
        begins = start + timedelta(weeks=week)
        if begins.day <= 7:
            parts.append(f'<text x="{28 + week * _CELL}" y="12">{short_month(begins)}</text>')
    for day, count in days.items():
        week, row = divmod((day - start).days, 7)
        if 0 <= week < weeks:
            grey = _GREYS[min(3, count * 4 // (most + 1))]
            place = f'x="{28 + week * _CELL}" y="{_TOP + row * _CELL + 2}" width="13" height="13"'
            parts.append(f'<rect {place} fill="{grey}"><title>{day}: {count}</title></rect>')
    return _svg(parts, max(120, 28 + weeks * _CELL), _TOP + 7 * _CELL + 2, label)


def _svg(parts: Iterable[str], width: int, height: int, label: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="Arial, sans-serif" font-size="12">\n'
        + "\n".join(parts)
        + "\n</svg>"
    )
