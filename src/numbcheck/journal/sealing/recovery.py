"""The recovery code: 130 bits as 26 characters, with two that tell a slip of the pen, in groups of four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.ids import BASE32, base32

if TYPE_CHECKING:
    from collections.abc import Callable

CHARACTERS = 26
GROUP, GROUPS = 4, 7
_PRIME, _FACTOR = 1021, 33
"""By them any one character that is wrong, and any two neighbours that changed places, make other check characters."""
_MISREAD = str.maketrans("0189", "olbg")
"""Characters that are in no code, and those they were read from."""


def new_code(random: Callable[[int], bytes]) -> str:
    """Return a new code as it is shown and typed: `abcd-efgh-…`."""
    return _grouped(_checked(base32(random(20))[:CHARACTERS]))


def read(typed: str) -> str | None:
    """Return the code that was typed, as it is shown; None where a character of it is wrong or missing."""
    code = "".join(typed.lower().translate(_MISREAD).replace("-", " ").split())
    if len(code) != CHARACTERS + 2 or not set(code) <= set(BASE32):
        return None
    return _grouped(code) if _checked(code[:CHARACTERS]) == code else None


def is_meant(typed: str) -> bool:
    """Return whether this was typed as a code, right or not: seven groups, or some thirty characters and no space."""
    groups = typed.replace("-", " ").split()
    return len(groups) == GROUPS or (len(groups) == 1 and len(groups[0]) in range(CHARACTERS, CHARACTERS + 5))


def last_group(code: str) -> str:
    """Return the last four characters, which are asked back."""
    return code.rpartition("-")[2]


def _checked(code: str) -> str:
    total = 0
    for character in code:
        total = (total * _FACTOR + BASE32.index(character) + 1) % _PRIME
    return code + BASE32[total >> 5] + BASE32[total & 31]


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
