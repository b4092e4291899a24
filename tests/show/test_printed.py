"""What a practice on paper promises: one page, all that is said, and when, for whoever reads it aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.care import signs
from numbcheck.columns import columns
from numbcheck.practice.script import Script, Timed
from numbcheck.practice.shelf import Shelf
from numbcheck.show.printed import checklist, page
from numbcheck.words import CARE_LINE
from tests.asked import ask, kept
from tests.every import every
from tests.timeline import moments, sentences, timeline

if TYPE_CHECKING:
    from pathlib import Path

SHELF = Shelf()
each = every(SHELF.scripts(), lambda script: script.id)


def read(script: Script) -> list[str]:
    """Return every sentence on its page."""
    return sentences(" ".join(" ".join(page(script)).split()))


@each
def test_it_is_one_page(script: Script) -> None:
    """Any practice fits a page: sixty rows at most, of seventy-eight columns."""
    lines = page(script)
    assert len(lines) <= 60
    assert max(map(columns, lines)) <= 78


@each
def test_nothing_of_it_is_missing(script: Script) -> None:
    """Every sentence that may come is on the page, but for a second round and what I have to say myself."""
    told = " ".join(" ".join(page(script)).split()).casefold()
    first = {beat.part for beat in script.beats if isinstance(beat, Timed) and not beat.given}
    for beat in script.beats:
        if not (beat.given and isinstance(beat, Timed) and beat.part in first):
            words = " ".join(beat.words.split())
            assert all(part.casefold() in told for part in re.split(r"{\w+}", words)), words


def test_each_sentence_has_its_second() -> None:
    """In front of a sentence stands when it comes, behind it for how long it is quiet then."""
    lines = page(SHELF.get("scan-short"))
    times = [line.split()[0] for line in lines if re.match(r"\d:\d\d ", line)]
    assert times == [f"{at // 60:.0f}:{at % 60:02.0f}" for at in range(0, 180, 10)]
    wandering = f"{moments(timeline(SHELF.get('scan-short')), 'wander')[0] // 60:.0f}:50"
    assert [line for line in lines if line.startswith(wandering)]
    assert len(re.findall(r"\(10s\)", " ".join(lines))) == 18


def test_what_hangs_on_an_answer_says_so() -> None:
    """A line that only one answer brings names it, answers stand behind their question, and my own thought is left open."""
    lines = " ".join(" ".join(page(SHELF.get("savour"))).split())
    assert "Did anything come with it? (nothing, faintly, a bit, clearly)" in lines
    assert "If nothing: Nothing came." in lines
    assert "I'm having the thought: ..." in " ".join(page(SHELF.get("loosen")))


def test_printing_plays_and_keeps_nothing(home: Path) -> None:
    """`do ID --print` prints and returns; without a name, or with another wish beside it, it is refused."""
    heard = ask("do", "chair", "--print")
    assert heard.out.splitlines() == page(SHELF.get("chair"))
    assert (heard.code, kept(home), list(home.rglob("*.draft"))) == (0, [], [])
    for words in (("do", "--print"), ("do", "--list", "--print"), ("do", "--resume", "--print")):
        assert ask(*words).code == 2


@pytest.mark.parametrize("short", [False, True])
def test_the_signs_are_one_page_to_mark_with_a_pen(home: Path, short: bool) -> None:
    """Every sign stands there whole behind a place to mark it, with what is said about medicines and the line to help."""
    words = signs.words()
    lines = checklist(words, short=short)
    assert (len(lines) <= 60, max(map(columns, lines)) <= 78) == (True, True)
    marked = [
        sign for line in lines if line.startswith("_ ") for sign in line.removeprefix("_ ").split("  _ ")
    ]
    assert sorted(marked) == sorted(sign.words for area in words.pages(short=short) for sign in area.signs)
    told = " ".join(" ".join(lines).split())
    assert "do not change or stop it without the person who prescribed it" in told
    assert "do not stop all at once on your own: ask a doctor how" in told
    assert lines[-1] == CARE_LINE
    assert "Enter" not in told
    heard = ask("signs", "--print", *["--short"] * short)
    assert (heard.out.splitlines(), heard.err, kept(home)) == (lines, "", [])


def test_a_plan_on_paper_is_as_wide_as_a_page(home: Path) -> None:
    """A long line of my plan is broken between words, and none of it is missing."""
    long = "walk to the water, " * 8
    ask("plan", "--guide", typed=f"{long}\n")
    printed = ask("plan", "--print").out
    assert max(map(columns, printed.splitlines())) <= 78
    assert long.strip() in " ".join(printed.split())
