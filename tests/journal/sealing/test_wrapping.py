"""What a passphrase opens: a file of age's own format, at a work factor that no machine chokes on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from numbcheck.errors import BadDataError
from numbcheck.journal.sealing import age, wrapping
from tests.journal.sealing.real_age import NEEDS_AGE, NEEDS_EXTRA, opened_by_typing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = NEEDS_EXTRA


@pytest.fixture
def hard(work_factor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrap with as much work as the program demands."""
    monkeypatch.setattr(wrapping, "WORK_FACTOR", work_factor)


def test_a_passphrase_opens_what_it_wrapped() -> None:
    """The passphrase gives the identity back; a letter less, or another one, gives nothing."""
    pair = age.new_pair()
    raw = wrapping.wrapped(pair.identity, "sechs einfache Wörter", os.urandom)
    assert wrapping.unwrapped(raw, "sechs einfache Wörter") == pair
    assert wrapping.unwrapped(raw, "sechs einfache Wörte") is None


@NEEDS_AGE
@pytest.mark.usefixtures("hard")
def test_the_real_age_opens_it(tmp_path: Path) -> None:
    """In twenty years, and without numbcheck, the standard tool opens the key file with the passphrase."""
    pair, path = age.new_pair(), tmp_path / "a.age"
    path.write_bytes(wrapping.wrapped(pair.identity, "apple boat swan", os.urandom))
    assert opened_by_typing(path, "apple boat swan") == f"{pair.identity}\n".encode()


@pytest.mark.usefixtures("hard")
def test_the_work_is_the_same_on_every_machine() -> None:
    """A key made on a fast laptop opens on a phone: 128 MiB, whatever it was made on."""
    pair = age.new_pair()
    assert b"-> scrypt" in (raw := wrapping.wrapped(pair.identity, "one", os.urandom))
    assert raw.split(b"\n")[1].endswith(b" 17")
    assert wrapping.unwrapped(raw, "one") == pair


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b" 1\n", b" 30\n", 1),
        lambda raw: raw[40:],
        lambda raw: b"",
        lambda raw: b'{"blank":true,"v":1}\n',
    ],
)
def test_what_is_no_such_file_costs_no_memory(change: object) -> None:
    """A key file that was planted or damaged is refused before any work is done, and never asks for a gigabyte."""
    raw = wrapping.wrapped(age.new_pair().identity, "one", os.urandom)
    with pytest.raises(BadDataError):
        wrapping.unwrapped(change(raw), "one")  # type: ignore[operator]


def test_a_changed_byte_opens_nothing() -> None:
    """Whoever changed the key file does not get a key of theirs used in place of mine."""
    raw = wrapping.wrapped(age.new_pair().identity, "one", os.urandom)
    assert wrapping.unwrapped(raw[:-1] + bytes([raw[-1] ^ 1]), "one") is None
