"""Trends, as a person reads them: drawn for a terminal, or a sentence each for a pipe and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from numbcheck.clean import one_line
from numbcheck.columns import columns, padded, wrapped
from numbcheck.insight.trends import COMPARED, ENOUGH
from numbcheck.journal import content
from numbcheck.journal.dates.speak import days_said
from numbcheck.show.counts import with_counts
from numbcheck.show.day_marks import by_week, cells, tail
from numbcheck.words.calendar import MONTHS, WEEKDAYS
from numbcheck.words.counting import counted
from numbcheck.words.labels import LABELS, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from numbcheck.insight.trends import Group, Span, Trends, Tried, Word

NOTHING = "Nothing to lay side by side yet. It would come from numbcheck check."
CAUTION = "Two things on one day: neither has to be the reason. Small numbers say little."
WITH_WHOM = "Who was around, on days with a check-in"
_UNTIL_THEN = "Two weeks can be laid side by side when both have three days."
_EARLIER = ("", "before", "before that")
_NAMED = 3  # practices with few answers that are named
_WIDE = 76  # columns from which the answers stand in columns of their own
_NAME = 11  # columns of a name, at least
_LONGEST = 20
_SECTION, _LATER = 13, 18  # columns of the name of a section, and of one further down


class Fact(NamedTuple):
    """A section of one line: its name and its parts, which stand in one `column` where they fit."""

    name: str
    parts: list[str]
    column: int = _SECTION

    @property
    def said(self) -> str:
        """The section as a sentence without its stop."""
        between = "; " if any(", " in part for part in self.parts) else ", "
        return f"{self.name}: {between.join(self.parts)}"


class TrendsView(NamedTuple):
    """What is shown, on which day, with the titles of practices and forms by their ids."""

    trends: Trends
    today: date
    titles: Mapping[str, str]

    @property
    def now(self) -> Span:
        """The span that it is about."""
        return self.trends.spans[0]

    @property
    def length(self) -> str:
        """How long that is."""
        return length_said(self.now)

    @property
    def is_little(self) -> bool:
        """Whether a sentence says it better than rows."""
        return self.now.days < ENOUGH

    def title(self, name: str) -> str:
        """Return what a practice or a form is called."""
        return one_line(self.titles.get(name, name))

    @property
    def tried(self) -> list[Tried]:
        """What has answers enough to be told."""
        return [one for one in self.trends.tried if one.answers >= ENOUGH]


def length_said(span: Span) -> str:
    """Return how long a span is, in weeks where it is whole ones."""
    days = (span.last - span.first).days + 1
    return counted(days, "day") if days % 7 else counted(days // 7, "week")


def is_empty(trends: Trends) -> bool:
    """Return whether there is nothing to tell."""
    return not any((trends.checked, trends.slept, trends.ate, trends.tried, trends.quoted, trends.forms))


def drawn(view: TrendsView, width: int, *, fancy: bool) -> Iterator[str]:
    """Yield the lines for a terminal so wide, in ASCII unless fancy."""
    yield from wrapped(_heading(view), width)
    if view.is_little:
        yield from (line for said in _little(view) for line in wrapped(said, width))
    else:
        yield from _rows(view, width, fancy=fancy)
    yield from (line for fact in _days_and_nights(view) for line in _fact(fact, width))
    yield from _answered(view, width)
    yield from (line for fact in _when(view) for line in _fact(fact, width))
    yield from _quotes(view, width)
    yield from (line for fact in _asked_for(view) for line in _fact(fact, width))
    yield from wrapped(CAUTION, width)


def spoken(view: TrendsView) -> Iterator[str]:
    """Yield the same in sentences."""
    yield _heading(view)
    if view.is_little:
        yield from _little(view)
    else:
        yield from (f"{_said(word.word)}: {_compared(view, word)}." for word in view.trends.words)
    yield from (f"{fact.said}." for fact in _days_and_nights(view))
    if view.trends.tried:
        yield f"{_tried_title(view)}:"
        yield from (f"{said}." for said in (*_tried_said(view), *_few(view)))
    yield from (f"{fact.said}." for fact in _when(view))
    yield from (
        f'On {day_said(day)} you expected "{expected}", then "{after}".'
        for day, expected, after in view.trends.quoted
    )
    yield from (f"{fact.said}." for fact in _asked_for(view))
    yield CAUTION


def with_people(view: TrendsView, people: Iterable[Group]) -> Iterator[str]:
    """Yield the lines of who was named on which days, and the words of these days."""
    yield _heading(view)
    yield WITH_WHOM
    for group in people:
        words = ", ".join(f"{_said(word)} {count}" for word, count in group.words.items())
        yield f"  {group.name}: on {counted(group.days, 'day')}{words and f', of these {words}'}."
    yield CAUTION


def _heading(view: TrendsView) -> str:
    first, last, days = view.now
    about = f"{days_said(first, last, view.today)} ({counted((last - first).days + 1, 'day')})."
    if last == view.today and not ((last - first).days + 1) % 7:
        about = f"The last {view.length}, to {WEEKDAYS[last.weekday()]} {day_said(last)}."
    return f"{about} You checked in on {counted(days, 'day')}." if days and not view.is_little else about


def day_said(day: date) -> str:
    """Return a day as `27 November`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def _said(word: str) -> str:
    said = label("answer.words", word)
    return said if columns(said) <= _LONGEST else f"{said[: _LONGEST - 3]}..."


