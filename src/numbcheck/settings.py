"""Settings: what a person can choose once; one table of fields makes the defaults, the reading and the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from numbcheck import plainfile
from numbcheck.clean import one_line
from numbcheck.crisis.country_line import country
from numbcheck.errors import UsageError, suggestion
from numbcheck.stage.appearance import Motion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


_LARGEST = 64 * 1024
_MARK = b"\xef\xbb\xbf"
"""What some editors put in front of UTF-8. It is nothing."""
_NAMED = 3
"""Unreadable lines that are named."""


class Setting(NamedTuple):
    """One row of the table: its name, what it may be, what it is unless chosen, and one line on it.

    `among` lists the words allowed; where it is empty the setting is a yes or no, or (default "") any word.
    With `most` it is up to so many of these words, and none is fine too. With `latest` it is a clock time up to that.
    """

    name: str
    default: bool | str
    line: str
    among: tuple[str, ...] = ()
    most: int = 0
    latest: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that overrides the file."""
        return f"NUMBCHECK_{self.name.upper()}"

    def read(self, value: Any) -> bool | str:
        """Return `value` as this setting keeps it; raises ValueError with a short reason where it cannot."""
        if isinstance(self.default, bool):
            return _yes_or_no(value)
        if not isinstance(value, str):
            raise ValueError("it must be text in quotes")  # noqa: TRY004 (one kind of error for one kind of fault)
        if self.latest:
            return _clock(value, self.latest)
        if self.most:
            return _some_of(value, self.among, self.most)
        if self.among and value not in self.among:
            raise ValueError(f"it must be one of {', '.join(self.among)}")
        return value


MORE = (
    "sleep",
    "food",
    "rest",
    "strength",
    "moved",
    "outside",
    "water",
    "thanks",
    "hands",
    "place",
    "around",
    "own",
)
"""What `check` can ask further."""
TABLE: tuple[Setting, ...] = (
    Setting("plain", False, "Plain lines instead of a full screen, for screen readers and quiet."),
    Setting("voice", False, "Speak the words of a practice, where the system can."),
    Setting("bell", False, "A bell beside the breath: once for in, twice for out."),
    Setting("color", True, "Colours on a terminal."),
    Setting(
        "motion",
        "text",
        "On a full screen: text, a shape that moves once a second; calm, a number; none, only words.",
        get_args(Motion),
    ),
    Setting(
        "country", "", "Your country for `numbcheck crisis`, as AT or US; empty: guessed from the time zone."
    ),
    Setting("food", True, "Whether eating is asked about in `check`, and shown when you look back."),
    Setting("more", "", "What `check` asks when you want more; empty: sleep, food, rest, strength.", MORE, 4),
    Setting(
        "day_ends",
        "00:00",
        "When your day ends: what you do before that time of night is of the day before.",
        latest="06:00",
    ),
)


class Settings(NamedTuple):
    """The settings in force, each by its name in the table. `warnings` are sentences about what could not be used.

    `country_unread`: a country may stand in config.toml, where it cannot be read.
    """

    plain: bool
    voice: bool
    bell: bool
    color: bool
    motion: Motion
    country: str
    food: bool
    more: str
    day_ends: str
    warnings: tuple[str, ...]
    country_unread: bool

    @property
    def further(self) -> tuple[str, ...]:
        """What `check` asks further, by name; none where its usual questions are wanted."""
        return tuple(self.more.split())


class Origin(NamedTuple):
    """Where the value of one setting comes from: a variable, the file, or the default."""

    setting: Setting
    value: bool | str
    source: str


def load(path: Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings: NUMBCHECK_* before the file before the defaults. Nothing unreadable ever raises."""
    file = _file(path)
    origins, warnings = _origins(file, environ)
    values: dict[str, Any] = {each.setting.name: each.value for each in origins}
    unread = not values["country"] and (file.country_unread or bool(file.values.get("country")))
    return Settings(**values, warnings=tuple(warnings), country_unread=unread)


def origins_of(path: Path, environ: Mapping[str, str]) -> tuple[list[Origin], list[str]]:
    """Return every setting with its value and where that comes from, and sentences about what was left out."""
    return _origins(_file(path), environ)


def _origins(file: _File, environ: Mapping[str, str]) -> tuple[list[Origin], list[str]]:
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
        "config.toml": raw.get(setting.name),
    }
    for source, value in given.items():
        if value is None:
            continue
        try:
            return Origin(setting, setting.read(value), source)
        except ValueError as error:
            warnings.append(f"{setting.name} in {source} is left out: {error}.")
    return Origin(setting, setting.default, "default")


def _clock(value: str, latest: str) -> str:
    hour, colon, minute = value.strip().partition(":")
    whole = all(part.isascii() and part.isdigit() for part in (hour, minute))
    clock = f"{hour:0>2}:{minute}"
    if not (colon and whole and len(minute) == 2 and minute < "60" and clock <= latest):
        raise ValueError(f"it must be a time from 00:00 to {latest}")
    return clock


def _some_of(value: str, among: Sequence[str], most: int) -> str:
    words = list(dict.fromkeys(value.replace(",", " ").split()))
    if set(words) - set(among) or len(words) > most:
        raise ValueError(f"it can be up to {most} of {', '.join(among)}")
    return " ".join(words)


class _File(NamedTuple):
    """What config.toml says, sentences about what of it could not be used, and whether a country is among that."""

    values: dict[str, Any]
    warnings: list[str]
    country_unread: bool = False


def _file(path: Path) -> _File:
    try:
        raw = plainfile.read(str(path), _LARGEST).removeprefix(_MARK)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not plainfile.dead_link(str(path)):
            return _File({}, [])
        return _File({}, ["config.toml cannot be read, so its settings are left out for now."], True)
    return _read(raw)


def values_in(raw: bytes) -> dict[str, Any]:
    """Return what the bytes of a config.toml say, as far as they can be read."""
    return _read(raw).values


def _read(raw: bytes) -> _File:
    import tomllib

    try:
        values = tomllib.loads(raw.decode())
        return _File(values, [], "country" not in values and country(raw)[1])
    except (ValueError, RecursionError):  # what cannot be decoded is a ValueError, too
        return _line_by_line(raw)


def _line_by_line(raw: bytes) -> _File:
    """Read each line by itself: one that cannot be read costs no other."""
    import tomllib

    values: dict[str, Any] = {}
    twice: list[str] = []
    unread: list[int] = []
    for number, line in enumerate(raw.splitlines(), start=1):
        try:
            said = tomllib.loads(line.decode())
        except (ValueError, RecursionError):
            unread.append(number)
            continue
        twice += [key for key in said if key in values]
        values |= said
    warnings = [
        f"{one_line(key)} is in config.toml more than once. The last line counts."
        for key in dict.fromkeys(twice)
    ]
    if unread:
        several = f"Lines {', '.join(map(str, unread[:_NAMED]))}" if len(unread) > 1 else f"Line {unread[0]}"
        more = " and more" if len(unread) > _NAMED else ""
        warnings.append(f"{several}{more} of config.toml cannot be read. The other lines count.")
    return _File(values, warnings, "country" not in values and any(country(raw)))


def _unknown(key: str, known: Sequence[str]) -> str:
    return f"There is no setting {one_line(key)!r}.{suggestion(key, known)}"


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    match str(value).lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off":
            return False
    raise ValueError("it must be true or false")
