"""What my own lists promise: every line I confirmed is there, whoever else writes, and every act can be taken back."""

from __future__ import annotations

import fcntl
import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.care import ladder
from numbcheck.errors import InputOutputError
from numbcheck.gather import items
from numbcheck.places import places
from numbcheck.play.ports import BrokeOff, Said
from numbcheck.stage.streams import Streams
from numbcheck.visit.asking import own_files
from numbcheck.visit.asking.questions import Questions
from numbcheck.visit.house import House
from tests.seats import FakeSeat, person
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

JOY = "# Things I like\n\n- [ ] tea\n- [ ] sea\n"


def drafts(home: Path) -> list[str]:
    """Return the texts of the drafts."""
    return [
        json.loads(path.read_text())["text"] for path in sorted((home / "state" / "drafts").glob("*.draft"))
    ]


def house(home: Path) -> House:
    """Return a house in which nobody is there."""
    return House(Streams(None, None, None, {"NUMBCHECK_HOME": str(home)}))


def test_what_was_added_is_named(shell: Shell, home: Path) -> None:
    """One sentence names the line and its place, or how many lines there are; a line that is there is no new one."""
    assert shell("joy", "add", "tea").err.startswith('"tea" is on your list, as number 1.\n')
    assert shell("joy", "add", "sea", "--at", "1").err.startswith('"sea" is on your list, as number 1.\n')
    assert shell("joy", "add", "tea").err.startswith('"tea" is on your list, as number 2.\n')
    assert shell("joy").out == " 1 [ ] sea\n 2 [ ] tea\n"
    assert shell("ladder", "--add", "a late bus").err.startswith(
        '"a late bus" is on your ladder, as number 1.\n'
    )
    assert "2 lines added to your ladder." in shell("ladder", "--make", text="a remark\na loss\n\n").err
    assert "3 lines added to your plan." in shell("plan", "--guide", text="grey\nquiet\n\ntea\n").err
    assert "1 line added to your plan." in shell("plan", "--guide", text="grey\nhum\n").err
    assert "Nothing changed." in shell("plan", "--guide", text="grey\n").err
    assert "Nothing kept." in shell("ladder", "--make").err


def test_done_can_be_opened_again(shell: Shell, home: Path) -> None:
    """`joy done` says so; `joy undone` opens the line again, by number or words, and needs to be told which."""
    shell("joy", "add", "tea")
    assert shell("joy", "done", "1").err.startswith("Done: tea.\n")
    assert shell("joy").out == " 1 [x] tea\n"
    assert shell("joy", "undone", "TE").err == "Open again: tea.\n"
    assert shell("joy").out == " 1 [ ] tea\n"
    assert shell("joy", "undone").code == 2
    assert shell("joy", "undo", "tea").code == 2


@pytest.mark.parametrize(
    "name", ["joy.sync-conflict-20261128-101112-ABCDEFG.md", "joy (Sam's conflicted copy).md"]
)
def test_a_copy_of_an_engine_is_part_of_my_list(shell: Shell, home: Path, name: str) -> None:
    """What a sync engine put beside my list is read with it, folded in by the next line I add, and then gone."""
    home.mkdir(mode=0o700)
    (home / "joy.md").write_text(JOY)
    (home / name).write_text(JOY.replace("[ ] sea", "[x] sea") + "- [ ] bath\n")
    (home / "joyful.sync-conflict-1.md").write_text("- mine\n")
    (home / "joy.md.txt").write_text("mine")
    assert shell("joy").out == " 1 [ ] tea\n 2 [x] sea\n 3 [ ] bath\n"
    assert (home / name).exists()
    shell("joy", "add", "hum")
    assert shell("joy", "print").out == " 1 [ ] tea\n 2 [x] sea\n 3 [ ] bath\n 4 [ ] hum\n"
    assert not (home / name).exists()
    assert (home / "joyful.sync-conflict-1.md").exists()
    assert (home / "joy.md.txt").exists()


def test_verify_is_calm_about_my_lists_and_settings(shell: Shell, home: Path) -> None:
    """A first setting before any entry, a list, and a copy that waits to be folded in are nothing to be put right."""
    shell("config", "set", "plain", "yes")
    assert shell("data", "verify").code == 0
    shell("joy", "add", "tea")
    (home / "joy.sync-conflict-1.md").write_text("- sea\n")
    (home / "joy.sync-conflict-1.md").chmod(0o600)
    assert shell("data", "verify").code == 0
    (home / "joy.txt").write_text("mine\n")
    assert shell("data", "verify").code == 65


