"""A lock is given, changed and taken off while the power may fail: no word is lost, and none is locked away."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.sealing import age, locking
from numbcheck.journal.sealing.lock import Sooner
from numbcheck.journal.store import conversion, durable
from tests.journal.sealing import kit
from tests.journal.sealing.real_age import NEEDS_EXTRA
from tests.stage.terminal import terminal
from tests.torture import locked, sealed_clones, twice
from tests.torture.promises import BrokenPromiseError
from tests.torture.systems import os_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.store.months import Month
    from numbcheck.journal.store.together import Put

pytestmark = NEEDS_EXTRA


def test_a_lock_survives_a_power_cut(tmp_path: Path) -> None:
    """At every moment of the way under a lock, under another and out of it, in every state of the disk, all is there once and opens."""
    for name, log, opening in locked.lives(tmp_path):
        assert locked.checked(log, opening) > 2000, name


def test_the_check_of_locks_sees_who_blanks_too_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check finds the loss of who does not wait for the sealed twin before the plain one is taken away."""

    @contextmanager
    def hasty(root: str, random: Callable[[int], bytes]) -> Iterator[Put]:
        def put(name: str, raw: bytes, month: Month) -> None:
            temporary = durable.write_temporary(raw, month.folder, random, synced=False)
            os_seen().rename(temporary, name, src_dir_fd=month.folder, dst_dir_fd=month.folder)

        yield put

    monkeypatch.setattr(conversion, "together", hasty)
    _, log, opening = next(locked.lives(tmp_path))
    with pytest.raises(BrokenPromiseError):
        locked.checked(log, opening)


@pytest.mark.parametrize("seed", [4, 9])
def test_a_lock_changes_nothing_that_i_see(tmp_path: Path, seed: int) -> None:
    """Whatever I do, I see with a lock what I see without one, or, while it is closed, one sentence; no word lies open meanwhile."""
    story = twice.lived(tmp_path, 30, seed)
    assert story.alike > 25
    assert story.refused


def test_the_check_of_stories_sees_a_plain_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check finds the words of who seals what is kept, and forgets what is not kept yet."""
    monkeypatch.setattr(Sooner, "seal", lambda _, raw, pad=b" ": raw + pad[:0])
    with pytest.raises(BrokenPromiseError, match="plain words"):
        twice.lived(tmp_path, 30, 4)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what a program has open cannot be told here")
def test_what_waits_for_my_yes_is_plain_nowhere(tmp_path: Path) -> None:
    """What comes into a locked journal lies plain on no disk while I am asked, nor after a kill; then the same comes in."""
    home, book = tmp_path / "home", tmp_path / "book.txt"
    kit.locked(home)
    book.write_text("".join(f"[2024-01-01 12:00] {number}\n{'canary ' * 100}\n" for number in range(2_000)))
    with terminal(home, "import", str(book)) as pair:
        pair.wait_for("Add all 2000?")
        waiting = locked.unnamed(pair.process.pid, tmp_path)
        assert sum(map(len, waiting)) > 1_000_000
        assert not any(b"canary" in raw for raw in waiting)
        assert kit.holding(home, "canary") == []
        pair.process.kill()
        pair.process.wait()
    assert kit.holding(home, "canary") == []
    with terminal(home, "import", str(book)) as pair:
        pair.wait_for("Add all 2000?")
        pair.press("\r")
        assert pair.wait_for_end() == 0
    assert kit.holding(home, "canary") == []
    assert kit.Locked(home, age.new_pair()).journal().count() == 2_000


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
def test_two_devices_share_a_locked_journal_by_git(tmp_path: Path) -> None:
    """Both write, change and delete while keys come, change and go: no conflict, one copy of everything, both read it, none of it plain."""
    assert sealed_clones.lived(tmp_path, 3) > 2


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
def test_the_check_of_two_devices_sees_names_that_meet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check finds the conflict of who gives what was sealed twice one name."""
    monkeypatch.setattr(locking, "new_rev", lambda _: "aaaaaaaa")
    with pytest.raises(BrokenPromiseError, match="conflict"):
        for seed in range(4):
            (tmp_path / f"{seed}").mkdir()
            sealed_clones.lived(tmp_path / f"{seed}", 1, seed)
