"""What is said first on a screen: beside the first part, on a low one beside the first few, or before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from numbcheck.clean import printable
from numbcheck.columns import phrased
from numbcheck.practice.script import Ask, Card, Lead, Timed
from numbcheck.stage.screen.ask import fits, rows_needed
from numbcheck.stage.screen.breath import breathes, is_breath
from numbcheck.stage.screen.layout import Most, layout
from numbcheck.stage.screen.text import LOW, LOWEST, Line, Room, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numbcheck.play.player import Frame
    from numbcheck.practice.script import Beat, Condition, Script
    from numbcheck.stage.screen.layout import Layout

_FIRST = "first"
"""The part of a card with what is said first."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said first of `script` on a screen of this size: the rows beside the part that begins at which beat.

    It is `whole` where every sentence found room. `most` is what its breaths need, the longest of them.
    """

    script: Script
    room: Room
    beside: Mapping[int, tuple[Line, ...]]
    whole: bool
    most: Most

    @classmethod
    def of(cls, script: Script, room: Room) -> Opening:
        """Share the sentences out: whole ones or none, since half of one helps nobody.

        Of breaths the first two show them all, where they can.
        """
        left: Sequence[str] = script.opening
        beside: dict[int, tuple[Line, ...]] = {}
        for start, beats in _parts(script):
            rooms = [_left_over(beat, script, room) for beat in _beside(beats, room)]
            free = Room(min(over.width for over in rooms), min(over.height for over in rooms))
            fitting = _fitting(left, free)
            beside[start] = tuple(_lines(left[:fitting], free))
            left = left[fitting:]
            if not left:
                break
        second = script.part_end(0)
        if list(beside) == [0] and all(map(is_breath, (script.beats[0], *script.beats[second : second + 1]))):
            beside[second] = beside[0]
        return cls(script, room, beside, not left, _most(script, room, beside))

    @property
    def at_once(self) -> bool:
        """Whether all of it stands beside the first part."""
        return self.whole and not any(rows for start, rows in self.beside.items() if start)

    def layout(self, frame: Frame) -> Layout:
        """Return the layout of a frame of this script, with the sentences that stand beside its beat."""
        return layout(frame.beat, self.room, paused=frame.paused)._replace(
            first=self._first(frame), most=self.most
        )

    def _first(self, frame: Frame) -> tuple[Line, ...]:
        start = self.script.part_start(frame.index)
        if self.room.height < LOW and isinstance(frame.beat, Ask) and frame.index != start:
            return ()
        return self.beside.get(start, ())


def on_cards(script: Script, room: Room) -> Script:
    """Return the script with what finds no room beside a question on a card before it.

    What is said first stands whole beside the first question or whole before it: never beside a later one.
    """
    beats = tuple(part for beat in script.beats for part in _parted(beat, script, room))
    parted = replace(script, beats=beats)
    if not isinstance(script.beats[0], Ask) or Opening.of(parted, room).at_once:
        return parted
    return replace(parted, beats=(*_cards(_FIRST, script.opening, script, room), *beats), opening=())


def _cards(
    part: str, lines: Sequence[str], script: Script, room: Room, given: Condition | None = None
) -> list[Card]:
    """Return these lines on as few cards as they fit; sentences follow in a row where one card holds them so."""
    told = Card(part, " ".join(lines), given)
    cards: list[Card] = []
    for line in lines:
        longer = Card(part, f"{cards[-1].words}\n{line}" if cards else line, given)
        room_left = _left_over(longer, script, room).height >= 0
        cards = [*cards[:-1], longer] if room_left or not cards else [*cards, Card(part, line, given)]
    in_a_row = all(line.endswith((".", "?")) for line in lines) and _left_over(told, script, room).height >= 0
    return [told] if len(cards) > 1 and in_a_row else cards


def _parted(beat: Beat, script: Script, room: Room) -> tuple[Beat, ...]:
    """Return a beat; before a question that does not fit with all its answers, a card with what it says more."""
    first, _, more = beat.words.partition("\n")
    if not isinstance(beat, Ask) or beat.sheet or not more:
        return (beat,)
    whole = not beat.choices or fits(beat, layout(beat, room).free)
    if whole and _left_over(beat, script, room).height >= 0:
        return (beat,)
    lines = (beat.words if beat.choices else more).split("\n")
    return *_cards(f"{_FIRST} {beat.part}", lines, script, room, beat.given), replace(beat, words=first)


def seen_whole(script: Script, room: Room) -> bool:
    """Return whether a screen of this size shows all that is said first, all words and every choice."""
    beats = [beat for beat in dict.fromkeys(script.beats) if not (isinstance(beat, Ask) and beat.sheet)]
    return Opening.of(script, room).whole and all(
        _left_over(beat, script, room).height >= 0 for beat in beats
    )


def _parts(script: Script) -> Iterator[tuple[int, list[Beat]]]:
    """Yield each part that everybody comes by: the index of its first beat, and its beats."""
    for _, numbered in groupby(enumerate(script.beats), key=lambda pair: pair[1].part):
        pairs = list(numbered)
        if not any(isinstance(beat, Ask) and beat.given for _, beat in pairs):
            yield pairs[0][0], [beat for _, beat in pairs]


def _beside(beats: list[Beat], room: Room) -> list[Beat]:
    """Return the beats of a part beside which the opening stands: above a question on a low screen only once."""
    return beats[:1] if room.height < LOW and isinstance(beats[0], Ask) else beats


def _fitting(sentences: Sequence[str], free: Room) -> int:
    return max(
        n for n in range(len(sentences) + 1) if len(_lines(sentences[:n], free)) <= max(0, free.height)
    )


def _left_over(beat: Beat, script: Script, room: Room) -> Room:
    """Return the room that a beat leaves beside what has to be read; of a height below zero where it does not fit."""
    free = layout(beat, room).free
    return free._replace(height=free.height - _needed(beat, script, free))


def _needed(beat: Beat, script: Script, free: Room) -> int:
    """Return the rows that a beat needs for what has to be read."""
    air = free.height >= LOWEST
    words = len(_lines([beat.words], free))
    match beat:
        case Ask() if beat.choices:
            return words + rows_needed(beat, free) + air
        case Timed() if not is_breath(beat) and len(script.places) > 1:
            return words + 1 + air
    return words


def _most(script: Script, room: Room, beside: Mapping[int, tuple[Line, ...]]) -> Most:
    breaths = {index: beat for index, beat in enumerate(script.beats) if breathes(script, index)}
    said = [
        (len(beside.get(index, ())) + len(_lines(first, room)), len(_lines([words], layout(beat, room).free)))
        for index, beat in breaths.items()
        for first, words in [_shared(beat)]
    ]
    return Most(
        max((first for first, _ in said), default=0),
        max((words for _, words in said), default=0),
        max((len(layout(beat, room).foot) for beat in breaths.values()), default=0),
        any(isinstance(beat, Timed) and beat.phase == "hold" for beat in breaths.values()),
    )


def _shared(beat: Beat) -> tuple[list[str], str]:
    """Return what stands above the shape while this is said, and what stands below it."""
    if not isinstance(beat, Lead):
        return [], beat.words
    *first, words = beat.words.split("\n")
    return first, words


def _lines(said: Sequence[str], room: Room) -> list[Line]:
    return [text(line) for words in said for line in phrased(printable(words), room.measure)]
