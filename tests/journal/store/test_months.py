"""Reading what lies on the disk: no more of it than is asked for, and whatever state it is in."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.errors import InputOutputError, UsageError
from numbcheck.journal import references
from numbcheck.journal.codec import encode
from numbcheck.journal.query import Query
from numbcheck.journal.store.merge import BLANK
from tests.journal.kit import (
    VIENNA,
    Opened,
    a_journal,
    an_entry,
    diary,
    note,
    revision_files,
    texts_of,
)
from tests.journal.store.test_writer import put

if TYPE_CHECKING:
    from pathlib import Path


def test_reading_makes_nothing(tmp_path: Path) -> None:
    """Looking back before anything was kept finds nothing, and makes nothing."""
    journal = a_journal(tmp_path / "root")
    assert texts_of(journal) == []
    assert journal.versions(an_entry().id) == []
    assert journal.names.suffixes().all == set()
    with pytest.raises(UsageError):
        references.find(journal, "@1")
    assert list(tmp_path.iterdir()) == []
    assert journal.faults == []


@pytest.mark.parametrize("months", [4, 40])
def test_the_last_ten_do_not_cost_more_as_the_journal_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, months: int
) -> None:
    """`history` opens ten files, not the whole of ten years."""
    journal = diary(tmp_path, months)
    opened = Opened(monkeypatch)
    assert len(texts_of(journal, Query(limit=10))) == 10
    assert len(opened.entry_files()) == 10
    assert len(opened.paths) < 40
    assert opened.writing == []


def test_a_question_about_a_day_opens_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`history --on DAY` opens only what may be of that day."""
    journal = diary(tmp_path, months=24, per_month=20)
    opened = Opened(monkeypatch)
    day = date(2020, 12, 10)
    assert texts_of(journal, Query(since=day, until=day)) == ["11.8"]
    assert len(opened.entry_files()) == 3
    assert not [path for path in opened.paths if path in {"2021", "03"} and opened.paths.count(path) > 1]


def test_a_note_touches_its_month_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeping a line costs the same with one entry and with a hundred thousand."""
    journal = diary(tmp_path, months=24)
    opened = Opened(monkeypatch)
    note(journal)
    assert len(opened.paths) <= 8
    assert opened.entry_files() == []


def test_the_journal_can_be_left_half_way(tmp_path: Path) -> None:
    """`history | head -1` leaves nothing open behind it."""
    journal = diary(tmp_path, months=2)
    before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    found = journal.entries()
    assert next(found).text == "1.2"
    del found
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)


def test_a_name_left_by_a_half_synced_edit_is_no_entry(tmp_path: Path) -> None:
    """While only the blank of an edit has arrived, the entry is simply not there yet."""
    entry = an_entry()
    put(tmp_path, entry).write_bytes(BLANK)
    journal = a_journal(tmp_path)
    assert texts_of(journal) == []
    with pytest.raises(UsageError, match="There's no entry"):
        references.find(journal, entry.ref)
    assert journal.faults == []


def test_an_edit_that_happens_while_one_looks_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that listed the folder just before an edit shows the new text, not a gap."""
    journal, other = a_journal(tmp_path, 1), a_journal(tmp_path, 2)
    entry = note(journal, "before")
    found = journal.entries()
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith(".json"):
            monkeypatch.undo()
            other.revise(entry, text="after")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    assert [entry.text for entry in found] == ["after"]


def test_a_deletion_that_happens_while_one_looks_is_respected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that listed the folder just before a deletion shows nothing of it, and blames no file."""
    journal, other = a_journal(tmp_path, 1), a_journal(tmp_path, 2)
    entry = note(journal, "before")
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith(".json"):
            monkeypatch.undo()
            other.delete(entry)
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    assert texts_of(journal) == []
    assert journal.faults == []


def test_a_file_that_vanishes_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sync engine that moves a file while it is looked for does not make the reader stumble."""
    journal = a_journal(tmp_path)
    note(journal)
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith(".json"):
            raise FileNotFoundError
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    assert texts_of(journal) == []
    assert journal.faults == []


