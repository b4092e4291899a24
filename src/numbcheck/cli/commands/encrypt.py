"""`encrypt`: a lock on the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.errors import UsageError
from numbcheck.visit.house import House
from numbcheck.visit.locked import encrypting

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    status: Annotated[
        bool, typer.Option("--status", help="Whether it is locked, and what opens it.")
    ] = False,
    passphrase: Annotated[bool, typer.Option("--passphrase", help="Another passphrase.")] = False,
    recovery: Annotated[
        bool, typer.Option("--recovery", help="Try your recovery code, or make a new one.")
    ] = False,
    off: Annotated[bool, typer.Option("--off", help="Make everything plain again.")] = False,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Seal everything anew, with another key.")
    ] = False,
    key_here: Annotated[
        bool, typer.Option("--key-here", help="Keep the keys on this machine, out of what is synced.")
    ] = False,
) -> None:
    """Lock your journal: what is in it can be read with your passphrase only.

    Writing never asks. You get a recovery code for the day on which the passphrase is forgotten. What was
    locked opens with the program age, too, with numbcheck or without. Best before the first entry: plain
    copies made earlier stay where they are.
    """
    chosen = [status, passphrase, recovery, off, new_key]
    if sum(chosen) > 1 or (key_here and any([status, passphrase, recovery, off])):
        raise UsageError("Choose one of: --status, --passphrase, --recovery, --off, --new-key.")
    if status:
        encrypting.status(house)
    elif passphrase:
        encrypting.change_passphrase(house)
    elif recovery:
        encrypting.look_at_recovery(house)
    elif off:
        encrypting.take_off(house)
    elif new_key:
        encrypting.seal_anew(house, here=key_here)
    else:
        encrypting.begin(house, here=key_here)
