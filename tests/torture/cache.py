"""Lives with packs: what people, disks, sync engines and other programs do to a journal and its cache, in any order."""

from __future__ import annotations

import os
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from numbcheck.errors import NumbcheckError
from numbcheck.journal.codec import encode
from numbcheck.journal.query import Query
from numbcheck.journal.store.merge import BLANK, GONE
from tests.journal.kit import NOON, Dice, a_journal, files, note, texts_of
from tests.journal.store.test_packs import QUERIES, digest, packed, wear_down
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numbcheck.journal.entry import Entry
    from numbcheck.journal.journal import Journal

_WORDS = ("rain", "caf\u00e9", "Stra\u00dfe", "lamp", "and/or", "cafe\u0301", "\u0439", "plain", "pack")
_LOOKS = (
    *QUERIES,
    Query(words=("cafe",)),
    Query(words=("in",)),
    Query(words=("a", "or")),
    Query(not_words=("cafe",)),
)
_WEAR = ("lose", "cut", "flip", "age", "swap", "leave", "garble")
_ODD = ("@eaDir", "2026-11.lines", "2026-10.tally2", ".tmp-abcdefgh", "notes.txt")


class Life:
    """One journal with packs in `root`, and one who does not trust them."""

    def __init__(self, root: Path, seed: str) -> None:
        self._dice = Random(seed)
        self._root = root
        self._kept: list[Entry] = []
        self._secrets = 0
        self._gone: list[str] = []
        self.looks = 0
        self._acts: list[Callable[[], None]] = [
            self._add, self._add, self._edit, self._move, self._delete, self._look, self._look, self._wear, self._plant,
            self._replace, self._sync_a_deletion, self._loosen, self._verify, self._spoil,
        ]  # fmt: skip

    def live(self, acts: int = 14) -> None:
        """Do this and that, and compare after each."""
        for _ in range(acts):
            self._dice.choice(self._acts)()
        self._look(_LOOKS)

    def _journal(self) -> Journal:
        return packed(self._root)

    def _add(self) -> None:
        self._secrets += 1
        text = " ".join([*self._dice.choices(_WORDS, k=3), f"secret{self._secrets}x"])
        at = NOON - timedelta(days=self._dice.randrange(70), seconds=self._secrets)
        self._kept.append(note(a_journal(self._root, self._dice.getrandbits(64)), text, at))

    def _one(self) -> Entry | None:
        return self._kept.pop(self._dice.randrange(len(self._kept))) if self._kept else None

    def _edit(self) -> None:
        entry = self._one()
        if entry and self._journal().versions(entry.id):
            self._gone.append(entry.text or "")
            journal = packed(self._root)
            journal.random = Dice(self._dice.getrandbits(64))
            self._kept.append(journal.revise(entry, text=f"{self._dice.choice(_WORDS)} edited"))
            self._check_words(journal)

    def _move(self) -> None:
        entry = self._one()
        if entry and (versions := self._journal().versions(entry.id)):
            journal = packed(self._root)
            journal.random = Dice(self._dice.getrandbits(64))
            at = NOON - timedelta(days=self._dice.randrange(70))
            self._kept.append(journal.move(*versions, at=at, zone=None))
            self._check_words(journal)

    def _delete(self) -> None:
        entry = self._one()
        if entry:
            journal = self._journal()
            if journal.delete(entry):
                raise BrokenPromiseError("the cache could not be cleared")
            self._gone.append(entry.text or "")
            self._check_words(journal)

    def _check_words(self, journal: Journal) -> None:
        if journal.notices:
            raise BrokenPromiseError(str(journal.notices))
        secrets = [text.split()[-1].encode() for text in self._gone if "secret" in text]
        for name, raw in files(self._root).items():
            if any(secret in raw for secret in secrets):
                raise BrokenPromiseError(f"old words are still in {name}")
        self._gone.clear()

    def _look(self, queries: tuple[Query, ...] | None = None) -> None:
        for query in queries or self._dice.sample(_LOOKS, 3):
            bare, with_packs = a_journal(self._root), self._journal()
            expected, found = texts_of(bare, query), texts_of(with_packs, query)
            # the bytes of a file that cannot hold the word may be spoilt without being looked at further
            unsaid = set(bare.faults) - set(with_packs.faults)
            if expected != found or unsaid:
                raise BrokenPromiseError(
                    f"{query}: {found} with packs, {expected} without, {with_packs.faults}"
                )
            days = Query(since=query.since, until=query.until)
            if digest(self._journal(), days) != digest(a_journal(self._root), days):
                raise BrokenPromiseError("another digest with packs than without")
            self.looks += 1

    def _wear(self) -> None:
        wear_down(self._dice.choice(_WEAR), self._dice.randrange(10_000), self._root)

    def _plant(self) -> None:
        place = self._root / "cache" / "packs" / self._dice.choice(_ODD)
        place.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(place):
            return
        match self._dice.randrange(4):
            case 0:
                place.mkdir()
            case 1:
                place.write_text("odd")
            case 2:
                os.mkfifo(place)
            case 3:
                place.symlink_to("nowhere")

    def _file(self) -> Path | None:
        paths = sorted(path for path in self._root.glob("entries/*/*/*.json") if path.stat().st_size > 60)
        return self._dice.choice(paths) if paths else None

    def _replace(self) -> None:
        """Put another text under a name, as git or a backup does."""
        path, entry = self._file(), self._one()
        if path and entry and path.name.startswith(entry.id):
            changed = entry._replace(text=f"{self._dice.choice(_WORDS)} replaced")
            self._put(path, encode(changed))
            self._kept.append(changed)
        elif entry:
            self._kept.append(entry)

    def _sync_a_deletion(self) -> None:
        entry = self._one()
        if entry is None:
            return
        for path in self._root.glob(f"entries/*/*/{entry.id}.*.json"):
            self._put(path.with_name(f"{entry.id}.gone"), GONE)
            if self._dice.randrange(2):
                self._put(path, BLANK)
            self._gone.append(entry.text or "")
            note(a_journal(self._root, self._dice.getrandbits(64)), "the next writer", entry.at)
            self._verify()

    def _spoil(self) -> None:
        path = self._file()
        if path and not self._dice.randrange(3):
            self._put(path, b"{")

    @staticmethod
    def _put(path: Path, raw: bytes) -> None:
        new = path.with_name("new")
        new.write_bytes(raw)
        new.rename(path)

    def _loosen(self) -> None:
        for path in (self._root / "cache").glob("**/*"):
            if not path.is_symlink() and not path.is_fifo():
                path.chmod(0o777 if path.is_dir() else 0o666)

    def _verify(self) -> None:
        """After verify no copy says what is no longer so."""
        journal = self._journal()
        journal.mend(journal.findings())
        self._check_words(journal)


def lived(base: Path, rounds: int, seed: int = 0) -> int:
    """Live so many short lives; return how many looks were compared."""
    looks = 0
    for number in range(rounds):
        life = Life(base / f"{number}", f"{seed} {number}")
        try:
            life.live()
        except NumbcheckError as error:
            raise BrokenPromiseError(f"life {number}: {error}") from error
        looks += life.looks
    return looks
