"""Fail when a number that is shown was last compared more than twelve months ago: python -m tools.release_check [DAY]."""

from __future__ import annotations

import csv
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tools.make_care_tables import DATA, LISTED_ON

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("help_lines.csv", "emergency_labels.csv")


def year_before(day: date) -> date:
    """Return the same day one year earlier (28 February for the 29th)."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def compared(folder: Path) -> list[tuple[str, str]]:
    """Return every row's name and the day (2026-11-22) on which its sources were compared."""
    found = [("emergency_numbers.csv", LISTED_ON)]
    for name in FILES:
        with (folder / name).open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                number = row.get("dial") or row.get("number")
                place = row.get("country") or row.get("region")
                found.append((f"{name}: {place} {number}", row["compared"]))
    return found


def main() -> int:
    today = date.fromisoformat(sys.argv[1]) if sys.argv[1:] else datetime.now(UTC).date()
    oldest = year_before(today).isoformat()
    old = [(name, day) for name, day in compared(DATA) if day < oldest]
    for name, day in old:
        print(f"{name} was compared on {day}, more than twelve months ago")
    return int(bool(old))


if __name__ == "__main__":
    raise SystemExit(main())