def _little(view: TrendsView) -> Iterator[str]:
    if not view.now.days:
        return
    on = sorted((word for word in view.trends.words if word.on), key=lambda word: -len(word.on))
    words = ", ".join(f"{_said(word.word)} on {len(word.on)}" for word in on)
    first, last = view.trends.checked[0], view.trends.checked[-1]
    begin = "" if first == last else f"{first.day if first.month == last.month else day_said(first)} to "
    about = f"Checked in on {counted(view.now.days, 'day')}, {begin}{day_said(last)}"
    yield f"{about}: {words}." if words else f"{about}."
    if view.now.days < COMPARED or not view.trends.earlier:
        yield _UNTIL_THEN


def _compared(view: TrendsView, word: Word) -> str:
    parts = [f"on {word.counts[0]} of {counted(view.now.days, 'day')}"]
    for place, span in view.trends.earlier:
        before = f"in the {view.length} before" if place == 1 else _EARLIER[place]
        parts.append(f"{before}, on {word.counts[place]} of {span.days}")
    return "; ".join(parts)


def _rows(view: TrendsView, width: int, *, fancy: bool) -> Iterator[str]:
    """Yield a row for each word: its days, and on how many of them, beside the spans before."""
    trends = view.trends
    weekly = by_week(view.now)
    rows = [(word, cells(trends, word, fancy=fancy)) for word in trends.words]
    name = max(_NAME, *(columns(_said(word.word)) + 3 for word in trends.words)) if rows else _NAME
    places = [0, *(place for place, _ in trends.earlier)]
    across = max((len(row) for _, row in rows), default=0) + name
    is_wide = across + 1 + 10 * len(places) <= width
    key = f"How it was   {_key(weekly=weekly, fancy=fancy)}"
    if is_wide and rows:
        heads = (view.length, *(_EARLIER[place] for place in places[1:]))
        key = f"{key:<{across + 1}}{''.join(f'{head:<10}' for head in heads)}".rstrip()
    yield from wrapped(key, width)
    for word, row in rows:
        begin = padded(f"  {_said(word.word)}", name)
        counts = {place: f"{word.counts[place]} of {trends.spans[place].days}" for place in places}
        if is_wide:
            yield f"{begin}{row} {''.join(f'{count:>10}' for count in counts.values())}"
        else:
            yield f"{begin}{tail(row, width - name, weekly=weekly)}".rstrip()
            yield f"    {counts[0]}" + (f"; before {counts[1]}" if 1 in counts else "")


def _key(*, weekly: bool, fancy: bool) -> str:
    if weekly:
        return "days marked / days with a check-in, by week"
    return "\u25cf marked   \u00b7 not marked" if fancy else "x marked   . not marked"


