"""Own lists and settings under several writers: processes at once, two clones by git, two folders by Syncthing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numbcheck
from numbcheck.care import lists
from numbcheck.gather import items, marked
from numbcheck.journal.store.engines import ENGINES
from numbcheck.places import places
from numbcheck.settings.file import values_in
from numbcheck.settings.table import TABLE
from numbcheck.visit.asking import own_files
from tests.torture import synced
from tests.torture.clones import git
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable

Lines = set[tuple[str, str, str]]
"""What was ever put on a list: its name, the heading above, the words."""
NAMES = ("joy.md", "ladder.md", "plan.md")
ATTRIBUTES = "\n".join(ENGINES["git"].lines)
_SOURCE = str(Path(numbcheck.__file__).parent.parent)
_WRITER = """
import sys
from pathlib import Path
from numbcheck.care import lists
from numbcheck.visit.asking import own_files
from numbcheck.settings.config_text import with_setting
from numbcheck.places import places
home, writer, count, key = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
here = places({"NUMBCHECK_HOME": home})
sys.stdin.readline()
for number in range(count):
    name = ("joy.md", "ladder.md", "plan.md")[number % 3]
    words = f"{writer} {number}"
    own_files.change(here, here.plan.with_name(name), lambda text: lists.added(text or "# List", words))
    if key:
        own_files.change(here, Path(here.config), lambda text: with_setting(text, key, f"{writer} {number}"))
"""


def crowded(home: Path, writers: int = 8, count: int = 25) -> int:
    """Let processes add lines to three lists, and set a setting each, all at once; return how many lines are there."""
    keys = [setting.name for setting in TABLE]
    running = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                _WRITER,
                str(home),
                str(writer),
                str(count),
                "".join(keys[writer : writer + 1]),
            ],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _SOURCE},
        )
        for writer in range(writers)
    ]
    for one in running:
        assert one.stdin is not None, "a writer waits for a word"
        one.stdin.write(b"\n")
        one.stdin.close()
    if sum(one.wait() != 0 for one in running):
        raise BrokenPromiseError("a writer gave up")
    there = values_in((home / "config.toml").read_bytes())
    for writer, key in enumerate(keys[:writers]):
        if there.get(key) != f"{writer} {count - 1}":
            raise BrokenPromiseError(f"the setting {key} is {there.get(key)}")
    return sum(len(items((home / name).read_text())) for name in NAMES)


class Device:
    """One machine with its three lists, and what was ever put on them."""

    def __init__(self, root: Path, name: str, truth: Lines) -> None:
        self.root, self.name, self.truth = root, name, truth
        self.places = places({"NUMBCHECK_HOME": str(root), "NUMBCHECK_STATE": ""})._replace(
            state=f"{root}-state"
        )

    def add(self, number: int) -> None:
        """Put a line on each list, now and then on top, and tick one off."""
        for at, name in enumerate(NAMES):
            under, words = ("Used to", "")[(number + at) % 2], f"{self.name} {number}"
            place = 1 if number % 3 == 0 else None
            self.change(name, lambda text: lists.added(text or "# List", words, place, under))  # noqa: B023
            self.truth.add((name, under, words))
        if number % 4 == 1:
            self.change(NAMES[0], lambda text: marked(text, list(items(text))[:1], done=True))

    def change(self, name: str, edit: Callable[[str], str]) -> None:
        """Write as every command writes."""
        own_files.change(self.places, self.root / name, edit)

    def check(self) -> None:
        """Raise BrokenPromiseError if a line is missing, or something is left for the person to bring together."""
        for name in NAMES:
            there = items(own_files.read(self.root / name))
            missing = [line for of, *line in self.truth if of == name and tuple(line) not in there]
            if missing:
                raise BrokenPromiseError(f"missing in {name}: {missing}")

    def check_files(self) -> None:
        """Raise BrokenPromiseError if a copy, a mark of git's or a twin is left in the folder."""
        for path in self.root.iterdir():
            text = path.read_text() if path.is_file() else ""
            words = [(thing.under, thing.words) for thing in lists.read(text)]
            if (
                "conflict" in path.name
                or "<<<<" in text
                or (path.suffix == ".md" and len(words) != len({*words}))
            ):
                raise BrokenPromiseError(f"{path.name} is left to the person")


def merged(base: Path, rounds: int, union: bool = True) -> int:
    """Let two clones add to their lists and merge by git, so many rounds; return how many lines there are.

    Without `union` git leaves its marks in the files, and they are committed as they are.
    """
    truth: Lines = set()
    git(base, "init", "-q", "--bare", "-b", "main", "shared")
    git(base, "clone", "-q", "shared", "here")
    here = Device(base / "here", "here", truth)
    git(here.root, "checkout", "-q", "-B", "main")
    (here.root / ".gitattributes").write_text(ATTRIBUTES if union else "")
    here.add(0)
    _commit(here)
    git(here.root, "push", "-q", "origin", "main")
    git(base, "clone", "-q", "shared", "there")
    there = Device(base / "there", "there", truth)
    for number in range(1, rounds + 1):
        for device in (here, there):
            device.add(number)
            _commit(device)
        git(here.root, "push", "-q", "origin", "main")
        try:
            git(there.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        except BrokenPromiseError:
            if union:
                raise
            _commit(there)
        git(there.root, "push", "-q", "origin", "main")
        git(here.root, "pull", "-q", "--ff-only", "origin", "main")
        here.check()
        there.check()
    for name in NAMES:
        there.change(name, lambda text: text)
    there.check_files()
    return len(truth)


def _commit(device: Device) -> None:
    git(device.root, "add", "-A")
    git(device.root, "commit", "-q", "--allow-empty", "-m", "x")


def synced_lists(base: Path, seconds: float, least: int = 3) -> tuple[int, int, int]:
    """Let two Syncthing instances share the lists while both add; return rounds, lines, and copies that were folded in."""
    truth: Lines = set()
    copies: set[str] = set()
    begun, rounds = time.monotonic(), 0
    with synced.pair(base, [base / name for name in ("here", "there")]) as both:
        devices = [Device(one.root, str(number), truth) for number, one in enumerate(both)]
        while rounds < least or time.monotonic() - begun < seconds:
            rounds += 1
            for device in devices:
                device.add(rounds)
            synced.agree(both)
            for device in devices:
                copies |= {path.name for path in device.root.iterdir() if "conflict" in path.name}
                device.check()
        for name in NAMES:
            devices[0].change(name, lambda text: text)
        synced.agree(both)
        for device in devices:
            device.check()
            device.check_files()
    return rounds, len(truth), len(copies)
