"""TOML to Script: reads what a practice says, unrolls its repeats, and names file and step when it cannot."""

from __future__ import annotations

from numbcheck.errors import UsageError
from numbcheck.practice import bounds, steps
from numbcheck.practice.fields import Fields, filled
from numbcheck.practice.order import ordered
from numbcheck.practice.script import ATTENTIONS, FAMILIES, Ask, Script, Timed
from numbcheck.practice.tuning import UNTUNED, Tuning
from numbcheck.toml_values import fail, read_toml


def parse(text: str, name: str, tuning: Tuning | None = None) -> Script:
    """Return the practice that the TOML in `text` describes, tuned.

    `name` is the file's name for error sentences. Raises BadDataError, naming file, step and remedy,
    where it cannot be read or would not be safe; UsageError where `tuning` does not fit it.
    """
    tuning = tuning or UNTUNED
    top, echoes = _opened(text, name, tuning)
    written = [
        steps.step(Fields(raw, name, number), tuning)
        for number, raw in enumerate(top.tables("step"), start=1)
    ]
    played = ordered(top.word("id"), written, tuning)
    groups = [group for step in played for group in step.groups]
    script = Script(
        id=top.word("id"),
        title=_title(top, tuning),
        family=top.choice("family", FAMILIES),  # type: ignore[arg-type]
        attention=top.choice("attention", ATTENTIONS),  # type: ignore[arg-type]
        about=top.text("about"),
        beats=tuple(beat for group in groups for beat in group),
        opening=(*top.lines("opening"), *(step.note for step in played if step.note)),
        closing=top.text("closing", default=""),
        sources=top.lines("sources"),
        pace=bounds.pace_range(groups, top.choice("family", FAMILIES)),
        sitting=top.text("sitting", default=""),
        turns=max((step.turns for step in played), default=1),
        by_name=top.flag("by_name"),
        asks_after=top.flag("after", default=True),
        note_line=top.flag("note_line"),
        lasts=top.number("lasts", default=0.0),
        plans=top.lines("plans"),
        onward=top.lines("onward"),
        rest=top.text("rest", default=""),
        echoes=echoes,
        tuning=tuning,
    )
    top.refuse_others()
    _refuse_unsafe(written, script, name)
    return script


def _title(top: Fields, tuning: Tuning) -> str:
    """Return its title; a breath by other numbers than its own goes by these."""
    title = top.text("title")
    numbers = "-".join(f"{seconds:g}" for seconds in tuning.ratio).removesuffix("-0")
    return f"Breathing {numbers}" if numbers else title


def _refuse_unasked(written: list[steps.Step], name: str) -> None:
    """Raise BadDataError where a step depends on the answer to a question that is not asked before it."""
    asked: set[str] = set()
    for number, step in enumerate(written, 1):
        if step.given and step.given[0] not in asked:
            fail(
                f"{name}, step {number}", f'"{step.given[0]}" in given is not asked before it', "Ask it first"
            )
        asked |= {beat.ask for group in step.groups for beat in group if isinstance(beat, Ask)}


def _refuse_unsafe(written: list[steps.Step], script: Script, name: str) -> None:
    """Raise BadDataError, naming the step as it is written, where the whole is not safe, or cannot be played."""
    _refuse_unasked(written, name)
    numbered = [
        (number, beat) for number, step in enumerate(written, 1) for group in step.groups for beat in group
    ]
    beats = [beat for _, beat in numbered]
    if sum(beat.seconds for beat in beats if isinstance(beat, Timed)) > bounds.LONGEST_PRACTICE:
        fail(name, *bounds.TOO_LONG)
    if any(bounds.closes_eyes(words) for words in (*script.opening, script.closing)):
        fail(name, bounds.EYES, bounds.EYES_REMEDY)
    if fault := bounds.course_fault(beats, script.family):
        fail(f"{name}, step {numbered[fault.at][0]}", fault.why, fault.remedy)
    if fault := bounds.course_fault(script.beats, script.family):
        fail(name, fault.why, fault.remedy)


def _opened(text: str, name: str, tuning: Tuning) -> tuple[Fields, tuple[tuple[str, str], ...]]:
    """Return the fields of the whole file, its blanks filled, and those that a question fills while it plays."""
    raw = read_toml(text, name)
    blanks = Fields(raw, name).blanks()
    for blank, words in tuning.blanks:
        if blank not in blanks:
            raise UsageError(f"This practice has nothing called {blank!r} to choose.")
        blanks[blank] = words
    raw.pop("blanks", None)
    echoes = {blank: words for blank, words in blanks.items() if _is_said_back(blank, raw.get("step"))}
    for blank in echoes:
        del blanks[blank]
    return Fields(filled(raw, blanks), name), tuple(echoes.items())


def _is_said_back(blank: str, written: object) -> bool:
    """Return whether a question of that name fills the blank; what it says itself is filled before it is asked."""
    steps = [step for step in written if isinstance(step, dict)] if isinstance(written, list) else []
    asking = [step for step in steps if step.get("ask") == blank]
    return bool(asking) and all(filled(step, {blank: ""}) == step for step in asking)
