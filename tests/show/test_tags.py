"""Tags as they are shown on a terminal."""

from __future__ import annotations

from numbcheck.show.tags import side_by_side

COUNTS = {"work": 39, "@sam": 30, "@mia": 7}


def test_they_stand_side_by_side_as_i_write_them() -> None:
    """My tags stand in one row, each with its sign and how often, as far as the terminal is wide."""
    assert side_by_side(COUNTS, 80) == "#work 39   @sam 30   @mia 7\n"
    assert side_by_side(COUNTS, 20) == "#work 39   @sam 30\n@mia 7\n"
    assert side_by_side({}, 80) == ""


def test_a_tag_cannot_steer_the_terminal() -> None:
    """Whatever stands in a tag, it is shown and does nothing."""
    assert "\x1b" not in side_by_side({"a\x1b[2Jb": 1}, 80)
