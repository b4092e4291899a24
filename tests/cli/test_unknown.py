"""A word that is no command is answered by what it means here, or by what is spelt alike, and always by the care line."""

from __future__ import annotations

import random
import re
import string

import pytest

from numbcheck.cli import table
from numbcheck.cli.meanings import MEANT
from numbcheck.cli.spelling import distance
from numbcheck.cli.unknown import near
from numbcheck.crisis import need
from numbcheck.practice.shelf import Shelf
from numbcheck.words import CARE_LINE
from tests.asked import ask


@pytest.mark.parametrize("word", sorted(MEANT))
def test_a_word_for_a_command_names_it(word: str) -> None:
    """I type the word another program has for it, and read what it is called here, in one sentence."""
    heard = ask(word)
    name = MEANT[word].split()[0]
    assert heard.code == 2
    assert heard.out == ""
    assert heard.err.splitlines() == [f"That's called {name} here: numbcheck {MEANT[word]}", CARE_LINE]
    assert name == "help" or table.find(name) is not None


def test_the_words_for_commands_are_many_and_stand_for_one_each() -> None:
    """At least sixty words lead on; a command's or a practice's own name always goes before them."""
    assert len(MEANT) >= 60
    assert set(MEANT).isdisjoint(
        {*table.names(), *Shelf().ids(), *(a for row in table.TABLE for a in row.aliases)}
    )


@pytest.mark.parametrize("seed", range(200))
def test_sr_31_any_other_word_ends_with_the_care_line(seed: int) -> None:
    """Whatever I type, nothing is invented: only commands there are get named, and help is one line away."""
    dice = random.Random(seed)
    word = "".join(dice.choices(string.ascii_lowercase, k=dice.randint(1, 12)))
    if table.find(word) or word in MEANT or word in need.HELP_WORDS | need.GROUND_WORDS:
        pytest.skip("a word that means something")
    heard = ask(word)
    said, care = heard.err.splitlines()
    assert (heard.code, heard.out, care) == (2, "", CARE_LINE)
    named = re.search(r": numbcheck (?:do )?(\w[\w-]*)$", said)
    assert named
    assert named[1] in {"help", *table.names(), *Shelf().ids()}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jurnal", 'There\'s no "jurnal". Did you mean: numbcheck journal'),
        ("noet", 'There\'s no "noet". Did you mean: numbcheck note'),
        ("HISTROY", 'There\'s no "HISTROY". Did you mean: numbcheck history'),
        ("xyzzy", 'There\'s no "xyzzy". What there is: numbcheck help'),
        ("foo", 'There\'s no "foo". What there is: numbcheck help'),
        ("chair", "That's a practice: numbcheck do chair"),
        ("a\x1b[31mb\nc", 'There\'s no "a[31mb c". What there is: numbcheck help'),
    ],
)
def test_a_slip_of_the_keys_is_understood(typed: str, said: str) -> None:
    """A mistyped command is named as it is written; a wild word cannot steer my terminal."""
    assert ask(typed).err.splitlines()[0] == said


def test_how_far_apart_words_are() -> None:
    """Letters put in, taken out or changed are counted; a short word is never taken for a long one."""
    assert [
        distance(*pair) for pair in (("note", "note"), ("noet", "note"), ("not", "note"), ("", "do"))
    ] == [0, 1, 1, 2]
    assert near("doo", ["do", "note"]) == "do"
    assert near("xy", ["do"]) == ""
    assert near("anything", []) == ""
