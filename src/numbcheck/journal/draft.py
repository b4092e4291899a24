"""Drafts: what was written and is not kept yet, safe from a closed lid, a lost line and a kill."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from numbcheck.clean import storable
from numbcheck.errors import NumbcheckError
from numbcheck.journal import durable
from numbcheck.journal.clearing import clear, unless_planted
from numbcheck.journal.entry import letters
from numbcheck.journal.originals import Originals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numbcheck.journal.entry import Entry

_END = ".draft"
_UNSAFE = "This draft is not safe yet"
_STILL = "The entry is deleted, but a draft of it may still lie here"
_MILLISECOND = timedelta(milliseconds=1)  # how closely an entry remembers its moment


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: its file's `name`, the `kind` of entry it may become, its `text`, and what else to remember."""

    name: str
    kind: str
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The folder of drafts. Nothing here is ever removed but by `discard` and `discard_of`."""

    folder: str
    now: Callable[[], datetime]
    random: Callable[[int], bytes] = os.urandom
    originals: Originals = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what cannot be read in the same folder."""
        object.__setattr__(self, "originals", Originals(self.folder, self.random))

    def new_name(self) -> str:
        """Return a name for a draft begun now; names sort by the moment they were begun."""
        return f"{self.now().astimezone(UTC):%Y%m%dt%H%M%S%f}-{letters(self.random(5))}{_END}"

    def save(self, text: str, kind: str, meta: Mapping[str, Any], name: str) -> None:
        """Put the draft in place of what it was before; it is on disk when this returns.

        What of it cannot be read is kept as it came, too. Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        row = {"kind": kind, "text": storable(text), "meta": dict(meta)}
        raw = json.dumps(row, ensure_ascii=False).encode()
        self.keep_original(text, name)
        with durable.told(_UNSAFE, self.folder), durable.held(durable.ensure_path(self.folder)) as folder:
            durable.replace_file(name, raw, folder, self.random)
            durable.sync_folder(folder)

    def keep_original(self, text: str, name: str) -> None:
        """Keep what of `text` cannot be read as it came, beside the draft of this name; raises as `save` does."""
        with durable.told(_UNSAFE, self.folder):
            self.originals.keep(text, name)

    def waiting(self) -> list[Draft]:
        """Return the drafts there are, newest first; what cannot be read stays where it is and is left out."""
        with suppress(OSError):
            return [draft for _, draft in self._all(_whatever) if draft]
        return []

    def unread(self) -> list[str]:
        """Return the paths of the drafts that cannot be read."""
        with suppress(OSError):
            return [f"{self.folder}/{name}" for name, draft in self._all(_whatever) if not draft]
        return []

    def _all(self, passing: Callable[[], AbstractContextManager[object]]) -> list[tuple[str, Draft | None]]:
        """Return every draft by its name, newest first, None for one that cannot be read; raises OSError.

        `passing` lets some of these errors pass where they concern one draft.
        """
        try:
            folder = durable.open_folder(self.folder)
        except FileNotFoundError:
            return []
        found: list[tuple[str, Draft | None]] = []
        with durable.held(folder):
            for name in sorted(
                filter(lambda name: name.endswith(_END), durable.names_in(folder)), reverse=True
            ):
                draft = None
                with passing():
                    draft = _parsed(name, durable.read_file(name, folder))
                found.append((name, draft))
        return found

    def newest(self) -> Draft | None:
        """Return the newest draft, or None."""
        return next(iter(self.waiting()), None)

    def discard_of(self, entry: Entry, wordings: Sequence[str]) -> int:
        """Remove the drafts of a deleted entry (see `is_of`), on disk too, and return how many there were.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        with durable.told(_STILL, self.folder):
            every = self._all(unless_planted)
            mine = [name for name, draft in every if draft and is_of(draft, entry, wordings)]
            clear(self.folder, [*mine, *self.originals.of(entry, wordings, mine)], self.now())
        return len(mine)

    def discard(self, name: str) -> None:
        """Remove a draft: it was kept, or the person said so. One that is gone already is no fault."""
        with suppress(OSError), durable.held(durable.open_folder(self.folder)) as folder:
            durable.forget(name, folder)
            durable.sync_folder(folder)


class Pen:
    """One text on its way into the journal: what was written so far lies in a draft until it is kept."""

    __slots__ = ("_drafts", "_kind", "_last", "_lies_there", "_meta", "_name", "holds_something")

    def __init__(
        self, drafts: Drafts, kind: str, meta: Mapping[str, Any], taken: Draft | None = None
    ) -> None:
        self.holds_something = False
        self._lies_there = taken is not None
        self._drafts = drafts
        self._kind = kind
        self._meta = meta
        self._name = taken.name if taken else drafts.new_name()
        if taken:
            drafts.originals.go_on_with(taken.name)
        self._last = (taken.text if taken else "", str(meta))

    def save(self, text: str) -> None:
        """Bring `text` to the draft where it, or what is said about it, is new; an empty one never.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        new = (text, str(self._meta))
        if new != self._last and text.strip():
            self._lies_there = True
            self._drafts.save(text, self._kind, self._meta, self._name)
            self._last = new
            self.holds_something = True

    def try_save(self, text: str) -> bool:
        """Save as above while the writing goes on, and return whether it is safe; it is tried again later."""
        try:
            self.save(text)
        except NumbcheckError:
            return False
        return bool(text.strip())

    def keep_original(self, text: str) -> None:
        """Keep what of `text` cannot be read as it came, before it is kept; raises as `save` does."""
        self._drafts.keep_original(text, self._name)

    def draft(self, text: str) -> Draft:
        """Return the draft that `text` would be."""
        return Draft(self._name, self._kind, text, self._meta)

    def discard(self) -> None:
        """Remove the draft, if there is one, now that it was kept, or emptied by hand."""
        if self._lies_there:
            self._drafts.discard(self._name)


def _whatever() -> AbstractContextManager[object]:
    return suppress(OSError)


def is_of(draft: Draft, entry: Entry, wordings: Sequence[str]) -> bool:
    """Return whether a draft holds words of `entry`, whose texts are `wordings`, and of no other.

    That is a draft of a change to it; one that was left behind when it was kept, known by its moment
    or by that at which its questions began; or one in which nothing stands but the beginning, or all, of these words.
    """
    if draft.meta.get("edits") == entry.id or _same_moment(draft.meta.get("began"), entry):
        return True
    said = draft.text.strip()
    if said and any(words.strip().startswith(said) for words in wordings):
        return True
    lines = (line.strip() for words in wordings for line in words.split("\n"))
    return _same_moment(draft.meta.get("at"), entry) and any(line in said for line in lines if line)


def _same_moment(moment: object, entry: Entry) -> bool:
    try:
        return abs(datetime.fromisoformat(str(moment)) - entry.at) < _MILLISECOND
    except (ValueError, TypeError):
        return False


def _parsed(name: str, raw: bytes) -> Draft | None:
    try:
        row = json.loads(raw)
        text, kind, meta = row["text"], row["kind"], row.get("meta", {})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    fits = isinstance(text, str) and isinstance(kind, str) and isinstance(meta, dict)
    return Draft(name, kind, storable(text), meta) if fits and text.strip() else None
