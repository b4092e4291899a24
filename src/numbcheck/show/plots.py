"""Plots, drawn by hand from characters: bars, a grid of hours and weekdays, a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from numbcheck.words.dates import WEEKDAYS, short_month

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DAYS = tuple(name[:3] for name in WEEKDAYS)
_LABEL = 16
_SHADES, _ASCII_SHADES = "\u2591\u2592\u2593\u2588", ".+*#"


def bars(rows: Sequence[tuple[str, int]], width: int, *, fancy: bool) -> list[str]:
    """Return a line for each (label, count): the label, a bar, the count; none is wider than `width`."""
    most = max((count for _, count in rows), default=0)
    wide = min(max(_LABEL, width // 3), max((len(label) for label, _ in rows), default=0))
    room = max(1, min(40, width - wide - len(str(most)) - 3))
    block = "\u2588" if fancy else "#"
    lines = []
    for label, count in rows:
        shown = label if len(label) <= wide else label[: wide - 3] + "..."
        lines.append(f"{shown:<{wide}} {block * _share(count, most, room)} {count}")
    return lines


def hours(grid: Sequence[Sequence[int]], width: int, *, fancy: bool) -> list[str]:
    """Return weekdays as rows and hours as columns (three to a column where it is narrow), darker for more."""
    each, cell = (1, 3) if width >= 80 else (3, 4)
    columns = range(0, 24, each)
    sums = [[sum(row[start : start + each]) for start in columns] for row in grid]
    most = max(max(row) for row in sums)
    lines = [
        f"{day} " + "".join(shade(count, most, fancy=fancy) * (cell - 1) + " " for count in row)
        for day, row in zip(_DAYS, sums, strict=True)
    ]
    return [("    " + "".join(f"{start:02d}".ljust(cell) for start in columns)).rstrip(), *_trimmed(lines)]


def calendar(days: Mapping[date, int], first: date, last: date, width: int, *, fancy: bool) -> list[str]:
    """Return weeks as columns and weekdays as rows, the last weeks that fit; a day without is simply blank."""
    there = (_monday(last) - _monday(first)).days // 7 + 1
    weeks = min((width - 4) // 2, there)
    start = _monday(last) - timedelta(weeks=weeks - 1)
    most = max(days.values(), default=0)
    mondays = [start + timedelta(weeks=week) for week in range(weeks)]
    lines = [
        f"{name} "
        + "".join(shade(days.get(monday + timedelta(row), 0), most, fancy=fancy) + " " for monday in mondays)
        for row, name in enumerate(_DAYS)
    ]
    cut = [f"(the last {weeks} weeks)"] if weeks < there else []
    return [_months(mondays), *_trimmed(lines), *cut]


def shade(count: int, most: int, *, fancy: bool) -> str:
    """Return one of four shades for a count, and a space for none."""
    shades = _SHADES if fancy else _ASCII_SHADES
    return shades[min(3, count * 4 // (most + 1))] if count else " "


def _months(mondays: Sequence[date]) -> str:
    """Return the line above a calendar: each month's short name where there is room for it."""
    line = "    "
    for place, monday in enumerate(mondays):
        if (not place or monday.day <= 7) and len(line) <= 4 + 2 * place:
            line = line.ljust(4 + 2 * place) + f"{short_month(monday)} "
    return line.rstrip()


def _share(count: int, most: int, room: int) -> int:
    return max(1, round(room * count / most)) if count else 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _trimmed(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines]
