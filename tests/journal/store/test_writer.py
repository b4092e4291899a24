"""The writer of entry files, and what it leaves on the disk."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.errors import CannotCreateError, InputOutputError, LockedError, UsageError
from numbcheck.journal import codec
from numbcheck.journal.codec import encode
from numbcheck.journal.store import durable
from numbcheck.journal.store import months as reading_module
from numbcheck.journal.store.merge import BLANK, GONE
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import NOON, VIENNA, a_journal, an_entry, files, note, revision_files, texts_of
from tests.journal.store.test_durable import failing, mode

if TYPE_CHECKING:
    from pathlib import Path

    from numbcheck.journal.entry import Entry


def put(root: Path, entry: Entry, name: str | None = None) -> Path:
    """Lay an entry's file down by hand, as a sync engine would."""
    month = root / "entries" / entry.id[:4] / entry.id[4:6]
    month.mkdir(parents=True, exist_ok=True)
    path = month / (name or f"{entry.id}.{entry.rev}.json")
    path.write_bytes(encode(entry))
    return path


def test_an_entry_becomes_json_once_on_its_way_to_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keeping or changing an entry turns it into bytes once, and what is said to be kept is what these bytes say."""
    written: list[Entry] = []
    real = codec.to_record

    def to_record(entry: Entry) -> dict[str, Any]:
        written.append(entry)
        return real(entry)

    monkeypatch.setattr(codec, "to_record", to_record)
    journal = a_journal(tmp_path)
    first = note(journal, "one", seconds=5)
    assert (len(written), first.seconds) == (1, 5.0)
    changed = journal.revise(first, text="two")
    assert len(written) == 2
    monkeypatch.undo()
    assert revision_files(tmp_path)[0].parent.joinpath(
        f"{changed.id}.{changed.rev}.json"
    ).read_bytes() == encode(changed)


def test_a_first_note_makes_the_journal(tmp_path: Path) -> None:
    """The first line kept makes the folder, says what it is, and holds one file named by its moment."""
    root = tmp_path / "share" / "numbcheck"
    entry = note(a_journal(root))
    found = files(root)
    assert sorted(found) == ["FORMAT", f"entries/2026/11/{entry.id}.{entry.rev}.json"]
    assert found["FORMAT"].startswith(b"numbcheck 1\n\nThis folder is a journal")
    assert found["FORMAT"].isascii()
    assert all(mode(path) == (0o700 if path.is_dir() else 0o600) for path in (root, *root.rglob("*")))


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_no_umask_opens_or_locks_the_journal(tmp_path: Path, umask: int) -> None:
    """Only the person may read their journal, and they always may."""
    before = os.umask(umask)
    try:
        note(a_journal(tmp_path / "root"))
    finally:
        os.umask(before)
    paths = [tmp_path / "root", *(tmp_path / "root").rglob("*")]
    assert all(mode(path) == (0o700 if path.is_dir() else 0o600) for path in paths)


def test_an_open_door_is_closed_and_said(tmp_path: Path) -> None:
    """If other users could look into the folder, that ends with the next note, and one sentence says so."""
    root = tmp_path / "root"
    journal = a_journal(root)
    note(journal)
    assert journal.notices == []
    root.chmod(0o755)
    note(journal)
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert journal.notices == [f"Other users could look into {root}; now only you can."]


def test_a_journal_of_a_newer_format_is_not_written_to(tmp_path: Path) -> None:
    """An older numbcheck does not write into a house it does not know."""
    root = tmp_path / "root"
    root.mkdir(mode=0o700)
    (root / "FORMAT").write_text("numbcheck 3\n")
    with pytest.raises(CannotCreateError, match="A newer numbcheck made this journal"):
        note(a_journal(root))
    assert list(files(root)) == ["FORMAT"]


def test_nothing_plain_is_written_into_a_locked_journal(tmp_path: Path) -> None:
    """Whoever has no key to seal to writes nothing there, rather than words that anybody can read."""
    root = tmp_path / "root"
    root.mkdir(mode=0o700)
    (root / "FORMAT").write_text("numbcheck 2\n")
    with pytest.raises(LockedError):
        note(a_journal(root))
    assert list(files(root)) == ["FORMAT"]


@pytest.mark.parametrize("spoilt", [b"", b"\0\0\0", b"something else", b"numbcheck \xc2\xb2"])
def test_a_spoilt_format_file_stops_nobody(tmp_path: Path, spoilt: bytes) -> None:
    """A note is kept even if the file that describes the folder went bad."""
    root = tmp_path / "root"
    root.mkdir(mode=0o700)
    (root / "FORMAT").write_bytes(spoilt)
    note(a_journal(root))
    assert texts_of(a_journal(root)) == ["a line"]


def test_a_format_file_that_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    """A note is kept even if a link lies where that file should be; the link is not followed."""
    (tmp_path / "FORMAT").symlink_to("/etc/passwd")
    note(a_journal(tmp_path))
    assert texts_of(a_journal(tmp_path)) == ["a line"]


def test_an_edit_blanks_what_it_replaces(tmp_path: Path) -> None:
    """After an edit the old wording is in no file."""
    journal = a_journal(tmp_path)
    first = note(journal, "first wording")
    second = journal.revise(first, text="second wording")
    third = journal.revise(second, text="third wording")
    assert third.after == (second.rev, first.rev)
    contents = {path.name.split(".")[1]: path.read_bytes() for path in revision_files(tmp_path)}
    assert contents == {first.rev: BLANK, second.rev: BLANK, third.rev: encode(third)}
    assert not any(b"first" in raw or b"second" in raw for raw in files(tmp_path).values())


def test_a_deletion_leaves_no_words(tmp_path: Path) -> None:
    """After a deletion the words are in no file: not in a conflict copy, a renamed, damaged or unfinished one."""
    journal = a_journal(tmp_path)
    kept = note(journal, "kept")
    gone = note(journal, "canary")
    month = revision_files(tmp_path)[0].parent
    put(tmp_path, gone._replace(text="canary here", rev="aaaaaaaa"))
    put(tmp_path, gone, f"{gone.id}.{gone.rev}.sync-conflict-20261122-120000-ABCDEFG.json")
    put(tmp_path, gone, "renamed by hand.json")
    put(tmp_path, gone._replace(v=2), f"{gone.id}.bbbbbbbb.json")
    (month / f"{gone.id}.cccccccc.json").write_bytes(encode(gone)[:-20])
    (month / f"{gone.id}.dddddddd.json").symlink_to("renamed by hand.json")
    (month / ".tmp-aaaaaaaaaaaaaaaa").write_bytes(encode(gone)[:-20])
    (month / ".tmp-bbbbbbbbbbbbbbbb").write_bytes(encode(kept))
    journal.delete(gone)
    found = files(tmp_path)
    assert found[f"entries/2026/11/{gone.id}.gone"] == GONE
    assert not any(b"canary" in raw for raw in found.values())
    assert ".tmp-bbbbbbbbbbbbbbbb" in os.listdir(month)
    assert texts_of(journal) == ["kept"]


def test_an_edit_is_not_called_done_while_the_old_words_may_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk has trouble reading the old text, an edit does not claim to have blanked it."""
    journal = a_journal(tmp_path)
    entry = note(journal, "first wording")
    real = durable.read_file

    def reading(name: str, folder: int) -> bytes:
        return failing(5)() if name.endswith(".json") else real(name, folder)

    monkeypatch.setattr(durable, "read_file", reading)
    monkeypatch.setattr(reading_module, "read_file", reading)
    with pytest.raises(InputOutputError, match="could not be kept: the disk reports an error"):
        journal.revise(entry, text="second wording")
    monkeypatch.undo()
    note(journal, "another")
    assert not any(b"first" in raw for raw in files(tmp_path).values())


