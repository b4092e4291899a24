"""How much moves is the person's choice, and the system's wish for less of it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.settings import load

if TYPE_CHECKING:
    from pathlib import Path


def test_reduced_motion_is_heard(tmp_path: Path) -> None:
    """REDUCED_MOTION means that only words change; my own setting for this program comes first."""
    nowhere = tmp_path / "config.toml"
    assert load(nowhere, {}).motion == "text"
    assert load(nowhere, {"REDUCED_MOTION": "1"}).motion == "none"
    assert load(nowhere, {"REDUCED_MOTION": "1", "NUMBCHECK_MOTION": "calm"}).motion == "calm"
