"""`verify`: whether every file is as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck import settings
from numbcheck.clean import one_line
from numbcheck.journal.drafts.verify import State
from numbcheck.journal.store.finding import Finding, Kind, lines
from numbcheck.journal.store.owner import taking_back
from numbcheck.visit.house import House
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    fix: Annotated[
        bool, typer.Option("--fix", help="Put right what can be without losing anything.")
    ] = False,
) -> int:
    """Look at every file of yours and name what is not as it should be.

    Nothing is changed without --fix. A damaged file is never touched: it may still be readable to you.
    Exit code 65 says that something was found and is still so.
    """
    house.only_looks = True
    state = State(house.editor_files, house.memory)
    ours, theirs = house.journal.findings(), state.findings()
    _, warnings = settings.origins_of(house.places.config, house.streams.environ)
    found = [*ours, *theirs]
    for line in (*lines(found), *warnings):
        house.streams.put(one_line(line))
    left = found
    if fix and any(finding.mends for finding in found):
        house.journal.mend(ours)
        state.mend(theirs)
        left = [*house.journal.findings(), *state.findings()]
    _say(house, found, left, fix=fix)
    for folder, part in ((house.places.data, ours), (house.places.state, theirs)):
        if any(finding.kind is Kind.FOREIGN and finding.owner == 0 for finding in part):
            house.streams.say(taking_back(str(folder)))
    if left or warnings:
        return 65
    if not found:
        house.streams.say(Receipt.IN_ORDER)
    return 0


def _say(house: House, found: list[Finding], left: list[Finding], *, fix: bool) -> None:
    """Say what was put right, and what can be done about the rest."""
    if fix and found:
        put_right = len(found) - len(left)
        files = f"{put_right} file{'' if put_right == 1 else 's'}"
        house.streams.say(Receipt.PUT_RIGHT.format(files=files, left=len(left)))
    elif any(finding.mends for finding in found):
        house.streams.say("To put right what can be: numbcheck verify --fix")
