"""When to talk to someone: the reasons, each enough by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.care import wording

if TYPE_CHECKING:
    from collections.abc import Iterable


class Reason(NamedTuple):
    """One reason to talk to someone; `always` and `danger` are said with it, `see` is the command to run."""

    id: str
    words: str
    rows: tuple[str, ...]
    always: str = ""
    danger: str = ""
    see: str = ""

    @property
    def line(self) -> str:
        """It as a line of a page."""
        said = " ".join(filter(None, [self.words, self.always, self.danger]))
        return f"- {said} See: {self.see}" if self.see else f"- {said}"


class Reasons(NamedTuple):
    """The words on when to talk to someone; the reasons that cannot wait come first."""

    rows: tuple[str, ...]
    intro: str
    often_passes: str
    trust: str
    next_step: str
    reasons: tuple[Reason, ...]

    def given(self, rows: Iterable[str]) -> list[Reason]:
        """Return the reasons that go back to one of `rows`."""
        ticked = set(rows)
        return [reason for reason in self.reasons if ticked.intersection(reason.rows)]


def words() -> Reasons:
    """Return the words on when to talk to someone."""
    return wording.read("reasons", Reasons)
