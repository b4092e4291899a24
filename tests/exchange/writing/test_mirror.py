"""A mirror: a folder of notes that is kept like the journal."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange.writing.mirror_list import DONE, FOLDER
from numbcheck.journal.store.following import Following
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import NOON, Opened, a_journal, an_entry, files, note
from tests.journal.sealing.kit import locked
from tests.journal.sealing.real_age import NEEDS_EXTRA

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ran, Shell

READ = "Anyone with the folder can read it."


@pytest.fixture
def folder(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a mirror of three notes, which the settings name."""
    mirror = tmp_path / "mirror"
    for text in ("rain", "tea", "sun"):
        shell("note", text, "--at", "2024-01-05 08:00")
    assert said(shell("export", "--mirror", str(mirror))).endswith(f"3 notes. {READ}")
    monkeypatch.setenv("NUMBCHECK_MIRROR", str(mirror))
    return mirror


def said(ran: Ran) -> str:
    return " ".join(ran.err.split())


def the_note(folder: Path, word: str) -> Path:
    """Return the one note in which that word stands."""
    [path] = [path for path in folder.glob("*.md") if word in path.read_text()]
    return path


def test_only_what_changed_is_written(shell: Shell, folder: Path) -> None:
    """What is new is written, what is gone goes, all else stays as it is on disk; with nothing new nothing is touched."""
    before = {path: path.stat() for path in [folder, *folder.rglob("*")]}
    assert said(shell("export", "--mirror", str(folder))) == "Nothing changed."
    assert {path: path.stat().st_ctime_ns for path in before} == {p: a.st_ctime_ns for p, a in before.items()}
    shell("note", "snow")
    shell("edit", the_note(folder, "tea").stem[-4:], "-", text="coffee")
    shell("delete", the_note(folder, "rain").stem[-4:], "--yes")
    assert said(shell("export", "--mirror", str(folder))) == "2 notes written, 0 taken away."
    assert len(list(folder.glob("*.md"))) == 3
    assert the_note(folder, "sun").stat().st_ctime_ns == before[the_note(folder, "sun")].st_ctime_ns
    assert "tea" not in "".join(path.read_text() for path in folder.glob("*.md"))


def test_it_is_what_export_writes_and_for_my_eyes(shell: Shell, folder: Path, tmp_path: Path) -> None:
    """Its notes are those of a folder of notes, by name and word; all of it is closed to others."""
    shell("export", "--split", "entry", str(tmp_path / "notes"))
    notes = {path.name: path.read_bytes() for path in (tmp_path / "notes").glob("*.md")}
    assert {path.name: path.read_bytes() for path in folder.glob("*.md")} == notes
    assert {stat.S_IMODE(p.stat().st_mode) for p in [folder, *folder.rglob("*")]} == {0o600, 0o700}
    [page] = (folder / FOLDER).glob("*.json")
    assert page.name == "2024-01.json"
    rows = json.loads(page.read_text())["notes"]
    assert sorted(row["name"] for row in rows.values()) == sorted(notes)
    assert {frozenset(row) for row in rows.values()} == {frozenset({"name", "revs", "hash"})}


def test_a_deletion_takes_the_note_first(shell: Shell, folder: Path) -> None:
    """Before "Deleted" is said the note is gone, from whatever folder the settings name; so it is with undo."""
    ran = shell("delete", the_note(folder, "rain").stem[-4:], "--yes")
    assert said(ran).endswith("Deleted, for good.")
    assert b"rain" not in b"".join(files(folder).values())
    shell("note", "snow")
    shell("export", "--mirror", str(folder))
    shell("undo")
    assert b"snow" not in b"".join(files(folder).values())
    shell("note", "snow")
    shell("edit", "1", "-", text="hail")
    shell("export", "--mirror", str(folder))
    assert b"hail" in b"".join(files(folder).values())
    shell("undo")
    assert b"hail" not in b"".join(files(folder).values())
    shell("export", "--mirror", str(folder))
    assert b"snow" in b"".join(files(folder).values())


