"""The check-in: words for how it is and one line, further questions on request. Never a score."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 (the fields of a file of words are read at run time)
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.care import wording
from numbcheck.clean import storable
from numbcheck.journal import kinds
from numbcheck.journal.content import AROUND, OWN_WORDS, WORDS
from numbcheck.words import OWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numbcheck.practice.reply import Replies
    from numbcheck.practice.script import Ask, Script

_DAY = ("sleep", "food")
_SHEET = kinds.CHECK
USUAL = ("sleep", "food", "rest", "strength")
"""The further questions, unless a setting names others."""
_LINE = "line"


class How(NamedTuple):
    """The first question, how it is: words to mark."""

    ask: str
    answers: tuple[str, ...]


class LineWords(NamedTuple):
    """The one line beside the words, and how it may begin.

    `plain` is what plain lines say in place of `ask`, before the beginnings.
    """

    ask: str
    plain: str
    stems: tuple[str, ...]


class FurtherQuestion(NamedTuple):
    """A further question: `name` is its word in the setting `more`, `id` what its answer is kept under."""

    name: str
    id: str
    ask: str
    answers: tuple[str, ...] = ()
    several: bool = False
    food: bool = False


class CheckIn(NamedTuple):
    """The words of the check-in."""

    rows: tuple[str, ...]
    day: tuple[str, ...]
    words: How
    line: LineWords
    questions: tuple[FurtherQuestion, ...]

    @property
    def single(self) -> frozenset[str]:
        """The ids of the questions to which one answer is offered among several."""
        return frozenset(row.id for row in self.questions if row.answers and not row.several)

    @property
    def offering(self) -> frozenset[str]:
        """The ids of the further questions that offer answers."""
        return frozenset(row.id for row in self.questions if row.answers)


class Checked(NamedTuple):
    """What is kept: `data` by question, the one `line`, and `around`, whose #words and @names become tags."""

    data: Mapping[str, Any]
    line: str
    around: str

    @property
    def is_something(self) -> bool:
        """Whether anything was answered."""
        return bool(self.data or self.line or self.around)


def words() -> CheckIn:
    """Return the words of the check-in."""
    return wording.read(kinds.CHECK, CheckIn)


def script(words: CheckIn, more: Sequence[str], *, food: bool, asked: bool) -> Script:
    """Return the check-in that `words` describe: words and a line, and the questions named in `more`.

    These come where they are `asked` for, beforehand or by a key; without `food` nothing asks what was eaten.
    """
    from dataclasses import replace

    from numbcheck.care import flow

    how = flow.question(WORDS, words.words.ask, flow.offered(WORDS, words.words.answers), several=True)
    asked_for = words.line
    line = flow.question(_LINE, "\n".join([asked_for.ask, *asked_for.stems]))
    further = (replace(_beat(row), further=not asked) for row in _questions(words, more or USUAL, food=food))
    beats = [
        replace(how, sheet=_SHEET),
        replace(line, sheet=_SHEET, plain=" ".join([asked_for.plain, *asked_for.stems])),
        *further,
    ]
    return flow.flow(kinds.CHECK, "", beats)


def day_script(words: CheckIn, *, food: bool) -> Script:
    """Return the two questions about the day that may stand beside a text (T14): the same as in the check-in."""
    from numbcheck.care import flow

    return flow.flow("day", "The day", map(_beat, _questions(words, _DAY, food=food)), words.day)


def checked(words: CheckIn, replies: Replies) -> Checked:
    """Return what is kept of `replies`: the ids of what was chosen, and apart from it a person's own words."""
    data: dict[str, Any] = {}
    texts = {_LINE: "", AROUND: ""}
    for ask, reply in replies:
        own = storable(reply.own).strip()
        if ask in texts:
            texts[ask] = own
            continue
        if reply.chosen:
            data[ask] = reply.chosen[0] if ask in words.single else list(reply.chosen)
        if own:
            data[_own_key(words, ask)] = own
    return Checked(data, texts[_LINE], texts[AROUND])


def marked(checked: Checked) -> tuple[str, ...]:
    """Return the words for how it is that were marked, or typed in their place."""
    return (*WORDS.of(checked.data), *OWN_WORDS.of(checked.data))


def _own_key(words: CheckIn, ask: str) -> str:
    """Return the key under which words typed in answer to `ask` are kept."""
    if ask == WORDS:
        return OWN_WORDS
    return f"{ask}{OWN}" if ask in words.offering else ask


def _beat(row: FurtherQuestion) -> Ask:
    from numbcheck.care import flow

    return flow.question(row.id, row.ask, flow.offered(row.id, row.answers), several=row.several)


def _questions(words: CheckIn, names: Sequence[str], *, food: bool) -> list[FurtherQuestion]:
    rows = {row.name: row for row in words.questions}
    return [rows[name] for name in names if food or not rows[name].food]
