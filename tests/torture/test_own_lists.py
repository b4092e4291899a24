"""Own lists under several writers: the short form of `python -m tests.torture lists`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from numbcheck.visit.asking import own_files
from tests.torture import own_lists
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.places import Places


def test_eight_writers_of_my_lists_lose_nothing(tmp_path: Path) -> None:
    """Eight terminals that add to my lists and change my settings at once keep every line and every setting."""
    assert own_lists.crowded(tmp_path, count=9) == 72


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
@pytest.mark.parametrize("union", [True, False], ids=["union", "marks"])
def test_lists_in_two_clones_need_no_help(tmp_path: Path, union: bool) -> None:
    """Two machines that both add are merged by git, by union or with its marks left in, and no line is lost."""
    assert own_lists.merged(tmp_path, 6, union=union) == 39


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
def test_the_check_of_lists_sees_who_reads_too_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks above notice a writer that puts back what it read some time ago."""
    old: dict[Path, str] = {}

    def careless(places: Places, path: Path, edit: Callable[[str], str]) -> None:
        path.write_text(edit(old.setdefault(path, path.read_text() if path.exists() else "")))

    monkeypatch.setattr(own_files, "change", careless)
    with pytest.raises(BrokenPromiseError, match="missing"):
        own_lists.merged(tmp_path, 2)
