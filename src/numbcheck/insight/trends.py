"""Trends: a span of days beside the two before it, in counts of days; never a grade, and nothing from few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from numbcheck.insight.tally import CHECK, ENTRY, PARTS, WITH
from numbcheck.journal import content
from numbcheck.journal.entry import CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

from numbcheck.insight.tally import Tally

ENOUGH = 5
"""Answers below which a practice is only named, and days with a check-in below which they are told in a sentence."""
COMPARED = 3
"""Days with a check-in from which a span stands beside another, and days with a word from which it has a row."""
PLEASANT = ("calm", "glad")
_SPANS = 3
_TRIED = timedelta(days=91)
_WEEK = timedelta(days=7)
_LOOKED_FOR = ("calm", "flat")

DayMarks = Mapping[str, int]


class Span(NamedTuple):
    """A span of days, and on how many of them there was a check-in."""

    first: date
    last: date
    days: int


class Word(NamedTuple):
    """A word of check-ins: on how many days of each span, the latest first, and on which of the latest."""

    word: str
    counts: tuple[int, ...]
    on: tuple[date, ...]


class Tried(NamedTuple):
    """A practice: how many times, and how it was afterwards as often as that was said."""

    practice: str
    times: int
    more: int
    same: int
    further: int
    answers: int


class Group(NamedTuple):
    """Days that have something in common, `name`: how many had a check-in, and how many of these had each word."""

    name: str
    days: int
    words: Mapping[str, int]


class FormTotal(NamedTuple):
    """The sum of a form on a day, of the most it can be."""

    day: date
    form: str
    total: int
    most: int


class Trends(NamedTuple):
    """Everything `trends` shows, and the report of it: spans come latest first, weeks oldest first.

    `checked` are the days of the latest span with a check-in. `tried` goes back to `tried_since`, which
    is further than a short span. `most` names the first day of the week with most of a word.
    """

    entries: int
    spans: tuple[Span, ...]
    checked: tuple[date, ...]
    words: tuple[Word, ...]
    weeks: tuple[Group, ...]
    most: Mapping[str, date]
    slept: Mapping[str, int]
    ate: Mapping[str, int]
    tried_since: date
    tried: tuple[Tried, ...]
    parts: tuple[Group, ...]
    quoted: tuple[tuple[date, str, str], ...]
    strength: Mapping[str, int] = {}
    forms: tuple[FormTotal, ...] = ()

    @property
    def earlier(self) -> tuple[tuple[int, Span], ...]:
        """The spans before that can stand beside the latest, with their places."""
        return tuple(
            (place, span) for place, span in enumerate(self.spans) if place and span.days >= COMPARED
        )


def begin(first: date, last: date) -> date:
    """Return the first day that must be known for the trends of `first` to `last`."""
    return min(_back(first, (_SPANS - 1) * _length(first, last)), _tried_since(first, last))


def trends(
    tally: Tally, first: date, last: date, order: Sequence[str], forms: Mapping[str, int] | None = None
) -> Trends:
    """Return what `tally` shows of the days `first` to `last`.

    `order` is that of the words a check-in offers; `forms` the highest sum of each form, where they are asked for.
    """
    days = {date.fromisoformat(day): marks for day, marks in sorted(tally.days.items())}
    spans = [_span(days, *ends) for ends in _ends(first, last)]
    words = _words(days, spans, order)
    now = {day: marks for day, marks in days.items() if first <= day <= last}
    checked = {day: marks for day, marks in now.items() if CHECK in marks}
    weeks = _weeks(checked, [word.word for word in words], first, last)
    return Trends(
        entries=sum(marks.get(ENTRY, 0) for marks in now.values()),
        spans=tuple(spans),
        checked=tuple(checked),
        words=words,
        weeks=weeks,
        most=_most(weeks),
        slept=_answers(now.values(), content.SLEPT),
        ate=_answers(now.values(), content.ATE),
        tried_since=_tried_since(first, last),
        tried=_tried(marks for day, marks in days.items() if _tried_since(first, last) <= day <= last),
        parts=_parts(now.values(), words),
        quoted=tuple(
            (day, expected, after)
            for iso, expected, after in tally.quoted
            if first <= (day := date.fromisoformat(iso)) <= last
        ),
        strength=_answers(now.values(), content.STRENGTH) if forms is not None else {},
        forms=tuple(
            FormTotal(day, form, score, forms[form])
            for iso, form, score in tally.forms
            if forms and form in forms and first <= (day := date.fromisoformat(iso)) <= last
        ),
    )


def with_people(tally: Tally, shown: Trends) -> tuple[Group, ...]:
    """Return who was named on days enough with a check-in, most days first, and the words of these days."""
    first, last, _ = shown.spans[0]
    checked = [
        marks
        for day, marks in tally.days.items()
        if CHECK in marks and first <= date.fromisoformat(day) <= last
    ]
    words = [word.word for word in shown.words]
    people = {person for marks in checked for person in _named(marks, WITH)}
    groups = (
        _group(person, [marks for marks in checked if f"{WITH}:{person}" in marks], words)
        for person in people
    )
    often = [group for group in groups if group.days >= COMPARED]
    return tuple(sorted(often, key=lambda group: (-group.days, group.name)))


def places_of(order: Iterable[str]) -> dict[str, int]:
    """Return the place of each word of check-ins in a list: the pleasant ones first, then as `order` has them."""
    return {word: place for place, word in enumerate(dict.fromkeys((*PLEASANT, *order)))}


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _tried_since(first: date, last: date) -> date:
    return min(first, last - _TRIED + timedelta(days=1))


def _ends(first: date, last: date) -> list[tuple[date, date]]:
    """Return the first and last days of the spans, the latest first."""
    length = _length(first, last)
    return [(_back(first, back * length), _back(last, back * length)) for back in range(_SPANS)]


def _span(days: Mapping[date, DayMarks], first: date, last: date) -> Span:
    return Span(first, last, sum(CHECK in marks and first <= day <= last for day, marks in days.items()))


def _words(days: Mapping[date, DayMarks], spans: Sequence[Span], order: Sequence[str]) -> tuple[Word, ...]:
    """Return the words on days enough in any span: pleasant ones, those offered, a person's own; of few days all."""
    on: dict[str, list[date]] = {}
    for day, marks in days.items():
        for word in _named(marks, "word"):
            on.setdefault(word, []).append(day)
    counts = {
        word: tuple(sum(span.first <= day <= span.last for day in found) for span in spans)
        for word, found in on.items()
    }
    places = places_of(order)
    fewest = COMPARED if spans[0].days >= ENOUGH else 1
    often = [word for word, parts in counts.items() if max(parts) >= fewest]
    often.sort(key=lambda word: (places.get(word, len(places)), -counts[word][0], word))
    return tuple(
        Word(word, counts[word], tuple(day for day in on[word] if spans[0].first <= day <= spans[0].last))
        for word in often
    )


