"""What my plan on the crisis page promises: it is there if it can be read, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from numbcheck.crisis import own_plan

SOURCE = Path(__file__).parents[2] / "src"
PAGE = ["Austria", "  144  ambulance", "", "help lines", "", "Once more: 144"]


def write(folder: Path, text: str) -> str:
    file = folder / "plan.md"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    return str(file)


def test_it_stands_before_the_last_block(tmp_path: Path) -> None:
    """My plan comes after the numbers, and the first numbers once more after it; empty steps take no room."""
    lines = own_plan.lines(
        write(tmp_path, "# Mine\n\n## 1. Signs\n\n- I go quiet ~ 5 min\n\n## 2. Empty\n\n"), 40
    )
    assert lines == ["Your own plan:", "", "1. Signs", "  - I go quiet ~ 5 min"]
    page = own_plan.within(PAGE, lines)
    assert page[:4] == PAGE[:4]
    assert page[-2:] == PAGE[-2:]
    assert own_plan.within(PAGE, []) == PAGE


def test_whatever_is_wrong_with_it_help_comes(tmp_path: Path) -> None:
    """A missing, unreadable, empty or strange plan shows nothing and stops nothing."""
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "none"), str(tmp_path), str(tmp_path / "pipe"), "", "\0"):
        assert own_plan.lines(path, 40) == []
    assert own_plan.lines(write(tmp_path, " \n\n"), 40) == []


def test_it_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Nothing in the file reaches my terminal as a control sign, and broken bytes are no reason to fail."""
    shown = "\n".join(own_plan.lines(write(tmp_path, "- a\x1b[2Jb\u202e\udcff"), 40))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "- a[2Jb" in shown


def test_it_is_limited_in_size(tmp_path: Path) -> None:
    """A huge file shows its beginning only, so that the numbers are not lost above it."""
    assert len(own_plan.lines(write(tmp_path, "- line\n" * 100_000), 40)) <= 121


def test_sr_01_a_plan_costs_next_to_nothing(tmp_path: Path) -> None:
    """Showing my plan loads nothing but the seam that cleans it."""
    path = write(tmp_path, "## 1. Signs\n- quiet\n")
    script = (
        f"import os, sys; sys.path.insert(0, {str(SOURCE)!r}); before = set(sys.modules)\n"
        f"from numbcheck.crisis import own_plan\nassert own_plan.lines({path!r}, 40)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {"re", "json", "pathlib", "tomllib", "dataclasses", "typing", "importlib", "textwrap", "enum"}
    assert not heavy & set(done.stdout.split())


def test_every_line_fits(tmp_path: Path) -> None:
    """Long lines are wrapped to the width there is."""
    lines = own_plan.lines(write(tmp_path, "- " + "word " * 60), 40)
    assert max(map(len, lines)) <= 40
