"""The recovery code: written on paper, typed back months later."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from numbcheck.journal.ids import base32
from numbcheck.journal.sealing import age, recovery, wrapping
from tests.journal.sealing.real_age import NEEDS_AGE, NEEDS_EXTRA, opened_by_typing

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def test_a_code_is_seven_groups_of_four() -> None:
    """It can be read out and copied: seven groups of four letters, and its last group is asked back."""
    code = recovery.new_code(os.urandom)
    assert re.fullmatch(r"([a-z2-7]{4}-){6}[a-z2-7]{4}", code)
    assert code.endswith(recovery.last_group(code))
    assert recovery.new_code(os.urandom) != code


def test_it_is_read_however_it_is_typed() -> None:
    """Capitals, spaces for hyphens, and the digits that are in no code make no difference."""
    code = recovery.new_code(lambda count: bytes(range(count)))
    assert recovery.read(code.upper().replace("-", " ")) == code
    assert recovery.read(code.replace("-", "")) == code
    assert recovery.read(code.replace("o", "0").replace("l", "1").replace("b", "8").replace("g", "9")) == code


@given(st.binary(min_size=20, max_size=20), st.integers(0, 27), st.sampled_from(LETTERS))
def test_any_one_wrong_letter_is_refused(raw: bytes, place: int, letter: str) -> None:
    """A slip of the pen is said at once, before anything is tried for a third of a second."""
    letters = recovery.new_code(lambda _: raw).replace("-", "")
    changed = letters[:place] + letter + letters[place + 1 :]
    assert (recovery.read(changed) is None) == (changed != letters)


@given(st.binary(min_size=20, max_size=20), st.integers(0, 24))
def test_two_letters_that_changed_places_are_refused(raw: bytes, place: int) -> None:
    """So is the other slip that is common."""
    letters = recovery.new_code(lambda _: raw).replace("-", "")
    changed = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    assert (recovery.read(changed) is None) == (changed != letters)


def test_a_letter_that_is_missing_is_refused() -> None:
    """Half a code is none."""
    code = recovery.new_code(os.urandom)
    assert recovery.read(code[:-1]) is None
    assert recovery.read("") is None
    assert recovery.read(code.replace("-", "!", 1)) is None


def test_a_code_holds_130_bits() -> None:
    """Twenty-six letters are drawn, each from all thirty-two, so nobody can guess it."""
    drawn = bytes(range(7, 27))
    letters = recovery.new_code(lambda count: drawn[:count]).replace("-", "")
    assert letters[:26] == base32(drawn)[:26]


@NEEDS_AGE
@NEEDS_EXTRA
def test_the_code_opens_by_the_real_age(tmp_path: Path) -> None:
    """Typed as it is shown, the code opens the key file with the standard tool."""
    pair, code, path = age.new_pair(), recovery.new_code(os.urandom), tmp_path / "a.age"
    path.write_bytes(wrapping.wrapped(pair.identity, code, os.urandom))
    assert opened_by_typing(path, code).decode().strip() == pair.identity
