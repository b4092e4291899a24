"""What is released is the whole of it: who unpacks the archive can do all that the repository can."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_archive_holds_all_that_the_repository_holds(tmp_path: Path) -> None:
    """Whoever has the archive can read every page and run every test that there is."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no repository")
    call = ["git", "-c", "safe.directory=*", "ls-files"]
    listed = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    there = {name for name in listed if name and (ROOT / name).is_file()}
    assert there - held == set()
