"""What is suggested to somebody who mistyped a name."""

from __future__ import annotations

from numbcheck.spelling import suggestion

NAMES = ["note", "journal", "practice"]


def test_what_is_near_is_suggested() -> None:
    """One letter wrong, or the case, and I am told what I may mean."""
    assert suggestion("nots", NAMES) == ' Did you mean "note"?'
    assert suggestion("JOURNAL", NAMES) == ' Did you mean "journal"?'


def test_what_is_far_gets_the_other_words() -> None:
    """Where nothing is near, nothing is guessed."""
    assert suggestion("xyzzy", NAMES) == ""
    assert suggestion("xyzzy", NAMES, "numbcheck -h lists them.") == " numbcheck -h lists them."
