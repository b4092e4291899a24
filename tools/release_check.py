"""Name the numbers to look up again; fail when one was compared over a year ago: python -m tools.release_check [DAY]."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tools.make_care_tables import LISTED_ON, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.make_care_tables import Row

FILES = ("help_lines.csv", "emergency_labels.csv", "emergency_text.csv")
RECENT = 2023
"""The year that one source of a number is expected to be of, or later."""


def year_before(day: date) -> date:
    """Return the same day one year earlier (28 February for the 29th)."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def numbers() -> Iterator[tuple[str, Row]]:
    """Yield each number's name and its row."""
    for name in FILES:
        for row in rows(name):
            if number := row.get("dial") or row.get("number"):
                yield f"{name}: {row.get('country') or row.get('region')} {number}", row


def newest(row: Row) -> int:
    """Return the year of a row's newest source, 0 where none has a date."""
    years = re.findall(r"\b20\d\d\b", f"{row['source1_year']} {row['source2_year']}")
    return max(map(int, years), default=0)


def main() -> int:
    today = date.fromisoformat(sys.argv[1]) if sys.argv[1:] else datetime.now(UTC).date()
    oldest = year_before(today).isoformat()
    compared = [("emergency_numbers.csv", LISTED_ON), *((name, row["compared"]) for name, row in numbers())]
    old = [(name, day) for name, day in compared if day < oldest]
    for name, day in old:
        print(f"{name} was compared on {day}, more than twelve months ago")
    for name, row in numbers():
        if newest(row) < RECENT:
            print(f"{name} has no source of {RECENT} or later: look for one ({newest(row) or 'no date'})")
    return int(bool(old))


if __name__ == "__main__":
    raise SystemExit(main())
