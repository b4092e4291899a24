"""The plan for hard hours: six steps in a person's own words, as Markdown that the person owns."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.clean import folded, one_line
from numbcheck.columns import clip_at_word
from numbcheck.gather import said
from numbcheck.practice.reply import named_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Script

MOST_LINES = 8
"""Lines the guide takes for one step; in the file there may be more."""
_MOST_NAMES = 3
"""Names a question offers: more would not fit beside it on a small screen."""
HELPERS, COMPANY = PEOPLE = ("people-to-ask", "among-people")
"""The steps that name people: those to ask for help, and those who are easy to be with."""
_OTHER = {HELPERS: COMPANY, COMPANY: HELPERS}
_ROW = 70
"""Columns of what is told of a step so far."""
_ENOUGH, _REST = "enough", "no"
_DETAILS = "details"

StepLines = dict[str, list[str]]
"""The lines of each step, by the step's id."""


class PlanStep(NamedTuple):
    """One of the six steps: its heading in the file, and what the guide asks."""

    id: str
    title: str
    ask: str
    examples: tuple[str, ...]


class GoalWords(NamedTuple):
    """What is said about goals: `answers` to how one looks now; `new`, `few` and `old` by how long it is kept."""

    none: str
    open: tuple[str, ...]
    ask: str
    young: str
    new: str
    few: str
    old: str
    answers: tuple[str, ...]


class FirstVisit(NamedTuple):
    """The words of the first visit: one person, and then it may be enough."""

    ask: str
    example: str
    details: str
    enough: str
    answers: Mapping[str, str]
    shown: str
    later: str


class Plan(NamedTuple):
    """The words of the plan (safety planning in six steps, after Stanley and Brown), and of goals."""

    rows: tuple[str, ...]
    title: str
    wait: str
    with_someone: str
    order: str
    by_line: str
    more: str
    shown: str
    share: str
    none: str
    first: FirstVisit
    steps: tuple[PlanStep, ...]
    goal: GoalWords

    def step(self, step_id: str) -> tuple[int, PlanStep]:
        """Return the step with this id, and its number."""
        return next((at, step) for at, step in enumerate(self.steps, start=1) if step.id == step_id)


def words() -> Plan:
    """Return the words of the plan."""
    return wording.read("plan", Plan)


def first_script(words: Plan, text: str) -> Script:
    """Return the one question that a plan begins with, and whether that is enough; names in `text` are offered."""
    first, names = words.first, _names_for(words, text, HELPERS)
    beats = (
        flow.question(HELPERS, first.ask if names else f"{first.ask}\n{first.example}", named_alike(names)),
        *(flow.question(_DETAILS, first.details.format(name=name), given=(HELPERS, name)) for name in names),
        flow.question(_ENOUGH, first.enough, first.answers),
    )
    return flow.flow("plan", words.title, beats, (words.wait, words.with_someone))


def goes_on(replies: Replies) -> bool:
    """Return whether the person wants the other steps, too, after the first one."""
    return any(ask == _ENOUGH and _REST in reply.chosen for ask, reply in replies)


def beside(replies: Replies) -> str:
    """Return what was typed where it is only asked whether that is enough: it is no line of the plan."""
    return next((reply.own for ask, reply in replies if ask == _ENOUGH), "")


def script(words: Plan, text: str = "", but: str = "") -> Script:
    """Return the guide through the steps, `but` one; an empty line goes on to the next step.

    What stands in the plan `text` by now is told with its step, and names are offered where they may fit again.
    """
    opening = () if but else (words.wait, words.with_someone, words.by_line)
    return flow.flow("plan", words.title, _asks(words, text, but), opening)


def _asks(words: Plan, text: str, but: str) -> Iterator[Ask]:
    for number, step in enumerate(words.steps, start=1):
        if step.id == but:
            continue
        names, there = _names_for(words, text, step.id), lines_under(words, text, step.id)
        said = "\n".join([f"{number}. {step.title}", step.ask, *_there(step, there, names)])
        yield flow.question(step.id, said, named_alike(names), empty="enough")
        for _ in range(MOST_LINES - 1):
            yield flow.question(step.id, words.more, empty="enough")


