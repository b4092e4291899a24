"""`config`: the settings, where each comes from, and how to change one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck import settings
from numbcheck.clean import named, path_line
from numbcheck.cli.choices import SETTINGS, VALUES, one_of
from numbcheck.columns import wrapped
from numbcheck.errors import ConfigError, UsageError
from numbcheck.settings.file import values_in
from numbcheck.settings.table import COUNTRY, TABLE, Setting
from numbcheck.spelling import no_such, suggestion
from numbcheck.visit.asking import own_files
from numbcheck.visit.house import House
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.paging import put_long
from numbcheck.words import EXAMPLE_SETTING
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import typer

    from numbcheck.settings import Origin
    from numbcheck.settings.table import Value
    from numbcheck.visit.asking.own_files import Changed, Row

SET = "setting"
"""The act of which `undo` must know what a setting was before."""
_TO_CHANGE = "To change one: numbcheck config set motion calm"
_ACTIONS = ("show", "path", "edit", "set", "reset")


def command(
    house: House,
    action: Annotated[str, _ACTIONS, typer.Argument(help=f"{one_of(_ACTIONS)}.")] = "show",
    name: Annotated[str | None, SETTINGS, typer.Argument(help="The setting, for set and reset.")] = None,
    value: Annotated[str | None, VALUES, typer.Argument(help="Its value, for set.")] = None,
) -> None:
    """Look at the settings, or change one.

    A flag goes before a NUMBCHECK_ variable, that before config.toml, that before the default.
    """
    match action, name, value:
        case "path", None, None:
            house.streams.put(path_line(house.places.config))
        case "show", None, None:
            _show(house)
        case "edit", None, None:
            _edit(house)
        case "set", str(), str():
            _change(house, settings.find(name), value)
        case "reset", str(), None:
            _change(house, settings.find(name), None)
        case _ if action not in _ACTIONS:
            raise UsageError(no_such(named(action), _ACTIONS))
        case _:
            raise UsageError(
                f"set takes a setting and its value, reset a setting. For example: {EXAMPLE_SETTING}"
            )


def _show(house: House) -> None:
    """Print the settings, what was changed first: rows that can be looked over, or sentences for whoever listens."""
    origins, warnings = settings.origins_of(house.places.config, house.streams.environ)
    origins.sort(key=lambda each: each.source == settings.DEFAULT)
    if house.draws:
        width = house.streams.width - 1
        put_long(house, ["\n".join([*wrapped(_TO_CHANGE, width), *_rows(origins, width), ""])])
    else:
        house.streams.put("\n".join(house.streams.wrap(_sentence(each)) for each in origins))
    for warning in warnings:
        house.streams.warn(warning)


def _rows(origins: Sequence[Origin], width: int) -> Iterator[str]:
    """Yield name, value and what it is for, which wraps below itself."""
    longest = max(len(each.setting.name) for each in origins)
    for each in origins:
        whose = f"{_whose(each)}  " if _whose(each) else ""
        head = f"  {each.setting.name:<{longest}} {settings.written(each.value):<5} {whose}"
        yield from wrapped(head + each.setting.line, width, " " * len(head))


def _sentence(each: Origin) -> str:
    whose = f" {_whose(each)}" if _whose(each) else ""
    return f"{each.setting.name} is {_said(each.value)}{whose}: {each.setting.line}."


def _whose(each: Origin) -> str:
    """Return who chose the value, "" where nobody did."""
    match each.source:
        case settings.DEFAULT:
            return ""
        case settings.FILE:
            return "(yours)"
    return f"({each.source})"


def _edit(house: House) -> None:
    """Open config.toml in the person's editor; afterwards say what of it cannot be used."""
    path = Path(house.places.config)
    if not path.exists():
        own_files.change(house.places, path, lambda text: text or _starter())
    own_files.edit_own(house, path)
    _, warnings = settings.origins_of(house.places.config, house.streams.environ)
    for warning in warnings:
        house.streams.warn(warning)
    if not warnings:
        house.streams.say("numbcheck config shows your settings.")


def _starter() -> str:
    """Return a first config.toml: every setting, as it is without one, behind a # that can be taken away."""
    lines = ["# Delete the # to switch a line on.\n"]
    for setting in TABLE:
        lines += [f"\n# {setting.line}\n", f"# {setting.name} = {_shown(setting.default)}\n"]
    return "".join(lines)


def _shown(value: Value) -> str:
    import tomlkit

    return tomlkit.item(value).as_string()


def _change(house: House, setting: Setting, value: str | None) -> None:
    """Write one setting into config.toml, or take it out, and leave the rest of the file as it is."""
    if value and setting.name == COUNTRY:
        _refuse_no_country(value)
    try:
        wanted = None if value is None else setting.read(value)
    except ValueError as error:
        raise ConfigError(f"{setting.name} stays as it is: {error}.") from error

    def rows(changed: Changed) -> list[Row]:
        before = _value(changed.before, setting.name)
        return [{"setting": setting.name, "value": before}] if before != wanted else []

    path = Path(house.places.config)
    own_files.keep(house, SET, path, lambda text: _with(text, setting.name, wanted), rows)
    said = _said(setting.default if wanted is None else wanted)
    say_receipt(
        house,
        (Receipt.SETTING if wanted is not None else Receipt.SETTING_AS_AT_THE_START).format(
            setting=setting.name, value=said
        ),
    )


def _refuse_no_country(value: str) -> None:
    """Raise ConfigError for what the help page knows no numbers by: here it can still be put right."""
    from numbcheck.crisis.country import resolve
    from numbcheck.crisis.tables.countries import NAMES

    if not resolve(value):
        meant = suggestion(value, NAMES.values(), "For example: AT or Austria.")
        raise ConfigError(f'{COUNTRY} stays as it is: there\'s no "{named(value)}".{meant}')


def take_back(house: House, name: str, value: Value | None) -> str:
    """Let a setting be again what it was before, or none; return the sentence that says so."""
    own_files.change(house.places, Path(house.places.config), lambda text: _with(text, name, value))
    said = _said(settings.find(name).default if value is None else value)
    return Receipt.TAKEN_BACK.format(what=f"{name} is {said}, as before")


def _said(value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return settings.written(value) if value else "unset"


def _with(text: str, name: str, value: Value | None) -> str:
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
    import tomlkit

    lines = text.rstrip("\n").split("\n")
    mine = [row for row, line in enumerate(lines) if line.partition("=")[0].strip().strip("\"'") == name]
    end = next((row for row, line in enumerate(lines) if line.startswith("[")), len(lines))
    row = mine[-1] if mine else end
    new = [] if value is None else [f"{name} = {tomlkit.item(value).as_string()}"]
    rest = [(at, line) for at, line in enumerate(lines) if at not in mine]
    before, after = ([line for at, line in rest if at < row], [line for at, line in rest if at >= row])
    return "\n".join([*before, *new, *after]) + "\n"


def _value(text: str, name: str) -> Value | None:
    """Return what a setting was in the file, as far as it can be used; None where it was not there."""
    value = values_in(text.encode("utf-8", "replace")).get(name)
    try:
        return None if value is None else settings.find(name).read(value)
    except ValueError:
        return None
