"""Whatever my own editor does, what I wrote in it is kept, or is a draft, and nothing of it lies about."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from numbcheck.care import plan as planning
from numbcheck.care.merging import merged
from numbcheck.cli.commands import config, edit, journal, plan
from numbcheck.errors import InputOutputError, LeftBySignal, NumbcheckError
from numbcheck.journal.store import durable
from numbcheck.journal.store import months as reading
from tests.asked import kept
from tests.seats import FakeSeat, person
from tests.stage.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Shell

LAST = '#!/bin/bash\nf="${@: -1}"; '
EDITORS = {
    "fails": "printf 'typed but then it crashed\\n' > \"$f\"; exit 1",
    "is killed": "printf 'typed but then it crashed\\n' > \"$f\"; kill -9 $$",
    "latin": "printf 'caf\\xe9 and t\\xeate\\n' > \"$f\"",
    "crlf": "printf '\\xef\\xbb\\xbfGr\\xc3\\xbc\\xc3\\x9fe\\r\\nzweite Zeile\\r\\n' > \"$f\"",
    "wide": "printf '\\xff\\xfeG\\0r\\0\\xfc\\0\\xdf\\0e\\0\\r\\0\\n\\0' > \"$f\"",
    "forks": (
        'setsid bash -c \'exec 9> "$1.done"; read _ < "$1.go"; mkdir -p "$(dirname "$0")"; '
        'printf "an hour of private words\\n" > "$0"\' "$f" "$BASH_SOURCE" >/dev/null 2>&1 < /dev/null &\ndisown'
    ),
}
"""What people's editors do: see each name."""


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Return what makes an editor of that name."""

    def made(name: str) -> str:
        path = tmp_path / "an-editor"
        path.write_text(LAST + EDITORS.get(name, name) + "\n")
        path.chmod(0o700)
        return str(path)

    return made


def drafts(home: Path) -> list[tuple[str, str]]:
    rows = [json.loads(path.read_text()) for path in sorted(home.glob("state/drafts/*.draft"))]
    return [(row["kind"], row["text"]) for row in rows]


def originals(home: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(home.glob("state/drafts/*.original"))]


def everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def settled(home: Path) -> None:
    """Let what lies on the papers be a minute old."""
    for path in home.glob("state/writing-*/*"):
        os.utime(path, (path.stat().st_mtime - 60, path.stat().st_mtime - 60))


@pytest.mark.parametrize("name", ["fails", "is killed"])
def test_what_an_editor_left_when_it_gave_up_is_a_draft(
    home: Path, program: Callable[[str], str], name: str
) -> None:
    """When my editor ends badly, what is in the file is never thrown away: it is a draft, and that is said once."""
    house, said = person(FakeSeat([]), home, EDITOR=program(name))
    journal.command(house, journal.Options(prompt="none", editor=True))
    assert drafts(home) == [("journal", "typed but then it crashed")]
    assert said.err.getvalue().count("draft") == 1
    assert kept(home) == []


@pytest.mark.parametrize("name", ["crlf", "wide"])
def test_the_form_of_another_system_is_taken_off(
    home: Path, program: Callable[[str], str], name: str
) -> None:
    """A mark of an encoding and foreign line ends are no part of my text, and cost none of it."""
    house, _ = person(FakeSeat([]), home, EDITOR=program(name))
    journal.command(house, journal.Options(prompt="none", editor=True))
    (entry,) = kept(home)
    assert entry["text"] == ("Gr\u00fc\u00dfe\nzweite Zeile" if name == "crlf" else "Gr\u00fc\u00dfe")


def test_what_cannot_be_read_is_a_draft_and_the_original_stays(
    shell: Shell, home: Path, program: Callable[[str], str]
) -> None:
    """What my editor wrote in another encoding becomes a draft; the bytes stay as they came, and I am told where."""
    shell("note", "one")
    house, said = person(FakeSeat([]), home, EDITOR=program("latin"))
    journal.command(house, journal.Options(prompt="none", editor=True))
    assert drafts(home) == [("journal", "caf\N{REPLACEMENT CHARACTER} and t\N{REPLACEMENT CHARACTER}te")]
    assert originals(home) == [b"caf\xe9 and t\xeate"]
    assert str(next(home.glob("state/drafts/*.original"))) in said.err.getvalue()
    assert "draft" in said.err.getvalue()
    assert shell("data", "verify").code == 0


@pytest.mark.parametrize("call", [("note",), ("journal",), ("edit", "@1", "-"), ("ground",), ("check",)])
def test_what_comes_in_unreadable_is_kept_as_it_came(shell: Shell, home: Path, call: tuple[str, ...]) -> None:
    """Bytes that are no text are in no entry, so they stay beside it, are named, and go when it is deleted."""
    shell("note", "before")
    raw = b"caf\xe9 au lait"  # with blanks, which no id has
    ran = shell(*call, text=(raw + b"\n") * (12 if call == ("check",) else 1))
    assert ran.code == 0
    assert any(raw in one for one in originals(home))
    (path,) = home.glob("state/drafts/*.original")
    assert str(path) in ran.err
    shell("edit", "@1", text="other words now")
    shell("delete", "@1", "--yes")
    assert originals(home) == []
    assert b"au lait" not in everything(home)


def test_a_word_that_cannot_be_read_is_kept_as_it_came(shell: Shell, home: Path) -> None:
    """The same for words of the command line, in a note and on a list."""
    shell("note", "caf\udce9")
    shell("joy", "add", "th\udce9")
    assert sorted(originals(home)) == [b"caf\xe9", b"th\xe9"]
    assert (
        "th\N{REPLACEMENT CHARACTER}" in (home / "joy.md").read_text()
        or "th?" in (home / "joy.md").read_text()
    )


def test_an_editor_that_does_not_wait(shell: Shell, home: Path, program: Callable[[str], str]) -> None:
    """An editor that saves long after it returned: I am told, the words are found, offered, and deleted with the rest."""
    shell("note", "one")
    editor = program("forks")
    for end in ("go", "done"):
        os.mkfifo(f"{editor}.{end}")
    seat = FakeSeat([], keys=["x", "\r"])
    house, said = person(seat, home, EDITOR=editor)
    done = os.open(f"{editor}.done", os.O_RDONLY | os.O_NONBLOCK)
    journal.command(house, journal.Options(prompt="none", editor=True))
    assert "an-editor was back at once" in " ".join(said.err.getvalue().split())
    assert seat.questions == ["Save your text there, then press Enter here."] * 2
    assert len(list(home.glob("state/writing-*/entry.md"))) == 1
    assert shell("data", "verify").code == 0
    shutil.rmtree(next(home.glob("state/writing-*")))
    with open(f"{editor}.go", "w") as go:
        go.write("\n")
    os.set_blocking(done, True)
    assert os.read(done, 1) == b""
    os.close(done)
    settled(home)
    assert "in an editor" in shell("data", "verify").out
    house, said = person(FakeSeat([], hands=[lambda text_input: pytest.fail(str(text_input))]), home)
    with pytest.raises(pytest.fail.Exception, match="waits: Ctrl-R"):
        journal.command(house, journal.Options(prompt="none"))
    assert drafts(home) == [("journal", "an hour of private words")]
    assert list(home.glob("state/writing-*")) == []
    shell("note", "an hour of private words")
    shell("delete", "@1", "--yes")
    assert b"private words" not in everything(home)


def test_an_editor_that_does_not_wait_and_then_enter(home: Path, program: Callable[[str], str]) -> None:
    """Once I press Enter after saving, the text is kept as if the editor had waited."""

    class Saves(FakeSeat):
        def ask_key(self, question: str, seconds: float, offered: str = "", *, ahead: bool = False) -> str:
            (path,) = home.glob("state/writing-*/entry.md")
            path.write_text(path.read_text() + "saved by then\n")
            return "\r"

    house, said = person(Saves([]), home, VISUAL=f"{program('true')} -n")
    journal.command(house, journal.Options(["What", "now"], editor=True))
    (entry,) = kept(home)
    assert entry["text"] == "saved by then"
    assert "draft" not in said.err.getvalue()
    assert list(home.glob("state/writing-*")) == []


@pytest.mark.parametrize(
    ("name", "word"), [("code", "code --wait"), ("kate", "kate -b"), ("subl", "subl --wait")]
)
def test_the_word_that_makes_it_wait_is_said(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, word: str
) -> None:
    """I am told what to put into EDITOR, so that next time it waits."""
    (tmp_path / name).write_text("#!/bin/sh\n")
    (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    house, said = person(FakeSeat([]), home, EDITOR=name)
    journal.command(house, journal.Options(prompt="none", editor=True))
    assert f"EDITOR='{word}'" in " ".join(said.err.getvalue().split())
    assert "becomes a draft" in said.err.getvalue()


def test_told_to_leave_while_it_may_be_open(home: Path) -> None:
    """When the window closes while I am to save there, the file stays, and so does what I save in it later."""
    seat = FakeSeat([], left_by=signal.SIGHUP)
    with pytest.raises(LeftBySignal) as left:
        journal.command(person(seat, home, EDITOR="true")[0], journal.Options(prompt="none", editor=True))
    assert left.value.code == 128 + signal.SIGHUP
    assert len(list(home.glob("state/writing-*/entry.md"))) == 1


def test_a_line_added_by_a_command(shell: Shell, home: Path) -> None:
    """`echo x >> file` as my editor adds a line; the prompt above it is no part of the text, my own # lines are."""
    shell("note", "one")
    add = "sh -c 'printf \"# x\\n#y\\n\" >> $1' --"
    edit.command(person(FakeSeat([]), home, EDITOR=add)[0], "@1", editor=True)
    assert shell("history", "--json").entries[0]["text"] == "one\n# x\n#y"
    journal.command(
        person(FakeSeat([]), home, EDITOR=add)[0], journal.Options(["Own", "prompt"], editor=True)
    )
    assert [entry["text"] for entry in shell("history", "--json").entries] == ["one\n# x\n#y", "# x\n#y"]