def _answered(view: TrendsView, width: int) -> Iterator[str]:
    """Yield what was tried, its answers in columns where there is room."""
    if not view.trends.tried:
        return
    names = max((columns(view.title(one.practice)) for one in view.tried), default=_LONGEST)
    if width < _WIDE or names >= _LONGEST:
        yield from wrapped(_tried_title(view), width)
        below = [*(f"{said}." for said in _tried_said(view)), *_few(view)]
    else:
        yield f"{_tried_title(view):<42}more here  the same  further away"
        yield from (_in_columns(one, padded(view.title(one.practice), names)) for one in view.tried)
        below = _few(view)
    yield from (line for said in below for line in with_counts(f"  {said}", width, "    "))


def _in_columns(one: Tried, name: str) -> str:
    begin = f"  {name}  {one.times:>2} times, answered {one.answers}"
    return f"{padded(begin, 42)}{one.more:>5}{one.same:>11}{one.further:>11}"


def _few(view: TrendsView) -> list[str]:
    """Return what names the practices with few answers, if there are any."""
    few = [view.title(one.practice) for one in view.trends.tried if one.answers < ENOUGH]
    more = [f"{len(few) - _NAMED} more"] if len(few) > _NAMED else []
    return [f"Answered fewer than {ENOUGH} times: {', '.join([*few[:_NAMED], *more])}"] if few else []


def _tried_title(view: TrendsView) -> str:
    since = view.length if view.trends.tried_since == view.now.first else "3 months"
    return f"What you tried, {since}"


def _tried_said(view: TrendsView) -> list[str]:
    return [
        f"{view.title(one.practice)}: {one.times} times; of {one.answers} answers {one.more} more here, "
        f"{one.same} the same, {one.further} further away"
        for one in view.tried
    ]


def _days_and_nights(view: TrendsView) -> Iterator[Fact]:
    trends = view.trends
    if trends.slept:
        yield Fact("Sleep", _counts(content.SLEPT, trends.slept))
    if trends.ate:
        yield Fact("Eaten", _counts(content.ATE, trends.ate, ("yes", "some")))


def _when(view: TrendsView) -> Iterator[Fact]:
    trends = view.trends
    if trends.parts:
        yield Fact("Times of day", [_part(part) for part in trends.parts], _LATER)
    if trends.most:
        most = (f"most {word} days from {day_said(day)}" for word, day in trends.most.items())
        yield Fact("Weeks", [", ".join(most)], _LATER)


def _quotes(view: TrendsView, width: int) -> Iterator[str]:
    if view.trends.quoted:
        yield "Expected, and then"
    for day, expected, after in view.trends.quoted:
        begin = f"  {day_said(day)}".ljust(_LATER)
        yield from wrapped(f'{begin}"{expected}", then "{after}"', width, "    ")


def _asked_for(view: TrendsView) -> Iterator[Fact]:
    """Yield how strong it was and the sums of forms, where they are asked for; each form on a line of its own."""
    trends = view.trends
    if trends.strength:
        yield Fact("How strong", _counts(content.STRENGTH, trends.strength))
    for form in dict.fromkeys(one.form for one in trends.forms):
        sums = [one for one in trends.forms if one.form == form]
        yield Fact(view.title(form), [f"{day_said(one.day)} {one.total} of {one.most}" for one in sums])


def _counts(ask: str, counts: Mapping[str, int], answers: Iterable[str] = ()) -> list[str]:
    """Return how often each answer was given, or these alone."""
    place = f"answer.{ask}"
    return [f"{label(place, answer)} {counts.get(answer, 0)}" for answer in answers or LABELS[place]]


def _part(group: Group) -> str:
    words = list(group.words.items())
    first = [f"{_said(word)} {count} of {group.days}" for word, count in words[:1]]
    rest = [f"{_said(word)} {count}" for word, count in words[1:]]
    return f"{label('part', group.name)}: {', '.join([*first, *rest])}"


def _fact(fact: Fact, width: int) -> list[str]:
    """Return the lines of one section: its parts beside its name, or as a sentence where they do not fit."""
    beside = f"{padded(fact.name, fact.column - 1)} {'   '.join(fact.parts)}"
    return [beside] if columns(beside) <= width else wrapped(fact.said, width, "  ")
