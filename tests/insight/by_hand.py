"""What a person counts in `export -f json` with a few lines of their own: nothing of ours is asked for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Entry = dict[str, Any]
WEEK = timedelta(days=7)
CHANGES = ("more", "same", "further")


class ByHand(NamedTuple):
    """Entries as they were exported, and the four weeks from a day on."""

    entries: list[Entry]
    first: date

    @property
    def last(self) -> date:
        """The last day of these weeks."""
        return self.first + timedelta(days=27)

    def days(self, first: date, last: date, fits: Callable[[Entry], bool]) -> list[str]:
        """Return the days on which something fits."""
        return sorted(
            {day for one in self.entries if str(first) <= (day := one["at"][:10]) <= str(last) and fits(one)}
        )

    def spans(self) -> list[dict[str, Any]]:
        """Return the four weeks and the two times four before, with the days that have a check-in."""
        ends = [(self.first - back * 4 * WEEK, self.last - back * 4 * WEEK) for back in range(3)]
        return [
            {"first": str(first), "last": str(last), "days": len(self.days(first, last, is_check))}
            for first, last in ends
        ]

    def word(self, word: str) -> dict[str, Any]:
        """Return on how many days of each span a word was chosen, and on which of the latest."""
        ends = [(self.first - back * 4 * WEEK, self.last - back * 4 * WEEK) for back in range(3)]
        counts = [len(self.days(first, last, with_word(word))) for first, last in ends]
        return {"word": word, "counts": counts, "on": self.days(self.first, self.last, with_word(word))}

    def group(self, name: str, begin: date, end: date, words: Sequence[str], hour: int = 0) -> dict[str, Any]:
        """Return the days with a check-in between two days, and those with each word; of a day six hours, or all."""

        def then(fits: Callable[[Entry], bool]) -> Callable[[Entry], bool]:
            return lambda one: fits(one) and (not hour or hour <= int(one["at"][11:13]) < hour + 6)

        counts = {word: len(self.days(begin, end, then(with_word(word)))) for word in words}
        some = {word: count for word, count in counts.items() if count}
        return {"name": name, "days": len(self.days(begin, end, then(is_check))), "words": some}

    def answers(self, ask: str) -> dict[str, int]:
        """Return on how many days each answer was given."""
        given: dict[str, set[str]] = {}
        for one in self.entries:
            if ask in one.get("data", {}) and str(self.first) <= one["at"][:10] <= str(self.last):
                given.setdefault(one["data"][ask], set()).add(one["at"][:10])
        return {answer: len(days) for answer, days in given.items()}

    def most(self, word: str) -> str:
        """Return the first day of the one week with most days of a word; nothing where two are level."""
        begins = [self.first + week * WEEK for week in range(4)]
        counts = [len(self.days(begin, begin + timedelta(days=6), with_word(word))) for begin in begins]
        return str(begins[counts.index(max(counts))]) if counts.count(max(counts)) == 1 else ""

    def tried(self, since: date) -> dict[str, dict[str, int]]:
        """Return how often each practice was begun, and what was said afterwards."""
        found: dict[str, dict[str, int]] = {}
        for one in self.entries:
            if one.get("practice") and str(since) <= one["at"][:10] <= str(self.last):
                counts = found.setdefault(one["practice"], dict.fromkeys(("times", *CHANGES), 0))
                counts["times"] += "resumed_from" not in one.get("data", {})
                if "change" in one:
                    counts[one["change"]] += 1
        return found

    def quoted(self) -> list[list[str]]:
        """Return what was expected, and then."""
        pair = ("expected", "after")
        return [
            [one["at"][:10], *(one["data"][part] for part in pair)]
            for one in self.entries
            if set(pair) <= one.get("data", {}).keys() and str(self.first) <= one["at"][:10] <= str(self.last)
        ]

    def forms(self) -> list[dict[str, Any]]:
        """Return the sums of the one form there is."""
        return [
            {"day": one["at"][:10], "form": "phq9", "total": one["data"]["total"], "most": 27}
            for one in self.entries
            if one["kind"] == "screen" and str(self.first) <= one["at"][:10] <= str(self.last)
        ]


def is_check(one: Entry) -> bool:
    """Return whether it is a check-in."""
    return bool(one["kind"] == "check")


def with_word(word: str) -> Callable[[Entry], bool]:
    """Return whether it is a check-in with this word."""
    return lambda one: is_check(one) and word in one.get("data", {}).get("words", [])
