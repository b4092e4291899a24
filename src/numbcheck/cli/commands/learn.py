"""`learn`: short pages about numbness, and where their words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import pages
from numbcheck.cli.choices import TOPICS
from numbcheck.crisis import need
from numbcheck.errors import WordOfNeedError
from numbcheck.visit.asking import planning
from numbcheck.visit.house import House
from numbcheck.visit.output import ITEM, put_all

if TYPE_CHECKING:
    import typer

_HOW = "To read one: numbcheck learn what"


def command(
    house: House,
    topic: Annotated[list[str] | None, TOPICS, typer.Argument(help="A page, or words to look for.")] = None,
) -> None:
    """Read a short page about numbness: what it is, what may help, who can help.

    Without a topic it lists the pages. Words that name no page are looked for in all of them; a word of need
    shows who to call.
    """
    words = " ".join(topic or [])
    page = pages.page(words.lower().replace(" ", "-")) if words else None
    if page:
        put_all(house, page.lines)
        if page.choices and house.streams.can_ask:
            planning.plan_a_little(house, page)
        return
    if need.answer(topic or [], lambda _: False) == need.HELP:
        raise WordOfNeedError(need.HELP)
    found = pages.holding(words) if words else pages.pages()
    listed = [f"{one.id}: {one.title}" for one in found]
    put_all(house, [_HOW, "", *listed] if house.draws and not words else listed, ITEM)
    if not (house.draws or words):
        house.streams.say(_HOW)
