"""Editor files: texts lent to a person's own editor, in private files that outlive us and then come back as drafts."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck import incoming
from numbcheck.clean import printable, storable
from numbcheck.errors import LockedError, NumbcheckError
from numbcheck.journal.drafts import editor_form as form
from numbcheck.journal.drafts.clearing import unless_planted
from numbcheck.journal.drafts.draft import Draft
from numbcheck.journal.ids import new_suffix
from numbcheck.journal.seal import MAGIC, plain, unsealed
from numbcheck.journal.store import durable
from numbcheck.journal.store.os_errors import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from numbcheck.journal.drafts.draft import Drafts
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.seal import Seal

_PREFIX = "writing-"

_TEXT = "entry.md"
_ABOUT = "about.json"
_OPEN = "open"
"""The name of the marker beside a text that may still be open in an editor, though its command has returned."""
_WHILE = 24 * 3600.0
"""Seconds for which such a text stays there untouched."""
_SETTLED = 0.5
"""Seconds after which nobody is in the middle of writing a file."""
_HOUR = 3600.0
_UNLENT = "It could not be opened in an editor"
_UNREAD = "What the editor left cannot be read. It stays there"
_STILL = "The entry is deleted, but it may still be open in an editor"


class EditorFile(NamedTuple):
    """One text in an editor's hands: its file, the text as it was lent, and the folder it is in, open.

    Whoever holds `folder` open is still at it: an editor gets it, too, and may outlive us. By `marks` the
    lines are known that we put below the text.
    """

    path: str
    text: str
    folder: int
    marks: Sequence[str] = ()

    def now(self) -> str:
        """Return the text as it stands in the file now; as it was lent where nothing is new, or it was taken away.

        What nobody can read is carried in it (see `incoming`). Raises InputOutputError where it cannot be opened.
        """
        with explained(_UNREAD, self.path, reading=True):
            written = _text(self.folder, plain)
        text = self.text if written is None else form.taken(written, self.marks)
        return self.text if form.is_same(text, self.text) else text

    def stays(self, *, open_: bool) -> None:
        """Let it stay when it is given back, or not: an editor that has returned may still have it open."""
        with suppress(OSError):
            if open_:
                durable.mark(_OPEN, self.folder)
            else:
                os.unlink(_OPEN, dir_fd=self.folder)


class EditorFiles(NamedTuple):
    """The editor files below `folder`; what is in them becomes one of `drafts` when no editor has them open."""

    folder: str
    drafts: Drafts
    random: Callable[[int], bytes] = os.urandom

    @contextmanager
    def lent(self, draft: Draft, words: Sequence[str] = ()) -> Iterator[EditorFile]:
        """Lend the text of `draft`, above `words` that are no part of it.

        Afterwards the file is gone, unless it `stays`; where it went wrong, what is new is a draft.
        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        name = _PREFIX + new_suffix(self.random)
        about = form.about([printable(line) for line in words])
        note = _note(draft, about)
        with explained(_UNLENT, self.folder):
            parent = durable.ensure_path(self.folder)
        with (
            durable.closing(parent),
            durable.closing(self._made(name, parent, form.lent(draft.text, about), note)) as folder,
        ):
            try:
                yield EditorFile(os.path.join(self.folder, name, _TEXT), draft.text, folder, _marks(about))  # noqa: PTH118
            except BaseException:
                if not _stays(folder, note):
                    self._take_back(name, parent, folder)
                raise
            if not _stays(folder, note):
                _remove(name, parent, folder)

    def recover(self) -> None:
        """Make drafts of the files that no editor has open any more; a file that cannot become one is left there."""
        for name, above, folder in self._left():
            self._take_back(name, above, folder)

    def left_behind(self) -> list[str]:
        """Return the names of the folders of files that no editor is at any more."""
        return [name for name, _, folder in self._left() if not self._is_stale(folder)]

    @property
    def holds_something(self) -> bool:
        """Whether there is any file that an editor was handed."""
        return any(True for _ in self._all(lambda: suppress(OSError)))

    def discard_of(self, entry: Entry, wordings: Sequence[str]) -> None:
        """Clear the files that hold words of a deleted entry, on disk too, even where an editor is at it still.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        with explained(_STILL, self.folder):
            for _, _, folder in self._all(unless_planted):
                row = _row(self._raw(_ABOUT, folder))
                text = storable(incoming.document(self._raw(_TEXT, folder), incoming.spoken_here()))
                draft = Draft("", "", form.taken(text, _marks_of(row)), _meta(row))
                if draft.is_of(entry, wordings):
                    _clear(folder)
                    durable.sync_folder(folder)
        self.recover()

    def _made(self, name: str, parent: int, text: str, note: dict[str, object]) -> int:
        """Make the folder of a file that holds `text` and return it, open and locked where the disk knows locks."""
        with explained(_UNLENT, self.folder):
            durable.make_folder(name, parent)
            folder = durable.open_folder(name, parent)
            try:
                with suppress(OSError):
                    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._write(text, note, folder)
            except BaseException:
                _remove(name, parent, folder)
                os.close(folder)
                raise
        return folder

    def _write(self, text: str, note: dict[str, object], folder: int) -> None:
        raw = incoming.file_of(storable(text), incoming.spoken_here())
        about = self.drafts.seal().seal(json.dumps(note).encode())
        durable.replace_file(_TEXT, raw, folder, self.random, synced=False)
        durable.replace_file(_ABOUT, about, folder, self.random, synced=False)

    def _take_back(self, name: str, above: int, folder: int) -> None:
        try:
            row = self._about(folder)
            text = form.taken(_text(folder, self.drafts.seal) or "", _marks_of(row))
            if _is_new(text, row):
                self._keep(row, text)
        except LockedError:
            self._seal_text(folder)
            return
        except (OSError, NumbcheckError):
            return
        _remove(name, above, folder)

    def _seal_text(self, folder: int) -> None:
        """Seal the text of a file that can become a draft only when the journal is unlocked."""
        with suppress(OSError):
            raw = durable.read_file(_TEXT, folder)
            if not raw.startswith(MAGIC):
                durable.replace_file(_TEXT, self.drafts.seal().seal(raw, pad=b""), folder, self.random)

    def _raw(self, name: str, folder: int) -> bytes:
        """Return what stands in one of its files; raises OSError where that fails, LockedError where it is sealed."""
        with unless_planted():
            return unsealed(durable.read_file(name, folder), self.drafts.seal)
        return b""

    def _about(self, folder: int) -> dict[str, object]:
        with suppress(OSError):
            return _row(unsealed(durable.read_file(_ABOUT, folder), self.drafts.seal))
        return {}

    def _is_stale(self, folder: int) -> bool:
        """Return whether a file holds nothing new, or is locked; what cannot be read may be new."""
        try:
            return not _holds_new(folder, self._about(folder), self.drafts.seal)
        except LockedError:
            return True
        except OSError:
            return False

    def _keep(self, row: dict[str, object], text: str) -> None:
        """Make a draft of `text`, in place of the one it came from, unless it is one already."""
        if not any(draft.text == text for draft in self.drafts.waiting()):
            name = str(row.get("name") or self.drafts.new_name())
            self.drafts.save(text, str(row.get("kind", "journal")), _meta(row), name)

    def _left(self) -> Iterator[tuple[str, int, int]]:
        for name, above, folder in self._all(lambda: suppress(OSError)):
            with suppress(OSError):
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if self._is_left(folder):
                    yield name, above, folder

    def _is_left(self, folder: int) -> bool:
        """Return whether a file that nobody holds is no more in use.

        One without the note of what it is was made by an editor that returned before it had saved.
        """
        names = set(durable.names_in(folder))
        if _ABOUT in names and _OPEN not in names:
            return True
        now = self.drafts.now().timestamp()
        if _TEXT not in names:
            return abs(now - os.fstat(folder).st_mtime) > _HOUR
        age = abs(now - os.stat(_TEXT, dir_fd=folder, follow_symlinks=False).st_mtime)
        return age > (_WHILE if self._is_stale(folder) else _SETTLED)

    def _all(self, passing: Callable[[], AbstractContextManager[object]]) -> Iterator[tuple[str, int, int]]:
        """Yield the name of each file's folder, the folder above, and its own; `passing` errors are ignored."""
        with passing(), durable.closing(durable.open_folder(self.folder)) as above:
            for name in sorted(durable.names_in(above)):
                if name.startswith(_PREFIX):
                    with passing(), durable.closing(durable.open_folder(name, above)) as folder:
                        yield name, above, folder


