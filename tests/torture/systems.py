"""Stand-ins for the os module: one that writes down what a writer does, one that shows a reader a found disk."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from numbcheck.journal.drafts import clearing
from numbcheck.journal.drafts import editor_file as paper
from numbcheck.journal.store import durable, together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType, ModuleType

Log = list[tuple[Any, ...]]
"""Events: what was done, then with what; what a person is told in between has its place there, too."""
Tree = dict[str, "bytes | Tree"]
"""The names in a folder: of a file its bytes, of a folder what is in it."""
System = TypeVar("System")

BASE = 0
_WRITERS = (
    "durable.py",
    "store/writer.py",
    "store/together.py",
    "store/conversion.py",
    "clearing.py",
    "draft.py",
    "journal/drafts/last_save.py",
    "own_files.py",
)


class RecordingOs:
    """The os module as a writer sees it; it does everything for real and writes it down in `log`.

    What lies below `base` beforehand is on disk, but for the names in the folders that are `loose`.
    """

    def __init__(self, base: Path, loose: tuple[str, ...] = ()) -> None:
        self.log: Log = []
        self._base = os.fspath(base)
        self._numbers = count(1)
        self._names: dict[int, dict[str, int]] = {BASE: {}}
        self._above = {BASE: BASE}
        self._open: dict[int, int] = {}
        self._note_what_is_there(self._base, BASE, loose)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        descriptor = os.open(path, flags, mode, dir_fd=dir_fd)
        parent, name = self._place(path, dir_fd)
        if flags & os.O_CREAT and name not in self._names[parent]:
            self._add(parent, name, "create")
        elif flags & os.O_TRUNC:
            self.log.append(("truncate", self._node(parent, name), 0))
        self._open[descriptor] = self._node(parent, name)
        return descriptor

    def close(self, descriptor: int) -> None:
        self._open.pop(descriptor)
        os.close(descriptor)

    def mkdir(self, path: str, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        os.mkdir(path, mode, dir_fd=dir_fd)
        node = self._add(*self._place(path, dir_fd), "mkdir")
        self._names[node] = {}

    def write(self, descriptor: int, raw: bytes | memoryview) -> int:
        written = os.write(descriptor, raw)
        self.log.append(("write", self._open[descriptor], bytes(raw[:written])))
        return written

    def ftruncate(self, descriptor: int, length: int) -> None:
        os.ftruncate(descriptor, length)
        self.log.append(("truncate", self._open[descriptor], length))

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        self.log.append(("fsync", self._open[descriptor], _site()))

    def sync(self) -> None:
        self.log.append(("sync", BASE, _site()))

    def rename(
        self, old: str, new: str, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
    ) -> None:
        os.rename(old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        parent, old = self._place(old, src_dir_fd)
        into, new = self._place(new, dst_dir_fd)
        assert parent == into, "the model knows no moves between folders"
        self._names[parent][new] = self._names[parent].pop(old)
        self.log.append(("rename", parent, old, new, self._names[parent][new], _site()))

    def unlink(self, path: str, *, dir_fd: int | None = None) -> None:
        os.unlink(path, dir_fd=dir_fd)
        parent, name = self._place(path, dir_fd)
        del self._names[parent][name]
        self.log.append(("unlink", parent, name))

    def _add(self, parent: int, name: str, how: str) -> int:
        node = next(self._numbers)
        self._names[parent][name] = node
        self._above[node] = parent
        self.log.append((how, parent, name, node))
        return node

    def _place(self, path: str, dir_fd: int | None) -> tuple[int, str]:
        if dir_fd is not None:
            return self._open[dir_fd], path
        parts = os.path.relpath(path, self._base).split(os.sep)
        parent = BASE
        for part in parts[:-1]:
            parent = self._names[parent][part]
        return parent, parts[-1]

    def _node(self, parent: int, name: str) -> int:
        if name == "..":
            return self._above[parent]
        return parent if name == "." else self._names[parent][name]

    def _note_what_is_there(self, path: str, node: int, loose: tuple[str, ...]) -> None:
        for entry in os.scandir(path):
            if entry.is_dir():
                inner = self._add(node, entry.name, "mkdir")
                self._names[inner] = {}
                self._note_what_is_there(entry.path, inner, loose)
            else:
                inner = self._add(node, entry.name, "create")
                with open(entry.path, "rb") as file:
                    self.log.append(("write", inner, file.read()))
                self.log.append(("fsync", inner, ""))
        if os.path.relpath(path, self._base) not in loose:
            self.log.append(("fsync", node, ""))


def _site() -> str:
    """Return where in the writer a call comes from: the names and lines of its functions, innermost first."""
    places: list[str] = []
    frame: FrameType | None = sys._getframe(2)
    while frame:
        if frame.f_code.co_filename.endswith(_WRITERS):
            places.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)


class FoundOs:
    """The os module as a reader sees it: one state in which the disk was found, held in memory."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: dict[int, bytes | Tree] = {}
        self._numbers = count(1000)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def lstat(self, path: str) -> os.stat_result:
        return self._about(self._at(path))

    def open(self, path: str, flags: int, *, dir_fd: int | None = None) -> int:
        start = self._tree if dir_fd is None else self._open[dir_fd]
        node = self._find(start, path.strip("/").split("/"))
        if flags & os.O_DIRECTORY and not isinstance(node, dict):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        descriptor = next(self._numbers)
        self._open[descriptor] = node
        return descriptor

    def fstat(self, descriptor: int) -> os.stat_result:
        return self._about(self._open[descriptor])

    def listdir(self, folder: int | str) -> list[str]:
        node = self._at(folder) if isinstance(folder, str) else self._open[folder]
        assert isinstance(node, dict), "only a folder is listed"
        return list(node)

    def read(self, descriptor: int, length: int) -> bytes:
        node = self._open[descriptor]
        assert isinstance(node, bytes), "only a file is read"
        return node[:length]

    def close(self, descriptor: int) -> None:
        del self._open[descriptor]

    def _at(self, path: str) -> bytes | Tree:
        return self._find(self._tree, path.strip("/").split("/"))

    def _find(self, node: bytes | Tree, names: list[str]) -> bytes | Tree:
        for name in names:
            if not isinstance(node, dict) or name not in node:
                raise FileNotFoundError(errno.ENOENT, "nothing there")
            node = node[name]
        return node

    def _about(self, node: bytes | Tree) -> os.stat_result:
        kind, size = (stat.S_IFDIR, 0) if isinstance(node, dict) else (stat.S_IFREG, len(node))
        return os.stat_result([kind | 0o700, 0, 0, 1, os.geteuid(), 0, size, 0, 0, 0])


@contextmanager
def seen_as(system: System, *more: ModuleType) -> Iterator[System]:
    """Let the journal's writer and reader, and these modules, see `system` in place of the os module."""
    modules = (durable, together, clearing, paper, *more)
    try:
        for module in modules:
            vars(module)["os"] = system
        yield system
    finally:
        for module in modules:
            vars(module)["os"] = os


def os_seen() -> Any:
    """Return what the journal's writer sees as the os module at this moment."""
    return vars(durable)["os"]
