"""Help, the list of practices and the settings, as they are drawn: read in one look, on any terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from numbcheck.cli import table
from numbcheck.cli.group import load
from numbcheck.cli.help_pages import every_command, first_page
from numbcheck.columns import columns
from numbcheck.practice.ids import IN_ORDER
from numbcheck.practice.shelf import Shelf
from numbcheck.show import practices
from numbcheck.words import CARE_LINE
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

PAGE = """\
numbcheck: for when you feel numb or far away. It isn't medical care.
If today is heavy, or you may not be safe: numbcheck crisis
Begin with:  numbcheck          (one question, Enter is an answer)

  ground   come back through your senses     note     keep one line
  breathe  breathe along, softly             journal  write, with a question
  moment   one small thing, at once          check    how it is now
  history  what you kept                     trends   is it changing?
  crisis   numbers to call, offline          report   one page for a talk

  now         scan, relax, feel, do (all practices, your own too)
  one entry   show, edit, delete, undo
  care        plan, reach, keep, joy, ladder, reframe, signs, learn
  take along  export, import
  set up      data, config, encrypt, unlock, lock, completion

A practice's own name works too: numbcheck chair
Every command, a line each: numbcheck help all     One: numbcheck help note
Around any command: -h -V -q --plain --no-color --no-input --voice --debug
"""


def test_the_first_page_is_drawn_as_designed(shell: Shell) -> None:
    """The first help is 19 rows: what this is, where help is, ten commands with a few words each, the others by name."""
    assert shell("--help").out == PAGE
    assert len(PAGE.splitlines()) == 19


@pytest.mark.parametrize("width", [20, 30, 39, 40, 60, 74, 75, 80, 200])
def test_every_page_fits(width: int) -> None:
    """However narrow my terminal is, nothing of the help is broken by it, and every command is named."""
    for page in (first_page(width), every_command(width)):
        assert max(map(len, page.splitlines())) <= max(width, 24)
    assert all(row.name in every_command(width) for row in table.TABLE)
    assert " ".join(first_page(width).split()).startswith(f"{PAGE.splitlines()[0]} {CARE_LINE}")


def test_help_may_stand_before_a_command(shell: Shell) -> None:
    """`-h note` is `note -h`, as any flag may stand before or after; nothing is started, and alone it is the first page."""
    for flag in ("-h", "--help"):
        for line in (["note"], ["note", "a line"], ["crisis"], ["breathe", "even"]):
            assert shell(flag, *line).out == shell(*line, "-h").out
        assert shell(flag, "--plain").out == shell("help").out
    assert not shell("history", "--count").out.strip("0\n")


def test_help_all_is_a_row_for_each_command(shell: Shell) -> None:
    """`help all` names every command with a line on it, and `help COMMAND` is its help."""
    rows = shell("help", "all").out.splitlines()
    assert [row.split()[0] for row in rows] == table.names()
    assert max(map(len, rows)) < 80
    assert shell("help", "breathe").out == shell("breathe", "-h").out
    assert shell("help", "all", "-h").out.startswith("Usage: numbcheck help ")


def test_values_are_called_by_what_they_are(shell: Shell) -> None:
    """No help calls a value by the name of its type: minutes are MIN, a moment is WHEN."""
    for row in table.TABLE:
        options = [param for param in load(row.name).params if param.param_type_name == "option"]
        called = [param.metavar for param in options if not param.is_flag]
        assert all(name and name.strip("|") and "VALUE" not in name for name in called), row.name
    assert "-m, --minutes MIN  " in shell("breathe", "-h").out
    assert "--at WHEN" in shell("note", "-h").out
    assert "-n N" in shell("history", "-h").out


def an_own_one(home: Path) -> None:
    (home / "practices").mkdir(parents=True, mode=0o700)
    (home / "practices" / "window.toml").write_text(
        'id = "window"\ntitle = "The window"\nfamily = "senses"\nattention = "outward"\nabout = "Look out."\n'
        '[[step]]\nseconds = 30\nwords = "Look at the sky."\n'
    )


HEADINGS = [
    "Around you, outward",
    "Body and movement, outward",
    "Breath",
    "Inward, if that is good for you",
    "Yours",
]


def test_practices_are_listed_outward_first(shell: Shell, home: Path) -> None:
    """`do` lists what looks outward first, what looks inward after it and mine last; 4-7-8 is no one's first breath."""
    an_own_one(home)
    lines = shell("do").out.splitlines()
    assert [line.rstrip(":") for line in lines if line.rstrip(":") in HEADINGS] == HEADINGS
    named = [found[1] for line in lines if (found := re.match(r"([a-z0-9-]+): ", line))]
    assert set(named) == {*Shelf().ids(), "window"}
    assert named[0] == "senses"
    assert named[-1] == "window"
    assert named.index("even") < named.index("478") < named.index("scan")
    assert "window: The window, 30 s. Look out." in lines
    assert shell("do", "--list").out.splitlines() == lines
    assert shell("do", "chair", "--list").code == 2


