"""Settings: what a person can choose once, from variables, config.toml or the defaults of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.clean import named, one_line
from numbcheck.errors import UsageError
from numbcheck.settings.file import read
from numbcheck.settings.table import TABLE
from numbcheck.spelling import no_such

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from numbcheck.settings.file import File
    from numbcheck.settings.table import Setting, Value
    from numbcheck.stage.appearance import Motion

FILE, DEFAULT = "config.toml", "default"
"""Where a value comes from, unless a variable says it."""


def written(value: Value) -> str:
    """Return a value as a person types it; `-` is unset."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if value and isinstance(value, float) else one_line(str(value or "")) or "-"


class Settings(NamedTuple):
    """The settings in force, each by its name in the table. `warnings` are sentences about what could not be used.

    `country_unread`: a country may stand in config.toml, where it cannot be read.
    """

    country: str
    breath: str
    more: str
    after_check: bool
    from_before: bool
    plain: bool
    voice: bool
    bell: bool
    color: bool
    motion: Motion
    food: bool
    minutes: float
    prompt: str
    receipt: str
    scan: str
    words: str
    after_work: str
    closing_words: str
    day_ends: str
    end: str
    complete_tags: bool
    mirror: str
    key_command: str
    key_cache: str
    key_for: str
    warnings: tuple[str, ...]
    country_unread: bool

    @property
    def further(self) -> tuple[str, ...]:
        """What `check` asks further, by name; none where its usual questions are wanted."""
        return tuple(self.more.split())


class Origin(NamedTuple):
    """Where the value of one setting comes from: a variable, the file, or the default."""

    setting: Setting
    value: Value
    source: str


def load(path: str | PathLike[str], environ: Mapping[str, str]) -> Settings:
    """Return the settings: NUMBCHECK_* before the file before the defaults. Nothing unreadable ever raises."""
    file = read(path)
    origins, warnings = _origins(file, environ)
    values: dict[str, Any] = {each.setting.name: each.value for each in origins}
    unread = not values["country"] and (file.country_unread or bool(file.values.get("country")))
    return Settings(**values, warnings=tuple(warnings), country_unread=unread)


def origins_of(path: str | PathLike[str], environ: Mapping[str, str]) -> tuple[list[Origin], list[str]]:
    """Return every setting with its value and where that comes from, and sentences about what was left out."""
    return _origins(read(path), environ)


def _origins(file: File, environ: Mapping[str, str]) -> tuple[list[Origin], list[str]]:
    known = [setting.name for setting in TABLE]
    warnings = [
        *file.warnings,
        *(f"config.toml: {_unknown(key, known)}" for key in file.values if key not in known),
    ]
    return [_origin(setting, file.values, environ, warnings) for setting in TABLE], warnings


def find(name: str) -> Setting:
    """Return the setting of that name; raises UsageError, suggesting one, where there is none."""
    found = next((setting for setting in TABLE if setting.name == name), None)
    if found is None:
        raise UsageError(_unknown(name, [setting.name for setting in TABLE]))
    return found


def _origin(
    setting: Setting, raw: Mapping[str, Any], environ: Mapping[str, str], warnings: list[str]
) -> Origin:
    given = {
        setting.variable: environ.get(setting.variable) or None,
        "ACCESSIBLE": "yes" if setting.name == "plain" and environ.get("ACCESSIBLE") else None,
        "REDUCED_MOTION": "none" if setting.name == "motion" and environ.get("REDUCED_MOTION") else None,
        FILE: raw.get(setting.name),
    }
    for source, value in given.items():
        if value is None:
            continue
        try:
            return Origin(setting, setting.read(value), source)
        except ValueError as error:
            warnings.append(f"{setting.name} in {source} is left out: {error}.")
    return Origin(setting, setting.default, DEFAULT)


def _unknown(key: str, known: Sequence[str]) -> str:
    return no_such(named(key), known, "setting")
