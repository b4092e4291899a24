"""Plain: the HTML and the escaped Markdown of phone apps as the text that a person saw."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|h[1-6]|ul|ol)>", re.IGNORECASE)
_LIST = re.compile(r"(?<=\S)[ \t]*<[uo]l>", re.IGNORECASE)
"""A list that begins behind words."""
_ITEM = re.compile(r"<li(?:\s[^>]{0,200})?>", re.IGNORECASE)
_ITEM_END = re.compile(r"</li>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|font|span|p|div|ul|ol|h[1-6]|strike|del|a|small|big)(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\((?:dayone-moment:|photos/)[^)\n]{0,300}\)")
PICTURE = "[picture]"
"""What stands in a text for a picture, which no entry of ours can hold."""


def of_html(text: str) -> str:
    """Return the text of a note that may be HTML: line breaks are kept, what is bold is not, and a bare `<` stays."""
    if "<" in text:
        text = _LIST.sub("\n", _BREAK.sub("\n", text))
        text = _ITEM_END.sub("\n", _ITEM.sub("- ", text))
        text = _TAG.sub("", text)
    return unescape(text).replace("\xa0", " ").strip() if "&" in text else text.strip()


def of_day_one(text: str) -> str:
    """Return the text of a Day One entry: pictures named, and no backslash before what is no letter."""
    return _ESCAPED.sub(r"\1", _PICTURE.sub(PICTURE, text)).strip()
