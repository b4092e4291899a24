"""What the commands of the shelf promise, called as a person calls them, in a pipe."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from numbcheck.cli import table
from numbcheck.journal import references
from numbcheck.journal.entry import Answer
from numbcheck.journal.journal import Journal
from numbcheck.play.ports import Said
from numbcheck.practice.shelf import Shelf
from numbcheck.visit.practising.practise import practise
from tests.seats import FakeSeat, house_with

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "own-practices.md"


def numbcheck(home: Path, *argv: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Call it once."""
    return subprocess.run(
        [sys.executable, "-m", "numbcheck", *argv],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        env={"NUMBCHECK_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "PATH": "/nowhere", "TZ": "UTC"},
        check=False,
    )


def test_moment_prints_one_line_and_keeps_nothing(home: Path) -> None:
    """A moment is there at once, is one of ours, and no entry is kept."""
    first, second = numbcheck(home, "moment"), numbcheck(home, "moment")
    words = {cue.words for cue in Shelf().cues()}
    lines = [" ".join(call.stdout.split()) for call in (first, second)]
    assert set(lines) <= words
    assert lines[0] != lines[1]
    assert (first.returncode, first.stderr) == (0, "")
    assert Journal(home, now=lambda: None).count() == 0  # type: ignore[arg-type,return-value]
    remembered = home / "state" / "moments"
    assert remembered.stat().st_mode & 0o777 == 0o600
    assert len(remembered.read_text().split()) == 2


def test_moment_works_where_nothing_can_be_written(home: Path) -> None:
    """In a home that cannot be written to, the line still comes."""
    home.parent.joinpath("file").write_text("")
    call = numbcheck(home.parent / "file", "moment")
    assert (call.returncode, call.stderr) == (0, "")
    assert call.stdout.strip()


def test_ground_lists_in_order(home: Path) -> None:
    """The list begins with the most asked for and leaves out what looks inward."""
    listed = re.findall(r"^([a-z]+): ", numbcheck(home, "ground", "--list").stdout, re.MULTILINE)
    assert listed[:3] == ["senses", "chair", "colour"]
    looks = {script.id: script.attention for script in Shelf().scripts()}
    assert {looks[name] for name in listed} == {"outward"}
    assert len(listed) == len(set(listed)) >= 12


def test_colour(home: Path) -> None:
    """I can count yellow things, with Enter or with a number, and it is kept and shown as what it is: a count."""
    call = numbcheck(home, "ground", "colour", "--colour", "yellow", text="\na cup\n4\n")
    assert "Look for yellow around you." in call.stdout
    assert "That's plenty." in call.stdout
    assert "How many in all?" not in call.stdout
    assert "One colour. Kept." in call.stderr
    assert "How many: 4" in numbcheck(home, "show").stdout
    numbcheck(home, "ground", "colour", text="5\n")
    entry = json.loads(numbcheck(home, "show", "--json").stdout)
    assert (entry["data"], entry.get("answers", []), entry["finished"]) == ({"count": 5}, [], True)


def test_what_looks_inward_is_not_ground(home: Path) -> None:
    """`ground` keeps its word; the sentence says how to play the other."""
    call = numbcheck(home, "ground", "scan")
    assert (call.returncode, "numbcheck do scan" in call.stderr) == (2, True)


@pytest.mark.parametrize("argv", [["relax", "--skip", "tail"], ["feel", "-m", "16"], ["do", "x", "--resume"]])
def test_what_does_not_fit_is_said(home: Path, argv: list[str]) -> None:
    """A place that is not there, too many minutes and two wishes at once are each a sentence and exit 2."""
    call = numbcheck(home, *argv)
    assert call.returncode == 2
    assert call.stderr.strip().endswith(".")
    assert "Traceback" not in call.stderr


def test_nothing_to_go_on_with(home: Path) -> None:
    """Where no practice was left, I am told what there is instead."""
    call = numbcheck(home, "do", "--resume")
    assert (call.returncode, "What there is: numbcheck do" in call.stderr) == (2, True)


def test_a_bad_file_is_listed_and_hides_nothing(home: Path) -> None:
    """`do` lists everything that can be played, and one sentence for each file that cannot."""
    own = home / "practices"
    own.mkdir(parents=True)
    (own / "fast.toml").write_text(DANGEROUS)
    call = numbcheck(home, "do")
    assert call.returncode == 0
    assert all(f"\n{practice}: " in f"\n{call.stdout}" for practice in Shelf().ids())
    assert "fast.toml, step 1: One whole breath takes 2 seconds" in " ".join(call.stderr.split())
    assert numbcheck(home, "do", "fast").returncode == 65


def test_check_refuses_with_the_reason(home: Path, tmp_path: Path) -> None:
    """A practice that would make people dizzy is refused, with its step, the reason and the remedy."""
    (tmp_path / "fast.toml").write_text(DANGEROUS)
    call = numbcheck(home, "do", "--check", str(tmp_path / "fast.toml"))
    assert call.returncode == 65
    assert " ".join(call.stderr.split()) == (
        "fast.toml, step 1: One whole breath takes 2 seconds; it must take 6 or more, because faster breathing "
        "can make people dizzy. Change its seconds."
    )


def test_the_worked_example_plays(home: Path, tmp_path: Path) -> None:
    """The example on the page about writing one's own passes the check, is listed, and plays."""
    example = re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL)[0]
    name = tomllib.loads(example)["id"]
    own = home / "practices"
    own.mkdir(parents=True)
    (own / f"{name}.toml").write_text(example)
    checked = numbcheck(home, "do", "--check", str(own / f"{name}.toml"))
    assert (checked.returncode, checked.stderr) == (0, "")
    assert f"\n{name}: At the window, 1 min. " in numbcheck(home, "do").stdout
    seat = FakeSeat([((61.0, Said("green")),)])
    house, _ = house_with(seat, home)
    practise(house, house.shelf.get(name))
    assert len(seat.stages[0].words) == 5
    assert "The view stays there." in " ".join(seat.pages)
    kept = references.find(house.journal, "@1")
    assert (kept.practice, kept.finished, kept.answers) == (name, True, (Answer("colour", "green"),))


