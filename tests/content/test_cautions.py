"""What the help of a practice warns of, before anybody begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from numbcheck.practice.script import Card
from numbcheck.practice.shelf import Shelf
from tests.asked import ask

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("scan", ("new or strong pain", "goes numb or weak", "emergency number")),
        ("breathe", ("heart or lung condition", "asthma", "late in pregnancy", "478 can leave you floaty")),
        ("ground", ("hear things that others don't", "numbcheck ground object")),
        ("joy", ("Had times far too high? Keep it small, and at the same hour.",)),
    ],
)
def test_the_help_says_for_whom_it_is_not(home: Path, command: str, words: tuple[str, ...]) -> None:
    """`-h` names who should leave something out, and what to take in its place."""
    said = " ".join(ask(command, "-h").out.split())
    assert [each for each in words if each not in said] == []


def test_a_scan_names_pain_on_screen_once() -> None:
    """A new or strong pain is named once before a scan, and not as a card."""
    scan = Shelf().get("scan")
    assert " ".join(scan.opening).count("pain") == 1
    assert not any(isinstance(beat, Card) for beat in scan.beats)


def test_4_7_8_says_on_screen_what_it_can_do() -> None:
    """Before the first breath of 4-7-8 I read that it can leave me floaty, also where I opened no help."""
    assert "floaty" in " ".join(Shelf().get("478").opening)


def test_cold_is_never_for_pain() -> None:
    """The last thing read before the cold: never painful, and what to choose if part of me wants it to hurt."""
    cards = [beat.words for beat in Shelf().get("cold").beats if isinstance(beat, Card)]
    assert any("Cold, never painful." in words and "numbcheck ground object" in words for words in cards)
