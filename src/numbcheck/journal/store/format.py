"""FORMAT: the file in a journal's folder that tells its format, and a person without numbcheck what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.seal import PLAIN_FORMAT, SEALED_FORMAT
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from numbcheck.journal.seal import Seal

FORMAT_NAME = "FORMAT"
FORMAT = SEALED_FORMAT
"""The newest that is written here; the one before is that of a plain journal."""

FORMAT_FILE = f"""numbcheck {PLAIN_FORMAT}

This folder is a journal kept by numbcheck. Every entry is a small JSON file of its own in
entries/YEAR/MONTH, named by the moment it is about (in UTC). You can read them with any text
editor. A file that says "blank" held an earlier wording, or the words of an entry that was
deleted; a file ending in .gone marks a deleted entry, one ending in .moved an entry that is now
about another moment, under a name with the same last letters. Please leave these where they are,
so that other copies of this folder learn of it.
"""
SEALED_FORMAT_FILE = f"""numbcheck {SEALED_FORMAT}

This folder is a locked journal kept by numbcheck. Every entry is a small file of its own in
entries/YEAR/MONTH, named by the moment it is about (in UTC), and sealed with age (age-encryption.org).
Your passphrase opens a file in keys/, your recovery code another one:
    age -d keys/NAME.age > identity
    age -d -i identity entries/YEAR/MONTH/NAME.json.age
A file that says "blank" held an earlier wording, a copy from before the journal was locked, or the
words of an entry that was deleted; a file ending in .gone marks a deleted entry, one ending in .moved
an entry that is now about another moment, under a name with the same last letters. Please leave these
where they are, so that other copies of this folder learn of it.
"""


def format_file(seal: Seal) -> str:
    """Return what FORMAT says of a journal with this seal."""
    return SEALED_FORMAT_FILE if seal.ending else FORMAT_FILE


def format_of(root: int) -> int | None:
    """Return the format that the file FORMAT names, None where it names none; raises OSError."""
    first = durable.read_file(FORMAT_NAME, root)[:40].split()
    named = len(first) > 1 and first[0] == b"numbcheck" and first[1].isdigit()
    return int(first[1]) if named else None
