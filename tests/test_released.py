"""What is released is the whole of it: who unpacks the archive can do all that the repository can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.unpacked_tests import unpack

ROOT = Path(__file__).parents[1]


INSTALLED = {
    "share/man/man1/numbcheck.1",
    "share/bash-completion/completions/numbcheck",
    "share/fish/vendor_completions.d/numbcheck.fish",
    "share/zsh/site-functions/_numbcheck",
}


def built(kind: str, root: Path, to: Path) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(to)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (archive,) = to.iterdir()
    return archive


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sources as they are for somebody who has unpacked the archive, at another time and place."""
    root = unpack(sdist, tmp_path_factory.mktemp("unpacked"))
    for path in root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return root


def test_the_archive_holds_all_that_the_repository_holds(sdist: Path) -> None:
    """Whoever has the archive can read every page and run every test that there is, and finds nothing strange."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no repository")
    call = ["git", "-c", "safe.directory=*", "ls-files"]
    listed = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    with tarfile.open(sdist) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    there = {name for name in listed if name and (ROOT / name).is_file() and not name.startswith(".ci/")}
    assert there - held == set()
    assert not any(name.startswith((".ci", ".venv", ".bench", ".git/")) for name in held)


@pytest.mark.parametrize("kind", ["sdist", "wheel"])
def test_a_second_build_is_the_same_to_the_byte(
    kind: str, unpacked: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever builds it from the archive, later and elsewhere, gets what was released, and can see that."""
    first, second = (
        built(kind, root, tmp_path_factory.mktemp(kind))
        for root in (unpacked, copied(unpacked, tmp_path_factory))
    )
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def copied(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same sources in another folder, with the times of now."""
    other = tmp_path_factory.mktemp("other") / "elsewhere"
    shutil.copytree(root, other, copy_function=shutil.copyfile)
    return other


def test_the_manual_and_tab_are_installed(unpacked: Path, tmp_path: Path) -> None:
    """After an installation `man numbcheck` and TAB are there, in bash, fish and zsh."""
    with zipfile.ZipFile(built("wheel", unpacked, tmp_path)) as wheel:
        shared = {name.partition(".data/data/")[2] for name in wheel.namelist() if ".data/data/" in name}
        metadata = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
        assert "License-Expression: MIT\n" in wheel.read(metadata).decode()
    assert shared == INSTALLED
