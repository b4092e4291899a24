"""The words of this storey, as files that a clinician can review without reading code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("words")


def read(name: str) -> dict[str, Any]:
    """Return what the file of that name says, as `check` or `learn/what`; it ships with the program."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def topics() -> list[str]:
    """Return the names of the pages to read, sorted."""
    return sorted(path.stem for path in (FOLDER / "learn").glob("*.toml"))
