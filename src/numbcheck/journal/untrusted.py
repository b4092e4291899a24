"""Untrusted values: read what stands under a key of an entry's `data`, which anybody may have written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def texts_of(data: Mapping[str, Any], key: str) -> list[str]:
    """Return the texts under `key`: those of a list, or the single one; of anything else none."""
    value = data.get(key)
    found = value if isinstance(value, list | tuple) else [value]
    return [part for part in found if isinstance(part, str)]


def text_of(data: Mapping[str, Any], key: str) -> str:
    """Return the text under `key`; where there is something else, nothing."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def number_of(data: Mapping[str, Any], key: str) -> int | None:
    """Return the whole number under `key`, not less than 0, within what counts here; or None."""
    value = data.get(key)
    return value if type(value) is int and 0 <= value <= _MOST else None


def table_of(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the keys and values under `key`; where there is something else, none."""
    value = data.get(key)
    return value if isinstance(value, dict) else {}


_MOST = 10**9
