"""`config`: the settings, where each comes from, and how to change one."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck import settings
from numbcheck.clean import one_line, path_line
from numbcheck.cli.asking import keep_own, own_text
from numbcheck.cli.editing import edit_own
from numbcheck.cli.house import House
from numbcheck.errors import ConfigError, NumbcheckError, UsageError

_ACTIONS = ("show", "path", "edit", "set", "reset")


def command(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(help="show, path, edit, set or reset.")] = "show",
    name: Annotated[str | None, typer.Argument(help="The setting, for set and reset.")] = None,
    value: Annotated[str | None, typer.Argument(help="Its value, for set.")] = None,
) -> None:
    """Look at the settings, or change one.

    A flag goes before a NUMBCHECK_ variable, that before config.toml, that before the default.
    """
    house: House = ctx.obj
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
        case _:
            raise UsageError(
                f"config can be one of: {', '.join(_ACTIONS)}. As in: numbcheck config set plain true"
            )


def _show(house: House) -> None:
    origins, warnings = settings.origins_of(house.places.config, house.streams.environ)
    for each in origins:
        house.streams.put(f"{each.setting.name} = {_shown(each.value)} ({each.source})")
        house.streams.put(house.streams.wrap(f"  {each.setting.line}"))
    for warning in warnings:
        house.streams.warn(warning)


def _edit(house: House) -> None:
    """Open config.toml in the person's editor; afterwards say what of it cannot be used."""
    path = house.places.config
    if not path.exists():
        keep_own(path, _starter())
    edit_own(house, path)
    _, warnings = settings.origins_of(path, house.streams.environ)
    for warning in warnings:
        house.streams.warn(warning)
    if not warnings:
        house.streams.say("numbcheck config shows what holds now.")


def _starter() -> str:
    """Return a first config.toml: every setting, as it is without one, behind a # that can be taken away."""
    lines = ["# Take the # away from a line to make it count.\n"]
    for setting in settings.TABLE:
        lines += [f"\n# {setting.line}\n", f"# {setting.name} = {_shown(setting.default)}\n"]
    return "".join(lines)


def _shown(value: bool | str) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{one_line(value)}"'


def _change(house: House, setting: settings.Setting, value: str | None) -> None:
    """Write one setting into config.toml, or take it out, and leave the rest of the file as it is."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = house.places.config
    try:
        document = tomlkit.parse(own_text(path))
    except (TOMLKitError, NumbcheckError) as error:
        raise ConfigError(f"{path} cannot be read as it stands. Mend it in an editor first.") from error
    try:
        if value is not None:
            document[setting.name] = setting.read(value)
        elif setting.name in document:
            del document[setting.name]
    except ValueError as error:
        raise ConfigError(f"{setting.name} stays as it is: {error}.") from error
    keep_own(path, tomlkit.dumps(document))
    done = "back to its default" if value is None else f"now {value}"
    house.streams.say(f"{setting.name} is {done}. numbcheck config shows all.")
