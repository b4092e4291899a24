"""What is kept of a practice that was left, and how it goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.clean import one_line
from numbcheck.errors import NumbcheckError, UsageError
from numbcheck.journal.odd import number_of, table_of, text_of
from numbcheck.practice.script import Timed
from numbcheck.practice.tuning import as_data, from_data

if TYPE_CHECKING:
    from numbcheck.cli.house import House
    from numbcheck.journal.entry import Entry
    from numbcheck.play.player import Outcome
    from numbcheck.practice.script import Script

_NONE = "There is no practice to go on with. `numbcheck do` lists all of them."


def where_left(script: Script, outcome: Outcome) -> dict[str, Any]:
    """Return what goes into an entry's data: nothing where the practice was finished.

    What was played may have had beats before those of `script` (its opening, spoken); they do not count.
    """
    if outcome.finished:
        return {}
    before = len(outcome.script.beats) - len(script.beats)
    tuning = as_data(script.tuning)
    return {"reached": max(0, outcome.index - before)} | ({"tuning": tuning} if tuning else {})


def newest_left(house: House) -> Entry:
    """Return the newest practice that was left and not yet gone on with; raises UsageError where there is none."""
    from numbcheck.journal.query import Query

    gone_on: set[str] = set()
    for entry in house.journal.entries(Query(kinds=("practice",))):
        gone_on.add(text_of(entry.data, "resumed_from"))
        if not entry.finished and number_of(entry.data, "reached") is not None and entry.id not in gone_on:
            return entry
    raise UsageError(_NONE)


def script_of(house: House, entry: Entry) -> tuple[Script, int]:
    """Return the practice that `entry` tells of, tuned as it was, and the beat to go on with.

    A breath or a place in the body begins again from its own beginning. Raises UsageError where the
    practice is not there any more or has become another one.
    """
    try:
        tuning = from_data(table_of(entry.data, "tuning"))
        script = house.shelf.get(entry.practice or "", tuning)
    except (NumbcheckError, TypeError, ValueError, AttributeError, OverflowError) as error:
        name = one_line(entry.practice or "It")
        raise UsageError(f"{name} cannot go on where it stopped. It can begin anew.") from error
    reached = number_of(entry.data, "reached") or 0
    if not reached < len(script.beats):
        raise UsageError(f"{script.title} has changed since, so it cannot go on. It can begin anew.")
    return script, script.part_start(reached) if isinstance(script.beats[reached], Timed) else reached
