"""`joy`: a ranked list of things you like or used to like, and a deck of small ideas."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from numbcheck.care import joys, lists, planned
from numbcheck.clean import named, one_line
from numbcheck.cli.choices import one_of
from numbcheck.errors import UsageError
from numbcheck.exchange import ics as calendar
from numbcheck.exchange.writing.outfile import write_file, written
from numbcheck.gather import marked
from numbcheck.journal.entry import CHANGES
from numbcheck.practice.reply import Reply
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking import planned as planned_visit
from numbcheck.visit.asking.own_files import row_of
from numbcheck.visit.asking.questions import Questions, add_line
from numbcheck.visit.house import House
from numbcheck.visit.keeping import say_receipt
from numbcheck.visit.output import put_all
from numbcheck.words.labels import label
from numbcheck.words.receipts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import typer

    from numbcheck.care.lists import Thing
    from numbcheck.visit.asking.own_files import Changed, Row

_FILE = "joy.md"
_NAMED = ("add", "plan", "done", "undone", "ideas", "print")
"""What is named where something else was typed."""


class _Joys:
    """The list, its file and its words, for the length of one call; `at`: the place, `ics`: the file that was asked for."""

    def __init__(self, house: House, at: int | None, *, ics: bool = False) -> None:
        self.house = house
        self.at = at
        self.ics = ics
        self.words = joys.words()
        self.path: Path = house.places.plan.with_name(_FILE)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What is on the list now."""
        return lists.read(own_files.read(self.path))

    def add(self, words: str, at: int | None = None, under: str = "") -> None:
        """Keep one thing more, and say where it is; where that cannot be done, the words are a draft."""
        changed = add_line(self.house, self.path, words, lambda text: self._with(text, words, at, under))
        here = one_line(words)
        things = lists.read(changed.after)
        number = next(
            place for place, thing in enumerate(things, 1) if (thing.under, thing.words) == (under, here)
        )
        say_receipt(self.house, Receipt.ON_THE_LIST.format(words=here, place="list", number=number))

    def _with(self, text: str, words: str, at: int | None, under: str) -> str:
        return lists.added(text or lists.head(self.words.title, self.words.about), words, at, under)

    def named(self, ref: str) -> str:
        """Return the words of what `ref` names on the list, else what was typed."""
        try:
            return lists.find(self.things, ref).words
        except UsageError:
            return one_line(ref)

    def mark(self, ref: str, act: str) -> Thing:
        """Tick off what `ref` names, or open it again."""
        found: list[Thing] = []

        def edit(text: str) -> str:
            found[:] = [lists.find(lists.read(text), ref)]
            return marked(text, [_line(found[0])], done=act == own_files.DONE)

        def rows(changed: Changed) -> list[Row]:
            return [row_of(_line(found[0]))] if changed.after != changed.before else []

        own_files.keep(self.house, act, self.path, edit, rows)
        return found[0]


def _line(thing: Thing) -> tuple[str, str]:
    return thing.under, thing.words


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
    _ACTIONS[action](_Joys(house, at, ics=ics), " ".join(words or []))


def _list(joy: _Joys, _: str) -> None:
    lines = [*joys.numbered(joy.things), *planned_visit.shown(joy.house, joy.words)]
    if not lines:
        _begin(joy)
        return
    put_all(joy.house, lines if lines[0] else lines[1:])
    joy.house.streams.say(joy.words.again)


def _print(joy: _Joys, _: str) -> None:
    put_all(joy.house, joys.numbered(joy.things))


def _plan(joy: _Joys, text: str) -> None:
    """Plan one thing: of the list, by its number, or in words of one's own; what is planned already only gets its file."""
    thing = joy.named(text)
    if not (joy.ics and planned.of(planned_visit.still_open(joy.house), thing)):
        thing = planned_visit.plan(joy.house, joy.words, thing, [thing.words for thing in joy.things])
    if joy.ics and (plan := planned.of(planned_visit.still_open(joy.house), thing)):
        _write_ics(joy, plan)


def _write_ics(joy: _Joys, plan: planned.Plan) -> None:
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


def _add(joy: _Joys, text: str) -> None:
    joy.add(text, joy.at)


def _used_to(joy: _Joys, text: str) -> None:
    under = joy.words.used_to
    if text:
        joy.add(text, under=under)
        return
    for thing in joy.things:
        if thing.under == under:
            joy.house.streams.put(thing.words)


def _done(joy: _Joys, text: str) -> None:
    """Tick it off, ask two skippable questions, keep that it was done."""
    from numbcheck.visit.session import leave

    if not text:
        raise UsageError("Say which one, by its number: numbcheck joy done 1")
    plan = planned.of(planned_visit.still_open(joy.house), joy.named(text))
    on_the_list = not plan or any(thing.words == plan.words for thing in joy.things)
    done = joy.mark(text, own_files.DONE).words if on_the_list else joy.named(text)
    script = joys.after_script(joy.words, done)
    questions = Questions(joy.house, "joy")
    with joy.house.seat(script) as seat:
        replies = dict(questions.ask(seat, script).replies)
    after, came = joy.words.after, replies.get(joys.CAME, Reply())
    if joys.NOTHING in came.chosen:
        joy.house.streams.say(after.nothing)
    here = replies.get(joys.HERE, Reply())
    questions.keep(
        Receipt.DONE.format(words=done),
        text=done,
        change=next((change for change in CHANGES if change in here.chosen), None),
        data={
            **planned.done(plan),
            **({joys.CAME: came.chosen[0]} if came.chosen else {}),
            **({"own": came.own} if came.own else {}),
        },
    )
    leave(seat)


def _undone(joy: _Joys, text: str) -> None:
    if not text:
        raise UsageError("Say which one, by its number: numbcheck joy undone 1")
    thing = joy.mark(text, own_files.UNDONE)
    say_receipt(joy.house, Receipt.OPEN_AGAIN.format(words=thing.words))


def _next(joy: _Joys, _: str) -> None:
    thing = joys.first_open(joy.things)
    if thing:
        joy.house.streams.put(thing.words)
        joy.house.streams.say(joy.words.own_tiny)
        return
    if not joy.things:
        _begin(joy)
        return
    joy.house.streams.say(joy.words.all_done)
    _idea(joy)


def _begin(joy: _Joys) -> None:
    joy.house.streams.say(joy.words.empty)
    _idea(joy)
    joy.house.streams.say(joy.words.begin)


def _idea(joy: _Joys) -> None:
    idea = joy.house.choose(joy.words.deck())
    joy.house.streams.put(joy.house.streams.wrap(idea.words))
    joy.house.streams.put(joy.house.streams.wrap(joy.words.tiny.format(tiny=idea.tiny)))


def _ideas(joy: _Joys, channel: str) -> None:
    ideas = joy.words.deck(channel)
    lines = [joy.words.intro, joy.words.own_list, ""]
    for name in dict.fromkeys(idea.channel for idea in ideas):
        lines += [
            f"{label('channel', name)}:",
            *(f"- {idea.words} Tiny: {idea.tiny}" for idea in ideas if idea.channel == name),
            "",
        ]
    put_all(joy.house, lines[:-1])


_ACTIONS: Mapping[str, Callable[[_Joys, str], None]] = {
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
