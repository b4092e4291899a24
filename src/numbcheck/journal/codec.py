"""Entry to JSON and back: the bytes of one entry file, read with mistrust."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from numbcheck.clean import storable
from numbcheck.errors import BadDataError
from numbcheck.journal.entry import ID, REV, VERSION, Answer, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from json import JSONDecoder

_UNREADABLE = "This is not an entry that numbcheck can read."
_DEPTH = 40  # brackets inside brackets; beyond it, writing again would exhaust the stack
_BOM = b"\xef\xbb\xbf"


def to_record(entry: Entry) -> dict[str, Any]:
    """Return the entry as the JSON object that is stored and shown; keys that do not apply are absent."""
    record: dict[str, Any] = {
        "v": entry.v,
        "id": entry.id,
        "rev": entry.rev,
        "after": list(entry.after) or None,
        "saved": entry.saved.isoformat(timespec="milliseconds"),
        "at": entry.at.isoformat(timespec="milliseconds"),
        "zone": entry.zone,
        "kind": entry.kind,
        "practice": entry.practice,
        "finished": entry.finished,
        "seconds": entry.seconds,
        "answers": [{"ask": a.ask, "text": a.text, **a.extra} for a in entry.answers] or None,
        "change": entry.change,
        "text": entry.text,
        "tags": list(entry.tags) or None,
        "data": dict(entry.data) or None,
    }
    return {key: value for key, value in record.items() if value is not None} | dict(entry.extra)


def encode(entry: Entry) -> bytes:
    """Return the entry as indented UTF-8 JSON with a newline at the end.

    Lone surrogates become the replacement character. Raises ValueError or TypeError when `data` or
    `extra` hold what JSON cannot.
    """
    import json

    text = json.dumps(to_record(entry), ensure_ascii=False, indent=2, allow_nan=False)
    return storable(text).encode() + b"\n"


def decode(raw: bytes) -> Entry:
    """Return the entry in `raw`; whatever is wrong with the bytes, it is a BadDataError.

    Keys this version does not know go to `extra`. In a record of a newer version so do known keys
    of an unknown shape: it is shown as far as possible.
    """
    with suppress(ValueError, TypeError, OverflowError, RecursionError):
        return _entry(_document(raw))
    # Raised out here, so that no part of the text hangs on the error as its cause.
    raise BadDataError(_UNREADABLE)


def _document(raw: bytes) -> Any:
    text = raw.removeprefix(_BOM).decode().strip(" \t\r\n")
    document, end = _decoder().raw_decode(text)
    if end != len(text):
        raise ValueError
    if b"\\u" in raw or raw.count(b"[") + raw.count(b"{") > _DEPTH:
        document = _cleaned(document, _DEPTH)
    return document


def _entry(record: dict[str, Any]) -> Entry:
    version = record["v"] if isinstance(record, dict) and "v" in record else None
    if type(version) is not int or version < VERSION:
        raise ValueError
    fields: dict[str, Any] = {"zone": None}
    extra: dict[str, Any] = {}
    for key, value in record.items():
        reader = _READERS.get(key)
        if reader is None:
            extra[key] = value
            continue
        try:
            fields[key] = reader(value)
        except (ValueError, TypeError, OverflowError):
            if version == VERSION:
                raise
            extra[key] = value
    return Entry(**fields, extra=extra)


@cache
def _decoder() -> JSONDecoder:
    from json import JSONDecoder

    return JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
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


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _name(value: Any) -> str:
    if not value:
        raise ValueError
    return _text(value)


def _id(value: Any) -> str:
    if not ID.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _revs(value: Any) -> tuple[str, ...]:
    return tuple(_rev(part) for part in _list(value))


def _rev(value: Any) -> str:
    if not REV.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or not 1 < moment.year < 9999:
        raise ValueError
    return moment


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _seconds(value: Any) -> float:
    if type(value) not in {int, float} or value < 0:
        raise TypeError
    return float(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _answers(value: Any) -> tuple[Answer, ...]:
    return tuple(_answer(dict(_mapping(part))) for part in _list(value))


def _answer(part: dict[str, Any]) -> Answer:
    return Answer(_text(part.pop("ask", None)), _text(part.pop("text", None)), part)


def _change(value: Any) -> str:
    if value not in {"more", "same", "further"}:
        raise ValueError
    return _text(value)


def _tags(value: Any) -> tuple[str, ...]:
    return tuple(_text(part) for part in _list(value))


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "v": int,
    "id": _id,
    "rev": _rev,
    "after": _revs,
    "saved": _moment,
    "at": _moment,
    "zone": _text,
    "kind": _name,
    "practice": _name,
    "finished": _flag,
    "seconds": _seconds,
    "answers": _answers,
    "change": _change,
    "text": _text,
    "tags": _tags,
    "data": _mapping,
}
