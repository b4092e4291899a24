"""`joy`: a ranked list of things you like or used to like, and a deck of small ideas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck.care import joys, planned
from numbcheck.clean import named
from numbcheck.cli.choices import one_of
from numbcheck.errors import UsageError
from numbcheck.exchange import ics as calendar
from numbcheck.exchange.writing.outfile import write_file, written
from numbcheck.journal import kinds
from numbcheck.journal.content import CAME, OWN_WORDS
from numbcheck.journal.entry import CHANGES
from numbcheck.practice.reply import Reply
from numbcheck.visit.asking import own_files, planning
from numbcheck.visit.asking.liked import Liked
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.house import House
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.output import put_all
from numbcheck.words.labels import label
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import typer


_NAMED = ("add", "plan", "done", "undone", "ideas", "print")
"""What is named where something else was typed."""


def command(
    house: House,
    action: Annotated[str, tuple(_ACTIONS), typer.Argument(help=f"{one_of(tuple(_ACTIONS))}.")] = "list",
    words: Annotated[list[str] | None, typer.Argument(help="What it is, or its number.")] = None,
    at: Annotated[
        int | None, typer.Option("--at", min=1, help="With add: its place, 1 is the favourite.")
    ] = None,
    ics: Annotated[
        bool, typer.Option("--ics", help="With plan: also write it to a file for a calendar.")
    ] = False,
) -> None:
    """Keep a list of things you like, the favourite first.

    add and used-to put something on it, next names one, plan asks when and where, done ticks it off and
    asks what came of it, undone opens it again. ideas shows small things to try, by channel: move, make,
    hear, see, touch, outside, people, rest, gratitude. print is for paper: hang it where you see it.

    Had times far too high? Keep it small, and at the same hour.
    """
    if action not in _ACTIONS:
        raise UsageError(f'There\'s no "joy {named(action)}". Choose one of: {", ".join(_NAMED)}.')
    if ics and action != "plan":
        raise UsageError("--ics belongs to a plan: numbcheck joy plan 1 --ics")
    _ACTIONS[action](Liked(house, at, ics=ics), " ".join(words or []))


def _list(joy: Liked, _: str) -> None:
    lines = [*joys.numbered(joy.things), *planning.shown(joy.house, joy.words)]
    if not lines:
        _begin(joy)
        return
    put_all(joy.house, lines if lines[0] else lines[1:])
    joy.house.streams.say(joy.words.again)


def _print(joy: Liked, _: str) -> None:
    _put(joy, joys.numbered(joy.things))


def _plan(joy: Liked, text: str) -> None:
    """Plan one thing, named by its number on the list or in words.

    What is planned already only gets its file.
    """
    thing = joy.named(text)
    if not (joy.ics and planned.of(planning.still_open(joy.house), thing)):
        thing = planning.plan(joy.house, joy.words, thing, [thing.words for thing in joy.things])
    if joy.ics and (plan := planned.of(planning.still_open(joy.house), thing)):
        _write_ics(joy, plan)


def _write_ics(joy: Liked, plan: planned.PlannedThing) -> None:
    """Write a plan to a file for a calendar; its name is of that plan alone, so the file may be made anew."""
    moment = planned.moment(plan)
    if moment is None:
        joy.house.streams.say(joy.words.plan.no_day.format(when=plan.when))
        return
    start, timed = moment
    target = Path(f"numbcheck-joy-{start:%Y-%m-%d}-{plan.entry.ref}.ics")
    made = calendar.calendar(plan.words, start, joy.house.now(), plan.entry.id, timed=timed)
    write_file(target, [made], force=True, unfinished=joy.house.unfinished)
    joy.house.streams.say(written(target, "1 plan"))


def _add(joy: Liked, text: str) -> None:
    joy.add(text, joy.at)


def _used_to(joy: Liked, text: str) -> None:
    under = joy.words.used_to
    if text:
        joy.add(text, under=under)
        return
    _put(joy, [joy.house.streams.wrap(thing.words) for thing in joy.things if thing.under == under])


def _put(joy: Liked, lines: list[str]) -> None:
    """Print lines of the list; where there are none, say how to begin it."""
    if lines:
        put_all(joy.house, lines)
    else:
        joy.house.streams.say(joy.words.begin)


def _done(joy: Liked, text: str) -> None:
    """Tick it off, ask two skippable questions, keep that it was done."""
    from numbcheck.visit.session import leave

    plans, listed = planning.still_open(joy.house), [thing.words for thing in joy.things]
    named = joy.named(text) if text else ""
    if named not in listed:
        named = planned.meant(plans, "" if text == "1" and not listed else named)
    if not named:
        raise UsageError("Say which one, by its number or its first words: numbcheck joy done walk")
    plan = planned.of(plans, named)
    on_the_list = not plan or plan.words in listed
    done = joy.mark(text or named, own_files.DONE).words if on_the_list else named
    script = joys.after_script(joy.words, done)
    questions = Questions(joy.house, kinds.JOY)
    with joy.house.seat(script) as seat:
        replies = dict(questions.ask(seat, script).replies)
    after, came = joy.words.after, replies.get(CAME, Reply())
    if joys.NOTHING in came.chosen:
        joy.house.streams.say(after.nothing)
    here = replies.get(joys.HERE, Reply())
    questions.keep(
        Receipt.DONE.format(words=done),
        text=done,
        change=next((change for change in CHANGES if change in here.chosen), None),
        data={
            **planned.done(plan),
            **({CAME: came.chosen[0]} if came.chosen else {}),
            **({OWN_WORDS: came.own} if came.own else {}),
        },
    )
    leave(seat)


def _undone(joy: Liked, text: str) -> None:
    if not text:
        raise UsageError("Say which one, by its number: numbcheck joy undone 1")
    thing = joy.mark(text, own_files.UNDONE)
    say_receipt(joy.house, Receipt.OPEN_AGAIN.format(words=thing.words))


def _next(joy: Liked, _: str) -> None:
    thing = joys.first_open(joy.things)
    if thing:
        joy.house.streams.put(joy.house.streams.wrap(thing.words))
        joy.house.streams.say(joy.words.own_tiny)
        return
    if not joy.things:
        _begin(joy)
        return
    joy.house.streams.say(joy.words.all_done)
    _idea(joy)


def _begin(joy: Liked) -> None:
    joy.house.streams.say(joy.words.empty)
    _idea(joy)
    joy.house.streams.say(joy.words.begin)


def _idea(joy: Liked) -> None:
    idea = joy.house.choose(joy.words.deck())
    joy.house.streams.put(joy.house.streams.wrap(idea.words))
    joy.house.streams.put(joy.house.streams.wrap(joy.words.tiny.format(tiny=idea.tiny)))


def _ideas(joy: Liked, channel: str) -> None:
    ideas = joy.words.deck(channel)
    lines = [joy.words.intro, joy.words.own_list, ""]
    for name in dict.fromkeys(idea.channel for idea in ideas):
        lines += [
            f"{label('channel', name)}:",
            *(f"- {idea.words} Tiny: {idea.tiny}" for idea in ideas if idea.channel == name),
            "",
        ]
    put_all(joy.house, lines[:-1])


_ACTIONS: Mapping[str, Callable[[Liked, str], None]] = {
    "list": _list,
    "add": _add,
    "plan": _plan,
    "done": _done,
    "undone": _undone,
    "next": _next,
    "used-to": _used_to,
    "ideas": _ideas,
    "print": _print,
}
