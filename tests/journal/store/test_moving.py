"""An entry that is moved: it is there once, about its new moment, whatever happened in between and elsewhere."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.errors import UsageError
from numbcheck.journal import references
from numbcheck.journal.codec import encode
from numbcheck.journal.ids import suffix_of
from numbcheck.journal.query import Query
from numbcheck.journal.store import durable
from numbcheck.journal.store.finding import FindingKind
from numbcheck.journal.store.merge import BLANK, GONE, MOVED
from tests.journal.kit import NOON, VIENNA, a_journal, files, note, texts_of
from tests.journal.store.test_packs import digest, packed
from tests.journal.store.test_writer import put
from tests.torture import clones

if TYPE_CHECKING:
    from random import Random

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal

BEFORE = NOON - timedelta(days=30)
"""A moment in the month before."""
EARLIER = NOON - timedelta(days=60)


def moved(journal: Journal, entry: Entry, at: Any = BEFORE, **changes: Any) -> Entry:
    """Move an entry and return it."""
    return journal.move(entry, at=at, zone="Europe/Vienna", **changes)


def shown(root: Path) -> list[tuple[str, Any]]:
    """Return the texts and moments that are shown, having seen that as many are counted."""
    journal = a_journal(root)
    entries = list(journal.entries())
    assert journal.count() == len(entries)
    assert journal.faults == []
    return [(one.text or "", one.at) for entry in entries for one in entry.versions]


def copied(root: Path, name: str) -> Path:
    """Return a copy of the journal, as another machine has it."""
    return shutil.copytree(root, root.with_name(name))


def brought(there: Path, here: Path, part: str = "") -> None:
    """Bring what another machine wrote, as a sync engine would; only files with `part` in their names."""
    for name, raw in files(there / "entries").items():
        path = here / "entries" / name
        if part in name and not (path.exists() and path.read_bytes() in {BLANK, raw}):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(raw)
            path.chmod(0o600)


def test_it_is_one_entry_about_its_new_moment(tmp_path: Path) -> None:
    """Its letters, words and tags stay, its day is the new one, and nothing of it is left at the old one."""
    journal = a_journal(tmp_path)
    entry = note(journal, "rain", tags=("home",), data={"slept": "good"})
    other = note(journal, "another", at=NOON + timedelta(seconds=1))
    it = moved(journal, entry)
    assert (it.ref, it.at, it.day) == (entry.ref, BEFORE, BEFORE.date())
    assert (it.text, it.tags, it.data) == ("rain", ("home",), {"slept": "good"})
    assert it.moved_from == {entry.id: (entry.rev,)}
    assert shown(tmp_path) == [("another", other.at), ("rain", BEFORE)]
    assert texts_of(journal, Query(since=NOON.date())) == ["another"]
    assert texts_of(journal, Query(until=BEFORE.date())) == ["rain"]
    assert journal.versions(entry.id) == journal.versions(it.id) == [it]
    assert references.find(journal, entry.ref) == references.find(journal, entry.id) == it
    assert journal.names.suffixes().all == {suffix_of(entry.id), suffix_of(other.id)}
    assert journal.findings() == []


def test_words_and_moment_change_in_one_save(tmp_path: Path) -> None:
    """Where I change both, there is one save: nobody ever sees one without the other, and the old words are nowhere."""
    journal = a_journal(tmp_path)
    it = moved(journal, note(journal, "first words"), text="second words")
    assert shown(tmp_path) == [("second words", BEFORE)]
    assert not any(b"first" in raw for raw in files(tmp_path).values())
    assert journal.revise(it, text="third words").moved_from == it.moved_from
    assert shown(tmp_path) == [("third words", BEFORE)]


def test_it_can_go_back_to_the_very_moment_as_often_as_i_like(tmp_path: Path) -> None:
    """A mark on a name of before never changes, so each way back is under a name of its own, about the same moment."""
    journal = a_journal(tmp_path)
    entry = note(journal, "rain")
    ids = {entry.id}
    for _ in range(3):
        entry = moved(journal, entry)
        ids.add(entry.id)
        entry = moved(journal, entry, NOON)
        ids.add(entry.id)
        assert shown(tmp_path) == [("rain", NOON)]
    assert len(ids) == 7
    marks = {raw for name, raw in files(tmp_path).items() if name.endswith(".moved")}
    assert marks == {MOVED}


def test_what_undo_brings_back_is_as_it_was(tmp_path: Path) -> None:
    """Both texts that a move had joined are there again, at their old moment."""
    journal = a_journal(tmp_path / "here")
    entry = note(journal, "rain")
    there = copied(tmp_path / "here", "there")
    a_journal(there, 1).revise(entry, text="rain there")
    journal.revise(entry, text="rain here")
    brought(there, tmp_path / "here")
    both = journal.versions(entry.id)
    it = journal.move(*both, at=BEFORE, zone=None, text="both")
    assert shown(tmp_path / "here") == [("both", BEFORE)]
    journal.restore(it, both)
    assert sorted(shown(tmp_path / "here")) == [("rain here", NOON), ("rain there", NOON)]


def test_a_moment_beyond_the_calendar_is_refused(tmp_path: Path) -> None:
    """A day that no calendar holds is said to be too far away, and nothing changes."""
    journal = a_journal(tmp_path)
    entry = note(journal, "rain")
    before = files(tmp_path)
    with pytest.raises(UsageError, match="too far away"):
        moved(journal, entry, NOON.replace(year=1, month=1, day=1, hour=0))
    assert files(tmp_path) == before


def test_one_of_a_newer_version_is_left_where_it_is(tmp_path: Path) -> None:
    """What a newer numbcheck wrote is not moved: not a byte of it changes."""
    journal = a_journal(tmp_path)
    entry = note(journal, "rain")
    (path,) = tmp_path.glob("entries/*/*/*.json")
    path.write_bytes(encode(entry._replace(v=2)))
    with pytest.raises(UsageError, match="newer"):
        moved(journal, *journal.versions(entry.id))
    assert [raw for name, raw in files(tmp_path).items() if "entries" in name] == [
        encode(entry._replace(v=2))
    ]


class DiedError(BaseException):
    """The end of a writer, without warning."""


@pytest.mark.parametrize("at", [BEFORE, NOON + timedelta(hours=1)], ids=["another month", "the same month"])
def test_a_writer_that_dies_at_any_step_leaves_it_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: Any
) -> None:
    """Whenever it is cut off: the old words at the old moment or the new at the new, once; the next writer finishes."""
    seen = set()
    for steps in range(6):
        root = tmp_path / str(steps)
        entry = note(a_journal(root), "old words")
        with monkeypatch.context() as patch:
            patch.setattr(durable, "replace_file", _dying(durable.replace_file, steps))
            with suppress(DiedError):
                moved(a_journal(root, 1), entry, at, text="new words")
        (is_now,) = shown(root)
        assert is_now in {("old words", NOON), ("new words", at)}
        seen.add(
            (is_now[0], len([one for one in a_journal(root).findings() if one.kind is FindingKind.HALF_MOVE]))
        )
        for number, moment in enumerate((NOON, at), 2):
            note(a_journal(root, number), "the next writer", moment + timedelta(minutes=number))
        assert is_now in shown(root)
        assert a_journal(root).findings() == []
        assert (is_now[0] == "old words") is any(b"old words" in raw for raw in files(root).values())
    assert seen == {("old words", 0), ("new words", 1), ("new words", 0)}


def _dying(real: Any, steps: int) -> Any:
    left = [steps]

    def replace_file(*given: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise DiedError
        return real(*given, **named)

    return replace_file


@pytest.mark.parametrize("first", ["2026/10", ".moved"], ids=["the entry first", "the mark first"])
def test_while_it_arrives_it_is_there_once_too(tmp_path: Path, first: str) -> None:
    """Whatever a sync engine brings first, the entry is seen once: where it was, until all of the move is here."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(there, 1), entry)
    brought(there, here, first)
    assert shown(here) == [("rain", NOON)]
    brought(there, here)
    assert shown(here) == [("rain", BEFORE)]