def test_a_copy_that_cannot_be_read_stays(shell: Shell, home: Path) -> None:
    """A copy that is no text is not folded in, and not removed either."""
    home.mkdir(mode=0o700)
    copy = home / "ladder.sync-conflict-1.md"
    copy.write_bytes(b"- \xff\n")
    shell("ladder", "--add", "a late bus")
    assert copy.read_bytes() == b"- \xff\n"


def test_the_plan_on_the_crisis_page_has_both_machines_lines(shell: Shell, home: Path) -> None:
    """In a hard hour I see Sam, whom the other machine wrote into a copy, and no mark of git's."""
    home.mkdir(mode=0o700)
    (home / "plan.md").write_text("## 4. People\n\n<<<<<<< HEAD\n- Ada\n=======\n- Eve\n>>>>>>> x\n")
    (home / "plan.sync-conflict-1.md").write_text("## 4. People\n\n- Sam: please come\n")
    out = shell("crisis", "at").out
    assert out.index("Ada") < out.index("Eve") < out.index("Sam: please come")
    assert "<<<" not in out


def test_the_marks_of_windows_are_nothing(shell: Shell, home: Path) -> None:
    """A list from an editor that writes a mark in front and ends lines its own way is read, and keeps its ends."""
    home.mkdir(mode=0o700)
    (home / "joy.md").write_bytes(b"\xef\xbb\xbf# Joys\r\n\r\n- [ ] tea\r\n- [x] sea\r\n")
    shell("joy", "add", "hum")
    assert (home / "joy.md").read_bytes() == b"# Joys\r\n\r\n- [ ] tea\r\n- [x] sea\r\n- [ ] hum\r\n"


def test_what_an_editor_saves_in_that_moment_stays(home: Path) -> None:
    """An editor that waits for no lock saves just before my line is put in place: both are there."""
    home.mkdir(mode=0o700)
    path = home / "joy.md"
    saved: list[int] = []

    def edit(text: str) -> str:
        if not saved:
            saved.append(path.write_text("- [ ] by hand\n"))
        return text + "- [ ] mine\n"

    own_files.change(places({"NUMBCHECK_HOME": str(home)}), path, edit)
    assert path.read_text() == "- [ ] by hand\n- [ ] mine\n"


