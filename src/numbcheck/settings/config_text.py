"""config.toml, written: one setting at a time, and whatever else stands in the file stays as the person left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.settings import find
from numbcheck.settings.file import values_in
from numbcheck.settings.table import TABLE

if TYPE_CHECKING:
    from numbcheck.settings.table import Value


def starter() -> str:
    """Return a first config.toml: every setting, as it is without one, behind a # that can be taken away."""
    lines = ["# Delete the # to switch a line on.\n"]
    for setting in TABLE:
        lines += [f"\n# {setting.line}\n", f"# {setting.name} = {_as_toml(setting.default)}\n"]
    return "".join(lines)


def _as_toml(value: Value) -> str:
    import tomlkit

    return tomlkit.item(value).as_string()


def with_setting(text: str, name: str, value: Value | None) -> str:
    """Return the settings with this one in it, or without it where `value` is None; all else stays as it is."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        return _with_line(text, name, value)
    if value is not None:
        document[name] = value
    elif name in document:
        del document[name]
    return tomlkit.dumps(document)


def _with_line(text: str, name: str, value: Value | None) -> str:
    """Do the same line by line, where another line of the file cannot be read: that one stays, too."""
    lines = text.rstrip("\n").split("\n")
    mine = [row for row, line in enumerate(lines) if line.partition("=")[0].strip().strip("\"'") == name]
    end = next((row for row, line in enumerate(lines) if line.startswith("[")), len(lines))
    row = mine[-1] if mine else end
    new = [] if value is None else [f"{name} = {_as_toml(value)}"]
    rest = [(at, line) for at, line in enumerate(lines) if at not in mine]
    before, after = ([line for at, line in rest if at < row], [line for at, line in rest if at >= row])
    return "\n".join([*before, *new, *after]) + "\n"


def value_in(text: str, name: str) -> Value | None:
    """Return what a setting was in the file, as far as it can be used; None where it was not there."""
    value = values_in(text.encode("utf-8", "replace")).get(name)
    try:
        return None if value is None else find(name).read(value)
    except ValueError:
        return None
