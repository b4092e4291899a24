"""The pictures of the first page in a real browser: they move, and for whoever wants no motion they stand still."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features import browser as browsers

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.mark.skipif(not browsers.PROGRAM, reason="no Chromium here")
def test_pictures_move_only_for_who_wants_it(tmp_path: Path) -> None:
    """The breath and the senses move by themselves; with less motion asked of the system, nothing in them does."""
    with browsers.browser(tmp_path) as browser:
        for name in ("breath", "senses"):
            browser.looks(720, "light")
            browser.open(PICTURES / f"{name}.svg")
            assert browser.value("document.getAnimations().length") > 0
            browser.looks(720, "light", motion="reduce")
            assert browser.value("document.getAnimations().length") == 0
