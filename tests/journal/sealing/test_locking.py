"""A whole journal is locked, unlocked for good, or locked anew: every word comes through, and none stays plain."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import LockedError
from numbcheck.journal.codec import encode
from numbcheck.journal.drafts.draft import Drafts
from numbcheck.journal.drafts.last_save import Memory
from numbcheck.journal.journal import Journal
from numbcheck.journal.sealing import age
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import Lock
from numbcheck.journal.sealing.locking import Aim, Locking
from numbcheck.journal.store.packs import Packs
from tests.journal.kit import NOON, Dice, a_journal, note, texts_of
from tests.journal.sealing.kit import PASSPHRASE, holding
from tests.journal.sealing.real_age import NEEDS_EXTRA

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = NEEDS_EXTRA
CODE = "abcd-efgh"
SECRETS = {OpenedBy.PASSPHRASE: PASSPHRASE, OpenedBy.RECOVERY: CODE}
TEXTS = [f"canary {number}" for number in range(40)]


class Machine:
    """A machine on which the journal of a home is used; `identity` is what is unlocked there."""

    def __init__(self, home: Path, identity: str = "") -> None:
        self.home = home
        self.lock = Lock(str(home), str(home / "state"), lambda: None)
        if identity:
            self.lock.use([identity])
        packs = Packs(str(home / "cache" / "packs"), os.urandom, 3)
        self.journal = Journal(home, lambda: NOON, Dice(7), packs=lambda: packs, seal=lambda: self.lock)
        self.locking = Locking(self.lock, packs, os.urandom, [])

    def opened(self, pair: age.KeyPair) -> Machine:
        """Return the machine as another command finds it, with this unlocked."""
        return Machine(self.home, pair.identity)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine with a plain journal of forty entries in two months, a draft, and something to undo."""
    home = tmp_path / "home"
    for number, text in enumerate(TEXTS):
        month = 10 if number % 2 else 11
        entry = note(a_journal(home, seed=number), text, NOON.replace(month=month, minute=number))
    drafts = Drafts(str(home / "state" / "drafts"), lambda: NOON)
    drafts.save("canary draft", "journal", {}, drafts.new_name())
    Memory(str(home / "state"), lambda: NOON).remember(entry, [entry])
    found = Machine(home)
    texts_of(found.journal)
    return found


def nothing(*_: int) -> None:
    """Watch nothing."""


def test_everything_is_sealed_and_comes_back(machine: Machine) -> None:
    """After it is locked my words are plain nowhere, and with the key all are there; after the lock is off they are as before."""
    pair = age.new_pair()
    machine.locking.give_key(pair, SECRETS)
    assert machine.locking.seal(nothing) == len(TEXTS)
    assert holding(machine.home, "canary") == []
    assert machine.locking.under_way is None
    opened = machine.opened(pair)
    assert sorted(texts_of(opened.journal)) == sorted(TEXTS)
    assert opened.journal.count() == len(TEXTS)
    assert opened.journal.findings() == []
    assert opened.locking.take_off(nothing) == len(TEXTS)
    plain = a_journal(machine.home)
    assert sorted(texts_of(plain)) == sorted(TEXTS)
    assert plain.count() == len(TEXTS)
    assert [
        draft.text for draft in Drafts(str(machine.home / "state" / "drafts"), lambda: NOON).waiting()
    ] == ["canary draft"]
    assert (machine.home / "FORMAT").read_text().startswith("numbcheck 1\n")
    note(plain, "plain again")
    assert holding(machine.home, "plain again")


def test_what_a_writer_that_died_left_is_cleared(machine: Machine) -> None:
    """Words of a save that never came to its end lie plain nowhere, either."""
    month = machine.home / "entries" / "2026" / "11"
    scrap = month / ".tmp-abcdefghijklmnop"
    scrap.write_text("canary scrap")
    os.utime(scrap, (0, 0))
    machine.locking.give_key(age.new_pair(), SECRETS)
    machine.locking.seal(nothing)
    assert holding(machine.home, "canary") == []


def test_the_way_there_and_back_can_be_gone_again(machine: Machine) -> None:
    """Locked, off, and locked once more: no word is lost or there twice."""
    for _ in range(2):
        pair = age.new_pair()
        work = Machine(machine.home)
        work.locking.give_key(pair, SECRETS)
        assert work.locking.seal(nothing) == len(TEXTS)
        assert work.opened(pair).locking.take_off(nothing) == len(TEXTS)
    assert sorted(texts_of(a_journal(machine.home))) == sorted(TEXTS)


