"""Dates as many people type them, each with what it means, or that it has to be refused."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from numbcheck.errors import UsageError
from numbcheck.journal.dates import read
from numbcheck.journal.dates.present import EARLIEST, Days, Present
from tests.every import every


class Row(NamedTuple):
    """One line of the file: what was typed when, and what from `first` to `last` it means."""

    option: str
    now: str
    zone: str
    ends: str
    typed: str
    verdict: str
    first: str
    last: str
    common: str
    kind: str

    @property
    def present(self) -> Present:
        zone = ZoneInfo(self.zone)
        hours, minutes = map(int, self.ends.split(":"))
        now = datetime.fromisoformat(self.now).replace(tzinfo=zone)
        return Present(now, timedelta(hours=hours, minutes=minutes), zone)

    @property
    def text(self) -> str:
        decoded = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), self.typed)
        return decoded.replace("\\t", "\t")


def _rows() -> list[Row]:
    lines = (Path(__file__).parent / "handed.tsv").read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def _read(row: Row) -> datetime | Days:
    match row.option:
        case "at":
            return read.moment(row.text, row.present)[0]
        case "on":
            return read.on(row.text, row.present)
        case "since":
            return Days(read.since(row.text, row.present), row.present.own_day)
        case _:
            return Days(EARLIEST, read.until(row.text, row.present))


def _meant(row: Row) -> tuple[datetime, datetime]:
    first, last = datetime.fromisoformat(row.first), datetime.fromisoformat(row.last)
    zone = ZoneInfo(row.zone)
    return (first if first.tzinfo else first.replace(tzinfo=zone)), (
        last if last.tzinfo else last.replace(tzinfo=zone)
    )


@every(_rows(), lambda row: f"{row.option} {row.typed} at {row.now}")
def test_what_people_type_is_read_as_they_mean_it_or_refused(row: Row) -> None:
    """What I type is the moment or the days that I mean; what can mean two things is refused, never guessed."""
    try:
        found = _read(row)
    except UsageError as refusal:
        assert row.verdict == "refuse", str(refusal)
        return
    assert row.first, f"kept as {found}"
    first, last = _meant(row)
    if isinstance(found, datetime):
        assert first <= found.replace(second=0, microsecond=0) <= last
    else:
        ends = row.present.ends
        assert found.first == first.date()
        over = datetime.combine(found.last, time()) + ends + timedelta(days=1, minutes=-1)
        assert min(over, row.present.wall) == last.replace(tzinfo=None)