def test_every_key_on_the_page_is_understood() -> None:
    """Each table on the page about writing one's own is TOML, and every part of it can be played."""
    from numbcheck.practice.parse import parse

    head = 'id = "x"\ntitle = "X"\nfamily = "senses"\nattention = "outward"\nabout = "X."\n'
    _, *pieces = re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert pieces
    for piece in pieces:
        assert parse(head + piece, "x.toml").beats


def test_voice_without_a_speaker_is_one_kind_sentence(home: Path) -> None:
    """--voice where nothing can speak says so once, and the practice goes on in words."""
    call = numbcheck(home, "ground", "where", "--voice", text="here\n\n\n\n\n")
    assert call.stderr.count("No program for speaking") == 1
    assert "That's where you are" in call.stdout


def test_the_new_commands_have_examples() -> None:
    """Each of these commands opens its help with an example that names it."""
    for name in ("relax", "feel", "moment", "do"):
        row = table.find(name)
        assert row
        assert all(example.startswith(f"numbcheck {name}") for example in row.examples)


DANGEROUS = """
id = "fast"
title = "Fast breathing"
family = "breath"
attention = "inward"
about = "Far too fast."

[[step]]
repeat = 100
beats = [
    { phase = "in", words = "In.", seconds = 1 },
    { phase = "out", words = "Out.", seconds = 1 },
]
"""


def test_an_end_without_words_leaves_no_gap(home: Path) -> None:
    """A practice of mine that has no last words ends without an empty line, and asks nothing in a pipe."""
    own = home / "practices"
    own.mkdir(parents=True)
    head = 'id = "sky"\ntitle = "The sky"\nfamily = "senses"\nattention = "outward"\nabout = "Up."\n'
    (own / "sky.toml").write_text(head + '[[step]]\nask = "sky"\nwords = "What is up there?"\n')
    call = numbcheck(home, "do", "sky", text="clouds\n")
    assert call.stdout.splitlines() == ["The sky. As long as you like.", "What is up there?"]
