"""What my plan on the crisis page promises: it is there if it can be read, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from numbcheck.crisis import own_plan

SOURCE = Path(__file__).parents[2] / "src"
PLAN = """# My plan for hard hours

Best made on a calmer day.

## 1. How I can tell

- I go quiet

## 2. What I can do by myself

- a shower
- walk round the block

## 4. People I can ask for help

- Sam, 555 0134: can you stay on the phone
- [ ] My sister, 555 0178: please come over

## 5. Professionals

- Dr Ada, 555 0199
"""


def write(folder: Path, text: str) -> str:
    """Write a plan and return where it is."""
    file = folder / "plan.md"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    return str(file)


def test_sr_32_people_first_then_what_i_can_do_alone(tmp_path: Path) -> None:
    """I read whom I can ask, with their numbers, then my own first steps, and where the rest is: four rows at most."""
    assert own_plan.rows(write(tmp_path, PLAN), 80) == (
        [
            "From your plan",
            "  Sam, 555 0134: can you stay on the phone",
            "  My sister, 555 0178: please come over",
        ],
        ["  By myself: a shower; walk round the block            all of it: numbcheck plan"],
    )


def test_what_i_kept_is_one_row_and_only_where_there_is_something(tmp_path: Path) -> None:
    """The page says in one row that things I kept are there, names none of them, and says nothing of an empty list."""
    file = tmp_path / "keep.md"
    assert own_plan.kept(str(file), 80) == []
    file.write_text("# Kept\n\nIt comes only when I ask.\n")
    assert own_plan.kept(str(file), 80) == []
    file.write_text("# Kept\n\n- zinnia\n")
    for width, row in (
        (80, "Things you kept for this: numbcheck keep"),
        (40, "Kept for this: numbcheck keep"),
    ):
        assert own_plan.kept(str(file), width) == [row]
    file.unlink()
    file.mkdir()
    assert own_plan.kept(str(file), 80) == []


def test_sr_32_without_steps_of_my_own_there_is_room_for_a_third(tmp_path: Path) -> None:
    """Where nothing stands under what I can do by myself, a doctor or a third friend has that row."""
    people, steps = own_plan.rows(
        write(tmp_path, PLAN.replace("- a shower\n- walk round the block\n", "")), 80
    )
    assert people[0] == "From your plan; all of it: numbcheck plan"
    assert people[1:] == [
        "  Sam, 555 0134: can you stay on the phone",
        "  My sister, 555 0178: please come over",
        "  Dr Ada, 555 0199",
    ]
    assert steps == []


def test_sr_32_on_a_narrow_screen_the_first_person_stays(tmp_path: Path) -> None:
    """On forty columns the first of my people is there, and a second where there is room; a row is cut at a word."""
    assert own_plan.rows(write(tmp_path, PLAN), 38)[0] == ["Sam, 555 0134: can you stay on the ..."]
    assert own_plan.rows(write(tmp_path, PLAN), 40) == (
        ["Sam, 555 0134: can you stay on the phone"],
        ["My sister, 555 0178: please come over"],
    )


def test_a_plan_without_people_is_named(tmp_path: Path) -> None:
    """A plan that names nobody yet, or has headings of its own, is still pointed to."""
    for width in (80, 40):
        assert own_plan.rows(write(tmp_path, "# mine\n- breathe\n"), width) == (
            ["Your plan: numbcheck plan"],
            [],
        )


def test_sr_34_without_names_nobody_is_named(tmp_path: Path) -> None:
    """After a word of need, typed where someone may look on, one row says that there is a plan, and no more."""
    assert own_plan.rows(write(tmp_path, PLAN), 80, names=False) == (["Your plan: numbcheck plan"], [])


def test_whatever_is_wrong_with_it_help_comes(tmp_path: Path) -> None:
    """A missing, unreadable, empty or strange plan shows nothing and stops nothing."""
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "none"), str(tmp_path), str(tmp_path / "pipe"), "", "\0"):
        assert own_plan.rows(path, 40) == ([], [])
    assert own_plan.rows(write(tmp_path, " \n\n"), 40) == ([], [])


def test_it_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Nothing in the file reaches my terminal as a control sign, and broken bytes are no reason to fail."""
    people, _ = own_plan.rows(write(tmp_path, "## 4. People\n- a\x1b[2Jb\u202e\udcff"), 80)
    shown = "\n".join(people)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "  a[2Jb" in shown


@pytest.mark.parametrize("width", [80, 76, 40, 38])
def test_a_huge_plan_takes_four_rows(tmp_path: Path, width: int) -> None:
    """However much stands in it, the numbers are not lost below it, and no row is longer than the screen."""
    text = (
        "## 2. Alone\n"
        + "- word and word\n" * 900
        + "## 4. People\n"
        + "- "
        + "word " * 60
        + "\n- Sam\n" * 99
    )
    people, steps = own_plan.rows(write(tmp_path, text), width)
    assert 0 < len(people) + len(steps) <= 4
    assert max(map(len, (*people, *steps))) <= width


def test_sr_01_a_plan_costs_next_to_nothing(tmp_path: Path) -> None:
    """Showing my plan loads nothing but the seam that cleans it."""
    path = write(tmp_path, PLAN)
    script = (
        f"import os, sys; sys.path.insert(0, {str(SOURCE)!r}); before = set(sys.modules)\n"
        f"from numbcheck.crisis import own_plan\nassert own_plan.rows({path!r}, 40)[0]\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {"re", "json", "pathlib", "tomllib", "dataclasses", "typing", "importlib", "textwrap", "enum"}
    assert not heavy & set(done.stdout.split())
