"""A cell that no spreadsheet program takes for a formula, and the same text again when it comes back."""

from __future__ import annotations

import re

_AT_THE_FRONT = "(?='*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20])"
_INSIDE = "(?=[\"' ]*(?:[=\uff1d]|[-+@\uff0b\uff0d\uff20][^;\n]*[(|!]))"
"""Where semicolons stand between cells, one begins behind each of them, and in each line: quotes do not count there."""
_BEGUN = re.compile(rf"\A{_AT_THE_FRONT}|(?<=[;\t\r\n]){_INSIDE}")
_KEPT_APART = re.compile(rf"\A'{_AT_THE_FRONT}|(?<=[;\t\r\n])'{_INSIDE}")


def safe(text: str) -> str:
    """Return a text with an apostrophe before each formula, whether cells end at commas or at semicolons."""
    return _BEGUN.sub("'", text)


def typed(cell: str) -> str:
    """Return a cell as it was typed: without the apostrophes of `safe`."""
    return _KEPT_APART.sub("", cell) if "'" in cell else cell
