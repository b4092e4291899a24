"""`config`: the settings, where each comes from, and how to change one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck import settings
from numbcheck.clean import named, path_line
from numbcheck.cli.choices import SETTINGS, VALUES, one_of
from numbcheck.columns import wrapped
from numbcheck.errors import UsageError
from numbcheck.settings.config_text import starter
from numbcheck.spelling import no_such
from numbcheck.visit.asking import own_files, own_settings
from numbcheck.visit.asking.own_settings import said_value
from numbcheck.visit.house import House
from numbcheck.visit.paging import put_long
from numbcheck.words import EXAMPLE_SETTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import typer

    from numbcheck.settings import Origin

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
            own_settings.change(house, settings.find(name), value)
        case "reset", str(), None:
            own_settings.change(house, settings.find(name), None)
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
    return f"{each.setting.name} is {said_value(each.value)}{whose}: {each.setting.line}."


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
        own_files.change(house.places, path, lambda text: text or starter())
    own_files.edit_own(house, path)
    _, warnings = settings.origins_of(house.places.config, house.streams.environ)
    for warning in warnings:
        house.streams.warn(warning)
    if not warnings:
        house.streams.say("To see your settings: numbcheck config")