@pytest.mark.parametrize("width", [79, 59])
def test_each_practice_is_a_row(width: int) -> None:
    """On a terminal each practice has one row: its name, its title, how long it takes, what it is about."""
    kinds = practices.by_kind(Shelf().scripts(), ())
    rows = list(practices.rows(kinds, width))
    assert len(rows) == len(Shelf().ids()) + 4
    assert max(map(columns, rows)) <= width
    chair = next(row for row in rows if row.startswith("  chair "))
    assert re.match(r"  chair +Feet and chair +45 s +Feel the ", chair)
    assert next(row for row in rows if "senses" in row).split("5-4-3-2-1")[1].strip().startswith("your pace ")


def test_in_forty_columns_what_it_is_about_stands_below() -> None:
    """On a narrow terminal a row is a name and a title, and what it is about stands below it."""
    rows = list(practices.rows(practices.by_kind(Shelf().scripts(), ()), 39))
    assert max(map(columns, rows)) <= 39
    at = next(at for at, row in enumerate(rows) if row.split() == ["chair", "Feet", "and", "chair"])
    assert rows[at + 1].startswith("    Feel the floor")


@pytest.mark.parametrize("width", [39, 59, 79, 120])
def test_no_title_is_cut_inside_a_word(width: int) -> None:
    """On a narrow terminal a title goes on below itself, on a wide one it is whole; between them whole words are left out."""
    scripts = list(Shelf().scripts())
    rows = list(practices.rows(practices.by_kind(scripts, ()), width))
    assert max(map(columns, rows)) <= width
    assert [row for row in rows if row.rstrip().endswith("..") and not row.endswith(" ...")] == []
    assert [row for row in rows if re.search(r"\w\.\.( |$)", row)] == []
    if width not in (59, 79):
        told = " ".join(" ".join(rows).split())
        assert [script.title for script in scripts if f" {script.title} " not in told] == []


def test_every_practice_of_ours_has_its_place() -> None:
    """No practice of ours is listed by chance: each has its place in the order."""
    assert sorted(IN_ORDER) == Shelf().ids()


SETTINGS = """\
To change one: numbcheck config set motion calm
  country       AT    (yours)  for crisis; else the time zone
  motion        none  (yours)  how a full screen moves: text, a soft shape;
                               calm, a number; none, only words
  breath        even  what breathe begins with; or last
"""


def test_what_i_changed_stands_first(shell: Shell, home: Path) -> None:
    """`config` on a terminal shows first what I changed, marked; long words wrap below themselves."""
    shell("config", "set", "motion", "none")
    shell("config", "set", "country", "AT")
    with terminal(home, "-q", "config", size=(80, 60)) as pair:
        pair.wait_for_end()
        assert SETTINGS in f"{pair.text}\n"


def test_settings_are_said_for_whoever_listens(shell: Shell) -> None:
    """In a pipe each setting is a sentence, and nothing stands in columns."""
    lines = shell("config").out
    assert "motion is text: how a full screen moves: " in lines
    assert "more is unset: " in lines
    assert "  " not in lines


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_help_breaks_a_command_or_a_name(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """In the help of any command what I may type stands on one line: a command with its name, an id with its hyphen."""
    monkeypatch.setenv("COLUMNS", str(width))
    broken = re.compile(r"numbcheck$|\w-$")
    for row in table.TABLE:
        lines = shell(row.name, "-h").out.splitlines()
        assert [line for line in lines if broken.search(line) or columns(line) > width] == [], row.name
