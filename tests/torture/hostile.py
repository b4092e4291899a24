"""Hostile words: whatever an entry holds, nothing of it steers the terminal it is shown on, or breaks a table."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from datetime import timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Protocol

from wcwidth import wcswidth

from numbcheck.clean import one_line, printable
from numbcheck.exchange import json_, markdown
from numbcheck.journal.entry import Answer
from numbcheck.show.pipe_row import row
from tests.drawn import listed, spoken, whole
from tests.journal.kit import NOON, an_entry
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.entry import Entry

PIECES = (
    "\x1b[31m", "\x1b[2J", "\x1b]52;c;cm0gLXJm\x07", "\x1b]0;title\x1b\\", "\x1b]8;;http://x\x1b\\", "\x1bP0;1|17/ab\x9c",
    "\x9b31m", "\x9d52;c;eA==\x9c", "\x90", "\x1b", "\x07", "\x08", "\x7f", "\0", "\r", "\r\n", "\n", "\v", "\f", "\x85",
    "\t", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\u200e", "\u061c", "\ufeff", "\U000e0041", "\ufff9",
    "\ud800", "\udfff", "[/]", "[bold]", "[/bold]", "[link=http://x]", "[red on", "[@click=x]", "\\[", ":smile:", "{0}", "%s",
    "e\u0301", "\u0301", "\u200d", "\ufe0f", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e6\U0001f1f9",
    "\u2764\ufe0f", "\u3042", "\uff21", "\u1100\u1161", "\u0e33", "\u3164", "\u00ad", "\ufdfd", "#", "|", "---", "> ", "```", "<b>",
    "&lt;", "[[x]]", "words ", "a" * 90, " ",
)  # fmt: skip
"""What is known to make trouble somewhere; anything else is thrown in by chance."""

_OWN_COLOURS = ("\x1b[1m", "\x1b[1;4m", "\x1b[0m")
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _steers(sign: str) -> bool:
    """Return whether a terminal may do something else with `sign` than show it, by what Unicode says of it."""
    return (
        unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"}
        or unicodedata.bidirectional(sign) in _TURNS
        or sign in "\u061c\u200e\u200f\ufeff"
        or 0xE0000 <= ord(sign) < 0xE0080
    )


@cache
def _pattern() -> re.Pattern[str]:
    steering = [chr(code) for code in range(sys.maxunicode + 1) if _steers(chr(code))]
    return re.compile("[" + "".join(map(re.escape, steering)) + "]")


class Watch:
    """Looks at what goes to a terminal."""

    def __init__(self) -> None:
        self._steering = _pattern()
        self.looked_at = 0

    def look(self, text: str, where: str, *, lines: bool = True) -> None:
        """Raise BrokenPromiseError if `text` steers the terminal, or has more than one line without `lines`."""
        self.looked_at += 1
        found = self._steering.search(text.replace("\n", "") if lines else text)
        if found:
            raise BrokenPromiseError(f"{where}: {found[0]!r} goes to the terminal, in {text[:200]!r}")

    def look_at_table(self, text: str, width: int) -> None:
        """Raise BrokenPromiseError if a table holds more than our own colours, or is wider than the terminal."""
        for colour in _OWN_COLOURS:
            text = text.replace(colour, "")
        self.look(text, f"a table of {width} columns")
        for line in text.split("\n"):
            if not 0 <= wcswidth(line) <= width:
                raise BrokenPromiseError(f"{wcswidth(line)} columns where there are {width}: {line!r}")


class Show(Protocol):
    """Draws a table of entries."""

    def __call__(self, entries: Sequence[Entry], *, width: int, colored: bool, words: Sequence[str]) -> str:
        """Return it as it goes to a terminal."""


def shown(number: int, seed: int = 0, show: Show = listed) -> int:
    """Show so many hostile strings in every way there is; return how many pieces of output were looked at.

    Raises BrokenPromiseError at the first that steers the terminal or is too wide; what breaks, breaks.
    """
    dice, watch = Random(seed), Watch()
    while number > 0:
        entries = [_entry(dice, place) for place in range(50)]
        for entry in entries:
            _look_at_words(entry, watch)
        found = [words(dice), "a", "x"]
        for width in (40, 80):
            for colored in (False, True):
                watch.look_at_table(show(entries, width=width, colored=colored, words=found), width)
        _look_at_documents(entries, watch)
        number -= 50 * _STRINGS
    return watch.looked_at


_STRINGS = 10


def words(dice: Random) -> str:
    """Return one hostile string."""
    pieces = dice.choices(PIECES, k=dice.choice((1, 2, 3, 8)))
    return "".join(
        piece if dice.randrange(4) else chr(dice.randrange(dice.choice((0x300, 0x10000, 0x110000))))
        for piece in pieces
    )


def _entry(dice: Random, place: int) -> Entry:
    text, kind, practice, ask, said, tag, zone, key, value, inner = (words(dice) for _ in range(_STRINGS))
    return an_entry(
        text,
        NOON + timedelta(seconds=place),
        place,
        kind=kind,
        practice=dice.choice((None, practice)),
        finished=dice.choice((None, True, False)),
        seconds=dice.choice((None, 0.5, 75.0, 1e9)),
        answers=(Answer(ask, said),),
        change=dice.choice((None, "more")),
        tags=(tag,),
        zone=zone,
        data={key: value, "words": [inner], "deep": {key: [inner, {value: 1}]}},
    )


def _look_at_words(entry: Entry, watch: Watch) -> None:
    for text in (entry.text or "", entry.kind, entry.answers[0].text):
        watch.look(printable(text), "printable")
        watch.look(one_line(text), "one line", lines=False)
    watch.look(row(entry), "a row", lines=False)
    for width in (20, 40, 80):
        for line in whole(entry, width):
            watch.look(line, "a whole entry", lines=False)
    for line in spoken(entry):
        watch.look(line, "an entry read aloud", lines=False)
    watch.look(markdown.note(entry, _untitled), "a note")


def _untitled(practice: str) -> str | None:
    """Return no title: what is not on the shelf stands under its id."""
    return None


def _look_at_documents(entries: list[Entry], watch: Watch) -> None:
    raw = "".join(json_.document(entries))
    watch.look(raw, "JSON")
    if len(json.loads(raw)["entries"]) != len(entries):
        raise BrokenPromiseError("the JSON holds not every entry")
    watch.look("".join(markdown.document(entries, _untitled)), "Markdown")
    for _, page in markdown.days(entries, _untitled):
        watch.look(page, "a day's note")
