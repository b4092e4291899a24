"""One story lived twice, in a plain journal and in a locked one: all that is seen is the same, and no word lies open."""

from __future__ import annotations

import os
import random
import re
import stat
import sys
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from random import Random
from secrets import token_hex
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from numbcheck.__main__ import run
from numbcheck.journal.ids import ID
from numbcheck.journal.sealing.locking import Locking
from numbcheck.journal.store.packs import Packs
from numbcheck.stage.clock import LivedClock
from numbcheck.visit.house import House
from tests.journal.kit import NOON
from tests.journal.sealing.kit import Locked, holding, locked
from tests.torture.promises import BrokenPromiseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

CANARY = f"canary{token_hex(4)}"
"""In all that is written into the journal, and in nothing else."""
_PAPERS = "papers"
"""What is no part of the home: there lies a book that is brought in."""
_FOR_ALL = ("/tmp", "/var/tmp", "/dev/shm")
_WORDS = ("rain", "tea", "a long walk", "nothing much", "the dog next door", "késő", "雨")
_SHORT = re.compile(r"\b(?:[a-z2-7]{4}|[a-z2-7](?: [a-z2-7]){3})\b")
"""The four characters of an entry, also as they are spelt for who listens."""
_REV = re.compile(r'"[a-z2-7]{8}"')
_IN_THE_END = ("history --json", "history --tags", "journal --drafts", "trends --json", "data verify")
_BOOK = "".join(f"[2025-0{month}-03 09:00] {CANARY} of a book\n\n" for month in range(1, 6))
_READERS = {"history", "show", "edit", "undo", "trends", "export", "journal", "do"}
"""What says that it is locked, as it shows words."""
_DELETED = "Deleted, for good.\n"
"""How a deletion ends; while it is locked, what goes is named by its moment."""


class Act(NamedTuple):
    """A call, and what comes in through its pipe."""

    argv: tuple[str, ...]
    text: str = ""


