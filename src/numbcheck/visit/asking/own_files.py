"""The person's own files, lists and settings: each change applies to the present file, one writer at a time."""

from __future__ import annotations

import fcntl
import os
import select
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck import plainfile
from numbcheck.clean import storable
from numbcheck.errors import BadDataError, InputOutputError
from numbcheck.gather import gathered, items, marked, without
from numbcheck.journal.drafts.autosave import Autosave
from numbcheck.journal.drafts.clearing import clear
from numbcheck.journal.store import durable
from numbcheck.journal.store.absence import absent
from numbcheck.journal.store.os_errors import explained
from numbcheck.visit.texts.writing import Work
from numbcheck.words.receipts import Receipt, without_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numbcheck.gather import ListLine
    from numbcheck.places import Places
    from numbcheck.visit.house import House

    Row = dict[str, Any]

ADDED, DONE, UNDONE, TAKEN_OUT = ACTS = "added", "done", "undone", "taken out"
_LOCK = "own-files.lock"
_PATIENCE = 30.0
"""Seconds to wait for another writer, which takes some hundredths of one."""
_LOOK = 0.02
_LIST = ".md"
_GONE = "Nothing to take back: it was changed or taken out since."


class FileChange(NamedTuple):
    """The text of a file before and after a change; `before` holds what its copies held, too."""

    before: str
    after: str

    @property
    def added(self) -> list[ListLine]:
        """The lines of a list that were not there before."""
        there = items(self.before)
        return [line for line in items(self.after) if line not in there]

    @property
    def rows_added(self) -> list[Row]:
        """The same lines as undo remembers them."""
        return list(map(row_of, self.added))


def read(path: Path) -> str:
    """Return a file of the person's own as text, "" where there is none; a list with what its copies hold.

    Raises BadDataError, InputOutputError.
    """
    return _read(path)[0]


def change(places: Places, path: Path, edit: Callable[[str], str]) -> FileChange:
    """Let `edit` make a new text of what is in the file now, and put it in place, whole or not at all, 0600.

    All writers of these files come through here, one after the other, so that none writes back what it
    read some time ago. A link to the file is followed. Copies that a sync engine made of a list are
    folded into it, then removed. Raises BadDataError, CannotCreateError, InputOutputError.
    """
    target = Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 (it raises nothing)
    with _alone(places):
        while True:
            before, raw, copies = _read(path)
            after = edit(before)
            if path.suffix == _LIST:
                after = gathered(after)
            put = storable(_with_endings_of(raw, after)).encode()
            with explained("It could not be kept", str(path)):
                # an editor or a sync engine waits for no lock: then it is done again with what they wrote
                if put == raw or durable.put_file(str(target), put, os.urandom, lambda: _own(path)[0] == raw):  # noqa: B023
                    break
        _clear(path, target, after, copies)
        return FileChange(before, after)


def keep(
    house: House,
    act: str,
    path: Path,
    edit: Callable[[str], str],
    rows: Callable[[FileChange], list[Row]] = lambda changed: changed.rows_added,
) -> FileChange:
    """Change a file as `change` does and remember the act for undo.

    `rows` returns what undoes it, none where nothing is new.
    """
    changed = change(house.places, path, edit)
    if found := rows(changed):
        house.memory.remember_act(act, path.name, found)
    return changed


def row_of(line: ListLine) -> Row:
    """Return a line of a list as undo remembers it."""
    under, words = line
    return {"under": under, "words": words}


def edit_own(house: House, path: Path) -> None:
    """Let the person change a file of their own in their editor, on a copy in our closed folder; or say where it is.

    What they changed goes into the file as it is by then; where the editor gave up, it is a draft.
    """
    from numbcheck.care.merging import merged
    from numbcheck.stage import editor

    if not (house.streams.can_ask and editor.wanted(house.streams.environ)):
        house.streams.say(f"It is a plain text file: {path}. Any editor will do.")
        return
    given = read(path)
    before = given.removesuffix("\n")

    def save(text: str) -> None:
        edited = f"{text}\n" if text else ""
        changed = change(house.places, path, lambda now: merged(given, edited, now))
        same = changed.before == changed.after
        house.streams.say(Receipt.NOTHING_CHANGED if same else without_undo(Receipt.CHANGED))

    Work(house, Autosave(house.drafts, path.stem, {}), save, before).write_in_editor([], before)