def test_what_was_cut_off_goes_on(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the program in the middle, another run seals the rest; until then all is read, each once."""
    pair = age.new_pair()
    machine.locking.give_key(pair, SECRETS)
    real = os.rename
    calls = iter(range(30))

    def rename(*args: object, **kwargs: object) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        machine.locking.seal(nothing)
    monkeypatch.undo()
    again = machine.opened(pair)
    assert again.locking.under_way is Aim.SEALED
    assert sorted(texts_of(again.journal)) == sorted(TEXTS)
    assert again.locking.left() > 0
    again.locking.seal(nothing)
    assert holding(machine.home, "canary") == []
    assert sorted(texts_of(machine.opened(pair).journal)) == sorted(TEXTS)


@pytest.mark.parametrize("months", [2, 12])
def test_many_months_wait_for_the_disk_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, months: int
) -> None:
    """A journal of many entries in many months is sealed with no more waits for the disk than a small one."""
    for number in range(4 * months):
        at = NOON.replace(year=2025, month=1 + number % months, minute=number)
        note(a_journal(tmp_path, seed=number), "a word", at)
    locking = Machine(tmp_path).locking
    locking.give_key(age.new_pair(), SECRETS)
    waits: list[object] = []
    monkeypatch.setattr(os, "sync", lambda: waits.append("all"))
    monkeypatch.setattr(os, "fsync", waits.append)
    locking.seal(nothing)
    assert waits.count("all") == 4
    assert len(waits) < 10


def test_it_goes_on_without_a_passphrase(machine: Machine) -> None:
    """What another machine wrote plain meanwhile is sealed by whoever comes by, locked or not."""
    pair = age.new_pair()
    machine.locking.give_key(pair, SECRETS)
    machine.locking.seal(nothing)
    other = a_journal(machine.home / "elsewhere", seed=99)
    entry = note(other, "canary late")
    (path,) = (machine.home / "elsewhere").glob("entries/*/*/*.json")
    path.rename(machine.home / path.relative_to(machine.home / "elsewhere"))
    locked = Machine(machine.home)
    assert locked.locking.left() == 1
    assert locked.locking.seal(nothing) == 1
    assert holding(machine.home, "canary late") == []
    assert entry.id in locked.journal.ids()


def test_with_another_key_the_old_one_opens_nothing_new(machine: Machine) -> None:
    """After everything is sealed anew, who has only the old key reads nothing that is there."""
    first, second = age.new_pair(), age.new_pair()
    machine.locking.give_key(first, SECRETS)
    machine.locking.seal(nothing)
    machine.opened(first).locking.seal_anew(second, SECRETS, nothing, here=False)
    assert sorted(texts_of(machine.opened(second).journal)) == sorted(TEXTS)
    old = machine.opened(first)
    assert texts_of(old.journal) == []
    assert len(old.journal.faults) == len(TEXTS)
    assert old.lock.recipient == second.public


def test_a_lock_is_not_taken_off_what_does_not_open(machine: Machine) -> None:
    """Where another machine's key was never unlocked here, the lock stays, and nothing of it is lost."""
    mine, theirs = age.new_pair(), age.new_pair()
    machine.locking.give_key(mine, SECRETS)
    machine.locking.seal(nothing)
    sealed_there = Machine(machine.home)
    sealed_there.locking.give_key(theirs, {**SECRETS, OpenedBy.PASSPHRASE: "theirs"})
    if sealed_there.lock.recipient == mine.public:
        mine, theirs = theirs, mine
    note(sealed_there.journal, "canary there")
    with pytest.raises(LockedError):
        machine.opened(mine).locking.take_off(nothing)
    both = machine.opened(mine)
    both.lock.use([theirs.identity])
    assert "canary there" in texts_of(both.journal)


def test_two_texts_of_one_name_both_come_back(machine: Machine) -> None:
    """Where two machines sealed different words under one name, each is there with the lock off and on again, and what is equal once."""
    pair = age.new_pair()
    machine.locking.give_key(pair, SECRETS)
    machine.locking.seal(nothing)
    entry = next(iter(machine.opened(pair).journal.entries()))
    (path,) = machine.home.glob(f"entries/*/*/{entry.id}.*.age")
    for run_id, text in (("zzzzzzzz", "canary else"), ("zzzzzzza", entry.text)):
        raw = machine.lock.seal(encode(entry._replace(text=text)))
        path.with_name(f"{entry.id}.{entry.rev}.{run_id}.json.age").write_bytes(raw)
    machine.opened(pair).locking.take_off(nothing)
    versions = a_journal(machine.home).versions(entry.id)
    assert {one.text for one in versions} == {entry.text, "canary else"}
    assert len(list(path.parent.glob(f"{entry.id}.*.json"))) == 2
    other = age.new_pair()
    again = Machine(machine.home).locking
    again.give_key(other, SECRETS)
    again.seal(nothing)
    versions = machine.opened(other).journal.versions(entry.id)
    assert {one.text for one in versions} == {entry.text, "canary else"}


def test_what_comes_late_after_the_lock_is_off_still_opens(machine: Machine) -> None:
    """Another machine that had not heard of it yet loses nothing: the old passphrase opens what it sealed."""
    pair = age.new_pair()
    machine.locking.give_key(pair, SECRETS)
    machine.locking.seal(nothing)
    late = Machine(machine.home / "elsewhere")
    late.locking.give_key(pair, SECRETS)
    note(late.journal, "canary late")
    machine.opened(pair).locking.take_off(nothing)
    (path,) = (machine.home / "elsewhere").glob("entries/*/*/*.age")
    path.rename(machine.home / path.relative_to(machine.home / "elsewhere"))
    keys = machine.lock.keys
    assert keys.wrappings() == []
    assert len(keys.wrappings(retired=True)) == 2
    again = machine.opened(pair)
    assert "canary late" in texts_of(again.journal)
    assert again.locking.take_off(nothing) == 1
    assert len(texts_of(a_journal(machine.home))) == len(TEXTS) + 1
