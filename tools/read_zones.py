"""Write data/zones.csv, the country of every time zone, from a zoneinfo folder: read_zones.py DIRECTORY."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "data" / "zones.csv"

# Old names are links to the zone whose clock they share, which may lie in another country.
ELSEWHERE = {
    "Africa/Asmera": "ER",
    "Africa/Timbuktu": "ML",
    "America/Coral_Harbour": "CA",
    "America/Virgin": "VI",
    "Antarctica/South_Pole": "AQ",
    "Atlantic/Jan_Mayen": "SJ",
    "Iceland": "IS",
    "Pacific/Johnston": "UM",
    "Pacific/Ponape": "FM",
    "Pacific/Truk": "FM",
    "Pacific/Yap": "FM",
    "US/Pacific-New": "US",
}
DISPUTED = {"Europe/Simferopol"}  # two states claim it; the international page is shown there


def places(folder: Path) -> dict[str, str]:
    """Return the country of each zone that zone.tab names."""
    rows = (line.split("\t") for line in _lines(folder / "zone.tab") if not line.startswith("#"))
    return {row[2].strip(): row[0] for row in rows}


def links(folder: Path) -> dict[str, str]:
    """Return the zone that each other name stands for."""
    rows = (line.split() for line in _lines(folder / "tzdata.zi") if line.startswith("L "))
    return {row[2]: row[1] for row in rows}


def countries(folder: Path) -> dict[str, str]:
    """Return the country of every name that lies in one country alone."""
    known = places(folder)
    other = links(folder)
    for name, target in other.items():
        end = target
        while end not in known and end in other:
            end = other[end]
        if name not in known and end in known:
            known[name] = known[end]
    return {name: code for name, code in sorted((known | ELSEWHERE).items()) if name not in DISPUTED}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        table = csv.writer(handle, lineterminator="\n")
        table.writerow(["zone", "country"])
        table.writerows(countries(Path(sys.argv[1])).items())


if __name__ == "__main__":
    main()
