"""Pictures: each pattern as a title, a sentence, two columns, and a drawing; all of it plain counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from numbcheck.clean import one_line
from numbcheck.insight.patterns import ENOUGH
from numbcheck.journal.dates.speak import days_said
from numbcheck.show import plots
from numbcheck.words.dates import WEEKDAYS
from numbcheck.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from numbcheck.insight.patterns import Beside, Patterns, Went


@dataclass(frozen=True, slots=True)
class Picture:
    """One pattern, by its id: `rows` are its two columns; `draw(width, fancy)` returns its lines, in ASCII unless fancy."""

    id: str
    sentence: str
    rows: tuple[tuple[str, str], ...]
    draw: Callable[[int, bool], list[str]]

    @property
    def title(self) -> str:
        """What stands above it."""
        return label("trend", self.id)


def pictures(patterns: Patterns, first: date, last: date, titles: Mapping[str, str]) -> Iterator[Picture]:
    """Yield the pictures there is something to show for; `titles` names practices by their ids."""
    if patterns.uses:
        yield _practices(patterns, titles)
    if patterns.entries:
        yield _calendar(patterns, first, last)
        yield _hours(patterns)
    yield from _returning(patterns)
    yield from _besides(patterns)
    if patterns.pairs:
        yield _pairs(patterns)
    yield from _scores(patterns)


def how(went: Went) -> str:
    """Return how it went, in counts; where they are few, that is said."""
    if not went.answers:
        return "not answered"
    counts = f"more here {went.more}, same {went.same}, further {went.further}"
    return f"{counts} (too few to say)" if went.few else counts


def times(count: int, one: str, many: str = "") -> str:
    """Return `1 day`, `2 days`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _practices(patterns: Patterns, titles: Mapping[str, str]) -> Picture:
    named = [(one_line(titles.get(use.practice, use.practice)), use) for use in patterns.uses]
    done = sum(use.times for use in patterns.uses)
    sentence = (
        f"{times(done, 'practice')} of {times(len(named), 'kind')}. With each: how it was afterwards, "
        f"as often as you said. Under {ENOUGH} answers is too few to say anything, and a count is no reason."
    )
    rows = tuple((name, f"{use.times}; {how(use.went)}") for name, use in named)

    def draw(width: int, fancy: bool) -> list[str]:
        lines = plots.bars([(name, use.times) for name, use in named], width, fancy=fancy)
        return [
            line for bar, (_, use) in zip(lines, named, strict=True) for line in (bar, f"  {how(use.went)}")
        ]

    return Picture("practices", sentence, rows, draw)


def _calendar(patterns: Patterns, first: date, last: date) -> Picture:
    days = patterns.days
    start = max(first, min(days))
    sentence = (
        f"{times(patterns.entries, 'entry', 'entries')} on {times(len(days), 'day')}, "
        f"from {min(days)} to {max(days)}. A darker mark is a day with more; an empty place says nothing."
    )
    rows = tuple((str(day), str(count)) for day, count in days.items())
    return Picture(
        "days",
        sentence,
        rows,
        lambda width, fancy: plots.calendar(days, start, last, width, fancy=fancy),
    )


def _hours(patterns: Patterns) -> Picture:
    grid = patterns.hours
    parts = [sum(row[hour] for row in grid for hour in hours) for hours in _PARTS.values()]
    counts = ", ".join(f"{count} {name}" for name, count in zip(_PARTS, parts, strict=True))
    sentence = f"Of {patterns.entries} entries {counts}. A darker mark is an hour with more."
    if patterns.entries < 4 * ENOUGH:
        sentence = f"{times(patterns.entries, 'entry', 'entries')}: too few to say at what hours."
    rows = tuple(
        (f"{WEEKDAYS[day]} {hour:02d}:00", str(count))
        for day, row in enumerate(grid)
        for hour, count in enumerate(row)
        if count
    )
    return Picture("hours", sentence, rows, lambda width, fancy: plots.hours(grid, width, fancy=fancy))


_PARTS = {
    "at night (0 to 6)": range(6),
    "in the morning (6 to 12)": range(6, 12),
    "in the afternoon (12 to 18)": range(12, 18),
    "in the evening (18 to 24)": range(18, 24),
}


def _returning(patterns: Patterns) -> Iterator[Picture]:
    sentences = {
        "people": (patterns.people, "Names you marked with @ in three entries or more."),
        "situations": (patterns.situations, "Tags that are in three entries or more."),
        "words": (patterns.words, "Longer words that are in three entries or more; small ones are left out."),
    }
    for name, (found, sentence) in sentences.items():
        if found:
            yield _bars(name, f"{sentence} The number is that of entries.", found)


def _bars(trend: str, sentence: str, counts: Sequence[tuple[str, int]]) -> Picture:
    clean = [(one_line(name), count) for name, count in counts]
    rows = tuple((name, str(count)) for name, count in clean)
    return Picture(trend, sentence, rows, lambda width, fancy: plots.bars(clean, width, fancy=fancy))


def _besides(patterns: Patterns) -> Iterator[Picture]:
    for trend, besides, where in (("sleep", patterns.slept, "sleep"), ("food", patterns.ate, "ate")):
        if besides:
            yield _beside(trend, besides, where)


def _beside(trend: str, besides: Sequence[Beside], where: str) -> Picture:
    sentence = (
        "From check-ins; a day with two answers stands with both. Beside it: how practices went on those "
        "days. That two things fall on one day does not say that one makes the other."
    )
    rows = tuple((label(where, one.answer), f"{times(one.days, 'day')}; {_went(one)}") for one in besides)
    return Picture(trend, sentence, rows, _fixed(_two_lines(rows)))


def _went(one: Beside) -> str:
    return how(one.went) if one.went.answers else "no practice with an answer"


def _two_lines(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [
        line
        for name, said in rows
        for line in (f"{name}: {said.partition('; ')[0]}", f"  {said.partition('; ')[2]}")
    ]


def _pairs(patterns: Patterns) -> Picture:
    count = times(patterns.pairs, "time")
    sentence = f"You wrote down {count} what you expected and what it was like. The latest, in your words:"
    rows = tuple(
        (f"{day} expected", f"{expected} / after: {after}") for day, expected, after in patterns.quoted
    )
    lines = [
        line
        for day, expected, after in patterns.quoted
        for line in (day, f'  before: "{expected}"', f'  after:  "{after}"')
    ]
    return Picture("pairs", sentence, rows, _fixed(lines))


def _scores(patterns: Patterns) -> Iterator[Picture]:
    if patterns.clear:
        rows = tuple(
            (f"{label('slept', slept)}, a feeling: {label('strength', strength)}", times(days, "day"))
            for slept, strength, days in patterns.clear
        )
        sentence = "How clear a feeling was, beside sleep, on days with both answers. Counts, not reasons."
        yield Picture("strength", sentence, rows, _fixed([f"{name}: {count}" for name, count in rows]))
    if patterns.scores:
        rows = tuple((f"{day} {form}", str(score)) for day, form, score in patterns.scores)
        sentence = (
            "Sums of forms you filled in. A difference under 2 is about the same. This is not a diagnosis."
        )
        yield Picture("scores", sentence, rows, _fixed([f"{name}: {score}" for name, score in rows]))


def _fixed(lines: list[str]) -> Callable[[int, bool], list[str]]:
    """Return a drawing that is the same lines at every width."""
    return lambda _width, _fancy: lines


def span_of(first: date, last: date, today: date) -> str:
    """Return the days a look back is about, in words: how `--since` was understood."""
    return f"{days_said(first, last, today)} ({times((last - first) // timedelta(days=1) + 1, 'day')})"
