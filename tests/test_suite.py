"""The suite itself: every test is a promise, and it finds the same however it was begun."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.every import every, every_of
from tests.features.conftest import each_value_once

TESTS = Path(__file__).parent
A_SENTENCE = re.compile(r"\S+\s+\S+\s+\S.*\.", re.DOTALL)


def unpromised(text: str) -> list[str]:
    """Return the tests in this source that do not begin with a whole sentence."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not A_SENTENCE.fullmatch((ast.get_docstring(node) or "").partition("\n\n")[0])
    ]


@every(sorted(TESTS.rglob("test_*.py")))
def test_every_test_is_a_promise(path: Path) -> None:
    """Whoever reads the first lines of the tests reads all that they can rely on."""
    assert unpromised(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("docstring", ["", '"""Works."""', '"""Words without an end"""'])
def test_the_check_of_promises_sees_none(docstring: str) -> None:
    """A test without a sentence, or with less than one, is named."""
    assert unpromised(f"def test_it():\n    {docstring}\n    assert 1") == ["test_it"]


def test_every_row_that_does_not_hold_is_named() -> None:
    """One test over a table says of which rows it is not so, and that a table without a row promises nothing."""

    def differ(one: int, other: int) -> None:
        assert one != other

    with pytest.raises(ExceptionGroup, match="2 of 4") as broken:
        every_of([1, 2], [1, 2])(differ)()
    assert [error.__notes__ for error in broken.value.exceptions] == [["row: (1, 1)"], ["row: (2, 2)"]]
    with pytest.raises(ExceptionGroup, match="0 of 0"):
        every_of([1, 2], [])(differ)()


def test_a_real_terminal_sees_each_way_to_call_a_test() -> None:
    """Of a key and a size the everyday suite leaves out no key, and sees the smallest screen."""
    ways = product(["q", "Esc", "Ctrl-C"], [(80, 24), (40, 10)])
    items = [
        SimpleNamespace(callspec=SimpleNamespace(params={"key": key, "size": size})) for key, size in ways
    ]
    seen = [item.callspec.params for item in each_value_once(items)]  # type: ignore[arg-type]
    assert {way["key"] for way in seen} == {"q", "Esc", "Ctrl-C"}
    assert [way["size"] for way in seen] == [(40, 10)] * 3


def test_a_run_in_the_background_finds_what_one_at_a_terminal_finds() -> None:
    """With nohup, or behind an &, a run is deaf to Ctrl-C and a hang-up; what it tests is not."""
    run = [sys.executable, "-m", "pytest", str(TESTS / "stage" / "test_signals.py")]
    deaf = ["sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh", *run]
    done = subprocess.run(deaf, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