def test_a_change_made_elsewhere_meanwhile_is_shown_and_carried_over(tmp_path: Path) -> None:
    """What another machine wrote in it before it heard of the move is there beside the other text, and moves along."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry)
    a_journal(there, 2).revise(entry, text="rain and wind")
    brought(there, here)
    assert sorted(shown(here)) == [("rain", BEFORE), ("rain and wind", BEFORE)]
    found = a_journal(here).findings()
    assert {one.kind for one in found} == {FindingKind.HALF_MOVE}
    a_journal(here).mend(found)
    assert sorted(shown(here)) == [("rain", BEFORE), ("rain and wind", BEFORE)]
    assert not any(b"wind" in raw for name, raw in files(here).items() if entry.id in name)
    versions = a_journal(here).versions(entry.id)
    a_journal(here, 3).revise(*versions, text="one again")
    assert shown(here) == [("one again", BEFORE)]


def test_what_two_machines_carried_over_is_one(tmp_path: Path) -> None:
    """Two machines that both carry the same text over write no file that the other has, and it is there once."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry)
    a_journal(there, 2).revise(entry, text="wind")
    brought(there, here)
    shutil.rmtree(there)
    there = copied(here, "there")
    for number, root in enumerate((here, there), 3):
        note(a_journal(root, number), "the next writer", NOON + timedelta(minutes=number))
    new = set(files(here)) ^ set(files(there))
    assert len([name for name in new if entry.ref in name]) == 2
    brought(there, here)
    assert [text for text, _ in shown(here)].count("wind") == 1
    a_journal(here, 5).revise(*a_journal(here).versions(entry.id), text="one again")
    assert not any(b"wind" in raw for raw in files(here).values())


