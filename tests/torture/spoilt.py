"""Files of other programs with bytes changed, cut, doubled and swapped: whatever comes of it, it is entries or one clear sentence."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from numbcheck.exchange import json_
from numbcheck.exchange.reading import sources, walls
from numbcheck.exchange.reading.given import Given
from numbcheck.exchange.reading.making import Maker, Wishes
from numbcheck.exchange.reading.survey import Survey
from numbcheck.journal.codec import decode, encode
from numbcheck.journal.store.names import Suffixes
from tests.journal.kit import an_entry
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable

_FILES = Path(__file__).parents[1] / "exchange" / "reading" / "files"
_SIGNS = [
    *(bytes([one]) for one in b"\0\n\r\t\"'{}[],:;|\\<>&#-=@`~*0123456789\xff\xc3\x80\x1b"),
    *("\ud800".encode("utf-8", "surrogatepass"), "\u202e".encode(), "\ufeff".encode(), b"NaN", b"1e999", b"\\ud800"),
    *(b" " * 40_000, b"|" * 5_000, b'"', b"-" * 60, b"[" * 60, b"{" * 2000, b"9" * 400, b"</b>", b"&#x110000;", b"T24:00Z", b"0000-00-00", b"9999-12-31"),
]  # fmt: skip
_SECONDS = 2.0


def zipped(name: str, raw: bytes) -> bytes:
    """Return a zip with one file in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(name, raw)
    return made.getvalue()


def _backup(text: bytes) -> bytes:
    return zipped("backup.daylio", base64.encodebytes(text))


def _same(raw: bytes) -> bytes:
    return raw


_BACKUP = {
    "dayEntries": [
        {
            "id": 9, "year": 2024, "month": 5, "day": 28, "datetime": 1719599940000, "timeZoneOffset": 7200000,
            "mood": 7, "note": "a<br>b", "note_title": "t", "tags": [3, 4], "assets": [1],
        }
    ],
    "customMoods": [{"id": 7, "custom_name": "grey", "mood_group_id": 4}],
    "tags": [{"id": 3, "name": "walk"}],
}  # fmt: skip
_JRNL_1 = b"2020-06-28 06:22:00 PM Title here.\nBody @sam *\n\n29.06.2020 18:22 Day first\n"
_JRNL_MONTH = (
    b"[06/28/2020 06:22 PM] Title *\nBody @sam\n\n[Mon, 29 Jun 2020 18:22] Another\n[07/01/20 06:22] b\n"
)
_TOML = b'+++\ntitle = "A"\ndate = 2024-03-15T14:30:00+01:00\ntags = ["walk", 7]\n[params]\na = [{b = 07:32:00}, 1e6]\n+++\n# B\n'
_JSON = b'{\n"title": "A",\n"date": "06/28/2024",\n"tags": ["walk", {"a": [1, 2.5, null]}]\n}\n# B\n'
_TABLE = b'date;time;mood;tags;text\n2024-06-28;20:39;ok;a, b;Rain\n28/06/2024;8:39 pm;;;"two\nlines"\n'

FORMS: dict[str, tuple[bytes, Callable[[bytes], bytes], str]] = {
    "numbcheck": (
        "".join(json_.document([an_entry("one"), an_entry("two", seed=2)])).encode(),
        _same,
        "numbcheck",
    ),
    "jrnl": ((_FILES / "jrnl-classic.txt").read_bytes(), _same, "jrnl"),
    "jrnl 1": (_JRNL_1, _same, "jrnl"),
    "jrnl, the month first": (_JRNL_MONTH, _same, "jrnl"),
    "jrnl-json": ((_FILES / "jrnl-export.json").read_bytes(), _same, "jrnl-json"),
    "daylio": ((_FILES / "daylio-9-columns.csv").read_bytes(), _same, "daylio"),
    "daylio's backup": (json.dumps(_BACKUP).encode(), _backup, "daylio"),
    "a zip of daylio": (_backup(json.dumps(_BACKUP).encode()), _same, "daylio"),
    "dayone": ((_FILES / "dayone.json").read_bytes(), _same, "dayone"),
    "a zip of dayone": (zipped("Journal.json", (_FILES / "dayone.json").read_bytes()), _same, "dayone"),
    "a classic dayone": (
        next((_FILES / "Journal.dayone").rglob("0A*.doentry")).read_bytes(),
        _same,
        "dayone",
    ),
    "markdown": ((_FILES / "2024-03-15.md").read_bytes(), _same, "markdown"),
    "markdown in TOML": (_TOML, _same, "markdown"),
    "markdown in JSON": (_JSON, _same, "markdown"),
    "csv": (_TABLE, _same, "csv"),
}
"""By name: a sound file, how it is wrapped when it is spoilt, and the form that it is read as."""


def spoilt(raw: bytes, dice: Random) -> bytes:
    """Return these bytes with one to four faults."""
    for _ in range(dice.randint(1, 4)):
        at, other = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
        match dice.randrange(6):
            case 0:
                raw = raw[:at]
            case 1:
                raw = raw[:at] + dice.choice(_SIGNS) + raw[at:]
            case 2:
                raw = raw[:at] + raw[min(other, at + 40) :]
            case 3:
                raw = raw[:other] + raw[at:other] + raw[other:]
            case 4 if at < len(raw):
                raw = raw[:at] + bytes([raw[at] ^ 1 << dice.randrange(8)]) + raw[at + 1 :]
            case _:
                raw = raw[:at] + dice.randbytes(dice.randint(1, 8)) + raw[at:]
    return raw


def look_at_spoilt(form: str, number: int, folder: Path, seed: int = 0) -> tuple[int, int]:
    """Read so many spoilt files of a form; return how many gave entries, and how many a sentence.

    Raises BrokenPromiseError for any other error, for an entry that cannot be kept, and for more than two seconds.
    """
    sound, wrapped, name = FORMS[form]
    dice, entries, sentences = Random(f"{form} {seed}"), 0, 0
    for count in range(number):
        raw = wrapped(spoilt(sound, dice))
        path = folder / "x.md"
        path.write_bytes(raw)
        began = monotonic()
        try:
            found = _read(path, dice.choice((name, None)))
            entries += bool(found)
        except NumbcheckError as error:
            sentences += 1
            if not str(error).endswith((".", "decrypt", *sources.NAMES)):
                raise BrokenPromiseError(f"{form} {count}: {error}") from error
        except Exception as error:
            raise BrokenPromiseError(
                f"{form} {count}: {type(error).__name__}: {error}\n{raw[:2000]!r}"
            ) from error
        if monotonic() - began > _SECONDS:
            raise BrokenPromiseError(f"{form} {count} took too long")
    return entries, sentences


def _read(path: Path, form: str | None) -> int:
    wall = walls.of("Europe/Vienna")
    assert wall
    with Given(path, None, str(path.parent)) as given:
        source = sources.told(given, form)
        maker = Maker(source, Wishes(wall), Suffixes(set(), set()), Survey())
        made = list(maker.entries(source.read(given)))
        again = list(
            Maker(source, Wishes(wall), Suffixes(set(), set()), Survey()).entries(source.read(given))
        )
    for entry in made:
        if encode(decode(encode(entry))) != encode(entry):
            raise AssertionError("it does not come back as it was")
    assert made == again
    return len(made)
