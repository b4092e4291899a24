"""Words of need: whoever types one gets help, whatever else is broken; a slip of the keys keeps its text to itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli import table
from numbcheck.cli.meanings import MEANT
from numbcheck.crisis import need
from numbcheck.practice.shelf import Shelf
from numbcheck.words import CARE_LINE
from tests.asked import ask

if TYPE_CHECKING:
    from pathlib import Path

NAMED = [
    "suicide",
    "988",
    "112",
    "911",
    "999",
    "000",
    "hotline",
    "helpline",
    "kill",
    "die",
    "dying",
    "emergency",
    "ambulance",
    "harm",
    "rape",
    "assault",
    "violence",
    "threatened",
    "stalking",
    "poison",
    "overdosed",
    "overdose",
    "suicidal",
    "self-harm",
    "unsafe",
    "danger",
    "abuse",
    "police",
    "lifeline",
    "samaritans",
    "suicidio",
    "selbstmord",
    "notruf",
    "hilfe",
    "ayuda",
    "ajuda",
    "aiuto",
    "socorro",
    "zelfmoord",
    "hulp",
]
LINES = (
    "help me",
    "help me please",
    "feeling suicidal",
    "i want to die",
    "I want to die.",
    "please help me",
    "my husband threatened me",
    "somebody wants to kill me",
    "Suicide?",
    "HELP ME",
    "learn suicide",
    "sos!",
    "help suicide",
    "help i want to die",
    "help sucidal",
    "hepl me",
    "need help",
    "i need help",
    "not safe",
    "i am not safe",
    "im not ok",
    "cant go on",
    "i can't go on",
    "i want to end it all",
    "dont want to be here",
    "self harm",
)
SLIPS = (
    *(
        "crsis",
        "crises",
        "sucide",
        "suicidle",
        "ovrdose",
        "emergancy",
        "ambulence",
        "hotlin",
        "polcie",
        "hilffe",
    ),
    *("i am sucidal", "thinking about suicde"),
)
ELSEWHERE = (
    "noet i want to die",
    "noet i am not safe",
    "noet thinking about suicde",
    "write not safe at work",
    "crsp",
    "hill",
    "dice",
    "jurnal i was raped",
    "write i want to die",
    "diary i want to die",
    "xyzzy -- kill",
    "-- suicide",
    "xyzzy a b c d kill",
)


@pytest.fixture(autouse=True)
def austria(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home, in a country with numbers."""
    monkeypatch.setenv("NUMBCHECK_COUNTRY", "AT")
    return home


def is_help(said: str) -> bool:
    """Return whether the help page was shown."""
    return said.startswith("Austria, from your settings.") and "144  ambulance" in said.splitlines()[1]


@pytest.mark.parametrize("word", NAMED)
def test_sr_31_a_word_of_need_is_the_help_page(word: str) -> None:
    """I type the one word I can think of, in any case of letters, and see whom to call; it is no mistake of mine."""
    for typed in (word, word.upper()):
        heard = ask(typed)
        assert heard.code == 0
        assert is_help(heard.out)
        assert heard.err == ""


@pytest.mark.parametrize("line", LINES)
def test_sr_31_a_line_of_need_is_the_help_page(line: str) -> None:
    """A whole sentence leads there, too, as one word or as many for the shell."""
    for typed in (line.split(), *([[line]] if "-" not in line and "learn" not in line else [])):
        heard = ask(*typed)
        assert (heard.code, is_help(heard.out)) == (0, True), typed


@pytest.mark.parametrize("line", SLIPS)
def test_sr_31_a_slip_of_the_keys_keeps_no_help_from_me(line: str) -> None:
    """At three in the morning I miss a letter of the one long word I typed, and see whom to call all the same."""
    heard = ask(*line.split())
    assert (heard.code, is_help(heard.out), heard.err) == (0, True, ""), line


def test_sr_31_a_slip_in_a_word_of_panic_leads_to_the_ground() -> None:
    """Far away I miss a letter, too; what is for that is named."""
    for typed in ("panick", "anxios", "disassociated", "having a flashbak", "dpdr"):
        assert " is for that: numbcheck " in ask(*typed.split()).out, typed


@pytest.mark.parametrize("line", ELSEWHERE)
def test_sr_31_the_text_of_a_slip_is_not_looked_at(line: str) -> None:
    """What stands behind a mistyped `note`, behind `--`, or far back in a line is mine and leads nowhere."""
    heard = ask(*line.split())
    assert heard.code == 2
    assert not is_help(heard.out)
    assert heard.err.rstrip().endswith(CARE_LINE)


def test_sr_31_one_asks_for_oneself_not_for_montenegro() -> None:
    """`sos me` and `crisis help` mean me; the country's code in capitals means the country."""
    for line in ("sos me", "now help me", "crisis please"):
        assert is_help(ask(*line.split()).out), line
    assert ask("crisis", "ME").out.startswith("Montenegro. ")


@pytest.mark.parametrize("word", ["panic", "dissociate", "unreal", "anxious", "Panicking!"])
def test_sr_31_panic_is_shown_the_ground_first(word: str) -> None:
    """Far away or in a panic I read what is for that, what else it may be in the body, and where the numbers are."""
    heard = ask(word)
    assert heard.code == 0
    assert heard.out.splitlines() == [
        "ground is for that: numbcheck ground",
        "Chest pain or trouble breathing that's new: call the emergency number.",
        CARE_LINE,
    ]


@pytest.mark.parametrize("line", ["flashback", "Flashbacks!", "having a flashback and panic"])
def test_sr_31_a_flashback_is_shown_the_day_it_is(line: str) -> None:
    """Where a memory comes back as if it were now I read first what tells now from then, and it is there."""
    heard = ask(*line.split())
    assert (heard.code, heard.out.splitlines()[0]) == (0, "now-then is for that: numbcheck now-then")
    assert heard.out.splitlines()[-1] == CARE_LINE
    assert need.NOW_THEN in Shelf().ids()


def test_sr_34_a_word_of_need_names_nobody(home: Path) -> None:
    """My plan is pointed to, and none of its people: the word may have been typed where somebody looks on."""
    home.mkdir(exist_ok=True)
    (home / "plan.md").write_text("## 4. People\n- Sam, 555 0134\n")
    assert "Sam" in ask("crisis").out
    out = ask("suicide").out
    assert "Sam" not in out
    assert "Your plan: numbcheck plan" in out.splitlines()


def test_sr_31_nothing_of_it_is_kept(home: Path) -> None:
    """That I typed it is written nowhere."""
    ask("suicide")
    ask("help", "me")
    assert not home.exists() or not list(home.rglob("*"))


@pytest.mark.parametrize("changes", [{"NUMBCHECK_HOME": "relative"}, {"NUMBCHECK_HOME": "/dev/null"}])
def test_sr_31_a_broken_home_is_no_matter(changes: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing of mine can be found the numbers come all the same."""
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    heard = ask("suicide")
    assert (heard.code, is_help(heard.out)) == (0, True)


def test_no_word_of_need_is_a_command_or_a_practice() -> None:
    """A word that leads to help never keeps anyone from a command, a practice or what a word means here."""
    taken = {name for row in table.TABLE if row.name != "crisis" for name in (row.name, *row.aliases)}
    words = need.HELP_WORDS | need.GROUND_WORDS
    assert words.isdisjoint(taken | set(Shelf().ids()) | set(MEANT))
    assert len(need.HELP_WORDS) >= 40
    assert not need.HELP_WORDS & need.GROUND_WORDS
    assert all(re.fullmatch(r"[a-z0-9-]+", word) for word in words)
