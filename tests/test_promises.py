"""The list of promises is true: all thirty stand there, and every test named there exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def unheld(text: str) -> list[str]:
    """Return what is not as it should be in a list of promises: missing numbers, missing tests, rows without one."""
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    rows = dict(re.findall(r"^\| (\d+) \|[^|]*\|([^|]*)\|", text, re.MULTILINE))
    return [
        *(f"no promise {number}" for number in range(1, 31) if str(number) not in rows),
        *(f"no test {name}" for name in re.findall(r"`(test_\w+)`", text) if f"def {name}(" not in tests),
        *(
            f"nothing holds {number}"
            for number, cell in rows.items()
            if "`test_" not in cell and "(not yet" not in cell
        ),
    ]


def test_every_promise_is_held_by_a_test_that_exists() -> None:
    """What docs/promises.md promises is what the tests hold."""
    assert unheld((ROOT / "docs" / "promises.md").read_text(encoding="utf-8")) == []


def test_the_check_of_promises_sees_an_empty_one() -> None:
    """It notices a promise that is missing, one without a test, and a test that is not there."""
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    assert unheld(re.sub(r"^\| 7 \|.*\n", "", text, flags=re.MULTILINE)) == ["no promise 7"]
    assert unheld(text + "`test_nowhere`") == ["no test test_nowhere"]
    assert unheld(re.sub(r"^\| 7 \|.*$", "| 7 | promised | later | | |", text, flags=re.MULTILINE)) == [
        "nothing holds 7"
    ]
