"""A mirror: a folder with a note for each entry, one way. New ones come, deleted ones go, changed notes stay."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line, storable
from numbcheck.errors import CannotCreateError
from numbcheck.exchange.writing.mirror_list import (
    DONE,
    FOLDER,
    Done,
    MonthOfNotes,
    NoteRow,
    done_in,
    done_text,
    page_in,
    page_name,
    page_text,
)
from numbcheck.exchange.writing.notes import digest_of
from numbcheck.exchange.writing.outfile import Folder, make_folder
from numbcheck.journal.ids import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence
    from pathlib import Path

    from numbcheck.journal.drafts.unfinished import Unfinished
    from numbcheck.journal.entry import Entry
    from numbcheck.journal.store.following import Following

_FEW = 16
"""Notes that are brought to disk one by one."""
_AT_ONCE = 1_000
"""Notes that are written before the rows say that they are."""


class Writing(NamedTuple):
    """How the notes are written: the name and the text for an entry, and a word that changes where texts would."""

    name: Callable[[Entry], str]
    text: Callable[[Entry], str]
    look: str


class _Plan(NamedTuple):
    """What is to be done for a month: its page afterwards, and the notes that are due, by name.

    It `is_whole` where every file of it could be read.
    """

    month: str
    page: MonthOfNotes
    due: Mapping[str, str]
    is_changed: bool
    is_whole: bool = False


def is_there(target: Path) -> bool:
    """Return whether there is a mirror in this folder."""
    return os.path.isdir(target / FOLDER)  # noqa: PTH112 (where nobody may look, Path's raises)


@contextmanager
def begun(target: Path, following: Following, unfinished: Unfinished) -> Iterator[Mirror]:
    """Open the mirror in `target`, which is made where it is not there; it may be an empty folder.

    Raises CannotCreateError where other things are in it.
    """
    make_folder(target)
    with Folder(target, unfinished) as notes:
        names = notes.names()
        if names and FOLDER not in names:
            raise CannotCreateError(
                f"{one_line(str(target))} holds something else, so it was left alone. "
                "A mirror begins in an empty folder."
            )
        make_folder(target / FOLDER)
        with Folder(target / FOLDER, unfinished) as lists:
            lists.wait_for_others()
            yield Mirror(following, notes, lists)


class Mirror:
    """A mirror that is open. `written` and `gone` count notes; `left` names those that a person changed.

    Whatever ends a run, the next one goes on: the rows of a month are on disk before its notes are.
    """

    def __init__(self, following: Following, notes: Folder, lists: Folder) -> None:
        self._following = following
        self._notes = notes
        self._lists = lists
        self._done = done_in(lists.read(DONE))
        digests = {month: following.digest(month) for month in following.names}
        self._changed = {month for month, digest in digests.items() if self._done.months.get(month) != digest}
        self._digests = digests
        self._shared = following.shared(self._changed) if self._changed else set()
        self.written = self.gone = 0
        self.left: list[str] = []

    @property
    def months(self) -> list[str]:
        """The months in which anything can have changed, oldest first."""
        return sorted(self._changed | (self._following.holding(self._shared) if self._shared else set()))

    def take_away(self, ids: Container[str] = ()) -> None:
        """Remove the notes of entries that are gone, and of these `ids`; one that a person changed stays."""
        for month in self.months:
            page = page_in(self._lists.read(page_name(month)))
            going = [
                entry_id for entry_id in page.rows if entry_id in ids or self._following.is_gone(entry_id)
            ]
            for entry_id in going:
                self._remove(page.rows[entry_id])
            if going:
                self._notes.sync()
                rows = {entry_id: row for entry_id, row in page.rows.items() if entry_id not in going}
                self._put(page_name(month), page_text(page._replace(rows=rows)))

    def bring(self, writing: Writing, faults: Sequence[str]) -> None:
        """Write the notes of new or changed entries; a month with new `faults` is looked at again next time."""
        if self._done.look != writing.look:
            self._done = Done(writing.look, {})
            self._changed = set(self._digests)
        plans: list[_Plan] = []
        for month in self.months:
            before = len(faults)
            plan = self._plan(month, writing)
            plans.append(plan._replace(is_whole=len(faults) == before))
            if sum(len(plan.due) for plan in plans) >= _AT_ONCE:
                self._carry_out(plans)
                plans = []
        self._carry_out(plans)

    def _plan(self, month: str, writing: Writing) -> _Plan:
        """Return what is to be done for a month; nothing is written yet."""
        page = page_in(self._lists.read(page_name(month)))
        rows, due = dict(page.rows), {}
        taken = {row.name for row in rows.values()}
        for names, entry in self._following.entries(month, self._wanted(page, writing.look)):
            if self._following.is_gone(entry.id):
                continue
            before = rows.get(entry.id) or NoteRow(_free(writing.name(entry), taken), (), "")
            row = before._replace(revs=_revs(entry.id, names))
            rows[entry.id], text = self._planned(row, writing.text(entry), is_open=page.is_open)
            taken.add(row.name)
            if text is not None:
                due[row.name] = storable(text)
        after = MonthOfNotes(rows, writing.look)
        return _Plan(month, after, due, is_changed=bool(due) or after != page)

    def _carry_out(self, plans: Sequence[_Plan]) -> None:
        """Write the rows, then the notes, then that these stand there: each is on disk before the next begins."""
        due = {name: text for plan in plans for name, text in plan.due.items()}
        at_once = len(due) > _FEW  # which is far quicker
        for plan in plans:
            if plan.due:
                self._put(
                    page_name(plan.month), page_text(plan.page._replace(is_open=True)), synced=not at_once
                )
        self._settle(at_once=at_once)
        for name, text in due.items():
            self._notes.put(name, [text], over=self._notes.read(name) is not None, synced=not at_once)
        self._settle(at_once=at_once)
        for plan in plans:
            if plan.is_changed:
                self._put(page_name(plan.month), page_text(plan.page), synced=not at_once)
        self.written += len(due)
        self._note_done({plan.month: self._digests[plan.month] for plan in plans if plan.is_whole})

    def _note_done(self, months: Mapping[str, str]) -> None:
        done = self._done._replace(months={**self._done.months, **months})
        if done != self._done:
            self._done = done
            self._put(DONE, done_text(done))

    def _settle(self, *, at_once: bool) -> None:
        if at_once:
            os.sync()
        self._lists.sync()
        self._notes.sync()

    def _wanted(self, page: MonthOfNotes, look: str) -> Callable[[str, list[str]], bool]:
        """Return what tells by its id and the names of its files whether an entry is to be opened."""
        is_known = page.look == look and not page.is_open

        def wanted(entry_id: str, names: list[str]) -> bool:
            row = page.rows.get(entry_id)
            unchanged = row is not None and row.revs == _revs(entry_id, names)
            return not (is_known and unchanged and suffix_of(entry_id) not in self._shared)

        return wanted

    def _planned(self, row: NoteRow, text: str, *, is_open: bool) -> tuple[NoteRow, str | None]:
        """Return the row of an entry, and the text to be written; None where that stands there, or a person's does."""
        there, digest = self._notes.read(row.name), digest_of(storable(text).encode())
        planned = row._replace(hash=digest, before="")
        if not there and (there is None or is_open):
            return planned, text  # an empty one was not on disk yet when the machine stopped
        if (found := digest_of(there)) == digest:
            return planned, None
        if found in row.hashes:
            return planned._replace(before=found), text
        self.left.append(row.name)
        return row, None

    def _remove(self, row: NoteRow) -> None:
        there = self._notes.read(row.name)
        if there is None:
            return
        if digest_of(there) in row.hashes:
            self._notes.remove(row.name)
            self.gone += 1
        else:
            self.left.append(row.name)

    def _put(self, name: str, text: str, *, synced: bool = True) -> None:
        self._lists.put(name, [text], over=self._lists.read(name) is not None, synced=synced)


def _free(name: str, taken: Container[str]) -> str:
    """Return a name for a note that is not `taken`: `name`, or that with a number behind it."""
    stem = name.removesuffix(".md")
    return next(one for one in chain([name], (f"{stem}-{n}.md" for n in count(2))) if one not in taken)


def _revs(entry_id: str, names: list[str]) -> tuple[str, ...]:
    """Return what tells the files of an entry apart: the names of its revisions, and whole names of copies."""
    return tuple(sorted(name.removeprefix(f"{entry_id}.").removesuffix(".json") for name in names))
