"""Reframing: one hard thought, three questions, what supports it and what does not, and a fairer way to say it."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import flow, wording
from numbcheck.journal import kinds
from numbcheck.toml_values import NO_TEXTS
from numbcheck.words import OWN

if TYPE_CHECKING:
    from numbcheck.practice.script import Ask, Script

_KNOWN = "known"
_THOUGHT = "thought"
_FAIRER = "fairer"

Answers = tuple[tuple[str, str], ...]
"""What was said, as (ask, text), as an entry keeps it."""


class Open(NamedTuple):
    """What stands above it all."""

    title: str
    fear: str
    help: str
    words: str


class Thought(NamedTuple):
    """The question for the thought."""

    start: str


class Start(NamedTuple):
    """A thought that many people know."""

    id: str
    words: str


class ReframeQuestion(NamedTuple):
    """One of the three questions (cognitive restructuring, T30, T31); without answers it takes any words."""

    ask: str
    answers: Mapping[str, str] = NO_TEXTS


class Evidence(NamedTuple):
    """The questions for what supports the thought, what does not fit it, and what is not known."""

    supports: str
    against: str
    missing: str


class Fairer(NamedTuple):
    """The question for a fairer way to say it."""

    ask: str
    stems: str
    same: str


class ReframeClosing(NamedTuple):
    """What is said in the end."""

    outward: str


class Reframe(NamedTuple):
    """The words of reframing."""

    rows: tuple[str, ...]
    open: Open
    thought: Thought
    starts: tuple[Start, ...]
    is_it_so: ReframeQuestion
    another_side: ReframeQuestion
    gap: ReframeQuestion
    evidence: Evidence
    fairer: Fairer
    close: ReframeClosing


def words() -> Reframe:
    """Return the words of reframing."""
    return wording.read(kinds.REFRAME, Reframe)


def script(words: Reframe) -> Script:
    """Return the questions in their order; the thought may be one of those that often stand behind shutdown.

    Any other thought is typed.
    """
    opening, fairer = words.open, words.fairer
    beats = (
        flow.question(_KNOWN, words.thought.start, {start.id: start.words for start in words.starts}),
        _question("is-it-so", words.is_it_so),
        flow.question("for", words.evidence.supports),
        flow.question("against", words.evidence.against),
        flow.question("not known", words.evidence.missing),
        _question("another-side", words.another_side),
        _question("gap", words.gap),
        flow.question(_FAIRER, "\n".join([fairer.ask, fairer.stems, fairer.same])),
    )
    return flow.flow(kinds.REFRAME, opening.title, beats, [opening.fear, opening.help, opening.words])


def said(answers: Answers) -> Answers:
    """Return what is kept: a typed thought is `thought`, apart from one of those that were offered."""
    return tuple((_THOUGHT if ask == f"{_KNOWN}{OWN}" else ask, text) for ask, text in answers)


def _question(ask: str, question: ReframeQuestion) -> Ask:
    return flow.question(ask, question.ask, question.answers)