def test_what_was_deleted_cannot_be_edited_back(tmp_path: Path) -> None:
    """An edit that comes after a deletion says so, and leaves no words behind."""
    journal = a_journal(tmp_path)
    entry = note(journal, "canary")
    journal.delete(entry)
    with pytest.raises(UsageError, match="deleted in the meantime"):
        journal.revise(entry, text="canary again")
    assert not any(b"canary" in raw for raw in files(tmp_path).values())


def test_an_edit_and_a_deletion_at_once_end_in_a_deletion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever deletes while the same entry is being saved elsewhere finds it deleted, words and all."""
    journal, other = a_journal(tmp_path, 1), a_journal(tmp_path, 2)
    entry = note(journal, "canary")
    real = os.rename

    def rename(
        source: str, target: str, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
    ) -> None:
        monkeypatch.undo()
        other.delete(entry)
        real(source, target, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises((UsageError, InputOutputError, CannotCreateError)):
        journal.revise(entry, text="canary again")
    assert not any(b"canary" in raw for raw in files(tmp_path).values())
    assert texts_of(journal) == []


def test_an_unfinished_edit_is_finished_by_the_next_writer(tmp_path: Path) -> None:
    """If a device died between the new text and the blanking of the old, the next note completes it."""
    old = an_entry("old", rev="aaaaaaaa")
    new = an_entry("new", rev="bbbbbbbb", after=("aaaaaaaa",))
    path = put(tmp_path, old)
    put(tmp_path, new)
    assert texts_of(a_journal(tmp_path)) == ["new"]
    assert path.read_bytes() == encode(old)
    note(a_journal(tmp_path), "another")
    assert path.read_bytes() == BLANK


def test_an_unfinished_deletion_is_finished_by_the_next_writer(tmp_path: Path) -> None:
    """If a device died, or a sync came, between the mark and the blanking, the next note completes it."""
    path = put(tmp_path, an_entry("words"))
    (path.parent / f"{an_entry().id}.gone").write_bytes(GONE)
    assert texts_of(a_journal(tmp_path)) == []
    note(a_journal(tmp_path), "another")
    assert path.read_bytes() == BLANK


def test_damaged_and_newer_files_are_never_touched(tmp_path: Path) -> None:
    """A file that cannot be read, or that a newer numbcheck wrote, stays byte for byte."""
    newer = an_entry("old", rev="aaaaaaaa")._replace(v=2)
    paths = [put(tmp_path, newer), put(tmp_path, an_entry("x", rev="cccccccc"))]
    put(tmp_path, an_entry("new", rev="bbbbbbbb", after=("aaaaaaaa", "cccccccc")))
    paths[1].write_bytes(b"{damaged")
    note(a_journal(tmp_path), "another")
    assert [path.read_bytes() for path in paths] == [encode(newer), b"{damaged"]


def test_leftovers_of_a_writer_that_died_are_cleared_after_an_hour(tmp_path: Path) -> None:
    """Only our own temporary files go, and only when no writer can still be at work on them."""
    journal = a_journal(tmp_path)
    note(journal)
    month = revision_files(tmp_path)[0].parent
    old, young = (month.stat().st_mtime - seconds for seconds in (3660, 3540))
    for name, age in (
        (".tmp-old", old),
        (".tmp-young", young),
        (".syncthing.x.tmp", old),
        ("letter.txt", old),
    ):
        (month / name).write_text("words")
        os.utime(month / name, (age, age))
    (month / ".tmp-link").symlink_to("letter.txt")
    os.utime(month / ".tmp-link", (old, old), follow_symlinks=False)
    note(journal)
    assert {name for name in os.listdir(month) if ".json" not in name} == {
        ".tmp-young", ".syncthing.x.tmp", "letter.txt", ".tmp-link",
    }  # fmt: skip


def test_trouble_while_tidying_up_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was just kept is kept, even if clearing up behind another writer fails."""
    path = put(tmp_path, an_entry("words"))
    (path.parent / f"{an_entry().id}.gone").write_bytes(GONE)
    journal = a_journal(tmp_path)
    real = os.rename
    calls: list[str] = []

    def rename(
        source: str, target: str, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
    ) -> None:
        calls.append(source)
        if len(calls) >= 3:
            failing(5)()
        real(source, target, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "rename", rename)
    assert texts_of(journal) == []
    note(journal, "another")
    assert len(calls) == 3
    assert texts_of(journal) == ["another"]


