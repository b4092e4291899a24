"""The lock: what is sealed, to which key, and what is never sealed to."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError, ConfigError, LockedError
from numbcheck.journal.seal import MAGIC, PLAIN
from numbcheck.journal.sealing import age, keys
from numbcheck.journal.sealing.ephemeral import Ephemeral
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import Lock, Sooner
from numbcheck.journal.sealing.sealing import Sealing
from tests.journal.sealing.real_age import NEEDS_AGE, NEEDS_EXTRA, opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = NEEDS_EXTRA


def a_lock(home: Path) -> Lock:
    """Return the lock of a journal in `home`, with nothing unlocked."""
    return Lock(str(home), str(home / "state"), lambda: None)


def a_key(home: Path, *, opened_here: bool = True) -> age.KeyPair:
    """Lay a key into the journal; this machine has opened it, unless it came from elsewhere."""
    pair, lock = age.new_pair(), a_lock(home)
    lock.keys.add(pair, "words", OpenedBy.PASSPHRASE, os.urandom)
    if opened_here:
        keys.remember(lock.known, [pair.public], os.urandom)
    return pair


def test_a_plain_journal_seals_nothing(tmp_path: Path) -> None:
    """Bytes stay what they are."""
    lock = a_lock(tmp_path)
    assert (lock.seal(b"word"), lock.unseal(b"word"), lock.ending) == (b"word", b"word", "")
    lock.fit(1)
    PLAIN.fit(1)


def test_a_plain_journal_imports_nothing_of_it() -> None:
    """Who never locks anything pays for nothing: the libraries are not even looked for."""
    program = "import sys; from numbcheck.journal.sealing.lock import Lock; Lock('/', '/', bool).seal(b''); print(sys.modules.keys() & {'pyrage', 'nacl'})"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


def test_what_is_sealed_opens_again(tmp_path: Path) -> None:
    """With the identity the very bytes come back, and only spaces behind a text."""
    pair, lock = a_key(tmp_path), a_lock(tmp_path)
    raw = lock.seal(b'{"text":"rain"}\n')
    assert raw.startswith(MAGIC)
    assert b"rain" not in raw
    lock.use([pair.identity])
    assert lock.unseal(raw).rstrip(b" ") == b'{"text":"rain"}\n'
    assert lock.unseal(lock.seal(b"\xff\n", pad=b"")) == b"\xff\n"


def test_the_length_tells_little(tmp_path: Path) -> None:
    """A word and two hundred letters are sealed as texts of one length."""
    pair, lock = a_key(tmp_path), a_lock(tmp_path)
    lock.use([pair.identity])
    assert {len(lock.unseal(lock.seal(b"x" * length))) for length in (1, 100, 256)} == {256}


@NEEDS_AGE
def test_the_real_age_opens_what_is_sealed(tmp_path: Path) -> None:
    """The standard tool reads it with the identity."""
    pair, lock = a_key(tmp_path), a_lock(tmp_path)
    (tmp_path / "a.age").write_bytes(lock.seal(b'{"v":1}\n'))
    (tmp_path / "identity").write_text(pair.identity)
    assert opened(tmp_path / "a.age", tmp_path / "identity").rstrip() == b'{"v":1}'


def test_sealing_needs_no_passphrase_and_opening_does(tmp_path: Path) -> None:
    """Writing is never asked for anything; reading, before something is unlocked, is refused in a sentence."""
    a_key(tmp_path)
    lock = a_lock(tmp_path)
    raw = lock.seal(b"word")
    assert lock.is_locked
    with pytest.raises(LockedError):
        lock.unseal(raw)


def test_a_key_from_elsewhere_is_never_sealed_to(tmp_path: Path) -> None:
    """Whoever lays a key into my folder reads nothing: it counts once I have unlocked it here, though it is the smaller one."""
    mine = a_key(tmp_path)
    while (theirs := age.new_pair()).public > mine.public:
        pass
    lock = a_lock(tmp_path)
    lock.keys.add(theirs, "theirs", OpenedBy.PASSPHRASE, os.urandom)
    assert lock.recipient == mine.public
    keys.remember(lock.known, [theirs.public], os.urandom)
    assert a_lock(tmp_path).recipient == theirs.public


def test_a_journal_whose_keys_are_all_from_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    """Then nothing is sealed, and nothing is written plain either: the words stay with me."""
    a_key(tmp_path, opened_here=False)
    lock = a_lock(tmp_path)
    assert lock.recipient == ""
    lock.fit(2)
    with pytest.raises(LockedError):
        lock.seal(b"word")
    assert Sooner(lock).seal(b"word") == b"word"


def test_a_lock_that_was_taken_off_elsewhere_is_asked_about(tmp_path: Path) -> None:
    """Whoever can write to my folder cannot make me write plain again behind my back."""
    pair = a_key(tmp_path)
    lock = a_lock(tmp_path)
    lock.fit(1)  # what FORMAT says counts for less than the key
    assert lock.recipient == pair.public
    for one in lock.keys.wrappings():
        lock.keys.withdraw(one, os.urandom)
    lock = a_lock(tmp_path)
    lock.fit(1)
    with pytest.raises(LockedError):
        lock.seal(b"word")


def test_a_journal_that_is_locked_while_a_command_runs_is_sealed_from_then_on(tmp_path: Path) -> None:
    """A page that was open in another window is not written plain."""
    lock = a_lock(tmp_path)
    assert lock.recipient == ""
    pair = a_key(tmp_path)
    lock.fit(2)
    assert lock.recipient == pair.public


def test_without_the_library_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry is refused, a draft is in a file all the same."""
    a_key(tmp_path)
    raw = a_lock(tmp_path).seal(b"word")
    monkeypatch.setitem(sys.modules, "pyrage", None)
    lock = a_lock(tmp_path)
    for attempt, given in ((lock.seal, b"word"), (lock.unseal, raw)):
        with pytest.raises(ConfigError, match=r"pip install 'numbcheck\[encryption\]'"):
            attempt(given)
    assert Sooner(lock).seal(b"word") == b"word"


