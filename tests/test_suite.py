"""The suite itself: every test is a promise, and it finds the same however it was begun."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.every import every

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


def test_a_run_in_the_background_finds_what_one_at_a_terminal_finds() -> None:
    """With nohup, or behind an &, a run is deaf to Ctrl-C and a hang-up; what it tests is not."""
    run = [sys.executable, "-m", "pytest", str(TESTS / "stage" / "test_signals.py")]
    deaf = ["sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh", *run]
    done = subprocess.run(deaf, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
