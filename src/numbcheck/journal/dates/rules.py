"""Rules: small parsers that are put together with + | >>, and find every way in which a text can be read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Values = tuple[Any, ...]
    Run = Callable[[str, int], Iterator[tuple[Values, int]]]


class Rule:
    """What reads a part of a text: it yields the values it finds, and where it ends, for each way to read it.

    `a + b` is a followed at once by b, `a | b` either of them, `a >> make` what `make` makes of the values
    of a (None where they are not what they look like). A str matches itself and has no value.
    """

    __slots__ = ("run",)

    def __init__(self, run: Run) -> None:
        self.run = run

    def __add__(self, other: Rule | str) -> Rule:
        then = _rule(other)

        def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
            for values, middle in self.run(text, start):
                for more, end in then.run(text, middle):
                    yield (*values, *more), end

        return Rule(run)

    def __radd__(self, other: str) -> Rule:
        return _rule(other) + self

    def __or__(self, other: Rule | str) -> Rule:
        second = _rule(other)

        def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
            yield from self.run(text, start)
            yield from second.run(text, start)

        return Rule(run)

    def __rshift__(self, make: Callable[..., Any]) -> Rule:
        def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
            for values, end in self.run(text, start):
                made = make(*values)
                if made is not None:
                    yield (made,), end

        return Rule(run)

    def readings(self, text: str) -> list[Any]:
        """Return the value of each way to read the whole of `text`; nothing left over is ignored."""
        return [values[0] for values, end in self.run(text, 0) if end == len(text)]


def pattern(regex: str) -> Rule:
    """Return the rule for a regular expression, whose groups are its values; it ends where the word or number ends.

    It is compiled only when it is first tried: most of them never are.
    """
    numeric = regex.startswith("([0-9")

    def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
        if numeric and not text[start : start + 1].isdigit():
            return
        found = _compiled(regex).match(text, start)
        if found and not _goes_on(text, found.end()):
            yield found.groups(), found.end()

    return Rule(run)


def literal(text: str) -> Rule:
    """Return the rule for these very characters."""
    return words(text)


def words(*texts: str) -> Rule:
    """Return the rule for any of these, none of which has a value."""

    def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
        for each in texts:
            end = start + len(each)
            if text.startswith(each, start) and not _goes_on(text, end):
                yield (), end

    return Rule(run)


def named(names: Mapping[str, Any]) -> Rule:
    """Return the rule for a word that is a key of `names`; what it names is the value."""
    return pattern("([a-z]+)") >> names.get


def spelled(rule: Rule) -> Rule:
    """Return the rule for `rule`, with the text it reads in front of its values."""

    def run(text: str, start: int) -> Iterator[tuple[Values, int]]:
        for values, end in rule.run(text, start):
            yield (text[start:end], *values), end

    return Rule(run)


def maybe(rule: Rule | str, *otherwise: Any) -> Rule:
    """Return the rule for `rule`, or for nothing, whose values are then `otherwise`."""
    return _rule(rule) | Rule(lambda _, start: iter([(otherwise, start)]))


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def _rule(part: Rule | str) -> Rule:
    return literal(part) if isinstance(part, str) else part


def _goes_on(text: str, end: int) -> bool:
    """Return whether a word or a number is cut in two at `end`."""
    around = text[max(end - 1, 0) : end + 1]
    return len(around) == 2 and (around.isalpha() or around.isdigit())
