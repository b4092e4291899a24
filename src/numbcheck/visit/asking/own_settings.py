"""A setting of the person's own: changed, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck import settings
from numbcheck.clean import named
from numbcheck.errors import ConfigError
from numbcheck.settings.config_text import value_in, with_setting
from numbcheck.settings.table import COUNTRY
from numbcheck.spelling import suggestion
from numbcheck.visit.asking import own_files
from numbcheck.visit.keeping import say_receipt
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from numbcheck.settings.table import Setting, Value
    from numbcheck.visit.asking.own_files import FileChange, Row
    from numbcheck.visit.house import House

SET = "setting"
"""The act of which `undo` must know what a setting was before."""


def change(house: House, setting: Setting, value: str | None) -> None:
    """Write one setting into config.toml, or take it out where `value` is None.

    Raises ConfigError for a value it cannot have.
    """
    if value and setting.name == COUNTRY:
        _refuse_no_country(value)
    try:
        wanted = None if value is None else setting.read(value)
    except ValueError as error:
        raise ConfigError(f"{setting.name} stays as it is: {error}.") from error

    def rows(changed: FileChange) -> list[Row]:
        before = value_in(changed.before, setting.name)
        return [{"setting": setting.name, "value": before}] if before != wanted else []

    path = Path(house.places.config)
    own_files.keep(house, SET, path, lambda text: with_setting(text, setting.name, wanted), rows)
    said = said_value(setting.default if wanted is None else wanted)
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
    own_files.change(house.places, Path(house.places.config), lambda text: with_setting(text, name, value))
    said = said_value(settings.find(name).default if value is None else value)
    return Receipt.TAKEN_BACK.format(what=f"{name} is {said}, as before")


def said_value(value: Value) -> str:
    """Return a value as it stands in a sentence."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return settings.written(value) if value else "unset"
