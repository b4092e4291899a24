"""Verify: looks at every file of the journal and names what is not as it should be; mends only what it is asked to."""

from __future__ import annotations

import os
import stat
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from numbcheck.errors import BadDataError, LockedError
from numbcheck.journal.codec import decode
from numbcheck.journal.ids import ID, month_of
from numbcheck.journal.seal import plain, unsealed
from numbcheck.journal.store import durable, engines
from numbcheck.journal.store.families import Families
from numbcheck.journal.store.finding import Finding, FindingKind
from numbcheck.journal.store.format import FORMAT, FORMAT_NAME, format_of
from numbcheck.journal.store.leftovers import left_over, overdue
from numbcheck.journal.store.merge import GONE, MOVED, id_in, is_blank, is_hidden
from numbcheck.journal.store.months import ENTRIES, Month, is_folder, months, opened
from numbcheck.journal.store.os_errors import reading
from numbcheck.journal.store.owner import ForeignError, foreign_part
from numbcheck.journal.store.packs import month_in
from numbcheck.journal.store.twins import Twins, may_be_twin
from numbcheck.plainfile import is_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numbcheck.journal.seal import Seal
    from numbcheck.journal.store.merge import Listing
    from numbcheck.journal.store.packs import Packs
    from numbcheck.journal.store.writer import Writer

_BESIDE = frozenset(
    {
        FORMAT_NAME,
        ENTRIES,
        "keys",
        "practices",
        *engines.LISTS,
        *engines.OF_THIS_MACHINE,
    }
)
_FOLDERS = frozenset({ENTRIES, "practices"})  # the state looks after itself
_TIDIED = frozenset(
    {FindingKind.SCRAP, FindingKind.HALF_EDIT, FindingKind.HALF_MOVE, FindingKind.HALF_DELETION}
)


def findings(root: str, seal: Callable[[], Seal] = plain) -> Iterator[Finding]:
    """Yield what is wrong in the journal at `root`; nothing is written.

    Where it is locked the words are not looked at.
    """
    if not os.path.lexists(root):
        return
    with (
        reading(root),
        durable.closing(durable.open_folder(root)) as folder,
    ):
        names = durable.names_in(folder)
        yield from _loose(".", folder)
        if ENTRIES in names:
            yield from _format(folder)
        yield from _beside(names, folder)
        yield from engines.findings(names, folder)
    faults: list[str] = []
    families, twins = Families(root, [], seal), Twins(root, [])
    years: set[str] = set()
    for name in months(root, faults):
        if name[:4] not in years:
            years.add(name[:4])
            with durable.closing(durable.open_folder(f"{root}/{ENTRIES}/{name[:4]}")) as year:
                yield from _loose(f"{ENTRIES}/{name[:4]}", year)
        with opened(root, name, faults, seal) as month:
            if month:
                yield from _month(month, families, twins)
    yield from (_shut(root, place) for place in faults if is_folder(place))


def of_packs(packs: Packs, root: str) -> Iterator[Finding]:
    """Remove the packs that differ from their months as they are now, and yield what cannot be removed.

    They are copies, and a month that was only added to makes one stale: that is nothing to hear of.
    """
    stale = set()
    for name in packs.names():
        month = month_in(name)
        with opened(root, month, []) if month else nullcontext() as folder:
            if month is None or packs.is_stale(name, folder):
                stale.add(name)
    try:
        packs.remove_these(stale)
    except OSError:
        yield Finding(FindingKind.COPIES, packs.folder)


def mend(root: str, writer: Writer, found: Iterable[Finding]) -> None:
    """Put right what of `found` can be put right here: modes, leftovers, half-done edits, moves and deletions."""
    tidied: set[str] = set()
    for finding in found:
        if finding.kind is FindingKind.LOOSE:
            close(os.path.join(root, finding.place))  # noqa: PTH118
        elif finding.kind in _TIDIED and finding.month:
            if finding.kind is FindingKind.HALF_DELETION:
                writer.mark_gone(id_in(finding.place))  # it may have been deleted under another id
            tidied.add(finding.month)
    for month in sorted(tidied):
        writer.tidy(month)


def close(path: str) -> None:
    """Let nobody else read a file or a folder of ours."""
    with suppress(OSError):
        mode = os.lstat(path).st_mode
        if not stat.S_ISLNK(mode):
            os.chmod(path, durable.PRIVATE_FOLDER if stat.S_ISDIR(mode) else durable.PRIVATE_FILE)  # noqa: PTH101


def _month(month: Month, families: Families, twins: Twins) -> Iterator[Finding]:
    here = f"{ENTRIES}/{month.name}"
    yield from _loose(here, month.folder)
    listing = month.listing()
    for name in sorted(durable.names_in(month.folder)):
        yield from _file(f"{here}/{name}", name, month)
    for entry_id in listing.files.keys() | set(map(id_in, listing.hidden)):
        with suppress(LockedError):
            yield from _left_over_of(entry_id, listing, month, families, twins)


def _left_over_of(
    entry_id: str, listing: Listing, month: Month, families: Families, twins: Twins
) -> Iterator[Finding]:
    """Yield the files of an entry whose words were replaced, deleted, or are under another of its ids."""
    kind = FindingKind.HALF_DELETION if entry_id in listing.gone else FindingKind.HALF_EDIT
    for name in overdue(entry_id, listing, month):
        yield Finding(kind, f"{ENTRIES}/{month.name}/{name}", month.name)
    if entry_id in listing.files and entry_id not in listing.gone:
        yield from _elsewhere(entry_id, listing, month, families, twins)


