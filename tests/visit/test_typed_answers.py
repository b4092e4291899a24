"""Whatever a person types at a question, anywhere, outlives a kill at any moment."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from numbcheck.journal.store import durable
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Shell
    from tests.stage.terminal import Terminal

LADDER = "# My ladder\n\n- [ ] a small thing\n"

PLAIN = pytest.mark.parametrize("plain", [False, True], ids=["screen", "plain"])

TYPED = {
    "reframe": (["reframe"], [("What's the thought", "whole\r"), ("is it so", "half")]),
    "check": (["check", "--more"], [("How are you right now", "2\rwhole\r"), ("did you sleep", "half")]),
    "plan": (["plan", "--guide"], [("How I can tell", "whole\rhalf")]),
    "making a ladder": (["ladder", "--make"], [("Name a rung", "whole\r"), ("Another one", "half")]),
    "a ladder": (["ladder"], [("a small thing", "\r"), ("Breathe in", "s"), ("What do you think", "\r"), ("Write as much", "whole\rhalf")]),
    "ground": (["ground"], [("You see, 1 of 5", "whole\r"), ("You see, 2 of 5", "half")]),
    "before a text": (["journal", "--before-after", "--prompt", "none"], [("Before", "whole half")]),
    "the day": (["journal", "--day", "--prompt", "none"], [("did you sleep", "whole\r"), ("eaten today", "half")]),
    "journal": (["journal", "--prompt", "none"], [("Ctrl-D", "whole\rhalf")]),
    "note": (["note"], [("Enter", "whole half")]),
}  # fmt: skip
"""What is called, and, after which words, what is typed: an answer, and then the half of another one."""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def drafts(home: Path) -> str:
    return "\n".join(
        json.loads(path.read_text())["text"] for path in sorted(home.glob("state/drafts/*.draft"))
    )


@PLAIN
def test_what_is_typed_outlives_a_kill(tmp_path: Path, plain: bool) -> None:
    """After kill -9 what I had answered, and the answer I was at until a few seconds before, are a draft: anywhere."""
    with ExitStack() as terminals:
        waiting = {name: terminals.enter_context(_typed_into(tmp_path / name, name, plain)) for name in TYPED}
        for name, pair in waiting.items():  # all wait together for what is written down after a few seconds
            pair.read_until(lambda home=tmp_path / name: "half" in drafts(home), f"the draft of {name}")
            pair.process.kill()
            pair.process.wait()
    assert {name: "whole" in drafts(tmp_path / name) for name in TYPED} == dict.fromkeys(TYPED, True)


@contextmanager
def _typed_into(home: Path, name: str, plain: bool) -> Iterator[Terminal]:
    """Call what has this name in a terminal, and type an answer and half of the next."""
    argv, steps = TYPED[name]
    home.mkdir(mode=0o700)
    (home / "ladder.md").write_text(LADDER)
    with terminal(home, *["--plain"] * plain, *argv) as pair:
        for words, keys in steps:
            pair.wait_for(words)
            pair.press(keys)
        yield pair


CONFIRMED = ["plan", "making a ladder", "check", "reframe", "ground"]


@PLAIN
@pytest.mark.parametrize("name", CONFIRMED)
def test_only_what_enter_confirmed_is_kept(home: Path, name: str, plain: bool) -> None:
    """Ctrl-C at half a line: what Enter confirmed is kept without it; the half line is a draft, and that is said."""
    with _typed_into(home, name, plain) as pair:
        pair.press("\x03")
        pair.wait_for_end()
        assert "Left as a draft. numbcheck journal --resume" in pair.text
    everything = "".join(
        path.read_text() for path in [*home.glob("*.md"), *home.rglob("*.json")] if path.is_file()
    )
    assert "whole" in everything
    assert "half" not in everything
    assert drafts(home) == "half"


@PLAIN
@pytest.mark.parametrize(("argv", "typed"), [(["feel"], "2"), (["signs"], "2 1"), (["ground"], "x")])
def test_a_stray_key_is_no_draft(home: Path, argv: list[str], typed: str, plain: bool) -> None:
    """One letter, or the number of an answer, that no Enter confirmed: nothing comes of it on plain lines."""
    with terminal(home, *["--plain"] * plain, *argv) as pair:
        pair.wait_for("of 5" if argv == ["ground"] else ">")
        pair.press(typed if plain else "x")
        pair.press("\x03")
        pair.wait_for_end()
    assert drafts(home) == ""


def test_the_last_answer_is_safe_before_the_question_afterwards(home: Path) -> None:
    """While I am asked how it is now, all that I typed is a draft already."""
    with terminal(home, "--plain", "do", "name") as pair:
        pair.wait_for(">")
        pair.press("whole\r" * 20)
        pair.wait_for("Compared with before")
        pair.process.kill()
        pair.process.wait()
    assert drafts(home).count("whole") > 1


FAILS = {
    "check": (["check"], "2\nwhole\n"),
    "reframe": (["reframe"], "whole\n"),
    "signs": (["signs"], "whole\n"),
    "a goal": (["plan", "--goal", "whole"], ""),
    "plan": (["plan", "--guide"], "whole\n"),
    "joy": (["joy", "add", "whole"], ""),
    "a rung": (["ladder", "--add", "whole"], ""),
}


@pytest.mark.parametrize("name", FAILS)
def test_what_cannot_be_kept_is_a_draft(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where my answers cannot be kept I am told why, and they are a draft that journal --resume goes on with."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    home.mkdir(mode=0o700)
    (home / "entries").write_text("in the way")
    monkeypatch.setattr(durable, "put_file", full)
    argv, typed = FAILS[name]
    ran = shell(*argv, text=typed)
    assert ran.code in {73, 74}
    assert "whole" in drafts(home)
    assert "journal --resume" in ran.err


def test_what_is_kept_is_no_draft_any_more(shell: Shell, home: Path) -> None:
    """Once it is kept, nothing waits; and nothing waits where I typed nothing."""
    for argv, typed in (FAILS["check"], FAILS["reframe"], FAILS["a goal"], FAILS["plan"], FAILS["joy"]):
        assert shell(*argv, text=typed).code == 0
        assert shell(argv[0], text="").code == 0
    assert drafts(home) == ""


def test_a_deletion_takes_a_draft_of_the_answers(shell: Shell, home: Path) -> None:
    """A draft that a kill left beside a check that was kept all the same goes with that check; no other of its moment does."""
    shell("check", text=FAILS["check"][1])
    (entry,) = shell("history", "--json").entries
    folder = home / "state" / "drafts"
    for number, becomes in enumerate([entry["id"][-16:], "a" * 16]):
        row = {"kind": "check", "text": f"line: {number}", "meta": {"began": entry["at"], "becomes": becomes}}
        (folder / f"2026112{number}t061203512000-aaaaaaaa.draft").write_text(json.dumps(row))
    shell("delete", "@1", "--yes")
    assert drafts(home) == "line: 1"


EDITOR = (
    "import os, sys, time\n"
    "open(sys.argv[1], 'a').write(' half')\n"
    "print('at it', flush=True)\n"
    "while not os.path.exists(sys.argv[0] + '.go'): time.sleep(0.02)\n"
)


@pytest.mark.parametrize(
    "call", [["journal", "-e", "--prompt", "none"], ["edit", "-e", "@1"]], ids=["journal", "edit"]
)
def test_what_an_editor_had_written_outlives_a_kill(
    shell: Shell, home: Path, tmp_path: Path, call: list[str]
) -> None:
    """After kill -9 with my editor open, what it had written is offered next time, once the editor is gone."""
    shell("note", "one", "-q")
    script = tmp_path / "editor.py"
    script.write_text(EDITOR)
    line = f"{sys.executable} -m numbcheck {' '.join(call)}; echo en''ded; read line"
    editor = f"{sys.executable} {script}"
    offer = "waits: Ctrl-R"
    with terminal(home, command=["/bin/sh", "-c", line], EDITOR=editor) as pair:
        pair.wait_for("at it")
        os.kill(child_of(pair.process.pid), signal.SIGKILL)
        pair.wait_for("ended")
        with terminal(home, "--plain", "note") as other:
            other.wait_for("One line")
            assert offer not in other.text  # the editor is at it still
            other.press("two\r")
            other.wait_for_end()
        Path(f"{script}.go").touch()
        pair.read_until(lambda: shell("data", "verify").code == 65, "the editor's end")
    with terminal(home, "--plain", "note") as other:
        other.wait_for(offer)
        other.press("\x04")
        other.wait_for_end()
    assert "half" in drafts(home)
    assert list(home.glob("state/writing-*")) == []
    assert shell("data", "verify").code == 0


def test_a_deletion_takes_what_an_editor_was_cut_off_from(shell: Shell, home: Path) -> None:
    """What a kill left of a change to an entry in an editor is gone before "Deleted" is said."""
    shell("note", "canary", "-q")
    (entry,) = shell("history", "--json").entries
    paper = home / "state" / "writing-abcdefgh"
    paper.mkdir(mode=0o700)
    (paper / "entry.md").write_text("canary, changed")
    (paper / "about.json").write_text(json.dumps({"kind": "note", "meta": {"edits": entry["id"]}}))
    assert "Deleted" in shell("delete", "@1", "--yes").err
    assert [path for path in home.rglob("*") if path.is_file() and b"canary" in path.read_bytes()] == []
    assert not paper.exists()


@PLAIN
@pytest.mark.parametrize("call", [["journal", "--prompt", "none"], ["reframe"]], ids=["journal", "reframe"])
def test_where_not_even_a_draft_can_be_made_i_see_my_words(home: Path, call: list[str], plain: bool) -> None:
    """When nothing can be written at all, what I typed stands on the terminal for me to copy."""
    home.mkdir(mode=0o700)
    for name in ("entries", "state"):
        (home / name).write_text("in the way")
    with terminal(home, *["--plain"] * plain, *call) as pair:
        pair.wait_for("What's the thought" if call == ["reframe"] else "Ctrl-D")
        pair.press("whole words\r\x04")
        assert pair.wait_for_end() in {73, 74}
        assert "to be copied" in pair.text
        assert "whole words" in pair.text.split("to be copied")[1]
