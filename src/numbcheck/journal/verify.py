"""Verify: looks at every file of the journal and names what is not as it should be; mends only what it is asked to."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.errors import BadDataError
from numbcheck.journal import durable
from numbcheck.journal.codec import decode
from numbcheck.journal.entry import ID, month_of
from numbcheck.journal.folder import FORMAT, Folder, format_of, left_over, overdue
from numbcheck.journal.reading import ENTRIES, Month, months, opened
from numbcheck.journal.union import GONE, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = stat.S_IRWXG | stat.S_IRWXO
BESIDE = frozenset(
    {"FORMAT", ENTRIES, "config.toml", "practices", "plan.md", "joy.md", "ladder.md", "state", "cache"}
)


class Finding(NamedTuple):
    """Something that is not as it should be: where, what, and whether `--fix` mends it."""

    place: str
    what: str
    mends: bool = False


def findings(root: str, allowed: frozenset[str] = BESIDE) -> Iterator[Finding]:
    """Yield what is wrong in the journal at `root`; nothing is written. `allowed` may lie beside it."""
    if not os.path.lexists(root):
        return
    with (
        durable.told("The journal cannot be read", root, reading=True),
        durable.held(durable.open_folder(root)) as folder,
    ):
        yield from _loose(".", folder)
        yield from _format(folder)
        yield from _strangers("", folder, allowed)
        yield from _readable(folder, allowed)
    faults: list[str] = []
    for name in months(root, faults):
        with opened(root, name, faults) as month:
            if month:
                yield from _month(month)
    yield from (
        Finding(place, "cannot be opened, so it was left alone") for place in faults if place.endswith("/")
    )


def mend(root: str, folder: Folder, found: list[Finding]) -> None:
    """Mend what of `found` can be mended: modes, leftovers, half-done edits and deletions."""
    for finding in found:
        if finding.mends and "other users" in finding.what:
            path = os.path.join(root, finding.place)  # noqa: PTH118
            with suppress(OSError):
                os.chmod(path, 0o700 if os.path.isdir(path) else 0o600, follow_symlinks=False)  # noqa: PTH101, PTH112
    for name in {"/".join(finding.place.split("/")[1:3]) for finding in found if finding.mends}:
        if len(name) == 7:
            folder.tidy(name)


def _month(month: Month) -> Iterator[Finding]:
    here = f"{ENTRIES}/{month.name}"
    yield from _loose(here, month.folder)
    listing = month.listing()
    for name in sorted(durable.names_in(month.folder)):
        yield from _file(f"{here}/{name}", name, month)
    for entry_id in listing.files:
        for name in overdue(entry_id, listing, month):
            half = "deletion" if entry_id in listing.gone else "edit"
            yield Finding(f"{here}/{name}", f"holds words of a half-done {half}", mends=True)


def _file(place: str, name: str, month: Month) -> Iterator[Finding]:
    about = os.stat(name, dir_fd=month.folder, follow_symlinks=False)
    if not stat.S_ISREG(about.st_mode) or about.st_uid != os.geteuid():
        yield Finding(place, "is no file of yours, so it was left alone")
        return
    if about.st_mode & OTHERS:
        yield Finding(place, "can be read by other users", mends=True)
    if name.startswith(durable.TEMPORARY):
        if left_over(name, month):
            yield Finding(place, "was left behind by a save that did not finish", mends=True)
    elif not ID.search(name) and not name.endswith(".json"):
        yield Finding(place, "is not a file that numbcheck made")
    else:
        yield from _content(place, name, month)


def _content(place: str, name: str, month: Month) -> Iterator[Finding]:
    try:
        raw = durable.read_file(name, month.folder)
    except OSError as error:
        yield Finding(place, f"cannot be read ({error.strerror})")
        return
    if is_blank(raw) or raw.rstrip() == GONE.rstrip():
        return
    try:
        entry = decode(raw)
    except BadDataError:
        yield Finding(place, "is damaged; what is in it was left as it is")
        return
    found = ID.search(name)
    if month_of(entry.id) != month.name or (found and found[0] != entry.id):
        yield Finding(place, "lies where it does not belong")
    if entry.newer:
        yield Finding(place, "was written by a newer numbcheck")


def _loose(place: str, folder: int) -> Iterator[Finding]:
    if os.fstat(folder).st_mode & OTHERS:
        yield Finding(place, "can be opened by other users", mends=True)


def _format(folder: int) -> Iterator[Finding]:
    version = None
    with suppress(OSError):
        version = format_of(folder)
    if version is None:
        yield Finding("FORMAT", "is missing or says nothing")
    elif version > FORMAT:
        yield Finding("FORMAT", "is that of a newer numbcheck")


def _readable(folder: int, allowed: frozenset[str]) -> Iterator[Finding]:
    """Yield the plain files beside the entries that other users may read."""
    for name in sorted(allowed & set(durable.names_in(folder))):
        about = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if stat.S_ISREG(about.st_mode) and about.st_uid == os.geteuid() and about.st_mode & OTHERS:
            yield Finding(name, "can be read by other users", mends=True)


def _strangers(place: str, folder: int, allowed: frozenset[str]) -> Iterator[Finding]:
    for name in sorted(durable.names_in(folder)):
        if name not in allowed and not name.startswith("."):
            yield Finding(f"{place}{name}", "is not a file that numbcheck made")
