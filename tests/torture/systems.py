"""Stand-ins for the os module: one that writes down what a writer does, one that shows a reader a found disk."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager
from itertools import count

from numbcheck.journal.drafts import clearing
from numbcheck.journal.drafts import editor_file as paper
from numbcheck.journal.store import durable
from numbcheck.journal.store import writer as folder

BASE = 0
_WRITERS = (
    "durable.py",
    "store/writer.py",
    "clearing.py",
    "draft.py",
    "journal/drafts/last_save.py",
    "own_files.py",
)


class RecordingOs:
    """The os module as a writer sees it; it does everything for real and writes it down in `log`.

    What lies below `base` beforehand is on disk, but for the names in the folders that are `loose`.
    """

    def __init__(self, base, loose=()):
        self.log = []
        self._base = os.fspath(base)
        self._numbers = count(1)
        self._names = {BASE: {}}
        self._above = {BASE: BASE}
        self._open = {}
        self._note_what_is_there(self._base, BASE, loose)

    def __getattr__(self, name):
        return getattr(os, name)

    def open(self, path, flags, mode=0o777, *, dir_fd=None):
        descriptor = os.open(path, flags, mode, dir_fd=dir_fd)
        parent, name = self._place(path, dir_fd)
        if flags & os.O_CREAT and name not in self._names[parent]:
            self._add(parent, name, "create")
        elif flags & os.O_TRUNC:
            self.log.append(("truncate", self._node(parent, name), 0))
        self._open[descriptor] = self._node(parent, name)
        return descriptor

    def close(self, descriptor):
        self._open.pop(descriptor)
        os.close(descriptor)

    def mkdir(self, path, mode=0o777, *, dir_fd=None):
        os.mkdir(path, mode, dir_fd=dir_fd)
        node = self._add(*self._place(path, dir_fd), "mkdir")
        self._names[node] = {}

    def write(self, descriptor, raw):
        written = os.write(descriptor, raw)
        self.log.append(("write", self._open[descriptor], bytes(raw[:written])))
        return written

    def ftruncate(self, descriptor, length):
        os.ftruncate(descriptor, length)
        self.log.append(("truncate", self._open[descriptor], length))

    def fsync(self, descriptor):
        os.fsync(descriptor)
        self.log.append(("fsync", self._open[descriptor], _site()))

    def sync(self):
        self.log.append(("sync", BASE, _site()))

    def rename(self, old, new, *, src_dir_fd=None, dst_dir_fd=None):
        os.rename(old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        parent, old = self._place(old, src_dir_fd)
        into, new = self._place(new, dst_dir_fd)
        assert parent == into, "the model knows no moves between folders"
        self._names[parent][new] = self._names[parent].pop(old)
        self.log.append(("rename", parent, old, new, self._names[parent][new], _site()))

    def unlink(self, path, *, dir_fd=None):
        os.unlink(path, dir_fd=dir_fd)
        parent, name = self._place(path, dir_fd)
        del self._names[parent][name]
        self.log.append(("unlink", parent, name))

    def _add(self, parent, name, how):
        node = next(self._numbers)
        self._names[parent][name] = node
        self._above[node] = parent
        self.log.append((how, parent, name, node))
        return node

    def _place(self, path, dir_fd):
        if dir_fd is not None:
            return self._open[dir_fd], path
        parts = os.path.relpath(path, self._base).split(os.sep)
        parent = BASE
        for part in parts[:-1]:
            parent = self._names[parent][part]
        return parent, parts[-1]

    def _node(self, parent, name):
        if name == "..":
            return self._above[parent]
        return parent if name == "." else self._names[parent][name]

    def _note_what_is_there(self, path, node, loose):
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


def _site():
    """Return where in the writer a call comes from: the names and lines of its functions, innermost first."""
    places, frame = [], sys._getframe(2)
    while frame:
        if frame.f_code.co_filename.endswith(_WRITERS):
            places.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places)


class FoundOs:
    """The os module as a reader sees it: one state in which the disk was found, held in memory.

    A tree is a dict of names; a folder is a tree and a file is bytes.
    """

    def __init__(self, tree):
        self._tree = tree
        self._open = {}
        self._numbers = count(1000)

    def __getattr__(self, name):
        return getattr(os, name)

    def lstat(self, path):
        return self._about(self._find(self._tree, path.strip("/").split("/")))

    def open(self, path, flags, *, dir_fd=None):
        start = self._tree if dir_fd is None else self._open[dir_fd]
        node = self._find(start, path.strip("/").split("/"))
        if flags & os.O_DIRECTORY and not isinstance(node, dict):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        descriptor = next(self._numbers)
        self._open[descriptor] = node
        return descriptor

    def fstat(self, descriptor):
        return self._about(self._open[descriptor])

    def listdir(self, folder):
        return list(
            self._find(self._tree, folder.strip("/").split("/"))
            if isinstance(folder, str)
            else self._open[folder]
        )

    def read(self, descriptor, length):
        return self._open[descriptor][:length]

    def close(self, descriptor):
        del self._open[descriptor]

    def _find(self, node, names):
        for name in names:
            if not isinstance(node, dict) or name not in node:
                raise FileNotFoundError(errno.ENOENT, "nothing there")
            node = node[name]
        return node

    def _about(self, node):
        kind, size = (stat.S_IFDIR, 0) if isinstance(node, dict) else (stat.S_IFREG, len(node))
        return os.stat_result([kind | 0o700, 0, 0, 1, os.geteuid(), 0, size, 0, 0, 0])


@contextmanager
def seen_as(system, *more):
    """Let the journal's writer and reader, and these modules, see `system` in place of the os module."""
    modules = (durable, folder, clearing, paper, *more)
    try:
        for module in modules:
            module.os = system
        yield system
    finally:
        for module in modules:
            module.os = os
