"""A word that is no command is answered by what it means here, or by what is spelt alike, and always by the care line."""

from __future__ import annotations

import random
import re
import string
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli import table
from numbcheck.cli.meanings import MEANT
from numbcheck.crisis import need
from numbcheck.practice.shelf import Shelf
from numbcheck.spelling import distance, near
from numbcheck.words import CARE_LINE
from tests.asked import ask, kept
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell


@every(sorted(MEANT))
def test_a_word_for_a_command_names_it(word: str) -> None:
    """I type the word another program has for it, and read what it is called here, in one sentence."""
    heard = ask(word)
    name = MEANT[word].split()[0]
    assert heard.code == 2
    assert heard.out == ""
    assert heard.err.splitlines() == [f"That's called {name} here: numbcheck {MEANT[word]}", CARE_LINE]
    assert name in {"help", "--version"} or table.find(name) is not None


def test_the_words_for_commands_are_many_and_stand_for_one_each() -> None:
    """At least sixty words lead on; a command's or a practice's own name always goes before them."""
    assert len(MEANT) >= 60
    assert set(MEANT).isdisjoint(
        {*table.names(), *Shelf().ids(), *(a for row in table.TABLE for a in row.aliases)}
    )


@every(range(200))
def test_sr_31_any_other_word_ends_with_the_care_line(seed: int) -> None:
    """Whatever I type, nothing is invented: only commands there are get named, and help is one line away."""
    dice = random.Random(seed)
    word = "".join(dice.choices(string.ascii_lowercase, k=dice.randint(1, 12)))
    if table.find(word) or word in MEANT or need.answer([word], lambda _: False):
        return  # a word that means something
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
        ("a\x1b[31mb\nc", 'There\'s no "a[31mb c". What there is: numbcheck help'),
    ],
)
def test_a_slip_of_the_keys_is_understood(typed: str, said: str) -> None:
    """A mistyped command is named as it is written; a wild word cannot steer my terminal."""
    assert ask(typed).err.splitlines()[0] == said


@pytest.mark.parametrize(
    "typed", ["just words", "i feel nothing", "so tired of this", "my day: long and grey"]
)
def test_words_alone_are_told_where_they_go(typed: str) -> None:
    """I write my line right behind the name, as one word or as many, and read how a line is kept."""
    for line in ([typed], typed.split()) if typed.count(" ") > 1 else ([typed],):
        heard = ask(*line)
        said = ["Words alone are not kept. To write a line: numbcheck note", CARE_LINE]
        assert (heard.code, heard.out, heard.err.splitlines()) == (2, "", said), line
    assert ask("jurnal", *typed.split()).err.startswith(
        'There\'s no "jurnal". Did you mean: numbcheck journal'
    )


def test_a_slip_in_the_name_of_a_practice_is_understood() -> None:
    """A practice's name is a way to call it, so a slip in it is answered with that name."""
    assert ask("chiar").err.splitlines()[0] == 'There\'s no "chiar". Did you mean: numbcheck chair'


def test_how_far_apart_words_are() -> None:
    """Letters put in, taken out or changed are counted; a short word is never taken for a long one."""
    assert [
        distance(*pair) for pair in (("note", "note"), ("noet", "note"), ("not", "note"), ("", "do"))
    ] == [0, 1, 1, 2]
    assert near("doo", ["do", "note", "go"]) == ["do"]
    assert near("nots", ["not", "no", "notes", "note"]) == ["not", "note", "notes", "no"]
    assert near("xy", ["do"]) == near("anything", []) == []


@pytest.mark.parametrize("name", ["chair", "where", "call", "notice", "478", "window", "CHAIR"])
def test_the_name_of_a_practice_plays_it(shell: Shell, home: Path, name: str) -> None:
    """A word that is no command plays the practice of that name, my own too; its options and help are those of `do`."""
    (home / "practices").mkdir(parents=True, mode=0o700)
    (home / "practices" / "window.toml").write_text(
        'id = "window"\ntitle = "The window"\nfamily = "senses"\nattention = "outward"\nabout = "Look out."\n'
        '[[step]]\nask = "sky"\nwords = "What is the sky like?"\n'
    )
    assert shell(name, "--help").out == shell("do", "--help").out
    assert shell(name, "extra").code == shell("do", name.lower(), "extra").code == 2
    if name in {"where", "window"}:
        ran = shell(name, text="grey\n" * 9)
        assert ran.code == 0
        assert shell("history", "--json").entries[0]["practice"] == name


def test_a_commands_name_always_wins(shell: Shell, home: Path) -> None:
    """A practice of my own that is called as a command, a short name or a word of need never takes its place."""
    (home / "practices").mkdir(parents=True, mode=0o700)
    for name in ("note", "j", "unsafe", "help"):
        (home / "practices" / f"{name}.toml").touch()
    assert shell("note", "a line").err.startswith("Kept")
    assert "Write as much" in shell("j", "--help").out
    assert shell("unsafe").out == shell("crisis").out
    assert shell("help").out == shell("--help").out


@pytest.mark.parametrize("word", ["{}", " {}", "{} ", "\u00a0{}\t"])
def test_blanks_around_a_name_are_no_part_of_it(home: Path, word: str) -> None:
    """A name that came with a blank from where I copied it is that name: a command, the help page, a practice, a synonym."""
    assert ask(word.format("note"), "a line").code == 0
    assert ask("history").out.endswith("note: a line\n")
    assert ask(word.format("crisis"), "at").out == ask("crisis", "at").out
    assert ask(word.format("Help"), "note").out == ask("help", "note").out
    assert ask(word.format("where"), typed="here\n").code == 0
    assert [entry["kind"] for entry in kept(home)] == ["note", "practice"]
    assert ask(word.format("stats")).err.startswith("That's called trends here")


@pytest.mark.parametrize("words", ["flashback", "panic", "about"])
def test_what_a_word_leads_to_is_whole_on_a_narrow_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """On forty columns no word is cut in two, and each command stands on one line."""
    monkeypatch.setenv("COLUMNS", "40")
    heard = ask(*words.split())
    lines = (heard.out + heard.err).splitlines()
    assert max(map(len, lines)) < 40
    assert not [line for line in lines if line.endswith("numbcheck")]
    assert any(line.endswith("numbcheck crisis") for line in lines)
