"""Originals: what came in bytes that nobody can read, kept as it came beside the draft or the entry it became."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from numbcheck import incoming
from numbcheck.clean import storable
from numbcheck.journal.drafts.clearing import unless_planted
from numbcheck.journal.ids import new_rev
from numbcheck.journal.seal import plain, unsealed
from numbcheck.journal.store import durable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal

END = ".original"
DRAFT = ".draft"
"""How the name of a draft ends."""


class Originals:
    """The originals in the folder of drafts. `at_hand` are the names of those whose entry this call may yet keep."""

    __slots__ = ("_of", "_seal", "at_hand", "folder", "random")

    def __init__(
        self,
        folder: str,
        random: Callable[[int], bytes] = os.urandom,
        seal: Callable[[], Seal] = plain,
    ) -> None:
        self.folder = folder
        self._seal = seal
        self.random = random
        self.at_hand: list[str] = []
        self._of: dict[str, str] = {}

    def keep(self, text: str, draft: str) -> None:
        """Keep the bytes that `text` carries, if it carries any, beside the draft of this name; raises OSError.

        What is kept for the same draft a second time takes the place of the first, unless that is from before.
        """
        raw = incoming.original(text)
        if raw is None:
            return
        if draft not in self._of:
            self._of[draft] = f"{_stem(draft)}-{new_rev(self.random)}{END}"
            self.at_hand.append(self._of[draft])
        durable.put_file(f"{self.folder}/{self._of[draft]}", self._seal().seal(raw, pad=b""), self.random)

    def go_on_with(self, draft: str) -> None:
        """Take up a draft from before: its originals belong to what will be kept of it."""
        with suppress(OSError):
            self.at_hand += [name for name in self._names() if name.startswith(_stem(draft))]

    def settle(self, entry: Entry) -> list[str]:
        """Let those at hand belong to the entry that was kept of them, and return where they are."""
        names, self.at_hand, self._of = self.at_hand, [], {}
        return [path for name in names if (path := self._moved(name, entry))]

    def let_go(self) -> list[str]:
        """Let those at hand belong to no entry, and return where they are."""
        names, self.at_hand, self._of = self.at_hand, [], {}
        return [f"{self.folder}/{name}" for name in names]

    def of(self, entry: Entry, wordings: Sequence[str], drafts: Sequence[str]) -> list[str]:
        """Return the names of an entry's originals: its own, its `drafts`', and those of equal text; raises OSError.

        `wordings` are the texts of the entry.
        """
        said = {storable(words).strip() for words in wordings} - {""}
        stems = tuple(map(_stem, drafts))
        return [
            name
            for name in self._names()
            if name.startswith((_own(entry), *stems)) or self._says(name) in said
        ]

    def _moved(self, name: str, entry: Entry) -> str:
        own = f"{_own(entry)}-{name.rpartition('-')[2]}"
        with suppress(OSError), durable.closing(durable.open_folder(self.folder)) as folder:
            os.rename(name, own, src_dir_fd=folder, dst_dir_fd=folder)
            durable.sync_folder(folder)
            return f"{self.folder}/{own}"
        return ""

    def _names(self) -> list[str]:
        try:
            folder = durable.open_folder(self.folder)
        except FileNotFoundError:
            return []
        with durable.closing(folder):
            return [name for name in durable.names_in(folder) if name.endswith(END)]

    def _says(self, name: str) -> str:
        with unless_planted(), durable.closing(durable.open_folder(self.folder)) as folder:
            raw = unsealed(durable.read_file(name, folder), self._seal)
            return storable(incoming.document(raw, incoming.spoken_here())).strip()
        return ""


def _stem(draft: str) -> str:
    return draft.removesuffix(DRAFT)


def _own(entry: Entry) -> str:
    """Return how the names of an entry's originals begin: the suffix of an id stays when its entry is moved."""
    return f"of-{entry.id.partition('-')[2]}"
