"""Adding a practice stays cheap: one file in the library, and nothing else is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import numbcheck

TESTS = Path(__file__).parents[1]
LIBRARY = Path("practice", "library")


@pytest.fixture
def environ(home: Path, tmp_path: Path) -> dict[str, str]:
    """Return the environment of a copy of the program, in whose library lies one practice more, `strides`."""
    copy = tmp_path / "numbcheck"
    shutil.copytree(Path(numbcheck.__file__).parent, copy)
    steps = (copy / LIBRARY / "steps.toml").read_text()
    (copy / LIBRARY / "strides.toml").write_text(
        steps.replace('"steps"', '"strides"').replace("Slow steps", "Long strides")
    )
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


@pytest.mark.parametrize("words", [["ground", "--list"], ["do"]], ids=" ".join)
def test_a_practice_is_one_file(environ: dict[str, str], words: list[str]) -> None:
    """Who adds a practice adds its file: it stands in every list."""
    call = [sys.executable, "-m", "numbcheck", *words]
    ran = subprocess.run(call, env=environ, capture_output=True, text=True, check=True)
    assert "\nstrides" in ran.stdout


def test_no_test_is_edited_for_a_practice(environ: dict[str, str]) -> None:
    """The tests of the library play a practice that they have never heard of, and ask of it what safety asks."""
    room = TESTS / "content" / "test_library.py"
    call = [sys.executable, "-m", "pytest", "-vv", str(room)]
    ran = subprocess.run(call, cwd=TESTS.parent, env=environ, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count("[strides") == 5  # sources, length, few words, plain words, a way out