def _named(marks: DayMarks, what: str) -> list[str]:
    """Return what stands behind `what:` in the marks of a day."""
    return [mark.removeprefix(f"{what}:") for mark in marks if mark.startswith(f"{what}:")]


def _answers(days: Iterable[DayMarks], ask: str) -> Mapping[str, int]:
    """Return on how many days each answer was given; a day with two different ones counts for both."""
    return Counter(answer for marks in days for answer in _named(marks, ask))


def _group(name: str, days: Sequence[DayMarks], words: Iterable[str], what: str = "word") -> Group:
    counts = {word: sum(f"{what}:{word}" in marks for marks in days) for word in words}
    return Group(name, len(days), {word: count for word, count in counts.items() if count})


def _weeks(
    checked: Mapping[date, DayMarks], words: Sequence[str], first: date, last: date
) -> tuple[Group, ...]:
    """Return the weeks of a span, counted from its first day."""
    begins = [first + place * _WEEK for place in range(-(-_length(first, last) // 7))]
    of_week: dict[date, list[DayMarks]] = {begin: [] for begin in begins}
    for day, marks in checked.items():
        of_week[begins[(day - first).days // 7]].append(marks)
    return tuple(_group(str(begin), marks, words) for begin, marks in of_week.items())


def _most(weeks: Sequence[Group]) -> Mapping[str, date]:
    """Return the first day of the week with most days of calm, and of flat; none where two are level or few."""
    found = {}
    for word in _LOOKED_FOR:
        ranked = sorted(weeks, key=lambda week: week.words.get(word, 0))
        if len(ranked) > 1 and ranked[-1].words.get(word, 0) > max(1, ranked[-2].words.get(word, 0)):
            found[word] = date.fromisoformat(ranked[-1].name)
    return found


def _tried(days: Iterable[DayMarks]) -> tuple[Tried, ...]:
    """Return what was tried, most answers first."""
    sums = Counter[str]()
    for marks in days:
        sums.update(marks)
    found = []
    for practice in _named(sums, "did"):
        more, same, further = (sums[f"{change}:{practice}"] for change in CHANGES)
        found.append(
            Tried(practice, sums[f"did:{practice}"], more, same, further, answers=more + same + further)
        )
    return tuple(sorted(found, key=lambda one: (-one.answers, -one.times, one.practice)))


def _parts(days: Iterable[DayMarks], words: Sequence[Word]) -> tuple[Group, ...]:
    """Return the parts of the day with days enough, each with the commonest pleasant word and the commonest other."""
    kept = list(days)
    pleasant = [word for word in words if word.word in PLEASANT]
    others = [word for word in words if word.word not in PLEASANT]
    shown = [max(some, key=lambda word: word.counts[0]).word for some in (pleasant, others) if some]
    groups = (
        _group(part, [marks for marks in kept if f"{CHECK}:{part}" in marks], shown, part) for part in PARTS
    )
    return tuple(group for group in groups if group.days >= COMPARED and group.words)
