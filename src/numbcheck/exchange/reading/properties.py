"""Properties: the front matter of a note, read with patience: what is plain becomes values, and what is not stays text.

Between lines of `---` it is read as most people write YAML, between `+++` as TOML, and in braces as JSON.
"""

from __future__ import annotations

import re
from datetime import date, time
from textwrap import dedent
from typing import Any

from numbcheck.journal.codec import scanned

_LINES = r"(?P<lines>.*(?:\n.*)*?)\n"
_HEAD = re.compile(rf"\s*---[ \t]*\n{_LINES}(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TOML = re.compile(rf"\s*\+\+\+[ \t]*\n{_LINES}\+\+\+[ \t]*(?:\n|$)")
_KEY = re.compile(r"(?P<key>[^\s:#\-\[\]{}'\"][^:\n]{0,80}?|\"[^\"\n]{1,80}\")\s*:(?:\s+(?P<value>.*))?$")
_PART = re.compile(r"\s*-\s+(?P<value>.*)$")
_COMMENT = re.compile(r"(?P<quoted>\"(?:[^\"\\]|\\.|\\$)*(?:\"|$)|'(?:[^']|'')*'|^'.*)|(?:^|\s)#\s.*")
"""A comment behind a value, or what stands in quotes, in which there is none; quotes may end on a line below."""
_BLOCK = re.compile(r"[|>][-+1-9]*")
"""What stands behind a key whose text are the lines below it, as they are."""
_MOST = 64 * 1024
_IN_LIST = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\s][^,]*")


def read(text: str) -> tuple[dict[str, Any], str]:
    """Return the properties before a note, and the note; no properties and the whole text where there are none."""
    head = text[:_MOST]
    if found := _HEAD.match(head):
        table, end = _table(found["lines"].split("\n")), found.end()
    elif found := _TOML.match(head):
        table, end = _toml(found["lines"]), found.end()
    elif head.startswith("{"):
        table, end = _json(head)
    else:
        table, end = None, 0
    return ({}, text) if table is None else (table, text[end:])


def _toml(lines: str) -> dict[str, Any] | None:
    from tomllib import loads

    try:
        table: dict[str, Any] = _texts(loads(lines))
    except (ValueError, RecursionError):
        return None
    return table


def _json(head: str) -> tuple[dict[str, Any] | None, int]:
    try:
        value, end = scanned(head)
    except (ValueError, RecursionError):
        return None, 0
    is_alone = head[end : end + 1] in {"\n", ""}
    return (_texts(value) if is_alone and isinstance(value, dict) else None), end


def _texts(value: Any) -> Any:
    """Return a value with every part of it as a text, as it stands in front matter of the first kind."""
    match value:
        case dict():
            return {key: _texts(part) for key, part in value.items() if part is not None}
        case list():
            return [_texts(part) for part in value if part is not None]
        case str():
            return value
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
    return str(value)


def _table(lines: list[str]) -> dict[str, Any] | None:
    """Return keys and values; other lines stay text of the key above. None where there is no key above one."""
    table: dict[str, Any] = {}
    blocks: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        is_below = not line.strip() or line[0].isspace()
        if key in blocks and is_below:
            blocks[key].append(line)
        elif not line.strip() or line.lstrip().startswith("#"):
            continue
        elif (named := _KEY.match(line)) and not is_below:
            key, value = _plain(named["key"]), _without_comment(named["value"] or "")
            blocks.pop(key, None)
            if _BLOCK.fullmatch(value):
                blocks[key] = []
            table[key] = _value(value)
        elif key:
            table[key] = _with(table[key], line)
        else:
            return None
    return table | {name: dedent("\n".join(block)).strip("\n") for name, block in blocks.items()}


def _with(value: Any, line: str) -> Any:
    """Return the value under a key with a line below it: one more of a list, or of a text."""
    part = _PART.match(line)
    if part and (value == "" or isinstance(value, list)):
        return [*value, _plain(_without_comment(part["value"]))]
    return _value(f"{_as_text(value)}\n{line}".lstrip("\n"))


def _without_comment(written: str) -> str:
    if "#" in written:
        written = _COMMENT.sub(lambda found: found["quoted"] or "", written)
    return written.strip()


def _value(written: str) -> Any:
    if written.startswith("[") and written.endswith("]") and not written.startswith("[["):
        return [_plain(part) for part in _IN_LIST.findall(written[1:-1])]
    return _plain(written)


def _plain(written: str) -> str:
    """Return a scalar without its quotes."""
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _as_text(value: Any) -> str:
    return "\n".join(f"- {part}" for part in value) if isinstance(value, list) else str(value)