@pytest.mark.parametrize("call", ["write", "fsync", "rename", "mkdir"])
def test_a_disk_that_refuses_is_told_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """A full disk costs no older entry, and the person hears that the new words are not safe yet."""
    journal = a_journal(tmp_path)
    entry = note(journal, "older")
    before = files(tmp_path)
    monkeypatch.setattr(os, call, failing(28))
    at = NOON.replace(month=10)
    for act in (
        lambda: note(journal, "new", at=at),
        lambda: journal.add_all(map(encoded, [an_entry("many", at=at)])),
        lambda: (call == "mkdir" and note(journal, "new", at=at)) or journal.revise(entry, text="new"),
    ):
        with pytest.raises(InputOutputError, match=r"^This could not be kept: the disk is full"):
            act()
    if call != "mkdir":
        with pytest.raises(
            InputOutputError, match=r"^It is not certain yet that this is deleted: the disk is full"
        ):
            journal.delete(entry)
    monkeypatch.undo()
    assert call == "fsync" or files(tmp_path) == before
    assert before.items() <= files(tmp_path).items()


@pytest.mark.parametrize("place", ["entries", "entries/2026", "entries/2026/11"])
def test_no_planted_link_leads_a_writer_astray(tmp_path: Path, place: str) -> None:
    """A link that a synced folder brought along leads no writer out of the journal."""
    (tmp_path / "elsewhere").mkdir()
    path = tmp_path / "root" / place
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotCreateError, match="a link or a file is where a folder should be"):
        note(a_journal(tmp_path / "root"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_of_someone_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words never go into a folder that another user owns."""
    note(a_journal(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(CannotCreateError, match=r"belongs to .*, and you are"):
        note(a_journal(tmp_path))
    with pytest.raises(InputOutputError, match="The journal cannot be read"):
        texts_of(a_journal(tmp_path))


def test_many_entries_at_once_are_kept_like_single_ones(tmp_path: Path) -> None:
    """An import lays down what single notes would, and doing it twice, on two machines say, adds no entry to it."""
    entries = [
        an_entry(f"number {n}", at=NOON.replace(month=1 + n % 3, tzinfo=VIENNA), seed=n) for n in range(9)
    ]
    a_journal(tmp_path).add_all(map(encoded, entries))
    journal = a_journal(tmp_path)
    before, kept = files(tmp_path), list(journal.entries())
    assert sorted(texts_of(journal)) == sorted(entry.text or "" for entry in entries)
    a_journal(tmp_path, seed=1).add_all(map(encoded, entries))
    assert (list(journal.entries()), journal.count()) == (kept, len(kept))
    assert set(files(tmp_path).values()) == set(before.values())


def test_the_months_of_an_import_are_begun_with_one_wait_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their folders are on disk before anything is put into one, and are waited for together: each wait takes milliseconds."""
    note(a_journal(tmp_path), "of another year", at=NOON.replace(year=2020))
    months = [NOON.replace(month=number) for number in range(1, 12)]
    done: list[str] = []

    def noted(call: str) -> Any:
        real = vars(os)[call]

        def calling(*given: Any, **named: Any) -> Any:
            done.append(call)
            return real(*given, **named)

        return calling

    for call in ("mkdir", "fsync", "write"):
        monkeypatch.setattr(os, call, noted(call))
    a_journal(tmp_path).add_all(encoded(an_entry("words", at=at)) for at in months)
    assert done == ["mkdir", "fsync", *["mkdir"] * 11, "fsync", *["write"] * 11]
