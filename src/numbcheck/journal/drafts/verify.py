"""Verify, for the state folder: drafts, texts open in an editor, and what an export left elsewhere."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.drafts.unfinished import Unfinished
from numbcheck.journal.store import durable
from numbcheck.journal.store.finding import Finding, FindingKind
from numbcheck.journal.store.leftovers import LEFT_OVER
from numbcheck.journal.store.verify import close, not_ours, shut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numbcheck.journal.drafts.editor_file import EditorFiles
    from numbcheck.journal.drafts.last_save import Memory


class State(NamedTuple):
    """The state folder: the editor files, the drafts, and the memory of the last save."""

    editor_files: EditorFiles
    memory: Memory

    def findings(self) -> list[Finding]:
        """Return what is not as it should be there; nothing is changed."""
        found = [*self._in(self.editor_files.folder), *self._in(self.editor_files.drafts.folder)]
        behind = self.editor_files.left_behind()
        found += [Finding(FindingKind.CUT_OFF, f"{self.editor_files.folder}/{name}") for name in behind]
        found += [Finding(FindingKind.UNSENT, path) for path in Unfinished(self.editor_files.folder).left()]
        found += [Finding(FindingKind.NO_DRAFT, name) for name in self.editor_files.drafts.unread()]
        return list(dict.fromkeys(found))

    def mend(self, found: Iterable[Finding]) -> None:
        """Put right what of `found` can be put right: what an editor was cut off from becomes a draft."""
        self.editor_files.recover()
        Unfinished(self.editor_files.folder).clear()
        self.editor_files.drafts.settle()
        for finding in found:
            if finding.kind is FindingKind.LOOSE:
                close(finding.place)
            elif finding.kind is FindingKind.SCRAP:
                with suppress(OSError):
                    os.unlink(finding.place)  # noqa: PTH108

    def _in(self, place: str) -> Iterator[Finding]:
        try:
            folder = durable.open_folder(place)
        except FileNotFoundError:
            return
        except OSError as error:
            yield shut(place, error)
            return
        with durable.closing(folder):
            if os.fstat(folder).st_mode & durable.OTHERS:
                yield Finding(FindingKind.LOOSE, place)
            for name in sorted(durable.names_in(folder)):
                about = os.stat(name, dir_fd=folder, follow_symlinks=False)
                yield from self._one(f"{place}/{name}", about)

    def _one(self, place: str, about: os.stat_result) -> Iterator[Finding]:
        is_scrap = place.rpartition("/")[2].startswith(durable.TEMPORARY)
        if stat.S_ISDIR(about.st_mode):
            return
        if fault := not_ours(place, about):
            yield fault
        elif is_scrap and about.st_mtime < self.memory.now().timestamp() - LEFT_OVER:
            yield Finding(FindingKind.SCRAP, place)
        elif about.st_mode & durable.OTHERS:
            yield Finding(FindingKind.LOOSE, place)
