"""What is promised about the moment before the first beat: there is time to read it, or to hear it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.lead import FIRST_BREATH, STARTING, aloud, introduction, led, speaking_time
from numbcheck.practice.script import BREATHING, Ask, Card, Lead, Timed
from numbcheck.practice.shelf import Shelf
from tests.every import every

if TYPE_CHECKING:
    from numbcheck.practice.script import Script

SCRIPTS = list(Shelf().scripts())
each = every(SCRIPTS, lambda script: script.id)


def lead_of(script: Script) -> list[Lead]:
    """Return what is said before the first beat."""
    return [beat for beat in script.beats if isinstance(beat, Lead) and not beat.after]


def begins(script: Script) -> object:
    """Return the first beat that is no card."""
    return next(beat for beat in script.beats if not isinstance(beat, Card))


@each
def test_nothing_begins_at_once(script: Script) -> None:
    """Each practice says what it has to say and how it starts, then leaves 5 to 12 seconds, two words a second.

    One that begins with a question waits anyway. None of it counts to its length.
    """
    whole = led(script)
    if not isinstance(begins(script), Timed):
        assert whole == script
        return
    first, *rest = lead_of(whole)
    words = sum(len(line.split()) for line in script.opening)
    assert first.words == "\n".join([*script.opening, STARTING])
    assert first.seconds == min(12.0, max(5.0, words / 2))
    assert (whole.opening, whole.seconds) == ((), script.seconds)
    breathes = getattr(begins(script), "phase", "") in BREATHING
    assert [(beat.words, beat.seconds) for beat in rest] == [(FIRST_BREATH, 3.0)] * breathes
    assert tuple(beat for beat in whole.beats if not isinstance(beat, Lead)) == script.beats


@pytest.mark.parametrize(("words", "seconds"), [(1, 5.0), (10, 5.0), (16, 8.0), (24, 12.0), (60, 12.0)])
def test_a_long_opening_waits_no_longer_than_twelve_seconds(words: int, seconds: float) -> None:
    """However much a practice of my own says first, it begins after twelve seconds, and never sooner than after five."""
    chair = replace(Shelf().get("chair"), opening=(" ".join(["word"] * words),))
    assert [lead.seconds for lead in lead_of(led(chair))] == [seconds]


@pytest.mark.parametrize("script", [s for s in SCRIPTS if s.caution], ids=lambda script: script.id)
def test_a_caution_is_read_before(script: Script) -> None:
    """A card comes before the lead-in, so never in one second with the first beat; where nobody is there it has its time."""
    cards = sum(isinstance(beat, Card) for beat in script.beats)
    kinds = [type(beat) for beat in led(script).beats[: cards + 2]]
    assert kinds == [*[Card] * cards, Lead, Timed]
    assert all(beat.seconds is None for beat in led(script).beats[:cards])
    for card in led(script, unattended=True).beats[:cards]:
        assert card.seconds
        assert card.seconds >= 4 * len(card.words) / 77
        assert card.seconds % 4 == 0


@each
def test_the_opening_has_time_to_be_spoken(script: Script) -> None:
    """With the voice on, what it is, how long it takes and how it starts are heard to their end, and 2 seconds more."""
    lead = lead_of(led(script, spoken=True))
    if lead:
        heard = f"{introduction(led(script))} {lead[0].words}"
        assert lead[0].seconds == pytest.approx(max(5.0, speaking_time(heard)))
    else:
        assert all(line in introduction(script) for line in script.opening)


def test_going_on_says_with_what() -> None:
    """A practice that goes on says with which place, takes five seconds for it, and does not open anew."""
    scan = Shelf().get("scan")
    (lead,) = lead_of(whole := led(scan, 12, "Going on with the scan, at your shoulders."))
    assert whole.beats.index(lead) == 12
    assert (lead.part, lead.words, lead.seconds) == (
        scan.beats[12].part,
        "Going on with the scan, at your shoulders.",
        5.0,
    )


def test_a_question_that_is_only_heard_goes_on_by_itself() -> None:
    """Who lies there and listens is asked once where it's still tight; half a minute without a key means nowhere."""
    relax = Shelf().get("relax")
    (again,) = [beat for beat in led(relax, spoken=True).beats if isinstance(beat, Ask)]
    assert again.seconds == 30.0
    assert again == replace(next(beat for beat in relax.beats if isinstance(beat, Ask)), seconds=30.0)


def test_an_easy_pace() -> None:
    """Words come at 130 to 140 a minute, and some quiet after them."""
    assert speaking_time("word " * 135) == pytest.approx(62)


def test_a_count_is_heard_without_dashes() -> None:
    """A voice says the five numbers of 5-4-3-2-1, and no dash between them."""
    assert introduction(Shelf().get("senses")).startswith("5, 4, 3, 2, 1. As long")


def test_a_year_takes_as_long_to_say_as_it_has_words() -> None:
    """What is said of this year is not cut off by the first moment."""
    assert speaking_time("It's 2026 now.") > speaking_time("It's now now.")


@every(
    [
        (script.id, beat)
        for script in SCRIPTS
        for beat in dict.fromkeys(script.beats)
        if isinstance(beat, Timed)
    ]
)
def test_what_is_heard_is_over_before_the_next_begins(row: tuple[str, Timed]) -> None:
    """Nothing that a voice says in a moment is cut off by the next: three words a second, and a pause after a sentence."""
    words = aloud([row[1].words])
    pauses = 2 * len(re.findall(r"[.?!](?= )", words)) + len(re.findall(r"[,:;](?= )", words))
    assert len(words.split()) + pauses <= 3 * row[1].seconds


@each
def test_every_card_has_its_time_where_nobody_puts_it_away(script: Script) -> None:
    """In a pipe, and to whoever only listens, no card is gone as the next moment begins, wherever it stands."""
    for spoken in (False, True):
        cards = [beat for beat in led(script, unattended=True, spoken=spoken).beats if isinstance(beat, Card)]
        assert all((card.seconds or 0.0) >= 4.0 for card in cards)
