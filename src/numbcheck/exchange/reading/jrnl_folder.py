"""A folder that jrnl keeps: a file a day, `2019/07/18.txt`, each with entries as its one file has them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from numbcheck.clean import path_line
from numbcheck.exchange.reading import folder, jrnl_text
from numbcheck.exchange.reading.found import NO_TEXT, Found, Remark, is_text
from numbcheck.exchange.reading.given import decoded

if TYPE_CHECKING:
    from numbcheck.exchange.reading.found import Read
    from numbcheck.exchange.reading.given import Given

_DAY = re.compile(r"(?:.*/)?\d{4}/\d\d/\d\d\.txt")


def is_day(name: str) -> bool:
    """Return whether a file is one of jrnl's days, as its path tells."""
    return bool(_DAY.fullmatch(name))


def read(given: Given) -> Read:
    """Yield the entries of all days; each is known as in jrnl's one file, so that the same journal comes in once."""
    for piece in folder.pieces(given, is_day):
        if isinstance(piece, Remark):
            yield piece
            continue
        name, raw = piece
        text = decoded(io.BytesIO(raw)).read()
        for one in jrnl_text.entries(text, iter(enumerate(text.splitlines(keepends=True), 1))):
            match one:
                case Remark(line, words, is_lost):
                    yield Remark(0, f"{path_line(name)}, line {line}: {words}", is_lost)
                case Found():
                    yield one if is_text(one.text) else Remark(0, f"{path_line(name)}: {NO_TEXT}")
