"""The gentle loop: after a practice that brought nobody nearer, one other kind is offered, once, and may be declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numbcheck.cli.house import House
    from numbcheck.journal.entry import Change
    from numbcheck.practice.script import Script
    from numbcheck.stage.seat import Seat

_PATIENCE = 60.0
_BEFORE = 2
"""How many practices before this one count as just done."""


def offer(house: House, seat: Seat, done: Script, change: Change | None) -> Script | None:
    """Offer one other practice after `same` or `further`; return it where the person wants it."""
    if change not in ("same", "further"):
        return None
    from numbcheck.cli.crisis import lines
    from numbcheck.cli.moment import tuning_of
    from numbcheck.practice.another import another

    scripts = list(house.shelf.scripts())
    families = [done.family, *_families_before(house, scripts)]
    other = another(scripts, families, house.choose)
    if other is None:
        return None
    question = f"Something of another kind? {other.title}: {other.about} y begins it, Enter leaves it."
    if seat.ask_key(question, _PATIENCE, lambda: lines(house)).lower() != "y":
        return None
    return house.shelf.get(other.id, tuning_of(house, other.id))


def _families_before(house: House, scripts: list[Script]) -> list[str]:
    from numbcheck.journal.query import Query

    family = {script.id: script.family for script in scripts}
    entries = house.journal.entries(Query(kinds=("practice",), limit=_BEFORE))
    return [family[entry.practice] for entry in entries if entry.practice in family]
