"""Autosave: one text on its way into the journal, saved as a draft again and again until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.errors import NumbcheckError
from numbcheck.journal.drafts.draft import Draft
from numbcheck.journal.ids import SUFFIX, new_suffix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numbcheck.journal.drafts.draft import Drafts
    from numbcheck.journal.drafts.ready_folder import ReadyFolder


class Autosave:
    """One text on its way into the journal: what was written so far is a draft until it is kept."""

    __slots__ = (
        "_drafts",
        "_kind",
        "_last",
        "_lies_there",
        "_meta",
        "_name",
        "_ready",
        "becomes",
        "held",
    )

    def __init__(
        self, drafts: Drafts, kind: str, meta: Mapping[str, Any], taken: Draft | None = None
    ) -> None:
        self.held = ""  # what was typed here and lies in the draft now
        self._lies_there = taken is not None
        self._drafts = drafts
        self._kind = kind
        self.becomes = str(taken.meta.get("becomes", "")) if taken else ""
        if not SUFFIX.fullmatch(self.becomes):
            self.becomes = new_suffix(drafts.random)
        self._meta = meta
        self._name = taken.name if taken else drafts.new_name()
        if taken:
            drafts.originals.go_on_with(taken.name)
        self._last = (taken.text if taken else "", str(meta))
        self._ready: ReadyFolder | None = None

    def get_ready(self) -> None:
        """Have the folder ready, so that what is typed is in a file at once."""
        self._ready = self._drafts.ready_folder()

    def save(self, text: str) -> None:
        """Bring `text` to the draft where it, or what is said about it, is new; an empty one never.

        Raises CannotCreateError or InputOutputError with a sentence for the person.
        """
        new = (text, str(self._meta))
        if new != self._last and text.strip():
            self._lies_there = True
            self._drafts.save(text, self._kind, self._all_meta, self._name, self._ready)
            self._last = new
            self.held = text

    def try_save(self, text: str) -> bool:
        """Save as above while the writing goes on, and return whether it is safe; it is tried again later."""
        try:
            self.save(text)
        except NumbcheckError:
            return False
        return bool(text.strip())

    def keep_original(self, text: str) -> None:
        """Keep what of `text` cannot be read as it came, before it is kept; raises as `save` does."""
        self._drafts.keep_original(text, self._name)

    def draft(self, text: str) -> Draft:
        """Return the draft that `text` would be."""
        return Draft(self._name, self._kind, text, self._all_meta)

    @property
    def _all_meta(self) -> Mapping[str, Any]:
        return self._meta if "edits" in self._meta else {**self._meta, "becomes": self.becomes}

    def discard(self) -> None:
        """Remove the draft, if there is one, now that it was kept, or emptied by hand."""
        if self._lies_there:
            self._drafts.discard(self._name)
