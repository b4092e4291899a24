"""`plan`: a plan for hard hours, in your own words, as a file of your own; and goals, looked at again when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from numbcheck.care import goals, plan
from numbcheck.clean import printable
from numbcheck.journal.ids import suffix_of
from numbcheck.visit import keeping, own_files
from numbcheck.visit.house import House
from numbcheck.visit.output import put_all
from numbcheck.visit.questions import Questions
from numbcheck.visit.session import leave
from numbcheck.visit.writing import new_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from numbcheck.journal.entry import Entry


def command(
    house: House,
    guide: Annotated[bool, typer.Option("--guide", help="Go through the six steps and add lines.")] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in your editor.")] = False,
    print_: Annotated[bool, typer.Option("--print", help="Only the plan, for paper.")] = False,
    goal: Annotated[str | None, typer.Option("--goal", metavar="TEXT", help="Keep a goal, one line.")] = None,
    goals_: Annotated[bool, typer.Option("--goals", help="Look at your goals again.")] = False,
) -> None:
    """Make or show your plan for hard hours: signs, what helps, people, professionals, a safer place.

    It is best made on a calmer day, with a doctor, a therapist or someone you trust. It is a plain file
    of your own, and `numbcheck crisis` shows it. Every step can be skipped.
    """
    words = plan.words()
    if goal is not None:
        new_text(house, "goal", house.now()).keep(goal)
    elif goals_:
        _look_at_goals(house, words.goal)
    elif edit:
        _edit(house, words)
    elif guide:
        _guide(house, words)
    elif (text := own_files.read(house.places.plan)) or print_:
        _show(house, words, text, bare=print_)
    elif house.streams.can_ask:
        _guide(house, words)
    else:
        house.streams.say(words.none)


def _show(house: House, words: plan.Plan, text: str, *, bare: bool) -> None:
    if not text:
        house.streams.say(words.none)
        return
    lines = printable(text).rstrip("\n").split("\n")
    if bare:
        house.streams.write("\n".join(lines) + "\n")
        return
    put_all(house, lines)
    house.streams.say(words.share)


def _guide(house: House, words: plan.Plan) -> None:
    own_files.read(house.places.plan)  # what cannot be read is refused before anything is typed
    script = plan.script(words)
    questions = Questions(house, "plan")
    with house.seat(script) as seat:
        outcome = questions.ask(seat, script)
    steps = plan.lines_of(outcome.replies)

    def edit(text: str) -> str:
        return plan.added(words, text or plan.document(words, {}), steps)

    questions.keep_lines(house.places.plan, edit if steps else None, (words.shown, words.share))
    leave(seat)


def _edit(house: House, words: plan.Plan) -> None:
    own_files.change(house.places, house.places.plan, lambda text: text or plan.document(words, {}))
    own_files.edit_own(house, house.places.plan)


def _look_at_goals(house: House, words: plan.GoalWords) -> None:
    """Show the goals there are; those older than two weeks can be looked at again, one key each."""
    from numbcheck.journal.query import Query

    kept = list(house.journal.entries(Query(kinds=("goal",)), newest_first=False))
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
    questions = Questions(house, "goal")
    with house.seat(asked) as seat:
        outcome = questions.ask(seat, asked)
    about = dict(zip(asked.parts, due, strict=True))
    looks = [{"about": about[ask].id, **goals.kept(reply)} for ask, reply in outcome.replies]
    if looks:
        with questions.safe():
            kept = [keeping.keep(house, keeping.New("goal", house.now(), {"data": data})) for data in looks]
        originals = [path for one in kept for path in one.originals]
        keeping.say_kept(house, kept[-1]._replace(originals=originals))
    else:
        questions.nothing()
    leave(seat)