def take_back(house: House, act: str, place: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Take an act back, line by line, whatever else the list holds by now; return the sentence that says so.

    The words of lines that were added are a draft before they are taken out.
    """
    path = house.places.plan.with_name(place)
    lines = [(str(row["under"]), str(row["words"])) for row in rows]
    there = items(read(path))
    lines = [line for line in lines if (line in there) != (act == TAKEN_OUT)]
    if not lines:
        return _GONE
    if act == ADDED:
        Autosave(house.drafts, path.stem, {}).save("\n".join(words for _, words in lines))
        change(house.places, path, lambda text: without(text, lines))
    elif act == TAKEN_OUT:
        change(house.places, path, lambda text: _with(text, lines))
    else:
        change(house.places, path, lambda text: marked(text, lines, done=act == UNDONE))
    return _taken_back(act, path, lines)


def _with(text: str, lines: Sequence[ListLine]) -> str:
    from numbcheck.care import lists

    for under, words in lines:
        text = lists.added(text, words, under=under, box="")
    return text


def _taken_back(act: str, path: Path, lines: Sequence[ListLine]) -> str:
    how = {
        ADDED: f"off your {listed(path)}",
        DONE: "open again",
        UNDONE: "done, as before",
        TAKEN_OUT: f"on your {listed(path)} again",
    }[act]
    one = len(lines) == 1
    what = f'"{lines[0][1]}" is' if one else f"{len(lines)} lines are"
    said = Receipt.TAKEN_BACK.format(what=f"{what} {how}")
    draft = Receipt.WORDS_ARE_A_DRAFT.format(whose="Its" if one else "Their")
    return f"{said} {draft}" if act == ADDED else said


def listed(path: Path) -> str:
    """Return what a list is called when something is said about it."""
    return {"joy": "list", "keep": "list"}.get(path.stem, path.stem)


def _read(path: Path) -> tuple[str, bytes, list[str]]:
    """Return the text of a file, its bytes, and the copies that went into the text."""
    raw, text = _own(path)
    if path.suffix != _LIST:
        return text, raw, []
    copies: list[str] = []
    texts: list[str] = []
    for copy in plainfile.copies(str(path)):
        with suppress(OSError, UnicodeDecodeError):
            texts.append(_plain(plainfile.read(copy, durable.LARGEST)))
            copies.append(copy)
    return gathered(text, texts), raw, copies


def _clear(path: Path, target: Path, after: str, copies: Sequence[str]) -> None:
    """Remove the copies that were folded in, on disk too, and what a writer that died had not put in place.

    A copy that stays is no fault, unless it brings back what was just taken out of the list.
    """
    folders = {path.parent: [copy.rpartition("/")[2] for copy in copies]}
    folders.setdefault(target.parent, [])
    try:
        written = datetime.fromtimestamp(target.stat().st_mtime, UTC)
        for folder, names in folders.items():
            clear(str(folder), names, written, synced=bool(names))
    except OSError:
        if copies and _read(path)[0] != after:
            raise InputOutputError(
                f"{path} was changed, but a copy of it beside it cannot be removed, and still says what it said."
            ) from None


def _own(path: Path) -> tuple[bytes, str]:
    try:
        raw = plainfile.read(str(path), durable.LARGEST)
        return raw, _plain(raw)
    except FileNotFoundError:
        if away := absent(str(path), None):
            raise InputOutputError(away) from None
        return b"", ""
    except UnicodeDecodeError as error:
        raise BadDataError(
            f"{path} is not text. It was left as it is; open it in an editor to see."
        ) from error
    except OSError as error:
        raise InputOutputError(f"{path} cannot be read: {error.strerror}. It was left as it is.") from error


def _plain(raw: bytes) -> str:
    """Return bytes as text with plain newlines; without the byte order mark that some editors put in front."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def _with_endings_of(raw: bytes, text: str) -> str:
    return text.replace("\n", "\r\n") if b"\r\n" in raw else text


@contextmanager
def _alone(places: Places) -> Iterator[None]:
    """Hold the lock of all writers on this machine; on a disk without locks nobody waits."""
    try:
        with durable.closing(durable.ensure_path(places.state)) as folder:
            lock = os.open(
                _LOCK,
                os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC,
                durable.PRIVATE_FILE,
                dir_fd=folder,
            )
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            os.fchmod(lock, durable.PRIVATE_FILE)
        _wait_for(lock)
        yield
    finally:
        with suppress(OSError):  # it is let go of all the same, and what was put in place is there
            os.close(lock)


def _wait_for(lock: int) -> None:
    for _ in range(int(_PATIENCE / _LOOK)):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            select.select([], [], [], _LOOK)
        except OSError:
            return
        else:
            return
    raise InputOutputError("Another numbcheck has been writing for a while. Nothing was changed.")
