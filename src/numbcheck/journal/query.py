"""Query: a question put to the journal, as a value; and whether an entry answers it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import folded, sought
from numbcheck.journal.entry import own_day
from numbcheck.journal.ids import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numbcheck.journal.entry import Entry


class Query(NamedTuple):
    """Which entries are meant: everything, less what these say.

    `words` and `tags` must all be found, or with `any_word` at least one of them. `not_words` holds
    words, or tags written `#work` and `@sam`, that must not be found. `kinds` empty means every kind.
    `since` and `until` are wall dates, both inclusive; `month_day` is (month, day) of any year. Where days are asked
    for, each of them ends `day_ends` after midnight. `came_from` is the program that an entry was brought in from;
    `suffixes`, where there are any, are those of the ids that are meant.
    `limit` is how many of the newest are wanted; None means all.
    """

    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    any_word: bool = False
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    practice: str | None = None
    since: date | None = None
    until: date | None = None
    month_day: tuple[int, int] | None = None
    limit: int | None = None
    day_ends: timedelta = timedelta()
    came_from: str | None = None
    suffixes: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether it asks for all entries, whatever its limit."""
        return self._replace(limit=None, day_ends=timedelta()) == EVERYTHING

    @property
    def names_days_only(self) -> bool:
        """Whether it asks for all entries of some days, or of all."""
        return self.limit is None and self._replace(since=None, until=None, month_day=None).is_everything


EVERYTHING = Query()


def matcher(query: Query) -> Callable[[Entry], bool]:
    """Return what tells whether an entry answers `query`, whose words are made ready once; `limit` is not looked at."""
    words = [sought(word) for word in query.words]
    tags = {tag_sought(tag) for tag in query.tags}
    left_out = excluder(query)
    names_days = query.since is not None or query.until is not None or query.month_day is not None

    if query.is_everything:
        return lambda _: True

    def matches(entry: Entry) -> bool:
        if not _of_kind(query, entry) or (names_days and not _of_day(query, entry)):
            return False
        if left_out(entry):
            return False
        if not (words or tags):
            return True
        parts = entry.strings() if words else []
        worn = {folded(tag) for tag in entry.tags}
        found = [_holds(parts, word) for word in words] + [tag in worn for tag in tags]
        return any(found) if query.any_word else all(found)

    return matches


def excluder(query: Query) -> Callable[[Entry], bool]:
    """Return whether an entry holds a word, or wears a tag, that must not be there."""
    tags = {tag_sought(word) for word in query.not_words if _names_a_tag(word)}
    words = [sought(word) for word in query.not_words if not _names_a_tag(word)]

    def excludes(entry: Entry) -> bool:
        if tags and not tags.isdisjoint(map(folded, entry.tags)):
            return True
        return bool(words) and any(_holds(entry.strings(), word) for word in words)

    return excludes


def month_filter(query: Query) -> Callable[[str], bool]:
    """Return whether a UTC month folder such as `2026/11` can hold what is asked for."""
    first, last = (day[:6] for day in _bounds(query))
    months = {day[:2] for day in _days_around(query)}

    def wanted(month: str) -> bool:
        return first <= month.replace("/", "") <= last and (not months or month[-2:] in months)

    return wanted


def whole_months(query: Query) -> Callable[[str], bool]:
    """Return whether `query`, which names days only, asks for every entry a UTC month folder can hold."""
    return full_months(query, timedelta(days=2))


def full_months(query: Query, around: timedelta = timedelta()) -> Callable[[str], bool]:
    """Return whether `query` asks for every day of a month, and for the days `around` it."""
    first = "" if query.since in {None, date.min} else _digits(query.since + around)
    end = "~" if query.until in {None, date.max} else _digits(query.until - around + timedelta(days=1))

    def full(month: str) -> bool:
        digits = month.replace("/", "")
        return first <= f"{digits}01" and digits < end[:6] and query.month_day is None

    return full


def is_broad(query: Query) -> bool:
    """Return whether many entries may have to be looked at to answer, not only some of the newest."""
    filters = (
        query.words,
        query.not_words,
        query.tags,
        query.kinds,
        query.practice,
        query.came_from,
        query.suffixes,
    )
    return query.month_day is None and (query.limit is None or any(filters))


def id_filter(query: Query) -> Callable[[str], bool]:
    """Return whether an entry with this id can be of the days that are asked for.

    An id tells the UTC day, and a wall date is at most one day away from that; one's own day begins later than that
    by less than a day.
    """
    first, last = _bounds(query)
    days = _days_around(query)

    def wanted(entry_id: str) -> bool:
        return (
            first <= entry_id[:8] <= last
            and (not days or entry_id[4:8] in days)
            and (not query.suffixes or suffix_of(entry_id) in query.suffixes)
        )

    return wanted


def _of_kind(query: Query, entry: Entry) -> bool:
    return (
        (not query.kinds or entry.kind in query.kinds)
        and query.practice in {None, entry.practice}
        and (query.came_from is None or _came_from(entry) == query.came_from)
        and (not query.suffixes or suffix_of(entry.id) in query.suffixes)
    )


def _came_from(entry: Entry) -> str:
    from numbcheck.journal.content import FROM  # most questions do not ask

    return FROM.of(entry.data)


def _of_day(query: Query, entry: Entry) -> bool:
    day = own_day(entry.at, query.day_ends)
    return (
        (query.since is None or query.since <= day)
        and (query.until is None or day <= query.until)
        and query.month_day in {None, (day.month, day.day)}
    )


def _holds(parts: Iterable[str], word: str) -> bool:
    """Return whether a word stands in one of these; most of what is found is found without undoing accents."""
    return any(word in part.lower() for part in parts) or any(word in sought(part) for part in parts)


def _names_a_tag(word: str) -> bool:
    return len(word) > 1 and word[0] in "#@"


def tag_sought(tag: str) -> str:
    """Return a tag in the form in which tags are kept; raises UsageError for one without a word."""
    from numbcheck.journal import tags as tagging

    return folded(tagging.tag(tag))


def _bounds(query: Query) -> tuple[str, str]:
    """Return the first and the last UTC day, as in an id, on which such a wall date can lie."""
    day = timedelta(days=1)
    first = "" if query.since in {None, date.min} else _digits(query.since - day)
    late = day if query.day_ends else timedelta()
    last = "~" if query.until is None or query.until >= date.max - late else _digits(query.until + day + late)
    return first, last


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _days_around(query: Query) -> set[str]:
    """Return the UTC days (`1122`) on which the wall date `month_day` can lie, in any year."""
    if query.month_day is None:
        return set()
    month, day = query.month_day
    days = set()
    for year in (2023, 2024):  # one without and one with a 29th of February
        if (month, day) != (2, 29) or year == 2024:
            middle = date(year, month, day)
            days |= {
                _digits(middle + timedelta(days=shift))[4:]
                for shift in (-1, 0, 1, *([2] if query.day_ends else []))
            }
    return days
