"""Unlocking: what opens a locked journal is asked for, tried, and kept for a while where that was chosen."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck.errors import InputOutputError, LockedError
from numbcheck.journal.seal import LOCKED
from numbcheck.journal.sealing import age, keys, recovery
from numbcheck.journal.sealing.keys import OpenedBy
from numbcheck.settings.values import seconds_in
from numbcheck.stage import key_command, secret
from numbcheck.visit.locked import overdue_drafts

if TYPE_CHECKING:
    from numbcheck.journal.sealing.keys import Wrapping
    from numbcheck.visit.house import House

TRIES = 3
NOT_LOCKED = "This journal has no lock. To give it one: numbcheck encrypt"
ASKED = "Your passphrase:"
_NO_KEY = (
    "This journal is locked, and its keys are not here, or damaged. A copy of its folder keys opens it again."
)
_NOT_IT = "That is not it."
SLIP = "One letter of that code isn't right. Please look at it again."
FORGOTTEN = "The journal stays locked. Your recovery code opens it, too. To type it: numbcheck unlock"
_IDENTITY = "AGE-SECRET-KEY-1"


def has_lock(house: House, *, retired: bool = False) -> bool:
    """Return whether the journal has a lock, or a key of another machine; with `retired` an earlier one will do.

    Raises LockedError where the journal is sealed, and nothing is left that could open it.
    """
    found = bool(house.sealing.now().ending or house.sealing.lock.keys.wrappings(retired=retired))
    if not found and house.sealing.is_said:
        raise LockedError(_NO_KEY)
    return found


def unlock(house: House, *, seconds: float = 0) -> bool:
    """Open the journal: by the key command, or by what is typed at a terminal. Return whether it stays open.

    It does for so many `seconds`, else for as long as the settings say. Raises LockedError where nothing opens it.
    """
    has_lock(house)  # where no key is left there is nothing to ask for
    found = _by_command(house) or by_asking(house)
    if not found:
        raise LockedError(FORGOTTEN if house.streams.can_ask else LOCKED)
    return keep_open(house, found, seconds)


def keep_open(house: House, found: dict[Wrapping, age.KeyPair], seconds: float = 0) -> bool:
    """Open with these from now on, remember that this machine has opened them, and return whether it stays open."""
    lock = house.sealing.lock
    pairs = found.values()
    try:
        keys.remember(lock.known, [one.public for one in lock.keys.wrappings() if one in found], os.urandom)
    except OSError as error:
        raise InputOutputError(f"{lock.known} cannot be written, so nothing was opened.") from error
    lock.use(one.identity for one in pairs)
    overdue_drafts.clear(house)
    cache = house.key_cache
    with suppress(OSError):
        if cache:
            cache.keep(lock.identities, seconds or seconds_in(house.settings.key_for))
            return True
    return False


def opened(house: House, typed: str) -> dict[Wrapping, age.KeyPair]:
    """Return what a passphrase, a recovery code or an identity opens, by its wrapping.

    Raises LockedError for a code with a wrong letter, before anything is tried; BadDataError where the key is damaged.
    """
    wrappings = house.sealing.lock.keys.wrappings(retired=True)
    if typed.startswith(_IDENTITY):
        pair = age.pair_of(typed)
        return {one: pair for one in wrappings if one.public == pair.public}
    code = recovery.read(typed)
    if code:
        return keys.opened([one for one in wrappings if one.opened_by is OpenedBy.RECOVERY], code)
    by_passphrase = [one for one in wrappings if one.opened_by is OpenedBy.PASSPHRASE]
    if recovery.is_meant(typed):
        raise LockedError(SLIP)
    return keys.opened(by_passphrase, typed)


def _by_command(house: House) -> dict[Wrapping, age.KeyPair]:
    command = house.settings.key_command
    if not command:
        return {}
    try:
        return opened(house, key_command.printed(command))
    except LockedError as error:
        if not house.streams.can_ask:
            raise
        house.streams.warn(str(error))
    return {}


def by_asking(house: House, asked: str = ASKED) -> dict[Wrapping, age.KeyPair]:
    """Return what is opened by what is typed at the terminal, in three tries; nothing where nobody can be asked."""
    age.available()
    for _ in range(TRIES if house.streams.can_ask else 0):
        typed = secret.typed(house.streams, asked)
        if not typed:
            break
        try:
            if found := opened(house, typed):
                return found
            house.streams.warn(_NOT_IT)
        except LockedError as error:
            house.streams.warn(str(error))
    return {}
