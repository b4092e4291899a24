"""Reader: a long text on a full screen, from its top or backwards from its end; the terminal keeps nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prompt_toolkit.buffer import Buffer

from numbcheck.clean import one_line, sought
from numbcheck.columns import columns, wrapped
from numbcheck.stage import keys
from numbcheck.stage.screen.app import Screen, waited
from numbcheck.stage.screen.canvas import Mode, Scene
from numbcheck.stage.screen.text import Line, Picture, Room, text
from numbcheck.stage.seat import HELP, LEAVING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIND, _AGAIN, _BACK_AGAIN = "/", "n", "N"
_COLORS = re.compile("\x1b\\[([0-9;]*)m")
_STYLES = {"1": "title", "1;4": "hit"}
_KEPT = 2  # lines of a page that stay when one turns it
_NARROW = 56


class Reader:
    """The lines of a text from where it opens: its top, or `from_end` its last one, the others before it."""

    def __init__(self, lines: Iterator[str], *, from_end: bool) -> None:
        self._coming = lines
        self._lines: list[str] = []
        self._from_end = from_end
        self._at = 0
        self._seen = 1
        self._word = ""
        self._found = -1
        self._missed = False
        self._all = False

    def read(self, screen: Screen, help_: Callable[[], None]) -> None:
        """Show the text until a key leaves it, or nobody sees it any more; one key leads to `help_` and back."""
        while True:
            screen.show(Scene(paint=self.picture, whole=True))
            key = waited(screen, None, screen.next_key)
            if key is None or key in LEAVING or key == "q":
                return
            if key in HELP:
                help_()
            elif key == _FIND:
                self.find(_asked(screen, self))
            else:
                self.press(key)

    def press(self, key: str) -> None:
        """Go where `key` leads to; what means nothing here does nothing."""
        self._missed = False
        if key in keys.TO_LINE:
            away = (keys.TO_LINE[key] == keys.END) is not self._from_end
            self._at = self._count() if away else 0
        elif key in (_AGAIN, _BACK_AGAIN) and self._word:
            self._find(1 if key == _AGAIN else -1)
        else:
            page = max(1, self._seen - _KEPT)
            down = keys.LINES_DOWN.get(key, 0) + keys.PAGES_DOWN.get(key, 0) * page
            self._at = max(0, self._at + (-down if self._from_end else down))

    def find(self, word: str) -> None:
        """Go to the next line that holds a word, whatever its case and accents."""
        self._word = word
        self._find(1)

    def picture(self, room: Room, field: str | None = None) -> Picture:
        """Return the lines that are seen, and the keys below; with a `field` one types there what is to be found."""
        shown = self._shown(room)
        rest: tuple[Line, ...] = ((),) * (room.height - 1 - len(shown))
        lines = (*rest, *shown) if self._from_end else (*shown, *rest)
        if field is not None:
            return Picture(lines, (), field, "a word, then Enter")
        return Picture(lines, (text(self._footer(room.width), "key"),))

    def _shown(self, room: Room) -> list[Line]:
        """Return the rows that are seen; past the far end one goes no further than to a full screen."""
        while len(rows := self._rows(room)) < room.height - 1 and self._at:
            self._at = min(self._at, self._count()) - 1
        return rows

    def _rows(self, room: Room) -> list[Line]:
        rows: list[Line] = []
        number = self._at
        while len(rows) < room.height - 1 and (line := self._line(number)) is not None:
            styled = _styled(line, room.width, hit=number == self._found)
            rows = [*styled, *rows] if self._from_end else [*rows, *styled]
            number += 1
        self._seen = max(1, number - self._at)
        if self._at:
            self._line(number)  # whether this is the end is known only behind it
        return rows[1 - room.height :] if self._from_end else rows[: room.height - 1]

    def _line(self, number: int) -> str | None:
        """Return a line, reading on as far as that; None behind the last one."""
        while len(self._lines) <= number and not self._all:
            line = next(self._coming, None)
            self._all = line is None
            self._lines += [] if line is None else [line]
        return self._lines[number] if number < len(self._lines) else None

    def _count(self) -> int:
        self._lines += self._coming
        self._all = True
        return len(self._lines)

    def _find(self, step: int) -> None:
        """Go to the next line that holds the word, away from where it opened, or back; say where there is none."""
        word, number = sought(self._word), (self._at - 1 if self._found < 0 else self._found) + step
        self._missed = False
        while word and number >= 0 and (line := self._line(number)) is not None:
            if word in sought(_COLORS.sub("", line)):
                self._found, self._at = number, max(0, number - self._seen // 2)
                return
            number += step
        self._missed = bool(word)

    def _page(self) -> str:
        """Return which page this is, of how many, as space turns them; what is read from its top is read to its end."""
        page = max(1, self._seen - _KEPT)
        pages = 1 + -(-max(0, self._count() - self._seen) // page)
        return f"{min(pages - 1, 1 + -(-self._at // page))} of {pages}"

    def _footer(self, width: int) -> str:
        narrow = width < _NARROW
        at_far_end = self._all and self._at + self._seen >= len(self._lines)
        near, far = ("newest", "oldest") if self._from_end else ("top", "end")
        where = near if not self._at else far if at_far_end else ""
        if self._missed:
            where = f'no more "{one_line(self._word)[:12]}"'
        elif not (where or self._from_end):
            where = self._page() if narrow else f"page {self._page()}"
        elif where and not narrow:
            where = f"at the {where}"
        moves = "" if narrow and self._missed else "up b space" if narrow else "up b space move"
        return ("  " if narrow else "   ").join(filter(None, (where, moves, "/ find", "q leave")))


def _asked(screen: Screen, reader: Reader) -> str:
    """Return the word that is typed in the last row; nothing where one leaves it."""
    field = Buffer(multiline=False)
    screen.show(Scene(Mode.LINE, lambda room: reader.picture(room, "/ "), field, whole=True))
    key = waited(screen, None, screen.next_key) or ""
    return key[:-1].strip() if key.endswith("\r") else ""


def _styled(line: str, width: int, *, hit: bool) -> list[Line]:
    """Return a line as the pieces of one row, or, where the window became narrower, in more rows without styles."""
    bare = _COLORS.sub("", line)
    if columns(bare) > width:
        return [text(piece) for piece in wrapped(bare, width)]
    if hit:
        return [text(bare, "hit")]
    style, pieces = "", []
    for number, piece in enumerate(_COLORS.split(line)):
        if number % 2:
            style = _STYLES.get(piece, "")
        elif piece:
            pieces.append((style, piece))
    return [tuple(pieces)]
