"""Write the tables behind `crisis` from the reviewed files in data/; with --check only say which are stale."""

from __future__ import annotations

import csv
import sys
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
TABLES = ROOT / "src" / "numbcheck" / "crisis" / "tables"

GOOGLE = "Google's phone list 9.0.43"
WIKIPEDIA = "Wikipedia 2026"
LISTED_ON = "2026-11-22"  # the day data/emergency_numbers.csv was compared
RUN = 4  # so many neighbouring numbers are printed as "first to last"
KINDS = ("crisis", "abuse", "substance")
CHANNELS = {"call": "call", "text": "text", "whatsapp": "WhatsApp"}

EMERGENCY = "dict[str, tuple[tuple[tuple[str, str, str, str], ...], str, str]]"
LINES = "dict[str, tuple[tuple[str, str, str, str, str, str, str], ...]]"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of one file in data/."""
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fold(text: str) -> str:
    """Return a country's name as it is looked up; numbcheck.crisis.country folds what was typed likewise."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def names() -> dict[str, str]:
    """Return each ISO code's English name."""
    return {row["code"]: row["name"] for row in rows("countries.csv")}


def aliases() -> dict[str, str]:
    """Return the ISO code for every folded name that means exactly one country."""
    found: dict[str, str] = {}
    for row in rows("countries.csv"):
        for name in (row["name"], *row["also"].split("; ")):
            known = found.setdefault(fold(name), row["code"])
            if known != row["code"]:
                raise SystemExit(f"data/countries.csv: {name!r} means both {known} and {row['code']}")
    found.pop("", None)
    return found


def zones() -> dict[str, str]:
    """Return the country of each time zone."""
    return {row["zone"]: row["country"] for row in rows("zones.csv")}


def shortened(numbers: list[str]) -> str:
    """Return numbers as printed, long runs of neighbours as "first to last"."""
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last and len(last) == len(number) and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    printed = [[f"{run[0]} to {run[-1]}"] if len(run) >= RUN else run for run in runs]
    return ", ".join(number for run in printed for number in run)


def domain(source: str) -> str:
    """Return the site that a source lies on, as it is named on the page."""
    if "://" not in source and not source.startswith("github:"):
        return source
    if source.startswith("github:"):
        return source.partition("@")[0].rpartition("/")[2] + " (github.com)"
    return urlsplit(source.partition(" ")[0]).netloc.removeprefix("www.")


def sites(row: Row) -> str:
    """Return the names of a row's two sources, each with its date."""
    return ", ".join(f"{domain(row[source])} ({row[f'{source}_year']})" for source in ("source1", "source2"))


def labelled(row: Row, hand: dict[str, list[Row]]) -> list[tuple[str, str, str, str]]:
    """Return (number, meaning, sources, day) of a region's numbers whose meaning is known, first first."""
    mine = hand.get(row["region"], [])
    known = [(one["number"], one["meaning"], sites(one), one["compared"]) for one in mine if one["number"]]
    if not mine and row["first_is"].startswith("general"):
        first = row["numbers"].split()[0]
        both = row["wikipedia_in_list"] == "True"
        known = [(first, "any emergency", f"{GOOGLE}, {WIKIPEDIA}" if both else GOOGLE, LISTED_ON)]
    return known


def emergency() -> dict[str, tuple[object, ...]]:
    """Return per region: labelled numbers; where there are none, the listed ones, and Wikipedia's when it is no such."""
    hand: dict[str, list[Row]] = {}
    for row in rows("emergency_labels.csv"):
        hand.setdefault(row["region"], []).append(row)
    found: dict[str, tuple[object, ...]] = {}
    for row in rows("emergency_numbers.csv"):
        known = labelled(row, hand)
        odd = row["wikipedia_2026"] if row["wikipedia_in_list"] == "False" else ""
        unnamed = ("", "") if known else (shortened(row["numbers"].split()), odd)
        found[row["region"]] = (tuple(known), *unnamed)
    return found


def how(row: Row) -> str:
    """Return how and when a line is reached."""
    way = CHANNELS[row["channel"]]
    word = f" {row['keyword']}" if row["keyword"] else ""
    return f"{way}{word}, {row['hours'] or 'hours not known'}"


def detail(row: Row) -> str:
    """Return what a line is, for whom, in which languages, and what must be said with it."""
    whom = f" For {row['audience']}." if row["audience"] != "everyone" else ""
    spoken = f" {row['languages']}." if row["languages"] else ""
    return f"{row['service']}.{whom}{spoken} {row['say']}".strip()


def lines(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the help lines of one kind by country, in the order of the file."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows("help_lines.csv"):
        if row["kind"] == kind:
            entry = (
                row["shown"],
                how(row),
                row["service"],
                row["whom"],
                detail(row),
                sites(row),
                row["compared"],
            )
            found[row["country"]] = (*found.get(row["country"], ()), entry)
    return found


def without_speaking() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return how a country's emergency number is reached without speaking, as help lines are."""
    return {
        row["country"]: (
            (
                row["dial"],
                f"{row['channel']} {row['how']}".strip(),
                "",
                row["whom"],
                f"{row['whom'].capitalize()}. {row['say']}",
                sites(row),
                row["compared"],
            ),
        )
        for row in rows("emergency_text.csv")
    }


def module(about: str, *tables: str) -> str:
    """Return the text of a table module."""
    made = "written by tools/make_care_tables.py from data/, not by hand"
    return "\n".join([f'"""{about}; {made}."""', "", "# fmt: off", *tables, ""])


def table(head: str, entries: Mapping[str, object], line: Callable[[str], object]) -> str:
    """Return a dict as text; entries for which `line` is the same share a line, so that changes stay small."""
    groups = groupby(entries, key=line)
    body = [" ".join(f"{key!a}: {entries[key]!a}," for key in keys) for _, keys in groups]
    return "\n".join([f"{head} = {{", *(f"    {text}" for text in body), "}"])


def modules() -> dict[str, str]:
    """Return the text of every table module by its file name."""
    by_name, by_zone = aliases(), dict(sorted(zones().items(), key=itemgetter(1)))
    facts = [
        f"{name} = {value!r}"
        for name, value in (("LIST", GOOGLE), ("OTHER", WIKIPEDIA), ("COMPARED", LISTED_ON))
    ]
    return {
        "countries.py": module("The English name of each country", table("NAMES", names(), itemgetter(0))),
        "aliases.py": module(
            "The code of each country by any name it goes by, folded",
            table("CODES", by_name, by_name.__getitem__),
        ),
        "zones.py": module(
            "The country of each time zone that lies in one country alone",
            table("ZONES", by_zone, by_zone.__getitem__),
        ),
        "emergency.py": module(
            "The emergency numbers of each country", *facts, table(f"NUMBERS: {EMERGENCY}", emergency(), str)
        ),
        "lines.py": module(
            "The help lines of each country, and its emergency number without speaking",
            *(table(f"{kind.upper()}: {LINES}", lines(kind), str) for kind in KINDS),
            table(f"WITHOUT_SPEAKING: {LINES}", without_speaking(), str),
        ),
    }


def main() -> int:
    stale = {name: text for name, text in modules().items() if not same(TABLES / name, text)}
    for name, text in stale.items():
        if "--check" in sys.argv:
            print(f"{name} is not what data/ says: run tools/make_care_tables.py")
        else:
            (TABLES / name).write_text(text, encoding="utf-8")
    return int("--check" in sys.argv and bool(stale))


def same(path: Path, text: str) -> bool:
    """Say whether a file holds exactly `text`."""
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    raise SystemExit(main())