def test_what_was_carried_over_to_two_places_is_one(tmp_path: Path) -> None:
    """Where two machines moved it to two moments, what a third one wrote meanwhile is there once for all that."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there, third = copied(here, "there"), copied(here, "third")
    a_journal(third, 3).revise(entry, text="wind")
    for number, (root, at) in enumerate(((here, EARLIER), (there, BEFORE))):
        moved(a_journal(root, number), entry, at, text=f"rain {number}")
        brought(third, root)
        a_journal(root).mend(a_journal(root).findings())
    brought(there, here)
    assert sorted(text for text, _ in shown(here)) == ["rain 0", "rain 1", "wind"]
    a_journal(here, 5).revise(*a_journal(here).versions(entry.id), text="one again")
    assert [text for text, _ in shown(here)] == ["one again"]
    assert not any(b"wind" in raw for raw in files(here).values())


def test_words_stay_until_what_replaced_them_is_here(tmp_path: Path) -> None:
    """Where a blank arrives before what took its words in, the words that are still here are left alone."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry)
    a_journal(there, 2).revise(entry, text="wind")
    brought(there, here)
    shutil.rmtree(there)
    there = copied(here, "there")
    a_journal(there, 3).mend(a_journal(there).findings())
    a_journal(there, 4).revise(*a_journal(there).versions(entry.id), text="one again")
    blanks = [name for name, raw in files(there).items() if raw == BLANK and name not in files(here)]
    assert len(blanks) == 1
    brought(there, here, blanks[0].rpartition("/")[2])
    note(a_journal(here, 5), "the next writer", NOON + timedelta(minutes=1))
    assert ("wind", BEFORE) in shown(here)
    brought(there, here)
    assert ("one again", BEFORE) in shown(here)
    assert "wind" not in [text for text, _ in shown(here)]


def test_of_two_moves_at_once_one_stands(tmp_path: Path) -> None:
    """Moved on two machines, it is about the moment that was chosen last; what the other held is beside it, until I join them."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry, EARLIER, text="rain here")
    moved(a_journal(there, 2, NOON + timedelta(minutes=1)), entry, text="rain there")
    brought(there, here)
    assert shown(here) == [("rain there", BEFORE), ("rain here", BEFORE)]
    assert a_journal(here).findings() == []
    it = a_journal(here, 3).revise(*a_journal(here).versions(entry.id), text="one again")
    assert shown(here) == [("one again", BEFORE)]
    assert not any(b"rain" in raw for raw in files(here).values())
    assert a_journal(here).versions(it.id) == [it]


def test_a_deletion_reaches_every_name_it_had(tmp_path: Path) -> None:
    """After I deleted it, it is in no list under any name, and its words are in no file."""
    journal = a_journal(tmp_path)
    entry = moved(journal, moved(journal, note(journal, "rain")), EARLIER)
    journal.delete(entry)
    assert shown(tmp_path) == []
    assert not any(b"rain" in raw for raw in files(tmp_path).values())
    assert sum(raw == GONE for raw in files(tmp_path).values()) == 3
    assert journal.findings() == []
    with pytest.raises(UsageError, match="deleted in the meantime"):
        moved(journal, entry)
    assert shown(tmp_path) == []
    assert not any(b"rain" in raw for raw in files(tmp_path).values())


@pytest.mark.parametrize("at", [BEFORE, NOON + timedelta(hours=1)], ids=["another month", "the same month"])
def test_deleted_elsewhere_it_is_gone_wherever_it_went(tmp_path: Path, at: Any) -> None:
    """One who deletes it under the name of before deletes it: it is in no list, and its words go."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry, at)
    a_journal(there, 2).delete(entry)
    brought(there, here)
    assert shown(here) == []
    found = a_journal(here).findings()
    assert {one.kind for one in found} == {FindingKind.HALF_DELETION}
    if at.month == NOON.month:
        a_journal(here, 3).delete(note(a_journal(here, 4), "the next writer"))
    else:
        a_journal(here).mend(found)
    assert a_journal(here).findings() == []
    assert shown(here) == []
    assert not any(b"rain" in raw for raw in files(here).values())


