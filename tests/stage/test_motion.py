"""How much moves is the person's choice, and the system's wish for less of it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.settings import load
from numbcheck.stage.appearance import ink

if TYPE_CHECKING:
    from pathlib import Path


def test_reduced_motion_is_heard(tmp_path: Path) -> None:
    """REDUCED_MOTION means that only words change; my own setting for this program comes first."""
    nowhere = tmp_path / "config.toml"
    assert load(nowhere, {}).motion == "text"
    assert load(nowhere, {"REDUCED_MOTION": "1"}).motion == "none"
    assert load(nowhere, {"REDUCED_MOTION": "1", "NUMBCHECK_MOTION": "calm"}).motion == "calm"


@pytest.mark.parametrize(
    ("environ", "fancy", "drawn_with"),
    [
        ({"TERM": "xterm-256color", "LANG": "en_US.UTF-8"}, True, "blocks"),
        ({"TERM": "linux", "LANG": "en_US.UTF-8"}, True, "halves"),
        ({"TERM": "xterm", "LANG": "C"}, False, "ground"),
        ({"TERM": "xterm", "LANG": "ko_KR.UTF-8"}, True, "ground"),
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, True, "ground"),
        ({"TERM": "xterm", "LANG": "ja_JP.UTF-8", "LC_CTYPE": "en_US.UTF-8"}, True, "blocks"),
        ({}, True, "blocks"),
    ],
)
def test_a_shape_is_drawn_with_what_is_there(
    environ: dict[str, str], drawn_with: str, *, fancy: bool
) -> None:
    """The console of Linux knows no quarter blocks; where blocks may be two columns wide, or no letters, they are not used."""
    assert ink(environ, fancy=fancy) == drawn_with
