"""Entry to JSON and back: the bytes of one entry file, read with mistrust."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from numbcheck.clean import storable
from numbcheck.errors import BadDataError
from numbcheck.journal.entry import FIELDS, VERSION, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from json import JSONDecoder

_UNREADABLE = "This is not an entry that numbcheck can read."
DEPTH = 40
"""Brackets inside brackets; beyond it, writing again would exhaust the stack."""
_BOM = b"\xef\xbb\xbf"
_NESTED = (dict, list, tuple)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""What may be half of a character, written as two."""
_ABSENT: dict[str, Any] = {"after": (), "zone": None}
"""The values of keys that a record may leave out, where an Entry has no default."""
_EMPTY: dict[str, Any] = {name: (_ABSENT | Entry._field_defaults).get(name) for name in FIELDS}
_READERS = {name: field.read for name, field in FIELDS.items()}
_READERS_AGAIN = [(name, field.reread) for name, field in FIELDS.items() if field.reread]
_WRITERS = [(name, field.write, _EMPTY[name]) for name, field in FIELDS.items()]


def to_record(entry: Entry) -> dict[str, Any]:
    """Return the entry as the JSON object that is stored and shown; keys that do not apply are absent."""
    record = {}
    for (name, write, empty), value in zip(_WRITERS, entry, strict=False):
        if value is empty:
            continue
        written = write(value) if write else value
        if written is not None:
            record[name] = written
    record.update(entry.extra)
    return record


def encode(entry: Entry) -> bytes:
    """Return the entry as indented UTF-8 JSON with a newline at the end.

    Lone surrogates become the replacement character. Raises ValueError or TypeError when `data` or
    `extra` hold what JSON cannot.
    """
    return storable(_indenter()(to_record(entry), "\n") + "\n").encode()


@cache
def _indenter() -> Callable[[Any, str], str]:
    """Return what writes a value as JSON whose last line begins with `end`; json's own way to indent is slow."""
    from json.encoder import JSONEncoder, encode_basestring

    alone = JSONEncoder(ensure_ascii=False, allow_nan=False).encode

    def indented(value: Any, end: str) -> str:
        if isinstance(value, str):
            return encode_basestring(value)
        if type(value) is int:
            return repr(value)
        if not (value and isinstance(value, _NESTED)):
            return alone(value)
        begin = f"{end}  "
        if isinstance(value, dict):
            parts = [f"{encode_basestring(key)}: {indented(part, begin)}" for key, part in value.items()]
            return f"{{{begin}{f',{begin}'.join(parts)}{end}}}"
        return f"[{begin}{f',{begin}'.join([indented(part, begin) for part in value])}{end}]"

    return indented


def decode(raw: bytes) -> Entry:
    """Return the entry in `raw`; whatever is wrong with the bytes, it is a BadDataError.

    Keys this version does not know go to `extra`. In a record of a newer version so do known keys
    of an unknown shape: it is shown as far as possible.
    """
    with suppress(ValueError, TypeError, OverflowError, RecursionError):
        return _entry(_document(raw))
    # Raised out here, so that no part of the text hangs on the error as its cause.
    raise BadDataError(_UNREADABLE)


def decode_again(raw: bytes) -> Entry:
    """Return what `decode` returns for these bytes, which it has accepted before, without its checks."""
    record = None if b"\\u" in raw else _object(raw)
    if not isinstance(record, dict) or record.get("v") != VERSION:
        return decode(raw)
    for name, reread in _READERS_AGAIN:
        if name in record:
            record[name] = reread(record[name])
    # In the order of an Entry's fields, with what this version does not know behind them.
    whole = _EMPTY | record
    unknown = list(whole)[len(_EMPTY) :] if len(whole) > len(_EMPTY) else ()
    extra = {key: whole.pop(key) for key in unknown}
    return Entry._make((*whole.values(), extra, ()))


def _object(raw: bytes) -> Any:
    try:
        return _quick_decoder().raw_decode(raw.decode())[0]
    except ValueError:
        return None


def _document(raw: bytes) -> Any:
    text = raw.removeprefix(_BOM).decode().strip(" \t\r\n")
    document, end = scanned(text)
    if end != len(text):
        raise ValueError
    return document


def scanned(text: str, at: int = 0, depth: int = DEPTH) -> tuple[Any, int]:
    """Return the JSON value that begins in `text` at `at`, and where it ends.

    Raises JSONDecodeError where none is, any other ValueError for one that cannot be kept: a key that comes twice, a
    number that is none, brackets inside more than `depth` others; RecursionError for many more.
    """
    value, end = _decoder().raw_decode(text, at)
    if _HALF.search(text, at, end) or text.count("[", at, end) + text.count("{", at, end) > depth:
        value = _cleaned(value, depth)
    return value, end


def entry_of(record: Any) -> Entry:
    """Return the entry that a JSON object is; whatever is wrong with it, it is a BadDataError."""
    with suppress(ValueError, TypeError, OverflowError):
        return _entry(record)
    raise BadDataError(_UNREADABLE)


def _entry(record: dict[str, Any]) -> Entry:
    version = record["v"] if isinstance(record, dict) and "v" in record else None
    if type(version) is not int or version < VERSION:
        raise ValueError
    values: dict[str, Any] = dict(_ABSENT)
    extra: dict[str, Any] = {}
    for key, value in record.items():
        reader = _READERS.get(key)
        if reader is None:
            extra[key] = value
            continue
        try:
            values[key] = reader(value)
        except (ValueError, TypeError, OverflowError):
            if version == VERSION:
                raise
            extra[key] = value
    return Entry(**values, extra=extra)


@cache
def _decoder() -> JSONDecoder:
    from json import JSONDecoder

    return JSONDecoder(object_pairs_hook=unique, parse_constant=_no_constant, parse_float=_finite)


@cache
def _quick_decoder() -> JSONDecoder:
    from json import JSONDecoder

    return JSONDecoder()


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the keys and values of a JSON object; ValueError where a key comes twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_: str) -> None:
    raise ValueError


def _finite(digits: str) -> float:
    value = float(digits)
    if not isfinite(value):
        raise ValueError
    return value


def _cleaned(value: Any, depth: int) -> Any:
    if not depth:
        raise ValueError
    match value:
        case str():
            return storable(value)
        case list():
            return [_cleaned(part, depth - 1) for part in value]
        case dict():
            return {storable(key): _cleaned(part, depth - 1) for key, part in value.items()}
    return value
