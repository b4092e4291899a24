"""Drafts: what was written and is not kept yet, safe from a closed lid, a lost line and a kill."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck import plainfile
from numbcheck.clean import storable
from numbcheck.errors import NumbcheckError, UsageError
from numbcheck.journal.drafts.clearing import clear, is_left, unless_planted
from numbcheck.journal.drafts.originals import DRAFT, Originals
from numbcheck.journal.ids import new_rev, suffix_of
from numbcheck.journal.seal import MAGIC, plain, unsealed
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numbcheck.journal.drafts.ready_folder import ReadyFolder
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal

_UNSAFE = "This draft is not safe yet"
_STILL = "The entry is deleted, but a draft of it may still lie here"
_FEWEST = 4  # characters that name a draft
_STAMP = "%Y%m%dt%H%M%S%f"


class Draft(NamedTuple):
    """One draft: its file's `name`, the `kind` of entry it may become, its `text`, and what else to remember.

    Of `meta`, `becomes` holds the suffix of the id that its entry will have, `edits` the id of one that it
    changes.
    """

    name: str
    kind: str
    text: str
    meta: Mapping[str, Any] = MappingProxyType({})

    @property
    def ref(self) -> str:
        """Its four characters: what a person types to name this draft."""
        return self.name.removesuffix(DRAFT)[-4:]

    @property
    def suffix(self) -> str:
        """The random part of its name: what names it even where `ref` names another one, too."""
        return self.name.removesuffix(DRAFT).rpartition("-")[2]

    @property
    def moment(self) -> datetime | None:
        """The moment it is about, with its offset: as was said, else when it was begun; None where nobody can tell."""
        for told in (self.meta.get("at"), self.meta.get("began"), self._begun()):
            with suppress(ValueError, TypeError):
                at = datetime.fromisoformat(str(told))
                if at.tzinfo:
                    return at
        return None

    def is_of(self, entry: Entry, wordings: Sequence[str]) -> bool:
        """Return whether it is of `entry`, whose texts are `wordings`: it bears its id, as what it changes or became.

        One without an id is where its whole text is one of these.
        """
        if "edits" in self.meta or "becomes" in self.meta:
            named = {suffix_of(str(self.meta.get(key, ""))) for key in ("edits", "becomes")}
            return suffix_of(entry.id) in named
        return any(self.text.strip() == words.strip() for words in wordings if words.strip())

    def shares(self, wordings: Sequence[str]) -> bool:
        """Return whether its text stands in one of `wordings`, or one of them in it."""
        said = self.text.strip()
        return any(said in words or words.strip() in said for words in wordings if words.strip())

    def _begun(self) -> str:
        with suppress(ValueError):
            return datetime.strptime(self.name.partition("-")[0], _STAMP).replace(tzinfo=UTC).isoformat()
        return ""


class _Found(NamedTuple):
    """A draft, None where it cannot be read, and the files that hold it, the newest first."""

    draft: Draft | None
    files: list[str]


class Drafts:
    """The folder of drafts. Nothing here is ever removed but by `discard` and `discard_of`.

    A temporary file that a writer who died left here is a draft, too, where it is whole. What is sealed and cannot be
    opened just now stays, and is left out.
    """

    __slots__ = ("folder", "now", "originals", "random", "seal")

    def __init__(
        self,
        folder: str,
        now: Callable[[], datetime],
        random: Callable[[int], bytes] = os.urandom,
        seal: Callable[[], Seal] = plain,
    ) -> None:
        self.folder = folder
        self.now = now
        self.random = random
        self.seal = seal
        self.originals = Originals(folder, random, seal)  # what cannot be read is kept in the same folder

    def new_name(self) -> str:
        """Return a name for a draft begun now; names sort by the moment they were begun."""
        return f"{self.now().astimezone(UTC):{_STAMP}}-{new_rev(self.random)}{DRAFT}"

    def ready_folder(self) -> ReadyFolder | None:
        """Return the folder made ready for the next draft; None where that cannot be done, and saving will say why."""
        from numbcheck.journal.drafts.ready_folder import ReadyFolder

        with suppress(OSError):
            return ReadyFolder(durable.ensure_path(self.folder), self.random, self.seal())
        return None

    def save(
        self, text: str, kind: str, meta: Mapping[str, Any], name: str, ready: ReadyFolder | None = None
    ) -> None:
        """Put the draft in place of what it was before; it is on disk when this returns.

        What of it cannot be read is kept as it came, too. Raises CannotCreateError or InputOutputError with a
        sentence for the person.
        """
        row = {"kind": kind, "text": storable(text), "meta": dict(meta), "name": name}
        raw = storable(json.dumps(row, ensure_ascii=False)).encode()
        self.keep_original(text, name)
        with explained(_UNSAFE, self.folder):
            if ready:
                with suppress(FileNotFoundError):  # somebody took the folder away meanwhile
                    self._put(name, ready.seal.seal(raw), ready.folder, ready.drawn)
                    ready.renew()
                    return
            with durable.closing(durable.ensure_path(self.folder)) as folder:
                self._put(name, self.seal().seal(raw), folder, self.random)

    def _put(self, name: str, raw: bytes, folder: int, random: Callable[[int], bytes]) -> None:
        durable.replace_file(name, raw, folder, random)
        durable.sync_folder(folder)

    def keep_original(self, text: str, name: str) -> None:
        """Keep what of `text` cannot be read as it came, beside the draft of this name; raises as `save` does."""
        with explained(_UNSAFE, self.folder):
            self.originals.keep(text, name)

    def waiting(self) -> list[Draft]:
        """Return the drafts there are, newest first; what cannot be read stays where it is and is left out."""
        with suppress(OSError):
            return [found.draft for found in self._all(_whatever) if found.draft]
        return []

    def find(self, ref: str) -> Draft | None:
        """Return the draft that a person means by its last four characters, or more of them; None where none does.

        Raises UsageError where there are several.
        """
        wanted = ref.strip().lower()
        found = [one for one in self.waiting() if one.name.removesuffix(DRAFT).endswith(wanted)]
        if len(wanted) < _FEWEST or not found:
            return None
        if len(found) > 1:
            names = ", ".join(one.name.removesuffix(DRAFT)[-8:] for one in found)
            raise UsageError(f"More than one draft has these characters. Please say which: {names}.")
        return found[0]

    def unread(self) -> list[str]:
        """Return the paths of the drafts that cannot be read, though nothing locks them."""
        return [path for path in self._unread() if not _is_sealed(path)]

    def sealed(self) -> list[str]:
        """Return the paths of the drafts that are sealed, and cannot be opened just now."""
        return [path for path in self._unread() if _is_sealed(path)]

    def _unread(self) -> list[str]:
        with suppress(OSError):
            return [f"{self.folder}/{found.files[0]}" for found in self._all(_whatever) if not found.draft]
        return []

    def _all(self, passing: Callable[[], AbstractContextManager[object]]) -> list[_Found]:
        """Return every draft, newest first; raises OSError, LockedError where they are sealed and nothing opens them.

        `passing` lets some of these errors pass where they concern one draft.
        """
        try:
            folder = durable.open_folder(self.folder)
        except FileNotFoundError:
            return []
        found: dict[str, _Found] = {}
        with durable.closing(folder):
            for file in sorted(durable.names_in(folder), key=lambda name: _written(name, folder)):
                whole = file.endswith(DRAFT)
                draft = None
                if whole or file.startswith(durable.TEMPORARY):
                    with passing():
                        draft = _parsed(
                            file if whole else "", unsealed(durable.read_file(file, folder), self.seal)
                        )
                if whole or draft:
                    name = draft.name if draft else file
                    earlier = found[name].files if name in found else []
                    found[name] = _Found(draft, [file, *earlier])
        return [found[name] for name in sorted(found, reverse=True)]

    def settle(self) -> None:
        """Give what a writer that died had written, but not yet put in place, the name of its draft."""
        with suppress(OSError), durable.closing(durable.open_folder(self.folder)) as folder:
            for draft, files in self._all(_whatever):
                if draft and files[0] != draft.name and is_left(files[0], folder, self.now()):
                    os.rename(files[0], draft.name, src_dir_fd=folder, dst_dir_fd=folder)

    def newest(self) -> Draft | None:
        """Return the newest draft, or None."""
        return next(iter(self.waiting()), None)

    def discard_of(self, entry: Entry, wordings: Sequence[str]) -> list[Draft]:
        """Remove the drafts of a deleted entry (see `Draft.is_of`), on disk too; return others that hold words of it.

        Raises CannotCreateError or InputOutputError with a sentence for the person, LockedError where nobody can tell
        whose they are.
        """
        self.settle()
        with explained(_STILL, self.folder):
            every = self._all(unless_planted)
            mine = [found for found in every if found.draft and found.draft.is_of(entry, wordings)]
            originals = self.originals.of(entry, wordings, [one.draft.name for one in mine if one.draft])
            clear(self.folder, [*originals, *(file for found in mine for file in found.files)], self.now())
        left = [found.draft for found in every if found.draft and found not in mine]
        return [draft for draft in left if draft.shares(wordings)]

    def discard(self, name: str) -> None:
        """Remove a draft: it was kept, or the person said so. One that is gone already is no fault."""
        with suppress(OSError), durable.closing(durable.open_folder(self.folder)) as folder:
            for file in [
                name,
                *(one for one in durable.names_in(folder) if one.startswith(durable.TEMPORARY)),
            ]:
                if file == name or self._names(file, folder) == name:
                    durable.discard(file, folder)
            durable.sync_folder(folder)

    def _names(self, file: str, folder: int) -> str:
        """Return the name of the draft that a temporary file holds; "" where it holds none."""
        with _whatever():
            draft = _parsed("", unsealed(durable.read_file(file, folder), self.seal))
            return draft.name if draft else ""
        return ""


def _whatever() -> AbstractContextManager[object]:
    return suppress(OSError, NumbcheckError)


def _is_sealed(path: str) -> bool:
    with suppress(OSError):
        return plainfile.read(path, len(MAGIC)) == MAGIC
    return False


def _written(name: str, folder: int) -> int:
    with suppress(OSError):
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime_ns
    return 0


def _parsed(name: str, raw: bytes) -> Draft | None:
    """Return the draft that a file holds; without a `name` its own, which it must tell."""
    try:
        row = json.loads(raw)
        text, kind, meta, name = row["text"], row["kind"], row.get("meta", {}), name or row["name"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    fits = isinstance(text, str) and isinstance(kind, str) and isinstance(meta, dict)
    fits = fits and isinstance(name, str) and name.endswith(DRAFT) and "/" not in name
    return Draft(name, kind, storable(text), meta) if fits and text.strip() else None
