"""What this machine remembers of the last save: for an hour, for nobody else, and gone when it should be."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import CannotCreateError
from numbcheck.journal.drafts.last_save import Act, Memory
from numbcheck.journal.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(tmp_path: Path, minutes: float = 0) -> Memory:
    return Memory(str(tmp_path / "state"), lambda: NOON + timedelta(minutes=minutes))


def saved(tmp_path: Path, text: str = "one") -> Entry:
    return Journal(tmp_path / "home", lambda: NOON).add(at=NOON, zone="", kind="note", text=text)


def test_the_last_save_is_remembered_with_what_it_replaced(tmp_path: Path) -> None:
    """The newest save takes the place of the one before, and an edit brings its old text letter for letter."""
    one, two = saved(tmp_path), saved(tmp_path, "caf\u00e9\n [/] \u202e")
    assert at(tmp_path).remember(one)
    assert at(tmp_path).remember(one, [two])
    last = at(tmp_path).last()
    assert last is not None
    assert (last.id, last.rev, last.before) == (one.id, one.rev, (two,))


def test_what_is_no_entry_is_remembered_too(tmp_path: Path) -> None:
    """A line added to a list takes the place of the entry before, and comes back letter for letter."""
    at(tmp_path).remember(saved(tmp_path))
    line = {"words": "caf\u00e9 [/]", "under": None, "number": 3}
    assert at(tmp_path).remember_act("joy add", "joy.md", [line])
    last = at(tmp_path).last()
    assert last is not None
    assert (last.id, last.before, last.acts) == ("", (), (Act("joy add", "joy.md", (line,)),))


def test_what_one_command_does_is_one_act(tmp_path: Path) -> None:
    """Two lines and an entry of one command are remembered together; the next command begins anew."""
    one, memory = saved(tmp_path), at(tmp_path)
    memory.remember_act("plan line", "plan.md", [{"words": "a"}])
    memory.remember_act("tick", "joy.md", [{"words": "b"}])
    memory.remember(one)
    last = at(tmp_path).last()
    assert last is not None
    assert (last.id, [act.act for act in last.acts]) == (one.id, ["plan line", "tick"])
    at(tmp_path).remember(one)
    last = at(tmp_path).last()
    assert last is not None
    assert last.acts == ()


@pytest.mark.parametrize(
    ("minutes", "there"), [(0, True), (60, True), (60.1, False), (-1, True), (-1.1, False)]
)
def test_it_lasts_an_hour(tmp_path: Path, minutes: float, there: bool) -> None:
    """After an hour, or when the clock went back by more than a minute, there is nothing to take back."""
    at(tmp_path).remember(saved(tmp_path))
    assert (at(tmp_path, minutes).last() is not None) is there


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Only I can read the text before an edit."""
    os.umask(before := os.umask(0))
    try:
        os.umask(0)
        at(tmp_path).remember(saved(tmp_path))
    finally:
        os.umask(before)
    folder = tmp_path / "state"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        '{"saved":"2026-11-22T12:00:00+00:00"}',
        '{"saved":"2026-11-22T12:00:00+00:00","acts":[7]}',
        '{"id": 1}',
        "[" * 9999,
        '{"id":"a","rev":"b","saved":"x"}',
    ],
)
def test_a_spoilt_memory_is_none(tmp_path: Path, spoilt: str) -> None:
    """Whatever happened to the file, nothing breaks and nothing wrong is taken back; it goes with a deletion."""
    at(tmp_path).remember(saved(tmp_path))
    (path,) = (tmp_path / "state").iterdir()
    path.write_text(spoilt)
    assert at(tmp_path).last() is None
    at(tmp_path).forget_of("any")
    assert not path.exists()


def test_forgetting_one_entry(tmp_path: Path) -> None:
    """Deleting another entry leaves the last save alone; deleting this one, or an hour later any, clears it."""
    one = saved(tmp_path)
    at(tmp_path).remember(one)
    at(tmp_path).forget_of(saved(tmp_path).id)
    assert at(tmp_path).last() is not None
    at(tmp_path).forget_of(one.id)
    assert list((tmp_path / "state").iterdir()) == []
    at(tmp_path).remember(one)
    at(tmp_path, 61).forget_of(saved(tmp_path).id)
    assert list((tmp_path / "state").iterdir()) == []
    Memory(str(tmp_path / "nowhere"), lambda: NOON).forget()


def test_forgetting_one_that_was_moved(tmp_path: Path) -> None:
    """Deleting an entry clears what is remembered of it from when it was about another moment."""
    one = saved(tmp_path)
    at(tmp_path).remember(one)
    journal = Journal(tmp_path / "home", lambda: NOON)
    it = journal.move(one, at=NOON - timedelta(days=1), zone="")
    assert it.id != one.id
    at(tmp_path).forget_of(it.id)
    assert list((tmp_path / "state").iterdir()) == []


def test_what_a_dead_writer_left_goes_too(tmp_path: Path) -> None:
    """A half-written memory that a crash left is cleared with it; one being written just now is not."""
    at(tmp_path).remember(saved(tmp_path))
    for name, written in ((".tmp-dead", NOON - timedelta(minutes=1)), (".tmp-busy", NOON)):
        (tmp_path / "state" / name).write_text("words")
        os.utime(tmp_path / "state" / name, (written.timestamp(), written.timestamp()))
    at(tmp_path).forget()
    assert [path.name for path in (tmp_path / "state").iterdir()] == [".tmp-busy"]


def test_where_it_cannot_be_remembered(tmp_path: Path) -> None:
    """When the folder is not mine to write in, I am told that undo cannot help, and clearing says what is wrong."""
    (tmp_path / "state").write_text("in the way")
    assert not at(tmp_path).remember(saved(tmp_path))
    with pytest.raises(CannotCreateError, match="could not be cleared"):
        at(tmp_path).forget()
