"""Front matter: the small YAML head of a Markdown file, which Obsidian and Dataview read."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from numbcheck import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

Scalar = str | int | float | bool | date
Value = Scalar | list[Scalar]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*(?: [A-Za-z0-9_/-]+)*")
# Words that one YAML or another takes for true, false or nothing.
_MISREAD = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_NEVER_IN_YAML = {0xFFFE: None, 0xFFFF: None}


def front_matter(fields: Iterable[tuple[str, Value]]) -> str:
    """Return the block for `fields`, in their order, from `---` to `---` and a line break.

    A list has one line for each part; text is put on one line and quoted wherever YAML could take it
    for something else.
    """
    return "".join(("---\n", *(f"{_scalar(key)}:{_value(value)}\n" for key, value in fields), "---\n"))


def _value(value: Value) -> str:
    if not isinstance(value, list):
        return f" {_scalar(value)}"
    return "".join(f"\n  - {_scalar(part)}" for part in value) or " []"


def _scalar(value: Scalar) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
    text = clean.one_line(value).translate(_NEVER_IN_YAML)
    if _PLAIN.fullmatch(text) and text.lower() not in _MISREAD:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
