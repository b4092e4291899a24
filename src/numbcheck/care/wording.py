"""The words of this room: files that can be reviewed without reading code, each read into a frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.toml_values import as_value, read_toml

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

_FOLDER = f"{__file__.rpartition('/')[0]}/words"


def read(name: str, shape: type[T]) -> T:
    """Return what the file of that name says, as `check` or `learn/what`; it ships with the program."""
    file_name = f"{name.rpartition('/')[2]}.toml"
    with open(f"{_FOLDER}/{name}.toml", encoding="utf-8") as file:  # noqa: PTH123 (pathlib is too slow here)
        return as_value(shape, read_toml(file.read(), file_name), file_name)


def folder() -> Path:
    """Return the folder of these files."""
    from pathlib import Path

    return Path(_FOLDER)


def topics() -> list[str]:
    """Return the names of the pages to read, sorted."""
    return sorted(path.stem for path in (folder() / "learn").glob("*.toml"))
