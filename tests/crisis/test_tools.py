"""The tools that keep the crisis tables true."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-m", f"tools.{tool}", *arguments]
    return subprocess.run(called, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_shipped_tables_are_what_the_reviewed_files_say() -> None:
    """What a reviewer reads in data/ is what a person sees on the page."""
    done = run("make_care_tables", "--check")
    assert (done.returncode, done.stdout) == (0, "")


OLD = re.compile(r"(.+) was compared on .+, more than twelve months ago")
THIN = re.compile(r"(help_lines|emergency_labels)\.csv: [A-Z]{2} \S+ has no source of 2023 or later")


@pytest.mark.parametrize(
    ("day", "code"), [("2026-11-28", 0), ("2027-11-22", 0), ("2027-11-23", 1), ("2028-02-29", 1)]
)
def test_sr_15_no_release_with_facts_older_than_a_year(day: str, code: int) -> None:
    """A release is stopped, with the names of the lines, when its facts have grown old."""
    done = run("release_check", day)
    assert done.returncode == code
    assert bool(OLD.findall(done.stdout)) == bool(code)


def test_sr_15_every_row_older_than_a_year_is_named() -> None:
    """Nobody has to search for what is to be compared again: each number of the list is named, and the list itself."""
    named = OLD.findall(run("release_check", "2030-01-01").stdout)
    rows = [
        (name, row.get("country") or row["region"], row.get("dial") or row["number"])
        for name in ("help_lines.csv", "emergency_labels.csv", "emergency_text.csv")
        for row in table(name)
    ]
    numbers = [f"{name}: {place} {number}" for name, place, number in rows if number]
    assert sorted(named) == sorted(["emergency_numbers.csv", *numbers])


def test_sr_15_a_number_without_a_recent_source_is_named_before_each_release() -> None:
    """What rests on old sources alone is looked up again, release by release, and not only after a year."""
    said = run("release_check", "2026-11-28").stdout
    thin = [
        row
        for row in table("help_lines.csv")
        if not re.search("202[3-9]", row["source1_year"] + " " + row["source2_year"])
    ]
    assert len(THIN.findall(said)) == len(thin)
    assert all(f"{row['country']} {row['dial']} has no source" in said for row in thin)