def notes(state: str) -> Iterator[tuple[str, str]]:
    """Yield the folder and the name of each note on a file that was lent to an editor."""
    with suppress(OSError), durable.closing(durable.open_folder(state)) as above:
        yield from (
            (f"{state}/{name}", _ABOUT) for name in durable.names_in(above) if name.startswith(_PREFIX)
        )


def _note(draft: Draft, about: Sequence[str]) -> dict[str, object]:
    """Return what is noted of a file: whose text it is, and by what it is known, without its words."""
    return {
        "name": draft.name,
        "kind": draft.kind,
        "meta": dict(draft.meta),
        "was": _digest(draft.text),
        "about": _marks(about),
    }


def _stays(folder: int, note: dict[str, object]) -> bool:
    """Return whether a file just lent has to stay: its editor may have it open, and nothing is new yet."""
    if _OPEN not in durable.names_in(folder):
        return False
    with suppress(OSError):
        return not _holds_new(folder, note, plain)
    return False


def _holds_new(folder: int, note: dict[str, object], seal: Callable[[], Seal]) -> bool:
    """Return whether the text in a file differs from what was lent; raises OSError, and as `Seal.unseal` does."""
    return _is_new(form.taken(_text(folder, seal) or "", _marks_of(note)), note)


def _is_new(text: str, row: dict[str, object]) -> bool:
    return bool(text.strip()) and _digest(text) != row.get("was")


def _row(raw: bytes) -> dict[str, object]:
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _meta(row: dict[str, object]) -> dict[str, object]:
    meta = row.get("meta")
    return meta if isinstance(meta, dict) else {}


def _marks(lines: Sequence[str]) -> list[str]:
    return list(map(form.mark, lines))


def _marks_of(row: dict[str, object]) -> list[str]:
    marks = row.get("about")
    return list(map(str, marks)) if isinstance(marks, list) else []


def _text(folder: int, seal: Callable[[], Seal]) -> str | None:
    """Return what stands in the text's file, None where there is none; raises OSError, and as `Seal.unseal`."""
    with suppress(FileNotFoundError):
        return incoming.document(unsealed(durable.read_file(_TEXT, folder), seal), incoming.spoken_here())
    return None


def _digest(text: str) -> str:
    return form.mark(form.plain(storable(text)))


def _clear(folder: int) -> None:
    """Remove everything in the folder but the owner's marker, which holds no words of the text."""
    for name in durable.names_in(folder):
        if name != _ABOUT:
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)


def _remove(name: str, above: int, folder: int) -> None:
    with suppress(OSError):
        _clear(folder)
        with suppress(FileNotFoundError):
            os.unlink(_ABOUT, dir_fd=folder)
        os.rmdir(name, dir_fd=above)
