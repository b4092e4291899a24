"""What a person may rely on at a given moment: which texts must be there, which must not be anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from numbcheck.journal.entry import Entry
from numbcheck.journal.store.writer import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numbcheck.journal.journal import Journal

_ABOUT = " about "
"""What stands in the text of an entry that was moved, in front of the moment."""
Event = tuple[str, str, list[str], list[str]]
"""`(begin | kept | typed | refused, label, texts, buried)`."""
Tell = Callable[[Event], object]


class Kept(Protocol):
    """What is found again: an entry, a draft, a line of a list."""

    @property
    def text(self) -> str | None: ...


class BrokenPromiseError(AssertionError):
    """A promise was not kept; says which one."""


class Promises:
    """Which outcomes are acceptable for every entry, told apart by the first word of its text.

    `begin` says what an operation under way may lead to (the old or the new), `kept` what it led to
    once the person was told so.
    """

    def __init__(self) -> None:
        self.outcomes: dict[str, set[tuple[str, ...]]] = defaultdict(lambda: {()})
        self.buried: set[str] = set()
        self.typed: set[str] = set()
        self.any_kept = False

    def tell(self, event: Event) -> None:
        """Take in one event.

        From `typed` on these texts are in an entry or in a draft, until a burial of them begins.
        """
        what, label, texts, buried = event
        if what == "begin":
            self.outcomes[label] = self.outcomes[label] | {tuple(texts)}
        elif what == "kept":
            self.outcomes[label] = {tuple(texts)}
            self.buried |= set(buried)
            self.any_kept = True
        elif what == "typed":
            self.typed |= set(texts)
        self.typed -= set(buried)

    def check(
        self,
        entries: Iterable[Kept],
        faults: list[str],
        files: dict[str, bytes],
        drafts: Iterable[Kept] = (),
    ) -> None:
        """Raise BrokenPromiseError unless what was read, and the bytes of all files, are as promised."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in entries:
            found[_label(_text(one))].append(_text(one))
            _check_moment(one)
        for label in found.keys() | self.outcomes.keys():
            texts = tuple(sorted(found[label]))
            if texts not in self.outcomes[label]:
                raise BrokenPromiseError(f"{label}: found {texts}, promised {self.outcomes[label]}")
        lost = (
            self.typed
            - {text for texts in found.values() for text in texts}
            - {draft.text for draft in drafts}
        )
        if lost:
            raise BrokenPromiseError(f"neither kept nor a draft: {lost}")
        if faults:
            raise BrokenPromiseError(f"unreadable: {faults}")
        for words in self.buried:
            for name, raw in files.items():
                if words.encode() in raw:
                    raise BrokenPromiseError(f"{words!r} is still in {name}")


class Diary:
    """A journal that says beforehand and afterwards what may be relied on."""

    def __init__(self, journal: Journal, tell: Tell, at: Callable[[str], datetime]) -> None:
        self.journal = journal
        self.tell = tell
        self.at = at
        self.current: dict[str, Entry] = {}
        self._moves = 0

    def add(self, label: str) -> None:
        """Keep a new entry."""
        text = f"{label} first"
        self.tell(("begin", label, [text], []))
        self.current[label] = self.journal.add(at=self.at(label), zone="UTC", kind="note", text=text)
        self.tell(("kept", label, [text], []))

    def edit(self, label: str, number: int = 2) -> None:
        """Change its text; no text is part of another, since what was replaced is looked for."""
        before = self.current[label]
        text = f"{label} changed {number:02}{''.join(_text(before).partition(_ABOUT)[1:])}"
        self.tell(("begin", label, [text], []))
        self.current[label] = self.journal.revise(before, text=text)
        self.tell(("kept", label, [text], [_text(before)]))

    def move(self, label: str, days: int = 30) -> None:
        """Let it be about a moment so many days before its own, in a text that says so."""
        before, at = self.current[label], self.at(label) - timedelta(days=days)
        self._moves += 1  # no text comes twice: what was replaced is looked for
        text = f"{label} moved {self._moves:02}{_ABOUT}{at.isoformat()}"
        self.tell(("begin", label, [text], []))
        self.current[label] = self.journal.move(before, at=at, zone="UTC", text=text)
        self.tell(("kept", label, [text], [_text(before)]))

    def delete(self, label: str) -> None:
        """Delete it."""
        self.tell(("begin", label, [], []))
        before = self.current.pop(label)
        self.journal.delete(before)
        self.tell(("kept", label, [], [_text(before)]))

    def add_all(self, entries: list[Entry]) -> None:
        """Keep many at once."""
        texts = [_text(entry) for entry in entries]
        for text in texts:
            self.tell(("begin", _label(text), [text], []))
        self.journal.add_all(map(encoded, entries))
        for text in texts:
            self.tell(("kept", _label(text), [text], []))

    def delete_all(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Delete many at once, which have these texts."""
        for text in texts:
            self.tell(("begin", _label(text), [], []))
        self.journal.delete_all(ids)
        for text in texts:
            self.tell(("kept", _label(text), [], [text]))


def _check_moment(kept: Kept) -> None:
    """Raise BrokenPromiseError where a text says when it is about, and that is not so: it is the old or the new one, whole."""
    _, says, at = _text(kept).partition(_ABOUT)
    if says and isinstance(kept, Entry) and kept.at != datetime.fromisoformat(at):
        raise BrokenPromiseError(f"{kept.text!r} is at {kept.at}")


def _text(kept: Kept) -> str:
    assert kept.text is not None, "whatever is kept here has words"
    return kept.text


def _label(text: str) -> str:
    return text.split(maxsplit=1)[0]