def test_a_copy_that_stays_and_matters_is_said(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a copy cannot be removed and would tick my line again, that is said; where it changes nothing, it is not."""
    home.mkdir(mode=0o700)
    (home / "joy.md").write_text("- [ ] tea\n- [x] sea\n")
    (home / "joy.sync-conflict-1.md").write_text("- [x] tea\n")

    def stuck(*_: object, **__: object) -> None:
        raise OSError(5, "")

    monkeypatch.setattr(own_files, "clear", stuck)
    assert shell("joy", "add", "hum").code == 0
    ran = shell("joy", "undone", "tea")
    assert ran.code == 74
    assert "cannot be removed" in " ".join(ran.err.split())


@pytest.mark.parametrize("call", [("joy", "add", "sea"), ("config", "set", "plain", "true")], ids=" ".join)
def test_what_a_killed_writer_left_of_my_lists_goes(shell: Shell, home: Path, call: tuple[str, ...]) -> None:
    """Words of a list that a killed numbcheck had not put in place are gone with the next change; a young one stays."""
    home.mkdir(mode=0o700)
    old, young, mine = home / ".tmp-aaaaaaaaaaaaaaaa", home / ".tmp-bbbbbbbbbbbbbbbb", home / ".tmpl"
    for path in (old, young, mine):
        path.write_text("- [ ] tea\n")
    os.utime(old, (1, 1))
    assert shell(*call).code == 0
    assert [path.exists() for path in (old, young, mine)] == [False, True, True]


def test_a_disk_without_locks_does_not_hold_me_up(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk knows no locks, or the state folder is closed, my line is kept all the same."""

    def none(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(fcntl, "flock", none)
    assert shell("joy", "add", "tea").code == 0
    (home / "state").rename(home / "moved")
    (home / "state").write_text("in the way")
    assert shell("joy", "add", "sea").code == 0
    assert [words for _, words in items((home / "joy.md").read_text())] == ["tea", "sea"]


def test_who_writes_for_ever_does_not_hold_me_up(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another numbcheck does not let go, I am told, and my words are a draft."""
    monkeypatch.setattr(own_files, "_PATIENCE", 0.05)
    (home / "state").mkdir(parents=True)
    lock = os.open(home / "state" / "own-files.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    ran = shell("joy", "add", "tea")
    os.close(lock)
    assert ran.code == 74
    assert "What you typed is a draft" in " ".join(ran.err.split())
    assert drafts(home) == ["tea"]


REFUSED: dict[str, tuple[list[str], str]] = {
    "joy": (["joy", "add", "whole"], ""),
    "used to": (["joy", "used-to", "whole"], ""),
    "ladder": (["ladder", "--add", "whole"], ""),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("place", ["no text", "a folder", "a pipe"])
def test_words_beside_a_file_that_cannot_be_read_are_a_draft(
    shell: Shell, home: Path, name: str, place: str
) -> None:
    """What lies in the place of my list stays as it is; my words are a draft, and I am told both."""
    home.mkdir(mode=0o700)
    argv, typed = REFUSED[name]
    path = home / f"{argv[0]}.md"
    match place:
        case "no text":
            path.write_bytes(b"\xff")
        case "a folder":
            path.mkdir()
        case _:
            os.mkfifo(path)
    ran = shell(*argv, text=typed)
    assert ran.code == (65 if place == "no text" else 74)
    assert "It was left as it is" in " ".join(ran.err.split())
    assert "What you typed is a draft" in " ".join(ran.err.split())
    assert drafts(home) == ["whole"]
    assert place != "no text" or path.read_bytes() == b"\xff"


def test_a_goal_does_not_ask_for_the_plan(shell: Shell, home: Path) -> None:
    """A goal is kept whatever lies in the place of my plan."""
    home.mkdir(mode=0o700)
    (home / "plan.md").write_bytes(b"\xff")
    assert shell("plan", "--goal", "out of the door").code == 0
    assert shell("history", "--json").entries[0]["text"] == "out of the door"
    assert shell("plan", "--guide", text="whole\n").code == 65


def test_only_what_enter_confirmed_is_on_my_plan(home: Path) -> None:
    """Ctrl-C, Esc, Ctrl-D and a signal leave a letter out; half a line is a draft; the lines before it are kept."""
    for keys, plain in (("\x03", True), ("\x1b", True), ("\x04", False), ("\x03", False)):
        with terminal(home, *["--plain"] * plain, "plan", "--guide") as pair:
            pair.wait_for("What do you notice first")
            pair.press("grey\rq")
            pair.press(keys)
            assert pair.process.wait(30) == 0
        assert "- grey\n" in (home / "plan.md").read_text()
        assert "- q" not in (home / "plan.md").read_text()
        assert drafts(home) == []


def test_half_a_rung_is_a_draft(home: Path) -> None:
    """A rung that I left half typed is on no list; it is a draft, and that is said."""
    with terminal(home, "--plain", "ladder", "--make") as pair:
        pair.wait_for("Rung>")
        pair.press("a late bus\ra half\x03")
        pair.wait_for("Left as a draft")
        assert pair.process.wait(30) == 0
    assert list(items((home / "ladder.md").read_text())) == [("", "a late bus")]
    assert drafts(home) == ["a half"]


def test_half_a_rung_is_one_draft_even_if_all_ends_there(home: Path) -> None:
    """When the window closes in the middle of a rung one draft holds it, though nobody is left to tidy up."""
    seat = FakeSeat([((7.0, Said("a late bus")), (14.0, BrokeOff("a half")))], half="a half")
    mine, _ = person(seat, home)
    with mine.seat() as taken:
        Questions(mine, "ladder").ask(taken, ladder.rungs_script(ladder.words()))
    assert sorted(drafts(home)) == ["Rung: a late bus", "a half"]


@pytest.mark.parametrize(
    "argv", [["plan", "--guide"], ["ladder", "--make"], ["signs"], ["check"], ["reframe"]]
)
def test_questions_that_cannot_be_shown_are_no_success(home: Path, argv: list[str], tmp_path: Path) -> None:
    """Where nothing can be written, or nobody reads, I am told, it ends with 74, and what I typed is kept."""
    import subprocess
    import sys

    call = [sys.executable, "-m", "numbcheck", *argv]
    for redirection in (">/dev/full", ">&-", "| true"):
        shown = f'printf "\\nwhole words\\n" | "$@" {redirection}; exit ${{PIPESTATUS[1]}}'
        environ = {**os.environ, "NUMBCHECK_HOME": str(home)}
        ran = subprocess.run(
            ["bash", "-c", shown, "x", *call], env=environ, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 74, (redirection, ran.stderr)
        assert "That is fine" not in ran.stderr
        assert "Traceback" not in ran.stderr


def test_an_act_is_taken_back_line_by_line(shell: Shell, home: Path) -> None:
    """What I added goes out again and is a draft, what I ticked is open again; what came later stays."""
    shell("joy", "add", "tea")
    own = house(home)
    (home / "joy.md").write_text((home / "joy.md").read_text() + "- [ ] later\n")
    assert own_files.take_back(own, own_files.ADDED, "joy.md", [{"under": "", "words": "tea"}]) == (
        'Taken back: "tea" is off your list. Its words are a draft.'
    )
    assert list(items((home / "joy.md").read_text())) == [("", "later")]
    assert drafts(home) == ["tea"]
    shell("joy", "done", "later")
    row = [{"under": "", "words": "later"}]
    assert own_files.take_back(own, own_files.DONE, "joy.md", row) == 'Taken back: "later" is open again.'
    assert shell("joy").out == " 1 [ ] later\n"
    assert (
        own_files.take_back(own, own_files.UNDONE, "joy.md", row) == 'Taken back: "later" is done, as before.'
    )
    assert own_files.take_back(own, own_files.ADDED, "joy.md", [{"under": "", "words": "gone"}]).startswith(
        "Nothing"
    )
    shell("plan", "--guide", text="grey\nquiet\n")
    rows: list[dict[str, Any]] = [
        {"under": under, "words": words} for under, words in items((home / "plan.md").read_text())
    ]
    assert own_files.take_back(own, own_files.ADDED, "plan.md", rows) == (
        "Taken back: 2 lines are off your plan. Their words are a draft."
    )
    assert not items((home / "plan.md").read_text())
    assert drafts(home)[-1] == "grey\nquiet"


def test_undo_reaches_my_lists_and_settings(shell: Shell, home: Path) -> None:
    """`undo` takes back the line I added, the tick with what was kept of it, or the setting; nothing older goes."""
    shell("note", "older", "-q")
    shell("joy", "add", "tea")
    assert shell("undo").err == 'Taken back: "tea" is off your list. Its words are a draft.\n'
    assert shell("undo").err.startswith("Nothing to take back")
    shell("joy", "add", "sea")
    shell("joy", "done", "sea", text="2\n\n")
    assert 'Taken back: "sea" is open again.' in shell("undo").err
    assert shell("joy").out == " 1 [ ] sea\n"
    shell("joy", "done", "1")
    shell("joy", "undone", "1")
    assert shell("undo").err == 'Taken back: "sea" is done, as before.\n'
    shell("ladder", "--make", text="a late bus\na loss\n\n")
    assert shell("undo").err == "Taken back: 2 lines are off your ladder. Their words are a draft.\n"
    shell("plan", "--guide", text="grey\n")
    assert "off your plan" in shell("undo").err
    shell("config", "set", "motion", "calm")
    shell("config", "set", "motion", "none")
    assert shell("undo").err == "Taken back: motion is calm, as before.\n"
    shell("config", "set", "country", "AT")
    assert shell("undo").err == "Taken back: country is unset, as before.\n"
    assert (home / "config.toml").read_text() == 'motion = "calm"\n'
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["older", "sea"]


def test_my_lists_are_for_my_eyes(home: Path) -> None:
    """A list is 0600 after a change, whatever it was before, and so is what keeps other writers waiting."""
    home.mkdir(mode=0o700)
    (home / "joy.md").write_text(JOY)
    (home / "joy.md").chmod(0o644)
    own_files.change(
        places({"NUMBCHECK_HOME": str(home)}), home / "joy.md", lambda text: text + "- [ ] hum\n"
    )
    for path in (home / "joy.md", home / "state" / "own-files.lock"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InputOutputError):
        own_files.read(home)


def test_no_rung_stays_on_the_terminal(home: Path) -> None:
    """What is hard to write about is typed on a screen that leaves nothing behind; what it isn't for was said there first."""
    with terminal(home, "ladder", "--make") as pair:
        pair.wait_for("Name a rung")
        said = " ".join(pair.text.split())
        assert said.index("Not for trauma") < said.index("Today may be too soon.") < said.index("Name a rung")
        pair.press("the quarrel in May\r")
        pair.wait_for("Another one?")
        pair.press("\r")
        assert pair.wait_for_end() == 0
        assert "quarrel" not in pair.text
