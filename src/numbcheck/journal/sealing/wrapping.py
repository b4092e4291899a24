"""Wrap an identity as a standard age file that a passphrase opens, at a work factor for every machine."""

from __future__ import annotations

import hmac
from base64 import b64encode
from hashlib import scrypt, sha256
from typing import TYPE_CHECKING

from numbcheck.errors import BadDataError, UninstalledError
from numbcheck.journal.seal import MAGIC
from numbcheck.journal.sealing import age

if TYPE_CHECKING:
    from collections.abc import Callable

WORK_FACTOR = 17
"""2^17: 128 MiB, about a third of a second. age chooses one by its machine: a phone cannot bear a laptop's."""
_LABEL = b"age-encryption.org/v1/scrypt"
_MEMORY = 192 * 1024 * 1024
_LAST_CHUNK = b"\0" * 11 + b"\1"


def wrapped(identity: str, passphrase: str, random: Callable[[int], bytes]) -> bytes:
    """Return the identity in a file of age's format (age-encryption.org/v1) that `passphrase` opens."""
    file_key, salt, nonce = random(16), random(16), random(16)
    key = scrypt(
        passphrase.encode(), salt=_LABEL + salt, n=1 << WORK_FACTOR, r=8, p=1, maxmem=_MEMORY, dklen=32
    )
    stanza = b"-> scrypt %s %d\n%s\n" % (
        _text(salt),
        WORK_FACTOR,
        _text(_encrypted(file_key, key, bytes(12))),
    )
    header = MAGIC + stanza + b"---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    body = _encrypted(f"{identity}\n".encode(), _derived(file_key, nonce, b"payload"), _LAST_CHUNK)
    return b"%s %s\n%s%s" % (header, _text(mac), nonce, body)


def unwrapped(raw: bytes, passphrase: str) -> age.KeyPair | None:
    """Return the identity that `passphrase` opens, with its public key; None where it does not.

    Raises BadDataError where this is no such file, or one that would take too much memory.
    """
    if not age.is_wrapping(raw):
        raise BadDataError("The key file is damaged.")
    lines = (age.unwrapped(raw, passphrase) or "").splitlines()
    return next((age.pair_of(line) for line in lines if line and not line.startswith("#")), None)


def _text(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes by HKDF-SHA-256."""
    drawn = hmac.digest(salt or bytes(sha256().digest_size), key, "sha256")
    return hmac.digest(drawn, info + b"\1", "sha256")


def _encrypted(raw: bytes, key: bytes, nonce: bytes) -> bytes:
    try:
        from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as encrypt
    except ImportError:
        raise UninstalledError(age.PART_MISSING) from None
    return encrypt(raw, None, nonce, key)
