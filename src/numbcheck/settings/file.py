"""config.toml, read as far as it can be: one bad line costs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck import plainfile
from numbcheck.clean import one_line
from numbcheck.crisis.country_line import country_in

if TYPE_CHECKING:
    from os import PathLike

_LARGEST = 64 * 1024
_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put in front of UTF-8; it is passed over."""
_NAMED = 3
"""Unreadable lines that are named."""


class File(NamedTuple):
    """What config.toml says, sentences about what of it could not be used, and whether a country is among that."""

    values: dict[str, Any]
    warnings: list[str]
    country_unread: bool = False


def read(path: str | PathLike[str]) -> File:
    """Read the file; nothing there is nothing said, and nothing unreadable raises."""
    try:
        raw = plainfile.read(str(path), _LARGEST).removeprefix(_MARK)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not plainfile.dead_link(str(path)):
            return File({}, [])
        return File({}, ["config.toml cannot be read, so its settings are left out for now."], True)
    return _read(raw)


def values_in(raw: bytes) -> dict[str, Any]:
    """Return what the bytes of a config.toml say, as far as they can be read."""
    return _read(raw).values


def _read(raw: bytes) -> File:
    import tomllib

    try:
        values = tomllib.loads(raw.decode())
        return File(values, [], "country" not in values and country_in(raw)[1])
    except (ValueError, RecursionError):  # what cannot be decoded is a ValueError, too
        return _line_by_line(raw)


def _line_by_line(raw: bytes) -> File:
    """Read each line by itself: one that cannot be read costs no other."""
    import tomllib

    values: dict[str, Any] = {}
    twice: list[str] = []
    unread: list[int] = []
    for number, line in enumerate(raw.splitlines(), start=1):
        try:
            said = tomllib.loads(line.decode())
        except (ValueError, RecursionError):
            unread.append(number)
            continue
        twice += [key for key in said if key in values]
        values |= said
    warnings = [
        f"{one_line(key)} is in config.toml more than once. The last line counts."
        for key in dict.fromkeys(twice)
    ]
    if unread:
        several = f"Lines {', '.join(map(str, unread[:_NAMED]))}" if len(unread) > 1 else f"Line {unread[0]}"
        more = " and more" if len(unread) > _NAMED else ""
        warnings.append(f"{several}{more} of config.toml cannot be read. The other lines count.")
    return File(values, warnings, "country" not in values and any(country_in(raw)))
