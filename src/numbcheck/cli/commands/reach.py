"""`reach`: your people, and first lines to send them. Nothing here is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import plan, reach
from numbcheck.cli.choices import PEOPLE, one_of
from numbcheck.visit import own_files
from numbcheck.visit.house import House
from numbcheck.visit.output import put_all

if TYPE_CHECKING:
    import typer


def command(
    house: House,
    to: Annotated[str | None, PEOPLE, typer.Argument(help=f"{one_of(PEOPLE)}.")] = None,
) -> None:
    """Find a first line to someone. You don't have to talk about feelings.

    It shows the people in your plan, and one line for each kind of person; name one to see more.
    Nothing is sent: copy a line, change it, or leave it for another day.
    """
    words = reach.words()
    lines = reach.doctor(words) if to == reach.DOCTOR else reach.starters(words, to or "")
    put_all(house, [words.intro, *_people(house, words), "", *lines, "", words.sending, words.no_answer])
    house.streams.say(words.no_one)


def _people(house: House, words: reach.Starters) -> list[str]:
    text, steps = own_files.read(house.places.plan), plan.words()
    people = [person for step in plan.PEOPLE for person in plan.lines_under(steps, text, step)]
    if not people:
        return ["", words.no_people]
    from numbcheck.clean import one_line

    return ["", words.people, *(f"- {one_line(person)}" for person in people)]
