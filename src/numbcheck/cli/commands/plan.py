"""`plan`: a plan for hard hours, in your own words, as a file of your own; and goals, looked at again when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import goals, plan
from numbcheck.clean import printable
from numbcheck.columns import wrapped
from numbcheck.journal import kinds
from numbcheck.journal.content import ABOUT
from numbcheck.journal.ids import suffix_of
from numbcheck.show.printed import WIDTH
from numbcheck.visit import keeping
from numbcheck.visit.asking import own_files, plan_questions
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.house import House
from numbcheck.visit.locked.access import unlock_to_read
from numbcheck.visit.output import put_all
from numbcheck.visit.session import leave
from numbcheck.visit.texts.writing import new_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from numbcheck.journal.entry import Entry


def command(
    house: House,
    guide: Annotated[bool, typer.Option("--guide", help="Go through the six steps and add lines.")] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in your editor.")] = False,
    print_: Annotated[
        bool, typer.Option("--print", help="Only the plan, for paper; empty, a form to fill in.")
    ] = False,
    goal: Annotated[str | None, typer.Option("--goal", metavar="TEXT", help="Keep a goal, one line.")] = None,
    goals_: Annotated[bool, typer.Option("--goals", help="Look at your goals again.")] = False,
) -> None:
    """Make or show your plan for hard hours: signs, what helps, people, professionals, a safer place.

    At first it asks for one person you could call or text, and that may be enough for today. It's easiest
    on a better day, with a doctor, a therapist or someone you trust. It is a plain file of your own, and
    `numbcheck crisis` shows it. Every step can be skipped.
    """
    words = plan.words()
    if goal is not None:
        new_text(house, kinds.GOAL, house.now()).keep(goal)
    elif goals_:
        _look_at_goals(house, words.goal)
    elif edit:
        _edit(house, words)
    elif guide:
        plan_questions.guide(house, words)
    elif print_:
        text = own_files.read(house.places.plan) or plan.document(words, {})
        house.streams.put("\n".join(row for line in _lines(text) for row in _on_paper(line)))
    elif not plan.is_begun(words, text := own_files.read(house.places.plan)) and house.streams.can_ask:
        plan_questions.begin(house, words)
    elif text:
        put_all(house, _lines(text))
        house.streams.say(words.share)
    else:
        house.streams.say(words.none)


def _on_paper(line: str) -> list[str]:
    """Return a line in rows of a page; what follows a bullet hangs below its words."""
    return wrapped(line, WIDTH, "  " if line.startswith("- ") else None)


def _lines(text: str) -> list[str]:
    return printable(text).rstrip("\n").split("\n")


def _edit(house: House, words: plan.Plan) -> None:
    own_files.change(house.places, house.places.plan, lambda text: text or plan.document(words, {}))
    own_files.edit_own(house, house.places.plan)


def _look_at_goals(house: House, words: plan.GoalWords) -> None:
    """Show the goals there are; those older than two weeks can be looked at again, one key each."""
    from numbcheck.journal.query import Query

    unlock_to_read(house)
    kept = list(house.journal.entries(Query(kinds=(kinds.GOAL,)), newest_first=False))
    let_go = set(map(suffix_of, goals.let_go(kept)))
    held: list[Entry] = [one for one in kept if one.text and suffix_of(one.id) not in let_go]
    if not held:
        house.streams.say(words.none)
        return
    today = house.now().date()
    due = [one for one in held if goals.is_due(one.day, today)]
    for one in held:
        if one not in due:
            house.streams.put(house.streams.wrap(goals.line(words, one.text or "", one.day, today)))
    if due:
        _ask_about_goals(house, words, due)


def _ask_about_goals(house: House, words: plan.GoalWords, due: Sequence[Entry]) -> None:
    asked = goals.script(words, [(one.text or "", one.day) for one in due], house.now().date())
    questions = Questions(house, kinds.GOAL)
    with house.seat(asked) as seat:
        outcome = questions.ask(seat, asked)
    about = dict(zip(asked.parts, due, strict=True))
    looks = [{ABOUT: about[ask].id, **goals.kept(reply)} for ask, reply in outcome.replies]
    if looks:
        with questions.safe():
            kept = [
                keeping.keep(house, keeping.New(kinds.GOAL, house.now(), {"data": data})) for data in looks
            ]
        originals = [path for one in kept for path in one.originals]
        keeping.say_kept(house, kept[-1]._replace(originals=originals))
    else:
        questions.nothing()
    leave(seat)