class Seen(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


_REFUSED = Seen(77, "", "The journal is locked. To open it: numbcheck unlock\n")


class World:
    """A home below `base`, and the person who lives in it."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.home, self._papers = base / "home", base / _PAPERS
        for folder in (base / "run", base / "tmp", self._papers):
            folder.mkdir(parents=True)
        (self._papers / "book.txt").write_text(_BOOK)

    def call(self, act: Act, at: datetime, **environ: str) -> Seen:
        """Call numbcheck at a moment, and return what is seen."""
        with ExitStack() as here:
            streams = [
                here.enter_context(TemporaryFile("w+", encoding="utf-8", newline="")) for _ in range(3)
            ]
            streams[0].write(act.text)
            streams[0].seek(0)
            here.enter_context(patch.dict(os.environ, self._environ() | environ, clear=True))
            here.enter_context(patch.object(House, "now", lambda _: at))
            here.enter_context(
                patch.object(LivedClock, "now", lambda _: 0.0)
            )  # how long it took says nothing
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                here.enter_context(patch.object(sys, name, stream))
            random.seed(f"{at}")
            try:
                code = run([word.format(papers=self._papers) for word in act.argv])
            except SystemExit as leaving:
                code = int(leaving.code or 0)
            out, err = map(self._told, streams[1:])
        return Seen(code, out, err)

    def _environ(self) -> dict[str, str]:
        own = {
            "NUMBCHECK_HOME": self.home,
            "HOME": self.base,
            "TMPDIR": self.base / "tmp",
            "XDG_RUNTIME_DIR": self.base / "run",
        }
        return {name: str(path) for name, path in own.items()} | {"PATH": os.environ["PATH"], "COLUMNS": "80"}

    def _told(self, stream: IO[str]) -> str:
        """Return what was written, without what is drawn by chance, or is of this home alone."""
        stream.flush()
        stream.seek(0)
        return _REV.sub("REV", ID.sub("ID", stream.read().replace(str(self.base), "BASE")))

    def refs(self) -> set[str]:
        """Return the four characters of each entry and draft there is or was."""
        return {path.name.partition(".")[0][-4:] for path in self.home.rglob("*-*.*")}


class Story:
    """Two worlds of one person, who does in both what the `dice` say; one of them is given a lock on the way."""

    def __init__(self, base: Path, dice: Random) -> None:
        self._dice = dice
        self._plain, self._sealed = World(base / "plain"), World(base / "sealed")
        self._at = NOON
        self._key: Locked | None = None
        self.is_open = True
        self._began = time.time() - 1
        self.alike = 0
        self.refused = 0

    def live(self, acts: int) -> None:
        """Live a little, lock one of the two, live on, and look at all that is there."""
        for number in range(acts):
            if number == acts // 8:
                self._lock()
            if self._key and not self._dice.randrange(7):
                self._turn(opened=not self.is_open)
            self._do(self._dice.choice(_ACTS)(self))
        self._turn(opened=True)
        self._look_at_all()
        if self._key:
            self._take_off(self._key)
            self._look_at_all()

    def _look_at_all(self) -> None:
        for call in _IN_THE_END:
            self._do(Act(tuple(call.split())))

    def _take_off(self, key: Locked) -> None:
        """Make the other world plain again."""
        packs = Packs(f"{key.home}/cache/packs", os.urandom)
        Locking(key.lock(opened=True), packs, os.urandom, []).take_off(lambda *_: None)
        self._key = None

    def _lock(self) -> None:
        self._key = locked(self._sealed.home)
        self._seal(("encrypt",), "ocked")
        self._turn(opened=True)

    def _turn(self, *, opened: bool) -> None:
        """Open it, or close it; a program prints what opens it, which is quicker than a passphrase."""
        identity = self._key.pair.identity if self._key else ""
        if opened:
            self._seal(("unlock", "--for", "12h"), "Open for", NUMBCHECK_KEY_COMMAND=f"echo {identity}")
        else:
            self._seal(("lock",), "Locked.")
        self.is_open = opened

    def _seal(self, argv: tuple[str, ...], says: str, **environ: str) -> None:
        seen = self._sealed.call(Act(argv), self._at, **environ)
        if seen.code or says not in seen.err:
            raise BrokenPromiseError(f"{argv}: {seen}")
        self._check_words()

    def _do(self, act: Act) -> None:
        """Do it in both worlds. What reads is only done where that can be, and refused in one sentence where not."""
        self._at += timedelta(minutes=1, milliseconds=7)
        sealed = self._sealed.call(act, self._at)
        self._check_words()
        if not self.is_open and sealed.code == _REFUSED[0]:
            if sealed != _REFUSED or act.argv[0] not in _READERS:
                raise BrokenPromiseError(f"{act}: {sealed}")
            self.refused += 1
            return
        plain = self._plain.call(act, self._at)
        refs = self._plain.refs() | self._sealed.refs()
        plain, sealed = _without(refs, plain), _without(refs, sealed)
        if not self.is_open:
            plain, sealed = _but_for_the_lock(act.argv[:1], plain, sealed)
        if plain != sealed:
            raise BrokenPromiseError(
                f"{act}, {'open' if self.is_open else 'locked'}: {_differing(plain, sealed)}"
            )
        self.alike += 1

    def _check_words(self) -> None:
        if self._key is None:
            return
        found = [name for name in holding(self._sealed.base, CANARY) if name.partition("/")[0] != _PAPERS]
        found += [
            f"{path}" for folder in _FOR_ALL for path in Path(folder).iterdir() if self._has_words(path)
        ]
        if found:
            raise BrokenPromiseError(f"plain words in {found}")

    def _has_words(self, path: Path) -> bool:
        """Return whether a file that is there since this story began holds words of it."""
        try:
            about = path.lstat()
            is_new = stat.S_ISREG(about.st_mode) and about.st_mtime > self._began
            return is_new and CANARY.encode() in path.read_bytes()
        except OSError:
            return False

    def words(self) -> str:
        """Return some words that were not written before."""
        tag = self._dice.choice(("", "", " #work", " @sam"))
        return f"{CANARY} {self._dice.choice(_WORDS)} {self._at:%d%H%M}{tag}"

    def one_of(self, *these: str) -> str:
        """Return one of these."""
        return self._dice.choice(these)


def _without(refs: set[str], seen: Seen) -> Seen:
    """Return what was seen without the characters of what it is about, which are drawn by chance."""

    def hidden(found: re.Match[str]) -> str:
        return "REF" if found[0].replace(" ", "") in refs else found[0]

    return Seen(seen.code, _SHORT.sub(hidden, seen.out), _SHORT.sub(hidden, seen.err))


def _but_for_the_lock(command: tuple[str, ...], plain: Seen, sealed: Seen) -> tuple[Seen, Seen]:
    """Return what both are to be alike in: locked, what goes is named by its moment, and nothing is said of earlier times."""
    if command == ("delete",):
        return plain._replace(err=plain.err[-len(_DELETED) :]), sealed._replace(
            err=sealed.err[-len(_DELETED) :]
        )
    if command == ("check",):
        plain = plain._replace(out=_rows_in(plain.out, sealed.out), err=_rows_in(plain.err, sealed.err))
    return plain, sealed


def _rows_in(text: str, other: str) -> str:
    rows = other.splitlines()
    return "".join(row for row in text.splitlines(keepends=True) if row.rstrip("\n") in rows)


def _differing(plain: Seen, sealed: Seen) -> str:
    """Return the lines that are not in both, and the codes."""
    lines = [(one.out + one.err).splitlines() for one in (plain, sealed)]
    here, there = (
        [row for row in rows if row not in other] for rows, other in zip(lines, lines[::-1], strict=True)
    )
    return f"{plain.code} {here}, but locked {sealed.code} {there}"


def _note(story: Story) -> Act:
    if story.one_of("said", "piped") == "piped":
        return Act(("note", "-"), story.words())
    return Act(("note", story.words()))


def _dated(story: Story) -> Act:
    return Act(
        ("note", story.words(), "--at", story.one_of("yesterday", "3d", "last week", "40d"), "-t", "work")
    )


def _journal(story: Story) -> Act:
    prompt = story.one_of("none", "weather", "one-thing-done")
    return Act(("journal", "--prompt", prompt), f"{story.words()}\n\n{story.words()}\n")


def _practise(story: Story) -> Act:
    words = story.words()
    calls = ("ground", "do three", "do where", "reframe", "check", "check --more", "signs", "feel")
    return Act(tuple(story.one_of(*calls).split()), f"1\n{words}\n{words}\n" * 3)


def _mistyped(story: Story) -> Act:
    return Act(("note", "--tga", story.words()))


def _listed(story: Story) -> Act:
    calls = (
        "joy add knitting",
        "joy done 1",
        "joy",
        "ladder --add waving",
        "plan --goal out",
        "plan",
        "check --form phq2 12",
        "keep kind",
    )
    return Act(tuple(story.one_of(*calls).split()))


def _bring_in(story: Story) -> Act:
    calls = ("import {papers}/book.txt", "import {papers}/book.txt --dry-run", "delete batch:1 --yes")
    return Act(tuple(story.one_of(*calls).split()))


def _look(story: Story) -> Act:
    calls = (
        "history", "history -n 3", "history --count", "history --json", "history --tags", "history --tag work", "history --full",
        f"history {CANARY}", "history tea", "history rain --kind note", "history --on yesterday", "history --this-day", "show @1",
        "show @2 --json", "show @9", "trends", "trends --json", "export -f md -", "export -f csv -", "export -f jrnl -", "journal --drafts",
        "data verify", "data where", "do --list", "moment", "", "undo",
    )  # fmt: skip
    return Act(tuple(story.one_of(*calls).split()))


def _change(story: Story) -> Act:
    ref = story.one_of("@1", "@2", "@5")
    if not story.is_open or story.one_of("text", "moment") == "moment":
        return Act(("edit", ref, "--at", story.one_of("yesterday", "5d", "20d")))
    return Act(("edit", ref, "-"), story.words())


def _delete(story: Story) -> Act:
    return Act(("delete", story.one_of("@1", "@2", "@4"), "--yes"))


_ACTS: tuple[Callable[[Story], Act], ...] = (
    _note, _note, _dated, _journal, _practise, _practise, _mistyped, _listed, _bring_in, _look, _look, _look, _change, _delete,
)  # fmt: skip


def lived(base: Path, acts: int, seed: int) -> Story:
    """Live the story of this seed, and return it."""
    story = Story(base, Random(seed))
    try:
        story.live(acts)
    except BrokenPromiseError as error:
        raise BrokenPromiseError(f"story {seed}: {error}") from None
    return story
