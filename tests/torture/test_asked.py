"""Chance at every kind of question: the short form of `python -m tests.torture asked`."""

from __future__ import annotations

from random import Random

import pytest

from numbcheck.practice.reply import choices, named_alike
from numbcheck.stage.screen.question import Question
from tests.torture import asked
from tests.torture.promises import BrokenPromiseError


@pytest.mark.parametrize("kind", asked.KINDS)
def test_no_word_is_lost_and_no_answer_comes_of_none(kind: str) -> None:
    """Whatever I type at whatever kind of question, it is an answer that it begins or my own, and I am still there."""
    assert asked.tried(kind, Random(), 12) >= 12


@pytest.mark.parametrize("kind", ["one choice", "several", "the sheet"])
def test_the_check_of_words_sees_letters_that_are_keys(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check that the one above relies on sees it where a letter picks an answer."""

    def entered(question: Question, typed: str) -> None:
        words = choices(named_alike(["a wrong one"]))[0].words
        question.marked = question.marked._replace(own=(*question.marked.own, words))

    monkeypatch.setattr(Question, "_entered", entered)
    with pytest.raises(BrokenPromiseError):
        asked.tried(kind, Random(), 12)
