"""`reach`: your people, and first lines to send them. Nothing here is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import plan, reach
from numbcheck.clean import folded, named, one_line
from numbcheck.cli.call import call, module_of
from numbcheck.cli.choices import PEOPLE, one_of
from numbcheck.errors import UsageError
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking.questions import add_line, say_added
from numbcheck.visit.house import House
from numbcheck.visit.one_key import ENTER, answered
from numbcheck.visit.output import put_all
from numbcheck.visit.session import leave

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer


def command(
    house: House,
    to: Annotated[
        str | None, PEOPLE, typer.Argument(help=f"{one_of(PEOPLE)}; or a name of your own.")
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", metavar="TEXT", help="Add a person, to your plan as well.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every line at once.")] = False,
) -> None:
    """Find a first line to someone. You don't have to talk about feelings.

    It shows the people in your plan, and one line for each kind of person; name one to see more, three at
    a time. Nothing is sent: copy a line, change it, or leave it for another day.
    """
    words = reach.words()
    if add is not None:
        _add(house, add)
    elif to == reach.DOCTOR:
        call(module_of("report"), house, {"doctor": True})
    elif not to:
        _show(house, words, _people(house), words.one_of_each())
        house.streams.say(words.several)
    else:
        _show_kind(house, words, to, whole=all_)


def _add(house: House, person: str) -> None:
    """Keep one person more, in the plan; where that cannot be done, what was typed is a draft."""
    if not one_line(person):
        raise UsageError("Say in a few words who it is.")
    words = plan.words()
    changed = add_line(house, house.places.plan, person, lambda text: plan.with_person(words, text, person))
    say_added(house, house.places.plan, changed)


def _show_kind(house: House, words: reach.Starters, to: str, *, whole: bool) -> None:
    """Show the first lines to this kind of person, or to a person of one's own; three, and then more by a key."""
    people, kind = _people(house), to
    if kind not in words.kinds:
        people, kind = [one for one in people if folded(plan.name_of(one)) == folded(to)], reach.ANYONE
        if not people:
            name = named(to)
            raise UsageError(words.nobody.format(name=name, kinds=", ".join((*words.kinds, reach.DOCTOR))))
    lines = [f"- {line}" for line in words.lines(kind)]
    first = lines if whole else lines[: reach.AT_ONCE]
    _show(house, words, people, [words.kinds[kind], *first])
    rest = lines[len(first) :]
    if rest and house.streams.can_ask:
        _show_more(house, words, rest)
    elif rest:
        house.streams.say(words.every.format(kind=kind))


def _show(house: House, words: reach.Starters, people: Sequence[str], lines: Sequence[str]) -> None:
    own = (
        [words.people, *(f"- {one_line(person)}" for person in people)]
        if people
        else [words.no_people, words.to_add]
    )
    put_all(house, [words.intro, "", *own, "", *lines, "", words.sending, words.no_answer])
    house.streams.say(words.no_one)


def _show_more(house: House, words: reach.Starters, rest: Sequence[str]) -> None:
    with house.seat(plain=True) as seat:
        while rest and answered(house, seat, [words.more], ENTER):
            put_all(house, rest[: reach.AT_ONCE])
            rest = rest[reach.AT_ONCE :]
    leave(seat)


def _people(house: House) -> list[str]:
    return plan.people(plan.words(), own_files.read(house.places.plan))
