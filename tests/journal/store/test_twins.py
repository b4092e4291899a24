"""One file that two machines brought in, in one zone or in two, is one journal when they meet."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from numbcheck.exchange.reading import sources, walls
from numbcheck.exchange.reading.given import Given
from numbcheck.exchange.reading.making import Maker, Wishes
from numbcheck.exchange.reading.survey import Survey
from numbcheck.journal.query import Query
from numbcheck.journal.store.packs import Packs
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import Dice, a_journal, files, texts_of
from tests.torture.clones import git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal

TEXT = """\
[2024-05-31 18:30] the last of May
[2024-06-01 04:10] the first of June
[2024-06-15 12:00] twice
[2024-06-15 12:00] twice
[2024-06-30 23:50] the last of June
"""
ALL = ["the last of May", "the first of June", "twice", "twice", "the last of June"]


def brought(journal: Journal, folder: Path, zone: str, text: str = TEXT) -> Journal:
    """Bring the file in, as it is read in this zone."""
    path = folder / "book.txt"
    path.write_text(text)
    wall = walls.of(zone)
    assert wall
    with Given(path, None, str(folder)) as given:
        source = sources.told(given, None)
        maker = Maker(source, Wishes(wall), journal.names.suffixes(), Survey())
        journal.add_all(map(encoded, maker.entries(source.read(given))))
    return journal


def put_together(one: Path, other: Path) -> Journal:
    """Let the files of two machines lie in one folder, as a sync engine would: of two with one name it makes a copy."""
    for name, raw in files(other).items():
        path = one / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() != raw:
            path = path.with_name(path.name.replace(".json", ".sync-conflict-20241201-120000-ABCDEFG.json"))
        path.write_bytes(raw)
    return a_journal(one)


ZONES = ["Europe/Vienna", "Europe/Berlin", "Asia/Tokyo", "America/Anchorage", "Pacific/Kiritimati"]


@pytest.mark.parametrize("zone", ZONES)
def test_the_same_file_in_another_zone_is_the_same_journal(tmp_path: Path, zone: str) -> None:
    """Whatever zone the other machine read it in: each entry is there once, in lists, counts, days and by its characters."""
    brought(a_journal(tmp_path / "a"), tmp_path, "Europe/Vienna")
    brought(a_journal(tmp_path / "b"), tmp_path, zone)
    journal = put_together(tmp_path / "a", tmp_path / "b")
    assert sorted(texts_of(journal)) == sorted(ALL)
    assert journal.count() == len(ALL)
    assert not any(entry.also for entry in journal.entries())
    for entry in journal.entries():
        assert journal.versions(entry.id) == [entry]
        assert entry in list(journal.entries(Query(since=entry.day, until=entry.day)))
    assert sorted(texts_of(journal, Query(words=("last",)))) == ["the last of June", "the last of May"]
    assert not journal.faults


@pytest.mark.parametrize("zone", ZONES[1:])
def test_packs_know_it_too(tmp_path: Path, zone: str) -> None:
    """In a journal so large that it is packed nothing is there twice either."""
    brought(a_journal(tmp_path / "a"), tmp_path, "Europe/Vienna")
    brought(a_journal(tmp_path / "b"), tmp_path, zone)
    journal = put_together(tmp_path / "a", tmp_path / "b")
    journal.packs = lambda: Packs(str(tmp_path / "packs"), Dice(), fewest=1)
    for _ in range(2):
        assert sorted(texts_of(journal)) == sorted(ALL)


@pytest.mark.parametrize("zone", ZONES)
def test_changed_and_deleted_it_is_one_entry(tmp_path: Path, zone: str) -> None:
    """A change replaces both, a deletion takes both, and no word of either is left in a file; nothing comes in again."""
    brought(a_journal(tmp_path / "a"), tmp_path, "Europe/Vienna")
    brought(a_journal(tmp_path / "b"), tmp_path, zone)
    journal = put_together(tmp_path / "a", tmp_path / "b")
    found: dict[str, Entry] = {entry.text or "": entry for entry in journal.entries()}
    journal.revise(*journal.versions(found["the last of May"].id), text="mine now")
    journal.delete(found["the first of June"])
    assert sorted(texts_of(journal)) == ["mine now", "the last of June", "twice", "twice"]
    assert not any(b"of May" in raw or b"first of" in raw for raw in files(tmp_path / "a").values())
    brought(journal, tmp_path, zone)
    assert journal.count() == len(ALL) - 1


@pytest.mark.parametrize("zone", ZONES)
def test_what_one_machine_deleted_before_they_met_is_gone(tmp_path: Path, zone: str) -> None:
    """A deletion on one machine holds for what the other read in its own zone; verify sees its words, and takes them."""
    one = brought(a_journal(tmp_path / "a"), tmp_path, "Europe/Vienna")
    other = brought(a_journal(tmp_path / "b"), tmp_path, zone)
    for entry in list(one.entries()):
        one.delete(entry)
    assert other.count() == len(ALL)
    journal = put_together(tmp_path / "a", tmp_path / "b")
    assert (texts_of(journal), journal.count()) == ([], 0)
    journal.mend(journal.findings())
    assert not any(b"June" in raw for raw in files(tmp_path / "a").values())
    assert journal.findings() == []


def test_two_clones_merge_by_git_without_help(tmp_path: Path) -> None:
    """By git, too: no conflict, and one copy, in the same zone and in another."""
    one = tmp_path / "one"
    brought(a_journal(one), tmp_path, "Europe/Vienna")
    git(one, "init", "-q")
    (one / "x").write_text("base")
    git(one, "add", "x")
    git(one, "commit", "-q", "-m", "x")
    subprocess.run(["git", "clone", "-q", str(one), str(tmp_path / "two")], check=True)
    brought(a_journal(tmp_path / "two"), tmp_path, "Asia/Tokyo")
    subprocess.run(["git", "clone", "-q", str(one), str(tmp_path / "three")], check=True)
    brought(a_journal(tmp_path / "three"), tmp_path, "Europe/Vienna")
    for root in (one, tmp_path / "two", tmp_path / "three"):
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "x")
    for name in ("two", "three"):
        git(one, "pull", "-q", "--no-rebase", "--no-edit", str(tmp_path / name))
    journal = a_journal(one)
    assert sorted(texts_of(journal)) == sorted(ALL)
    assert journal.count() == len(ALL)


@pytest.mark.parametrize("zone", ZONES)
def test_what_one_machine_changed_or_deleted_before_they_met_needs_no_help(tmp_path: Path, zone: str) -> None:
    """Both brought the file in, and one changed and deleted some of it before the first merge: git merges without a word."""
    roots = tmp_path / "one", tmp_path / "two"
    one = brought(a_journal(roots[0], seed=1), tmp_path, "Europe/Vienna")
    brought(a_journal(roots[1], seed=2), tmp_path, zone)
    found = {entry.text: entry for entry in one.entries()}
    one.revise(found["the last of May"], text="mine now")
    one.delete(found["the first of June"])
    for root in roots:
        git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "x")
    git(roots[0], "pull", "-q", "--no-rebase", "--no-edit", "--allow-unrelated-histories", str(roots[1]))
    texts = ["mine now", "the last of June", "twice", "twice"]
    assert sorted(texts_of(one)) == texts
    assert one.count() == len(texts)
    assert not one.faults
    one.mend(one.findings())
    assert not any(b"first of" in raw for raw in files(roots[0] / "entries").values())
    (changed,) = [entry for entry in one.entries() if entry.text == "mine now"]
    if zone == "Europe/Vienna":
        assert not changed.also
        assert not any(b"of May" in raw for raw in files(roots[0] / "entries").values())
    else:
        assert [each.text for each in changed.also] == ["the last of May"]


@pytest.mark.parametrize("zone", ZONES[1:])
def test_what_was_counted_before_they_met_is_counted_once(tmp_path: Path, zone: str) -> None:
    """What is kept of the counts of a large journal holds no entry twice once another machine's copies have come."""
    alone = "[2024-06-01 04:10] the first of June\n"
    one = brought(a_journal(tmp_path / "a"), tmp_path, "Europe/Vienna", alone)
    brought(a_journal(tmp_path / "b"), tmp_path, zone, alone)

    def counted(journal: Journal) -> int:
        def count(entries: Iterable[Entry]) -> bytes:
            return b"%d" % len(list(entries))

        journal.packs = lambda: Packs(str(tmp_path / "packs"), Dice(), fewest=0)
        return sum(map(int, journal.digests(Query(), "count", count)))

    assert [counted(one) for _ in range(2)] == [1, 1]
    journal = put_together(tmp_path / "a", tmp_path / "b")
    assert [counted(journal) for _ in range(2)] == [1, 1]
