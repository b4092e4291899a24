"""Where numbcheck cannot run: one sentence, before anything else is loaded; the numbers to call come all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import numbcheck

PACKAGE = Path(numbcheck.__file__).parent
ON_WINDOWS = """
import os, sys
os.name = "nt"
from numbcheck.__main__ import run
code = run(sys.argv[1:])
sys.exit(99 if "numbcheck.cli" in sys.modules else code)
"""


@pytest.fixture(scope="module")
def plain_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program as somebody packs it into one file, without a single library."""
    folder = tmp_path_factory.mktemp("zip")
    archive = folder / "numbcheck.pyz"
    shutil.copytree(PACKAGE, folder / "src" / "numbcheck", ignore=shutil.ignore_patterns("__pycache__"))
    zipapp.create_archive(folder / "src", archive, main="numbcheck.__main__:main")
    return archive


def calls(how: str, plain_zip: Path) -> list[str]:
    return {"zip": [sys.executable, str(plain_zip)], "windows": [sys.executable, "-c", ON_WINDOWS]}[how]


def ran(call: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "NUMBCHECK_HOME": str(home)}
    return subprocess.run(
        call, capture_output=True, text=True, check=False, env=environ, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("how", ["zip", "windows"])
@pytest.mark.parametrize("words", [["history"], ["note", "words"], ["--help"], []])
def test_one_sentence_says_what_to_do(how: str, words: list[str], plain_zip: Path, home: Path) -> None:
    """I am told where it does run, and where the numbers are; nothing is written, and nothing comes up empty."""
    done = ran([*calls(how, plain_zip), *words], home)
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.count("\n") == 1
    assert ("WSL" if how == "windows" else "zip") in done.stderr
    assert "numbcheck crisis" in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("how", ["zip", "windows"])
def test_the_numbers_come_all_the_same(how: str, plain_zip: Path, home: Path) -> None:
    """`crisis` and the version answer there, too."""
    page = ran([*calls(how, plain_zip), "crisis", "at"], home)
    assert page.returncode == 0
    assert "142" in page.stdout
    assert ran([*calls(how, plain_zip), "--version"], home).stdout.startswith("numbcheck ")
