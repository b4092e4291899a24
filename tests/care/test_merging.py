"""What was changed in two places at once is brought together by lines, and no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numbcheck.care.merging import merged

BASE = "# Signs\n- cold hands\n# People\n- Ada\n"


@pytest.mark.parametrize(
    ("edited", "now", "both"),
    [
        (BASE, BASE, BASE),
        (f"{BASE}- Bo\n", BASE, f"{BASE}- Bo\n"),
        (BASE, f"{BASE}- Bo\n", f"{BASE}- Bo\n"),
        (
            BASE.replace("cold hands\n", "cold hands\n- no sleep\n"),
            f"{BASE}- Bo\n",
            BASE.replace("cold hands\n", "cold hands\n- no sleep\n") + "- Bo\n",
        ),
        (BASE.replace("- cold hands\n", ""), f"{BASE}- Bo\n", BASE.replace("- cold hands\n", "") + "- Bo\n"),
        (f"{BASE}- Bo\n", f"{BASE}- Cleo\n", f"{BASE}- Cleo\n- Bo\n"),
        (f"{BASE}- Bo\n", f"{BASE}- Bo\n- Cleo\n", f"{BASE}- Bo\n- Cleo\n"),
        (
            BASE.replace("Ada", "Ada B"),
            BASE.replace("Ada", "Ada C"),
            BASE.replace("- Ada", "- Ada C\n- Ada B"),
        ),
        (BASE.replace("- Ada\n", ""), BASE.replace("Ada", "Ada C"), BASE.replace("Ada", "Ada C")),
        (f"{BASE}- Bo", f"{BASE}- Cleo", f"{BASE}- Cleo\n- Bo\n"),
        ("", f"{BASE}- Bo\n", "- Bo\n"),
    ],
)
def test_both_changes_hold(edited: str, now: str, both: str) -> None:
    """My change in the editor and what was added meanwhile are both there, in their places."""
    assert merged(BASE, edited, now) == both


LINES = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(
    lambda lines: "".join(f"{line}\n" for line in lines)
)


@given(LINES, LINES, LINES)
def test_no_new_line_is_lost(given_: str, edited: str, now: str) -> None:
    """Every line that was written new, here or there, is in the file afterwards; nothing is made up."""
    lines = set(merged(given_, edited, now).split())
    new = (set(edited.split()) | set(now.split())) - set(given_.split())
    assert new <= lines <= set(edited.split()) | set(now.split())
    assert merged(given_, edited, given_) == edited
    assert merged(given_, given_, now) == now
