"""Belonging: whose words a draft holds, told by the id it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.journal.ids import suffix_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.journal.drafts.draft import Draft
    from numbcheck.journal.entry import Entry


def is_of(draft: Draft, entry: Entry, wordings: Sequence[str]) -> bool:
    """Return whether a draft is of `entry`, whose texts are `wordings`: it bears its id, as what it changes or became.

    One without an id is where its whole text is one of these.
    """
    if "edits" in draft.meta or "becomes" in draft.meta:
        return suffix_of(entry.id) in {
            suffix_of(str(draft.meta.get(key, ""))) for key in ("edits", "becomes")
        }
    return any(draft.text.strip() == words.strip() for words in wordings if words.strip())


def shares(draft: Draft, wordings: Sequence[str]) -> bool:
    """Return whether the draft's text stands in one of `wordings`, or one of them in it."""
    said = draft.text.strip()
    return any(said in words or words.strip() in said for words in wordings if words.strip())
