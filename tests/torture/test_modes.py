"""Modes under every umask, and planted things: the short form of `python -m tests.torture modes` (all 512)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from numbcheck import plainfile
from numbcheck.journal.store import durable
from tests.torture import modes
from tests.torture.promises import BrokenPromiseError

DIGITS = sorted({digit << shift for digit in range(8) for shift in (0, 3, 6)})
UMASKS = sorted({*DIGITS, *(0o777 - umask for umask in DIGITS)})
"""Each digit in each of the three places, alone, and with all else masked."""


def test_no_umask_opens_anything_of_mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the umask: everything ever written is for my eyes, and I can always read it."""
    monkeypatch.setattr(durable, "_sync", lambda file: None)  # modes do not ask whether it is on disk
    assert sum(modes.written(tmp_path / "home", umask) for umask in UMASKS) > 40 * 20


@pytest.mark.parametrize("umask", [0o000, 0o020, 0o777])
def test_the_check_of_modes_sees_a_careless_writer(tmp_path: Path, umask: int) -> None:
    """The check that the one above relies on notices a file that was written without a thought."""
    with pytest.raises(BrokenPromiseError, match=r"note\.txt is"):
        modes.written(tmp_path / "home", umask, also=lambda base: (base / "note.txt").write_text("words"))


def test_the_check_of_modes_sees_a_list_written_without_a_thought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices a list or settings that others may read."""

    def careless(path: str, raw: bytes, *_: object) -> bool:
        with durable.closing(durable.ensure_path(os.path.dirname(path))):
            return Path(path).write_bytes(raw) > 0

    monkeypatch.setattr(durable, "put_file", careless)
    with pytest.raises(BrokenPromiseError, match=r"(md|toml) is 644"):
        modes.written(tmp_path / "home", 0o022)


@pytest.mark.parametrize("place", modes.PLACES)
def test_nothing_planted_leads_astray(tmp_path: Path, place: str) -> None:
    """A link, a pipe, or what someone else owns, where a file of mine should be: nobody waits, breaks or follows."""
    for thing in modes.THINGS:
        if (place, thing) not in modes.ASKED_FOR:
            assert len(modes.planted(tmp_path / thing, place, thing)) == len(modes.CALLS)


@pytest.mark.parametrize("place", ["the settings", "the journal", "a month", "an entry"])
def test_what_was_planted_is_named(tmp_path: Path, place: str) -> None:
    """What cannot be trusted is named to me, or refused in a sentence, not passed over."""
    for thing in modes.THINGS:
        if (place, thing) not in {("the settings", modes.LINK), ("the journal", modes.LINK)}:
            said = " ".join(
                modes.planted(
                    tmp_path / thing,
                    place,
                    thing,
                    calls=[
                        ("history",),
                        (
                            "data",
                            "verify",
                        ),
                    ],
                )
            )
            name = Path(modes.PLACES[place][0]).name or "home"
            assert name in said or "cannot be read" in said, thing


def test_the_check_of_planted_things_sees_a_trusting_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It notices who waits for a pipe, who follows a link, and who shows what is not theirs."""
    monkeypatch.setattr(modes, "_PATIENCE", 1)

    def trusting(path: str, raw: bytes, *_: object) -> bool:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return Path(path).write_bytes(raw) > 0

    monkeypatch.setattr(plainfile, "read", lambda path, limit: Path(path).read_bytes())
    with pytest.raises(BrokenPromiseError, match="waited"):
        modes.planted(tmp_path / "waits", "the plan", modes.PIPE)
    if os.geteuid() == 0:
        with pytest.raises(BrokenPromiseError, match="not ours"):
            modes.planted(tmp_path / "shows", "the plan", modes.OTHERS)
    monkeypatch.undo()
    monkeypatch.setattr(durable, "put_file", trusting)
    with pytest.raises(BrokenPromiseError, match="written through"):
        modes.planted(tmp_path / "follows", "the cues", modes.LINK)
