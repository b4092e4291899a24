"""Engines that carry the folder of a journal to other machines, and what each must be told about it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.store import durable
from numbcheck.journal.store.finding import Finding, FindingKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LISTS = ("joy.md", "keep.md", "ladder.md", "plan.md")
"""A person's own lists: two that differ are both kept, line by line."""
OF_THIS_MACHINE = ("state", "cache", "config.toml")
"""Of one machine alone, and beside the entries where NUMBCHECK_HOME says so."""


class Engine(NamedTuple):
    """An engine: the name that shows it at work in a folder, its file of what to leave out, and the lines for it.

    Those for git are for .gitattributes, too: each of the two files passes over what belongs in the other.
    """

    sign: str
    file: str
    lines: tuple[str, ...]


ENGINES = {
    "git": Engine(
        ".git",
        ".gitignore",
        (
            "# left out",
            "/state/",
            "/cache/",
            "/config.toml",
            ".tmp-*",
            ".DS_Store",
            "# never merged by lines, never changed on the way",
            "*.json -text merge=binary",
            "*.age -text merge=binary",
            "# merged by lines, both sides kept",
            *(f"/{name} merge=union" for name in LISTS),
        ),
    ),
    "syncthing": Engine(
        ".stfolder",
        ".stignore",
        (
            "// left out",
            "/state",
            "/cache",
            "/config.toml",
            "(?d).tmp-*",
            "(?d).DS_Store",
        ),
    ),
}


def findings(names: Collection[str], folder: int) -> Iterator[Finding]:
    """Yield what an engine at work in the open `folder`, where these `names` lie, would carry to other machines."""
    for name, engine in ENGINES.items():
        if engine.sign in names and (carried := _carried(names, engine, folder)):
            reason = f"{' and '.join(carried)}. These lines do: numbcheck data ignore {name}"
            yield Finding(FindingKind.CARRIES, engine.file, reason=reason)


def _carried(names: Collection[str], engine: Engine, folder: int) -> list[str]:
    """Return what lies there and should be left out, and is not."""
    raw = b""
    with suppress(OSError):
        raw = durable.read_file(engine.file, folder)
    said = {line.strip().strip("/") for line in raw.decode(errors="replace").splitlines()}
    return [name for name in OF_THIS_MACHINE if name in names and name not in said]