def test_what_is_for_another_key_is_told_from_what_is_locked(tmp_path: Path) -> None:
    """One file that does not open costs no other."""
    a_key(tmp_path)
    lock = a_lock(tmp_path)
    raw = lock.seal(b"word")
    lock.use([age.new_pair().identity])
    with pytest.raises(BadDataError):
        lock.unseal(raw)
    with pytest.raises(LockedError):
        PLAIN.unseal(raw)


def test_what_is_open_is_looked_at_without_its_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is unlocked the last ten are there at once: nothing is read of which key is sealed to."""
    pair, lock = a_key(tmp_path), a_lock(tmp_path)
    lock.use([pair.identity])
    sealing = Sealing(lock.root, lock.state, lambda: lock)
    monkeypatch.setattr(Lock, "keys", property(lambda _: pytest.fail("the keys were looked up")))
    assert not sealing.is_locked


@pytest.mark.parametrize("opened_here", [True, False])
def test_what_waits_is_sealed_wherever_the_journal_is(tmp_path: Path, opened_here: bool) -> None:
    """Also where this machine has opened no key yet, and what waits will be refused: none of it lies plain meanwhile."""
    a_key(tmp_path, opened_here=opened_here)
    (tmp_path / "FORMAT").write_text("numbcheck 2\n")
    sealing = Sealing(str(tmp_path), str(tmp_path / "state"), lambda: a_lock(tmp_path))
    assert isinstance(sealing.for_this_run(), Ephemeral)
    plain = Sealing(str(tmp_path / "plain"), str(tmp_path / "plain" / "state"), lambda: a_lock(tmp_path))
    assert plain.for_this_run() is PLAIN
