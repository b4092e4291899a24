"""The tools that keep the crisis tables true."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, "-m", f"tools.{tool}", *arguments]
    return subprocess.run(called, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_shipped_tables_are_what_the_reviewed_files_say():
    """What a reviewer reads in data/ is what a person sees on the page."""
    done = run("make_care_tables", "--check")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("day", "code"), [("2026-11-22", 0), ("2027-11-22", 0), ("2027-11-23", 1), ("2028-02-29", 1)]
)
def test_sr_15_no_release_with_facts_older_than_a_year(day: str, code: int):
    """A release is stopped, with the names of the lines, when its facts have grown old."""
    done = run("release_check", day)
    assert done.returncode == code
    assert bool(done.stdout) == bool(code)
