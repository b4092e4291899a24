"""age: sealing to a public key and opening with an identity, by pyrage, which is imported when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.errors import BadDataError, UninstalledError
from numbcheck.journal.seal import MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterable

HOW = "pip install 'numbcheck[encryption]'"
_MISSING = f"What seals and opens a locked journal isn't installed. To install it: {HOW}"
PART_MISSING = f"A part that locking needs is not there. {HOW} brings it."
"""What is said where PyNaCl is not installed."""
_HARDEST = 18
"""The largest work factor that is accepted: a planted file must not take the memory of the whole machine."""
_SALT = 22
"""The characters of a salt."""
_UNFIT = "This was sealed for another key, or is damaged."


class KeyPair(NamedTuple):
    """An identity, which opens, and its public key, to which is sealed; both as age writes them."""

    identity: str
    public: str


def available() -> None:
    """Raise UninstalledError, with how to install it, where what opens a journal is not installed."""
    _pyrage()


def new_pair() -> KeyPair:
    """Return a new identity."""
    identity = _pyrage().x25519.Identity.generate()
    return KeyPair(str(identity), str(identity.to_public()))


def pair_of(identity: str) -> KeyPair:
    """Return the pair of an identity; raises BadDataError for what is none."""
    pyrage = _pyrage()
    try:
        return KeyPair(identity, str(pyrage.x25519.Identity.from_str(identity).to_public()))
    except pyrage.IdentityError:
        pass
    raise BadDataError("What opens the journal is not in its key file.")


def sealed(raw: bytes, public: str) -> bytes:
    """Return `raw` sealed to a public key; raises BadDataError for what is none."""
    pyrage = _pyrage()
    try:
        recipient = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise BadDataError("A key of this journal is damaged.") from None
    found: bytes = pyrage.encrypt(raw, [recipient])
    return found


def opened(raw: bytes, identities: Iterable[str]) -> bytes:
    """Return what was sealed; raises BadDataError where none of the identities opens it."""
    pyrage = _pyrage()
    try:
        found: bytes = pyrage.decrypt(raw, [pyrage.x25519.Identity.from_str(one) for one in identities])
    except pyrage.DecryptError:
        pass
    else:
        return found
    raise BadDataError(_UNFIT)


def is_wrapping(raw: bytes) -> bool:
    """Return whether a file begins as one that a passphrase opens, with no more work than we accept."""
    match raw[:80].partition(MAGIC)[2].split(b"\n")[0].split(b" "):
        case [b"->", b"scrypt", salt, factor] if raw.startswith(MAGIC) and len(salt) == _SALT:
            return factor.isdigit() and 0 < int(factor) <= _HARDEST
    return False


def unwrapped(raw: bytes, passphrase: str) -> str | None:
    """Return what a passphrase opens, None where it does not."""
    pyrage = _pyrage()
    try:
        found: bytes = pyrage.passphrase.decrypt(raw, passphrase)
    except pyrage.DecryptError:
        return None
    return found.decode("utf-8", "replace")


def _pyrage() -> Any:
    try:
        import pyrage
    except ImportError:
        raise UninstalledError(_MISSING) from None
    return pyrage
