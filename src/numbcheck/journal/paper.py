"""Papers: texts lent to a person's own editor, on closed files that outlive us and then come back as drafts."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import storable
from numbcheck.errors import NumbcheckError
from numbcheck.journal import durable
from numbcheck.journal.clearing import unless_planted
from numbcheck.journal.draft import Draft, is_of
from numbcheck.journal.entry import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from numbcheck.journal.draft import Drafts
    from numbcheck.journal.entry import Entry

PAPER = "writing-"

_TEXT = "entry.md"
_ABOUT = "about.json"
_UNLENT = "It could not be opened in an editor"
_STILL = "The entry is deleted, but it may still be open in an editor"


class Paper(NamedTuple):
    """One text in an editor's hands: its file, the text as it was lent, and the folder it lies in, open.

    Whoever holds `folder` open is still at it: an editor gets it, too, and may outlive us.
    """

    path: str
    text: str
    folder: int

    def now(self) -> str:
        """Return what the file holds now, line ends and all; the text as lent where it was taken away."""
        written = _text(self.folder)
        return self.text if written is None else written


class Papers(NamedTuple):
    """The papers below `folder`; what is on them becomes a draft among `drafts` where nobody is at it any more."""

    folder: str
    drafts: Drafts
    random: Callable[[int], bytes] = os.urandom

    @contextmanager
    def lent(self, draft: Draft) -> Iterator[Paper]:
        """Lend the text of `draft`; afterwards the paper is gone, and where it went wrong what is new is a draft.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        name = PAPER + letters(self.random(10))
        with durable.told(_UNLENT, self.folder):
            above = durable.ensure_path(self.folder)
        with durable.held(above), durable.held(self._made(name, above, draft)) as folder:
            try:
                yield Paper(os.path.join(self.folder, name, _TEXT), draft.text, folder)  # noqa: PTH118
            except BaseException:
                self._take_back(name, above, folder)
                raise
            _remove(name, above, folder)

    def recover(self) -> None:
        """Make drafts of what lies on papers that nobody is at any more; what cannot be is left there."""
        for name, above, folder in self._left():
            self._take_back(name, above, folder)

    def left_behind(self) -> list[str]:
        """Return the names of the papers that nobody is at any more."""
        return [name for name, _, _ in self._left()]

    def discard_of(self, entry: Entry, wordings: Sequence[str]) -> None:
        """Clear the papers that hold words of a deleted entry, on disk too, even where an editor is at it still.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        with durable.told(_STILL, self.folder):
            for _, _, folder in self._all(unless_planted):
                text = _raw(_TEXT, folder).decode("utf-8", errors="replace")
                draft = Draft("", "", text, _meta(_row(_raw(_ABOUT, folder))))
                if is_of(draft, entry, wordings):
                    _clear(folder)
                    durable.sync_folder(folder)
        self.recover()

    def _made(self, name: str, above: int, draft: Draft) -> int:
        """Make the folder of a paper and return it, open and locked where the disk knows locks."""
        with durable.told(_UNLENT, self.folder):
            os.mkdir(name, 0o700, dir_fd=above)
            os.chmod(name, 0o700, dir_fd=above)
            folder = durable.open_folder(name, above)
            try:
                with suppress(OSError):
                    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._write(draft, folder)
            except BaseException:
                _remove(name, above, folder)
                os.close(folder)
                raise
        return folder

    def _write(self, draft: Draft, folder: int) -> None:
        raw = storable(draft.text).encode()
        row = {"name": draft.name, "kind": draft.kind, "meta": dict(draft.meta), "was": _digest(draft.text)}
        durable.replace_file(_TEXT, raw, folder, self.random, synced=False)
        durable.replace_file(_ABOUT, json.dumps(row).encode(), folder, self.random, synced=False)

    def _take_back(self, name: str, above: int, folder: int) -> None:
        row, text = _about(folder), (_text(folder) or "").removesuffix("\n")
        if text.strip() and _digest(text) != row.get("was"):
            try:
                self._keep(row, text)
            except NumbcheckError:
                return
        _remove(name, above, folder)

    def _keep(self, row: dict[str, object], text: str) -> None:
        """Make a draft of `text`, in place of the one it came from, unless it is one already."""
        if not any(draft.text == text for draft in self.drafts.waiting()):
            name = str(row.get("name") or self.drafts.new_name())
            self.drafts.save(text, str(row.get("kind", "journal")), _meta(row), name)

    def _left(self) -> Iterator[tuple[str, int, int]]:
        for name, above, folder in self._all(lambda: suppress(OSError)):
            with suppress(OSError):
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _ABOUT in durable.names_in(folder):
                    yield name, above, folder

    def _all(self, passing: Callable[[], AbstractContextManager[object]]) -> Iterator[tuple[str, int, int]]:
        """Yield each paper's name, the folder above, and its own; of errors those that are `passing` pass."""
        with passing(), durable.held(durable.open_folder(self.folder)) as above:
            for name in sorted(durable.names_in(above)):
                if name.startswith(PAPER):
                    with passing(), durable.held(durable.open_folder(name, above)) as folder:
                        yield name, above, folder


def _about(folder: int) -> dict[str, object]:
    with suppress(OSError):
        return _row(durable.read_file(_ABOUT, folder))
    return {}


def _row(raw: bytes) -> dict[str, object]:
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _meta(row: dict[str, object]) -> dict[str, object]:
    meta = row.get("meta")
    return meta if isinstance(meta, dict) else {}


def _text(folder: int) -> str | None:
    with suppress(OSError):
        return durable.read_file(_TEXT, folder).decode("utf-8", errors="replace")
    return None


def _raw(name: str, folder: int) -> bytes:
    """Return what stands in a file of a paper; raises OSError where that cannot be told."""
    with unless_planted():
        return durable.read_file(name, folder)
    return b""


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(storable(text).removesuffix("\n").encode()).hexdigest()


def _clear(folder: int) -> None:
    """Remove all that lies in a paper's folder but what says whose it is, which holds no words of the text."""
    for name in durable.names_in(folder):
        if name != _ABOUT:
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)


def _remove(name: str, above: int, folder: int) -> None:
    with suppress(OSError):
        _clear(folder)
        os.unlink(_ABOUT, dir_fd=folder)
        os.rmdir(name, dir_fd=above)
