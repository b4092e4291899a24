"""A person's words inside Markdown: shown as they were typed, never read as Markdown."""

from __future__ import annotations

import re

from numbcheck import clean

# What starts something in the middle of a line, in CommonMark, GitHub's and Obsidian's dialects. An
# underscore between two letters and a bare < start nothing and stay readable.
_INLINE = re.compile(
    r"[\\`*\[$~^]|(?<![^\W_])_|_(?![^\W_])|(?<=%)%|%(?=%)|(?<==)=|=(?==)|<(?=\S)|&(?=#?\w+;)"
)
# What starts something at the head of a line: heading, list, quote, underline, rule, table. `#work` does not.
_BLOCK = re.compile(r"\A(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=\s*$|[-:|][-:|\s]*$)")
# Most lines hold nothing of the kind, and looking for single characters is much faster.
_PERHAPS_INLINE = re.compile(r"[\\`*\[$~^_%=<&]")
_PERHAPS_BLOCK = frozenset("#-+>=:|0123456789")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NUMBERED = re.compile(r"\A([0-9]{1,9})([.)])(?=\s|$)")


def line(text: str) -> str:
    """Return `text` as one line of Markdown that reads as typed, to stand in a heading."""
    return _escaped(clean.one_line(text)).replace("#", r"\#")


def block(text: str, indent: str = "") -> str:
    """Return `text` as paragraphs of Markdown that read as typed, without a line break at the end.

    Line breaks, blank lines between and spaces before a line are kept; blank lines around and spaces
    behind are not. Every line but the first is put behind `indent`, so that a list item can hold it.
    """
    if not text:
        return ""
    if text.isprintable():
        return _line(text.rstrip())
    lines = [_line(one.rstrip()) for one in clean.printable(text).split("\n")]
    typed = "\n".join(lines).strip("\n")
    # Two spaces at a line's end are Markdown's line break; before a blank line none is needed.
    joined = re.sub(r"(?<=[^\n])\n(?=[^\n])", "  \n", typed)
    return re.sub(r"\n(?=[^\n])", "\n" + indent, joined)


def typed(written: str) -> str | None:
    """Return a text that `block` makes this of; None where there is none."""
    lines = re.sub(r"(?<=\S)  \n", "\n", written).split("\n")
    text = "\n".join(_ESCAPED.sub(r"\1", re.sub(r"\A(?:&nbsp;)+", _spaces, one)) for one in lines)
    return text if block(text) == written else None


def _spaces(found: re.Match[str]) -> str:
    return " " * found[0].count("&")


def _line(typed: str) -> str:
    bare = typed.lstrip(" ")
    escaped = _escaped(bare)
    if bare != typed:
        return "&nbsp;" * (len(typed) - len(bare)) + escaped
    if typed[:1] not in _PERHAPS_BLOCK:
        return escaped
    return _NUMBERED.sub(r"\1\\\2", _BLOCK.sub(r"\\\g<0>", escaped))


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text) if _PERHAPS_INLINE.search(text) else text