def _there(step: PlanStep, lines: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Yield what stands under a step so far, shortened to one row.

    Before anything stands there, and where no name is offered, yield examples.
    """
    if lines:
        yield clip_at_word(f"So far: {'; '.join(map(one_line, lines))}", _ROW)
    elif step.examples and not names:
        yield f"For example: {'; '.join(step.examples)}."


def _names_for(words: Plan, text: str, step_id: str) -> list[str]:
    """Return the names under the other step about people which this one, if it is about people, does not have yet."""
    if step_id not in PEOPLE:
        return []
    there, others = (
        [name_of(line) for line in lines_under(words, text, one)] for one in (step_id, _OTHER[step_id])
    )
    known = set(map(folded, there))
    return [name for name in dict.fromkeys(others) if name and folded(name) not in known][:_MOST_NAMES]


def name_of(line: str) -> str:
    """Return the name in a line such as `Sam, 0660 000000: please come over`."""
    return one_line(line).partition(":")[0].partition(",")[0].strip()


def people(words: Plan, text: str) -> list[str]:
    """Return the lines of the people in the plan `text`, one for each name: those to ask for help come first."""
    lines = [line for step in PEOPLE for line in lines_under(words, text, step)]
    return list({folded(name_of(line)): line for line in reversed(lines)}.values())[::-1]


def with_person(words: Plan, text: str, person: str) -> str:
    """Return the plan with one person more to be with, unless the name stands in it already."""
    known = {folded(name_of(line)) for line in people(words, text)}
    if folded(name_of(person)) in known:
        return text
    return added(words, text, {COMPANY: [one_line(person)]})


def is_begun(words: Plan, text: str) -> bool:
    """Return whether the person put anything into the plan, names that were given elsewhere aside."""
    company = {COMPANY: lines_under(words, text, COMPANY)}
    return bool(text.strip()) and text.strip() != document(words, company).strip()


def lines_of(replies: Replies) -> StepLines:
    """Return the lines a person gave to each step."""
    lines: StepLines = {}
    for ask, reply in replies:
        said = " ".join([*reply.chosen, reply.own]).strip()
        if ask == _DETAILS and said:
            lines[HELPERS][-1] += f", {said}"
        elif ask != _ENOUGH and said:
            lines.setdefault(ask, []).append(said)
    return lines


def document(words: Plan, given: StepLines) -> str:
    """Return a new plan as Markdown; a step without lines stays there, empty."""
    parts = [f"# {words.title}", words.with_someone, words.order]
    for number, step in enumerate(words.steps, start=1):
        parts += [f"## {number}. {step.title}", _bullets(given.get(step.id, []))]
    return "\n\n".join(part for part in parts if part) + "\n"


def added(words: Plan, text: str, given: StepLines) -> str:
    """Return the plan in `text` with the lines `given` added, and everything else as the person left it.

    Without a plan it is a new one. A step whose heading is gone comes back at the end.
    """
    lines = (text or document(words, {})).rstrip("\n").split("\n")
    for number, step in enumerate(words.steps, start=1):
        new = [f"- {line}" for line in given.get(step.id, [])]
        if not new:
            continue
        at = _end_of(lines, number, step)
        if at is None:
            lines += ["", f"## {number}. {step.title}", "", *new]
        else:
            lines[at:at] = new if lines[at - 1].startswith("- ") else ["", *new]
    return "\n".join(lines) + "\n"


def lines_under(words: Plan, text: str, step_id: str) -> list[str]:
    """Return what stands under one step's heading, without the marks of a list and empty lines."""
    lines = text.split("\n")
    end = _end_of(lines, *words.step(step_id))
    if end is None:
        return []
    start = next(at for at in range(end - 1, -1, -1) if _is_heading(lines[at]))
    return [one for line in lines[start + 1 : end] if (one := said(line))]


def _end_of(lines: list[str], number: int, step: PlanStep) -> int | None:
    """Return the place just behind the last line with something in it under the heading of a step."""
    start = next((at for at, line in enumerate(lines) if _begins(line, number, step)), None)
    if start is None:
        return None
    rest = range(start + 1, len(lines))
    end = next((at for at in rest if _is_heading(lines[at])), len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _begins(line: str, number: int, step: PlanStep) -> bool:
    """Return whether a line is the heading of this step: by its number or its words, either of which may be changed."""
    return _is_heading(line) and (line.lstrip("# ").startswith(f"{number}.") or step.title in line)


def _is_heading(line: str) -> bool:
    return line.startswith("#")


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
