"""The files of practices: which there are, what they say, and their titles, without reading the rest of them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from numbcheck.clean import one_line
from numbcheck.errors import BadDataError, NumbcheckError

LIBRARY = Path(__file__).parent / "library"
ID = re.compile(r"[a-z0-9-]+")
"""What a practice can be called: another name could mean something to a shell that finishes it by TAB."""
_TITLE = re.compile(r'^title = "([^"\\]+)"$', re.MULTILINE)
"""A title as it is mostly written."""
_LARGEST = 200_000
"""Bytes: far more than any practice needs, and few enough to read at once."""


def stems(folder: Path | None) -> set[str]:
    """Return the names of the files in a folder, fit or not; none where it cannot be read."""
    try:
        return {path.stem for path in folder.glob("*.toml")} if folder else set()
    except OSError:
        return set()


def names(folder: Path | None) -> set[str]:
    """Return the names in a folder that a practice can have."""
    return {name for name in stems(folder) if ID.fullmatch(name)}


def read(path: Path) -> str:
    """Return the text of a file; raises BadDataError saying why it cannot be read."""
    name = one_line(path.name)
    try:
        if not path.is_file():
            raise BadDataError(f"{name}: It is not a file. Put a readable file there.")
        if path.stat().st_size > _LARGEST:
            raise BadDataError(f"{name}: It is larger than {_LARGEST // 1000} kB. Make it shorter.")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise BadDataError(f"{name}: It cannot be read ({reason}). Put a readable file there.") from error


@lru_cache
def title(practice: str, own: Path | None) -> str:
    """Return the title of the practice with this id, ours before one in the folder `own`; "" where nobody knows it."""
    if not ID.fullmatch(practice):
        return ""
    ours = LIBRARY / f"{practice}.toml"
    path = ours if own is None or ours.is_file() else own / ours.name
    try:
        return one_line(_titled(read(path)))
    except NumbcheckError:
        return ""


def _titled(text: str) -> str:
    if usual := _TITLE.search(text):
        return usual[1]
    from numbcheck.toml_values import read_toml

    written = read_toml(text, "").get("title")
    return written if isinstance(written, str) else ""
