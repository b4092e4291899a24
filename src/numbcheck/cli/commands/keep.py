"""`keep`: what you put away for a harder day, shown only when you ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import keepsakes
from numbcheck.errors import UsageError
from numbcheck.visit.asking.keepsake_viewer import path, show, things
from numbcheck.visit.asking.questions import Questions, add_line, say_added
from numbcheck.visit.house import House
from numbcheck.visit.output import put_all
from numbcheck.visit.session import leave

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    text: Annotated[list[str] | None, typer.Argument(help="One thing to keep, in a few words.")] = None,
    guide: Annotated[bool, typer.Option("--guide", help="Six short questions that help to begin.")] = False,
) -> None:
    """Keep a line, a song, a place for a harder day, and look at one of them when you want to.

    Alone it shows one thing at a time on a screen that leaves nothing behind; Enter shows another, x takes
    it out. Nothing of it comes by itself, unless the setting from_before says so. It is a plain file of
    your own.
    """
    words = keepsakes.words()
    if text and guide:
        raise UsageError("Two things were given, TEXT and --guide. Choose one.")
    if text:
        _add(house, words, " ".join(text))
    elif guide:
        _guide(house, words)
    elif house.streams.can_ask or not things(house):
        show(house, words)
    else:
        put_all(house, [thing.words for thing in things(house)])


def _add(house: House, words: keepsakes.Keep, thing: str) -> None:
    changed = add_line(house, path(house), thing, lambda text: keepsakes.added(words, text, thing))
    say_added(house, path(house), changed)


def _guide(house: House, words: keepsakes.Keep) -> None:
    script = keepsakes.script(words)
    questions = Questions(house, "keep")
    with house.seat(script) as seat:
        replies = questions.ask(seat, script).replies
    said = [reply for _, reply in replies if reply.own.strip()]
    questions.keep_lines(
        path(house), (lambda text: keepsakes.with_replies(words, text, replies)) if said else None
    )
    leave(seat)
