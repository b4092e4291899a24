"""The recovery code: 130 bits as 26 letters, with two that tell a slip of the pen, in groups of four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.ids import BASE32, base32

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = 26
GROUP, GROUPS = 4, 7
_PRIME, _FACTOR = 1021, 33
"""By them any one letter that is wrong, and any two neighbours that changed places, make other check letters."""
_MISREAD = str.maketrans("0189", "olbg")
"""Signs that are in no code, and the letters they were read from."""


def new_code(random: Callable[[int], bytes]) -> str:
    """Return a new code as it is shown and typed: `abcd-efgh-…`."""
    return _grouped(_checked(base32(random(20))[:LETTERS]))


def read(typed: str) -> str | None:
    """Return the code that was typed, as it is shown; None where a letter of it is wrong or missing."""
    letters = "".join(typed.lower().translate(_MISREAD).replace("-", " ").split())
    if len(letters) != LETTERS + 2 or not set(letters) <= set(BASE32):
        return None
    return _grouped(letters) if _checked(letters[:LETTERS]) == letters else None


def is_meant(typed: str) -> bool:
    """Return whether this was typed as a code, right or not: seven groups, or some thirty letters and no space."""
    groups = typed.replace("-", " ").split()
    return len(groups) == GROUPS or (len(groups) == 1 and len(groups[0]) in range(LETTERS, LETTERS + 5))


def last_group(code: str) -> str:
    """Return the last four letters, which are asked back."""
    return code.rpartition("-")[2]


def _checked(letters: str) -> str:
    total = 0
    for letter in letters:
        total = (total * _FACTOR + BASE32.index(letter) + 1) % _PRIME
    return letters + BASE32[total >> 5] + BASE32[total & 31]


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
