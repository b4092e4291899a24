"""The plan for hard hours: six steps in a person's own words, as Markdown that the person owns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numbcheck.care import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numbcheck.practice.script import Script

MOST_LINES = 8
"""Lines the guide takes for one step; in the file there may be more."""

Steps = dict[str, list[str]]
"""The lines of each step, by the step's id."""


def script(words: Mapping[str, Any]) -> Script:
    """Return the guide through the six steps; an empty line goes on to the next step."""
    return flow.flow("plan", words["title"], _asks(words), words["open"])


def _asks(words: Mapping[str, Any]) -> Iterator[Any]:
    for number, step in enumerate(words["step"], start=1):
        first = f"{number}. {step['title']}\n{step['ask']}\nFor example: {'; '.join(step['examples'])}."
        for at in range(MOST_LINES):
            yield flow.question(step["id"], first if at == 0 else "", empty="enough")


def lines_of(answers: flow.Answers) -> Steps:
    """Return the lines a person gave to each step."""
    steps: Steps = {}
    for ask, text in answers:
        if text.strip():
            steps.setdefault(ask, []).append(text.strip())
    return steps


def document(words: Mapping[str, Any], steps: Steps) -> str:
    """Return a new plan as Markdown; a step without lines stays there, empty."""
    parts = [f"# {words['title']}", words["with_someone"], words["order"]]
    for number, step in enumerate(words["step"], start=1):
        parts += [f"## {number}. {step['title']}", _bullets(steps.get(step["id"], []))]
    return "\n\n".join(part for part in parts if part) + "\n"


def added(words: Mapping[str, Any], text: str, steps: Steps) -> str:
    """Return the plan in `text` with the lines of `steps` added, and everything else as the person left it.

    A step whose heading is gone comes back at the end.
    """
    lines = text.rstrip("\n").split("\n")
    for number, step in enumerate(words["step"], start=1):
        new = [f"- {line}" for line in steps.get(step["id"], [])]
        if not new:
            continue
        at = _end_of(lines, step["title"])
        if at is None:
            lines += ["", f"## {number}. {step['title']}", "", *new]
        else:
            lines[at:at] = new if lines[at - 1].startswith("- ") else ["", *new]
    return "\n".join(lines) + "\n"


def lines_under(words: Mapping[str, Any], text: str, step_id: str) -> list[str]:
    """Return what stands under one step's heading, without bullets and empty lines."""
    title = next(step["title"] for step in words["step"] if step["id"] == step_id)
    lines = text.split("\n")
    end = _end_of(lines, title)
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