def _elsewhere(
    entry_id: str, listing: Listing, month: Month, families: Families, twins: Twins
) -> Iterator[Finding]:
    """Yield the files of an entry whose words are under another of its ids by now, or were deleted under that."""
    revisions, is_left = month.revisions(entry_id, listing.files[entry_id]), entry_id in listing.moved
    has_others = any(
        one.moved_from or (may_be_twin(one) and twins.has(month.name, entry_id)) for one in revisions.values()
    )
    if not revisions or not (is_left or has_others):
        return
    family = families.of(entry_id)
    if family.gone or (is_left and family.id != entry_id):
        kind = FindingKind.HALF_DELETION if family.gone else FindingKind.HALF_MOVE
        names = [name for name, one in revisions.items() if family.gone or not one.newer]
        yield from (Finding(kind, f"{ENTRIES}/{month.name}/{name}", month.name) for name in names)


def _file(place: str, name: str, month: Month) -> Iterator[Finding]:
    about = os.stat(name, dir_fd=month.folder, follow_symlinks=False)
    if fault := not_ours(place, about):
        yield fault
        return
    is_scrap = name.startswith(durable.TEMPORARY)
    if name.startswith(".") and not (is_scrap or is_hidden(name)):
        return  # an engine's or an editor's own, on its way to somewhere
    if about.st_mode & durable.OTHERS:
        yield Finding(FindingKind.LOOSE, place)
    if is_scrap:
        if left_over(name, month):
            yield Finding(FindingKind.SCRAP, place, month.name)
    elif is_hidden(name):
        if place in month.faults:
            yield Finding(FindingKind.HIDDEN, place)
    elif not ID.search(name) and not name.endswith(".json"):
        yield Finding(FindingKind.STRANGER, place)
    else:
        yield from _content(place, name, month)


def not_ours(place: str, about: os.stat_result) -> Finding | None:
    """Return what is wrong with what is no plain file of one's own, None if it is one."""
    if about.st_uid != os.geteuid():
        return Finding(FindingKind.FOREIGN, place, owner=about.st_uid)
    return None if stat.S_ISREG(about.st_mode) else Finding(FindingKind.NO_FILE, place)


def shut(place: str, error: OSError) -> Finding:
    """Return the finding of a file or folder that does not open."""
    if found := foreign_part(place) if place.startswith("/") else None:
        return Finding(FindingKind.FOREIGN, found.path, owner=found.owner)
    if isinstance(error, ForeignError):
        return Finding(FindingKind.FOREIGN, place, owner=error.owner)
    return Finding(FindingKind.SHUT, place, reason=error.strerror or "no reason is given")


def _content(place: str, name: str, month: Month) -> Iterator[Finding]:
    try:
        raw = unsealed(durable.read_file(name, month.folder), month.seal)
    except LockedError:
        return
    except BadDataError:
        yield Finding(FindingKind.UNOPENED, place)
        return
    except OSError as error:
        yield shut(place, error)
        return
    if is_blank(raw) or raw.rstrip() in (GONE.rstrip(), MOVED.rstrip()):
        return
    try:
        entry = decode(raw)
    except BadDataError:
        yield Finding(FindingKind.DAMAGED if raw.strip() else FindingKind.EMPTY, place)
        return
    if month.seal().ending and not name.endswith(month.seal().ending):
        yield Finding(FindingKind.UNSEALED, place)
    found = id_in(name)
    if month_of(entry.id) != month.name or found not in {"", entry.id}:
        yield Finding(FindingKind.MISPLACED, place)
    if entry.newer:
        yield Finding(FindingKind.NEWER, place)


def _shut(root: str, place: str) -> Finding:
    """Return why a folder of the journal, named as `place`, does not open, or what it is if it does."""
    path = os.path.join(root, place.rstrip("/"))  # noqa: PTH118
    try:
        os.close(durable.open_folder(path))
    except OSError as error:
        return shut(path, error)._replace(place=place)
    return Finding(FindingKind.HIDDEN if "/." in place else FindingKind.STRANGER, place)


def _loose(place: str, folder: int) -> Iterator[Finding]:
    if os.fstat(folder).st_mode & durable.OTHERS:
        yield Finding(FindingKind.LOOSE, place)


def _format(folder: int) -> Iterator[Finding]:
    version = None
    with suppress(OSError):
        version = format_of(folder)
    if version is None:
        yield Finding(FindingKind.MISSING, FORMAT_NAME)
    elif version > FORMAT:
        yield Finding(FindingKind.NEWER, FORMAT_NAME)


def _beside(names: Iterable[str], folder: int) -> Iterator[Finding]:
    """Yield what is wrong beside the entries: strangers, files that others may read, and those that an engine hid."""
    for name in sorted(names):
        if name.startswith("."):
            if name[1:].removesuffix(".icloud") in _BESIDE:
                yield Finding(FindingKind.HIDDEN, name)
        elif name not in _BESIDE and not any(is_copy(name, of) for of in _BESIDE if of.endswith(".md")):
            yield Finding(FindingKind.STRANGER, name)
        else:
            about = os.stat(name, dir_fd=folder, follow_symlinks=False)
            is_checked = stat.S_ISREG(about.st_mode) or name in _FOLDERS
            if is_checked and about.st_uid == os.geteuid() and about.st_mode & durable.OTHERS:
                yield Finding(FindingKind.LOOSE, name)
