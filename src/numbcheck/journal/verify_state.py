"""Verify, for the state folder: drafts, what lies in an editor's hands, and what undo remembers."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal import durable
from numbcheck.journal.verify import OTHERS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.paper import Papers
    from numbcheck.journal.undo import Memory

_LEFTOVER = 3600  # seconds, as for the journal
_LEFT = "was left behind by a save that did not finish"
_LOOSE = "can be read by other users"
_CUT_OFF = "holds what you wrote in an editor, and it is no draft yet"
_OLD = "holds what undo could take back, for longer than an hour"


class State(NamedTuple):
    """The state folder: its papers, its drafts, and the memory of the last save."""

    papers: Papers
    memory: Memory

    def findings(self) -> list[Finding]:
        """Return what is not as it should be there; nothing is changed."""
        found = [*self._in(self.papers.folder), *self._in(self.papers.drafts.folder)]
        found += [Finding(self._path(name), _CUT_OFF, mends=True) for name in self.papers.left_behind()]
        found += [Finding(name, "is no draft that can be read") for name in self.papers.drafts.unread()]
        if self.memory.is_old():
            found.append(Finding(self._path(self.memory.NAME), _OLD, mends=True))
        return found

    def mend(self, found: list[Finding]) -> None:
        """Mend what of `found` can be mended: what an editor was cut off from becomes a draft."""
        self.papers.recover()
        self.memory.forget_old()
        for finding in found:
            with suppress(OSError):
                if finding.what == _LOOSE:
                    _close(finding.place)
                elif finding.what == _LEFT:
                    os.unlink(finding.place)  # noqa: PTH108

    def _path(self, name: str) -> str:
        return f"{self.papers.folder}/{name}"

    def _in(self, place: str) -> Iterator[Finding]:
        try:
            folder = durable.open_folder(place)
        except FileNotFoundError:
            return
        except OSError:
            yield Finding(place, "cannot be opened, so it was left alone")
            return
        with durable.held(folder):
            if os.fstat(folder).st_mode & OTHERS:
                yield Finding(place, _LOOSE, mends=True)
            for name in sorted(durable.names_in(folder)):
                about = os.stat(name, dir_fd=folder, follow_symlinks=False)
                yield from self._one(f"{place}/{name}", about)

    def _one(self, place: str, about: os.stat_result) -> Iterator[Finding]:
        is_scrap = place.rpartition("/")[2].startswith(durable.TEMPORARY)
        if stat.S_ISDIR(about.st_mode):
            return
        if about.st_uid != os.geteuid() or not stat.S_ISREG(about.st_mode):
            yield Finding(place, "is no file of yours, so it was left alone")
        elif is_scrap and about.st_mtime < self.memory.now().timestamp() - _LEFTOVER:
            yield Finding(place, _LEFT, mends=True)
        elif about.st_mode & OTHERS:
            yield Finding(place, _LOOSE, mends=True)


def _close(place: str) -> None:
    """Let nobody else read a file or a folder of ours."""
    os.chmod(place, 0o700 if os.path.isdir(place) else 0o600)  # noqa: PTH101, PTH112
