"""A disk that loses power: what a writer did to it, and every state it may be found in afterwards.

The model is stricter than any file system in use. Until a file is synced, what was written to it
since may be missing, cut at any byte, or zeros. Until a folder is synced, any of what was done to its
names since may be missing, whatever came after it. Every file and folder made has an identity of its
own, as inode numbers are used again.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import compress, product
from typing import TYPE_CHECKING, Any

from tests.torture.systems import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.torture.systems import Log, Tree

Names = dict[int, dict[str, int]]
"""By folder: what its names lead to."""
Contents = dict[int, bytes]
"""By file: what is in it."""
Change = tuple[str | None, str | None, int | None]
"""`(old name, new name, what)`: it is made, renamed, or removed."""
Pending = dict[int, list[Change]]
"""By folder: the changes to its names that are not on disk."""


def states(log: Log, step: int = 1) -> Iterator[Tree]:
    """Yield every tree the disk may be found as, if the power fails after the events in `log`.

    A file that is not synced is cut at every byte, or at each `step` of them and beside both ends.
    """
    names, pending, synced, current = _replayed(log)
    changes = [(node, change) for node, made in pending.items() for change in made]
    for arrived in product((True, False), repeat=len(changes)):
        kept = {node: dict(entries) for node, entries in names.items()}
        for node, change in compress(changes, arrived):
            _apply(kept.setdefault(node, {}), change)
        files = [node for node in _reachable(kept, current) if synced[node] != current[node]]
        cuts = [_contents(synced[node], current[node], 0 if len(files) > 1 else step) for node in files]
        for contents in product(*cuts):
            yield _tree(BASE, kept, current | dict(zip(files, contents, strict=True)))


def _replayed(log: Log) -> tuple[Names, Pending, Contents, Contents]:
    """Return the names on disk, the changes to names that are not, the contents on disk, and all contents."""
    names: Names = defaultdict(dict)
    pending: Pending = defaultdict(list)
    synced: Contents = {}
    current: Contents = {}
    for event in log:
        match event:
            case ("create" | "mkdir", parent, name, node):
                pending[parent].append((None, name, node))
            case ("rename", parent, old, new, node, _):
                pending[parent].append((old, new, node))
            case ("unlink", parent, name):
                pending[parent].append((name, None, None))
            case ("fsync", node, _):
                _settle(names, pending, [node])
            case ("sync", _, _):
                _settle(names, pending, list(pending))
        _fill(synced, current, event)
    return names, pending, synced, current


def _fill(synced: Contents, current: Contents, event: tuple[Any, ...]) -> None:
    match event:
        case ("create", _, _, node):
            current[node] = synced[node] = b""
        case ("write", node, raw):
            current[node] += raw
        case ("truncate", node, length):
            current[node] = current[node][:length]
        case ("fsync", node, _) if node in current:
            synced[node] = current[node]
        case ("sync", _, _):
            synced |= current


def _settle(names: Names, pending: Pending, nodes: list[int]) -> None:
    for node in nodes:
        for change in pending.pop(node, ()):
            _apply(names[node], change)


def _apply(entries: dict[str, int], change: Change) -> None:
    old, new, node = change
    if old is not None:
        entries.pop(old, None)
    if new is not None and node is not None:
        entries[new] = node


def _reachable(names: Names, files: Contents) -> list[int]:
    ahead: list[int] = [BASE]
    found: list[int] = []
    while ahead:
        for node in names.get(ahead.pop(), {}).values():
            (found if node in files else ahead).append(node)
    return found


def _contents(synced: bytes, current: bytes, step: int) -> Iterator[bytes]:
    """Yield what may be found in a file: its synced part, then any part of the rest, then perhaps zeros.

    Without a `step`, as where several files are in question at once, only four parts are tried.
    """
    if not current.startswith(synced):  # it was cut: the cut may have come before or after
        yield from (synced, current)
        return
    first, last = len(synced), len(current)
    between = range(first, last, step) if step else [(first + last) // 2]
    for cut in sorted({first, first + 1, *between, last - 1}):
        yield current[:cut]
        yield current[:cut] + b"\0" * (last - cut)
    yield current


def _tree(node: int, names: Names, contents: Contents) -> Tree:
    return {
        name: contents[inner] if inner in contents else _tree(inner, names, contents)
        for name, inner in names.get(node, {}).items()
    }
