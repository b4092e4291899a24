"""The plan for hard hours: six steps in a person's own words, as Markdown that the person owns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import flow, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Script

MOST_LINES = 8
"""Lines the guide takes for one step; in the file there may be more."""
PEOPLE = ("people-to-ask", "among-people")
"""The steps that name people, those to ask for help first."""

Lines = dict[str, list[str]]
"""The lines of each step, by the step's id."""


class Step(NamedTuple):
    """One of the six steps: its heading in the file, and what the guide asks."""

    id: str
    title: str
    ask: str
    examples: tuple[str, ...]


class GoalWords(NamedTuple):
    """What is said about goals; `answers` are those to how one looks now, `new`, `few` and `old` how long one is kept."""

    none: str
    open: tuple[str, ...]
    ask: str
    young: str
    new: str
    few: str
    old: str
    answers: tuple[str, ...]


class Plan(NamedTuple):
    """The words of the plan (safety planning in six steps, after Stanley and Brown), and of goals."""

    rows: tuple[str, ...]
    title: str
    open: tuple[str, ...]
    with_someone: str
    order: str
    shown: str
    share: str
    none: str
    steps: tuple[Step, ...]
    goal: GoalWords

    def titled(self, step_id: str) -> str:
        """Return the heading of the step with this id."""
        return next(step.title for step in self.steps if step.id == step_id)


def words() -> Plan:
    """Return the words of the plan."""
    return wording.read("plan", Plan)


def script(words: Plan) -> Script:
    """Return the guide through the six steps; an empty line goes on to the next step."""
    return flow.flow("plan", words.title, _asks(words), words.open)


def _asks(words: Plan) -> Iterator[Ask]:
    for number, step in enumerate(words.steps, start=1):
        first = f"{number}. {step.title}\n{step.ask}\nFor example: {'; '.join(step.examples)}."
        for at in range(MOST_LINES):
            yield flow.question(step.id, first if at == 0 else "", empty="enough")


def lines_of(replies: Replies) -> Lines:
    """Return the lines a person gave to each step."""
    lines: Lines = {}
    for step, reply in replies:
        if reply.own.strip():
            lines.setdefault(step, []).append(reply.own.strip())
    return lines


def document(words: Plan, given: Lines) -> str:
    """Return a new plan as Markdown; a step without lines stays there, empty."""
    parts = [f"# {words.title}", words.with_someone, words.order]
    for number, step in enumerate(words.steps, start=1):
        parts += [f"## {number}. {step.title}", _bullets(given.get(step.id, []))]
    return "\n\n".join(part for part in parts if part) + "\n"


def added(words: Plan, text: str, given: Lines) -> str:
    """Return the plan in `text` with the lines `given` added, and everything else as the person left it.

    A step whose heading is gone comes back at the end.
    """
    lines = text.rstrip("\n").split("\n")
    for number, step in enumerate(words.steps, start=1):
        new = [f"- {line}" for line in given.get(step.id, [])]
        if not new:
            continue
        at = _end_of(lines, step.title)
        if at is None:
            lines += ["", f"## {number}. {step.title}", "", *new]
        else:
            lines[at:at] = new if lines[at - 1].startswith("- ") else ["", *new]
    return "\n".join(lines) + "\n"


def lines_under(words: Plan, text: str, step_id: str) -> list[str]:
    """Return what stands under one step's heading, without bullets and empty lines."""
    lines = text.split("\n")
    end = _end_of(lines, words.titled(step_id))
    if end is None:
        return []
    start = next(at for at in range(end - 1, -1, -1) if _is_heading(lines[at]))
    return [line.strip().lstrip("-*+ ").strip() for line in lines[start + 1 : end] if line.strip("-*+ ")]


def _end_of(lines: list[str], title: str) -> int | None:
    """Return the place just behind the last line with something in it under the heading `title`."""
    start = next((at for at, line in enumerate(lines) if _is_heading(line) and title in line), None)
    if start is None:
        return None
    rest = range(start + 1, len(lines))
    end = next((at for at in rest if _is_heading(lines[at])), len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _is_heading(line: str) -> bool:
    return line.startswith("#")


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