def test_without_the_setting_a_deletion_leaves_it(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that the settings do not name is looked at only when it is brought up to date."""
    monkeypatch.delenv("NUMBCHECK_MIRROR")
    shell("delete", the_note(folder, "rain").stem[-4:], "--yes")
    assert the_note(folder, "rain")
    assert said(shell("export", "--mirror", str(folder))) == "0 notes written, 1 taken away."


def test_a_note_that_i_changed_keeps_my_words(shell: Shell, folder: Path) -> None:
    """What I wrote into a note is mine, whatever becomes of its entry; each time it is named."""
    edited, deleted = the_note(folder, "tea"), the_note(folder, "rain")
    for path in (edited, deleted):
        path.write_text(path.read_text() + "mine\n")
    shell("edit", edited.stem[-4:], "-", text="coffee")
    ran = shell("delete", deleted.stem[-4:], "--yes")
    assert said(ran).endswith(f"Deleted, for good. 1 note you changed was left: {deleted.name}.")
    ran = shell("export", "--mirror", str(folder))
    assert said(ran) == f"Nothing changed. 1 note you changed was left: {edited.name}."
    assert [path.read_text().endswith("mine\n") for path in (edited, deleted)] == [True, True]
    assert said(shell("export", "--mirror", str(folder))) == "Nothing changed."


def test_a_mirror_that_is_away_is_waited_for(shell: Shell, folder: Path) -> None:
    """Where the folder is not there a deletion does not wait: it says that a copy is left, and takes it next time."""
    away = folder.with_name("away")
    rain, tea = (the_note(folder, word).stem[-4:] for word in ("rain", "tea"))
    folder.rename(away)
    ran = shell("delete", rain, "--yes")
    assert ran.code == 0
    left = (
        f"Deleted, for good. A copy may still be in {folder}, which cannot be reached now. It goes next time."
    )
    assert "".join(ran.err.split()).endswith(left.replace(" ", ""))
    folder.mkdir()  # as where a disk is not mounted
    ran = shell("delete", tea, "--yes")
    assert "".join(ran.err.split()).endswith(left.replace(" ", ""))
    folder.rmdir()
    away.rename(folder)
    shell("delete", "1", "--yes")
    assert [path.name for path in folder.iterdir()] == [FOLDER]


def test_a_mirror_that_never_was_is_not_missed(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the settings name a folder that nothing was written to, a deletion says nothing of it."""
    monkeypatch.setenv("NUMBCHECK_MIRROR", str(tmp_path / "nowhere"))
    shell("note", "rain")
    assert said(shell("delete", "1", "--yes")).endswith("Deleted, for good.")


def test_an_entry_that_moved_moves_its_note(shell: Shell, folder: Path) -> None:
    """An entry at another moment has one note, under its new name."""
    old = the_note(folder, "rain")
    shell("edit", old.stem[-4:], "--at", "2024-02-01 09:00")
    shell("export", "--mirror", str(folder))
    assert not old.exists()
    assert the_note(folder, "rain").name.startswith("2024-02-01-0900-")


@pytest.mark.parametrize("ours", ["", "entries", "state/x", "mirror"])
def test_what_is_no_place_for_a_mirror(shell: Shell, home: Path, tmp_path: Path, ours: str) -> None:
    """A folder that holds something else, and one inside my journal, is left alone: 73."""
    shell("note", "rain")
    before = files(tmp_path)
    assert shell("export", "--mirror", str(home / ours)).code == 73
    assert shell("export", "--mirror", str(tmp_path)).code == 73
    assert files(tmp_path) == before
    (tmp_path / "empty").mkdir()
    assert shell("export", "--mirror", str(tmp_path / "empty")).code == 0


@pytest.mark.parametrize(
    "more", [["-f", "md"], ["x.md"], ["--tag", "work"], ["--split", "day"], ["--no-text"]]
)
def test_a_mirror_is_of_everything(shell: Shell, tmp_path: Path, more: list[str]) -> None:
    """What would make it the mirror of a part is refused."""
    shell("note", "rain")
    assert shell("export", "--mirror", str(tmp_path / "mirror"), *more).code == 2
    assert not (tmp_path / "mirror").exists()


def test_as_i_typed_it(shell: Shell, folder: Path) -> None:
    """With --as-is my Markdown stays Markdown, in the notes that are there, too."""
    shell("note", "*snow*")
    shell("export", "--mirror", str(folder))
    assert "\\*snow\\*" in the_note(folder, "snow").read_text()
    assert said(shell("export", "--mirror", str(folder), "--as-is")) == "1 note written, 0 taken away."
    assert "\n*snow*\n" in the_note(folder, "snow").read_text()


@pytest.mark.parametrize("spoilt", ["", "[]", '{"numbcheck": 1}', '{"numbcheck": 1, "notes": {"a": 1}}'])
def test_rows_that_are_gone_or_spoilt(shell: Shell, folder: Path, spoilt: str) -> None:
    """Where it is not known what was written, what stands there word for word is ours, and all else mine."""
    [page] = (folder / FOLDER).glob("*.json")
    page.write_text(spoilt)
    (folder / FOLDER / DONE).write_text(spoilt)
    mine = the_note(folder, "tea")
    mine.write_text("mine")
    ran = shell("export", "--mirror", str(folder))
    assert said(ran) == f"Nothing changed. 1 note you changed was left: {mine.name}."
    assert mine.read_text() == "mine"
    shell("delete", the_note(folder, "rain").stem[-4:], "--yes")
    assert len(list(folder.glob("*.md"))) == 2


def test_a_torn_note_of_a_run_that_died_is_written_again(shell: Shell, folder: Path) -> None:
    """What a machine that stopped had not brought to disk is written by the next run, and counts as nobody's."""
    [page] = (folder / FOLDER).glob("*.json")
    page.write_text(json.dumps(json.loads(page.read_text()) | {"open": True}))
    (folder / FOLDER / DONE).unlink()
    torn = the_note(folder, "tea")
    torn.write_text("")
    assert said(shell("export", "--mirror", str(folder))) == "1 note written, 0 taken away."
    assert "tea" in torn.read_text()


def test_a_file_that_cannot_be_read_costs_no_note(shell: Shell, folder: Path, home: Path) -> None:
    """An entry that cannot be read just now keeps its note, is named, and is looked at again."""
    path = next(path for path in home.rglob("entries/*/*/*.json") if b'"rain"' in path.read_bytes())
    raw = path.read_bytes()
    shell("edit", the_note(folder, "rain").stem[-4:], "-", text="hail")
    [hail] = [path for path in home.rglob("entries/*/*/*.json") if b'"hail"' in path.read_bytes()]
    whole = hail.read_bytes()
    hail.write_bytes(b"{torn")
    path.write_bytes(b"{torn")
    ran = shell("export", "--mirror", str(folder))
    assert "Could not read" in ran.err
    assert the_note(folder, "rain")
    hail.write_bytes(whole)
    path.write_bytes(raw)
    shell("export", "--mirror", str(folder))
    assert the_note(folder, "hail")


def test_no_entry_is_opened_for_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who follows a journal learns by names alone which months changed, and what of them is gone."""
    journal = a_journal(tmp_path, seed=3)
    kept, gone, moved = (note(journal, text, NOON) for text in ("kept", "gone", "moved"))
    before = Following(journal.search())
    journal.delete(gone)
    journal.move(moved, at=NOON.replace(month=1), zone="Europe/Vienna")
    after = Following(journal.search())
    opened = Opened(monkeypatch)
    assert before.digest("2026/11") != after.digest("2026/11")
    assert [after.is_gone(entry.id) for entry in (kept, gone)] == [False, True]
    assert not opened.entry_files()
    assert after.is_gone(moved.id)
    suffixes = after.shared({"2026/01"})
    assert suffixes == {moved.id[-16:]}
    assert after.holding(suffixes) == {"2026/01", "2026/11"}


def test_two_entries_of_one_name_are_two_notes(shell: Shell, home: Path, tmp_path: Path) -> None:
    """Where the minute and the last characters are the same, one has a number, for good."""
    journal = a_journal(home)
    for number, suffix in enumerate(("a" * 16, "b" * 12 + "a" * 4)):
        journal.add(at=NOON, zone="Europe/Vienna", kind="note", suffix=suffix, text=f"line {number}")
    shell("export", "--mirror", str(tmp_path / "mirror"))
    shell("note", "rain")
    shell("export", "--mirror", str(tmp_path / "mirror"))
    found = {path.name: path.read_text() for path in (tmp_path / "mirror").glob("*-aaaa*.md")}
    assert sorted(found) == ["2026-11-22-1200-aaaa-2.md", "2026-11-22-1200-aaaa.md"]
    assert {text.rstrip()[-6:] for text in found.values()} == {"line 0", "line 1"}


def test_letters_that_begin_like_a_mark(tmp_path: Path) -> None:
    """What chance drew for a revision is no sign that its entry is gone."""
    journal = a_journal(tmp_path)
    kept = [an_entry(rev, rev=rev, seed=number) for number, rev in enumerate(("gonewxyz", "movedxyz"))]
    journal.add_all(map(encoded, kept))
    following = Following(journal.search())
    assert not [entry for entry in kept if following.is_gone(entry.id)]
    journal.delete(kept[0])
    assert Following(journal.search()).is_gone(kept[0].id)


@NEEDS_EXTRA
def test_a_sealed_journal_has_a_mirror_only_by_name(
    shell: Shell, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that can be read is made of a sealed journal only where I ask for it; delete takes a note while it is locked."""
    sealed, mirror = locked(home), tmp_path / "mirror"
    for text in ("rain", "tea"):
        shell("note", text)
    assert shell("export", "--mirror", str(mirror)).code == 2
    assert shell("export", "--mirror", str(mirror), "--plain-copy").code == 77
    assert not mirror.exists()
    monkeypatch.setenv("NUMBCHECK_KEY_COMMAND", f"echo {sealed.pair.identity}")
    assert shell("export", "--mirror", str(mirror), "--plain-copy").code == 0
    assert said(shell("export", "--mirror", str(mirror), "--plain-copy")) == "Nothing changed."
    letters = the_note(mirror, "rain").stem[-4:]
    monkeypatch.delenv("NUMBCHECK_KEY_COMMAND")
    monkeypatch.setenv("NUMBCHECK_MIRROR", str(mirror))
    assert shell("delete", letters, "--yes").code == 0
    assert b"rain" not in b"".join(files(mirror).values())
    assert the_note(mirror, "tea")