OWN: dict[str, tuple[str, Callable[[Any], object]]] = {
    "plan": ("plan.md", lambda house: plan.command(house, edit=True)),
    "config": ("config.toml", lambda house: config.command(house, "edit")),
}
OWN_FILES = pytest.mark.parametrize("name", OWN)


@OWN_FILES
def test_what_was_added_meanwhile_stays(home: Path, program: Callable[[str], str], name: str) -> None:
    """While a file of mine is open in my editor, what is written into it elsewhere is not written over."""
    file, call = OWN[name]
    home.mkdir(mode=0o700)
    (home / file).write_text("# one\n# two\n")
    body = (
        f'opened=$(cat "$f"); sed -i \'1i # new\' {home / file}; printf \'%s\\n# mine\\n\' "$opened" > "$f"'
    )
    call(person(FakeSeat([]), home, EDITOR=program(body))[0])
    assert (home / file).read_text() == "# new\n# one\n# two\n# mine\n"
    assert list(home.glob("state/writing-*")) == []
    assert drafts(home) == []


@OWN_FILES
def test_a_file_of_mine_that_my_editor_changed_is_said_to_be(
    home: Path, program: Callable[[str], str], name: str
) -> None:
    """When I come back from my editor, one line says that my plan or my settings are changed now, or are as they were."""
    file, call = OWN[name]
    home.mkdir(mode=0o700)
    (home / file).write_text("# one\n")
    house, said = person(FakeSeat([]), home, EDITOR=program('printf "# two\\n" >> "$f"'))
    call(house)
    assert said.err.getvalue().startswith("Changed.\n")
    assert (home / file).read_text() == "# one\n# two\n"
    house, said = person(
        FakeSeat([]), home, EDITOR=program(f'printf "# new\\n" | tee -a "$f" >> {home / file}')
    )
    call(house)
    assert said.err.getvalue().startswith("Nothing changed.\n")


