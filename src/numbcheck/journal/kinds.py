"""Kinds of entries, by what keeps them. Any other is from elsewhere, or from a newer numbcheck."""

PRACTICE, NOTE, JOURNAL = "practice", "note", "journal"
CHECK, SIGNS, SCREEN = "check", "signs", "screen"
REFRAME, LADDER, JOY, GOAL = "reframe", "ladder", "joy", "goal"

ALL = (PRACTICE, NOTE, JOURNAL, CHECK, SIGNS, SCREEN, REFRAME, LADDER, JOY, GOAL)
"""Every kind of entry that a command keeps (docs/entries.md)."""
WRITTEN = frozenset({JOURNAL, NOTE, GOAL})
"""Those whose text is the whole of them: where it is gone, nothing is left to keep."""
