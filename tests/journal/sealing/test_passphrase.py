"""The passphrase that is proposed to whoever has none."""

from __future__ import annotations

import os
from math import log2
from pathlib import Path

from numbcheck.journal import sealing
from numbcheck.journal.sealing import passphrase

WORDS = (Path(sealing.__file__).parent / "words.txt").read_text().split()


def test_six_plain_words_are_proposed() -> None:
    """They can be typed on any keyboard, and nobody guesses them: over sixty bits."""
    said = passphrase.proposed(os.urandom).split()
    assert len(said) == 6
    assert set(said) <= set(WORDS)
    assert passphrase.proposed(os.urandom).split() != said
    assert 6 * log2(len(WORDS)) > 60


def test_the_list_is_of_plain_words() -> None:
    """Each word is there once, in small letters, none longer than ten, and enough of them."""
    assert len(set(WORDS)) == len(WORDS) >= 1296
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) <= 10 for word in WORDS)
    assert sorted(WORDS) == WORDS