@given(place=st.integers(0), change=st.integers(1, 255), cut=st.booleans())
def test_one_spoilt_file_costs_no_other(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int, cut: bool
) -> None:
    """Whatever happens to one file, all others stay readable, and the bad one is named or still an entry."""
    root = tmp_path_factory.mktemp("root")
    journal = diary(root, months=1)
    paths = revision_files(root)
    path = paths[place % len(paths)]
    raw = bytearray(path.read_bytes())
    where = place // len(paths) % len(raw)
    raw[where] ^= change
    path.write_bytes(raw[:where] if cut else raw)
    found = {entry.id for entry in journal.entries()}
    others = {other.name.split(".")[0] for other in paths if other != path}
    assert others <= found
    assert len(found) == 3 or journal.faults == [path.relative_to(root).as_posix()]


def test_unreadable_files_are_named_once_and_left_alone(tmp_path: Path) -> None:
    """Each file that cannot be read is named, however often one looks; nothing is changed."""
    journal = diary(tmp_path, months=1)
    month = revision_files(tmp_path)[0].parent
    entry = an_entry(at=datetime(2020, 1, 20, tzinfo=VIENNA))
    bad = {
        f"{entry.id}.aaaaaaaa.json": encode(entry._replace(id=entry.id[:-1] + "2")),
        "misplaced.json": encode(an_entry()),
        "strange.json": b"[1]",
        f"{entry.id}.bbbbbbbb.json": b"",
    }
    for name, raw in bad.items():
        (month / name).write_bytes(raw)
    os.mkfifo(month / f"{entry.id}.cccccccc.json")
    (month / f"{entry.id}.dddddddd.json").symlink_to("/etc/passwd")
    (month / "blank.json").write_bytes(BLANK)
    os.mkfifo(month / "pipe.json")
    for _ in range(2):
        assert len(texts_of(journal)) == 3
    names = [*bad, f"{entry.id}.cccccccc.json", f"{entry.id}.dddddddd.json", "pipe.json"]
    assert sorted(journal.faults) == sorted(f"entries/2020/01/{name}" for name in names)
    assert all((month / name).read_bytes() == raw for name, raw in bad.items())


def test_a_renamed_file_is_still_found_by_its_letters(tmp_path: Path) -> None:
    """A file that someone renamed by hand still belongs to its entry."""
    entry = an_entry("words")
    path = put(tmp_path, entry, "my favourite.json")
    journal = a_journal(tmp_path)
    assert references.find(journal, entry.ref) == entry
    changed = journal.revise(entry, text="changed")
    assert path.read_bytes() == BLANK
    assert list(journal.entries()) == [changed]


def test_planted_folders_are_named_and_passed_over(tmp_path: Path) -> None:
    """A link or a file where a folder of the journal should be hides nothing else."""
    journal = diary(tmp_path, months=1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "entries" / "2020" / "02").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "entries" / "2021").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "entries" / "2022").touch()
    (tmp_path / "entries" / "notes").mkdir()
    assert len(texts_of(journal)) == 3
    assert len(journal.names.suffixes().all) == 3
    assert journal.versions("20200201t000000000z-aaaaaaaaaaaaaaaa") == []
    assert sorted(journal.faults) == ["entries/2020/02/", "entries/2021/", "entries/2022/"]


def test_a_file_in_place_of_the_journal_is_said(tmp_path: Path) -> None:
    """If something else lies where the journal should be, that is one plain sentence."""
    (tmp_path / "root").touch()
    with pytest.raises(
        Exception, match=r"^The journal cannot be read: a link or a file is where a folder should be"
    ):
        texts_of(a_journal(tmp_path / "root"))


@pytest.mark.parametrize("suffix", ["2020", "01", ".json"])
def test_trouble_of_our_own_is_no_fault_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """When too many files are open, no entry is called damaged or left out in silence."""
    journal = diary(tmp_path, months=1)
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith(suffix):
            raise OSError(24, "too many")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    with pytest.raises(InputOutputError, match="too many files are open"):
        texts_of(journal)
    assert journal.faults == []


def test_counting_all_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many there are is known from the names alone; how many fit a question, from what they say."""
    journal = diary(tmp_path)
    journal.delete(references.find(journal, "@1"))
    opened = Opened(monkeypatch)
    assert journal.count() == journal.count(Query(limit=2)) == 11
    assert opened.entry_files() == []
    assert journal.count(Query(words=("2.",), limit=1)) == 3
