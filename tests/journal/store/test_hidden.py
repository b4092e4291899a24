"""What a sync engine hides or takes away is named, never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.query import Query
from numbcheck.journal.store.finding import FindingKind
from numbcheck.journal.store.merge import BLANK, GONE, is_hidden
from tests.journal.kit import a_journal, diary, note, revision_files, texts_of
from tests.journal.store.test_packs import packed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

SIGNS = (".{}.icloud", ".{}", "{}.icloud", "{}.nextcloud", "{}.cloud", ".{}.owncloud")
PASSING = ("._{}", ".syncthing.{}.tmp", ".{}.Ab12Cd", ".{}.swp", ".~lock.{}#", ".tmp-abcdefgh")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("raw", [b"bplist00", b"", None])
def test_what_an_engine_took_away_is_named(tmp_path: Path, sign: str, raw: bytes | None) -> None:
    """An entry whose file was hidden, or left as an empty sign, is named by whoever looks, and by verify; all others show."""
    journal = diary(tmp_path, months=2)
    path = revision_files(tmp_path)[1]
    hidden = path.with_name(sign.format(path.name))
    path.rename(hidden)
    if raw is not None:
        hidden.write_bytes(raw)
    place = hidden.relative_to(tmp_path).as_posix()
    assert texts_of(journal) == ["1.2", "1.1", "1.0", "0.2", "0.0"]
    assert journal.faults == [place]
    assert (FindingKind.HIDDEN, place) in [(found.kind, found.place) for found in journal.findings()]
    counting = a_journal(tmp_path)
    counting.count()
    assert counting.faults == [place]
    asking = a_journal(tmp_path)
    list(asking.entries(Query(words=("0.",))))
    assert asking.faults == [place]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("2026/.11", FindingKind.HIDDEN),
        ("2026/11.icloud", FindingKind.STRANGER),
        ("2026/11 2", FindingKind.STRANGER),
        ("2026 (conflicted copy)", FindingKind.STRANGER),
        (".2026", FindingKind.HIDDEN),
    ],
)
def test_a_whole_folder_is_not_passed_over(tmp_path: Path, name: str, kind: FindingKind) -> None:
    """A month or a year that an engine hid, or has put beside itself, is named by whoever looks, and by verify."""
    journal = a_journal(tmp_path)
    note(journal)
    entries = tmp_path / "entries"
    (entries / ("2026/11" if name.startswith("2026/") else "2026")).rename(entries / name)
    assert texts_of(journal) == []
    assert journal.faults == [f"entries/{name}/"]
    assert (kind, f"entries/{name}/") in [(found.kind, found.place) for found in journal.findings()]


@pytest.mark.parametrize(
    "name", [".DS_Store", "@eaDir", ".stfolder", "2026/.DS_Store", "2026/@eaDir", "2026/.nfs0001"]
)
def test_what_systems_put_beside_the_folders_is_no_sign(tmp_path: Path, name: str) -> None:
    """What a machine or an engine keeps for itself beside the folders is named by nobody."""
    journal = a_journal(tmp_path)
    note(journal)
    (tmp_path / "entries" / name).mkdir(mode=0o700)
    assert texts_of(journal) == ["a line"]
    assert journal.faults == []


@pytest.mark.parametrize("name", PASSING)
def test_what_is_on_its_way_is_no_sign(tmp_path: Path, name: str) -> None:
    """A file that an engine or an editor has under way, and what a Mac leaves beside each, is named by nobody."""
    journal = a_journal(tmp_path)
    note(journal)
    path = revision_files(tmp_path)[0]
    passing = path.with_name(name.format(path.name))
    passing.write_bytes(b"half")
    passing.chmod(0o600)
    assert not is_hidden(passing.name)
    assert texts_of(journal) == ["a line"]
    assert journal.faults == []
    assert list(journal.findings()) == []


def test_a_deletion_takes_what_was_hidden(tmp_path: Path) -> None:
    """When I delete an entry, a hidden copy of it keeps no words, and is named no more."""
    journal = a_journal(tmp_path)
    entry = note(journal, "canary")
    path = revision_files(tmp_path)[0]
    hidden = path.with_name(f".{path.name}")
    hidden.write_bytes(path.read_bytes())
    hidden.chmod(0o600)
    journal.delete(entry)
    assert hidden.read_bytes() == BLANK
    assert texts_of(journal) == []
    assert journal.faults == []
    assert list(journal.findings()) == []


def test_a_deletion_that_came_by_sync_is_finished(tmp_path: Path) -> None:
    """Where an entry was deleted on another machine, a hidden copy of it is named as half deleted, and put right."""
    journal = a_journal(tmp_path)
    note(journal, "canary")
    path = revision_files(tmp_path)[0]
    hidden = path.rename(path.with_name(f".{path.name}"))
    gone = path.with_name(f"{path.name.split('.')[0]}.gone")
    gone.write_bytes(GONE)
    gone.chmod(0o600)
    found = journal.findings()
    assert [finding.kind for finding in found] == [FindingKind.HALF_DELETION]
    journal.mend(found)
    assert hidden.read_bytes() == BLANK
    assert journal.findings() == []


def test_packs_pass_nothing_over(tmp_path: Path) -> None:
    """In a large journal, which is looked through by its packs, a hidden entry is named each time one looks."""
    diary(tmp_path, months=2)
    path = revision_files(tmp_path)[1]
    hidden = path.rename(path.with_name(f".{path.name}.icloud"))
    for _ in range(3):
        journal = packed(tmp_path)
        assert len(texts_of(journal)) == 5
        assert journal.faults == [hidden.relative_to(tmp_path).as_posix()]
        assert len(texts_of(journal, Query(words=(".",)))) == 5


def test_a_hidden_deletion_is_one(tmp_path: Path) -> None:
    """A mark of a deletion that was hidden or taken away still says that the entry is deleted."""
    journal = a_journal(tmp_path)
    note(journal)
    path = revision_files(tmp_path)[0]
    path.with_name(f".{path.name.split('.')[0]}.gone.icloud").write_bytes(b"bplist00")
    assert texts_of(journal) == []
    assert journal.faults == []


def test_it_is_said_in_words(shell: Shell, home: Path) -> None:
    """Looking back says in a sentence that an entry is not here right now, whose program can bring it back."""
    shell("note", "one", "-q")
    shell("note", "two", "-q")
    path = min(home.glob("entries/*/*/*.json"))
    path.rename(path.with_name(f".{path.name}.icloud"))
    ran = shell("history")
    said = " ".join(ran.err.split())
    assert "two" in ran.out
    assert said.startswith("1 entry is hidden, or not on this machine right now: entries/")
    assert "Your sync program can bring it back." in said
    assert "left alone" not in said
