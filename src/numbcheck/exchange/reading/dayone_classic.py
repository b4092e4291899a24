"""Day One Classic: a property list an entry, `<uuid>.doentry`, in a folder or alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from numbcheck.clean import path_line
from numbcheck.exchange.reading import folder, plain
from numbcheck.exchange.reading.found import EMPTY, UNDATED, Found, Remark, starred, tags_and_rest
from numbcheck.journal.untrusted import text_of

if TYPE_CHECKING:
    from collections.abc import Container

    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_ENDING = ".doentry"
_SIGN = re.compile(r"\s*(?:<\?xml|<plist).{0,4000}<key>(?:Creation Date|Entry Text)</key>", re.DOTALL)
_KNOWN = {
    "Creation Date": datetime,
    "Starred": bool,
    **dict.fromkeys(("UUID", "Entry Text", "Time Zone"), str),
}
_DEEPEST = 30


def fits(given: Given) -> bool:
    """Return whether it is an entry of Day One Classic, or a folder that holds one."""
    return folder.holds(given, _is_entry) or bool(_SIGN.match(given.beginning))


def read(given: Given) -> Read:
    """Yield the entries of a folder, or the one that a file is."""
    photos = Path(given.notes).glob("**/photos/*") if given.notes else ()
    pictured = {path.stem for path in photos}
    for piece in folder.pieces(given, _is_entry):
        yield piece if isinstance(piece, Remark) else _entry(*piece, pictured)


def _is_entry(name: str) -> bool:
    return name.endswith(_ENDING)


def _entry(name: str, raw: bytes, pictured: Container[str]) -> Found | Remark:
    try:
        row = _plist(raw)
    except ValueError:
        return Remark(0, f"{path_line(name)} cannot be read")
    at = row.get("Creation Date")
    if not isinstance(at, datetime):
        return Remark(0, f"{path_line(name)}: {UNDATED}")
    uuid, (tags, kept) = text_of(row, "UUID") or PurePath(name).stem, tags_and_rest(row, _KNOWN, "Tags")
    text = text_of(row, "Entry Text").strip()
    if uuid in pictured:
        text = f"{text}\n\n{plain.PICTURE}".lstrip()
    if not text:
        return Remark(0, f"{path_line(name)}: {EMPTY}", is_lost=False)
    return Found(
        0,
        (uuid,),
        at.replace(tzinfo=UTC),
        text,
        starred(tags, row.get("Starred")),
        extra={key: _kept(value) for key, value in kept.items()},
        zone=text_of(row, "Time Zone"),
        counts=False,
    )


def _plist(raw: bytes) -> dict[str, Any]:
    """Return what a property list holds. Raises ValueError for what is none, declares entities, or nests too deep."""
    from plistlib import FMT_XML, loads
    from xml.parsers.expat import ExpatError

    try:
        found = loads(raw, fmt=FMT_XML)
        deepest = _depth(found)
    except (
        ExpatError,
        AttributeError,
        LookupError,
        TypeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise ValueError from error
    if not isinstance(found, dict) or deepest > _DEEPEST:
        raise ValueError
    return found


def _depth(value: Any) -> int:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, parts), default=0)


def _kept(value: Any) -> Any:
    """Return a value as it can be kept: what JSON does not know becomes text."""
    match value:
        case dict():
            return {str(key): _kept(part) for key, part in value.items()}
        case list():
            return list(map(_kept, value))
        case datetime():
            return value.isoformat()
        case bool() | str() | int():
            return value
        case float() if isfinite(value):
            return value
    return str(value)
