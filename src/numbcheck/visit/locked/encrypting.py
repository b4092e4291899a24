"""Encrypting: what is asked before a journal is given a lock, another passphrase or code, another key, or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from numbcheck.clean import path_line
from numbcheck.errors import LockedError, UsageError
from numbcheck.journal.sealing import age, passphrase, recovery
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.journal.sealing.lock import UNKNOWN
from numbcheck.journal.sealing.locking import Aim, Locking
from numbcheck.stage import secret
from numbcheck.visit.locked import from_elsewhere, unlocking
from numbcheck.words.counting import counted
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numbcheck.journal.sealing.keys import Wrapping
    from numbcheck.visit.house import House

LOCKING = "locking"
"""What undo remembers of it: only that it was done."""
_WHAT = (
    "What you write from now on is sealed, and so is what is here. Reading it takes your passphrase.",
    "Writing takes none. Your plan, lists and settings stay plain files, so that crisis never asks.",
    "How many entries there are, when, and roughly how long can still be seen. Your words and tags cannot.",
    "Plain copies made before stay where they are: backups, git, old versions of a sync engine, parts of an SSD.",
    "If your passphrase and your recovery code are both gone, nobody can open it.",
)
_NEEDS_TERMINAL = "A passphrase is typed at a terminal: numbcheck encrypt"
_NEW = "A new passphrase, or Enter for six words:"
_AGAIN = "The same again:"
_WORDS = "Six words: {words}"
_TYPE_THEM = "Type them once to take them:"
_DIFFERS = "The two are not the same."
_CODE = "Your recovery code, in case you forget the passphrase. Write it on paper:"
_LAST = "Its last four letters, once you have it:"
_NOTHING = "Nothing was changed: a lock takes a passphrase and a code that you have."
_THERE = "This journal is locked already. To see how: numbcheck encrypt --status"
_OLD_FILE = (
    "Old copies of the key file, in backups say, still open with the old one. Where that matters: "
    "numbcheck encrypt --new-key"
)
_WHERE_PLAIN = (
    "Everything is plain again, in {data} and wherever that is copied to. "
    "Only your account may open the files."
)
_CHECK = "Your recovery code, or Enter for a new one:"
_OPENS = "That code opens your journal."
_NO_CODE = "That code does not open this journal."


def locking(house: House) -> Locking:
    """Return what locks this house's journal."""
    return Locking(house.sealing.lock, house.packs(), os.urandom, house.journal.faults)


def begin(house: House, *, here: bool) -> None:
    """Give the journal a lock, or go on with that where it was cut off. With `here` its keys stay on this machine."""
    age.available()
    work = locking(house)
    if house.sealing.lock.recipient:
        _go_on(house, work)
        return
    if unlocking.has_lock(house):
        raise LockedError(UNKNOWN)
    secrets = _asked_for_both(house, _WHAT)
    work.give_key(age.new_pair(), secrets, here=here)
    work.seal(_watch(house))
    _mention_mirror(house)
    _done(house, Receipt.LOCKED_FROM_NOW)


def status(house: House) -> None:
    """Say whether there is a lock, what opens it, and what is not sealed yet."""
    for line in _status(house):
        house.streams.put(house.streams.wrap(line))


def _status(house: House) -> Iterator[str]:
    lock, work = house.sealing.lock, locking(house)
    if not lock.recipient:
        yield UNKNOWN if unlocking.has_lock(house) else unlocking.NOT_LOCKED
        return
    wrappings, foreign = lock.keys.wrappings(), from_elsewhere.unopened(house)
    yield f"This journal is locked, and {'open' if lock.identities else 'closed'} just now."
    for one in wrappings:
        kept = "on this machine only" if one.folder == lock.keys.here else path_line(one.folder)
        used = "; what you write is sealed with it" if one.public == lock.recipient else ""
        if one in foreign:
            yield f"{one.name}: came from elsewhere. To look at it: numbcheck unlock"
            continue
        yield f"{one.name}: opened by a {one.opened_by}, kept {kept}{used}"
    from_elsewhere.remember(house, foreign)
    if not any(one.opened_by is OpenedBy.RECOVERY for one in wrappings):
        yield "There's no recovery code. To make one: numbcheck encrypt --recovery"
    if left := work.left():
        yield f"{counted(left, 'file is', 'files are')} still plain. To go on: numbcheck encrypt"


def change_passphrase(house: House) -> None:
    """Let a new passphrase open the journal in place of the one that is typed, or, by the code, of all there were."""
    found = _opened(house, "Your passphrase, or your recovery code:")
    by_code = any(one.opened_by is OpenedBy.RECOVERY for one in found)
    new = _new_passphrase(house)
    _replace(house, found, new, OpenedBy.PASSPHRASE, all_of_it=by_code)
    _done(house, Receipt.NEW_WORDS)
    house.streams.say(_OLD_FILE)


