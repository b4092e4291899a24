"""The gentle loop: after a practice that brought nobody nearer, one other kind is offered, once, and may be declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numbcheck.visit import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numbcheck.journal.entry import Change
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat
    from numbcheck.visit.house import House

_YES = "y"
_BEFORE = 2
"""How many practices before this one count as just done."""


def other_kind(house: House, done: Script, change: Change | None) -> Script | None:
    """Return one other practice to offer after `same` or `further`."""
    if change not in ("same", "further"):
        return None
    from numbcheck.practice.suggest import another

    scripts = list(house.shelf.scripts())
    families = [done.family, *_families_before(house, scripts)]
    return another(scripts, families, house.choose)


def offered(
    house: House, seat: Seat, other: Script, words: str, help_: Callable[[], Sequence[str]]
) -> Script | None:
    """Say `words`, then offer this practice; return it where the person wants it."""
    question = f"Something of another kind?\n{other.title}: {other.about} y begins it, Enter leaves it."
    if sound.farewell(house, seat, words, question, help_, _YES) != _YES:
        return None
    from numbcheck.visit.cue import tuning_of

    return house.shelf.get(other.id, tuning_of(house, other.id))


def _families_before(house: House, scripts: list[Script]) -> list[str]:
    from numbcheck.journal.query import Query

    family = {script.id: script.family for script in scripts}
    entries = house.journal.entries(Query(kinds=("practice",), limit=_BEFORE))
    return [family[entry.practice] for entry in entries if entry.practice in family]
