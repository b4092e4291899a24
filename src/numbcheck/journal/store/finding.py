"""Findings: what is not as it should be among the files of a person, each with its kind and its place."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.journal.store.owner import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class FindingKind(Enum):
    """What can be wrong with a file or a folder: the words that follow its name."""

    LOOSE = "can be read by other users"
    SCRAP = "was left behind by a save that did not finish"
    UNSENT = "was left behind by an export that did not finish"
    HALF_EDIT = "holds words of a half-done edit"
    HALF_MOVE = "holds words of a half-done move"
    HALF_DELETION = "holds words of a half-done deletion"
    CUT_OFF = "holds what you wrote in an editor, and it is no draft yet"
    HIDDEN = "is hidden, or not on this machine right now"
    DAMAGED = "is damaged; what is in it was left as it is"
    EMPTY = "is empty"
    MISPLACED = "is in the wrong folder"
    FOREIGN = "belongs to {}; left alone"
    NO_FILE = "is a link, or no plain file; left alone"
    STRANGER = "is not a file that numbcheck made"
    SHUT = "cannot be opened ({}); left alone"
    NEWER = "was written by a newer numbcheck"
    MISSING = "is missing, or empty"
    COPIES = "holds copies of words that have changed since, and cannot be cleared"
    CARRIES = "does not leave out {}"
    UNOPENED = "is damaged, or sealed for a key that was not unlocked; left alone"
    UNSEALED = "is not sealed yet; numbcheck encrypt goes on with that"
    NO_DRAFT = "is no draft that can be read"


MENDED = frozenset(
    {
        FindingKind.LOOSE,
        FindingKind.SCRAP,
        FindingKind.UNSENT,
        FindingKind.HALF_EDIT,
        FindingKind.HALF_MOVE,
        FindingKind.HALF_DELETION,
        FindingKind.CUT_OFF,
    }
)
"""What can be put right without losing anything."""


class Finding(NamedTuple):
    """Something of this kind at this place: a path below the journal, or a whole one.

    `month` is the month folder whose tidying puts it right, `owner` the user whose it is, `reason` why it is shut.
    """

    kind: FindingKind
    place: str
    month: str = ""
    owner: int = -1
    reason: str = ""

    @property
    def mends(self) -> bool:
        """Whether it can be put right without losing anything."""
        return self.kind in MENDED

    @property
    def words(self) -> str:
        """What to say of it."""
        more = name_of(self.owner) if self.kind is FindingKind.FOREIGN else self.reason
        return f"{self.place} {self.kind.value.format(more)}"


def lines(found: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding; what is open to others is one thing, however many files it is."""
    loose: list[Finding] = []
    for finding in found:
        if finding.kind is FindingKind.LOOSE:
            loose.append(finding)
        else:
            yield finding.words
    if len(loose) > 1:
        yield f"{len(loose)} files and folders can be read by other users, as {loose[0].place}"
    else:
        yield from (finding.words for finding in loose)
