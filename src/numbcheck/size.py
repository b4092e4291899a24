"""How large a terminal is, and how wide the environment says it is; what is no sane number is none."""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

WIDEST = 1000
"""Columns: no terminal is wider, and what is drawn takes time and room by its width."""
NARROW = 64
"""Columns below which there is no room for columns."""
_NAMES = ("COLUMNS", "LINES")


def rows_of(fd: int) -> int:
    """Return the rows of the terminal at a file descriptor; 0 where there is none."""
    try:
        return os.get_terminal_size(fd).lines
    except (OSError, ValueError):
        return 0


def columns_of(environ: "Mapping[str, str]") -> int:
    """Return the columns that COLUMNS asks for, at most `WIDEST`; 0 where it says nothing that can be used."""
    return _number(environ.get("COLUMNS", ""))


def tidy(environ: "MutableMapping[str, str]") -> None:
    """Take out of `environ` what is no sane size: libraries and other programs read it, too, and break on it."""
    for name in _NAMES:
        if name in environ:
            if number := _number(environ[name]):
                environ[name] = str(number)
            else:
                del environ[name]


def _number(given: str) -> int:
    digits = given.strip().lstrip("0") if given.isascii() else ""
    if not digits.isdecimal():
        return 0
    return WIDEST if len(digits) > len(str(WIDEST)) else min(int(digits), WIDEST)
