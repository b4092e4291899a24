"""A canary text: a whole visit under strace, and then a look for its words in every place where they must not be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from tests.stage.terminal import Terminal, from_nothing
from tests.torture.promises import BrokenPromiseError
from tests.torture.syscalls import STRACE
from tests.torture.writer import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALLS = (
    "execve,execveat,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,"
    "mkdir,mkdirat,mknod,mknodat,socket,connect,bind,sendto,sendmsg,prctl,memfd_create,setxattr,fsetxattr,keyctl,add_key"
)
_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|TMPFILE).* = \d+<([^>]*)>")
_DEVICES = ("/dev/null", "/dev/tty", "/dev/pts/", "/dev/ptmx")
_NSCD = 'sun_path="/var/run/nscd/socket"'  # the C library asks who the user is
_CALL = "import sys; sys.argv[0] = 'numbcheck'\nfrom numbcheck.__main__ import main\nmain()"


class Ran(NamedTuple):
    """What one call left behind."""

    code: int
    out: str
    err: str


class Visit:
    """An invented person with a home of their own, whose every word holds the canary.

    `leak` is code that runs before the program: a fault, or a stand-in that lets words out.
    """

    def __init__(self, base: Path, leak: str = "", **environ: str) -> None:
        self.canary = f"canary{token_hex(6)}"
        self.listed = f"{self.canary}listed"
        self.home, self.scratch, self.papers = (base / name for name in ("home", "scratch", "papers"))
        for folder in (self.home, self.scratch, self.papers):
            folder.mkdir(parents=True)
        self.data = self.home / ".local/share/numbcheck"
        self.state = self.home / ".local/state/numbcheck"
        self._traces = base / "traces"
        self._traces.mkdir()
        self._leak = leak
        self._begun = time.time()
        self.environ = {
            "HOME": str(self.home),
            "TMPDIR": str(self.scratch),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": environment()["PYTHONPATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        } | environ

    @property
    def calls(self) -> int:
        """How often the program was called."""
        return len(list(self._traces.iterdir()))

    def run(self, *argv: str, text: str = "", code: int = 0) -> Ran:
        """Call numbcheck with `text` on a pipe; raises BrokenPromiseError unless it ends with `code`."""
        done = subprocess.run(
            self._command(argv),
            input=text,
            capture_output=True,
            text=True,
            env=self.environ,
            cwd=self.papers,
            check=False,
        )
        if done.returncode != code:
            raise BrokenPromiseError(f"numbcheck {argv[0]} ended with {done.returncode}: {done.stderr}")
        return Ran(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def sit(self, *argv: str, size: tuple[int, int] = (80, 24), **environ: str) -> Iterator[Terminal]:
        """Call numbcheck in a terminal."""
        pair = Terminal(partial(from_nothing, self._command(argv), self.environ | environ), size)
        try:
            yield pair
        finally:
            pair.end()

    def type(
        self, *argv: str, first: str, keys: str, size: tuple[int, int] = (80, 24), **environ: str
    ) -> int:
        """Call numbcheck in a terminal, wait for the words `first`, press `keys`, and wait for the end."""
        with self.sit(*argv, size=size, **environ) as pair:
            if first:
                pair.wait_for(first)
            pair.press(keys)
            return pair.wait_for_end()

    def delete_all(self) -> None:
        """Delete every entry."""
        for entry in json.loads(self.run("history", "--json").out)["entries"]:
            self.run("delete", entry["id"], "--yes")

    def let_go_of_half(self) -> None:
        """Let go of the half line that Ctrl-C left: it is no part of any entry, but a draft of its own, the only one."""
        (half,) = (self.state / "drafts").glob("*.draft")
        if f'"text": "{self.canary}"' not in half.read_text():
            raise BrokenPromiseError("another draft is left")
        half.unlink()

    def empty_lists(self) -> None:
        """Take every line with the canary out of the own lists, by hand, and let go of what is a draft."""
        for path in self.lists:
            lines = path.read_text().splitlines(keepends=True) if path.exists() else []
            path.write_text("".join(line for line in lines if self.canary not in line))
        for draft in (self.state / "drafts").glob("*.draft"):
            if self.listed in draft.read_text():
                draft.unlink()

    @property
    def lists(self) -> list[Path]:
        """Where the own lists and the settings lie."""
        config = self.home / ".config/numbcheck/config.toml"
        return [*(self.data / name for name in ("joy.md", "ladder.md", "plan.md")), config]

    def check(self, *, deleted: bool = False, everywhere: bool = False) -> int:
        """Raise BrokenPromiseError if the canary is, or went, where it must not; return how many files were read.

        Once all is `deleted` it may be in the exports only. With `everywhere` all of /tmp is looked through too.
        """
        for trace in self._traces.iterdir():
            self._check_trace(trace.read_text(errors="replace").splitlines())
        return self._check_files(deleted=deleted, everywhere=everywhere)

    def _command(self, argv: tuple[str, ...]) -> list[str]:
        trace = self._traces / f"{self.calls:03}"
        trace.touch()
        asked = ("-y", "-v", "-s", "100000", "-e", "signal=none", "-e", f"trace={_CALLS}", "-o", str(trace))
        return [*STRACE, *asked, sys.executable, "-c", self._leak + _CALL, *argv]

    def _check_trace(self, lines: list[str]) -> None:
        own = lines[0].split()[0]
        for line in lines[1:]:  # the first is our own call, with what the person typed there
            if self.canary in line:
                raise BrokenPromiseError(f"the words went into a call: {line[:400]}")
            if ("socket(" in line and "AF_UNIX" not in line) or ("connect(" in line and _NSCD not in line):
                raise BrokenPromiseError(f"a connection was opened: {line}")
            written = _WRITES.search(line)
            strict = (
                line.startswith(f"{own} ") or "entry" in line
            )  # an editor may keep papers of its own, not of ours
            if written and strict and not written[1].startswith((*_DEVICES, *map(str, self._ours()))):
                raise BrokenPromiseError(f"something was written elsewhere: {line}")

    def _ours(self) -> tuple[Path, ...]:
        return (
            self.data,
            self.state,
            self.papers,
            self.home / ".config/numbcheck",
            self.home / ".cache/numbcheck",
        )

    def _check_files(self, *, deleted: bool, everywhere: bool) -> int:
        number = 0
        for path in self._files(everywhere=everywhere):
            number += 1
            ours = (self.data / "entries", self.state / "drafts", self.state / "last-save.json", *self.lists)
            allowed = not deleted and any(path.is_relative_to(one) for one in ours)
            if not allowed and self._is_in(path):
                raise BrokenPromiseError(f"the words are in {path}")
        return number

    def _files(self, *, everywhere: bool) -> Iterator[Path]:
        yield from (
            path for folder in (self.home, self.scratch) for path in folder.rglob("*") if path.is_file()
        )
        for folder in ("/dev/shm", *(["/tmp", "/var/tmp"] if everywhere else [])):
            for above, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith("pytest-of-")]  # other tests'
                if not Path(above).is_relative_to(
                    self._traces.parent
                ):  # the exports and the traces lie there
                    yield from (path for name in names if self._is_new(path := Path(above, name)))

    def _is_new(self, path: Path) -> bool:
        try:
            about = path.lstat()
        except OSError:
            return False
        return path.is_file() and not path.is_symlink() and about.st_mtime > self._begun - 1

    def _is_in(self, path: Path) -> bool:
        try:
            return self.canary.encode() in path.read_bytes()
        except OSError:
            return False


def by_pipe(visit: Visit, *, more: bool = False) -> None:
    """Write, practise, look back and export through pipes, all with the canary."""
    words = visit.canary
    visit.run("note", f"{words} on the command line", "-t", words)
    visit.run("note", text=f"{words} #{words} by a pipe")
    visit.run("journal", "--prompt", "none", text=f"{words}\n\nand more of {words}\n")
    visit.run("edit", "@1", "-", text=f"changed {words}")
    visit.run("undo")
    visit.run("edit", "@1", "-", text=f"changed {words} again")
    visit.run("ground", text=f"{words}\n" * 15)
    for command in ("check", "reframe") if more else ():
        visit.run(command, text=f"{words}\n" * 12)
    calls = (
        "history",
        "history --json",
        "show @1",
        "history --tags",
        f"history {words}",
        "data verify",
        "data",
        "show nosuch",
        "do --resume",
    )
    for call in calls if more else calls[:3]:
        visit.run(*call.split(), code=2 if "nosuch" in call or "resume" in call else 0)
    visit.run("export", "all.md")
    if more:
        visit.run("export", "all.json", "-f", "json")
        visit.run("export", "--split", "day", "days")


def on_lists(visit: Visit) -> None:
    """Put the canary on every list and into the settings, tick it off, take it back, and look."""
    words = visit.listed
    visit.run("joy", "add", f"{words} one")
    visit.run("joy", "used-to", f"{words} two")
    visit.run("joy", "add", f"{words} three")
    visit.run("undo")
    visit.run("joy", "done", "1", text=f"{words}\n" * 3)
    visit.run("joy", "undone", "1")
    visit.run("ladder", "--add", f"{words} four")
    visit.run("plan", "--guide", text=f"{words} five\n" * 7)
    visit.run("config", "set", "closing_words", words)
    visit.run("config", "reset", "closing_words")
    visit.run("config", "set", "plain", "true")
    visit.run("config", "reset", "plain")
    for call in ("joy", "joy next", "ladder --list", "plan --print", "config", "crisis", "data verify"):
        visit.run(*call.split())


def at_a_terminal(visit: Visit) -> None:
    """Write, leave a draft, take it up, and page through, all with the canary."""
    words = visit.canary
    visit.type("journal", "--prompt", "none", first="Ctrl-D keep", keys=f"{words}\rtyped\x04")
    visit.type("journal", "--prompt", "none", first="Ctrl-D keep", keys=f"{words} left\x03")
    visit.type("journal", "--resume", first="left", keys="\x04")
    with visit.sit("ground") as pair:
        pair.wait_for("You see, 1 of 5")
        pair.press(f"{words}\r")
        pair.wait_for("You see, 2 of 5")
        pair.press(f"{words}\x03")
        pair.wait_for_end()
    visit.type("history", "--full", first="", keys="q" * 3, size=(80, 8), PAGER="less")


EDITORS = {
    "vim": ("vim", "i{words}\x1b:wq\r"),
    "nvim": ("nvim", "i{words}\x1b:wq\r"),
    "nano": ("nano", "{words}\x0f\r\x18"),
    "emacs": ("emacs -nw", "{words}\x18\x03y"),
}
"""How each is called, and the keys that write and leave."""


def in_an_editor(visit: Visit, name: str) -> None:
    """Write in a real editor: an entry, a line of the plan, one of the settings."""
    command, keys = EDITORS[name]
    for call, before in (
        (("journal", "--prompt", "none", "-e"), ""),
        (("plan", "--edit"), "- "),
        (("config", "edit"), "# "),
    ):
        with visit.sit(*call, EDITOR=command) as pair:
            pair.wait_for("entry.md")
            pair.press(keys.format(words=f"{before}{visit.canary}\r"))
            if pair.wait_for_end():
                raise BrokenPromiseError(f"{name} ended otherwise:\n{pair.text}")


RAISES = """
import numbcheck.journal.store.writer as writer
def encode(entry):
    held = entry
    raise ValueError(f"cannot write {entry.text}: {entry}")
writer.encode = encode
"""
"""A fault in the middle of keeping, whose message holds the words."""
