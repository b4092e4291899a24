"""`ladder`: writing about hard things, from the mildest up, at your own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import ladder, lists
from numbcheck.clean import one_line
from numbcheck.cli import option_help
from numbcheck.cli.choices import LONGEST_TEXT, minutes_of
from numbcheck.journal import kinds
from numbcheck.visit import care_line, dates
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking.questions import Questions, add_line, say_number
from numbcheck.visit.house import House
from numbcheck.visit.session import leave
from numbcheck.visit.texts.rung import climb
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import typer

_FILE = "ladder.md"


def command(
    house: House,
    list_: Annotated[bool, typer.Option("--list", help="Show the rungs and stop.")] = False,
    make: Annotated[bool, typer.Option("--make", help="Add rungs, from mild to hard.")] = False,
    add: Annotated[str | None, typer.Option("--add", metavar="TEXT", help="Add one rung.")] = None,
    at: Annotated[
        int | None, typer.Option("--at", min=1, help="With --add: its place, 1 is the mildest.")
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option("-m", "--minutes", metavar="MIN", help=option_help.MINUTES),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Another one on the same day.")] = False,
) -> None:
    """Write about hard things, the mildest first, with a minute to settle before and after.

    The rungs are yours, and you choose one each time; nothing moves up by itself. Not for trauma, or
    anything that still comes back as if it were now: work on that with a professional. Today may be too soon.
    """
    words = ladder.words()
    path = house.places.plan.with_name(_FILE)
    if add is not None:
        _add(house, words, path, add, at)
        return
    things = lists.read(own_files.read(path))
    if make or (not things and house.streams.can_ask and not list_):
        _make(house, words, path)
    elif not things:
        house.streams.say(words.rungs.none)
    elif list_ or not house.streams.can_ask:
        for number, thing in enumerate(things, start=1):
            house.streams.put(house.streams.wrap(f"{number} {thing.words}"))
    elif not again and _written_today(house):
        house.streams.say(words.rungs.today)
    else:
        _climb(house, words, [thing.words for thing in things], minutes_of(minutes, LONGEST_TEXT))


def _head(words: ladder.Ladder) -> str:
    return lists.head(words.rungs.title, words.rungs.about)


def _add(house: House, words: ladder.Ladder, path: Path, rung: str, at: int | None) -> None:
    """Keep one rung more, and say where it is; where that cannot be done, its words are a draft."""
    changed = add_line(house, path, rung, lambda text: lists.added(text or _head(words), rung, at))
    say_number(house, path, changed, rung)
    care_line.say_after(house, kinds.LADDER)


def _make(house: House, words: ladder.Ladder, path: Path) -> None:
    questions, script = Questions(house, kinds.LADDER), ladder.rungs_script(words)
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    new = [reply.own for _, reply in outcome.replies if one_line(reply.own)]

    def edit(text: str) -> str:
        for rung in new:
            text = lists.added(text or _head(words), rung)
        return text

    questions.keep_lines(path, edit if new else None)
    leave(seat)


def _climb(house: House, words: ladder.Ladder, rungs: Sequence[str], minutes: float | None) -> None:
    """Visit one rung: the person picks it each time, and Enter is always the lowest."""
    asked = ladder.choice_script(words, rungs)
    questions = Questions(house, kinds.LADDER)
    scripts = (
        script
        for rung in rungs
        for script in (ladder.before(words, rung), ladder.after(words, rung, expected=True))
    )
    with house.seat(asked, *scripts) as seat:
        choice = questions.ask(seat, asked)
    if choice.finished:
        questions.let_go()
    else:
        questions.nothing(Receipt.STOPPED)
    leave(seat)
    if choice.finished and seat.left_by is None:
        climb(house, words, rungs[ladder.chosen(choice.replies)], minutes)


def _written_today(house: House) -> bool:
    from numbcheck.journal.query import Query

    today = dates.today(house)
    query = Query(kinds=(kinds.LADDER,), since=today, until=today, day_ends=dates.day_ends(house), limit=1)
    return any(True for _ in house.journal.entries(query))