def look_at_recovery(house: House) -> None:
    """Say whether a code opens the journal, or make a new one in place of the old."""
    _refuse_unlocked(house)
    typed = secret.typed(house.streams, _CHECK)
    if typed:
        if recovery.read(typed) is None:
            raise LockedError(unlocking.SLIP)
        if not unlocking.opened(house, typed):
            raise LockedError(_NO_CODE)
        house.streams.say(_OPENS)
        return
    found = _opened(house, unlocking.ASKED)
    _replace(house, found, _new_code(house), OpenedBy.RECOVERY, all_of_it=True)
    _done(house, Receipt.NEW_CODE)


def take_off(house: House) -> None:
    """Make the journal plain again, once its passphrase was typed."""
    unlocking.keep_open(house, _opened(house, unlocking.ASKED, retired=True))
    locking(house).take_off(_watch(house))
    _done(house, Receipt.LOCK_IS_OFF)
    house.streams.say(_WHERE_PLAIN.format(data=path_line(house.places.data)))


def seal_anew(house: House, *, here: bool) -> None:
    """Seal everything with a new key, or go on with that where it was cut off."""
    unlocking.keep_open(house, _opened(house, unlocking.ASKED))
    work = locking(house)
    if work.under_way is Aim.ANEW:
        work.go_on_anew(_watch(house))
    else:
        work.seal_anew(age.new_pair(), _asked_for_both(house, ()), _watch(house), here=here)
    _done(house, Receipt.LOCKED_FROM_NOW)


def _go_on(house: House, work: Locking) -> None:
    if not work.seal(_watch(house)):
        house.streams.say(_THERE)
    else:
        _done(house, Receipt.LOCKED_FROM_NOW)


def _asked_for_both(house: House, words: tuple[str, ...]) -> dict[OpenedBy, str]:
    """Return a new passphrase and a new recovery code, once the person has both; raises UsageError where not."""
    if not house.streams.can_ask:
        raise UsageError(_NEEDS_TERMINAL)
    for line in words:
        house.streams.warn(line)
    return {OpenedBy.PASSPHRASE: _new_passphrase(house), OpenedBy.RECOVERY: _new_code(house)}


def _new_passphrase(house: House) -> str:
    for _ in range(unlocking.TRIES):
        typed, again = secret.typed(house.streams, _NEW), _AGAIN
        if not typed:
            typed, again = passphrase.proposed(os.urandom), _TYPE_THEM
            house.streams.warn(_WORDS.format(words=typed))
        if secret.typed(house.streams, again) == typed:
            return typed
        house.streams.warn(_DIFFERS)
    raise LockedError(_NOTHING)


def _new_code(house: House) -> str:
    code = recovery.new_code(os.urandom)
    house.streams.warn(_CODE)
    house.streams.write_stderr(f"\n    {code}\n\n")
    for _ in range(unlocking.TRIES):
        if secret.typed(house.streams, _LAST).lower().strip() == recovery.last_group(code):
            return code
        house.streams.warn(_DIFFERS)
    raise LockedError(_NOTHING)


def _opened(house: House, asked: str, *, retired: bool = False) -> dict[Wrapping, age.KeyPair]:
    """Return what is opened by what is typed; raises LockedError where nothing is, UsageError where there is no lock.

    With `retired` an earlier lock will do: another machine may still have sealed something to it.
    """
    _refuse_unlocked(house, retired=retired)
    found = unlocking.by_asking(house, asked)
    if not found:
        raise LockedError(unlocking.FORGOTTEN)
    return found


def _refuse_unlocked(house: House, *, retired: bool = False) -> None:
    if not house.streams.can_ask:
        raise UsageError(_NEEDS_TERMINAL)
    if not unlocking.has_lock(house, retired=retired):
        raise UsageError(unlocking.NOT_LOCKED)


def _replace(
    house: House, found: dict[Wrapping, age.KeyPair], new: str, opened_by: OpenedBy, *, all_of_it: bool
) -> None:
    """Wrap each identity by what is `new`; then withdraw what was typed, or all of that kind."""
    ring = house.sealing.lock.keys
    pairs = {pair.public: (pair, one) for one, pair in found.items()}
    old = [
        one
        for one in ring.wrappings()
        if one.public in pairs and one.opened_by is opened_by and (all_of_it or one in found)
    ]
    for pair, one in pairs.values():
        ring.add(pair, new, opened_by, os.urandom, here=one.folder == ring.here)
    for one in old:
        ring.withdraw(one, os.urandom)


def _done(house: House, receipt: str) -> None:
    """Say what was done; undo never reaches past it, and does not take it back."""
    house.memory.remember_act(LOCKING)
    house.streams.say(receipt)


def _watch(house: House) -> Callable[[int, int], None]:
    return house.journal.watch or (lambda *_: None)


def _mention_mirror(house: House) -> None:
    if house.settings.mirror:
        house.streams.warn(
            f"A plain copy is in {path_line(house.settings.mirror)}, your mirror. It is yours to remove."
        )