@OWN_FILES
def test_what_is_added_while_mine_comes_back_stays(
    home: Path, program: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """At the very moment my editor's text is brought together with the file, another line comes: both stay.

    Another numbcheck waits meanwhile for its turn; an editor that waits for nobody is merged once more.
    """
    file, call = OWN[name]
    home.mkdir(mode=0o700)
    path = home / file
    came: list[int] = []
    waited: list[int] = []
    path.write_text("# one\n# two\n")

    def merging(given: str, edited: str, now: str) -> str:
        lock = os.open(home / "state" / "own-files.lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        waited.append(lock)
        os.close(lock)
        both = merged(given, edited, now)
        if not came:
            came.append(path.write_text(f"# from elsewhere\n{now}"))
        return both

    monkeypatch.setattr("numbcheck.care.merging.merged", merging)
    call(person(FakeSeat([]), home, EDITOR=program("echo '# mine' >> \"$f\""))[0])
    assert path.read_text() == "# from elsewhere\n# one\n# two\n# mine\n"
    assert len(waited) == 2
    assert drafts(home) == []


@OWN_FILES
@pytest.mark.parametrize("end", ["exit 3", "kill -9 $$"])
def test_an_editor_that_gives_up_leaves_my_file(
    home: Path, program: Callable[[str], str], name: str, end: str
) -> None:
    """When the editor ends badly my file is as it was, and what I had changed is a draft."""
    file, call = OWN[name]
    home.mkdir(mode=0o700)
    (home / file).write_text("# one\n")
    call(person(FakeSeat([]), home, EDITOR=program(f"echo '# half' >> \"$f\"; {end}"))[0])
    assert (home / file).read_text() == "# one\n"
    assert drafts(home) == [(name, "# one\n# half")]


@OWN_FILES
@pytest.mark.parametrize("editor", ["vim -es", "nvim --headless"])
def test_no_copy_of_my_own_files_is_left(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, editor: str
) -> None:
    """Vim and its like keep no undo file, backup or history of my plan and my settings, though I told them to."""
    if not shutil.which(editor.partition(" ")[0]):
        pytest.skip(f"{editor.partition(' ')[0]} is not here")
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    wishes = tmp_path / "wishes.vim"
    wishes.write_text(
        f"set undofile undodir={tmp_path} backup backupskip= backupdir={tmp_path} directory={tmp_path}\n"
    )
    file, call = OWN[name]
    home.mkdir(mode=0o700)
    (home / file).write_text("# canary\n")
    keys = "-c 'normal ocanary' -c 'let @a=\"canary\"' -c wq"
    call(person(FakeSeat([]), home, EDITOR=f"{editor} -u {wishes} {keys}")[0])
    assert (home / file).read_text() == "# canary\ncanary\n"
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
    assert holding == [home / file]


@OWN_FILES
def test_ctrl_c_in_my_editor_is_the_editor_s(home: Path, program: Callable[[str], str], name: str) -> None:
    """Ctrl-C in the editor does not end numbcheck under it: what I save afterwards is in my file."""
    file, _ = OWN[name]
    home.mkdir(mode=0o700)
    (home / file).write_text("# one\n")
    editor = program("trap 'echo heard' INT; echo ready; read -r _; echo '# after' >> \"$f\"")
    call = ["plan", "--edit"] if name == "plan" else ["config", "edit"]
    with terminal(home, *call, EDITOR=editor) as pair:
        pair.wait_for("ready")
        pair.press("\x03")
        pair.wait_for("heard")
        pair.press("\r")
        assert pair.wait_for_end() == 0
    assert (home / file).read_text() == "# one\n# after\n"


def test_a_plan_begun_in_my_editor(home: Path) -> None:
    """A plan that was not there yet is begun with its headings, and what I add is in it."""
    plan.command(person(FakeSeat([]), home, EDITOR="sh -c 'echo \"- mine\" >> $1' --")[0], edit=True)
    text = (home / "plan.md").read_text()
    assert text.endswith("- mine\n")
    assert planning.words().title in text


def test_without_an_editor_i_am_told_where_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no editor, I am told which file it is."""
    monkeypatch.setenv("PATH", str(home))
    house, said = person(FakeSeat([]), home)
    plan.command(house, edit=True)
    assert "plan.md" in said.err.getvalue().replace("\n", "")


def test_a_change_names_what_it_writes_over(shell: Shell, home: Path) -> None:
    """Before a pipe takes the place of a text, I read which one: its day and its first words."""
    shell("note", "the words of that day", "--at", "2024-02-29 21:30")
    ran = shell("edit", "@1", text="new")
    said = " ".join(ran.err.split())
    assert "In place of" in said
    assert said.index("Note, Thursday 29 February 2024, 21:30: the words of that day") < said.index("Changed")
    shell("ground", text="lamp\n")
    assert "In place of" not in shell("edit", "@1", text="a line about it").err


@pytest.mark.parametrize("how", ["no such entry", "unreadable", "newer", "gone"])
def test_what_comes_in_for_an_entry_that_cannot_be_changed_is_a_draft(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Text that was piped in is safe before anything is looked at: a draft, and the reason, not a lost paragraph."""
    if how == "unreadable":
        home.mkdir(mode=0o700)
        (home / "entries").write_text("in the way")
    elif how != "no such entry":
        shell("note", "one")
        (path,) = home.rglob("entries/**/*.json")
        path.write_text(path.read_text().replace('"v": 1', '"v": 2')) if how == "newer" else None
    if how == "gone":
        real = durable.read_file
        times: list[str] = []

        def once(name: str, folder: int) -> bytes:
            times.extend([name] if name.endswith(".json") and name[0] == "2" else [])
            if len(times) > 1:
                raise FileNotFoundError(2, "gone")
            return real(name, folder)

        monkeypatch.setattr(reading, "read_file", once)
    ran = shell("edit", "@1", "-", text="a whole paragraph\n")
    monkeypatch.undo()
    assert ran.code in {2, 65, 73, 74}
    assert "Traceback" not in ran.err
    assert [text for _, text in drafts(home)] == ["a whole paragraph"]


@pytest.mark.parametrize("call", [("edit", "@1"), ("show", "@1"), ("edit", "AAAA"), ("show", "AAAA")])
@pytest.mark.parametrize("error", [FileNotFoundError(2, "gone"), OSError(5, "broken")])
def test_an_entry_that_fails_on_the_second_look(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, str], error: OSError
) -> None:
    """An entry that is gone, or cannot be read, between two looks is one sentence and its own exit code."""
    shell("note", "one")
    (entry,) = shell("history", "--json").entries
    found = False

    real = durable.read_file

    def once(name: str, folder: int) -> bytes:
        nonlocal found
        if name.startswith(entry["id"]):
            if found:
                raise error
            found = True
        return real(name, folder)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_file", once)
        ran = shell(call[0], call[1].replace("AAAA", entry["id"][-8:]), text="new")
    assert ran.code in {65, 74}
    assert len(ran.err.strip().split("\n")) <= 4
    assert "Traceback" not in ran.err
    assert "one" not in ran.out
    assert shell("history", "--json").entries[0]["text"] == "one"


def test_an_editor_that_does_not_start(home: Path, tmp_path: Path) -> None:
    """An editor that is not there is one sentence, and my file is as it was."""
    home.mkdir(mode=0o700)
    (home / "plan.md").write_text("# one\n")
    with pytest.raises(NumbcheckError, match="did not start"):
        plan.command(person(FakeSeat([]), home, EDITOR=str(tmp_path / "none"))[0], edit=True)
    assert (home / "plan.md").read_text() == "# one\n"
    assert issubclass(InputOutputError, NumbcheckError)


def test_a_change_goes_on_only_where_its_entry_can_be_looked_at(
    shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], str]
) -> None:
    """While the entry cannot be read nobody says that it was deleted: my draft waits, and stays a change to it."""
    shell("note", "one")
    edit.command(person(FakeSeat([]), home, EDITOR=program("fails"))[0], "@1", editor=True)
    before = drafts(home)
    assert before == [("note", "typed but then it crashed")]

    def broken(name: str, folder: int) -> bytes:
        raise PermissionError(13, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_file", broken)
        house, said = person(FakeSeat([], hands=[lambda text_input: pytest.fail(str(text_input))]), home)
        with pytest.raises(InputOutputError, match="cannot be read just now"):
            journal.command(house, journal.Options(resume=True))
    assert "deleted" not in said.err.getvalue()
    assert drafts(home) == before
