"""`unlock`: a locked journal can be read for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.errors import ConfigError, UsageError
from numbcheck.practice.length import span
from numbcheck.settings import values
from numbcheck.visit.house import House
from numbcheck.visit.locked import unlocking
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    import typer

_NOWHERE = (
    "Nothing here keeps a journal open, so each command that reads will ask. "
    "A program of yours can answer instead: numbcheck config set key_command"
)


def command(
    house: House,
    for_: Annotated[str | None, typer.Option("--for", metavar="TIME", help="How long, as 15m or 2h.")] = None,
) -> None:
    """Open a locked journal for a while: 15 minutes, unless you say how long.

    It asks for your passphrase, three times at most; your recovery code works in its place. After that time,
    or after numbcheck lock, reading asks again. Writing never does.
    """
    if not unlocking.has_lock(house):
        house.streams.say(unlocking.NOT_LOCKED)
        return
    for_ = for_ or house.settings.key_for
    try:
        seconds = values.seconds_in(values.duration(for_))
    except ValueError:
        raise UsageError(f'How long is "{for_}"? For example: numbcheck unlock --for 15m') from None
    if unlocking.unlock(house, seconds=seconds):
        house.streams.say(Receipt.OPEN_FOR.format(time=span(seconds)))
    else:
        raise ConfigError(_NOWHERE)
