"""When to talk to someone, who does what, and how to begin."""

from __future__ import annotations

from typing import NamedTuple

from numbcheck.care import wording


class Reason(NamedTuple):
    """One reason to talk to someone; `always` and `danger` are said with it, `see` is the command to run."""

    id: str
    words: str
    rows: tuple[str, ...]
    always: str = ""
    danger: str = ""
    see: str = ""

    def line(self, mark: str = "") -> str:
        """Return it as a line of a page, marked where it was ticked."""
        return _item(" ".join(filter(None, [self.words, mark, self.always, self.danger])), self.see)


class Helper(NamedTuple):
    """Someone who may help, and what they do."""

    id: str
    name: str
    words: str
    rows: tuple[str, ...]
    see: str = ""

    @property
    def line(self) -> str:
        """It as a line of a page."""
        return _item(f"{self.name}: {self.words}", self.see)


class FirstStep(NamedTuple):
    """One way to begin; `see` is the command to run."""

    id: str
    words: str
    rows: tuple[str, ...]
    see: str = ""


class Help(NamedTuple):
    """The words on help."""

    rows: tuple[str, ...]
    intro: str
    often_passes: str
    trust: str
    not_a_verdict: str
    reasons: tuple[Reason, ...]
    helpers: tuple[Helper, ...]
    first_steps: tuple[FirstStep, ...]


def words() -> Help:
    """Return the words on help."""
    return wording.read("help", Help)


def _item(words: str, see: str) -> str:
    return f"- {words} See: {see}" if see else f"- {words}"
