"""The keys of a journal: public ones, to which is sealed, each beside a file that one passphrase opens."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError, LockedError
from numbcheck.journal.ids import new_rev
from numbcheck.journal.sealing import age
from numbcheck.journal.store import durable
from numbcheck.journal.store.merge import BLANK, GONE, GONE_MARK
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

PUBLIC, WRAPPED = ".pub", ".age"
_UNREAD = "The keys of your journal cannot be read"


class OpenedBy(StrEnum):
    """What opens a wrapping."""

    PASSPHRASE = "passphrase"  # noqa: S105 (a name for one)
    RECOVERY = "recovery code"


class Wrapping(NamedTuple):
    """An identity as one passphrase opens it: its `name` in `folder`, its public key, and what opens it."""

    folder: str
    name: str
    public: str
    opened_by: OpenedBy


class Keys(NamedTuple):
    """The keys in the journal's own folder, and those that stay on this machine, out of what is synced."""

    shared: str
    here: str

    def wrappings(self, *, retired: bool = False) -> list[Wrapping]:
        """Return those that are sealed to and can be opened, and those that only open, where they are `retired`.

        Raises InputOutputError where that cannot be told.
        """
        with explained(_UNREAD, self.shared, reading=True):
            return [one for folder in (self.shared, self.here) for one in _in(folder, retired=retired)]

    def damaged(self) -> Iterator[str]:
        """Yield each key file that opens nothing: it is no key, or its other half is missing."""
        for path in self:
            try:
                with durable.closing(durable.open_folder(path)) as folder:
                    names = set(durable.names_in(folder))
            except FileNotFoundError:
                continue
            except OSError:
                yield path
                continue
            whole = {one.name for one in _in(path, retired=True)}
            for name in sorted(names):
                stem = name.removesuffix(PUBLIC).removesuffix(WRAPPED)
                if stem != name and stem not in whole and stem + GONE_MARK not in names:
                    yield f"{path}/{name}"

    def add(
        self,
        pair: age.KeyPair,
        secret: str,
        opened_by: OpenedBy,
        random: Callable[[int], bytes],
        *,
        here: bool = False,
    ) -> Wrapping:
        """Wrap an identity anew and return the wrapping, which is on disk and opens then. Raises OSError."""
        from numbcheck.journal.sealing import wrapping

        made = Wrapping(self.here if here else self.shared, new_rev(random), pair.public, opened_by)
        raw = wrapping.wrapped(pair.identity, secret, random)
        if wrapping.unwrapped(raw, secret) != pair:
            raise BadDataError("The key could not be wrapped: it does not open again. Nothing was changed.")
        durable.put_file(f"{made.folder}/{made.name}{WRAPPED}", raw, random)
        # A recipients file of age's own, so that what opens this one stands in a comment.
        durable.put_file(
            f"{made.folder}/{made.name}{PUBLIC}", f"{pair.public}\n# {opened_by}\n".encode(), random
        )
        return made

    def withdraw(self, old: Wrapping, random: Callable[[int], bytes]) -> None:
        """Let a wrapping open nothing any more; it is not unlinked, so that other copies of the folder learn of it."""
        self.retire(old, random)
        durable.put_file(f"{old.folder}/{old.name}{WRAPPED}", BLANK, random)

    def retire(self, old: Wrapping, random: Callable[[int], bytes]) -> None:
        """Let nothing be sealed to its key any more; it still opens what another machine sealed meanwhile."""
        durable.put_file(f"{old.folder}/{old.name}{GONE_MARK}", GONE, random)


def opened(wrappings: Collection[Wrapping], secret: str) -> dict[Wrapping, age.KeyPair]:
    """Return the wrappings that a passphrase or a recovery code opens, with what is in them.

    Raises LockedError where all that could be tried is damaged.
    """
    from numbcheck.journal.sealing import wrapping

    found: dict[Wrapping, age.KeyPair] = {}
    damaged = 0
    for one in wrappings:
        try:
            with durable.closing(durable.open_folder(one.folder)) as folder:
                pair = wrapping.unwrapped(durable.read_file(one.name + WRAPPED, folder), secret)
        except (OSError, BadDataError):
            damaged += 1
            continue
        if pair and pair.public == one.public:
            found[one] = pair
    if damaged and damaged == len(wrappings):
        raise LockedError(
            "The key file of this journal is damaged, so no passphrase opens it. Is there a copy?"
        )
    return found


def known(path: str) -> list[str]:
    """Return the public keys that this machine has opened: only to these it seals; none where it has opened none."""
    above, _, name = path.rpartition("/")
    with suppress(OSError), durable.closing(durable.open_folder(above)) as folder:
        return durable.read_file(name, folder).decode("ascii", "replace").split()
    return []


def remember(path: str, public: Collection[str], random: Callable[[int], bytes]) -> None:
    """Remember that this machine has opened these; raises OSError."""
    before = known(path)
    every = list(dict.fromkeys((*before, *public)))
    if every != before:
        durable.put_file(path, "".join(f"{one}\n" for one in every).encode(), random)


def forget(path: str) -> None:
    """Forget which were opened: from now on nothing is sealed here; raises OSError."""
    folder, _, name = path.rpartition("/")
    with suppress(FileNotFoundError), durable.closing(durable.open_folder(folder)) as above:
        durable.discard(name, above)
        durable.sync_folder(above)


def _in(path: str, *, retired: bool) -> Iterator[Wrapping]:
    try:
        opened_folder = durable.open_folder(path)
    except FileNotFoundError:
        return
    with durable.closing(opened_folder) as folder:
        names = set(durable.names_in(folder))
        for name in sorted(name.removesuffix(PUBLIC) for name in names if name.endswith(PUBLIC)):
            if (name + GONE_MARK in names and not retired) or name + WRAPPED not in names:
                continue
            with suppress(OSError, UnicodeDecodeError):
                first, _, rest = durable.read_file(name + PUBLIC, folder).decode("ascii").partition("\n")
                if age.is_wrapping(durable.read_file(name + WRAPPED, folder)):
                    by = OpenedBy.RECOVERY if OpenedBy.RECOVERY in rest else OpenedBy.PASSPHRASE
                    yield Wrapping(path, name, first.strip(), by)
