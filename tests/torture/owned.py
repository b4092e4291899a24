"""Own lists and settings under the commands themselves: power loss at every moment, every call refused."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from numbcheck import plainfile
from numbcheck.errors import NumbcheckError
from numbcheck.gather import gathered
from numbcheck.journal.drafts.draft import Drafts
from numbcheck.visit.asking import own_files
from tests.asked import ask
from tests.journal.kit import NOON, a_journal
from tests.torture import power
from tests.torture.power import ROOT
from tests.torture.promises import BrokenPromiseError
from tests.torture.refusals import RefusingOs
from tests.torture.systems import FoundOs, RecordingOs, seen_as

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numbcheck.journal.drafts.draft import Draft
    from tests.torture.promises import Event, Tell
    from tests.torture.systems import Log, Tree

MODULES = own_files, plainfile
NAMES = ("joy.md", "ladder.md", "plan.md", "config.toml")
_JOYS = "# Joys\n\nmy own line\n\n- [ ] music\n- [x] the sea\n"
Life = tuple[str, ...]
"""One of `STARTS`, then some of `ACTS`."""
STARTS: dict[str, dict[str, str]] = {
    "nothing": {},
    "a home": {
        "joy.md": _JOYS,
        "ladder.md": "# Rungs\n\n- [ ] a late bus\n",
        "plan.md": "# Plan\n\n## 4. People\n\n- [ ] Ada\n",
        "config.toml": '# mine\nplain = true\ncountry = "AT"\n',
    },
    "a copy of another machine's": {
        "joy.md": _JOYS,
        "joy.sync-conflict-20261122-101112-ABCDEFG.md": "# Joys\n\n- [x] music\n- [ ] dancing\n",
    },
}
"""What lies there beforehand."""
ACTS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "joy add": (("joy", "add", "tea with mint"), "", "tea with mint"),
    "joy used-to": (("joy", "used-to", "long trains"), "", "long trains"),
    "ladder": (("ladder", "--add", "the letter"), "", "the letter"),
    "plan": (("plan", "--guide"), "early waking\n\n\n\n\n\n\n", "early waking"),
    "joy done": (("joy", "done", "1"), "", ""),
    "joy undone": (("joy", "undone", "1"), "", ""),
    "joy open": (("joy", "undone", "the sea"), "", ""),
    "set": (("config", "set", "country", "DE"), "", ""),
    "reset": (("config", "reset", "country"), "", ""),
    "undo": (("undo",), "", ""),
}
"""By name: the call, the lines that are typed, and the words that are no longer to be lost once they are kept."""
LIVES: tuple[Life, ...] = (
    *(("nothing", act) for act in ("joy add", "ladder", "plan", "set")),
    *(
        ("a home", act)
        for act in ("joy add", "joy used-to", "ladder", "plan", "joy done", "joy open", "set", "reset")
    ),
    *(("a copy of another machine's", act) for act in ("joy add", "joy undone")),
    *(("a home", act, "undo") for act in ("joy add", "ladder", "joy done", "set")),
    ("a home", "joy add", "set"),
)
"""What lies there, and what is done one after the other; the last is what is looked at where calls are refused."""
_FIRST = "What do you notice first"
"""Where this was not asked, nothing was typed."""
OWN = ("change:",)
"""What own lists and settings call beside the writer of entries."""


class Owned:
    """What may be found in each own file, and the words that must be in one of them or in a draft."""

    def __init__(self) -> None:
        self.outcomes = {name: {""} for name in NAMES}
        self.words: set[str] = set()

    def tell(self, event: Event) -> None:
        """Take in one event: `(begin | kept | typed, name, texts, _)`; what is found is one of the texts."""
        what, name, texts, _ = event
        if what == "begin":
            self.outcomes[name] |= set(texts)
        elif what == "kept":
            self.outcomes[name] = set(texts)
        else:
            self.words |= set(texts)

    def check(self, root: Path, waiting: list[Draft]) -> None:
        """Raise BrokenPromiseError unless a reader finds below `root` what was promised."""
        found = _all(root)
        for name, text in found.items():
            if text not in self.outcomes[name]:
                raise BrokenPromiseError(f"{name}: found {text!r}, promised {self.outcomes[name]}")
        everywhere = "\n".join([*found.values(), *(draft.text for draft in waiting)])
        if lost := [words for words in self.words if words not in everywhere]:
            raise BrokenPromiseError(f"neither on a list nor a draft: {lost}")


def _all(root: Path) -> dict[str, str]:
    return {name: _read(root / name) for name in NAMES}


def _read(path: Path) -> str:
    try:
        return own_files.read(path)
    except NumbcheckError as error:
        raise BrokenPromiseError(f"{path.name} is spoilt") from error


def checked(log: Log, step: int = 1) -> int:
    """Return how many states of the disk keep what was said of lists and settings; as `power.checked`."""
    begun = next(place for place, event in enumerate(log) if event[0] == "begin")
    return power.checked(log, begun, promised=Owned, check=_check, step=step)


def needless(logs: list[Log]) -> tuple[list[str], int]:
    """Return what own lists and settings wait for without need, and the places looked at; as `power.needless`."""
    return power.needless(logs, OWN, promised=Owned, check=_check)


def _check(tree: Tree, promises: Owned) -> None:
    with seen_as(FoundOs(tree), *MODULES):
        waiting = Drafts(f"/{ROOT}/state/drafts", lambda: NOON).waiting()
        promises.check(Path("/") / ROOT, waiting)


class Person:
    """Somebody with a home that holds what a life begins with, who knows what each act is to lead to."""

    def __init__(self, base: Path, life: Life) -> None:
        start, *self.acts = life
        self.base, self.home = base, base / ROOT
        self.home.mkdir(parents=True, mode=0o700)
        for name, text in STARTS[start].items():
            (self.home / name).write_text(text)
        self.steps = [_all(self.home)]
        self.unseen: dict[str, str] = {}
        for number, act in enumerate(self.acts):
            self.steps.append(self._rehearsed(number, act))

    def begin(self, tell: Tell) -> None:
        """Say what is there."""
        for name, text in self.steps[0].items():
            tell(("kept", name, [text], []))

    def act(self, number: int, tell: Tell, home: Path | None = None) -> None:
        """Do the act of this number, saying beforehand and afterwards what may be relied on.

        In a `home` of its own any call may be refused: that of a copy, too.
        """
        call, typed, words = ACTS[self.acts[number]]
        before, after = self.steps[number : number + 2]
        later = self.unseen if home else {}
        for name in NAMES:
            if before[name] != after[name]:
                tell(("begin", name, [after[name], self._with_copies(name, after[name])], []))
        for name, text in later.items():
            tell(("begin", name, [text], []))
        _called(home or self.home, call, typed)
        for name in NAMES:
            tell(("kept", name, [after[name], later.get(name, after[name])], []))
        if words:
            tell(("typed", "", [words], []))

    def _rehearsed(self, number: int, act: str) -> dict[str, str]:
        """Return what the files hold when nothing goes wrong."""
        rehearsal = self.base.with_name(f"{self.base.name} rehearsal")
        if not number:
            shutil.copytree(self.base, rehearsal)
        call, typed, words = ACTS[act]
        _called(rehearsal / ROOT, call, typed)
        after = _all(rehearsal / ROOT)
        if after == self.steps[-1] or not any(words in text for text in after.values()):
            raise BrokenPromiseError(f"{act} did nothing")
        self.unseen = self._without_copies(call, typed)
        return after

    def _without_copies(self, call: tuple[str, ...], typed: str) -> dict[str, str]:
        """Return what the files hold where the copies could not be read: those count as if they came later."""
        copies = plainfile.copies(str(self.home / NAMES[0]))
        if not copies:
            return {}
        rehearsal = self.base.with_name(f"{self.base.name} blind")
        shutil.copytree(self.base, rehearsal)
        for copy in copies:
            (rehearsal / ROOT / Path(copy).name).unlink()
        with suppress(RefusedError):
            _called(rehearsal / ROOT, call, typed)
        return {name: self._with_copies(name, text) for name, text in _all(rehearsal / ROOT).items()}

    def _with_copies(self, name: str, text: str) -> str:
        """Return what is read as long as a copy that was folded in still lies there, before anything is said."""
        if not name.endswith(".md"):
            return text
        copies = plainfile.copies(str(self.home / name))
        return gathered(text, [Path(copy).read_text() for copy in copies])


def recorded(base: Path, life: Life) -> Log:
    """Return what the real commands do in one of the lives."""
    base.parent.mkdir(parents=True, exist_ok=True)
    person = Person(base, life)
    with seen_as(RecordingOs(base), *MODULES) as system:
        person.begin(system.log.append)
        for number in range(len(person.acts)):
            person.act(number, system.log.append)
    return system.log


def refused(base: Path, life: Life, code: int, *, stuck: bool) -> int:
    """Let each call in turn fail during the last act of a life; return in how many ways it was refused.

    Raises BrokenPromiseError if that harmed anything, or was not told, or could not be done afterwards.
    """
    base.mkdir(parents=True)
    person, turn = Person(base / "home", life), 0
    events: list[Event] = []
    last = len(person.acts) - 1
    person.begin(events.append)
    for number in range(last):
        person.act(number, events.append)
    while True:
        turn += 1
        system = RefusingOs(turn, code, stuck=stuck)
        _refused_once(base, person, events, system)
        if not system.fired:
            return turn - 1


def _refused_once(base: Path, person: Person, events: list[Event], system: RefusingOs) -> None:
    copy, promises, last = base / "copy", Owned(), len(person.acts) - 1
    shutil.copytree(person.base, copy)
    for event in events:
        promises.tell(event)
    home = copy / ROOT
    drafts = Drafts(str(home / "state" / "drafts"), lambda: NOON)
    try:
        with seen_as(system, *MODULES):
            person.act(last, promises.tell, home)
    except RefusedError as error:
        code, said = error.args
        if code not in {73, 74, 65} or "Something went wrong" in said:
            raise BrokenPromiseError(f"not a sentence for a person: {code} {said}") from error
        _, typed, words = ACTS[person.acts[last]]
        read_it = not typed or _FIRST in said
        if words and read_it and not (system.stuck and "not even as a draft" in said):
            promises.tell(("typed", "", [words], []))
    promises.check(home, drafts.waiting())
    if list(a_journal(home).entries()) and a_journal(home).faults:
        raise BrokenPromiseError("an entry is spoilt")
    shutil.rmtree(copy)


class RefusedError(Exception):
    """The program did not do what it was asked to."""


def _called(home: Path, call: tuple[str, ...], typed: str) -> None:
    with _at(home):
        heard = ask(*call, typed=typed)
    if heard.code:
        raise RefusedError(heard.code, heard.err + heard.out)


@contextmanager
def _at(home: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {"NUMBCHECK_HOME": str(home), "HOME": str(home.parent)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
