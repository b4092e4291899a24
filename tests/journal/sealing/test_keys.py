"""The keys of a journal, and the cache of what is unlocked."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from numbcheck.errors import BadDataError, LockedError
from numbcheck.journal.sealing import age, keys, wrapping
from numbcheck.journal.sealing.cache import Cache
from numbcheck.journal.sealing.keys import Keys, OpenedBy
from tests.journal.kit import NOON
from tests.journal.sealing.real_age import NEEDS_EXTRA

pytestmark = NEEDS_EXTRA


def some(tmp_path: Path) -> Keys:
    """Return the keys of a journal that has none yet."""
    (tmp_path / "state").mkdir(exist_ok=True)
    return Keys(str(tmp_path / "keys"), str(tmp_path / "state" / "keys"))


def test_each_passphrase_has_a_file_of_its_own(tmp_path: Path) -> None:
    """The passphrase and the recovery code open the same identity, each by its own file, and neither opens the other's."""
    pair, found = age.new_pair(), some(tmp_path)
    first = found.add(pair, "words", OpenedBy.PASSPHRASE, os.urandom)
    second = found.add(pair, "code", OpenedBy.RECOVERY, os.urandom)
    assert set(found.wrappings()) == {first, second}
    assert keys.opened(found.wrappings(), "words") == {first: pair}
    assert keys.opened(found.wrappings(), "code") == {second: pair}
    assert keys.opened(found.wrappings(), "neither") == {}
    assert (tmp_path / "keys" / f"{first.name}.pub").read_text().splitlines()[0] == pair.public


def test_files_of_keys_are_mine_alone(tmp_path: Path) -> None:
    """Nobody else on this machine can read them."""
    some(tmp_path).add(age.new_pair(), "words", OpenedBy.PASSPHRASE, os.urandom)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {0o600}


def test_a_key_that_does_not_open_again_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrapping is tried before anything is sealed to it: nobody is locked out of their own words."""
    monkeypatch.setattr(wrapping, "unwrapped", lambda *_: None)
    with pytest.raises(BadDataError):
        some(tmp_path).add(age.new_pair(), "words", OpenedBy.PASSPHRASE, os.urandom)
    assert not (tmp_path / "keys").exists()


def test_what_is_withdrawn_opens_nothing(tmp_path: Path) -> None:
    """Afterwards no file here opens with the old passphrase; nothing is unlinked, so that other copies learn of it."""
    pair, found = age.new_pair(), some(tmp_path)
    old = found.add(pair, "words", OpenedBy.PASSPHRASE, os.urandom)
    found.withdraw(old, os.urandom)
    assert found.wrappings() == []
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {
        f"{old.name}.pub",
        f"{old.name}.age",
        f"{old.name}.gone",
    }
    assert b"scrypt" not in (tmp_path / "keys" / f"{old.name}.age").read_bytes()


def test_a_key_can_stay_here(tmp_path: Path) -> None:
    """Kept out of the synced folder, it is found all the same."""
    found = some(tmp_path)
    made = found.add(age.new_pair(), "words", OpenedBy.PASSPHRASE, os.urandom, here=True)
    assert found.wrappings() == [made]
    assert not (tmp_path / "keys").exists()


def test_a_damaged_key_is_said(tmp_path: Path) -> None:
    """Where every key file is damaged no passphrase is called wrong."""
    found = some(tmp_path)
    made = found.add(age.new_pair(), "words", OpenedBy.PASSPHRASE, os.urandom)
    (tmp_path / "keys" / f"{made.name}.age").write_bytes(b"spoilt")
    with pytest.raises(LockedError, match="damaged"):
        keys.opened([made], "words")


def test_a_public_key_beside_a_foreign_identity_opens_nothing(tmp_path: Path) -> None:
    """A file that says another public key than what is in it counts for nothing."""
    found = some(tmp_path)
    made = found.add(age.new_pair(), "words", OpenedBy.PASSPHRASE, os.urandom)
    (tmp_path / "keys" / f"{made.name}.pub").write_text(age.new_pair().public + "\n")
    assert keys.opened(found.wrappings(), "words") == {}


def test_what_this_machine_has_opened_is_remembered(tmp_path: Path) -> None:
    """The set grows, and holds each key once."""
    path = str(tmp_path / "known-keys")
    assert keys.known(path) == []
    keys.remember(path, ["age1b"], os.urandom)
    keys.remember(path, ["age1a", "age1b"], os.urandom)
    assert keys.known(path) == ["age1b", "age1a"]


def test_what_is_unlocked_has_a_deadline(tmp_path: Path) -> None:
    """For as long as was said, and not a moment longer, whatever was read meanwhile; then the file is gone."""
    now = NOON
    cache = Cache(str(tmp_path / "run" / "a"), lambda: now)
    assert cache.identities() == ()
    cache.keep(["one", "two"], 900)
    assert stat.S_IMODE(Path(cache.path).stat().st_mode) == 0o600
    now = NOON + timedelta(seconds=899)
    assert list(cache.identities()) == ["one", "two"]
    now = NOON + timedelta(seconds=900)
    assert cache.identities() == ()
    assert not Path(cache.path).exists()


def test_a_clock_that_was_set_back_unlocks_nothing(tmp_path: Path) -> None:
    """Nobody gets at my words by setting the clock back."""
    now = NOON
    cache = Cache(str(tmp_path / "a"), lambda: now)
    cache.keep(["one"], 900)
    now = NOON - timedelta(days=1)
    assert cache.identities() == ()


def test_lock_forgets_at_once(tmp_path: Path) -> None:
    """After it nothing is left to open with."""
    cache = Cache(str(tmp_path / "a"), lambda: NOON)
    cache.keep(["one"], 900)
    assert cache.forget()
    assert cache.identities() == ()