def test_who_changes_what_was_deleted_elsewhere_leaves_no_words(tmp_path: Path) -> None:
    """A change to an entry that somebody deleted under another name is refused, and nothing of it stays."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    it = moved(a_journal(here, 1), entry)
    a_journal(there, 2).delete(entry)
    brought(there, here)
    with pytest.raises(UsageError, match="deleted in the meantime"):
        a_journal(here, 3).revise(it, text="rain again")
    assert shown(here) == []
    assert not any(b"rain" in raw for raw in files(here).values())


def test_a_copy_of_the_words_of_before_is_no_second_text(tmp_path: Path) -> None:
    """A conflict copy that an engine brings of what was moved is in no list, and the next writer blanks it."""
    journal = a_journal(tmp_path)
    entry = note(journal, "old words")
    moved(journal, entry, text="new words")
    copy = put(tmp_path, entry, f"{entry.id}.{entry.rev}.sync-conflict-20261122-120000-ABCDEFG.json")
    copy.chmod(0o600)
    assert shown(tmp_path) == [("new words", BEFORE)]
    assert [one.kind for one in journal.findings()] == [FindingKind.HALF_MOVE]
    note(a_journal(tmp_path, 2), "the next writer", NOON + timedelta(minutes=1))
    assert copy.read_bytes() == BLANK
    assert ("new words", BEFORE) in shown(tmp_path)
    assert journal.findings() == []


def test_what_a_newer_one_wrote_meanwhile_is_shown_and_left(tmp_path: Path) -> None:
    """A change that a newer numbcheck made elsewhere is shown beside the other text, and its file stays as it is."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    there = copied(here, "there")
    moved(a_journal(here, 1), entry)
    put(here, a_journal(there, 2).revise(entry, text="from the future")._replace(v=2))
    before = files(here)
    note(a_journal(here, 3), "the next writer", NOON + timedelta(minutes=1))
    a_journal(here, 4).mend(a_journal(here).findings())
    assert files(here).items() >= {name: raw for name, raw in before.items() if entry.ref in name}.items()
    assert sorted(text for text, _ in shown(here)) == ["from the future", "rain", "the next writer"]
    assert len([name for name in files(here) if entry.ref in name]) == len(
        [name for name in before if entry.ref in name]
    )


def test_a_copy_of_a_mark_is_a_mark(tmp_path: Path) -> None:
    """A mark that an engine gave another name, hid or took away says what it says by its name alone."""
    for number, name in enumerate(("{}.sync-conflict-20261122-120000-ABCDEFG.moved", ".{}.moved.icloud")):
        root = tmp_path / str(number)
        entry = note(a_journal(root), "rain")
        moved(a_journal(root, 1), entry)
        (mark,) = root.rglob("*.moved")
        mark.rename(mark.with_name(name.format(entry.id)))
        assert shown(root) == [("rain", BEFORE)]


def test_packs_and_tallies_say_the_same_of_what_was_moved(tmp_path: Path) -> None:
    """In a large journal the answers are those of the files: after a move, a change elsewhere and a deletion elsewhere."""
    here = tmp_path / "here"
    entry = note(a_journal(here), "rain")
    for number in range(4):
        note(a_journal(here, number + 10), f"more {number}", NOON - timedelta(days=15 * number, hours=1))

    def the_same() -> list[str]:
        for _ in range(2):  # made, then read
            for query in (Query(), Query(words=("wind",)), Query(since=BEFORE.date())):
                assert texts_of(packed(here), query) == texts_of(a_journal(here), query)
            assert digest(packed(here), Query()) == digest(a_journal(here), Query())
        return texts_of(packed(here))

    assert the_same().count("rain") == 1
    there = copied(here, "there")
    journal = packed(here)
    journal.move(*journal.versions(entry.id), at=BEFORE, zone=None)
    assert the_same().count("rain") == 1
    a_journal(there, 2).revise(entry, text="wind")
    brought(there, here)
    assert texts_of(packed(here), Query(words=("wind",))) == ["wind"]
    the_same()
    a_journal(there, 3).delete(entry)
    brought(there, here)
    assert "rain" not in the_same()
    assert "wind" not in the_same()


@given(st.randoms())
def test_whatever_two_machines_do_to_it_nothing_is_lost_or_back(dice: Random) -> None:
    """Whoever moves, edits, deletes and takes back where: no conflict, every text that counts is there once, no other."""
    with TemporaryDirectory() as base:
        truth, have = clones.Truth(), dict[str, bytes]()
        here, there = (clones.Device(Path(base) / name, name, truth, dice) for name in ("here", "there"))
        for number in range(dice.randint(1, 4)):
            for device in (here, there):
                for act in range(dice.randint(0, 3)):
                    device.live_a_little(10 * number + act)
            have = clones.met(here, there, have)
            truth.check(here)
            truth.check(there)
        for device in (here, there):
            device.journal.mend(device.journal.findings())
            assert list(device.journal.findings()) == []
            truth.check(device)
            truth.check_files(device)


def test_the_place_is_that_of_the_new_moment(tmp_path: Path) -> None:
    """The zone and the offset are those of the moment it was moved to."""
    journal = a_journal(tmp_path)
    it = journal.move(note(journal), at=NOON.astimezone(VIENNA).replace(hour=3), zone=None)
    assert (it.zone, it.at.hour) == (None, 3)
