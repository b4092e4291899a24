"""A writer in a process of its own, to be killed, crowded and starved: `python -m tests.torture.writer ROOT SEED COUNT`.

It says on standard output, a line of JSON each, what it is about to do and what it has done.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from numbcheck.care import lists
from numbcheck.errors import NumbcheckError
from numbcheck.gather import items, marked, without
from numbcheck.places import places
from numbcheck.settings.config_text import with_setting
from numbcheck.settings.file import values_in
from numbcheck.settings.table import TABLE
from numbcheck.visit.asking import own_files
from tests.journal.kit import NOON, Dice, a_journal
from tests.torture.promises import Diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.torture.promises import Event, Tell

LISTS = ("joy.md", "ladder.md", "plan.md")
ENTRIES = "add edit move delete"
"""What is done to entries."""
OWN = "line tick away set"
"""What is done to own lists and settings."""
REPOSITORY = Path(__file__).parents[2]


def command(root: Path, seed: int, count: int, acts: str = ENTRIES, careless: str = "") -> list[str]:
    """Return the command line that starts a writer; what is `careless` in it is code that runs first."""
    call = [str(root), str(seed), str(count), acts]
    if not careless:
        return [sys.executable, "-m", "tests.torture.writer", *call]
    return [
        sys.executable,
        "-c",
        f"{careless}\nimport sys\nfrom tests.torture.writer import main\nmain(*sys.argv[1:])",
        *call,
    ]


def environment() -> dict[str, str]:
    """Return the environment in which a writer finds what it needs."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY), *filter(None, sys.path)])
    }


def started(
    root: Path, seed: int, count: int, acts: str = ENTRIES, careless: str = ""
) -> subprocess.Popen[bytes]:
    """Start a writer and return its process."""
    return subprocess.Popen(
        command(root, seed, count, acts, careless), stdout=subprocess.PIPE, env=environment()
    )


def events(output: bytes) -> list[Event]:
    """Return the events in a writer's output; a line that was cut off says nothing."""
    lines = output.split(b"\n")[:-1]
    return [tuple(json.loads(line)) for line in lines]


def live(root: Path, seed: int, count: int, acts: str, tell: Tell) -> None:
    """Write `count` entries; every third is edited, every fourth moved and every fifth deleted, if `acts` has these words.

    The same for lines of own lists (`line`, `tick`, `away`) and for one setting (`set`).
    """
    diary = Diary(
        a_journal(root, seed), tell, lambda label: NOON + timedelta(seconds=int(label.split("x")[1]))
    )
    shelf = Shelf(root, seed, tell)
    acting = (diary, "add", 1), (diary, "edit", 3), (diary, "move", 4), (diary, "delete", 5), (shelf, "line", 1), (shelf, "tick", 3), (shelf, "away", 5), (shelf, "set", 4)  # fmt: skip
    for number in range(count):
        for of, act, every in acting:
            label = f"{'w' if of is diary else 'l'}{seed}x{number}"
            if (
                act in acts.split()
                and number % every == 0
                and (act in {"add", "line", "set"} or label in of.current)
            ):
                try:
                    getattr(of, act)(label)
                except NumbcheckError as error:
                    tell(("refused", label, [str(error)], []))


class Shelf:
    """Own lists and a setting, whose writer says beforehand and afterwards what may be relied on, as a Diary does."""

    def __init__(self, root: Path, seed: int, tell: Tell) -> None:
        self.places, self.tell = places({"NUMBCHECK_HOME": str(root)}), tell
        self.current: dict[str, str] = {}
        self._setting = TABLE[seed % len(TABLE)].name
        self._dice = Dice(seed)

    def line(self, label: str) -> None:
        """Put a line on a list."""
        words = f"{label} line"
        self._change(label, [words], [], lambda text: lists.added(text or "# List", words))
        self.current[label] = words

    def tick(self, label: str) -> None:
        """Tick it off."""
        words = self.current[label]
        self._change(label, [f"{words} done"], [], lambda text: marked(text, [("", words)], done=True))

    def away(self, label: str) -> None:
        """Take it out again."""
        words = self.current.pop(label)
        self._change(label, [], [words], lambda text: without(text, [("", words)]))

    def set(self, label: str) -> None:
        """Change the setting."""
        text = f"{self._setting} {label}"
        self._put(
            Path(self.places.config),
            self._setting,
            [text],
            [],
            lambda old: with_setting(old, self._setting, text),
        )

    def _change(self, label: str, texts: list[str], buried: list[str], edit: Callable[[str], str]) -> None:
        path = self.places.plan.with_name(LISTS[int(label.split("x")[1]) % len(LISTS)])
        self._put(path, label, texts, buried, edit)

    def _put(
        self, path: Path, label: str, texts: list[str], buried: list[str], edit: Callable[[str], str]
    ) -> None:
        self.tell(("begin", label, texts, []))
        with self._loaded():
            own_files.change(self.places, path, edit)
        self.tell(("kept", label, texts, buried))

    @contextmanager
    def _loaded(self) -> Iterator[None]:
        """Let the names of temporary files fall the same each time."""
        seen = vars(own_files)
        real = seen["os"]
        seen["os"] = Loaded(real, self._dice)
        try:
            yield
        finally:
            seen["os"] = real


class Loaded:
    """An os module with dice of its own."""

    def __init__(self, real: Any, dice: Dice) -> None:
        self._real, self.urandom = real, dice

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class Line(NamedTuple):
    """A line, or a setting, as a promise knows it."""

    text: str


def owned(root: Path) -> list[Line]:
    """Return what is on the lists and in the settings below `root`; what cannot be read is a fault."""
    here = places({"NUMBCHECK_HOME": str(root)})
    found: list[Line] = []
    for name in LISTS:
        there = items(own_files.read(here.plan.with_name(name)))
        found += [Line(f"{words} done" if done else words) for (_, words), done in there.items()]
    values = values_in(own_files.read(Path(here.config)).encode())
    return [*found, *(Line(value) for value in values.values())]


def _say(event: Event) -> None:
    os.write(1, json.dumps(event).encode() + b"\n")


def main(root: str, seed: str, count: str, acts: str) -> None:
    """Live, and say so on standard output."""
    live(Path(root), int(seed), int(count), acts, _say)


if __name__ == "__main__":
    main(*sys.argv[1:])
