"""`show`: one entry, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from numbcheck.cli.faults import mention_faults
from numbcheck.cli.house import House


def command(
    ctx: typer.Context,
    ref: Annotated[
        str, typer.Argument(help="@1 is the newest, @2 the one before; or four letters, as k3f7.")
    ],
) -> None:
    """Show one entry, whole.

    Where it was changed in two places at once, both texts; numbcheck edit joins them.
    """
    from numbcheck.cli.edit import BETWEEN
    from numbcheck.show.whole import whole

    house: House = ctx.obj
    versions = house.journal.texts(ref)
    texts = ["\n".join(whole(one, house.streams.width)) for one in versions]
    house.put_long([f"\n{BETWEEN}\n".join(texts) + "\n"])
    if len(versions) > 1:
        house.streams.say(
            f"It was changed in two places at once: numbcheck edit {versions[0].ref} joins them."
        )
    mention_faults(house)
