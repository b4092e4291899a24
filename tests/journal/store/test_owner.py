"""Nothing of ours is made in someone else's home, and whose it is is said, with what to do."""

from __future__ import annotations

import os
import pwd
import select
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.errors import CannotCreateError, InputOutputError
from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.store import durable, owner
from numbcheck.journal.store.finding import FindingKind
from numbcheck.journal.store.os_errors import explained
from numbcheck.stage.clock import LivedClock
from numbcheck.stage.lines import desk
from tests.journal.kit import NOON, a_journal, an_entry, note, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Shell

NOBODY = 65534
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")


@pytest.fixture
def sudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be root in the home of someone else, as after `sudo numbcheck`, and return that home."""
    home = tmp_path / "theirs"
    home.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("HOME", str(home))
    for name in ("NUMBCHECK_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


WRITES = (
    ["note", "a line"],
    ["note", "-"],
    ["journal"],
    ["check"],
    ["feel"],
    ["ground"],
    ["breathe", "-r", "1"],
    ["joy", "add", "tea"],
    ["ladder", "--add", "a late bus"],
    ["plan", "--guide"],
    ["plan", "--goal", "a walk"],
    ["config", "set", "plain", "yes"],
    ["config", "edit"],
)
LOOKS = (["history"], ["show", "@1"], ["trends"], ["export", "-"], ["history", "--tags"])
CALM = (["moment"], ["data", "where"], ["data", "privacy"], ["crisis", "at"], ["learn"], ["undo"])


@pytest.fixture
def quick_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is waited for on plain lines have passed at once, where nothing comes to be read."""
    passed = [0.0]

    def waited(sources: list[int], _: object, __: object, seconds: float | None) -> Any:
        ready = select.select(sources, [], [], 0)
        passed[0] += 0.0 if ready[0] else seconds or 0.0
        return ready

    monkeypatch.setattr(desk, "select", SimpleNamespace(select=waited))
    monkeypatch.setattr(desk, "lived_clock", lambda: LivedClock(lambda: passed[0]))


@pytest.mark.usefixtures("quick_time")
@pytest.mark.parametrize("argv", WRITES, ids=" ".join)
def test_a_run_with_sudo_makes_nothing(
    shell: Shell, sudo: Path, argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One `sudo numbcheck` leaves no file of root's in my home: it says whose home that is, and ends with 73."""
    monkeypatch.setenv("EDITOR", "true")
    ran = shell(*argv, text="a line\n\n\n")
    assert list(sudo.rglob("*")) == []
    assert ran.code == 73
    said = "".join(ran.err.split())  # a long path is broken where it must be
    assert any(f"{part}belongsto" in said for part in (sudo, *sudo.parents))
    assert said.count("andyouareroot.Runitwithoutsudo.") == 1


@pytest.mark.parametrize("argv", [*LOOKS, *CALM], ids=" ".join)
def test_looking_with_sudo_makes_nothing(shell: Shell, sudo: Path, argv: list[str]) -> None:
    """Looking with sudo makes nothing either; the numbers, a cue and the pages come all the same."""
    ran = shell(*argv)
    assert list(sudo.rglob("*")) == []
    assert ran.code == (0 if argv in CALM else 74)
    if argv in LOOKS:
        assert "Runitwithoutsudo." in "".join(ran.err.split())


def test_a_practice_with_sudo_is_played(shell: Shell, sudo: Path) -> None:
    """A practice under sudo goes on to its end; what is said about keeping is said once."""
    ran = shell("ground", text="lamp\n" * 15)
    assert "And that is enough" in ran.out or "taste" in ran.out
    assert "".join(ran.err.split()).count("belongsto") == 1


@AS_ROOT
def test_an_own_folder_in_another_home_is_left(tmp_path: Path) -> None:
    """Where root once left a journal in someone's home, root does not write on in it."""
    (tmp_path / "theirs").mkdir()
    journal = a_journal(tmp_path / "theirs" / "journal")
    note(journal)
    os.chown(tmp_path / "theirs", NOBODY, NOBODY)
    with pytest.raises(CannotCreateError, match="you are root"):
        note(journal)
    assert texts_of(journal) == ["a line"]


def test_roots_own_home_is_roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a home of its own root is a person like any other."""
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(tmp_path).st_uid)
    journal = a_journal(tmp_path / "a" / "b")
    note(journal)
    assert texts_of(journal) == ["a line"]


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Callable[..., object]]:
    """Be an ordinary user at home; what is made here belongs to root, as after `sudo numbcheck`."""
    if os.geteuid() != 0:
        pytest.skip("only root may leave files of root's")
    home = tmp_path / "home of mine"
    home.mkdir(mode=0o700)
    os.chown(home, NOBODY, NOBODY)
    return home, lambda: monkeypatch.setattr(os, "geteuid", lambda: NOBODY)


@pytest.mark.parametrize(
    ("left", "named"),
    [
        (".local/state/numbcheck/drafts", ".local"),
        ("state/drafts", "state"),
        ("journal", "journal"),
    ],
)
def test_what_sudo_left_is_said_afterwards(
    mine: tuple[Path, Callable[..., object]], left: str, named: str
) -> None:
    """Where an earlier sudo left a folder of root's, I hear whose it is and the one command that gets it back."""
    home, become = mine
    (home / left).mkdir(parents=True)
    become()
    me = pwd.getpwuid(NOBODY).pw_name
    wanted = f"belongs to root. To make it yours again: sudo chown -R {me} '{home / named}'"
    with pytest.raises(CannotCreateError) as refused:
        Drafts(str(home / left), lambda: NOON).save("words", "note", {}, "a.draft")
    assert str(refused.value).endswith(wanted)
    with pytest.raises(CannotCreateError) as refused:
        note(a_journal(home / left))
    assert str(refused.value).endswith(wanted)
    with pytest.raises(InputOutputError) as unread:
        texts_of(a_journal(home / left))
    assert str(unread.value).endswith(wanted)


def test_undo_says_why_it_cannot_help(mine: tuple[Path, Callable[..., object]]) -> None:
    """When undo cannot remember a save because its folder is root's, there is a sentence that says so."""
    home, become = mine
    (home / "state").mkdir()
    become()
    memory = Memory(str(home / "state"), lambda: NOON)
    assert not memory.remember(an_entry())
    assert "sudo chown -R" in memory.fault


def test_a_folder_of_the_system_is_not_given_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a place of the system was taken for a home, nobody is told to take it over."""
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(InputOutputError) as caught, explained("Not read", "/etc", reading=True):
        durable.open_folder("/etc")
    assert str(caught.value) == "Not read: /etc belongs to root, and you are user 54321."
    assert owner.taking_back("/etc") == ""


def test_verify_says_whose_a_year_is(mine: tuple[Path, Callable[..., object]]) -> None:
    """Where root left a year of my journal shut, as after `sudo git pull`, verify names the owner, not only that it is shut."""
    home, become = mine
    os.chown(home, 0, 0)
    journal = a_journal(home)
    note(journal)
    for path in (home, home / "entries", home / "FORMAT"):
        os.chown(path, NOBODY, NOBODY)
    become()
    assert (FindingKind.FOREIGN, "entries/2026/", 0) in [
        (found.kind, found.place, found.owner) for found in journal.findings()
    ]
