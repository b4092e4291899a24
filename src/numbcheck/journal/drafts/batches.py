"""Batches: what came in by which import, a small file each, for `undo`, `history --imported` and `batch:N`."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import UsageError
from numbcheck.journal.ids import ID, suffix_of
from numbcheck.journal.references import BATCH
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ENDING = ".txt"


class Batch(NamedTuple):
    """One import: its `number`, when it was, the file and the form it was `of`, and the ids of what was new."""

    number: int
    when: datetime
    file: str
    of: str
    ids: Sequence[str]

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of its ids, by which its entries are found whatever moment they are about by now."""
        return frozenset(map(suffix_of, self.ids))


class Batches:
    """The folder of batches. No words of an entry are in it."""

    __slots__ = ("folder", "random")

    def __init__(self, folder: str, random: Callable[[int], bytes] = os.urandom) -> None:
        self.folder = folder
        self.random = random

    def keep(self, when: datetime, file: str, of: str, ids: Sequence[str]) -> Batch:
        """Keep a new batch and return it. Raises CannotCreateError, InputOutputError with a sentence to show."""
        batch = Batch(max(self.numbers(), default=0) + 1, when, file, of, ids)
        head = json.dumps({"when": when.isoformat(), "file": file, "of": of}, ensure_ascii=False)
        raw = "\n".join((head, *ids, "")).encode("utf-8", "replace")
        with explained("What comes in could not be noted", self.folder):
            durable.put_file(f"{self.folder}/{batch.number}{_ENDING}", raw, self.random)
        return batch

    def numbers(self) -> list[int]:
        """Return the numbers of all batches, in their order."""
        with suppress(OSError), durable.closing(durable.open_folder(self.folder)) as folder:
            names = (
                name.removesuffix(_ENDING) for name in durable.names_in(folder) if name.endswith(_ENDING)
            )
            return sorted(int(name) for name in names if name.isascii() and name.isdigit())
        return []

    def read(self, number: int) -> Batch | None:
        """Return the batch of that number; None where there is none that can be read."""
        try:
            with durable.closing(durable.open_folder(self.folder)) as folder:
                raw = durable.read_file(f"{number}{_ENDING}", folder)
            first, *rows = raw.decode().split("\n")
            head = json.loads(first)
            when = datetime.fromisoformat(head["when"])
            return Batch(
                number,
                when,
                str(head["file"]),
                str(head["of"]),
                [one for one in rows if ID.fullmatch(one)],
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def all(self) -> Iterator[Batch]:
        """Yield all batches, oldest first."""
        yield from filter(None, map(self.read, self.numbers()))

    def meant(self, ref: str) -> Batch:
        """Return the batch that `batch:N` names. Raises UsageError where there is none."""
        number = ref.removeprefix(BATCH).strip()
        batch = self.read(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
        if batch is None:
            raise UsageError("There's no such import. What there is: numbcheck history --imported")
        return batch
