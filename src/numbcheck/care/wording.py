"""The words of this room, as files that a clinician can review without reading code, each read into one frozen value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck.typed import read_toml, typed

if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

FOLDER = Path(__file__).with_name("words")


def read(name: str, shape: type[T]) -> T:
    """Return what the file of that name says, as `check` or `learn/what`; it ships with the program."""
    path = FOLDER / f"{name}.toml"
    return typed(shape, read_toml(path.read_text(encoding="utf-8"), path.name), path.name)


def topics() -> list[str]:
    """Return the names of the pages to read, sorted."""
    return sorted(path.stem for path in (FOLDER / "learn").glob("*.toml"))
