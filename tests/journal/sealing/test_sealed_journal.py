"""A journal that is locked: written without a question, read with its key, and plain nowhere."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from numbcheck import incoming
from numbcheck.errors import LockedError
from numbcheck.journal.codec import encode
from numbcheck.journal.drafts.draft import Draft
from numbcheck.journal.drafts.editor_file import EditorFiles
from numbcheck.journal.drafts.last_save import Act
from numbcheck.journal.query import Query
from numbcheck.journal.seal import MAGIC
from numbcheck.journal.store import second_process
from numbcheck.journal.store.merge import BLANK, GONE
from numbcheck.journal.store.packs import Packs
from numbcheck.journal.store.writer import encoded
from tests.journal.kit import NOON, an_entry, note, texts_of
from tests.journal.sealing.kit import Locked, holding, locked
from tests.journal.sealing.real_age import NEEDS_AGE, NEEDS_EXTRA, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numbcheck.journal.store.fingerprint import Fingerprint
    from numbcheck.journal.store.months import Month

pytestmark = NEEDS_EXTRA


@pytest.fixture
def home(tmp_path: Path) -> Locked:
    """Return a home whose journal is locked."""
    return locked(tmp_path / "home")


def entry_files(home: Locked) -> list[Path]:
    """Return the files of the entries, in order of their names."""
    return sorted((home.home / "entries").glob("*/*/*"))


def test_writing_needs_no_passphrase(home: Locked) -> None:
    """What I write is kept, and none of it can be read in the folder."""
    note(home.journal(), "canary")
    (path,) = entry_files(home)
    assert path.name.endswith(".json.age")
    assert holding(home.home, "canary") == holding(home.home, "Vienna") == []
    assert (home.home / "FORMAT").read_text().startswith("numbcheck 2\n")
    assert texts_of(home.journal(opened=True)) == ["canary"]


def test_reading_needs_it(home: Locked) -> None:
    """A journal that is locked says so, and never looks like an empty one; how many entries there are can be seen."""
    note(home.journal(), "canary")
    with pytest.raises(LockedError):
        texts_of(home.journal())
    assert home.journal().count() == 1


@NEEDS_AGE
def test_the_real_age_reads_every_entry(home: Locked, tmp_path: Path) -> None:
    """In twenty years the standard tool and the identity are all one needs."""
    kept = note(home.journal(), "canary")
    (tmp_path / "identity").write_text(home.pair.identity)
    said = json.loads(opened(entry_files(home)[0], tmp_path / "identity"))
    assert (said["text"], said["id"]) == ("canary", kept.id)


@NEEDS_AGE
def test_the_real_age_reads_what_is_no_entry(home: Locked, tmp_path: Path) -> None:
    """Drafts, the bytes of what came in unreadable, what undo remembers and the copies in the cache open by the standard tool, too.

    Before what is sealed in a copy stands one line that says what it was made of.
    """
    (tmp_path / "identity").write_text(home.pair.identity)
    kept = [
        note(home.journal(seed=number), f"canary {number}", NOON.replace(hour=number)) for number in range(5)
    ]
    texts_of(home.journal(opened=True), Query(words=("canary",)))
    home.drafts().save(incoming.carried(b"canary \xff", "utf-8"), "journal", {}, home.drafts().new_name())
    home.memory().remember(kept[0], [kept[0]])
    sealed = [path for path in home.home.rglob("*") if path.is_file() and MAGIC in path.read_bytes()]
    waiting = [path for path in sealed if path.parts[-2] in {"drafts", "packs", "state"}]
    assert len({path.suffix for path in waiting}) > 3
    for path in waiting:
        raw = path.read_bytes()
        (tmp_path / "one").write_bytes(raw[raw.index(MAGIC) :])
        assert b"canary" in opened(tmp_path / "one", tmp_path / "identity"), path.name


def test_a_change_takes_the_words_of_before_away(home: Locked) -> None:
    """After an edit and a move there is one text, and the files of before are blank."""
    journal = home.journal(opened=True)
    changed = journal.revise(note(journal, "first"), text="second")
    journal.move(changed, at=NOON.replace(day=2), zone=None)
    assert texts_of(home.journal(opened=True)) == ["second"]
    sealed = [path for path in entry_files(home) if path.suffix == ".age" and path.read_bytes() != BLANK]
    assert len(sealed) == 1


def test_deleting_works_while_it_is_locked(home: Locked) -> None:
    """What I want gone is gone, under every name it had, without a passphrase."""
    journal = home.journal(opened=True)
    kept = note(journal, "first")
    moved = journal.move(kept, at=NOON.replace(month=10), zone=None)
    home.journal().delete(moved._replace(moved_from={}))
    assert {path.read_bytes() for path in entry_files(home) if path.suffix == ".age"} == {BLANK}
    assert {path.read_bytes() for path in entry_files(home) if path.suffix == ".gone"} == {GONE}
    assert texts_of(home.journal(opened=True)) == []


def test_one_file_that_does_not_open_costs_no_other(home: Locked) -> None:
    """What is damaged, or sealed for another key, is named; the rest is shown."""
    note(home.journal(), "first")
    note(home.journal(seed=1), "second", NOON.replace(hour=13))
    path = entry_files(home)[0]
    path.write_bytes(path.read_bytes()[:-1])
    journal = home.journal(opened=True)
    assert texts_of(journal) == ["second"]
    assert journal.faults == [path.relative_to(home.home).as_posix()]


def test_a_plain_twin_and_a_sealed_one_are_one_entry(home: Locked) -> None:
    """While a journal is being locked, nothing is there twice and nothing is missing."""
    entry = note(home.journal(), "once")
    path = entry_files(home)[0]
    path.with_name(f"{entry.id}.{entry.rev}.json").write_bytes(encode(entry))
    journal = home.journal(opened=True)
    assert texts_of(journal) == ["once"]
    assert journal.count() == 1
    assert [one.also for one in journal.entries()] == [()]


@pytest.mark.parametrize("newest_first", [True, False])
def test_two_processes_pack_from_both_ends(
    home: Locked, monkeypatch: pytest.MonkeyPatch, *, newest_first: bool
) -> None:
    """The first look is shared by two: each month is packed once, the far ones by the second, and the answer is the same."""
    for number in range(24):
        note(home.journal(seed=number), f"canary {number}", NOON - timedelta(days=31 * number))
    alone = texts_of(home.journal(opened=True, fewest=100), newest_first=newest_first)
    made: list[str] = []
    shared: list[list[str]] = []
    ended: list[bool] = []
    keep = Packs.keep

    def noted(packs: Packs, month: Month, what: str, before: Fingerprint, body: bytes) -> None:
        made.append(month.name)
        keep(packs, month, what, before, body)

    class AtOnce:
        """A second process that has gone through everything before the first goes on."""

        def __init__(self, steps: Iterable[None]) -> None:
            begun = len(made)
            for _ in steps:
                pass
            shared.append(made[begun:])

        def end(self) -> None:
            ended.append(True)

    monkeypatch.setattr(Packs, "keep", noted)
    monkeypatch.setattr(second_process, "is_of_use", lambda: True)
    monkeypatch.setattr(second_process, "SecondProcess", AtOnce)
    assert texts_of(home.journal(opened=True), newest_first=newest_first) == alone
    (far,) = shared
    assert far == sorted(far, reverse=not newest_first)
    assert len(far) > 12
    assert ended
    assert len(made) == len(set(made)) == 24 - 3
    assert texts_of(home.journal(opened=True), newest_first=newest_first) == alone
    assert len(shared) == 1


def test_packs_are_sealed_and_find_the_same(home: Locked) -> None:
    """The copies that make a large journal quick are sealed, too; while it is locked they say nothing."""
    for number in range(5):
        note(home.journal(seed=number), f"canary {number}", NOON.replace(hour=number))
    query = Query(words=("canary",))
    first = texts_of(home.journal(opened=True), query)
    assert list((home.home / "cache" / "packs").iterdir())
    assert holding(home.home, "canary") == []
    assert texts_of(home.journal(opened=True), query) == first
    assert len(first) == 5
    with pytest.raises(LockedError):
        texts_of(home.journal(), query)


def test_what_is_brought_in_twice_never_makes_two_files_of_one_name(home: Locked) -> None:
    """Two machines that bring in the same file have no conflict to solve: no two seals are alike, so no two names are."""
    entries = [an_entry("from elsewhere", seed=number) for number in range(3)]
    home.journal(seed=1).add_all(map(encoded, entries))
    first = {path.name for path in entry_files(home)}
    home.journal(seed=2).add_all(map(encoded, entries))
    assert len({path.name for path in entry_files(home)}) == 2 * len(first)
    assert texts_of(home.journal(opened=True)) == ["from elsewhere"] * 3


def test_a_draft_is_sealed_and_comes_back(home: Locked) -> None:
    """What is not kept yet is sealed as well; locked, it waits unseen, and is no damaged file."""
    home.drafts().save("canary", "journal", {}, home.drafts().new_name())
    assert holding(home.home, "canary") == []
    assert home.drafts().waiting() == []
    assert home.drafts().unread() == []
    assert len(home.drafts().sealed()) == 1
    assert [draft.text for draft in home.drafts(opened=True).waiting()] == ["canary"]


def test_words_are_sealed_from_enter_on(home: Locked) -> None:
    """With a folder at hand, so that words are in a file at once, they are sealed as they are put there."""
    some = home.drafts()
    some.save("canary", "journal", {}, some.new_name(), some.ready_folder())
    assert holding(home.home, "canary") == []
    assert [draft.text for draft in home.drafts(opened=True).waiting()] == ["canary"]


def test_what_came_in_unreadable_is_sealed(home: Locked) -> None:
    """The very bytes come back, and lie plain nowhere."""
    text = incoming.carried(b"canary \xff", "utf-8")
    home.drafts().save(text, "journal", {}, home.drafts().new_name())
    assert holding(home.home, "canary") == []
    (path,) = (home.home / "state" / "drafts").glob("*.original")
    assert home.lock(opened=True).unseal(path.read_bytes()) == b"canary \xff"


def test_what_undo_remembers_is_sealed(home: Locked) -> None:
    """The text before an edit lies plain nowhere, either."""
    entry = an_entry("canary")
    home.memory().remember(entry, [entry])
    home.memory().remember_act("added", "joy.md", [{"words": "canary"}])
    assert holding(home.home, "canary") == []
    with pytest.raises(LockedError):
        home.memory().last()
    last = home.memory(opened=True).last()
    assert last
    assert last.acts[-1:] == (Act("added", "joy.md", ({"words": "canary"},)),)


def test_a_text_that_an_editor_was_cut_off_from_is_sealed_until_it_can_be_a_draft(home: Locked) -> None:
    """What is open in my editor has to be plain; once nobody is at it, it is sealed, and becomes a draft when I unlock."""
    draft = Draft("20261122t110000000000-abcdefgh.draft", "note", "begun", {"edits": "x"})
    locked_files = EditorFiles(str(home.home / "state"), home.drafts())
    with pytest.raises(KeyboardInterrupt), locked_files.lent(draft) as lent:
        (home.home / "state").joinpath(lent.path).write_text("canary\n")
        assert holding(home.home, "begun") == []
        raise KeyboardInterrupt
    assert holding(home.home, "canary") == []
    locked_files.recover()
    opened_files = EditorFiles(str(home.home / "state"), home.drafts(opened=True))
    opened_files.recover()
    (found,) = opened_files.drafts.waiting()
    assert (found.name, found.text, found.meta) == (draft.name, "canary", {"edits": "x"})


def test_verify_is_calm_while_it_is_locked(home: Locked) -> None:
    """Sealed files are no damaged ones; a plain one among them is named."""
    entry = note(home.journal(), "canary")
    assert home.journal().findings() == home.journal(opened=True).findings() == []
    path = entry_files(home)[0].with_name(f"{entry.id}.{entry.rev}.json")
    path.write_bytes(encode(entry))
    path.chmod(0o600)
    assert [found.words for found in home.journal(opened=True).findings()] == [
        f"{path.relative_to(home.home)} is not sealed yet; numbcheck encrypt goes on with that"
    ]
