"""What a person may rely on at a given moment: which texts must be there, which must not be anywhere."""

from __future__ import annotations

from collections import defaultdict


class BrokenPromiseError(AssertionError):
    """A promise was not kept; says which one."""


class Promises:
    """Which outcomes are acceptable for every entry, told apart by the first word of its text.

    `begin` says what an operation under way may lead to (the old or the new), `kept` what it led to
    once the person was told so.
    """

    def __init__(self):
        self.outcomes = defaultdict(lambda: {()})
        self.buried = set()
        self.typed = set()
        self.any_kept = False

    def tell(self, event):
        """Take in one event: `(begin | kept | typed | refused, label, texts, buried)`.

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

    def check(self, entries, faults, files, drafts=()):
        """Raise BrokenPromiseError unless what was read, and the bytes of all files, are as promised."""
        found = defaultdict(list)
        for entry in entries:
            found[entry.text.split()[0]].append(entry.text)
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

    def __init__(self, journal, tell, at):
        self.journal = journal
        self.tell = tell
        self.at = at
        self.current = {}

    def add(self, label):
        """Keep a new entry."""
        text = f"{label} first"
        self.tell(("begin", label, [text], []))
        self.current[label] = self.journal.add(at=self.at(label), zone="UTC", kind="note", text=text)
        self.tell(("kept", label, [text], []))

    def edit(self, label, number=2):
        """Change its text."""
        before = self.current[label]
        text = f"{label} changed {number}"
        self.tell(("begin", label, [text], []))
        self.current[label] = self.journal.revise(before, text=text)
        self.tell(("kept", label, [text], [before.text]))

    def delete(self, label):
        """Delete it."""
        self.tell(("begin", label, [], []))
        before = self.current.pop(label)
        self.journal.delete(before)
        self.tell(("kept", label, [], [before.text]))

    def add_all(self, entries):
        """Keep many at once."""
        for entry in entries:
            self.tell(("begin", entry.text.split()[0], [entry.text], []))
        self.journal.add_all(entries)
        for entry in entries:
            self.tell(("kept", entry.text.split()[0], [entry.text], []))
